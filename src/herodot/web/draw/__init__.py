"""Drawings as numbers, for templates to write as SVG: pure functions, the same input the same picture."""

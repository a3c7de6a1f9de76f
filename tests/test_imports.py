"""Imports only point left in the picture at the top of `herodot.pipeline`."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import herodot

ROOT = Path(herodot.__file__).parent
ORDER = (
    *("errors", "records", "spans", "settings", "progress", "ontology"),
    *("acquire", "clean", "parse", "resolve", "encode", "attribute", "trace", "code"),
    *("link", "correct", "store", "accounts", "engines", "examples", "pipeline"),
    *("export", "testing", "evaluate", "web", "cli", "__main__"),
)
ONLY_RECORDS = {"link", "store", "export"}
BASE = {"errors", "records", "spans", "settings", "ontology", "correct"}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def package_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The herodot packages that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module == "herodot":
            names = [f"herodot.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        yield from (name.split(".")[1] for name in names if name.startswith("herodot."))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_left(path: Path) -> None:
    own = package_of(path)
    assert own in ORDER, f"{own} has no place in the picture"
    for other in imported(path):
        assert ORDER.index(other) <= ORDER.index(own), f"{own} must not import {other}"
        if own in ONLY_RECORDS:
            assert other in BASE | {own}, f"{own} knows records only, not {other}"


@pytest.mark.parametrize("module", ["herodot", "herodot.cli"])
def test_nothing_heavy_is_loaded_before_it_is_used(module: str) -> None:
    heavy = ("litestar", "jinja2", "spacy", "sqlalchemy", "trafilatura", "lxml", "numpy", "onnxruntime", "tokenizers")
    script = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

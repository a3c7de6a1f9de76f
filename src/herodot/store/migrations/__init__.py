"""Alembic scripts; `versions/` has one module a version, never changed once released."""

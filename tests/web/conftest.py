"""The fixtures of web_fixtures.py; mypy takes one module of this name, and tests/cli has it."""

from web_fixtures import client, desk, ids, made, own_client

__all__ = ["client", "desk", "ids", "made", "own_client"]

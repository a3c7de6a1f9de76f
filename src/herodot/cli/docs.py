"""The help of every verb as a page: `python -m herodot.cli.docs > docs/cli.md`."""

from __future__ import annotations

import sys

from herodot.cli import GROUPS, VERBS, app
from herodot.settings import SETTINGS, Setting


def page() -> str:
    """docs/cli.md as it is committed."""
    from typer.testing import CliRunner

    runner = CliRunner(env={"COLUMNS": "100", **{setting.variable: "" for setting in SETTINGS}})
    parts = [_HEAD, *map(_setting, SETTINGS), ""]
    verbs: list[tuple[str, ...]] = [(name,) for name, _ in VERBS]
    verbs += [(group, name) for group, _, inner in GROUPS for name, _ in inner]
    for words in verbs:
        said = runner.invoke(app, [*words, "--help"], prog_name="herodot").stdout.strip()
        name = " ".join(words)
        parts.append(f"## {name}\n\n```\n{said}\n```\n")
    return "\n".join(parts)


def _setting(row: Setting) -> str:
    default = f"`{row.default}`" if row.default else "–"
    return f"| `{row.variable}` | {default} | {row.help} |"


_HEAD = """# The command line

Made by `python -m herodot.cli.docs` from the program's own help; a test compares the two.

Records go to stdout, everything about the run to stderr. `-` is stdin or stdout. `NO_COLOR` is honoured. Exit
code 0: all is well; 1: partly (some documents failed, the rest was read); 2: failed.

| variable | default | |
|---|---|---|"""

if __name__ == "__main__":
    sys.stdout.write(page())

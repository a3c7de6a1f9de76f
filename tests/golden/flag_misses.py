"""Sets `not_yet: true` in expected.yaml on what the pipeline does not find, and takes it off what it does.

    python tests/golden/flag_misses.py

Look at the difference before you commit it: a flag that is new is a loss.
"""

from __future__ import annotations

from collections.abc import Iterator

from golden_expectations import expectations, folder
from golden_reading import analysis, is_found

FLAG = ", not_yet: true}"
KINDS = ("says", "chain", "happens", "left_out")


def flagged(source: str, found: Iterator[bool]) -> str:
    """The YAML text with the flags set; every entry is a line of its own, and `found` is in their order."""
    lines = []
    for line in source.splitlines():
        if line.startswith("    - {"):
            bare = line.replace(FLAG, "}")
            line = bare if next(found) else f"{bare.removesuffix('}')}{FLAG}"
        lines.append(line)
    return "\n".join([*lines, ""])


def in_order() -> Iterator[bool]:
    """Whether each entry is found, in the order of the file: by report, and within by KINDS."""
    for report, listed in expectations().items():
        for kind in KINDS:
            for entry in getattr(listed, kind):
                yield is_found(analysis(report), entry)


if __name__ == "__main__":
    path = folder() / "expected.yaml"
    path.write_text(flagged(path.read_text(encoding="utf-8"), in_order()), encoding="utf-8")

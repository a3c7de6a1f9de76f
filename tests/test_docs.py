from __future__ import annotations

import re
from pathlib import Path

import pytest

import herodot
from herodot.cli import GROUPS, VERBS, codebook
from herodot.cli.docs import page

ROOT = Path(__file__).parents[1]


def test_the_command_line_page_is_up_to_date() -> None:
    remedy = "run: python -m herodot.cli.docs > docs/cli.md"
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == page(), remedy


def test_the_codebook_is_up_to_date() -> None:
    remedy = "run: python -m herodot.cli.codebook > docs/codebook.md"
    assert (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8") == codebook.page(), remedy


@pytest.mark.parametrize(("name", "verb"), VERBS)
def test_every_verb_has_help_with_an_example(name: str, verb: object) -> None:
    assert verb.__doc__ is not None
    assert f"Example: herodot {name}" in verb.__doc__


@pytest.mark.parametrize(("name", "verb"), [(f"{group} {name}", v) for group, _, vs in GROUPS for name, v in vs])
def test_every_inner_verb_has_help_with_an_example(name: str, verb: object) -> None:
    example = (verb.__doc__ or "").partition("Example: ")[2]
    assert f"herodot {name}" in " ".join(example.split())


def test_the_picture_is_the_same_everywhere() -> None:
    pictures = [
        re.search(r"^ +acquire ─►.*$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in (ROOT / "README.md", ROOT / "docs" / "architecture.md", ROOT / "src/herodot/pipeline.py")
    ]
    assert len({picture and picture[0].strip() for picture in pictures}) == 1
    assert all(pictures)


def test_every_folder_of_the_package_is_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for folder in Path(herodot.__file__).parent.iterdir():
        if (folder / "__init__.py").exists():
            assert f"      {folder.name}/" in text, folder.name


def test_links_between_documents_lead_somewhere() -> None:
    for page_path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page_path.read_text(encoding="utf-8")):
            assert (page_path.parent / target).exists(), f"{page_path.name}: {target}"

"""The corpus's form: what is read has exact spans, and what cannot be read is named with file and line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from corpus_module import FOLDER, corpus_module

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the corpus is not in this checkout")

SENTENCE = """text: Rebels shelled Adigrat and Adigrat's market, killing at least 11 people, aid workers said.
event: ASSAULT heavy-weapons happened | trigger=shelled | who=Rebels | whom=Adigrat#2 | killed=at least 11 people
is: active, reported speech
"""
REPORT = """report: 2023-05-10 | Nairobi
text: Troops left the town.
Residents cheered.
event: RETREAT withdraw happened | trigger=left | who=Troops
"""
NEAR_MISS = """text: The striker attacked down the left.
event: none
is: near miss, sport
"""


def read(folder: Path, text: str) -> list[Any]:
    path = folder / "some.txt"
    path.write_text(text, encoding="utf-8")
    items: list[Any] = corpus_module().read(path)
    return items


def error(folder: Path, text: str) -> str:
    with pytest.raises(corpus_module().CorpusError) as caught:
        read(folder, text)
    return str(caught.value).removeprefix(f"{folder}/")


def words(item: Any, field: str) -> list[str]:
    return [item.text[start:end] for start, end in item.events[0].spans[field]]


def test_spans_are_the_words_themselves(tmp_path: Path) -> None:
    (item,) = read(tmp_path, SENTENCE)
    (event,) = item.events
    assert (event.type, event.mode, event.status) == ("ASSAULT", "heavy-weapons", "happened")
    assert (words(item, "trigger"), words(item, "who")) == (["shelled"], ["Rebels"])
    assert words(item, "killed") == ["at least 11 people"]
    assert item.tags == ["active", "reported speech"]
    assert (item.is_report, item.date, item.place) == (False, None, None)


def test_a_number_says_which_occurrence_is_meant(tmp_path: Path) -> None:
    (item,) = read(tmp_path, SENTENCE)
    (span,) = item.events[0].spans["whom"]
    assert span[0] == item.text.index("Adigrat's")


def test_several_values_of_a_field(tmp_path: Path) -> None:
    text = "text: Peru and Chile met.\nevent: CONSULT - happened | trigger=met | who=Peru + Chile\n"
    (item,) = read(tmp_path, text)
    assert words(item, "who") == ["Peru", "Chile"]
    assert item.events[0].mode is None


def test_offsets_are_code_points(tmp_path: Path) -> None:
    (item,) = read(tmp_path, "text: 🛑 São Tomé police marched.\nevent: MOBILIZE police happened | trigger=marched\n")
    assert words(item, "trigger") == ["marched"]


def test_a_report_has_paragraphs_a_date_and_a_place(tmp_path: Path) -> None:
    (item,) = read(tmp_path, REPORT)
    assert item.is_report
    assert (item.date, item.place) == ("2023-05-10", "Nairobi")
    assert item.text == "Troops left the town.\nResidents cheered."


def test_blocks_are_parted_by_empty_lines_and_know_their_line(tmp_path: Path) -> None:
    items = read(tmp_path, f"{SENTENCE}\n\n{NEAR_MISS}\n{REPORT}")
    assert [(item.line, len(item.events)) for item in items] == [(1, 1), (6, 0), (10, 1)]
    assert {item.file for item in items} == {"some.txt"}


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        ("text: They met.\nevent: CONSULT - happened | trigger=spoke\n", "'spoke' occurs 0 times"),
        ("text: They met and met.\nevent: CONSULT - happened | trigger=met\n", "say which with #1, #2"),
        ("text: They met.\nevent: CONSULT - happened | trigger=met#2\n", "'met' occurs 1 times"),
        ("text: They remet.\nevent: CONSULT - happened | trigger=met\n", "'met' occurs 0 times"),
        ("text: They met.\nevent: CONSULT happened | trigger=met\n", "is not `TYPE mode status`"),
        ("text: They met.\n", "no event line"),
        ("text: They met.\nevent: none\nevents: none\n", "what is 'events: none'?"),
    ],
)
def test_what_cannot_be_read_is_named_with_file_and_line(tmp_path: Path, block: str, complaint: str) -> None:
    assert error(tmp_path, f"{NEAR_MISS}\n{block}").startswith("some.txt:5: ")
    assert complaint in error(tmp_path, block)


def test_the_whole_corpus_can_be_read() -> None:
    module = corpus_module()
    items = [item for path in module.files() for item in module.read(path)]
    assert items
    for item in items:
        for event in item.events:
            assert set(event.spans) <= set(module.FIELDS), (item.file, item.line)
            assert all(0 <= start < end <= len(item.text) for spans in event.spans.values() for start, end in spans)


def test_the_readme_counts_what_is_there() -> None:
    module = corpus_module()
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    for folder in ("sentences", "reports", "quiet"):
        items = [i for path in module.files() if path.parent.name == folder for i in module.read(path)]
        words, events = sum(len(i.text.split()) for i in items), sum(len(i.events) for i in items)
        empty = sum(not i.events for i in items)
        row = f"| {len(items):,} | {words:,} | {events:,} | {empty} |"
        assert any(line.startswith(f"| `{folder}/`") and line.endswith(row) for line in page.splitlines()), row
    kinds = Counter(e.type for path in module.files() for i in module.read(path) for e in i.events)
    assert [kind for kind, n in kinds.items() if f"| {kind} | {n} |" not in page] == []

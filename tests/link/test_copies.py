from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from link_builders import report

from herodot.link.copies import Overlap, overlap
from herodot.link.keys import fingerprints
from herodot.link.shingles import shingles_of
from herodot.records import Dropped, Report

WIRE = (
    "The harbour of the northern town was closed on Monday after a tanker ran aground near the breakwater. "
    "Nobody was hurt, the coastguard said, but some oil has reached the beach and volunteers are cleaning it. "
    "The captain told investigators that the engine had failed during the storm. "
    "A tug from the next port is expected to pull the ship free with the high tide on Wednesday."
)
EDITED = (
    "A northern town has had its harbour closed since a tanker ran aground near the breakwater on Monday. "
    "The coastguard said that nobody was hurt, but some oil has reached the beach. "
    "According to the captain, the engine had failed during the storm. "
    "The ship should be pulled free on Wednesday, when a tug from the next port arrives."
)
OWN_WORDS = (
    "Our reporter walked along the sand this morning and counted eleven birds with black feathers. "
    "Fishermen complain that they have had no income since the accident, and the mayor wants to see the owner pay."
)
QUOTE = "“We will not leave this place until every last drop is gone and every bird has been washed and fed,”"

words = st.text("abcdefgh ", min_size=40, max_size=400)


def shared(a: Report, b: Report) -> Overlap | None:
    return overlap(shingles_of(a), shingles_of(b))


def test_a_lightly_edited_copy_is_found_with_its_passages() -> None:
    found = shared(report("a", WIRE), report("b", EDITED))
    assert found is not None
    assert 0.25 <= found.shared < 0.7
    assert any("some oil has reached the beach" in WIRE[start:end] for start, end, _, _ in found.passages)
    for a, b, c, d in found.passages:
        assert WIRE[a:b].split()[0].lower() == EDITED[c:d].split()[0].lower()
    assert shared(report("a", WIRE), report("c", OWN_WORDS)) is None


def test_a_passage_goes_on_over_a_small_edit() -> None:
    edited = WIRE.replace("near the breakwater", "close to the breakwater")
    found = shared(report("a", WIRE), report("b", edited))
    assert found is not None
    assert [WIRE[a:b] for a, b, _, _ in found.passages] == [WIRE.removesuffix(".")]


def test_a_part_of_a_long_report_is_a_copy() -> None:
    found = shared(report("a", WIRE + "\n\n" + OWN_WORDS), report("b", OWN_WORDS))
    assert found is not None
    assert found.of_a < 0.6
    assert found.of_b == found.shared == 1.0


def test_the_same_quotation_makes_no_copy() -> None:
    one = f"{OWN_WORDS} {QUOTE} the mayor said."
    other = f"The cleaning at the beach goes on. {QUOTE} said the woman who leads the town hall, and went back to work."
    assert shared(report("a", one), report("b", other)) is None


def test_the_same_advert_makes_no_copy() -> None:
    def with_advert(key: str, text: str) -> Report:
        whole = f"{text}\n{WIRE}"
        gone = Dropped(len(text) + 1, len(whole), WIRE, "advert")
        return Report(key, key, None, None, None, (), None, None, "en", whole, "", (gone,))

    assert shared(with_advert("a", OWN_WORDS), with_advert("b", "Something else entirely.")) is None


@given(words, words)
def test_which_report_comes_first_does_not_matter(one: str, other: str) -> None:
    there, back = shared(report("a", one), report("b", other)), shared(report("b", other), report("a", one))
    assert (there is None) == (back is None)
    if there and back:
        assert (there.of_a, there.of_b) == (back.of_b, back.of_a)


@given(words)
def test_a_text_is_a_copy_of_itself_where_it_is_long_enough(text: str) -> None:
    found = shared(report("a", text), report("b", text))
    assert found is None or found.shared == 1.0


@given(words, words)
def test_passages_are_within_the_texts(one: str, other: str) -> None:
    found = shared(report("a", one + WIRE), report("b", WIRE + other))
    assert found is not None
    for a, b, c, d in found.passages:
        assert 0 <= a < b <= len(one + WIRE)
        assert 0 <= c < d <= len(WIRE + other)


def test_a_long_stretch_in_common_has_a_common_fingerprint() -> None:
    one, other = (shingles_of(report("a", text)) for text in (OWN_WORDS + " " + WIRE, WIRE + " " + QUOTE))
    assert set(fingerprints(one)) & set(fingerprints(other))

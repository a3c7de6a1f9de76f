from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from link_builders import report

from herodot.link.copies import find_copies
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


def test_a_lightly_edited_copy_is_found_with_its_passages() -> None:
    (copy,) = find_copies([report("a", WIRE), report("b", EDITED), report("c", OWN_WORDS)])
    assert (copy.a, copy.b) == ("a", "b")
    assert 0.25 <= copy.shared < 0.7
    assert any("some oil has reached the beach" in a.exact for a, _ in copy.passages)
    for in_a, in_b in copy.passages:
        assert WIRE[in_a.start : in_a.end] == in_a.exact
        assert EDITED[in_b.start : in_b.end] == in_b.exact


def test_a_part_of_a_long_report_is_a_copy() -> None:
    (copy,) = find_copies([report("a", WIRE + "\n\n" + OWN_WORDS), report("b", OWN_WORDS)])
    assert copy.shared == 1.0


def test_the_same_quotation_makes_no_copy() -> None:
    one = f"{OWN_WORDS} {QUOTE} the mayor said."
    other = f"The cleaning at the beach goes on. {QUOTE} said the woman who leads the town hall, and went back to work."
    assert find_copies([report("a", one), report("b", other)]) == ()


def test_the_same_advert_makes_no_copy() -> None:
    def with_advert(key: str, text: str) -> Report:
        whole = f"{text}\n{WIRE}"
        gone = Dropped(len(text) + 1, len(whole), WIRE, "advert")
        return Report(key, key, None, None, None, (), None, None, "en", whole, "", (gone,))

    assert find_copies([with_advert("a", OWN_WORDS), with_advert("b", "Something else entirely.")]) == ()


@given(st.lists(words, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(texts: list[str], shuffle: random.Random) -> None:
    reports = [report(f"r{i}", text) for i, text in enumerate(texts)]
    mixed = list(reports)
    shuffle.shuffle(mixed)
    assert find_copies(reports) == find_copies(mixed)


@given(words)
def test_a_text_is_a_copy_of_itself_where_it_is_long_enough(text: str) -> None:
    for copy in find_copies([report("a", text), report("b", text)]):
        assert copy.shared == 1.0

"""What editors said of pairs of reports is kept to, whatever the machine makes of them."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from link_builders import analysis

from herodot.link.linker import update
from herodot.link.shelf import MemoryShelf
from herodot.records import LinkKind, LinkRule, Story

TANKER = (
    "The tanker Morning Star ran aground off Hanstholm on Monday and oil has reached the beaches of the town.",
    "Oil from the tanker Morning Star has reached the beaches of Hanstholm, where it ran aground on Monday.",
    "Tugs pulled the tanker Morning Star from the rocks near Hanstholm, where oil has reached the beaches.",
)
MINERS = "Coal miners in Katowice went on strike on Tuesday and asked for higher wages and warmer clothes."
WIRE = (
    f"{TANKER[0]} Nobody was hurt, the coastguard said, but volunteers are cleaning the sand. The captain told "
    "investigators that the engine had failed during the storm. A tug is expected to pull the ship free on Wednesday."
)


def linked(texts: dict[str, str], *rules: tuple[LinkKind, str, str]) -> tuple[Story, ...]:
    made = [LinkRule(kind, a, b, f"correction-{i}") for i, (kind, a, b) in enumerate(rules)]
    shelf = MemoryShelf((analysis(key, text) for key, text in texts.items()), made)
    update(shelf)
    return shelf.stories()


def groups(stories: tuple[Story, ...]) -> list[str]:
    return sorted("".join(sorted(report.id for report in story.reports)) for story in stories)


TEXTS = {"a": TANKER[0], "b": TANKER[1], "c": TANKER[2], "m": MINERS}


def test_without_a_rule_the_machine_decides() -> None:
    assert groups(linked(TEXTS)) == ["abc", "m"]


def test_two_stories_are_joined() -> None:
    assert groups(linked(TEXTS, ("same_story", "a", "m"))) == ["abcm"]


def test_a_story_is_parted_and_the_others_go_with_what_they_are_most_like() -> None:
    assert groups(linked(TEXTS, ("other_story", "a", "c"))) == ["ab", "c", "m"]


def test_a_copy_that_was_not_found_is_one() -> None:
    (story,) = (s for s in linked(TEXTS, ("copy", "a", "m")) if len(s.reports) > 1)
    assert ("a", "m") in story.copies
    (copy,) = (copy for copy in story.copied if {copy.a, copy.b} == {"a", "m"})
    assert (copy.shared, copy.passages) == (1.0, ())


def test_what_is_no_copy_counts_for_itself() -> None:
    texts = {"a": WIRE, "b": f"{WIRE} More follows."}
    (story,) = linked(texts)
    assert story.copies == (("a", "b"),)
    (story,) = linked(texts, ("not_copy", "a", "b"))
    assert (story.copies, story.copied) == ((), ())


def test_copies_may_be_of_another_story() -> None:
    texts = {"a": WIRE, "b": f"{WIRE} More follows.", "c": f"{WIRE} Less follows."}
    found = linked(texts, ("other_story", "a", "b"))
    assert len(found) == 2
    assert all({"a", "b"} - {report.id for report in story.reports} for story in found)


kinds: st.SearchStrategy[LinkKind] = st.sampled_from(("copy", "not_copy", "same_story", "other_story"))
rules = st.tuples(kinds, st.sampled_from("abcm"), st.sampled_from("abcm")).filter(lambda rule: rule[1] < rule[2])


@settings(deadline=None)
@given(st.lists(rules, max_size=3), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(given_rules: list[tuple[LinkKind, str, str]], dice: random.Random) -> None:
    made = [LinkRule(kind, a, b, f"correction-{i}") for i, (kind, a, b) in enumerate(given_rules)]
    shelf = MemoryShelf(rules=made)
    for key in dice.sample(sorted(TEXTS), len(TEXTS)):
        shelf.add([analysis(key, TEXTS[key])])
        update(shelf)
    assert set(shelf.stories()) == set(linked(TEXTS, *given_rules))

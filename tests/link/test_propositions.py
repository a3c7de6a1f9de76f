from __future__ import annotations

import pytest

from herodot.link.propositions import is_proposition, proposition


@pytest.mark.parametrize(
    "content",
    [
        "that the bridge over the Sava had been closed",
        "the army would leave the valley",
        "Two soldiers died",
        "rebels blew up the dam",
        "And the talks failed on Monday",
    ],
)
def test_a_clause_is_a_proposition(content: str) -> None:
    assert is_proposition(content, denied=False)


@pytest.mark.parametrize(
    "content",
    [
        "to close the bridge over the Sava",
        "why the bridge had been closed",
        "and how long the army would stay",
        "whether the army would leave the valley",
        "the mayor of the destroyed town",
        "a deal with the rebels",
        "",
        "—",
    ],
)
def test_what_is_asked_wanted_or_only_named_is_none(content: str) -> None:
    assert not is_proposition(content, denied=False)


def test_what_one_doubts_is_a_proposition() -> None:
    assert is_proposition("whether the army would leave the valley", denied=True)


def test_forms_of_a_verb_are_one_word() -> None:
    one, other = proposition("rebels struck the depots"), proposition("that the rebels strike a depot")
    assert set(one.words) == set(other.words)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("the air force did not use chemical weapons", {"use"}),
        ("the missile wasn’t Ukrainian", {"ukrainian"}),
        ("nobody was wounded in the valley", {"wound"}),
        ("the air force used chemical weapons", set()),
    ],
)
def test_the_word_that_a_negation_turns(text: str, negated: set[str]) -> None:
    assert proposition(text).negated == negated


def test_names_are_told_from_other_words() -> None:
    found = proposition("Rebels in Idlib shelled a depot")
    assert "idlib" in found.words
    assert "idlib" not in found.plain
    assert {"rebel", "shell", "depot"} <= found.plain

"""Whose a role noun is, by the phrase that it stands in."""

from __future__ import annotations

import pytest
from test_resolve import cast_of, who


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Opposition groups in Zimbabwe demanded a recount.", "Opposition", "ZWE"),
        ("Residents of a Syrian town fled.", "Residents", "SYR"),
        ("Workers of the United Bus Company of Tehran went on strike.", "Workers", "IRN"),
    ],
)
def test_country_by_the_phrase(text: str, word: str, country: str) -> None:
    _, cast = cast_of(text)
    actor = who(text, word)
    assert actor is not None
    assert cast.actor(actor).country == country


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("EU foreign ministers met in Brussels.", "ministers", "org:eu"),
        ("North Korea expelled inspectors of the IAEA.", "inspectors", "org:iaea"),
        ("Ethnic Albanians marched through the town.", "Albanians", "group:ethnic-albanians"),
        ("China blamed Japan and urged it to leave.", "it", "country:JPN"),
    ],
)
def test_who_is_meant(text: str, word: str, actor: str) -> None:
    assert who(text, word) == actor


def test_a_token_that_is_a_space_hides_no_name() -> None:
    assert who("Kenya \u00a0 \u00a0 praised Uganda.", "Uganda") == "country:UGA"

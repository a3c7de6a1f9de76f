"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodot.acquire.decode import decode
from herodot.errors import NotText

PROSE = "The mayor said the “new” bridge – long promised – was safe, and that the café beside it would stay. " * 5


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_the_mark_tells_the_encoding_and_is_no_text(codec: str) -> None:
    assert decode(PROSE.encode(codec), "x") == PROSE


def test_declared_charset() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Мост закрыт, сказал мэр города.</body>'
    assert decode(page.encode("cp1251"), "x") == page


@pytest.mark.parametrize("declared", ["utf-8", "no-such-charset", "iso-8859-1", "utf-16", "idna", "hex"])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>{PROSE}</body>'
    assert decode(page.encode("cp1252"), "x") == page


def test_utf_8_wins_over_a_declaration_of_latin_1() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">{PROSE}'
    assert decode(page.encode(), "x") == page


def test_undeclared_western_text() -> None:
    assert decode(PROSE.encode("cp1252"), "x") == PROSE


def test_undeclared_text_is_detected() -> None:
    text = "Мэр города заявил, что мост закрыт до пятницы, а паром не ходит с понедельника. " * 20
    assert decode(text.encode("cp1251"), "x") == text


def test_a_named_encoding_is_obeyed_or_refused() -> None:
    assert decode(PROSE.encode("cp1252"), "x", "cp1252") == PROSE
    with pytest.raises(NotText, match="it is not ascii"):
        decode(PROSE.encode(), "x", "ascii")
    with pytest.raises(NotText, match="it is not klingon"):
        decode(PROSE.encode(), "x", "klingon")


@given(st.text())
def test_utf_8_round_trip(text: str) -> None:
    assert decode(text.encode(), "x") == text.removeprefix("\ufeff")

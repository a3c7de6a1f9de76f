"""Datelines, bylines and credits."""

from __future__ import annotations

import pytest

from herodot.clean.dateline import find_bylines, find_dateline
from herodot.clean.lines import lines_of

REST = "the harbour was closed on Friday, officials told reporters."


@pytest.mark.parametrize(
    ("head", "dateline"),
    [
        ("KYIV, July 14 (Reuters) - The mayor said ", "KYIV, July 14 (Reuters)"),
        ("GROSSETO, Italy (AP) — The mayor said ", "GROSSETO, Italy (AP)"),
        ("BEIRUT — The mayor said ", "BEIRUT"),
        ("SANTA FE, N.M. — The mayor said ", "SANTA FE, N.M."),
        ("PARIS, 14 July 2024 – The mayor said ", "PARIS, 14 July 2024"),
        ("LONDON/PARIS, Sept. 3 (Reuters) -- The mayor said ", "LONDON/PARIS, Sept. 3 (Reuters)"),
        ("MOSCOW, July 14. /TASS/. The mayor said ", "MOSCOW, July 14. /TASS/"),
        ("NEW DELHI: The mayor said ", "NEW DELHI"),
        ("NEW DELHI, July 14 (ANI): The mayor said ", "NEW DELHI, July 14 (ANI)"),
        ("Kyiv (AFP) – The mayor said ", "Kyiv (AFP)"),
        ("Beirut, Lebanon – The mayor said ", "Beirut, Lebanon"),
        ("July 14 (Reuters) - The mayor said ", "July 14 (Reuters)"),
        ("(CNN) — The mayor said ", "(CNN)"),
        ("CNN — The mayor said ", "CNN"),
    ],
)
def test_datelines(head: str, dateline: str) -> None:
    text = f"Harbour closed after storm\n\nBy Ana Reyes\n\n{head}{REST}\n\nMore prose stands here, and it ends."
    assert find_dateline(lines_of(text)) == dateline


@pytest.mark.parametrize(
    "head",
    [
        "The mayor of Kyiv (a former boxer) - who was there - said ",
        "NATO — the alliance of thirty-two — said ",
        "BREAKING: The mayor said ",
        "Ana Reyes, Lebanon's mayor — who was there — said ",
        "He told Reuters - twice - that ",
        "Rep. Ana Reyes (R-N.M.): we know that ",
    ],
)
def test_no_dateline(head: str) -> None:
    assert find_dateline(lines_of(head + REST)) is None


def test_a_transcript_has_no_dateline() -> None:
    lines = lines_of("TAPPER: You were there when it was closed, I think.\nREYES: I was, and I saw the ships turn.")
    assert find_dateline(lines) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Reyes", ("Ana Reyes",)),
        ("By Ana Reyes and Tom de Vries", ("Ana Reyes", "Tom de Vries")),
        ("By ANA REYES, TOM HARROW and LI WEI", ("ANA REYES", "TOM HARROW", "LI WEI")),
        ("By Ana Reyes | Associated Press", ("Ana Reyes", "Associated Press")),
        ("Ana Reyes in Lisbon and Tom Harrow in Oslo", ("Ana Reyes",)),
        ("Staff and agencies", ("Staff and agencies",)),
        ("By Reuters", ("Reuters",)),
        ("AFP", ("AFP",)),
        ("Agence France-Presse", ("Agence France-Presse",)),
    ],
)
def test_bylines_above_the_story(line: str, names: tuple[str, ...]) -> None:
    found = find_bylines(lines_of(f"Harbour closed after storm\n\n{line}\n\nOn Friday {REST}"))
    assert [(b.line, b.names) for b in found] == [(1, names)]


@pytest.mark.parametrize(
    ("trailer", "names"),
    [
        ("Reporting by Ana Reyes in Orlando, Florida, and Tom Harrow in Oslo; Editing by Li Wei", 2),
        ("(Reporting by Ana Reyes; editing by Li Wei)", 1),
        ("He left on Sunday. (Additional reporting by Ana Reyes and Tom Harrow; Editing by Li Wei)", 2),
        ("With files from The Canadian Press", 1),
        ("(Reuters)", 1),
    ],
)
def test_credits_below_the_story(trailer: str, names: int) -> None:
    found = find_bylines(lines_of(f"On Friday {REST}\n\nMore prose stands here, and it ends.\n\n{trailer}"))
    assert [len(b.names) for b in found] == [names]
    assert "Li Wei" not in found[0].names


def test_prose_is_no_byline() -> None:
    text = f"By Friday the harbour was closed, officials said, and ships waited.\n\nReuters reported that {REST}"
    assert find_bylines(lines_of(text)) == ()

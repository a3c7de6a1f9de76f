"""English or not."""

from __future__ import annotations

import pytest

from herodot.clean.language import is_english, require_english
from herodot.errors import WrongLanguage

FOREIGN = {
    "German": "Der Hafen war am Freitag geschlossen, teilte die Behörde in einer Erklärung mit, und zwei Schiffe ",
    "Dutch": "De haven was vrijdag gesloten, zei de havendienst in een verklaring, en twee schepen keerden om, ",
    "French": "Le port était fermé vendredi, a déclaré l'autorité dans un communiqué, et deux navires ont dû ",
    "Russian": "Порт был закрыт в пятницу, говорится в заявлении администрации, два судна повернули обратно, ",
    "Chinese": "港务局在声明中说，港口周五关闭，两艘船只返航。",
    "Arabic": "قالت سلطة الميناء في بيان إن الميناء أغلق يوم الجمعة وعادت سفينتان أدراجهما ",
}


@pytest.mark.parametrize("language", list(FOREIGN))
def test_other_languages_are_refused(language: str) -> None:
    with pytest.raises(WrongLanguage, match="not English"):
        require_english(FOREIGN[language] * 12, "a.txt")


def test_english_and_short_texts_pass() -> None:
    assert is_english("The harbour was closed on Friday, the authority said in a statement. " * 12)
    assert is_english("Hafen geschlossen")
    assert is_english("")


def test_english_with_a_long_foreign_quote_passes() -> None:
    text = "The harbour was closed, the authority said, and this is what it put on its door: " * 3
    assert is_english(text + FOREIGN["German"])

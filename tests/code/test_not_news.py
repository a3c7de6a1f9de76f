"""Texts that are no news of conflict or diplomacy: hardly an event may be found in them."""

from __future__ import annotations

import pytest
from coded_sentences import events

TEXTS = {
    "recipe": (
        "Beat the eggs and fold in the flour. Press the dough into the pan, strike the edge flat "
        "and fire the oven to 220 degrees. Kill the heat when the crust is brown and release the "
        "steam."
    ),
    "football": (
        "United beat City 2-1 after a late strike from the captain. The visitors attacked down "
        "the left, shot twice at goal and fired wide. The coach praised the defence and blamed "
        "the referee."
    ),
    "chess": ("White attacks the knight and threatens mate. Black defends the king, captures the bishop and resigns."),
    "poem": (
        "The wind attacks the shutters, the rain demands the door; the night has signed its "
        "treaty with the sea and will return no more."
    ),
    "code": (
        "The function returns the value and raises an error if the call fails. Kill the process, "
        "release the lock and execute the script again. The server rejects the request when the "
        "token is missing."
    ),
    "medicine": (
        "The virus attacks the liver. Doctors treat the patient with a drug that blocks the "
        "enzyme, and the body releases a hormone that fights the infection."
    ),
    "business": ("The company launched a new phone and agreed to buy a rival. Sales hit a record and shares rallied."),
    "weather": ("A storm hit the coast and killed power lines. Forecasters warned of floods and heavy rain."),
    "garden": ("Cut the roses back hard in March. Slugs attack young plants, so protect them and remove dead leaves."),
    "film": ("In the final scene the hero shoots the villain and blows up the bridge. Critics praised the score."),
    "astronomy": ("The probe fired its engine and entered orbit. Researchers investigated how galaxies collide."),
    "manual": ("Press the button to release the cover. Do not strike the glass. Return the unit if it fails the test."),
    "travel": ("We visited the old market, met the baker and agreed that the bread was the best in town."),
    "music": ("The band released its third album and will tour in May. Fans demanded an encore."),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_hardly_an_event(kind: str) -> None:
    found = [(e.type, e.trigger.exact, [r.exact for r in (*e.actors, *e.recipients)]) for e in events(TEXTS[kind])]
    assert len(found) <= 1, found


def test_hardly_an_event_in_all_of_them() -> None:
    assert sum(len(events(text)) for text in TEXTS.values()) <= 5

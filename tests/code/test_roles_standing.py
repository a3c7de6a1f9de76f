"""What the form of the clause does to the status of an event."""

from __future__ import annotations

import pytest
from coded_sentences import only

STANDINGS = [
    ("No Gulf government has recognised Somaliland.", "SUPPORT", "did_not_happen"),
    ("The Uzbek authorities insist that police never fired on the marchers.", "ASSAULT", "denied"),
    ("Georgian judges decided against indicting the minister.", "ACCUSE", "did_not_happen"),
    ("Only a call from Washington kept Israel from bombing Syria.", "ASSAULT", "did_not_happen"),
    ("Rather than condemn Iran, Oman called for talks.", "ACCUSE", "did_not_happen"),
    ("Peru is to expel the Mexican ambassador.", "SANCTION", "planned"),
    ("Should Tehran arrest the pilgrims, Jordan would expel the Iranian envoy.", "SANCTION", "conditional"),
    ("Relatives petitioned Tunisia to free the lawyers.", "RETREAT", "demanded"),
    ("Unless Chad withdraws its troops, Libya will close the border.", "RETREAT", "demanded"),
    ("Kuwait freed the Iraqi prisoners, its ambassador told the council.", "RETREAT", "happened"),
    ("Nepal's president pardoned the rebels, her office announced.", "CONCEDE", "happened"),
    ("Syria bowed to a request from Russia to free the pilots.", "REQUEST", "happened"),
    ("Police agents allegedly abducted a Turkmen writer in Istanbul.", "ASSAULT", "possible"),
    ("Houthi fighters stopped attacking Saudi ships.", "ASSAULT", "happened"),
]


@pytest.mark.parametrize(("text", "type_", "status"), STANDINGS)
def test_standing(text: str, type_: str, status: str) -> None:
    assert only(text, type_).status == status

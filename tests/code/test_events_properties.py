from __future__ import annotations

from coded_sentences import analysed
from hypothesis import given, settings
from hypothesis import strategies as st

from herodot.records import Role, Span

SENTENCES = [
    "Ethiopian troops attacked rebels near Mekelle on Tuesday.",
    "Kenya urged Somalia to release the sailors.",
    "Russia denied attacking the Ukrainian hospital.",
    "Ghana and Togo signed a fisheries agreement with Benin.",
    "Chadian police arrested 45 students.",
    "Iran fired six drones at Iraq 🚀, killing dozens.",
    "The roses are in bloom.",
]


@settings(max_examples=12, deadline=None)
@given(st.permutations(SENTENCES), st.sampled_from([" ", "\n\n", "  \n"]))
def test_any_order_of_sentences_gives_sound_records(order: list[str], joint: str) -> None:
    text = joint.join(order)
    analysis = analysed(text)
    found = analysis.events
    actors = {a.id for a in analysis.actors}
    sources = {a.id for a in analysis.attributions}
    assert len({e.id for e in found}) == len(found)
    for event in found:
        roles = (*event.actors, *event.recipients)
        spans: list[Span | Role] = [event.trigger, *event.other_triggers, *event.evidence, *roles]
        assert all(text[s.start : s.end] == s.exact for s in spans)
        assert all(r.actor is None or r.actor in actors for r in roles)
        assert set(event.according_to) <= sources

from __future__ import annotations

import pytest
from coded_sentences import analysed, events, only, parties

CONSTRUCTIONS = [
    (
        "Ethiopian troops attacked rebels near Mekelle on Tuesday.",
        "ASSAULT",
        ["Ethiopian troops"],
        ["rebels near Mekelle"],
    ),
    (
        "Rebels near Mekelle were attacked by Ethiopian troops.",
        "ASSAULT",
        ["Ethiopian troops"],
        ["Rebels near Mekelle"],
    ),
    ("The shelling of Aleppo by Syrian forces went on.", "ASSAULT", ["Syrian forces"], ["Aleppo"]),
    ("Belgium's aid to Rwanda rose last year.", "AID", ["Belgium"], ["Rwanda"]),
    ("Pakistan's attack on Indian posts went on for days.", "ASSAULT", ["Pakistan"], ["Indian posts"]),
    ("Kenya urged Somalia to release the sailors.", "REQUEST", ["Kenya"], ["Somalia"]),
    ("Kenya urged Somalia to release the sailors.", "RETREAT", ["Somalia"], ["the sailors"]),
    ("Sweden promised to send ambulances to Ukraine.", "AID", ["Sweden"], ["Ukraine"]),
    ("Sweden promised to send ambulances to Ukraine.", "AGREE", ["Sweden"], ["Ukraine"]),
    ("Germany demanded the withdrawal of Russian troops.", "REQUEST", ["Germany"], ["Russian troops"]),
    ("Soldiers who had arrested three journalists in Harare went home.", "COERCE", ["Soldiers"], ["three journalists"]),
    ("Gunmen opened fire on worshippers in Kano.", "ASSAULT", ["Gunmen"], ["worshippers"]),
    ("Japan came under attack from hackers in North Korea.", "ASSAULT", ["hackers in North Korea"], ["Japan"]),
    ("France recalled its ambassador from Algeria.", "SANCTION", ["France"], ["Algeria"]),
    ("Iran called on Qatar to host the conference.", "REQUEST", ["Iran"], ["Qatar"]),
    ("Canada granted asylum to forty Afghan families.", "AID", ["Canada"], ["forty Afghan families"]),
    ("Nigeria withdrew its troops from Liberia.", "RETREAT", ["Nigeria"], ["Liberia"]),
    ("Brazil pledged $20 million in aid to Mozambique.", "AGREE", ["Brazil"], ["Mozambique"]),
    ("The European Union condemned Belarus for arresting the journalist.", "COERCE", ["Belarus"], ["the journalist"]),
    ("Uganda extradited two suspects to Rwanda.", "COOPERATE", ["Uganda"], ["Rwanda"]),
    ("Hungary issued a statement condemning Belarus.", "ACCUSE", ["Hungary"], ["Belarus"]),
    ("After Chad fired rockets across the river, Cameroon closed the border.", "COERCE", ["Cameroon"], ["Chad"]),
    ("The minister said Israel must lift the blockade.", "REQUEST", ["The minister"], ["Israel"]),
]


@pytest.mark.parametrize(("text", "type_", "actors", "recipients"), CONSTRUCTIONS)
def test_roles_of_a_construction(text: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(only(text, type_)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "type_", "sides"),
    [
        ("The president of Peru met the prime minister of Spain.", "CONSULT", 2),
        ("Ghana and Togo signed a fisheries agreement with Benin.", "SUPPORT", 3),
        ("Seoul and Tokyo will carry out joint naval drills.", "COOPERATE", 2),
        ("Armenia and Azerbaijan accused each other of bad faith.", "ACCUSE", 2),
        ("Talks between India and Nepal were held in Kathmandu.", "CONSULT", 2),
    ],
)
def test_mutual_events_list_all_parties_on_both_sides(text: str, type_: str, sides: int) -> None:
    event = only(text, type_)
    assert event.actors == event.recipients
    assert len(event.actors) == sides


STATUSES = [
    ("Ethiopian troops attacked the rebels.", "ASSAULT", "happened"),
    ("Ukraine did not attack Belarus.", "ASSAULT", "did_not_happen"),
    ("Chile never supplied weapons to Bolivia.", "AID", "did_not_happen"),
    ("Japan refused to sign the treaty with Russia.", "SUPPORT", "did_not_happen"),
    ("Rwanda's army failed to recapture the town from the rebels.", "COERCE", "did_not_happen"),
    ("The visit of the Indian minister to Nepal was cancelled.", "CONSULT", "did_not_happen"),
    ("Russia denied attacking the Ukrainian hospital.", "ASSAULT", "denied"),
    ("Moscow denied that Russian troops had shelled Kharkiv.", "ASSAULT", "denied"),
    ("Egypt may send troops to Libya.", "MOBILIZE", "possible"),
    ("Officials in Kenya said police may have killed the lawyer.", "ASSAULT", "possible"),
    ("There is a possibility of China invading Taiwan.", "ASSAULT", "possible"),
    ("Poland will send tanks to Ukraine next month.", "AID", "planned"),
    ("Greece plans to expel four Turkish diplomats.", "SANCTION", "planned"),
    ("Kenya's president is expected to visit Tanzania on Friday.", "CONSULT", "planned"),
    ("The United Nations called on Sudan to release the prisoners.", "RETREAT", "demanded"),
    ("Germany demanded the withdrawal of Russian troops.", "RETREAT", "demanded"),
    ("Serbia threatened to close its border with Kosovo.", "COERCE", "conditional"),
    ("If Iran attacks Israel, the guards will answer.", "ASSAULT", "conditional"),
    ("Nigeria may prolong Mali's war against the rebels.", "ASSAULT", "happened"),
    ("Lebanon rejected an Israeli offer of talks.", "AGREE", "happened"),
]


@pytest.mark.parametrize(("text", "type_", "status"), STATUSES)
def test_status(text: str, type_: str, status: str) -> None:
    assert only(text, type_).status == status


def test_an_event_rests_on_the_innermost_holder() -> None:
    report = analysed("Kenya's army said Somali rebels attacked a village, Reuters reported.")
    event = next(e for e in report.events if e.type == "ASSAULT")
    resting = [a for a in report.attributions if a.id in event.according_to]
    assert [a.cue.exact for a in resting if a.cue] == ["said"]


def test_the_author_alone_needs_no_attribution() -> None:
    assert only("Syrian forces shelled the town.", "ASSAULT").according_to == ()


def test_date_and_place_of_the_clause() -> None:
    event = only("The president of Peru met the prime minister of Spain in Lima on Monday.", "CONSULT")
    assert event.date is not None
    assert (event.date.start, event.date.end, event.date.precision) == ("2023-05-08", "2023-05-08", "day")
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.precision) == ("Lima", "PER", "city")


def test_a_happening_that_was_dated_dates_what_is_said_to_be_at_it() -> None:
    text = "Ministers prepared this week's summit in Oslo. Norway condemned Chad at the summit."
    event = only(text, "ACCUSE")
    assert event.date is not None
    assert (event.date.timex, event.date.precision) == ("2023-W19", "week")
    assert only(text.replace("at the summit", "at a summit"), "ACCUSE").date is None


def test_the_date_of_the_saying_is_not_the_date_of_the_act() -> None:
    assert only("Kenya said on Monday that Somali rebels had attacked a village.", "ASSAULT").date is None


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("Moroccan warplanes bombed a village, killing at least 14 people.", "killed", 14, None),
        ("Moroccan warplanes bombed a village, wounding dozens.", "wounded", 24, 99),
        ("Gunmen attacked worshippers in Kano, killing between 20 and 30 people.", "killed", 20, 30),
        ("Chadian police arrested 45 students.", "arrested", 45, 45),
        ("Thousands of teachers marched through Warsaw.", "participants", 2000, 9999),
        ("Brazil pledged $20 million in aid to Mozambique.", "money", 20_000_000, 20_000_000),
        ("Iran fired six drones at Iraq.", "weapons", 6, 6),
        ("Rebels bombed a Syrian base and killed two dozen soldiers.", "killed", 24, 24),
        ("Pakistan's attack on Indian posts left five soldiers dead.", "killed", 5, 5),
    ],
)
def test_quantities(text: str, kind: str, low: float | None, high: float | None) -> None:
    found = [(q.kind, q.low, q.high) for e in events(text) for q in e.quantities]
    assert (kind, low, high) in found
    for quantity in (q for e in events(text) for q in e.quantities):
        assert text[quantity.start : quantity.end] == quantity.exact


def test_an_outcome_joins_the_attack_that_caused_it() -> None:
    event = only("Moroccan warplanes bombed two villages, killing 14 people and wounding dozens.", "ASSAULT")
    assert event.trigger.exact == "bombed"
    assert [t.exact for t in event.other_triggers] == ["killing", "wounding"]


def test_an_event_told_twice_is_one_record() -> None:
    text = "Ethiopia attacked Eritrea on Monday.\n\nEthiopia's attack on Eritrea alarmed the region."
    event = only(text, "ASSAULT")
    assert [t.exact for t in event.other_triggers] == ["attack"]
    assert len(event.evidence) == 2


def test_asserted_and_denied_are_two_records() -> None:
    text = "Ethiopia attacked Eritrea.\n\nEthiopia denied attacking Eritrea."
    assert sorted(e.status for e in events(text) if e.type == "ASSAULT") == ["denied", "happened"]


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Kenya urged Somalia to release the sailors.", "REQUEST", "yield"),
        ("Ghana asked Togo to send doctors.", "REQUEST", "assist"),
        ("Iran threatened to attack Israel.", "THREATEN", "violence"),
        ("Serbia threatened to cut ties with Kosovo.", "THREATEN", "relations"),
        ("Chadian police arrested 45 students.", "COERCE", "arrest"),
        ("Nurses in Poland went on hunger strike.", "PROTEST", "hunger"),
        ("The prime minister of Laos resigned.", "RETREAT", "resign"),
    ],
)
def test_mode(text: str, type_: str, mode: str) -> None:
    assert only(text, type_).mode == mode


def test_codebook_decisions() -> None:
    accuse = only("The European Union condemned Belarus.", "ACCUSE")
    assert accuse.quad == 3
    assert accuse.intensity < 0
    sanction = only("France recalled its ambassador from Algeria.", "SANCTION")
    assert sanction.quad == 4


def test_contexts() -> None:
    assert "military" in only("Ethiopian troops attacked the rebels.", "ASSAULT").contexts
    assert "diplomatic" in only("The president of Peru met the prime minister of Spain.", "CONSULT").contexts


def test_every_event_is_proved_and_explained() -> None:
    text = "Kenya urged Somalia to release the sailors.\n\nChadian police arrested 45 students."
    for event in events(text):
        assert text[event.trigger.start : event.trigger.end] == event.trigger.exact
        assert all(text[s.start : s.end] == s.exact for s in event.evidence)
        assert 0 < event.confidence <= 1
        assert event.why.endswith(f"(ontology/plover/{event.type}.yaml)")


def test_the_same_text_gives_the_same_events() -> None:
    text = "Gunmen opened fire on worshippers in Kano, killing 20 people."
    first = events(text)
    analysed.cache_clear()
    assert events(text) == first

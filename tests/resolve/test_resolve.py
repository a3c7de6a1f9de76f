"""Who is who in sentences of our own."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from herodot.parse.parsed import Parsed
from herodot.parse.syntax import parse_syntax
from herodot.records import Report
from herodot.resolve import Cast, resolve


@cache
def cast_of(text: str, published: str | None = "2024-05-01") -> tuple[Parsed, Cast]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report("r", "r", None, None, None, (), None, published, "en", text, digest)
    parsed = parse_syntax(report, ())
    return parsed, resolve(parsed)


def who(text: str, word: str, nth: int = 0, published: str | None = "2024-05-01") -> str | None:
    parsed, cast = cast_of(text, published)
    return cast.who[[i for i, w in enumerate(parsed.words) if w == word][nth]]


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Seoul said it would resume the talks.", "Seoul", "country:KOR"),
        ("The Kremlin rejected the proposal.", "Kremlin", "country:RUS"),
        ("The ship was handed over to Ankara.", "Ankara", "country:TUR"),
        ("North Korea fired a missile.", "Korea", "country:PRK"),
        ("The US imposed new tariffs.", "US", "country:USA"),
        ("They told us about the plan.", "us", None),
        ("The official who spoke asked not to be named.", "official", "group:officials"),
        ("The WHO declared an emergency.", "WHO", "org:who"),
        ("Nato will send trainers.", "Nato", "org:nato"),
        ("NATO leaders met for two days.", "leaders", "org:nato"),
        ("A Kremlin spokesman declined to comment.", "spokesman", "country:RUS"),
        ("Russian troops left the village.", "troops", "group:rus-forces"),
        ("The Israeli army fired warning shots.", "army", "org:isr-army"),
        ("South Korea's presidential office welcomed the vote.", "office", "org:kor-presidential-office"),
        ("Britain's Ministry of Defence published a map.", "Ministry", "org:gbr-defence-ministry"),
        ("Police in Lagos arrested two men.", "Police", "org:nga-police"),
        ("Protesters blocked the bridge.", "Protesters", "group:protesters"),
        ("M23 rebels took the town.", "M23", "group:m23"),
        ("Kyodo News reported the visit.", "Kyodo", "outlet:kyodo-news"),
    ],
)
def test_names_metonyms_and_descriptions(text: str, word: str, actor: str | None) -> None:
    assert who(text, word) == actor


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Geneva.",
        "Shells fell near Seoul.",
        "The minister flew to Moscow on Tuesday.",
    ],
)
def test_a_city_after_a_locative_is_a_place_and_no_actor(text: str) -> None:
    parsed, cast = cast_of(text)
    place = cast.places[-1]
    token = parsed.token_at(place.start)
    assert token is not None
    assert cast.who[token] is None


def test_a_place_has_its_country_and_coordinates() -> None:
    _, cast = cast_of("A bomb exploded in Kharkiv.")
    (place,) = cast.places
    assert (place.name, place.country) == ("Kharkiv", "UKR")
    assert place.lat == pytest.approx(49.98, abs=0.1)


def test_the_country_that_follows_decides_between_namesakes() -> None:
    _, cast = cast_of("Clashes erupted in Tripoli, Lebanon, on Sunday.")
    assert cast.places[0].country == "LBN"


def test_title_before_a_name_gives_country_and_sector() -> None:
    text = "Chile's Defence Minister Rosa Quiroga arrived. Quiroga said the drills would go on."
    actor = cast_of(text)[1].actor("person:rosa-quiroga")
    assert (actor.kind, actor.country, actor.sectors[0]) == ("person", "CHL", "GOV")
    assert who(text, "Quiroga", 1) == actor.id
    assert actor.aliases == ("Quiroga",)


def test_apposition_gives_country_and_sector() -> None:
    text = "Grace Wambui, a spokeswoman for the Kenyan interior ministry, denied it. She promised an inquiry."
    _, cast = cast_of(text)
    assert cast.actor("person:grace-wambui").country == "KEN"
    assert who(text, "She") == "person:grace-wambui"


def test_the_table_of_heads_knows_an_untitled_surname() -> None:
    text = "Macron offered to mediate."
    actor = cast_of(text)[1].actors[0]
    assert (actor.name, actor.country, actor.sectors[0]) == ("Emmanuel Macron", "FRA", "GOV")


def test_sectors_follow_the_office_held_on_the_day() -> None:
    before = cast_of("Hegseth gave no details.", "2024-05-01")[1].actors[0]
    rubio = cast_of("Rubio objected.", "2022-05-01")[1].actors[0]
    later = cast_of("Rubio objected.", "2025-05-01")[1].actors[0]
    assert before.country == "USA"
    assert (rubio.sectors[0], later.sectors[0]) == ("LEG", "GOV")


def test_an_unnamed_head_of_government_is_the_one_of_that_day() -> None:
    text = "The German chancellor visited a factory."
    assert who(text, "chancellor", published="2019-03-01") == "person:angela-merkel"
    assert who(text, "chancellor", published="2023-03-01") == "person:olaf-scholz"
    assert who(text, "chancellor", published=None) == "person:deu-chancellor"


@pytest.mark.parametrize(
    ("text", "word", "nth", "actor"),
    [
        ("NATO opened the summit. The alliance said it would expand.", "alliance", 0, "org:nato"),
        ("NATO opened the summit. The alliance said it would expand.", "it", 0, "org:nato"),
        (
            "Peru's foreign ministry protested. The ministry recalled its envoy.",
            "ministry",
            1,
            "org:per-foreign-ministry",
        ),
        (
            "Pyongyang cut the lines, and the foreign ministry defended the move.",
            "ministry",
            0,
            "org:prk-foreign-ministry",
        ),
        ("Ukrainian officials met on Monday. They rejected the offer.", "They", 0, "group:ukr-officials"),
        ("It is raining in the north.", "It", 0, None),
        ("France hesitated. It was unclear whether talks would resume.", "It", 0, None),
        ("We will not give up, France said.", "We", 0, None),
    ],
)
def test_coreference(text: str, word: str, nth: int, actor: str | None) -> None:
    assert who(text, word, nth) == actor


def test_a_first_name_is_no_country() -> None:
    assert who("Michael Jordan donated the money.", "Jordan") == "person:michael-jordan"


def test_russian_backed_rebels_are_not_russian() -> None:
    assert who("Russian-backed separatists shelled the town.", "separatists") == "group:separatists"


def test_a_body_of_the_country_named_before_it() -> None:
    actor = cast_of("The Peruvian Congress voted on Friday.")[1].actor("org:peru-congress")
    assert (actor.country, actor.sectors[0]) == ("PER", "LEG")


def test_a_body_with_of_inside_its_name_comes_to_an_end() -> None:
    assert who("He met the chairman of the Joint Chiefs of Staff.", "Joint") is not None


def test_former_officials_are_elites() -> None:
    actor = cast_of("Former Chilean President Rosa Quiroga agreed.")[1].actor("person:rosa-quiroga")
    assert (actor.country, actor.sectors[0]) == ("CHL", "ELI")


def test_the_owner_of_a_possessive_is_carried_over() -> None:
    assert who("The IAEA warned Iran. Its inspectors were expelled.", "inspectors") in ("org:iaea", "group:irn-members")


def test_every_id_in_the_cast_is_an_actor_and_every_mention_its_own_words() -> None:
    text = "Turkey's Erdogan met EU leaders in Berlin. The bloc said he had agreed; Reuters could not verify this."
    parsed, cast = cast_of(text)
    ids = {a.id for a in cast.actors}
    assert len(cast.who) == len(parsed)
    assert {w for w in cast.who if w} <= ids
    assert {m.actor for m in cast.mentions} <= ids
    assert all(text[m.start : m.end] == m.exact for m in cast.mentions)
    assert all(list(a.aliases) == sorted(a.aliases) and a.name not in a.aliases for a in cast.actors)


def test_nothing_in_nothing_out() -> None:
    _, cast = cast_of("")
    assert cast == Cast((), (), (), ())


def test_the_same_report_gives_the_same_cast() -> None:
    text = "Iran's foreign ministry said Tehran would respond. Its spokesman blamed Israel and the US."
    parsed, cast = cast_of(text)
    assert resolve(parsed) == cast

"""A desk's own actors: what a file may say, what is refused, and that reading knows them."""

from __future__ import annotations

import hashlib

import pytest

from herodot.errors import OntologyError
from herodot.parse.syntax import parse_syntax
from herodot.records import Actor, OwnActor, Report
from herodot.resolve import resolve
from herodot.resolve.own import parse_actors

YAML = """# ours
- {name: Harbour Union, kind: organisation, also: HU | Dockers' League, country: SWE, sectors: LAB, said: union}
- name: Ada Brandt
  kind: person
  also: Brandt
  country: SWE
  sex: f
  terms: trade minister 2019-2022 | foreign minister 2022-10-18..
"""
CSV = """name,kind,also,country,sectors,said,sex,terms
Harbour Union,organisation,HU | Dockers' League,SWE,LAB,union,,
Ada Brandt,person,Brandt,SWE,,,f,trade minister 2019-2022 | foreign minister 2022-10-18..
"""


def named(text: str, own: tuple[OwnActor, ...], published: str = "2024-05-01") -> dict[str, Actor]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report("r", "r", None, None, None, (), None, published, "en", text, digest)
    return {actor.id: actor for actor in resolve(parse_syntax(report, ()), own).actors}


def test_yaml_csv_and_tsv_say_the_same() -> None:
    actors = parse_actors(YAML, "ours.yaml")
    assert [actor.id for actor in actors] == ["org:harbour-union", "person:ada-brandt"]
    assert parse_actors(CSV, "ours.CSV") == actors
    assert parse_actors(CSV.replace(",", "\t"), "ours.tsv") == actors


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{name: Ada, kind: minister, sectors: GOV}", "Invalid enum value 'minister'"),
        ("{kind: person, sectors: GOV}", "required field `name`"),
        ("{name: Ada, kind: person, sectors: GOV, colour: red}", "no field 'colour'"),
        ("{name: Ada, kind: person, sectors: GOV, country: SW}", "no country 'SW'"),
        ("{name: Ada, kind: person, sectors: FISH}", "no sector 'FISH'"),
        ("{name: Ada, kind: person}", "'Ada' has no sectors"),
        ("{name: Fleet, kind: group, sectors: MIL, terms: general 2001-}", "'Fleet' has terms of office"),
        ("{name: Ada, kind: person, terms: minister since 2001}", "no term of office"),
        ("{name: Ada, kind: person, terms: wizard 2001-2004}", "no title 'wizard'"),
        ("{name: Ada, kind: person, sectors: GOV, also: HU}", "'HU' is a name of 'Harbour Union' and of 'Ada'"),
    ],
)
def test_a_fault_is_refused_with_its_line(row: str, message: str) -> None:
    source = f"- {{name: Harbour Union, kind: organisation, also: HU, sectors: LAB}}\n\n- {row}\n"
    with pytest.raises(OntologyError) as refused:
        parse_actors(source, "ours.yaml")
    assert message in refused.value.message
    assert refused.value.where == "ours.yaml:3"


def test_a_fault_in_cells_is_refused_with_its_line() -> None:
    with pytest.raises(OntologyError) as refused:
        parse_actors("# ours\nname,kind,sectors\n\nHU,organisation,LAB\nAda,person,FISH\n", "ours.csv")
    assert refused.value.where == "ours.csv:5"


def test_reading_knows_the_actors_their_names_and_what_stands_for_them() -> None:
    own = parse_actors(YAML, "ours.yaml")
    found = named("HU called a strike. The union wants Brandt to resign.", own)
    assert found["org:harbour-union"].sectors == ("LAB",)
    assert found["person:ada-brandt"] == Actor(
        "person:ada-brandt", "Ada Brandt", ("Brandt",), "person", "SWE", ("GOV",)
    )
    assert "org:harbour-union" not in named("HU called a strike.", ())


def test_the_office_on_the_day_gives_the_sectors_and_the_title_its_person() -> None:
    own = parse_actors(YAML, "ours.yaml")
    assert named("Ada Brandt spoke.", own, "2020-03-01")["person:ada-brandt"].sectors == ("GOV", "BUS")
    assert "person:ada-brandt" in named("The Swedish trade minister resigned.", own, "2020-03-01")


def test_an_own_actor_takes_over_one_of_the_tables_with_its_names() -> None:
    own = parse_actors("- {name: NATO, id: 'org:nato', kind: organisation, sectors: GOV MIL REB}\n", "ours.yaml")
    found = named("The North Atlantic Treaty Organization met.", own)
    assert found["org:nato"].sectors == ("GOV", "MIL", "REB")

"""A desk's own outlets: what a file may say, and what is refused."""

from __future__ import annotations

import pytest

from herodot.errors import OntologyError
from herodot.resolve.own_outlets import parse_outlets

YAML = """# ours
- {name: Harbour Ledger, kind: newspaper, also: Ledger of Mesk, country: SWE, domain: ledger.test | ledger.example}
- {name: Mesk Radio, kind: broadcaster, state: true}
"""
CSV = """name,kind,also,country,domain,state
Harbour Ledger,newspaper,Ledger of Mesk,SWE,ledger.test | ledger.example,
Mesk Radio,broadcaster,,,,true
"""


def test_yaml_csv_and_tsv_say_the_same() -> None:
    ledger, radio = parse_outlets(YAML, "ours.yaml")
    assert (ledger.id, ledger.kind, ledger.sectors) == ("outlet:harbour-ledger", "outlet", "JRN")
    assert ledger.also == "Ledger of Mesk | ledger.test | ledger.example"
    assert (radio.sectors, radio.said) == ("GOV JRN", "broadcaster | outlet")
    assert parse_outlets(CSV, "ours.csv") == (ledger, radio)
    assert parse_outlets(CSV.replace(",", "\t"), "ours.tsv") == (ledger, radio)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{name: Ada, kind: minister}", "Invalid enum value 'minister'"),
        ("{kind: magazine}", "required field `name`"),
        ("{name: ' ', kind: magazine}", "an outlet without a name"),
        ("{name: Ada, kind: magazine, sectors: GOV}", "no field 'sectors'"),
        ("{name: Ada, kind: magazine, country: SW}", "no country 'SW'"),
        ("{name: Ada, kind: magazine, domain: 'https://ada.test/'}", "no domain: 'https://ada.test/'"),
        ("{name: Ada, kind: magazine, domain: www.ada.test}", "no domain: 'www.ada.test'"),
        (
            "{name: Ada, kind: magazine, domain: ledger.test}",
            "'ledger.test' is a name of 'Harbour Ledger' and of 'Ada'",
        ),
    ],
)
def test_a_fault_is_refused_with_its_line(row: str, message: str) -> None:
    source = f"- {{name: Harbour Ledger, kind: newspaper, domain: ledger.test}}\n\n- {row}\n"
    with pytest.raises(OntologyError) as refused:
        parse_outlets(source, "ours.yaml")
    assert message in str(refused.value)
    assert "ours.yaml:3" in str(refused.value)

from __future__ import annotations

from pathlib import Path

from herodot.export.schema import schema, text

COMMITTED = Path(__file__).parents[2] / "docs" / "schema.json"


def test_the_committed_schema_is_up_to_date() -> None:
    remedy = "run: python -m herodot.export.schema > docs/schema.json"
    assert COMMITTED.read_text(encoding="utf-8") == text(), remedy


def test_the_contract_has_its_field_names() -> None:
    fields = {name: set(kind.get("properties", ())) for name, kind in schema()["$defs"].items()}
    assert {"report", "timexes", "places", "actors", "mentions", "attributions", "hops", "events"} <= fields["Analysis"]
    assert {"source", "holders", "cue", "content", "quote", "commitment", "parent"} <= fields["Attribution"]
    assert {"kind", "from_name", "upstream_name", "upstream", "evidence"} <= fields["Hop"]
    assert {"type", "mode", "status", "actors", "recipients", "date", "according_to"} <= fields["Event"]
    assert {"record", "wrong", "selection", "machine", "should_be", "by", "at"} <= fields["Correction"]
    assert {"correction", "state", "log"} == fields["Case"]
    assert {"reports", "origins", "independent", "untraced", "copies", "claims"} <= fields["Story"]

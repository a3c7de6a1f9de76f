"""The bundled examples together: which events are one story, which reports copies, and what is contested."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from golden_expectations import name
from golden_reading import analysis

from herodot.examples import examples
from herodot.link import link
from herodot.records import Story


@cache
def stories() -> tuple[Story, ...]:
    return link(analysis(name(example)) for example in examples())


def files_of(story: Story) -> set[str]:
    return {Path(report.source_path).name for report in story.reports}


def events_of(story: Story) -> set[str]:
    """The events that the reports' folders are named by."""
    return {Path(report.source_path).parent.name[len("2022-11-16-") :] for report in story.reports}


def test_each_event_is_one_story() -> None:
    assert [events_of(story) for story in stories()] == [
        {"khan-shaykhun"},
        {"galwan"},
        {"galwan"},  # eight months later
        {"suez"},
        {"outage"},
        {"przewodow"},
        {"saudi-iran"},
        {"kakhovka"},
    ]


def test_the_edited_wire_stories_are_the_only_copies() -> None:
    path_of = {report.id: Path(report.source_path).name for story in stories() for report in story.reports}
    pairs = [{path_of[a], path_of[b]} for story in stories() for a, b in story.copies]
    assert pairs == [{"wire-story.txt", "wire-copy.html"}, {"canal-blocked.txt", "canal-copy.txt"}]


def test_the_uncredited_copy_goes_back_to_the_same_agency() -> None:
    galwan = next(story for story in stories() if "wire-copy.html" in files_of(story))
    agency = next(origin for origin in galwan.origins if origin.name == "Reuters")
    assert len(agency.reports) == 2


def about(event: str) -> Story:
    return next(story for story in stories() if event in events_of(story))


def test_five_reports_go_back_to_one_origin_and_one_of_them_is_untraced() -> None:
    suez = about("suez")
    assert (len(suez.reports), suez.independent) == (5, 1)
    assert suez.origins[0].name == "Suez Canal Authority"
    path_of = {report.id: Path(report.source_path).name for report in suez.reports}
    assert [path_of[report] for report in suez.untraced] == ["cape-route.txt"]
    (copy,) = suez.copied
    assert (path_of[copy.original or ""], copy.why) == ("canal-blocked.txt", "date")
    assert "in the southern part of the canal" in " ".join(passage.b.exact for passage in copy.passages)


def test_two_reports_that_have_it_from_each_other_are_circular_and_no_origin() -> None:
    outage = about("outage")
    assert outage.circular == (("Eastern Observer", "Northern Dispatch"),)
    assert outage.independent == 0
    assert len(outage.untraced) == 2


def test_a_contested_claim_carries_the_words_of_both_sides() -> None:
    claim = next(c for c in about("kakhovka").claims if c.state == "contested")
    assert {clash.kind for clash in claim.contradictions} == {"denial"}
    for clash in claim.contradictions:
        for side in (clash.a, clash.b):
            read = next(a for a in map(analysis, map(name, examples())) if a.report.id == side.report)
            assert read.report.text[side.start : side.end] == side.exact


def test_who_did_it_is_contested_and_counted_once() -> None:
    (claim,) = (c for c in about("kakhovka").claims if c.state == "contested")
    assert claim.about == "event"
    assert "Russian forces ASSAULT" in claim.summary
    (clash,) = claim.contradictions
    assert "had blown up the Kakhovka dam" in clash.a.exact
    assert "has denied that Russian forces blew up" in clash.b.exact


def test_what_two_say_in_other_words_is_agreed() -> None:
    agreed = [c for c in about("saudi-iran").claims if c.about == "statement"]
    assert [(c.state, c.summary) for c in agreed] == [
        ("agreed", "that they would reopen their embassies within two months")
    ]


def test_statements_about_one_place_are_not_set_against_each_other() -> None:
    """The deaths at Khan Shaykhun are asserted and the attack is denied: two propositions."""
    assert all(c.about == "event" for c in about("khan-shaykhun").claims if c.state == "contested")

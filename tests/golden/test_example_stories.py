"""The bundled examples together: four events, one pair of copies, and what is contested."""

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
        {"przewodow"},
        {"saudi-iran"},
    ]


def test_the_edited_wire_story_is_the_only_copy() -> None:
    path_of = {report.id: Path(report.source_path).name for story in stories() for report in story.reports}
    pairs = [{path_of[a], path_of[b]} for story in stories() for a, b in story.copies]
    assert pairs == [{"wire-story.txt", "wire-copy.html"}]


def test_the_uncredited_copy_goes_back_to_the_same_agency() -> None:
    galwan = next(story for story in stories() if "wire-copy.html" in files_of(story))
    agency = next(origin for origin in galwan.origins if origin.name == "Reuters")
    assert len(agency.reports) == 2


def test_who_did_it_is_contested() -> None:
    contested = {
        event
        for story in stories()
        for event in events_of(story)
        for claim in story.claims
        if claim.state == "contested" and "ASSAULT" in claim.summary
    }
    assert contested >= {"khan-shaykhun", "przewodow"}

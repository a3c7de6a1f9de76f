from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from herodot import pipeline
from herodot.clean import Defaults
from herodot.engines import Local
from herodot.errors import ModelError
from herodot.pipeline import Failed, Known, Read, analyse, read
from herodot.records import Analysis, OwnActor, Report
from herodot.testing import make_report

TEXT = 'The mayor of Lund said on Monday: "The bridge is closed." The builders denied that it was unsafe.'


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    found = [tmp_path / f"{name}.txt" for name in ("b", "a", "missing", "c")]
    for path in found:
        if path.stem != "missing":
            path.write_text(f"{TEXT} This is report {path.stem} of the town's newspaper.", encoding="utf-8")
    return [str(path) for path in found]


def test_analyse_is_a_function_of_the_report() -> None:
    report = make_report(TEXT, published="2024-07-10")
    analysis = analyse(report)
    assert analysis == analyse(report)
    assert analysis.report is report
    assert {a.commitment for a in analysis.attributions} >= {"CT+", "CT-"}


def test_every_span_is_cut_from_the_text() -> None:
    analysis = analyse(make_report(TEXT, published="2024-07-10"))
    spans: list[Any] = [
        *analysis.timexes,
        *analysis.mentions,
        *(span for a in analysis.attributions for span in a.content),
        *(hop.evidence for hop in analysis.hops),
        *(event.trigger for event in analysis.events),
    ]
    assert spans
    for span in spans:
        assert TEXT[span.start : span.end] == span.exact


def test_a_report_without_words_of_anyone_is_no_error() -> None:
    assert analyse(make_report("1 2 3")).attributions == ()


def test_outcomes_come_in_the_order_of_the_input(paths: list[str]) -> None:
    outcomes = list(read(paths, defaults=Defaults(published="2024-07-10")))
    assert [type(outcome) for outcome in outcomes] == [Read, Read, Failed, Read]
    assert [o.analysis.report.source_path for o in outcomes if isinstance(o, Read)] == [paths[0], paths[1], paths[3]]


def test_a_known_report_is_not_analysed_again(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def never(report: Report, own: tuple[OwnActor, ...]) -> Analysis:
        raise AssertionError(report)

    monkeypatch.setattr(pipeline, "analyse", never)
    outcomes = list(read(paths[:1], known=lambda report_id: report_id.startswith("report-")))
    assert isinstance(outcomes[0], Known)


def test_a_fault_of_ours_costs_one_report(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(report: Report, own: tuple[OwnActor, ...]) -> Analysis:
        if report.source_path == paths[1]:
            raise KeyError("fault")
        return analyse(report, own)

    monkeypatch.setattr(pipeline, "analyse", faulty)
    outcomes = list(read(paths))
    assert [type(outcome) for outcome in outcomes] == [Read, Failed, Failed, Read]
    assert isinstance(outcomes[1], Failed)
    assert "please report it" in str(outcomes[1].error)


def test_a_broken_installation_ends_the_run(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def without_model(report: Report, own: tuple[OwnActor, ...]) -> Analysis:
        raise ModelError("no model")

    monkeypatch.setattr(pipeline, "analyse", without_model)
    with pytest.raises(ModelError):
        list(read(paths))


def test_workers_give_the_same_outcomes(paths: list[str]) -> None:
    with Local(2) as engine:
        several = list(read(paths, engine=engine))
    one = list(read(paths))
    assert [o for o in several if isinstance(o, Read)] == [o for o in one if isinstance(o, Read)]
    assert [str(o.error) for o in several if isinstance(o, Failed)] == [
        str(o.error) for o in one if isinstance(o, Failed)
    ]

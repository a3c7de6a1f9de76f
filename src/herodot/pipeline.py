"""From files to analyses.

    files · HTML · JSONL · stdin
            │
     acquire ─► clean ─► parse ─► resolve ─► encode ─► attribute ─► trace ─► code ─┊─► link ─► store ─► show / export
     RawDoc     Report   Parsed   Cast       Encoded   Attribution  Hop      Event  ┊   Story
                                                                                    ┊   Claim
      one report at a time: a pure function `analyse(report) -> Analysis`           ┊   many reports

Everything left of the border is a pure function of one report, of the tables and the model in the package, and of
the actors that a desk has added, so it may run in any number of processes with the same bytes as the result. Only
`acquire` touches files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import Any

from herodot.acquire import Failure, Limits, documents
from herodot.attribute import attribute
from herodot.clean import Defaults, clean
from herodot.code import code
from herodot.encode import encode
from herodot.engines import Crash, Local
from herodot.errors import HerodotError, InputError, ModelError, OntologyError, WrongLanguage
from herodot.parse import parse
from herodot.records import Analysis, OwnActor, RawDoc, Report
from herodot.resolve import resolve
from herodot.trace import trace


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read now."""

    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Known:
    """A report that was read before: the same path or url, outlet, publication date and text."""

    source_path: str
    report_id: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that was not read, and why."""

    source_path: str
    error: HerodotError

    @property
    def skipped(self) -> bool:
        """True where nothing is wrong with the document, it is only in another language."""
        return isinstance(self.error, WrongLanguage)


type Outcome = Read | Known | Failed


def analyse(report: Report, own: tuple[OwnActor, ...] = ()) -> Analysis:
    """All that one report yields: whose words, who got it from whom, what happened. A pure function.

    `own` are actors known beside those of the tables. Raises ModelError when the parser's model is missing or is not
    the pinned one.
    """
    parsed = parse(report)
    cast = resolve(parsed, own)
    encoded = encode(parsed)
    attributions = attribute(parsed, cast, encoded)
    return Analysis(
        report=report,
        timexes=parsed.timexes,
        places=cast.places,
        actors=cast.actors,
        mentions=cast.mentions,
        attributions=attributions,
        hops=trace(parsed, cast, attributions),
        events=code(parsed, cast, attributions, encoded),
    )


def read(
    paths: Iterable[str],
    *,
    defaults: Defaults | None = None,
    limits: Limits | None = None,
    encoding: str | None = None,
    known: Callable[[str], bool] = lambda report_id: False,
    engine: Local | None = None,
    own: tuple[OwnActor, ...] = (),
) -> Iterator[Outcome]:
    """One outcome a document, in the order of the input: read, known from before, or failed. Lazy.

    `paths` are files, folders, globs or "-" (see `acquire.documents`). `defaults` hold where a document does
    not say when and where it was published. `known` tells from a report's id whether it was read before; such
    a report is not analysed again. `engine` decides in how many processes; the outcomes are the same. `own` are
    the desk's own actors (`Store.own_actors`).

    Raises ModelError, OntologyError or HerodotError where the installation is broken.
    """
    engine = engine or Local()
    found = documents(paths, limits, encoding)
    cleaned: Iterator[_Step] = _named(engine.map(partial(_clean, defaults=defaults or Defaults(), own=own), found))
    fresh = (_unless_known(step, known) for step in cleaned)
    analysed: Iterator[Outcome] = _named(engine.map(partial(_analyse, own=own), fresh))
    yield from analysed


def read_document(document: RawDoc, defaults: Defaults | None = None, own: tuple[OwnActor, ...] = ()) -> Outcome:
    """What becomes of one document that is already in hand, whether or not it was read before.

    Raises ModelError, OntologyError or HerodotError where the installation is broken.
    """
    return _analyse(_clean(document, defaults or Defaults(), own), own)


def again(
    reports: Iterable[Report], *, engine: Local | None = None, own: tuple[OwnActor, ...] = ()
) -> Iterator[Outcome]:
    """Reports that were read before, analysed with today's models and tables: one outcome each, in their order. Lazy.

    Raises ModelError, OntologyError or HerodotError where the installation is broken.
    """
    analysed: Iterator[Outcome] = _named((engine or Local()).map(partial(_analyse, own=own), reports))
    yield from analysed


type _Step = Report | Outcome
"""A document on its way: a report that is still to be analysed, or what has become of it."""


def _clean(document: RawDoc | Failure, defaults: Defaults, own: tuple[OwnActor, ...]) -> _Step:
    if isinstance(document, Failure):
        return Failed(document.path, document.error)
    try:
        return clean(document, defaults, own)
    except InputError as error:
        return Failed(document.source_path, error)
    except Exception as error:
        return _bug(document.source_path, error)


def _unless_known(step: _Step, known: Callable[[str], bool]) -> _Step:
    if isinstance(step, Report) and known(step.id):
        return Known(step.source_path, step.id)
    return step


def _analyse(step: _Step, own: tuple[OwnActor, ...]) -> Outcome:
    if not isinstance(step, Report):
        return step
    try:
        return Read(analyse(step, own))
    except Exception as error:
        return _bug(step.source_path, error)


def _bug(path: str, error: Exception) -> Failed:
    """The last line of defence: a fault of ours on one document must not cost the user all the others.

    A broken installation would fail on every document in the same way, so that ends the run.
    """
    if isinstance(error, ModelError | OntologyError):
        raise error
    if isinstance(error, ImportError):
        remedy = "install it again; herodot doctor says what is missing"
        raise HerodotError(f"the installation is broken ({error})", remedy=remedy) from error
    place = extract_tb(error.__traceback__)[-1]
    cause = f"{type(error).__name__}: {error}, {Path(place.filename).name}:{place.lineno}"
    remedy = "a fault of herodot's: please report it with this text"
    return Failed(path, HerodotError(f"it could not be analysed ({cause})", where=path, remedy=remedy))


def _named[T](steps: Iterator[T | Crash[Any]]) -> Iterator[T | Failed]:
    """The steps, and a failure with the document's name in the place of one that a worker process died on."""
    for step in steps:
        yield _crashed(step.item) if isinstance(step, Crash) else step


def _crashed(item: object) -> Failed:
    path = item.path if isinstance(item, Failure) else str(getattr(item, "source_path", ""))
    remedy = "read it alone with --workers 1; it may need more memory than there is"
    return Failed(path, HerodotError("the process that read it died", where=path, remedy=remedy))

"""Herodot reads news reports and keeps a ledger of who said it, who did it and how we know.

    import herodot

    for outcome in herodot.read(["inbox/"]):
        if isinstance(outcome, herodot.Read):
            print(outcome.analysis.hops)

`read` goes from files to outcomes, `analyse` from one report to all that it yields, `open_store` opens a
desk. The records are documented in `herodot.records`, the errors in `herodot.errors`. Nothing heavy is loaded
before it is used.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from herodot.errors import (
    AccountError,
    BadRecord,
    BadRequest,
    CorrectionError,
    DateError,
    EvidenceMissing,
    HerodotError,
    InputError,
    ModelError,
    NoArticle,
    NotText,
    NotThere,
    OntologyError,
    StoreError,
    TooLarge,
    WrongLanguage,
)
from herodot.records import (
    Actor,
    Analysis,
    Attribution,
    Chain,
    Claim,
    Contradiction,
    Copy,
    Correction,
    Decision,
    Draft,
    Dropped,
    Edge,
    Event,
    EventDate,
    EventPlace,
    Hop,
    Link,
    LinkRule,
    Mention,
    Node,
    Origin,
    OwnActor,
    Passage,
    Place,
    Proof,
    Quantity,
    RawDoc,
    Report,
    Role,
    Selector,
    Sketch,
    Source,
    Span,
    Story,
    StoryChange,
    StoryReport,
    Timex,
)

if TYPE_CHECKING:
    from herodot.pipeline import Failed, Known, Outcome, Read, analyse, read
    from herodot.store import open_store

__version__ = version("herodot")
__all__ = [
    "AccountError",
    "Actor",
    "Analysis",
    "Attribution",
    "BadRecord",
    "BadRequest",
    "Chain",
    "Claim",
    "Contradiction",
    "Copy",
    "Correction",
    "CorrectionError",
    "DateError",
    "Decision",
    "Draft",
    "Dropped",
    "Edge",
    "Event",
    "EventDate",
    "EventPlace",
    "EvidenceMissing",
    "Failed",
    "HerodotError",
    "Hop",
    "InputError",
    "Known",
    "Link",
    "LinkRule",
    "Mention",
    "ModelError",
    "NoArticle",
    "Node",
    "NotText",
    "NotThere",
    "OntologyError",
    "Origin",
    "Outcome",
    "OwnActor",
    "Passage",
    "Place",
    "Proof",
    "Quantity",
    "RawDoc",
    "Read",
    "Report",
    "Role",
    "Selector",
    "Sketch",
    "Source",
    "Span",
    "StoreError",
    "Story",
    "StoryChange",
    "StoryReport",
    "Timex",
    "TooLarge",
    "WrongLanguage",
    "analyse",
    "open_store",
    "read",
]

_PIPELINE = ("Failed", "Known", "Outcome", "Read", "analyse", "read")
_HOMES = {**dict.fromkeys(_PIPELINE, "herodot.pipeline"), "open_store": "herodot.store"}


def __getattr__(name: str) -> Any:
    """The names whose modules load the parser's or the store's packages, when they are first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'herodot' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__

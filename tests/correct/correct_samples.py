"""A report with one of everything, and all that can be proposed about it. The words are made up."""

from __future__ import annotations

from herodot.correct import Proposal, propose
from herodot.records import (
    Actor,
    Analysis,
    Attribution,
    Correction,
    Draft,
    Event,
    EventDate,
    EventPlace,
    Hop,
    Mention,
    Place,
    Role,
    Selector,
    Source,
    Span,
)
from herodot.spans import content_id
from herodot.testing import make_report

AT = "2024-07-15T09:00:00+00:00"
TEXT = (
    "🚢🚢 LUND — The envoy said that rebels had shelled the old bridge at Lund. “It stands,” the minister said.\n\n"
    "Advertisement: the shop said that boats are cheap 🚤 now.\n\n"
    "The Gazette wrote that the envoy warned that the ferry had left. Two ferries left, and the ferry had left."
)


def span(words: str, after: str = "") -> Span:
    """The first place of the words behind the words `after`."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words), words)


def _attribution(actor: str, source: Span, cue: Span, content: Span, parent: str | None = None) -> Attribution:
    named = Source(source.start, source.end, source.exact, actor)
    own_id = content_id("attr", REPORT.id, cue.start, (content.start, content.end))
    return Attribution(own_id, named, (actor,), cue, (content,), "indirect", "CT+", parent, 0.9, "rule")


REPORT = make_report(TEXT, published="2024-07-14", outlet="The Gazette")
ENVOY = Actor("person:envoy", "envoy", (), "person", None, ())
MINISTER = Actor("person:ada-brandt", "Ada Brandt", ("the minister",), "person", "SWE", ("GOV",))
REBELS = Actor("group:rebels", "rebels", (), "group", None, ("REB",))
SHOP = Actor("org:shop", "shop", (), "organisation", None, ())
GAZETTE = Actor("outlet:gazette", "The Gazette", (), "outlet", None, ("JRN",))

SHELLED = _attribution(
    ENVOY.id, span("The envoy"), span("said"), span("that rebels had shelled the old bridge at Lund")
)
STANDS = _attribution(MINISTER.id, span("the minister"), span("said", "minister"), span("“It stands,”"))
CHEAP = _attribution(SHOP.id, span("the shop"), span("said", "the shop"), span("that boats are cheap 🚤 now"))
WROTE = _attribution(
    GAZETTE.id, span("The Gazette"), span("wrote"), span("that the envoy warned that the ferry had left")
)
WARNED = _attribution(ENVOY.id, span("the envoy", "wrote"), span("warned"), span("that the ferry had left"), WROTE.id)

ATTACK = Event(
    id=content_id("event", REPORT.id, "ASSAULT", span("shelled").start, "happened"),
    type="ASSAULT",
    mode="heavy-weapons",
    contexts=("military",),
    status="happened",
    actors=(Role(REBELS.id, *(lambda s: (s.start, s.end, s.exact))(span("rebels"))),),
    recipients=(Role(None, *(lambda s: (s.start, s.end, s.exact))(span("the old bridge at Lund"))),),
    trigger=span("shelled"),
    other_triggers=(),
    evidence=(span("The envoy said that rebels had shelled the old bridge at Lund."),),
    date=EventDate("2024-07-13", "2024-07-13", "day", "2024-07-13"),
    place=EventPlace("Lund", "SWE", 55.7, 13.2, "city"),
    quantities=(),
    according_to=(SHELLED.id,),
    quad=4,
    intensity=-9.5,
    confidence=0.8,
    why="rule",
)
WRITTEN = Hop("hop-1", "cites", "The Gazette", "envoy", ENVOY.id, span("the envoy warned"), 0.7, "rule")


def _mention(words: Span, actor: Actor) -> Mention:
    return Mention(words.start, words.end, words.exact, actor.id, 0.9)


ANALYSIS = Analysis(
    report=REPORT,
    timexes=(),
    places=(Place(*(lambda s: (s.start, s.end, s.exact))(span("Lund", "at")), "Lund", "SWE", 55.7, 13.2, 0.9),),
    actors=(ENVOY, MINISTER, REBELS, SHOP, GAZETTE),
    mentions=(
        _mention(span("The envoy"), ENVOY),
        _mention(span("rebels"), REBELS),
        _mention(span("the minister"), MINISTER),
        _mention(span("the shop"), SHOP),
        _mention(span("The Gazette"), GAZETTE),
        _mention(span("the envoy", "wrote"), ENVOY),
    ),
    attributions=(SHELLED, STANDS, CHEAP, WROTE, WARNED),
    hops=(WRITTEN,),
    events=(ATTACK,),
)


def marked(words: Span) -> Selector:
    """The words as a browser sends them."""
    before, after = TEXT[max(0, words.start - 32) : words.start], TEXT[words.end : words.end + 32]
    return Selector(words.start, words.end, words.exact, before, after)


def about(words: Span, **fields: object) -> Proposal:
    """A proposal about these words."""
    return Proposal(start=words.start, end=words.end, by="ana", **fields)  # type: ignore[arg-type]


def made(proposal: Proposal, analysis: Analysis = ANALYSIS, at: str = AT) -> Correction:
    """The correction that the proposal makes."""
    return propose(analysis, proposal, at)


_ADVERT = span("Advertisement: the shop said that boats are cheap 🚤 now.")
_LEFT = span("Two ferries left")

PROPOSALS = (
    Proposal("speaker", "ana", "Jane Roe", record=SHELLED.id),
    Proposal("speaker", "ana", "Ada Brandt; rebels", record=STANDS.id),
    Proposal("speaker", "ana", "Coastal Press", record=WRITTEN.id),
    about(span("rebels had shelled the old bridge"), wrong="wording", record=SHELLED.id),
    Proposal("certainty", "ana", "CT-", record=STANDS.id),
    Proposal("certainty", "ana", "PS+", record=WARNED.id),
    Proposal("type", "ana", "COERCE/seize", record=ATTACK.id),
    Proposal("status", "ana", "denied", record=ATTACK.id),
    about(span("The envoy"), wrong="actor", should_be="Harbour Guard", record=ATTACK.id),
    Proposal("recipient", "ana", "Ada Brandt", record=ATTACK.id),
    Proposal("date", "ana", "2024-07-08/2024-07-09", record=ATTACK.id),
    Proposal("place", "ana", "Malmö, SWE", record=ATTACK.id),
    Proposal("link", "ana", "not_copy report-elsewhere"),
    about(_ADVERT, wrong="boilerplate", should_be="dropped"),
    about(_LEFT, wrong="missing", should_be="The Gazette"),
    about(
        _LEFT,
        wrong="missing",
        draft=Draft("event", words="left", who=("ferries",), type="RETREAT", mode="withdraw", date="2024-07"),
    ),
    about(
        span("that the envoy warned that the ferry"),
        wrong="missing",
        draft=Draft("attribution", who=("The Gazette",), cue=marked(span("wrote")), certainty="PR+"),
    ),
    about(span("“It stands,” the minister"), wrong="missing", draft=Draft("hop", who=("Ada Brandt",), hop="quotes")),
    Proposal("not_a_record", "ana", record=WROTE.id),
)
"""One of every kind, no two of which set the same value."""

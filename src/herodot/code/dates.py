"""When: the time expression that stands with the trigger, as calendar days."""

from __future__ import annotations

from herodot.code.clauses import attaches, clause_of
from herodot.code.grammar import is_verb, reporter
from herodot.code.triggers import Hit
from herodot.parse.calendar import interval
from herodot.parse.parsed import Parsed
from herodot.records import EventDate, Timex
from herodot.resolve.scene import words

_DATING = ("poss", "nmod", "compound")


def timexes_by_sentence(p: Parsed) -> dict[int, tuple[tuple[int, Timex], ...]]:
    """The dated time expressions of each sentence, each with the token that heads it.

    A happening that was dated once ("this week's summit") dates what is said to be at it later ("at the summit").
    """
    found: dict[int, tuple[tuple[int, Timex], ...]] = {}
    happenings: dict[str, tuple[int, Timex]] = {}
    for timex in p.timexes:
        if timex.value is None or timex.type not in ("DATE", "TIME"):
            continue
        first, last = p.token_at(timex.start), p.token_at(timex.end - 1)
        if first is None or last is None:
            continue
        head = next((i for i in range(first, last + 1) if not first <= p.heads[i] <= last), last)
        sentence = p.sentence_of[head]
        found[sentence] = (*found.get(sentence, ()), (head, timex))
        if p.deps[head] in _DATING and p.tags[p.heads[head]] in ("NN", "NNP"):
            happenings[p.lemmas[p.heads[head]]] = sentence, timex
    for noun in range(len(p)) if happenings else ():
        sentence = p.sentence_of[noun]
        dated = happenings.get(p.lemmas[noun])
        if dated and dated[0] < sentence and p.deps[noun] == "pobj" and _is_the_one(p, noun):
            found[sentence] = (*found.get(sentence, ()), (noun, dated[1]))
    return found


def _is_the_one(p: Parsed, noun: int) -> bool:
    determiner = p.child(noun, "det")
    return determiner is not None and p.lowers[determiner] in words("definite")


def date(p: Parsed, hit: Hit, timexes: tuple[tuple[int, Timex], ...], triggers: frozenset[int]) -> EventDate | None:
    """The date of the first time expression attached to the hit that names calendar days; None where there is none.

    A second verb shares the date before the first ("on Monday they met and signed"); what someone says in the present
    tense is said when the report says it ("said on Monday that it rejects").
    """
    own = [timex for head, timex in timexes if attaches(p, head, hit, triggers)]
    verb = hit.hub if hit.hub is not None else hit.token
    for above in (_shared_clause(p, verb), _reporting_clause(p, hit)):
        if above is not None and not own:
            own = [timex for head, timex in timexes if head < verb and clause_of(p, head) == above]
    return next((found for timex in own if (found := _days(timex))), None)


def _days(timex: Timex) -> EventDate | None:
    days = interval(timex.value)
    return None if days is None or timex.value is None else EventDate(*days, timex.value)


def _shared_clause(p: Parsed, verb: int) -> int | None:
    """The first verb of a coordination in which `verb` has no subject of its own."""
    if p.deps[verb] == "conj" and is_verb(p, p.heads[verb]) and p.child(verb, "nsubj", "nsubjpass") is None:
        return p.heads[verb]
    return None


def _reporting_clause(p: Parsed, hit: Hit) -> int | None:
    above = reporter(p, hit.token) if p.tags[hit.token] in ("VBZ", "VBP") else None
    return clause_of(p, above) if above is not None else None

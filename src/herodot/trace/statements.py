"""Steps that attributions prove: the report has it from the outlet it credits, the outlet from the one it quotes."""

from __future__ import annotations

from collections.abc import Iterator

from herodot.parse.parsed import Parsed
from herodot.records import Attribution, HopKind
from herodot.resolve.cast import Cast
from herodot.trace.lexicon import credit_words
from herodot.trace.step import Step, is_outlet


def statement_steps(parsed: Parsed, cast: Cast, attributions: tuple[Attribution, ...]) -> Iterator[Step]:
    """One step a holder of every attribution that passes on words: at the top, or inside what an outlet tells."""
    by_id = {a.id: a for a in attributions}
    for a in attributions:
        if a.source is None or a.cue is None or not _passes_on_words(parsed, a):
            continue
        outer = by_id.get(a.parent) if a.parent else None
        teller = outer.holders[0] if outer is not None and outer.holders else None
        if outer is not None and not is_outlet(cast, teller):
            continue
        first, stop = _evidence(parsed, a)
        for holder in a.holders:
            if holder != teller:
                yield _step(cast, holder, teller, first, stop, a)


def _step(cast: Cast, holder: str, teller: str | None, first: int, stop: int, a: Attribution) -> Step:
    if is_outlet(cast, holder):
        return Step("cites", teller, holder, first, stop, 0.8, f"rule: credit ({a.why})")
    kind: HopKind = "quotes" if a.quote == "direct" else "statement"
    return Step(kind, teller, holder, first, stop, 0.7, f"rule: statement ({a.why})")


def _passes_on_words(parsed: Parsed, a: Attribution) -> bool:
    assert a.cue is not None
    first, last = parsed.token_at(a.cue.start), parsed.token_at(a.cue.end - 1)
    if first is None or last is None:
        return False
    return not any(parsed.lemmas[i] in credit_words().thoughts for i in range(first, last + 1))


def _evidence(parsed: Parsed, a: Attribution) -> tuple[int, int]:
    """The tokens of source and cue with an "as" before them; of the nearer words alone where content stands between."""
    assert a.source is not None
    assert a.cue is not None
    spans = sorted([(a.source.start, a.source.end), (a.cue.start, a.cue.end)])
    if any(spans[0][1] <= c.start < spans[1][0] for c in a.content):
        spans = [(a.source.start, a.source.end)]
    first, last = parsed.token_at(spans[0][0]) or 0, parsed.token_at(spans[-1][1] - 1) or 0
    if first > 0 and parsed.lowers[first - 1] == "as":
        first -= 1
    return first, last + 1

"""Steps that attributions prove: the report has it from the outlet it credits, the outlet from the one it quotes."""

from __future__ import annotations

from collections.abc import Iterator

from herodot.parse.parsed import Parsed
from herodot.records import Attribution, HopKind, Span
from herodot.resolve.cast import Cast
from herodot.spans import overlaps
from herodot.trace.lexicon import credit_words
from herodot.trace.step import Step, is_outlet, outlets_below

_NEAR = 40  # code points between a statement's cue and the credit behind it


def statement_steps(parsed: Parsed, cast: Cast, attributions: tuple[Attribution, ...]) -> Iterator[Step]:
    """One step a holder of every attribution that passes on words: at the top, or inside what an outlet tells."""
    by_id = {a.id: a for a in attributions if not a.source or a.holders or not _post(parsed, a)}
    parents = {a.parent for a in attributions}
    for a in attributions:
        if a.source is None or a.cue is None or not _passes_on_words(parsed, cast, a):
            continue
        outer = by_id.get(a.parent) if a.parent else _credited(cast, a, attributions)
        teller = outer.holders[0] if outer is not None and outer.holders else None
        teller = _according_to(parsed, cast, a) if outer is None else teller
        if outer is not None and not is_outlet(cast, teller):
            continue
        first, stop = _evidence(parsed, a)
        stop = _with_platform(parsed, a, stop)
        for holder in a.holders:
            if holder != teller:
                yield _step(cast, holder, teller, first, stop, a)
        if not a.holders and a.id not in parents and (post := _post(parsed, a)) is not None:
            yield Step(
                "statement", teller, None, *post, 0.5, f"rule: a post ({a.why})", parsed.exact(*post).rstrip(".")
            )


def _credited(cast: Cast, a: Attribution, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """The credit after a statement of the same content ("X will go, Y said, according to Z"): Z tells what Y said."""
    assert a.cue is not None
    if any(is_outlet(cast, holder) for holder in a.holders):
        return None
    return next((b for b in attributions if _credits(cast, b, a.cue.end, a.content)), None)


def _according_to(parsed: Parsed, cast: Cast, a: Attribution) -> str | None:
    """The outlet of an "according to X" right behind a cue, or taken for a part of it ("said, according to X")."""
    assert a.cue is not None
    first, last = parsed.token_at(a.cue.start), parsed.token_at(a.cue.end - 1)
    if first is None or last is None or any(is_outlet(cast, holder) for holder in a.holders):
        return None
    stop = min(last + 3, parsed.sentences[parsed.sentence_of[first]][1])
    word = next((i for i in range(first + 1, stop) if parsed.lowers[i] == "according"), None)
    to = None if word is None else parsed.child(word, "prep")
    found = outlets_below(parsed, cast, None if to is None else parsed.child(to, "pobj"))
    return found[0][1] if found else None


def _credits(cast: Cast, b: Attribution, after: int, content: tuple[Span, ...]) -> bool:
    if (
        b.source is None
        or not b.holders
        or not 0 <= b.source.start - after <= _NEAR
        or not is_outlet(cast, b.holders[0])
    ):
        return False
    return any(overlaps(c.start, c.end, d.start, d.end) for c in content for d in b.content)


def _with_platform(parsed: Parsed, a: Attribution, stop: int) -> int:
    """The end of the evidence, with the platform on which it was said ("wrote on Telegram", "said in a post on X")."""
    assert a.cue is not None
    cue = parsed.token_at(a.cue.start)
    for prep in () if cue is None else parsed.children[cue]:
        place = parsed.child(prep, "pobj") if parsed.lowers[prep] in ("on", "in", "via") and prep <= stop else None
        if place is not None and prep >= (cue or 0) and (end := _platform_end(parsed, place)) is not None:
            return max(stop, end)
    return stop


def _platform_end(parsed: Parsed, place: int) -> int | None:
    words = credit_words()
    if _is_platform(parsed, place):
        return place + 1
    if parsed.lemmas[place] not in words.posts:
        return None
    on = next((c for c in parsed.children[place] if parsed.lowers[c] in ("on", "to")), None)
    below = None if on is None else parsed.child(on, "pobj")
    return below + 1 if below is not None and _is_platform(parsed, below) else None


def _is_platform(parsed: Parsed, token: int) -> bool:
    """The parser may keep the full stop with a short name ("X.")."""
    name = parsed.lowers[token].rstrip(".")
    before = parsed.lowers[token - 1] if token else ""
    return name in credit_words().platforms or f"{before} {name}" in credit_words().platforms


def _post(parsed: Parsed, a: Attribution) -> tuple[int, int] | None:
    """The tokens of a post of nobody knows whom: "a statement on Telegram", "a Facebook post"."""
    assert a.source is not None
    first, last = parsed.token_at(a.source.start), parsed.token_at(a.source.end - 1)
    if first is None or last is None:
        return None
    place = next((i for i in range(first, last + 1) if _is_platform(parsed, i)), None)
    post = next((i for i in range(first, last + 1) if parsed.lemmas[i] in credit_words().posts), None)
    if place is None or post is None or parsed.tags[first] == "PRP$":
        return None
    return first + (parsed.tags[first] == "DT"), max(place, post) + 1


def _step(cast: Cast, holder: str, teller: str | None, first: int, stop: int, a: Attribution) -> Step:
    if is_outlet(cast, holder):
        return Step("cites", teller, holder, first, stop, 0.8, f"rule: credit ({a.why})")
    kind: HopKind = "quotes" if a.quote == "direct" else "statement"
    return Step(kind, teller, holder, first, stop, 0.7, f"rule: statement ({a.why})")


def _passes_on_words(parsed: Parsed, cast: Cast, a: Attribution) -> bool:
    """False for a thought; what an outlet has found out it passes on."""
    assert a.cue is not None
    first, last = parsed.token_at(a.cue.start), parsed.token_at(a.cue.end - 1)
    if first is None or last is None:
        return False
    words = credit_words()
    found_out = words.finds if any(is_outlet(cast, holder) for holder in a.holders) else frozenset[str]()
    return not any(parsed.lemmas[i] in words.thoughts - found_out for i in range(first, last + 1))


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

"""Credits to outlets in prose: interviews, "told X", "said on X", "seen by X", "citing X", "per X", "(X)"."""

from __future__ import annotations

from collections.abc import Iterator

from herodot.attribute.lexicon import lexicon
from herodot.attribute.speakers import last_outlet, speaker
from herodot.parse.parsed import Parsed
from herodot.records import HopKind
from herodot.resolve.cast import Cast
from herodot.trace.lexicon import credit_words
from herodot.trace.step import Step, is_outlet, outlet_of, outlets_below


def credit_steps(parsed: Parsed, cast: Cast) -> Iterator[Step]:
    """The steps that single words of the text prove, in text order."""
    for token, tag in enumerate(parsed.tags):
        if parsed.lowers[token] == "according":
            for named, outlet in outlets_below(parsed, cast, _below(parsed, token, ("to",))):
                yield Step("cites", None, outlet, token, named + 1, 0.8, "rule: according to an outlet")
        elif tag[0] == "N":
            yield from _of_noun(parsed, cast, token)
        elif tag[0] == "V":
            yield from _of_verb(parsed, cast, token)
        elif parsed.lowers[token] in credit_words().passing_preps:
            yield from _passed(parsed, cast, token, parsed.child(token, "pobj"), "rule: by way of an outlet")
        elif tag == "-LRB-":
            yield from _bracketed(parsed, cast, token)


def _of_noun(parsed: Parsed, cast: Cast, noun: int) -> Iterator[Step]:
    words, lemma = credit_words(), parsed.lemmas[noun]
    if lemma in words.interview_nouns:
        yield from _interview(parsed, cast, noun)
    elif lemma in words.references and parsed.lowers[parsed.heads[noun]] == "with":
        to = next((c for c in parsed.children[noun] if parsed.lowers[c] == "to"), None)
        yield from _passed(parsed, cast, noun, None if to is None else parsed.child(to, "pobj"), "rule: reference")


def _of_verb(parsed: Parsed, cast: Cast, verb: int) -> Iterator[Step]:
    words, lemma, tag = credit_words(), parsed.lemmas[verb], parsed.tags[verb]
    if lemma in words.hearer_verbs:
        yield from _told(parsed, cast, verb, parsed.child(verb, "dobj", "dative"))
    elif lemma in words.talk_verbs:
        yield from _told(parsed, cast, verb, _below(parsed, verb, ("to", "with")))
    elif lemma in words.citing and tag != "VBN":
        yield from _citing(parsed, cast, verb)
    elif lemma in words.interviewed and tag == "VBN":
        for token, outlet in _agents(parsed, cast, verb):
            yield from _spoke_to(parsed, cast, _who_was(parsed, verb), verb, token, outlet, None)
    elif lemma in words.seen and tag == "VBN":
        yield from _seen(parsed, cast, verb)
    if lemma in words.writing or lemma in words.speaking:
        yield from _aired(parsed, cast, verb)
    if lemma in words.speaking and lemma not in words.hearer_verbs:
        yield from _told(parsed, cast, verb, _below(parsed, verb, ("to",)))
    if lemma in words.finds:
        yield from _found(parsed, cast, verb)


def _below(parsed: Parsed, head: int, preps: tuple[str, ...] | frozenset[str]) -> int | None:
    """The object of the first of these prepositions under `head`."""
    prep = next((c for c in parsed.children[head] if parsed.lowers[c] in preps), None)
    return None if prep is None else parsed.child(prep, "pobj")


def _interview(parsed: Parsed, cast: Cast, noun: int) -> Iterator[Step]:
    asker = outlets_below(parsed, cast, _below(parsed, noun, credit_words().interview_preps)) or _publishers(
        parsed, cast, noun
    )
    verb = next((a for a in parsed.ancestors(noun) if parsed.tags[a][0] == "V"), None)
    teller = _teller(parsed, cast, verb) if verb is not None and parsed.lemmas[verb] in credit_words().citing else None
    owner = parsed.child(noun, "poss")
    head = owner if owner is not None else None if verb is None else speaker(parsed, verb)
    if not asker and verb is not None and parsed.deps[noun] in ("dobj", "dative", "pobj"):
        asker = outlets_below(parsed, cast, _below(parsed, verb, ("to", "with")))  # "gave an interview to X"
    for token, outlet in asker:
        guest = head if head is not None and cast.who[head] is not None else _beside(parsed, cast, token)
        yield from _spoke_to(parsed, cast, head if guest is None else guest, noun, token, outlet, teller)


def _beside(parsed: Parsed, cast: Cast, outlet: int) -> int | None:
    """The person whom the parser took for an apposition ("In an interview with Bild, Olaf Scholz said")."""
    below = (c for c in parsed.children[outlet] if parsed.deps[c] in ("appos", "conj") and c > outlet)
    return next((c for c in below if cast.who[c] and cast.actor(cast.who[c] or "").kind == "person"), None)


def _publishers(parsed: Parsed, cast: Cast, noun: int) -> list[tuple[int, str]]:
    """The outlets of "an interview published by X"."""
    said = (c for c in parsed.children[noun] if parsed.tags[c] == "VBN" and parsed.lemmas[c] in credit_words().issued)
    return [found for verb in said for found in _agents(parsed, cast, verb)]


def _told(parsed: Parsed, cast: Cast, verb: int, hearer: int | None) -> Iterator[Step]:
    for token, outlet in outlets_below(parsed, cast, hearer):
        yield from _spoke_to(parsed, cast, speaker(parsed, verb), verb, token, outlet, None)


def _aired(parsed: Parsed, cast: Cast, verb: int) -> Iterator[Step]:
    """ "said on CNN", "writing in Le Monde": a programme or a page of somebody else's is where it was said."""
    place = _below(parsed, verb, credit_words().air_preps)
    head = speaker(parsed, verb)
    if head is None or outlet_of(parsed, cast, head) is not None:
        return
    for token, outlet in outlets_below(parsed, cast, place):
        if outlet != cast.who[head] and not _is_at_home(cast, cast.who[head], outlet):
            yield from _spoke_to(parsed, cast, head, verb, token, outlet, None)


def _is_at_home(cast: Cast, who: str | None, outlet: str) -> bool:
    """True where an outlet is the mouth of who speaks there ("the army said on state television")."""
    owner, place = None if who is None else cast.actor(who), cast.actor(outlet)
    return owner is None or (owner.kind != "person" and "GOV" in place.sectors and owner.country == place.country)


def _spoke_to(
    parsed: Parsed, cast: Cast, head: int | None, anchor: int, token: int, outlet: str, teller: str | None
) -> Iterator[Step]:
    """Somebody (the phrase headed by `head`) spoke to an outlet: the relay to it, and its own step to the speaker."""
    first, stop = min(anchor, token), max(anchor, token) + 1
    seer = _seer(parsed, cast, token)
    relay = seer[1] if seer else teller
    if seer:
        stop = max(stop, seer[0] + 1)
    why = "rule: spoke to an outlet"
    yield Step("interview", relay if relay != outlet else None, outlet, first, stop, 0.85, why)
    who = None if head is None else cast.who[head]
    if head is not None and who is not None and who != outlet:
        ends = max(token, anchor, head) + 1
        yield Step("interview", outlet, who, min(parsed.left[head], first), ends, 0.85, why)


def _who_was(parsed: Parsed, verb: int) -> int | None:
    """The one to whom a passive verb was done: "X, interviewed by", "X was interviewed by"."""
    subject = parsed.child(verb, "nsubjpass")
    if subject is not None:
        return subject
    return parsed.heads[verb] if parsed.deps[verb] in ("acl", "relcl") else speaker(parsed, parsed.heads[verb])


def _seer(parsed: Parsed, cast: Cast, after: int) -> tuple[int, str] | None:
    """The outlet of a later "as seen by X" in the same sentence."""
    stop = parsed.sentences[parsed.sentence_of[after]][1]
    for token in range(after + 1, stop):
        if parsed.tags[token] == "VBN" and parsed.lemmas[token] in credit_words().seen:
            for head, outlet in _agents(parsed, cast, token):
                return head, outlet
    return None


def _agents(parsed: Parsed, cast: Cast, verb: int) -> list[tuple[int, str]]:
    """The outlets after "by" ("carried by TASS and by Interfax"), with the tokens that head them."""
    by = next((c for c in parsed.children[verb] if parsed.lowers[c] == "by"), None)
    preps = () if by is None else parsed.conjuncts(by)
    return [found for prep in preps for found in outlets_below(parsed, cast, parsed.child(prep, "pobj"))]


def _seen(parsed: Parsed, cast: Cast, verb: int) -> Iterator[Step]:
    for token, outlet in _agents(parsed, cast, verb):
        yield Step(
            "cites", None, outlet, verb, parsed.right[token] + 1, 0.75, f"rule: {parsed.lemmas[verb]} by an outlet"
        )
        head = _writer(parsed, verb)
        who = None if head is None else cast.who[head]
        if head is not None and who is not None and not is_outlet(cast, who):
            yield Step("statement", outlet, who, parsed.left[head], token + 1, 0.7, "rule: writing seen by an outlet")


def _writer(parsed: Parsed, seen: int) -> int | None:
    """Who says something in a writing that is seen: "X rejected it in a letter seen by Y"."""
    noun = parsed.heads[seen]
    if parsed.deps[seen] != "acl" or parsed.lemmas[noun] not in credit_words().writings:
        return None
    if parsed.deps[noun] != "pobj" or parsed.lowers[parsed.heads[noun]] not in ("in", "with"):
        return None
    verb = next((a for a in parsed.ancestors(noun) if parsed.tags[a][0] == "V"), None)
    return None if verb is None else speaker(parsed, verb)


def _found(parsed: Parsed, cast: Cast, verb: int) -> Iterator[Step]:
    """ "X has learned": an outlet found out for itself; not where it could not ("could not verify")."""
    head = parsed.child(verb, "nsubj")
    outlet = None if head is None else outlet_of(parsed, cast, head)
    aside = {parsed.lowers[c] for c in parsed.children[verb]}
    modals, doubts = lexicon().table.modals, lexicon().table.negators
    if (
        head is None
        or outlet is None
        or aside & (doubts | modals.able | modals.doubtful | modals.future | modals.unreal)
    ):
        return
    first = min(parsed.left[head], verb)
    yield Step("cites", None, outlet, first, verb + 1, 0.7, f"rule: an outlet's own {parsed.lemmas[verb]}")
    for token in () if (source := _below(parsed, verb, ("from",))) is None else parsed.conjuncts(source):
        who = cast.who[token]
        if who is not None and who != outlet:
            yield Step("statement", outlet, who, verb, parsed.right[token] + 1, 0.7, "rule: learned from")


def _passed(parsed: Parsed, cast: Cast, anchor: int, head: int | None, why: str) -> Iterator[Step]:
    """ "per X", "with reference to X": from the outlet that says so itself, else from the report."""
    teller = _teller(parsed, cast, anchor)
    for token in () if head is None else parsed.conjuncts(head):
        who = cast.who[token]
        if who is not None and who != teller and (is_outlet(cast, who) or (teller and parsed.lowers[anchor] != "via")):
            kind: HopKind = "cites" if is_outlet(cast, who) else "statement"
            yield Step(kind, teller, who, anchor, parsed.right[token] + 1, 0.7, why)
            yield from _relay(cast, teller, anchor)


def _bracketed(parsed: Parsed, cast: Cast, opening: int) -> Iterator[Step]:
    """ "… fell (Reuters)." — but not the short form of a name that stands before it."""
    stop = next((i for i in range(opening + 1, min(opening + 6, len(parsed))) if parsed.tags[i] == "-RRB-"), None)
    if stop is None or opening == 0 or stop == opening + 1 or parsed.tags[opening - 1].startswith("NNP"):
        return
    named = {cast.who[i] for i in range(opening + 1, stop)}
    who = next(iter(named))
    ends = stop + 1 == len(parsed) or parsed.tags[stop + 1] in (".", ",", ":")
    if ends and len(named) == 1 and is_outlet(cast, who) and who not in cast.who[max(0, opening - 6) : opening]:
        yield Step("cites", None, who, opening, stop + 1, 0.7, "rule: outlet in brackets")


def _citing(parsed: Parsed, cast: Cast, verb: int) -> Iterator[Step]:
    """ "citing X"; as a full verb ("which cited X", "X quoted Y as saying") only of an outlet."""
    cited = parsed.child(verb, "dobj")
    if cited is None:
        cited = _quoted_as(parsed, verb)
    if cited is None:
        return
    teller = speaker(parsed, verb)
    if teller is not None and cast.who[teller] is None and parsed.deps[verb] == "relcl":
        teller = parsed.heads[verb]
    source = cast.who[teller] if teller is not None else None
    if parsed.tags[verb] != "VBG" and not is_outlet(cast, source):
        return
    source = source if is_outlet(cast, source) else _teller(parsed, cast, verb)
    for token in parsed.conjuncts(cited):
        who = _behind(parsed, cast, token)
        if who is None and source is not None and parsed.lemmas[token] in credit_words().sources:
            named = parsed.exact(_first_word(parsed, token), token + 1)
            yield Step("statement", source, None, verb, token + 1, 0.6, "rule: citing", named)
            yield from _relay(cast, source, verb)
        elif who is not None and who != source:
            kind: HopKind = "cites" if is_outlet(cast, who) else "statement"
            yield Step(kind, source, who, verb, parsed.right[token] + 1, 0.8, "rule: citing")
            yield from _relay(cast, source, verb)


def _relay(cast: Cast, teller: str | None, anchor: int) -> Iterator[Step]:
    """The step to an outlet that cites somebody: this report has it from there, whatever the verb between them."""
    last = next((i for i in reversed(range(anchor)) if teller is not None and cast.who[i] == teller), None)
    if last is not None:
        first = last
        while first and cast.who[first - 1] == teller:
            first -= 1
        yield Step("cites", None, teller, first, anchor + 1, 0.6, "rule: an outlet cites")


def _behind(parsed: Parsed, cast: Cast, token: int) -> str | None:
    """Who is cited: the one named, or whose office or document it is ("the office of the president", "its report")."""
    if cast.who[token] is not None or parsed.lemmas[token] not in credit_words().sources:
        return cast.who[token]
    of = _below(parsed, token, ("of", "by", "in", "from"))
    owner = parsed.child(token, "poss", "compound") if of is None else of
    return None if owner is None else cast.who[owner]


def _first_word(parsed: Parsed, head: int) -> int:
    """The first word of a noun phrase without its article."""
    first = parsed.left[head]
    return first + (parsed.tags[first] in ("DT", "PRP$") and first < head)


def _quoted_as(parsed: Parsed, verb: int) -> int | None:
    """The subject of the clause below: how the parser may read "quoted X as saying"."""
    below = parsed.child(verb, "ccomp")
    return None if below is None else parsed.child(below, "nsubj")


def _teller(parsed: Parsed, cast: Cast, verb: int) -> str | None:
    """The outlet named last before `verb` in its sentence."""
    first = parsed.sentences[parsed.sentence_of[verb]][0]
    outlet = last_outlet(cast, verb)
    return outlet if outlet is not None and outlet in cast.who[first:verb] else None

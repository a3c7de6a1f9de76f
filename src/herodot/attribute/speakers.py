"""Sources: the noun phrase that says or thinks, found from the cue through the parse; and who it refers to."""

from __future__ import annotations

from herodot.attribute.candidate import Range
from herodot.attribute.lexicon import lexicon
from herodot.parse.parsed import Parsed
from herodot.resolve.cast import Cast

_SUBJECT = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_INHERITS = ("conj", "advcl", "xcomp", "pcomp")


def is_passive(parsed: Parsed, verb: int) -> bool:
    """True for a passive verb form, full ("was told by") or reduced ("the man told by")."""
    if parsed.child(verb, "auxpass", *_PASSIVE) is not None:
        return True
    return parsed.tags[verb] == "VBN" and parsed.child(verb, "aux") is None and parsed.deps[verb] in ("acl", "relcl")


def agent(parsed: Parsed, verb: int) -> int | None:
    """The head of the noun phrase after "by" of a passive verb."""
    by = parsed.child(verb, "agent")
    return None if by is None else parsed.child(by, "pobj")


def speaker(parsed: Parsed, verb: int) -> int | None:
    """The head token of the one who does what `verb` says, or None where the sentence does not name it."""
    if is_passive(parsed, verb):
        return agent(parsed, verb)
    subjects = [c for c in parsed.children[verb] if parsed.deps[c] in _SUBJECT]
    if subjects:  # two where the parser did not join a description to its name: "the charity Oxfam said"
        return subjects[-1]
    return _inherited(parsed, verb)


def _inherited(parsed: Parsed, verb: int) -> int | None:
    head, dep = parsed.heads[verb], parsed.deps[verb]
    if head == verb:
        return None
    if dep == "acl":
        return head if parsed.tags[verb] == "VBG" else None
    if dep == "pcomp":
        head = parsed.heads[head]
        return _inherited_from(parsed, head)
    if dep == "xcomp":
        controller = parsed.child(head, "dobj")
        return controller if controller is not None else _inherited_from(parsed, head)
    return _inherited_from(parsed, head) if dep in _INHERITS else None


def _inherited_from(parsed: Parsed, head: int) -> int | None:
    if parsed.tags[head][:1] not in ("V", "M"):
        return None
    passive = parsed.child(head, *_PASSIVE)
    return passive if passive is not None else speaker(parsed, head)


def extent(parsed: Parsed, head: int) -> Range:
    """The tokens of the noun phrase headed by `head`: PolNeAR keeps appositions; asides after a comma are left out."""
    first, stop = parsed.left[head], parsed.right[head] + 1
    for sister in parsed.children[parsed.heads[head]]:
        if parsed.deps[sister] == parsed.deps[head] == "nsubj" and parsed.right[sister] == first - 1:
            first = parsed.left[sister]
    for child in parsed.children[head]:
        if child > head and parsed.deps[child] in ("relcl", "advcl") and parsed.words[parsed.left[child] - 1] == ",":
            stop = min(stop, parsed.left[child])
    while stop - 1 > head and parsed.tags[stop - 1] in (",", ":", "-LRB-", "``", "''"):
        stop -= 1
    while first < head and parsed.tags[first] in (",", ":", "``", "''", "CC"):
        first += 1
    return first, stop


def holders(parsed: Parsed, cast: Cast, head: int | None) -> tuple[str, ...]:
    """The ids of the actors that the source headed by `head` refers to, joint sources in order of mention.

    A document ("the report says") stands for the outlet named last before it; a document or a journalist of an outlet
    ("a Reuters report", "a report in Le Monde", "an AFP photographer") for that outlet.
    """
    if head is None:
        return ()
    found: list[str] = []
    for token in parsed.conjuncts(head):
        actor = _actor_of(parsed, cast, token)
        if actor is not None and actor not in found:
            found.append(actor)
    return tuple(found)


def _actor_of(parsed: Parsed, cast: Cast, token: int) -> str | None:
    table = lexicon().table
    if parsed.lemmas[token] in table.documents or parsed.lemmas[token] in table.of_outlets:
        outlet = _outlet_with(parsed, cast, token)
        if outlet is not None:
            return outlet
    if parsed.lemmas[token] in table.documents and not _has_name(parsed, token):
        outlet = last_outlet(cast, token)
        if outlet is not None:
            return outlet
    if cast.who[token] is not None:
        return cast.who[token]
    owner = parsed.child(token, "poss")
    return cast.who[owner] if owner is not None else None


def _outlet_with(parsed: Parsed, cast: Cast, token: int) -> str | None:
    """The outlet that a document or journalist is said to be of ("a Reuters report", "a report by Reuters"), or that it
    is ("the newspaper Le Monde")."""
    below = [c for c in parsed.children[token] if c < token or parsed.deps[c] == "appos"]
    before = [c for c in below if parsed.deps[c] in ("compound", "poss", "nmod", "amod", "appos")]
    preps = (c for c in parsed.children[token] if parsed.lowers[c] in ("by", "in", "of", "from", "on", "with"))
    after = [noun for prep in preps if (noun := parsed.child(prep, "pobj")) is not None]
    named = (cast.who[i] for i in (*before, *after))
    return next((who for who in named if who is not None and cast.actor(who).kind == "outlet"), None)


def _has_name(parsed: Parsed, token: int) -> bool:
    return any(parsed.tags[c].startswith("NNP") for c in parsed.children[token])


def last_outlet(cast: Cast, token: int) -> str | None:
    """The id of the outlet named last before `token`."""
    for who in reversed(cast.who[:token]):
        if who is not None and cast.actor(who).kind == "outlet":
            return who
    return None

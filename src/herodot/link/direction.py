"""Which of two copies was there first: `direction(link, a, b, names)`."""

from __future__ import annotations

from datetime import datetime

from herodot.link.names import Names
from herodot.link.sketch import Account
from herodot.link.steps import RELAYS
from herodot.records import THIS_REPORT, Direction, Link

WHOLE, PART = 0.85, 0.6
"""A text of which WHOLE is in another that has no more than PART in common with it was cut out of that other."""


type Told = tuple[str | None, Direction | None]
"""The id of the original, and what tells."""


def direction(link: Link, a: Account, b: Account, names: Names) -> Told:
    """The id of the original and what tells so, the surest first: one credits the other's outlet, one was published
    earlier, one was cut out of the other. (None, None) where nothing tells."""
    credited = {b.id: _credits(a, b, names), a.id: _credits(b, a, names)}
    if credited[a.id] != credited[b.id]:
        return (a.id if credited[a.id] else b.id), "credit"
    earlier = _earlier(a, b)
    if earlier is not None:
        return earlier, "date"
    if link.of_a >= WHOLE and link.of_b <= PART:
        return b.id, "wording"
    if link.of_b >= WHOLE and link.of_a <= PART:
        return a.id, "wording"
    return None, None


def _credits(copy: Account, original: Account, names: Names) -> bool:
    """True where a report says that it has its account from the other's outlet."""
    outlet = names.key(original.outlet) if original.outlet else None
    if outlet is None:
        return False
    own = (hop for hop in copy.hops if hop.kind in RELAYS and hop.from_name in (THIS_REPORT, copy.outlet))
    return any(names.upstream(hop) == outlet for hop in own)


def _earlier(a: Account, b: Account) -> str | None:
    """The one published earlier: by the moment where both have one, else by the day."""
    if a.published is None or b.published is None:
        return None
    if "T" in a.published and "T" in b.published:
        one, other = (datetime.fromisoformat(x.published or "") for x in (a, b))
        if (one.tzinfo is None) == (other.tzinfo is None) and one != other:
            return a.id if one < other else b.id
    if a.day == b.day:
        return None
    return min((a, b), key=lambda account: account.age).id

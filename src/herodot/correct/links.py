"""What editors say of pairs of reports: constraints for `link`, which groups the reports of a desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from herodot.errors import CorrectionError
from herodot.records import Correction, LinkKind, LinkRule

KINDS: tuple[LinkKind, ...] = get_args(LinkKind.__value__)


def read_link(correction: Correction) -> LinkRule:
    """The rule of "copy REPORT", "not_copy REPORT", "same_story REPORT" or "other_story REPORT"; `a` < `b`.

    Raises CorrectionError for another value.
    """
    kind, _, other = correction.should_be.partition(" ")
    if kind not in KINDS or not other or other == correction.report:
        remedy = f"write one of {', '.join(KINDS)} and the id of another report"
        raise CorrectionError(f"no link between reports: {correction.should_be!r}", remedy=remedy)
    a, b = sorted((correction.report, other))
    return LinkRule(kind, a, b, correction.id)


def link_rules(accepted: Iterable[Correction]) -> tuple[LinkRule, ...]:
    """The rules among accepted corrections, in their order; of two on one pair and matter the later holds."""
    latest: dict[tuple[str, str, bool], LinkRule] = {}
    for correction in accepted:
        if correction.wrong == "link":
            rule = read_link(correction)
            key = rule.a, rule.b, rule.kind in ("copy", "not_copy")
            latest.pop(key, None)
            latest[key] = rule
    return tuple(latest.values())

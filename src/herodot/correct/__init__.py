"""Corrections by readers: propose, review, apply (docs/corrections.md).

    correction = propose(analysis, Proposal("speaker", "ana", "Joe Biden", record="attr-1f…"), at)
    case = decide(case(correction, ()), Decision(correction.id, "accepted", "ed", at))
    corrected = apply(machine_analysis, (correction,))

All of it is pure: times are given, and what is kept where is the store's business.
"""

from herodot.correct.apply import apply
from herodot.correct.corrected import Change, Corrected, Orphan
from herodot.correct.links import link_rules
from herodot.correct.propose import Proposal, propose
from herodot.correct.review import Case, State, case, decide

__all__ = [
    "Case",
    "Change",
    "Corrected",
    "Orphan",
    "Proposal",
    "State",
    "apply",
    "case",
    "decide",
    "link_rules",
    "propose",
]

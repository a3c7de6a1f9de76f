"""The closed sets of words that fields take."""

from __future__ import annotations

from typing import Literal

type DocFormat = Literal["text", "html"]
type Quote = Literal["direct", "indirect", "mixed"]
type Commitment = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U"]
type ActorKind = Literal["country", "organisation", "person", "outlet", "group"]
type OwnKind = Literal["organisation", "person", "outlet", "group"]
type HopKind = Literal["cites", "interview", "statement", "quotes", "republishes", "copies"]
type Status = Literal["happened", "denied", "possible", "planned", "demanded", "conditional", "did_not_happen"]
type TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
type Precision = Literal["day", "week", "month", "season", "quarter", "year", "decade", "interval"]
type PlacePrecision = Literal["city", "region", "country"]
type ClaimState = Literal["agreed", "contested", "single"]
type NodeKind = Literal["report", "party", "unnamed"]
type EdgeKind = Literal["cites", "interview", "statement", "quotes", "republishes", "copies", "publishes"]
THIS_REPORT = "(this report)"
"""What a hop says that it is from where the report names no outlet."""
type Direction = Literal["credit", "date", "wording"]
type ContradictionKind = Literal["denial", "quantity", "date", "actor"]
type QuantityKind = Literal["killed", "wounded", "arrested", "displaced", "participants", "money", "weapons", "other"]
type Wrong = Literal[
    "speaker", "wording", "certainty", "type", "mode", "status", "actor", "recipient", "date", "place", "link",
    "boilerplate", "missing", "not_a_record",
]  # fmt: skip
type DraftKind = Literal["attribution", "event", "hop"]
type LinkKind = Literal["copy", "not_copy", "same_story", "other_story"]
type Verdict = Literal["accepted", "rejected", "unsure", "undone"]

"""What the encoder is given: word pieces, units and tree paths."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from herodot.encode.encoder import tokenizer
from herodot.encode.units import LONGEST, Tree, Vocabulary, passages_of, relations, windows_of
from herodot.parse import parse
from herodot.testing import make_report

VOCABULARY = Vocabulary.of(["NN", "VBD"], ["nsubj", "ccomp"])
WORDS = st.lists(
    st.sampled_from(["say", "Kyiv", "“", "”", '"', "—", "über", "東京", "🕊", "x" * 40, "don't", "."]), min_size=1
)


def tree_of(text: str) -> Tree:
    return Tree.of(parse(make_report(text)), VOCABULARY)


def test_a_unit_is_a_word_or_a_mark_with_its_place_in_the_text() -> None:
    text = "“Peace,” the envoy's aide said."
    (passage,) = passages_of(text, [(0, len(text))], tree_of(text), tokenizer())
    assert [text[s:e] for s, e in passage.spans] == ["“", "Peace", ",", "”", "the", "envoy's", "aide", "said", "."]
    assert [text[s:e] for (s, e), mark in zip(passage.spans, passage.is_mark, strict=True) if mark] == list("“,”.")


@given(WORDS)
def test_units_never_overlap_and_no_passage_is_too_long(words: list[str]) -> None:
    text = " ".join(words * 20)
    starts = [i for i, c in enumerate(text) if c != " " and (i == 0 or text[i - 1] == " ")]
    ends = [text.find(" ", s) if text.find(" ", s) > 0 else len(text) for s in starts]
    none = np.zeros(len(starts), np.int64)
    tree = Tree(none, none, np.arange(len(starts)), np.array(starts), np.array(ends))
    passages = passages_of(text, [(0, len(text))], tree, tokenizer())
    spans = [span for p in passages for span in p.spans]
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert all(len(p.pieces) <= LONGEST and len(p.unit_of) == len(p.pieces) for p in passages)


def test_windows_hold_what_fits() -> None:
    text = "\n".join(f"Line {n} says that nothing has happened." for n in range(30))
    ranges = [
        (i, text.find("\n", i) if text.find("\n", i) > 0 else len(text))
        for i in range(len(text))
        if i == 0 or text[i - 1] == "\n"
    ]
    passages = passages_of(text, ranges, tree_of(text), tokenizer())
    windows = windows_of(passages, 64)
    assert [p for w in windows for p in w] == passages
    assert all(1 + sum(len(p.pieces) + 1 for p in w) <= 64 for w in windows)


def test_the_path_from_the_cue_tells_subject_from_clause() -> None:
    text = "Kenya said Uganda lied."
    parsed = parse(make_report(text))
    (passage,) = passages_of(text, [(0, len(text))], Tree.of(parsed, VOCABULARY), tokenizer())
    found = relations(passage, [1], Tree.of(parsed, VOCABULARY), VOCABULARY.branches)[0]
    kinds = (found[:, 1] % VOCABULARY.branches).tolist()
    subject, clause = VOCABULARY.deps["nsubj"], VOCABULARY.deps["ccomp"]
    assert kinds[:4] == [subject, VOCABULARY.branches - 1, clause, clause]
    assert found[:4, 2].tolist() == [1, 0, 2, 1]

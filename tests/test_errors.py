"""Every error says what, where and what to do, and survives the way between processes."""

from __future__ import annotations

import pickle

import pytest

from herodot import errors
from herodot.errors import HerodotError, TooLarge

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, HerodotError)]


def test_text_names_place_and_remedy() -> None:
    assert str(TooLarge("50 MB", where="a.txt", remedy="split it")) == "a.txt: 50 MB; split it"


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_errors_are_pickled_whole(kind: type[HerodotError]) -> None:
    found = pickle.loads(pickle.dumps(kind("what", where="here", remedy="do")))
    assert (type(found), found.message, found.where, found.remedy) == (kind, "what", "here", "do")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_the_tree_in_the_docstring_is_the_tree(kind: type[HerodotError]) -> None:
    assert errors.__doc__ is not None
    assert kind.__name__ in errors.__doc__

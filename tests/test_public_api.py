from __future__ import annotations

import herodot
from herodot import errors, records


def test_all_is_sorted_and_complete() -> None:
    assert herodot.__all__ == sorted(herodot.__all__)
    for name in herodot.__all__:
        assert getattr(herodot, name) is not None


def test_every_record_and_every_error_is_public() -> None:
    kinds = [
        name
        for module in (records, errors)
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__.startswith(module.__name__)
    ]
    assert len(kinds) > 40
    assert set(kinds) <= set(herodot.__all__)


def test_every_public_name_is_documented() -> None:
    for name in herodot.__all__:
        thing = getattr(herodot, name)
        if isinstance(thing, type) or callable(thing):
            assert thing.__doc__, name


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(herodot, "Nothing")

"""One report a line."""

from __future__ import annotations

import io

import pytest

from herodot.acquire.jsonl import read_lines, record
from herodot.acquire.limits import Failure, Limits
from herodot.errors import BadRecord, InputError, NotText, TooLarge
from herodot.records import RawDoc


def test_all_fields() -> None:
    line = (
        b'{"doc_id": 12, "text": "Body", "url": "https://example.org/a", "publisher": "Harbour News", "title": "T",'
        b' "dct": "2024-07-14", "other": [1, {"x": null}]}'
    )
    assert record(line, "a:1", Limits()) == RawDoc(
        "12", "text", "Body", "https://example.org/a", "Harbour News", "T", "2024-07-14"
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (b'{"name": "Reuters", "url": "https://www.reuters.com"}', ("Reuters", "https://www.reuters.com")),
        (b'{"title": "Reuters", "href": null}', ("Reuters", "")),
        (b'"crawl-7"', None),
        (b"{}", None),
        (b'[{"name": "Reuters"}]', None),
        (b'{"name": 7}', None),
    ],
)
def test_the_source_of_a_feed_s_item(source: bytes, found: tuple[str, str] | None) -> None:
    named = record(b'{"text": "Body", "outlet": "Harbour News", "source": ' + source + b"}", "a:1", Limits())
    assert (named.source, named.outlet) == (found, "Harbour News")
    unnamed = record(b'{"text": "Body", "source": ' + source + b"}", "a:1", Limits())
    assert unnamed.outlet == (found[0] if found else None)


def test_html_instead_of_text() -> None:
    found = record(b'{"html": "<p>Body</p>", "text": null}', "a:1", Limits())
    assert (found.format, found.text, found.source_path) == ("html", "<p>Body</p>", "a:1")


@pytest.mark.parametrize(
    ("line", "kind", "message"),
    [
        (b'{"text": 5}', BadRecord, "Expected `str | null`, got `int`"),
        (b'{"text": "x", "outlet": {"name": "y"}}', BadRecord, "outlet"),
        (b'{"text": "x", "published": "2024-13-45"}', BadRecord, "'2024-13-45' is no date"),
        (b'{"text": "x", "date": 20240714}', BadRecord, "date"),
        (b'["text"]', BadRecord, "object"),
        (b'{"title": "x"}', BadRecord, "it has no text"),
        (b'{"text": "  "}', NotText, "its text is empty"),
        (b'{"text": "\\ud800"}', BadRecord, "no JSON"),
        (b'{"text": "caf\xe9"}', BadRecord, "no JSON"),
        (b'{"text": "x", "y": ' + b"[" * 20_000 + b"]" * 20_000 + b"}", BadRecord, "nested too deep"),
        (b'{"text": "' + b"x" * 2000 + b'"}', TooLarge, "2000 bytes of text, and the limit is 1000 bytes"),
    ],
)
def test_refused_with_line_and_remedy(line: bytes, kind: type[InputError], message: str) -> None:
    with pytest.raises(kind, match=r".") as caught:
        record(line, "a.jsonl:3", Limits(text=1000))
    assert message in caught.value.message
    assert caught.value.where == "a.jsonl:3"
    assert caught.value.remedy


def test_an_overlong_line_is_skipped_without_being_held() -> None:
    limits = Limits(text=10, html=10)
    stream = io.BytesIO(b'{"text": "' + b"x" * (limits.line + 500) + b'"}\n{"text": "short"}\n')
    first, second = read_lines(stream, "a", limits)
    assert isinstance(first, Failure)
    assert isinstance(first.error, TooLarge)
    assert isinstance(second, RawDoc)


def test_a_named_encoding() -> None:
    found = list(read_lines(io.BytesIO('{"text": "café"}\n'.encode("cp1252")), "a", Limits(), "cp1252"))
    assert [d.text for d in found if isinstance(d, RawDoc)] == ["café"]

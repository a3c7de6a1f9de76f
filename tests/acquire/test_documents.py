"""Files, folders, patterns and stdin: all that can be read is read, and the rest is said."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herodot.acquire import Failure, Limits, documents
from herodot.errors import BadRecord, InputError, NotText, TooLarge
from herodot.records import RawDoc

SMALL = Limits(text=1000, html=3000)


def read(*paths: Path | str, limits: Limits | None = None) -> list[RawDoc | Failure]:
    return list(documents([str(p) for p in paths], limits))


def only_failure(*paths: Path | str, limits: Limits | None = None) -> Failure:
    (found,) = read(*paths, limits=limits)
    assert isinstance(found, Failure)
    assert found.error.where == found.path
    assert found.error.remedy
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_text_is_left_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "First line\r\n\r\nsecond \u2028line 😀\r\n")
    assert read(path) == [RawDoc(str(path), "text", "First line\r\n\r\nsecond \u2028line 😀\r\n")]


def test_folders_are_read_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c/d/3.txt"):
        write(tmp_path / name, name)
    texts = [d.text for d in read(tmp_path) if isinstance(d, RawDoc)]
    assert texts == ["a.txt", "b/1.txt", "b/2.txt", "c/d/3.txt"]


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    write(tmp_path / "a.txt", "A report.")
    assert len(read(tmp_path)) == 1
    assert len(read(tmp_path / "*")) == 1


def test_jsonl_in_utf_16_is_refused_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"))
    assert "JSONL in utf-16" in only_failure(path).error.message


def test_patterns(tmp_path: Path) -> None:
    for name in ("x1.txt", "x2.txt", "y.txt", "deep/x3.txt", "x[9].txt"):
        write(tmp_path / name, name)
    assert len(read(tmp_path / "x?.txt")) == 2
    assert len(read(tmp_path / "**" / "x*.txt")) == 4
    assert len(read(tmp_path / "x[9].txt")) == 1
    assert "no file matches" in only_failure(tmp_path / "z*.txt").error.message


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(b"A report from a pipe."))

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert read("-") == [RawDoc("-", "text", "A report from a pipe.")]


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", "")
    write(tmp_path / "2.txt", b"\x00\x01\x02 binary")
    write(tmp_path / "3.txt", "A report.")
    os.symlink(tmp_path / "nowhere", tmp_path / "4.txt")
    found = read(tmp_path, tmp_path / "missing.txt")
    assert [type(f) for f in found] == [Failure, Failure, RawDoc, Failure, Failure]
    assert [type(f.error) for f in found if isinstance(f, Failure)] == [NotText, NotText, InputError, InputError]


def test_fifty_megabytes_of_text_are_refused_unread(tmp_path: Path) -> None:
    path = write(tmp_path / "big.txt", "A report begins.\n")
    with path.open("ab") as out:
        out.write(b"word " * 20_000)
        out.truncate(50_000_000)
    failure = only_failure(path)
    assert isinstance(failure.error, TooLarge)
    assert "50.0 MB of text, and the limit is 5.0 MB" in str(failure.error)


def test_html_has_a_limit_of_its_own(tmp_path: Path) -> None:
    page = "<!doctype html><html><body>" + "<p>x</p>" * 200
    assert isinstance(read(write(tmp_path / "a.html", page), limits=SMALL)[0], RawDoc)
    assert isinstance(only_failure(write(tmp_path / "b.html", page * 3), limits=SMALL).error, TooLarge)


def test_a_file_without_read_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", "A report.")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads anything: let the system call say no

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr("builtins.open", refuse)
    error = only_failure(path).error
    assert "Permission denied" in error.message
    assert "chmod" in error.remedy


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    paths = [write(tmp_path / "1.txt", "One."), write(tmp_path / "2.txt", "Two.")]
    found = documents([str(tmp_path)])
    assert isinstance(next(found), RawDoc)
    paths[1].unlink()
    last = next(found)
    assert isinstance(last, Failure)
    assert "No such file" in last.error.message


def test_gzip_is_opened_once_and_never_wide(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt.gz", gzip.compress(b"A report."))
    assert read(path) == [RawDoc(str(path), "text", "A report.")]
    lines = write(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "a"}\n{"text": "b"}\n'))
    assert len(read(lines)) == 2
    bomb = write(tmp_path / "bomb.gz", gzip.compress(b"word " * 10_000))
    assert "more than" in str(only_failure(bomb, limits=SMALL).error)
    twice = write(tmp_path / "twice.gz", gzip.compress(gzip.compress(b"A report.")))
    assert "gzip within gzip" in only_failure(twice).error.message
    torn = write(tmp_path / "torn.gz", gzip.compress(b"A report." * 99)[:-6])
    assert "gzip is broken" in only_failure(torn).error.message


def test_three_broken_lines(tmp_path: Path) -> None:
    lines = ['{"text": "one"', '{"text": "two", "id": "b"}', "nonsense", '{"title": "three"}', "", '{"text": "four"}']
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    found = read(path)
    assert [d.source_path for d in found if isinstance(d, RawDoc)] == ["b", f"{path}:6"]
    failures = [f for f in found if isinstance(f, Failure)]
    assert [f.path for f in failures] == [f"{path}:{n}" for n in (1, 3, 4)]
    assert all(isinstance(f.error, BadRecord) and f.error.where == f.path and f.error.remedy for f in failures)


def test_one_json_object_over_many_lines(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", json.dumps({"text": "A report.", "outlet": "Harbour News"}, indent=2))
    assert read(path) == [RawDoc(str(path), "text", "A report.", outlet="Harbour News")]


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "One.")
    found = documents(str(p) for p in [path, tmp_path / "later.txt"])
    assert isinstance(next(found), RawDoc)
    write(tmp_path / "later.txt", "Two.")
    assert isinstance(next(found), RawDoc)


TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS.filter(lambda t: t.strip() and t[0] not in "{[<\ufeff"))
def test_any_plain_text_comes_back_unchanged(tmp_path: Path, text: str) -> None:
    (found,) = read(write(tmp_path / "a.txt", "Said: " + text))
    assert isinstance(found, RawDoc)
    assert found.text == "Said: " + text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), st.booleans())
def test_any_text_of_a_record_comes_back_unchanged(tmp_path: Path, text: str, escaped: bool) -> None:
    line = json.dumps({"text": text, "id": 7}, ensure_ascii=escaped)
    assert read(write(tmp_path / "a.jsonl", line + "\n")) == [RawDoc("7", "text", text)]

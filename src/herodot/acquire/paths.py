"""Paths as they are given on a command line to the files they mean."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator

from herodot.acquire.limits import Failure
from herodot.errors import InputError

STDIN = "-"


def files_of(path: str) -> Iterator[str | Failure]:
    """The files that `path` means: itself, the files under a folder (sorted, without hidden ones), or a
    glob's matches.

    A name that exists is taken as it is, even where it holds glob characters.
    """
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        yield from _under(path)
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield os.path.normpath(path)
    else:
        yield from _matches(path)


def unreadable(path: str, error: OSError) -> Failure:
    """The failure that an operating-system error stands for, with its remedy."""
    remedies = {
        FileNotFoundError: "check the path",
        PermissionError: f"give yourself read permission: chmod u+r {path}",
        IsADirectoryError: "give a file",
    }
    remedy = remedies.get(type(error), "check that the disk and the path are sound")
    cause = error.strerror or type(error).__name__
    return Failure(path, InputError(f"it cannot be read ({cause})", where=path, remedy=remedy))


def _under(folder: str) -> Iterator[str | Failure]:
    failures: list[Failure] = []
    walk = os.walk(folder, onerror=lambda e: failures.append(unreadable(e.filename or folder, e)))
    for root, folders, names in walk:
        yield from failures
        failures.clear()
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        files = (os.path.normpath(os.path.join(root, n)) for n in sorted(names) if not n.startswith("."))
        yield from (f for f in files if _is_file(f))
    yield from failures


def _matches(pattern: str) -> Iterator[str | Failure]:
    found = sorted(glob.iglob(pattern, recursive=True))
    if not found:
        yield Failure(pattern, InputError("no file matches", where=pattern, remedy="check the pattern"))
    for path in found:
        if os.path.isdir(path):
            yield from () if "**" in pattern else _under(path)
        elif _is_file(path):
            yield os.path.normpath(path)


def _is_file(path: str) -> bool:
    """A file, or a link to nothing (which is reported); never a pipe or socket, whose reading might not end."""
    return os.path.isfile(path) or not os.path.exists(path)

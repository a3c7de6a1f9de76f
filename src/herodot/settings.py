"""The settings: one table that makes the defaults and the help of the command line.

Each can be set for a session by the environment variable `HERODOT_<NAME>`, and for one run by the option of
its name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A name, its value where nobody says otherwise, and what it is for."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"HERODOT_{self.name.upper()}"


SETTINGS = (
    Setting("db", "herodot.db", "The desk: an SQLite file."),
    Setting("workers", "1", "Processes that read at the same time; the result does not depend on it."),
    Setting(
        "max_size",
        "5",
        "Largest text of one report that is read, in MB; an HTML page may be ten times larger.",
    ),
    Setting(
        "gazetteer", "", "A larger table of places than the one of the package, made by training/build_places.py --all."
    ),
    Setting("actors", "", "A YAML, CSV or TSV file of actors that reading knows beside the tables and the desk's own."),
    Setting("by", "", "Who proposes and decides at a terminal; else your login name."),
    Setting("gold", "../shared/gold", "Where the gold sets are, a folder a field."),
)


def setting(name: str) -> Setting:
    """The setting of this name; KeyError for one that is not in the table."""
    for row in SETTINGS:
        if row.name == name:
            return row
    raise KeyError(name)

"""`herodot evaluate`: how often each field is right, against gold that people made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from herodot.cli.console import lines, show
from herodot.errors import InputError
from herodot.settings import setting

_GOLD = setting("gold")


def evaluate(
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What to measure, such as pages.")],
    gold: Annotated[Path | None, typer.Option(metavar="PATH", help="A gold file or folder.")] = None,
    root: Annotated[Path, typer.Option("--gold-root", envvar=_GOLD.variable, help=_GOLD.help)] = Path(_GOLD.default),
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure how often a field is right.

    Without --gold the folder of the field's name under the gold root is used.

    Example: herodot evaluate pages --gold gold/pages
    """
    import msgspec

    from herodot.evaluate import scorer

    measure = scorer(field)
    path = gold or root / field
    if not path.exists():
        raise InputError("there is no gold", where=str(path), remedy="name a file or folder with --gold")
    scores = measure(path)
    if json:
        lines([scores])
        return
    for name, value in msgspec.to_builtins(scores).items():
        show(f"{name:<20} {value:.3f}" if isinstance(value, float) else f"{name:<20} {value}")

"""`herodot evaluate`: how often each field is right, against gold that people made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from herodot.cli.console import lines, note, plain, show
from herodot.errors import InputError
from herodot.settings import setting

_GOLD = setting("gold")


def evaluate(
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What to measure, such as pages.")],
    gold: Annotated[Path | None, typer.Option(metavar="PATH", help="A gold file or folder.")] = None,
    root: Annotated[Path, typer.Option("--gold-root", envvar=_GOLD.variable, help=_GOLD.help)] = Path(_GOLD.default),
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="Show N misses of each kind instead.")] = 0,
    predictions: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every answer as JSONL too.")] = None,
) -> None:
    """Measure how often a field is right.

    Without --gold the folder of the field's name under the gold root is used.

    Example: herodot evaluate pages --gold gold/pages
    """
    from herodot import evaluate as scorers

    measure = scorers.scorer(field)
    path = gold or root / field
    if not path.exists():
        raise InputError("there is no gold", where=str(path), remedy="name a file or folder with --gold")
    if predictions is not None:
        from herodot.export.jsonl import encode

        predictions.write_bytes(b"".join(encode(row) for row in scorers.predictions_of(field)(path)))
        note(f"answers written to {predictions}")
    if errors:
        _show_misses(list(scorers.misses_of(field)(path)), errors)
        return
    scores = measure(path)
    if json:
        lines([scores])
        return
    _show_table(scores)


def _show_table(scores: Any) -> None:
    import msgspec

    for name, value in msgspec.to_builtins(scores).items():
        if isinstance(value, dict):
            value = "  ".join(f"{key} {part}" for key, part in value.items())
        show(f"{name:<20} {value:.3f}" if isinstance(value, float) else f"{name:<20} {value}")


def _show_misses(found: list[Any], most: int) -> None:
    """The kinds of misses, the commonest first, each with its first examples."""
    kinds: dict[str, list[Any]] = {}
    for miss in found:
        kinds.setdefault(miss.kind, []).append(miss)
    for kind, members in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        show("", f"{kind}: {len(members)}")
        for miss in members[:most]:
            show(f"  {plain(miss.document)}")
            if miss.gold:
                show(f"    gold   {plain(miss.gold)}")
            if miss.found:
                show(f"    found  {plain(miss.found)}")

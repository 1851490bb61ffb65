"""What the commands print: one JSON line for a machine, a table for a person."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="one JSON object a line, for machines")]


def line(value: Mapping[str, object]) -> None:
    """Print one JSON object as one line, at once; ASCII, for a file's name may be no valid text."""
    print(json.dumps(value, default=str), flush=True)


def pairs(value: Mapping[str, object], as_json: bool) -> None:
    """Print one object: as a line, or as two columns without its empty members."""
    if as_json:
        line(value)
        return
    table([(name, member) for name, member in value.items() if member not in (None, "", [], {})])


def table(rows: Sequence[Sequence[object]], headings: Sequence[str] = ()) -> None:
    """Print rows in columns, with headings where there are some."""
    from rich.console import Console
    from rich.table import Table

    grid = Table(
        *headings, box=None, show_header=bool(headings), pad_edge=False, padding=(0, 2, 0, 0)
    )
    for row in rows:
        grid.add_row(*(text(cell) for cell in row))
    Console(highlight=False, markup=False).print(grid)


def text(value: object) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {text(member)}" for name, member in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(text(member) for member in value)
    return str(value)

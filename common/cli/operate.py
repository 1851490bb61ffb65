"""What an operator does from the shell: events that failed for good."""

from typing import Annotated

import typer

from common.cli import output
from common.cli.client import Connection

DeadLetterIds = Annotated[list[str], typer.Argument(metavar="ID", help="as `list` prints them")]
COLUMNS = (
    "dead_letter_id",
    "subscription",
    "upload_id",
    "attempts",
    "error",
    "status",
    "created_at",
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    letters = typer.Typer(help="Events that exhausted their attempts.", no_args_is_help=False)
    letters.command("list")(list_dead_letters)
    letters.command("replay")(replay)
    letters.command("discard")(discard)
    app.add_typer(letters, name="dead-letters")


def list_dead_letters(context: typer.Context, as_json: output.AsJson = False) -> int:
    """List them, newest first."""
    connection: Connection = context.obj
    found = list(connection.items("/admin/dead-letters"))
    if as_json:
        for letter in found:
            output.line(letter)
    elif found:
        output.table([[letter.get(name) for name in COLUMNS] for letter in found], COLUMNS)
    else:
        print("no dead letters")
    return 0


def replay(context: typer.Context, ids: DeadLetterIds, as_json: output.AsJson = False) -> int:
    """Deliver them again."""
    return _each(context.obj, ids, "replay", as_json)


def discard(context: typer.Context, ids: DeadLetterIds, as_json: output.AsJson = False) -> int:
    """Give them up."""
    return _each(context.obj, ids, "discard", as_json)


def _each(connection: Connection, ids: list[str], action: str, as_json: bool) -> int:
    for dead_letter_id in ids:
        path = f"/admin/dead-letters/{dead_letter_id}/{action}"
        output.pairs(connection.json("POST", path), as_json)
    return 0

"""`fertivision dev` and `fertivision token`: everything on this machine, and a sign-in to it."""

from typing import Annotated

import typer

from common.cli import output
from common.domain.model import Role
from common.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(dev)
    app.command()(token)


def dev() -> int:
    """Start everything on one port and stay in the foreground. Ctrl-C stops it."""
    from common.backends.local.server import run

    return run(Settings.from_env())


def token(
    tenant: Annotated[str, typer.Option(help="the clinic")],
    role: Annotated[Role, typer.Option(help="what the person may do")],
    as_json: output.AsJson = False,
) -> int:
    """Print a development sign-in, valid for twelve hours (local backend only)."""
    from common.backends.local import tokens

    issued = tokens(Settings.from_env()).issue(tenant, role.value)
    if as_json:
        output.line({"token": issued, "tenant": tenant, "role": role.value})
    else:
        print(issued)
    return 0

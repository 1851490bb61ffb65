"""`fertivision dev` and `fertivision token`: everything on this machine, and a sign-in to it."""

from typing import Annotated

import typer

from common.cli import client, output
from common.domain.errors import ConfigurationError
from common.domain.model import Role
from common.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(dev)
    app.command()(token)


def dev(
    emulators: Annotated[
        bool,
        typer.Option(
            "--emulators", help="the backend of Google Cloud, on emulators; keeps nothing"
        ),
    ] = False,
) -> int:
    """Start everything on one port and stay in the foreground. Ctrl-C stops it."""
    settings = Settings.from_env()
    if not emulators:
        from common.backends.local.server import run

        return run(settings)
    try:
        from common.backends.emulated import server
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f"--emulators needs the libraries of Google Cloud, and {error.name} is not installed:"
            " .venv/bin/pip install --editable '.[gcp]'"
        ) from error
    return server.run(settings)


def token(
    tenant: Annotated[str, typer.Option(help="the clinic")],
    role: Annotated[Role, typer.Option(help="what the person may do")],
    as_json: output.AsJson = False,
) -> int:
    """Print a development sign-in, valid for twelve hours (to a server of this machine only)."""
    own = client.issuer(client.settings_here())
    if own is None:
        raise ConfigurationError("a development sign-in is for a server of this machine")
    issued = own.issue(tenant, role.value)
    if as_json:
        output.line({"token": issued, "tenant": tenant, "role": role.value})
    else:
        print(issued)
    return 0

"""The `fertivision` command: its groups, and what an error means to the shell."""

import json
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from common.cli import (
    analyze,
    clinics,
    dev,
    drop,
    evaluate,
    export,
    operate,
    read,
    upload,
)
from common.cli.client import Connection
from common.domain.errors import ConfigurationError, ServiceError, UnauthenticatedError

DONE, OUR_FAULT, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    name="fertivision",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Pictures and documents of a fertility clinic: measured, shown, reported and signed.",
)


@app.callback()
def connect(
    context: typer.Context,
    url: Annotated[
        str, typer.Option(envvar="FERTIVISION_URL", help="the server; by default the local one")
    ] = "",
    token: Annotated[
        str, typer.Option(envvar="FERTIVISION_TOKEN", help="by default DATA/dev-token")
    ] = "",
) -> None:
    """Remember which server the command talks to, and as whom."""
    context.obj = Connection(url=url, token=token)


for group in (dev, analyze, upload, drop, read, export, operate, clinics, evaluate):
    group.register(app)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status.

    The parser's own status for a wrong call is 2, which here means a refused input; so the parser
    is asked to raise instead, and the status is chosen here.
    """
    as_json = "--json" in arguments or "--jsonl" in arguments
    try:
        status = app(list(arguments), prog_name="fertivision", standalone_mode=False)
    except typer.TyperException as error:
        return _fail(USAGE, "usage", f"{error.format_message()} (see --help)", as_json)
    except typer.Abort:
        return INTERRUPTED
    except ServiceError as error:
        return _fail(_status(error), error.code, str(error), as_json)
    except BrokenPipeError:
        # Whoever read our lines has gone (`| head`); nothing more can be said on that pipe.
        sys.stdout = None  # keeps the interpreter from flushing it again
        return OUR_FAULT
    return status if isinstance(status, int) else DONE


def _status(error: ServiceError) -> int:
    if isinstance(error, ConfigurationError | UnauthenticatedError):
        return USAGE
    return REFUSED if error.http_status < 500 and not error.retryable else OUR_FAULT


def _fail(status: int, code: str, message: str, as_json: bool) -> int:
    line = json.dumps({"code": code, "message": message}) if as_json else f"fertivision: {message}"
    print(line, file=sys.stderr)
    return status


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))

"""What an operator does from the shell: migrations, repairs, dead letters, the account's check."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from common.cli import output, stores
from common.cli.client import Connection
from common.domain.errors import ConfigurationError, NotFoundError

DeadLetterIds = Annotated[list[str], typer.Argument(metavar="ID", help="as `list` prints them")]
TenantName = Annotated[str, typer.Option(help="the clinic, where the local server's is meant")]
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
    app.command()(migrate)
    app.command()(sweep)
    app.command()(verify_audit)
    app.command()(rotate_keys)
    letters = typer.Typer(help="Events that exhausted their attempts.", no_args_is_help=False)
    letters.command("list")(list_dead_letters)
    letters.command("replay")(replay)
    letters.command("discard")(discard)
    app.add_typer(letters, name="dead-letters")


def migrate(as_json: output.AsJson = False) -> int:
    """Bring the database to the newest migration (the local server does it when it starts)."""
    from common.records import migrate as migrations

    with stores.opened() as settings:
        if not settings.owner_database_url:
            raise ConfigurationError("OWNER_DATABASE_URL is not set: only that role may migrate")
        before = migrations.current(settings.owner_database_url)
        migrations.upgrade(settings.owner_database_url)
        after = migrations.current(settings.owner_database_url)
    output.pairs({"before": before, "after": after}, as_json)
    return 0


def sweep(
    tenant: Annotated[str, typer.Option(help="one clinic, * for all of them")] = "*",
    as_json: output.AsJson = False,
) -> int:
    """Find and repair what was lost, now. (The local server does it every SWEEP_EVERY_S.)"""
    from common.domain.events import SweepRequested
    from common.services import sweep as service

    at = datetime.now(UTC).isoformat(timespec="seconds")
    with stores.working() as (backend, settings):
        event = SweepRequested(tenant_id=tenant, requested_at=at)
        service.handle(event, backend, settings)
    output.pairs({"swept": tenant, "at": at}, as_json)
    return 0


def verify_audit(
    tenant: Annotated[str, typer.Option(help="one clinic, * for all of them")] = "*",
    as_json: output.AsJson = False,
) -> int:
    """Check the account of who did what, link by link. Exit 2 where it was tampered with."""
    from common.records.store import PostgresRecords

    status = 0
    with stores.opened() as settings:
        records = PostgresRecords(settings)
        for tenant_id in records.tenants() if tenant == "*" else (tenant,):
            broken = records.verify_audit(tenant_id)
            state = "whole" if broken is None else "broken"
            output.pairs({"tenant": tenant_id, "account": state, "first": broken}, as_json)
            status = status if broken is None else 2
        records.close()
    return status


def rotate_keys(
    tenant: Annotated[str, typer.Option(help="one clinic, * for all of them")] = "*",
    as_json: output.AsJson = False,
) -> int:
    """Seal with a new key from now on. The old keys stay, for what they sealed."""
    from common.services import key_rotation

    with stores.working() as (backend, _):
        for tenant_id in backend.records.tenants() if tenant == "*" else (tenant,):
            try:
                keys = key_rotation.rotate(tenant_id, backend)
            except NotFoundError:
                if tenant != "*":
                    raise
                keys = 0  # nothing was ever sealed for it
            output.pairs({"tenant": tenant_id, "keys": keys}, as_json)
    return 0


def list_dead_letters(
    context: typer.Context, tenant: TenantName = "demo", as_json: output.AsJson = False
) -> int:
    """List them, newest first."""
    connection: Connection = context.obj.as_administrator(tenant)
    found = list(connection.items("/admin/dead-letters"))
    if as_json:
        for letter in found:
            output.line(letter)
    elif found:
        output.table([[letter.get(name) for name in COLUMNS] for letter in found], COLUMNS)
    else:
        print("no dead letters")
    return 0


def replay(
    context: typer.Context,
    ids: DeadLetterIds,
    tenant: TenantName = "demo",
    as_json: output.AsJson = False,
) -> int:
    """Have the work done again, as a new run."""
    connection: Connection = context.obj.as_administrator(tenant)
    for dead_letter_id in ids:
        path = f"/admin/dead-letters/{dead_letter_id}/replay"
        output.pairs(connection.json("POST", path), as_json)
    return 0


def discard(
    context: typer.Context,
    ids: DeadLetterIds,
    reason: Annotated[str, typer.Option(help="for the account")] = "discarded from the shell",
    tenant: TenantName = "demo",
    as_json: output.AsJson = False,
) -> int:
    """Put them aside for good."""
    connection: Connection = context.obj.as_administrator(tenant)
    for dead_letter_id in ids:
        path = f"/admin/dead-letters/{dead_letter_id}/discard"
        output.pairs(connection.json("POST", path, {"reason": reason}), as_json)
    return 0

"""A new clinic, from the shell of whoever runs the deployment."""

import re
from datetime import UTC, datetime
from typing import Annotated

import typer

from common.cli import output, stores
from common.domain.errors import InvalidInputError

_LANGUAGES = ("en", "de", "fr", "es", "nl")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(add_clinic)


def add_clinic(
    clinic_id: Annotated[str, typer.Argument(metavar="ID", help="small letters and digits")],
    name: Annotated[str, typer.Option(help="as its reports print it")],
    offers: Annotated[list[str], typer.Option(help="an analyzer's name; repeat it for each")],
    language: Annotated[str, typer.Option(help="of its reports: en, de, fr, es, nl")] = "en",
    unknown_patient: Annotated[
        str, typer.Option(help="a file of a patient nobody knows: hold it, or create the patient")
    ] = "hold",
    as_json: output.AsJson = False,
) -> int:
    """Add a clinic with the analyzers it offers."""
    from common.analyzers.registry import TABLE
    from common.domain.model import Tenant
    from common.records.store import PostgresRecords

    wrong = _wrong(clinic_id, offers, list(TABLE), language, unknown_patient)
    if wrong:
        raise InvalidInputError("; ".join(wrong))
    clinic = Tenant(
        tenant_id=clinic_id,
        name=name,
        letterhead={"name": name},
        analyzers={TABLE[each].modality.value: each for each in offers},
        unknown_patient=unknown_patient,
        language=language,
        created_at=datetime.now(UTC),
    )
    with stores.opened() as settings:
        records = PostgresRecords(settings)
        try:
            with records.transaction(clinic_id) as transaction:
                if not transaction.create(clinic):
                    raise InvalidInputError(f"there is a clinic {clinic_id} already")
        finally:
            records.close()
    output.pairs({"clinic": clinic_id, "offers": ", ".join(sorted(clinic.analyzers))}, as_json)
    return 0


def _wrong(
    clinic_id: str,
    offers: list[str],
    known: list[str],
    language: str,
    unknown_patient: str,
) -> list[str]:
    """Everything that is wrong, at once."""
    checks = {
        "ID: small letters, digits, _ and -": bool(_ID.fullmatch(clinic_id)),
        f"--offers: of {', '.join(sorted(known))}": set(offers) <= set(known),
        f"--language: one of {', '.join(_LANGUAGES)}": language in _LANGUAGES,
        "--unknown-patient: hold or create": unknown_patient in ("hold", "create"),
    }
    return [sentence for sentence, holds in checks.items() if not holds]

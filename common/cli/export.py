"""`fertivision export`: a patient's findings as FHIR, CSV or XLSX."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from common.cli import output
from common.cli.client import Connection
from common.domain.errors import ConfigurationError, NotFoundError


class Format(StrEnum):
    """What is written."""

    FHIR = "fhir"
    CSV = "csv"
    XLSX = "xlsx"


_PATHS = {Format.FHIR: "fhir", Format.CSV: "export.csv", Format.XLSX: "export.xlsx"}
_ENDINGS = {Format.FHIR: "fhir.json", Format.CSV: "csv", Format.XLSX: "xlsx"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def export(
    context: typer.Context,
    patient: Annotated[str, typer.Option(metavar="REF", help="the patient's reference")],
    format_: Annotated[Format, typer.Option("--format", help="what is written")],
    target: Annotated[
        Path | None, typer.Option("--output", "-o", help="by default named by the patient's id")
    ] = None,
    as_json: output.AsJson = False,
) -> int:
    """Save all that is stated about a patient; drafts and signed results say which they are."""
    connection: Connection = context.obj
    found = next(connection.items("/patients", {"ref": patient}), None)
    if found is None:
        raise NotFoundError(f"no patient has the reference {patient}")
    patient_id = str(found["patient_id"])
    answer = connection.request("GET", f"/patients/{patient_id}/{_PATHS[format_]}")
    file = target or Path(f"{patient_id}.{_ENDINGS[format_]}")
    try:
        file.write_bytes(answer.content)
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be written: {error.strerror}") from error
    written = {"patient_id": patient_id, "file": str(file), "bytes": len(answer.content)}
    output.pairs(written, as_json)
    return 0

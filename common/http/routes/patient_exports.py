"""A patient's values over time, exports for other systems, and who looked."""

from common.domain.access import Action
from common.domain.errors import InvalidInputError
from common.http import answers_patients, cursors, schemas
from common.http.endpoint import Answer, Call, Download, Endpoint
from common.services import exports, patient_values

FHIR = "application/fhir+json"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def values(call: Call) -> Answer:
    """Each code's values over time, the oldest first."""
    patient_id = call.path["patient_id"]
    return Answer(body=patient_values.series(call.principal, patient_id, call.backend))


def accesses(call: Call) -> Answer:
    """Who looked at or changed the patient, their files, results and reports; newest first."""
    query = call.query_as(schemas.PageQuery)
    after = (cursors.decode(query.cursor, call.scope) or (None,))[0]
    if not isinstance(after, int | None):
        raise InvalidInputError("not a cursor of this list")
    page = patient_values.accesses(
        call.principal, call.path["patient_id"], after, query.limit, call.backend
    )
    return cursors.listed(page, call.scope)


def fhir(call: Call) -> Answer:
    """The patient's history as a FHIR R4 bundle, with identity."""
    body = exports.to_fhir(call.principal, call.path["patient_id"], call.backend)
    return Answer(body=body, media_type=FHIR)


def csv(call: Call) -> Answer:
    """The patient's findings as CSV, under the reference, without identity."""
    content = exports.to_csv(call.principal, call.path["patient_id"], call.backend)
    return _file(call, content, "csv", CSV)


def xlsx(call: Call) -> Answer:
    """The same as an Excel workbook."""
    content = exports.to_xlsx(call.principal, call.path["patient_id"], call.backend)
    return _file(call, content, "xlsx", XLSX)


def _file(call: Call, content: bytes, ending: str, media_type: str) -> Answer:
    """Named by the id: a file name is seen in many places, and a reference may say too much."""
    filename = f"{call.path['patient_id']}.{ending}"
    return Answer(download=Download(content=content, filename=filename), media_type=media_type)


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/patients/<patient_id>/values",
        handle=values,
        action=Action.READ,
        tag="exports",
        answers={200: answers_patients.SeriesList},
    ),
    Endpoint(
        method="GET",
        path="/patients/<patient_id>/accesses",
        handle=accesses,
        action=Action.READ,
        tag="exports",
        query=schemas.PageQuery,
        answers={200: answers_patients.AccessList},
    ),
    Endpoint(
        method="GET",
        path="/patients/<patient_id>/fhir",
        handle=fhir,
        action=Action.READ,
        tag="exports",
        media_type=FHIR,
        answers={200: answers_patients.BundleOut},
    ),
    Endpoint(
        method="GET",
        path="/patients/<patient_id>/export.csv",
        handle=csv,
        action=Action.READ,
        tag="exports",
        media_type="text/csv",
        answers={},
    ),
    Endpoint(
        method="GET",
        path="/patients/<patient_id>/export.xlsx",
        handle=xlsx,
        action=Action.READ,
        tag="exports",
        media_type=XLSX,
        answers={},
    ),
)

"""Patients: made, searched, shown."""

from common.domain.access import Action
from common.http import answers_patients, cursors, schemas
from common.http.endpoint import Answer, Call, Endpoint, tag_of
from common.services import patients


def create(call: Call) -> Answer:
    """Record a patient. Name, birth date and sex are stored sealed."""
    new = patients.NewPatient(**call.body_as(schemas.PatientIn).model_dump())
    seen = patients.create(call.principal, new, call.backend)
    return Answer(status=201, body=seen.body, etag=tag_of(seen.version))


def search(call: Call) -> Answer:
    """Patients by reference, name or birth date, each exact after normalisation."""
    query = call.query_as(schemas.PatientsQuery)
    wanted = patients.Search(ref=query.ref, name=query.name, birth_date=query.birth_date)
    after = cursors.decode(query.cursor, call.scope)
    page = patients.search(call.principal, wanted, after, query.limit, call.backend)
    return cursors.listed(page, call.scope)


def one(call: Call) -> Answer:
    """One patient."""
    seen = patients.get(call.principal, call.path["patient_id"], call.backend)
    return Answer(body=seen.body, etag=tag_of(seen.version))


def timeline(call: Call) -> Answer:
    """What was uploaded for the patient, newest first."""
    query = call.query_as(schemas.PageQuery)
    after = cursors.decode(query.cursor, call.scope)
    page = patients.timeline(
        call.principal, call.path["patient_id"], after, query.limit, call.backend
    )
    return cursors.listed(page, call.scope)


def summary(call: Call) -> Answer:
    """The patient at a glance: where uploads stand, the newest value of each finding, reports."""
    return Answer(body=patients.summary(call.principal, call.path["patient_id"], call.backend))


ENDPOINTS = (
    Endpoint(
        method="POST",
        path="/patients",
        handle=create,
        action=Action.EDIT_PATIENTS,
        tag="patients",
        body=schemas.PatientIn,
        answers={201: answers_patients.PatientOut},
    ),
    Endpoint(
        method="GET",
        path="/patients",
        handle=search,
        action=Action.READ,
        tag="patients",
        query=schemas.PatientsQuery,
        answers={200: answers_patients.PatientList},
    ),
    Endpoint(
        method="GET",
        path="/patients/<patient_id>",
        handle=one,
        action=Action.READ,
        tag="patients",
        answers={200: answers_patients.PatientOut},
    ),
    Endpoint(
        method="GET",
        path="/patients/<patient_id>/timeline",
        handle=timeline,
        action=Action.READ,
        tag="patients",
        query=schemas.PageQuery,
        answers={200: answers_patients.HistoryList},
    ),
    Endpoint(
        method="GET",
        path="/patients/<patient_id>/summary",
        handle=summary,
        action=Action.READ,
        tag="patients",
        answers={200: answers_patients.SummaryOut},
    ),
)

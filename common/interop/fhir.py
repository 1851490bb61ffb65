"""A patient's history as a FHIR R4 bundle: Patient, Observation, DiagnosticReport, Provenance."""

from collections.abc import Iterator, Mapping

from common.domain.model import Report
from common.interop import fhir_observation
from common.interop.fhir_parts import (
    Resource,
    concept,
    identifier,
    present,
    reference,
    resource_id,
)
from common.interop.stated import History, Person, Stated

_GENDER = {"female", "male", "other", "unknown"}
_SENT = {"draft": "preliminary", "signing": "preliminary", "signed": "final", "amended": "final"}


def bundle(history: History) -> Resource:
    """A `collection` bundle. What was not measured has a reason and no value."""
    resources = list(_resources(history))
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": history.at,
        "entry": [{"fullUrl": _address(one), "resource": one} for one in resources],
    }


def _resources(history: History) -> Iterator[Resource]:
    subject = reference("Patient", history.person.patient_id)
    yield _patient(history.person)
    devices: set[tuple[str, str]] = set()
    uploads = {one.analysis.analysis_id: one.upload.upload_id for one in history.stated}
    replaced = history.replaced
    for stated in history.stated:
        named = (stated.analysis.analyzer, stated.analysis.analyzer_version)
        if named not in devices:
            devices.add(named)
            yield _device(*named)
        yield _document(stated, subject, uploads)
        observations = fhir_observation.all_of(stated, subject, history.language, replaced)
        yield from observations
        if observations:
            yield _provenance(stated, observations)
    for report in history.reports:
        if report.status in _SENT:
            yield _report(report, history, subject)


def _address(resource: Resource) -> str:
    return f"urn:fertivision:{resource['resourceType']}:{resource['id']}"


def _patient(person: Person) -> Resource:
    known = person.identity
    gender = known.get("sex")
    return present(
        {
            "resourceType": "Patient",
            "id": resource_id(person.patient_id),
            "identifier": [identifier("patient-ref", person.patient_ref)],
            "name": [{"text": known["name"]}] if known.get("name") else None,
            "birthDate": known.get("birth_date"),
            "gender": gender if gender in _GENDER else None,
        }
    )


def _device(name: str, version: str) -> Resource:
    return {
        "resourceType": "Device",
        "id": device_id(name, version),
        "deviceName": [{"name": f"FertiVision {name}", "type": "model-name"}],
        "version": [{"value": version}],
    }


def device_id(name: str, version: str) -> str:
    """The id of an analyzer's version."""
    return resource_id(f"{name}-{version}")


def _document(stated: Stated, subject: Resource, uploads: Mapping[str, str]) -> Resource:
    """The file that was analysed: named by its digest; its bytes and name stay here.

    uploads : of each analysis of the bundle
    """
    upload = stated.upload
    listed = stated.versions.get("supersedes")
    older = [uploads[a] for a in listed if a in uploads] if isinstance(listed, list) else []
    replaces = [
        {"code": "replaces", "target": reference("DocumentReference", name)} for name in older
    ]
    named = [identifier("upload", upload.upload_id)]
    if upload.sha256:
        named.append(identifier("sha256", upload.sha256))
    attachment = present({"contentType": upload.media_type, "size": upload.size})
    return {
        "resourceType": "DocumentReference",
        "id": resource_id(upload.upload_id),
        "identifier": named,
        **({"relatesTo": replaces} if replaces else {}),
        "status": "superseded" if stated.versions.get("superseded_by") else "current",
        "type": concept("modality", stated.analysis.modality, stated.analysis.modality),
        "subject": subject,
        "date": upload.created_at.isoformat(timespec="seconds"),
        "content": [{"attachment": {**attachment, "title": stated.analysis.modality}}],
    }


def _provenance(stated: Stated, observations: list[Resource]) -> Resource:
    analysis, revision = stated.analysis, stated.revision
    machine = reference("Device", device_id(analysis.analyzer, analysis.analyzer_version))
    agents: list[Resource] = [{"type": {"text": "analyzer"}, "who": machine}]
    if revision.revision > 1:
        agents.append({"type": {"text": "corrected by"}, "who": {"display": revision.author}})
    return {
        "resourceType": "Provenance",
        "id": resource_id(f"{analysis.analysis_id}-r{revision.revision}"),
        "target": [reference("Observation", str(one["id"])) for one in observations],
        "recorded": revision.created_at.isoformat(timespec="milliseconds"),
        "agent": agents,
        "entity": [
            {"role": "source", "what": reference("DocumentReference", stated.upload.upload_id)}
        ],
    }


def _report(report: Report, history: History, subject: Resource) -> Resource:
    members = {(str(pair[0]), pair[1]) for pair in report.revisions}
    included = [
        one
        for one in history.stated
        if (one.analysis.analysis_id, one.revision.revision) in members
    ]
    results = [
        reference("Observation", name) for one in included for name in fhir_observation.ids_of(one)
    ]
    signature = report.signature or {}
    is_amendment = report.amends is not None and report.status == "signed"
    return present(
        {
            "resourceType": "DiagnosticReport",
            "id": resource_id(report.report_id),
            "identifier": [identifier("report", report.report_id)],
            "status": "amended" if is_amendment else _SENT[report.status],
            "code": concept("report", str(report.template), "Fertility laboratory report"),
            "subject": subject,
            "issued": signature.get("at") or report.changed_at.isoformat(timespec="milliseconds"),
            "resultsInterpreter": (
                [{"display": str(signature["signer"])}] if signature.get("signer") else None
            ),
            "result": results or None,
            "conclusion": signature.get("comment"),
        }
    )

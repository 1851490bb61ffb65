"""How uploads, analyses and reports look to those who read them; contracts.md sections 5 and 6."""

from collections.abc import Mapping, Sequence

from common.domain.errors import NotFoundError
from common.domain.ledger import TimelineStep
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    JsonObject,
    Report,
    Upload,
)
from common.domain.sentences import sentence
from common.services import wording
from common.services.shapes import iso

_STATES = {
    "awaiting_upload": "waiting",
    "waiting": "waiting",
    "held": "held",
    "rejected": "refused",
    "failed": "failed",
    "expired": "failed",
    "duplicate": "refused",
}


def upload(found: Upload, patient_ref: str | None, filename: str | None) -> dict[str, object]:
    """One upload as the worklist shows it."""
    return {
        "upload_id": found.upload_id,
        "status": found.status,
        "reason": found.reason,
        "sentence": sentence(found.status, found.reason),
        "modality": found.modality,
        "patient_id": found.patient_id,
        "patient_ref": patient_ref or found.facts.get("patient_ref"),
        "filename": filename,
        "specimen_id": found.specimen_id,
        "specimen_ref": found.specimen_ref,
        "media_type": found.media_type,
        "sha256": found.sha256,
        "size": found.size,
        "run": found.run,
        "flag": found.flag,
        "duplicate_of": found.duplicate_of,
        "created_at": iso(found.created_at),
        "changed_at": iso(found.changed_at),
    }


def step(found: TimelineStep) -> dict[str, object]:
    """One step of the timeline. `attempt` counts the requests for the work: the run."""
    return {
        "step": found.step,
        "state": _STATES.get(found.step, "done"),
        "at": iso(found.at),
        "attempt": found.run,
        "reason": found.reason,
    }


def analysis(
    found: Analysis, revision: AnalysisRevision, identities: Sequence[JsonObject]
) -> dict[str, object]:
    """What an analysis says, with its ids."""
    statements = wording.in_languages(revision.body)
    return {
        **revision.body,
        **({"interpretations": statements} if statements else {}),
        "findings": findings(revision, identities),
        "analysis_id": found.analysis_id,
        "upload_id": found.upload_id,
        "patient_id": found.patient_id,
        "specimen_id": found.specimen_id,
        "run": found.run,
        "revision": found.revision,
        "created_at": iso(revision.created_at),
        "changes": list(revision.changes),
        "images": [_image(found, number) for number in range(1, len(found.images) + 1)],
    }


def findings(revision: AnalysisRevision, identities: Sequence[JsonObject]) -> list[JsonObject]:
    """All findings of a revision in their order, those that name a person among them."""
    open_ones = revision.body.get("findings")
    listed = [*(open_ones if isinstance(open_ones, list) else []), *identities]
    return sorted(listed, key=_number)


def evidence(
    found: Analysis,
    revisions: Sequence[AnalysisRevision],
    current: AnalysisRevision,
    identities: Sequence[JsonObject],
    finding_id: str,
) -> dict[str, object]:
    """What one finding rests on; NotFoundError."""
    finding = next((f for f in findings(current, identities) if f.get("id") == finding_id), None)
    if finding is None:
        raise NotFoundError("no such finding")
    page = _page(finding)
    return {
        "analysis_id": found.analysis_id,
        "upload_id": found.upload_id,
        "revision": found.revision,
        "finding": finding,
        "image": next(
            (_image(found, n) for n, i in enumerate(found.images, 1) if i.get("page") in page), None
        ),
        "history": [
            {**change, "revision": r.revision, "author": r.author, "at": iso(r.created_at)}
            for r in revisions
            for change in r.changes
            if change.get("finding_id") == finding_id
        ],
        "analyzer": found.analyzer,
        "version": found.analyzer_version,
        "provenance": current.body.get("provenance"),
    }


def report(found: Report, amended_by: Sequence[str]) -> dict[str, object]:
    """One report without its patient's printed identity, which is in the PDF."""
    return {
        "report_id": found.report_id,
        "specimen_id": found.specimen_id,
        "patient_id": found.patient_id,
        "number": found.number,
        "status": found.status,
        "language": found.language,
        "template": found.template,
        "revisions": [list(pair) for pair in found.revisions],
        "content": found.content,
        "content_sha256": found.content_sha256,
        "pdf_sha256": found.pdf_sha256,
        "signature": found.signature,
        "amends": found.amends,
        "amended_by": list(amended_by),
        "amendment_reason": found.amendment_reason,
        "created_at": iso(found.created_at),
        "changed_at": iso(found.changed_at),
    }


def _number(finding: Mapping[str, object]) -> int:
    digits = str(finding.get("id", "")).removeprefix("f")
    return int(digits) if digits.isdecimal() else 0


def _page(finding: Mapping[str, object]) -> tuple[object, ...]:
    """The values of a picture's `page` that fit the finding's region; a photograph has none."""
    region = finding.get("region")
    page = region.get("page") if isinstance(region, Mapping) else None
    return (page,) if page is not None else (None, 1)


_OF_IMAGE = ("page", "height", "width", "scale", "media_type", "clip")


def _image(found: Analysis, number: int) -> JsonObject:
    """An evidence picture: its address, its size, how many original pixels one of its is."""
    image = found.images[number - 1]
    members = {name: image.get(name) for name in _OF_IMAGE}
    return {
        **members,
        "href": f"/api/v1/analyses/{found.analysis_id}/image?page={number}",
    }

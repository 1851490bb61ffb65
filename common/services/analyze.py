"""An accepted upload is measured, and what was measured is written down with its evidence."""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from common.domain import ids, lifecycle
from common.domain.errors import InvalidFileError, NotFoundError
from common.domain.events import AnalysisCompleted, UploadAccepted
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    Area,
    JsonObject,
    Patient,
    Tenant,
    Upload,
    UploadStatus,
)
from common.media import isolate
from common.media.films import Held
from common.media.isolate import Picture
from common.ports import Backend, BlobKey, Progress
from common.services import (
    contents,
    endings,
    facts,
    flags,
    identity,
    isolation,
    language_models,
    measure,
    moves,
    persons,
    receipts,
    releases,
    versions,
)
from common.services.ingest import accepted_key
from common.services.measure import Measured
from common.settings import Settings

_LOG = logging.getLogger(__name__)

_SUFFIX = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


def handle(event: UploadAccepted, backend: Backend, settings: Settings) -> None:
    """Analyse the upload's run. A run that is not the newest any more is left alone."""
    with backend.records.transaction(event.tenant_id) as tx:
        upload = tx.get(Upload, event.upload_id)
        tenant = tx.get(Tenant)
    if upload.run != event.run:
        return
    if upload.reason == releases.IDENTITY_MISMATCH:
        _tell_held(upload, backend)
    elif lifecycle.has_reached(upload.status, UploadStatus.ANALYZED):
        announce(upload, backend)
    elif upload.status == UploadStatus.ACCEPTED:
        _analyse(upload, tenant, backend, settings)


def _analyse(upload: Upload, tenant: Tenant, backend: Backend, settings: Settings) -> None:
    name = tenant.analyzers.get(upload.modality or "")
    if name is None:
        raise InvalidFileError("unsupported_media", "the clinic offers no analyzer for it")
    backend.state.show(upload.tenant_id, upload.upload_id, Progress(step="analyzing"))
    isolation.report(backend, isolate.isolation())
    started_at = backend.now()
    with _bytes(upload, backend) as data:
        measured = measure.examine(
            data,
            upload.modality or "",
            facts.of(upload),
            research=tenant.research_models,
            settings=settings,
            analyzer=name,
            input_sha256=upload.sha256,
            language_model=language_models.of(tenant, settings),
        )
    if _is_about_another(upload, measured, backend):
        return
    analysis = _analysis(upload, name, measured, started_at, backend)
    _write(upload, analysis, measured, backend)
    versions.settle(analysis, backend)
    _LOG.info("analysis.completed", extra={"analyzer": name, "seconds": round(measured.seconds, 3)})
    _publish(analysis, backend)


def _is_about_another(upload: Upload, measured: Measured, backend: Backend) -> bool:
    """Whether the document names another person than its patient: then the run is held, and
    nothing of what was read is kept.
    """
    if upload.patient_id is None or not measured.identities:
        return False
    if upload.facts.get(releases.CONFIRMED) == upload.patient_id:
        return False
    with backend.records.transaction(upload.tenant_id) as tx:
        patient = tx.get(Patient, upload.patient_id)
    known = identity.open_patient(backend.keys, patient)
    found = persons.compare(known, patient.patient_ref, measured.identities)
    if found.verdict != persons.DISAGREE:
        return False
    _hold(upload, found, backend)
    return True


def _hold(upload: Upload, found: persons.Comparison, backend: Backend) -> None:
    with backend.records.transaction(upload.tenant_id) as tx:
        current = tx.get(Upload, upload.upload_id, lock=True)
        if current.run != upload.run or current.status != UploadStatus.ACCEPTED:
            return
        said = replace(current, facts={**current.facts, "identity": dict(found.facts)})
        held = moves.move(
            tx, said, UploadStatus.HELD.value, backend.now(), releases.IDENTITY_MISMATCH
        )
    _LOG.info("upload.held", extra={"reason": held.reason})
    _tell_held(held, backend)


def _tell_held(upload: Upload, backend: Backend) -> None:
    receipts.for_upload(upload, backend)
    endings.publish(upload, backend)


@contextmanager
def _bytes(upload: Upload, backend: Backend) -> Iterator[bytes | Held]:
    key = accepted_key(upload, upload.generation)
    pinned = BlobKey(
        area=key.area,
        tenant_id=key.tenant_id,
        name=key.name,
        generation=upload.accepted_generation,
    )
    try:
        file = backend.blobs.open(pinned)
    except NotFoundError as error:
        raise InvalidFileError("not_found", "the accepted copy is gone") from error
    family = (upload.media_type or "").partition("/")[0]
    with file, contents.taken(file, b"", family) as data:
        yield data


def _analysis(
    upload: Upload, name: str, measured: Measured, started_at: datetime, backend: Backend
) -> Analysis:
    version = str(measured.body["version"])
    analysis_id = ids.analysis(
        upload.tenant_id, upload.upload_id, upload.generation, upload.run, name, version
    )
    return Analysis(
        tenant_id=upload.tenant_id,
        analysis_id=analysis_id,
        upload_id=upload.upload_id,
        patient_id=upload.patient_id,
        specimen_id=upload.specimen_id or "",
        modality=upload.modality or "",
        generation=upload.generation,
        run=upload.run,
        analyzer=name,
        analyzer_version=version,
        status=str(measured.body["status"]),
        images=_keep(upload.tenant_id, analysis_id, measured.pictures, backend),
        started_at=started_at,
        finished_at=backend.now(),
    )


def _keep(
    tenant_id: str, analysis_id: str, pictures: Sequence[Picture], backend: Backend
) -> list[JsonObject]:
    """Store the evidence pictures; a repetition finds them stored."""
    kept: list[JsonObject] = []
    for page, picture in enumerate(pictures, start=1):
        name = f"evidence/{analysis_id}/{page}.{_SUFFIX[picture.media_type]}"
        key = BlobKey(area=Area.REPORTS, tenant_id=tenant_id, name=name)
        stored = backend.blobs.put(key, picture.data, picture.media_type, only_if_absent=True)
        kept.append(
            {
                "name": name,
                "generation": stored.generation,
                "page": page,
                "height": picture.height,
                "width": picture.width,
                "scale": picture.scale,
                "media_type": picture.media_type,
                "clip": picture.clip,
            }
        )
    return kept


def _write(upload: Upload, analysis: Analysis, measured: Measured, backend: Backend) -> None:
    sealed = None
    if measured.identities:
        plain = json.dumps(list(measured.identities)).encode()
        context = f"analysis:{analysis.analysis_id}:identity"
        sealed = backend.keys.seal(upload.tenant_id, plain, context)
    with backend.records.transaction(upload.tenant_id) as tx:
        current = tx.get(Upload, upload.upload_id, lock=True)
        if current.run != upload.run or current.status != UploadStatus.ACCEPTED:
            return
        tx.create(analysis)
        body = versions.stated(tx, analysis, measured.body, upload.created_at, measured.identities)
        tx.create(
            AnalysisRevision(
                tenant_id=upload.tenant_id,
                analysis_id=analysis.analysis_id,
                revision=1,
                body=body,
                identity_sealed=sealed,
                author=f"{analysis.analyzer} {analysis.analyzer_version}",
                created_at=analysis.finished_at,
            )
        )
        flagged = replace(current, flag=flags.of(body))
        moves.move(tx, flagged, UploadStatus.ANALYZED.value, backend.now())


def announce(upload: Upload, backend: Backend) -> None:
    """Say that the newest run of the upload was analysed."""
    with backend.records.transaction(upload.tenant_id) as tx:
        found = tx.find(Analysis, {"upload_id": upload.upload_id, "run": upload.run}, limit=1)
    for analysis in found:
        versions.settle(analysis, backend)
        _publish(analysis, backend)


def _publish(analysis: Analysis, backend: Backend) -> None:
    backend.bus.publish(
        AnalysisCompleted(
            tenant_id=analysis.tenant_id,
            run=analysis.run,
            analysis_id=analysis.analysis_id,
            upload_id=analysis.upload_id,
            specimen_id=analysis.specimen_id,
            patient_id=analysis.patient_id,
            modality=analysis.modality,
        )
    )

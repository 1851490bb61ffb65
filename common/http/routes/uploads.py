"""Uploads: the slot, the worklist, new runs, releases."""

from common.domain.access import Action
from common.domain.model import Facts
from common.http import answers, cursors, schemas
from common.http.endpoint import Answer, Call, Endpoint
from common.services import queries, releases, rulers, uploads
from common.services.shapes import iso


def create(call: Call) -> Answer:
    """Open a slot for a file. Its bytes go straight to storage, in one PUT with these headers."""
    body = call.body_as(schemas.UploadIn)
    announced = uploads.Announced(
        **body.model_dump(exclude={"facts"}), facts=Facts(**body.facts.model_dump())
    )
    created = uploads.create(call.principal, announced, call.origin, call.backend, call.settings)
    if created.slot is None:
        return Answer(body={"exists": True, "upload_id": created.upload_id})
    slot = created.slot
    return Answer(
        status=201,
        body={
            "upload_id": created.upload_id,
            "upload_url": slot.url,
            "method": "PUT",
            "headers": dict(slot.headers),
            "resumable_url": slot.resumable_url,
            "expires_at": iso(slot.expires_at),
        },
    )


def worklist(call: Call) -> Answer:
    """The worklist, the last changed first."""
    query = call.query_as(schemas.UploadsQuery)
    filters = _filters(query)
    after = cursors.decode(query.cursor, call.scope)
    page = queries.worklist(call.principal, filters, after, query.limit, call.backend)
    return cursors.listed(page, call.scope)


def counts(call: Call) -> Answer:
    """How many uploads each status has, for the filters of the worklist."""
    filters = _filters(call.query_as(schemas.UploadsFilter))
    return Answer(body=queries.counts(call.principal, filters, call.backend))


def _filters(query: schemas.UploadsFilter) -> queries.Filters:
    return queries.Filters(
        status=query.status,
        modality=query.modality,
        patient_id=query.patient_id,
        flag=query.flag,
        changed_after=query.changed_after,
        q=query.q,
    )


def one(call: Call) -> Answer:
    """One upload with its timeline, what came of it, and why it waits."""
    seen = queries.upload(call.principal, call.path["upload_id"], call.backend)
    return Answer(body=seen.body)


def reprocess(call: Call) -> Answer:
    """Start a new run."""
    running = releases.reprocess(call.principal, call.path["upload_id"], call.backend)
    return Answer(status=202, body=releases.shown(running))


def release(call: Call) -> Answer:
    """Let a held, waiting or failed file go on, perhaps as something else or for somebody else.

    A file that was measured in pixels is measured again by a ruler in it that a person confirms.
    """
    body = call.body_as(schemas.ReleaseIn)
    change = releases.Change(
        **body.model_dump(exclude={"facts", "scale"}),
        facts=Facts(**body.facts.model_dump()) if body.facts is not None else None,
        scale=_confirmed(body.scale),
    )
    running = releases.release(call.principal, call.path["upload_id"], change, call.backend)
    return Answer(status=202, body=releases.shown(running))


def _confirmed(scale: schemas.ScaleIn | None) -> rulers.Confirmed | None:
    if scale is None:
        return None
    (r0, c0), (r1, c1) = scale.points
    points = ((r0, c0), (r1, c1))
    return rulers.Confirmed(kind=scale.kind, points=points, value=scale.value, unit=scale.unit)


ENDPOINTS = (
    Endpoint(
        method="POST",
        path="/uploads",
        handle=create,
        action=Action.UPLOAD,
        tag="uploads",
        body=schemas.UploadIn,
        answers={201: answers.SlotOut, 200: answers.ExistsOut},
    ),
    Endpoint(
        method="GET",
        path="/uploads",
        handle=worklist,
        action=Action.READ_OWN_UPLOADS,
        tag="uploads",
        query=schemas.UploadsQuery,
        answers={200: answers.UploadList},
    ),
    Endpoint(
        method="GET",
        path="/uploads/counts",
        handle=counts,
        action=Action.READ_OWN_UPLOADS,
        tag="uploads",
        query=schemas.UploadsFilter,
        answers={200: answers.CountsOut},
    ),
    Endpoint(
        method="GET",
        path="/uploads/<upload_id>",
        handle=one,
        action=Action.READ_OWN_UPLOADS,
        tag="uploads",
        answers={200: answers.UploadOut},
    ),
    Endpoint(
        method="POST",
        path="/uploads/<upload_id>/reprocess",
        handle=reprocess,
        action=Action.REPROCESS,
        tag="uploads",
        body=schemas.NothingIn,
        is_body_optional=True,
        answers={202: answers.RunOut},
    ),
    Endpoint(
        method="POST",
        path="/uploads/<upload_id>/release",
        handle=release,
        action=Action.RELEASE,
        tag="uploads",
        body=schemas.ReleaseIn,
        answers={202: answers.RunOut},
    ),
)

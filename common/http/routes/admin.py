"""Administration: the account of who did what, and dead letters."""

from common.domain.access import Action
from common.domain.errors import InvalidInputError
from common.domain.ledger import AuditFilter
from common.http import answers_admin, cursors, schemas, schemas_admin
from common.http.endpoint import Answer, Call, Download, Endpoint
from common.services import audit, dead_letters, pipeline

CSV = "text/csv; charset=utf-8"


def account(call: Call) -> Answer:
    """The account of every change and every read of patient data, oldest first unless asked."""
    query = call.query_as(schemas_admin.AuditQuery)
    position = cursors.decode(query.cursor, call.scope) or (None,)
    after = position[0]
    if not isinstance(after, int | None):
        raise InvalidInputError("not a cursor of this list")
    page = audit.entries(call.principal, _which(query), after, query.limit, call.backend)
    return cursors.listed(page, call.scope)


def export(call: Call) -> Answer:
    """The account as CSV, with the same filters; 413 where that would be more than 20,000."""
    which = _which(call.query_as(schemas_admin.AuditFilter))
    content = audit.export(call.principal, which, call.backend)
    filename = f"audit-{call.backend.now():%Y-%m-%d}.csv"
    return Answer(download=Download(content=content, filename=filename), media_type=CSV)


def _which(query: schemas_admin.AuditFilter) -> AuditFilter:
    asked = query.model_dump(exclude={"cursor", "limit", "order"})
    return AuditFilter(**asked, newest_first=query.order == "newest")


def verification(call: Call) -> Answer:
    """Whether the account is whole, recomputed from its first entry."""
    return Answer(body=audit.verification(call.principal, call.backend))


def health(call: Call) -> Answer:
    """How the pipeline does: what waits at each step, how long steps took, what failed."""
    return Answer(body=pipeline.of(call.principal, call.backend))


def letters(call: Call) -> Answer:
    """Events that exhausted their attempts, newest first."""
    query = call.query_as(schemas_admin.DeadLettersQuery)
    after = cursors.decode(query.cursor, call.scope)
    page = dead_letters.listed(call.principal, query.status, after, query.limit, call.backend)
    return cursors.listed(page, call.scope)


def letter(call: Call) -> Answer:
    """One of them: its event without what may name a person, what a replay would do, what was
    done.
    """
    body = dead_letters.one(call.principal, call.path["dead_letter_id"], call.backend)
    return Answer(body=body)


def replays(call: Call) -> Answer:
    """Replay a batch of open dead letters, or only say what would become of it (`dry_run`)."""
    body = call.body_as(schemas_admin.ReplaysIn)
    after = cursors.decode(body.cursor, call.scope)
    which = {"subscription": body.subscription, "error": body.error}
    batch = dead_letters.Batch(
        which={name: value for name, value in which.items() if value is not None},
        after=after,
        limit=body.limit,
        is_dry=body.dry_run,
    )
    done = dead_letters.replay_many(call.principal, batch, call.backend)
    return Answer(
        body={
            "matching": done.matching,
            "replayed": done.replayed,
            "refused": done.refused,
            "dry_run": body.dry_run,
            "next_cursor": cursors.encode(done.last, call.scope),
        }
    )


def replay(call: Call) -> Answer:
    """Have the work done again, as a new run, each time this is asked for."""
    body = dead_letters.replay(call.principal, call.path["dead_letter_id"], call.backend)
    return Answer(status=202, body=body)


def discard(call: Call) -> Answer:
    """Put a dead letter aside for good."""
    reason = call.body_as(schemas.ReasonIn).reason
    body = dead_letters.discard(call.principal, call.path["dead_letter_id"], reason, call.backend)
    return Answer(body=body)


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/admin/audit",
        handle=account,
        action=Action.ADMINISTER,
        tag="admin",
        query=schemas_admin.AuditQuery,
        answers={200: answers_admin.AuditList},
    ),
    Endpoint(
        method="GET",
        path="/admin/audit/export.csv",
        handle=export,
        action=Action.ADMINISTER,
        tag="admin",
        query=schemas_admin.AuditFilter,
        media_type="text/csv",
        answers={},
    ),
    Endpoint(
        method="GET",
        path="/admin/audit/verification",
        handle=verification,
        action=Action.ADMINISTER,
        tag="admin",
        answers={200: answers_admin.VerificationOut},
    ),
    Endpoint(
        method="GET",
        path="/admin/pipeline",
        handle=health,
        action=Action.ADMINISTER,
        tag="admin",
        answers={200: answers_admin.PipelineOut},
    ),
    Endpoint(
        method="GET",
        path="/admin/dead-letters",
        handle=letters,
        action=Action.ADMINISTER,
        tag="admin",
        query=schemas_admin.DeadLettersQuery,
        answers={200: answers_admin.DeadLetterList},
    ),
    Endpoint(
        method="GET",
        path="/admin/dead-letters/<dead_letter_id>",
        handle=letter,
        action=Action.ADMINISTER,
        tag="admin",
        answers={200: answers_admin.DeadLetterDetail},
    ),
    Endpoint(
        method="POST",
        path="/admin/dead-letters/replay",
        handle=replays,
        action=Action.ADMINISTER,
        tag="admin",
        body=schemas_admin.ReplaysIn,
        is_body_optional=True,
        answers={200: answers_admin.ReplaysOut},
    ),
    Endpoint(
        method="POST",
        path="/admin/dead-letters/<dead_letter_id>/replay",
        handle=replay,
        action=Action.ADMINISTER,
        tag="admin",
        body=schemas.NothingIn,
        is_body_optional=True,
        answers={202: answers_admin.DeadLetterOut},
    ),
    Endpoint(
        method="POST",
        path="/admin/dead-letters/<dead_letter_id>/discard",
        handle=discard,
        action=Action.ADMINISTER,
        tag="admin",
        body=schemas.ReasonIn,
        answers={200: answers_admin.DeadLetterOut},
    ),
)

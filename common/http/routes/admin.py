"""Administration: the account of who did what, and dead letters."""

from common.domain.access import Action
from common.domain.errors import InvalidInputError
from common.domain.ledger import AuditFilter
from common.http import answers_admin, cursors, schemas
from common.http.endpoint import Answer, Call, Endpoint
from common.services import audit, dead_letters, pipeline


def account(call: Call) -> Answer:
    """The account of every change and every read of patient data, oldest first unless asked."""
    query = call.query_as(schemas.AuditQuery)
    position = cursors.decode(query.cursor, call.scope) or (None,)
    after = position[0]
    if not isinstance(after, int | None):
        raise InvalidInputError("not a cursor of this list")
    asked = query.model_dump(exclude={"cursor", "limit", "order"})
    which = AuditFilter(**asked, newest_first=query.order == "newest")
    page = audit.entries(call.principal, which, after, query.limit, call.backend)
    return cursors.listed(page, call.scope)


def verification(call: Call) -> Answer:
    """Whether the account is whole, recomputed from its first entry."""
    return Answer(body=audit.verification(call.principal, call.backend))


def health(call: Call) -> Answer:
    """How the pipeline does: what waits at each step, how long steps took, what failed."""
    return Answer(body=pipeline.of(call.principal, call.backend))


def letters(call: Call) -> Answer:
    """Events that exhausted their attempts, newest first."""
    query = call.query_as(schemas.DeadLettersQuery)
    after = cursors.decode(query.cursor, call.scope)
    page = dead_letters.listed(call.principal, query.status, after, query.limit, call.backend)
    return cursors.listed(page, call.scope)


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
        query=schemas.AuditQuery,
        answers={200: answers_admin.AuditList},
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
        query=schemas.DeadLettersQuery,
        answers={200: answers_admin.DeadLetterList},
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

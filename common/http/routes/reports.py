"""Reports: what they say, their PDF, signatures, amendments."""

from common.domain.access import Action
from common.http import answers, answers_patients, cursors, schemas
from common.http.endpoint import Answer, Call, Endpoint, tag_of
from common.services import queries, report_lists, review


def listing(call: Call) -> Answer:
    """The clinic's reports, newest first, without their content."""
    query = call.query_as(schemas.ReportsQuery)
    where: dict[str, object] = {"status": tuple(query.status)} if query.status else {}
    if query.patient_id is not None:
        where["patient_id"] = query.patient_id
    after = cursors.decode(query.cursor, call.scope)
    page = report_lists.listed(call.principal, where, after, query.limit, call.backend)
    return cursors.listed(page, call.scope)


def one(call: Call) -> Answer:
    """One report: where it stands, what it says, who signed it."""
    seen = queries.report(call.principal, call.path["report_id"], call.backend)
    return Answer(body=seen.body, etag=tag_of(seen.version))


def pdf(call: Call) -> Answer:
    """The PDF: 302 to a signed address, or the address as JSON; 409 while it is being made."""
    link = queries.pdf(call.principal, call.path["report_id"], call.backend, call.settings)
    return Answer(body={"url": link.url, "expires_at": link.expires_at}, location=link.url)


def sign(call: Call) -> Answer:
    """Sign a draft. The sign-in must be fresh; the signed PDF follows."""
    body = call.body_as(schemas.SignatureIn)
    seen = review.sign(
        call.principal,
        call.path["report_id"],
        review.Signing(meaning=body.meaning, comment=body.comment),
        call.seen_version(),
        call.backend,
        call.settings,
    )
    return Answer(status=202, body=seen.body, etag=tag_of(seen.version))


def amend(call: Call) -> Answer:
    """Open an amendment of a signed report: its successor is drafted from the current analyses."""
    seen = review.amend(
        call.principal,
        call.path["report_id"],
        call.body_as(schemas.ReasonIn).reason,
        call.seen_version(),
        call.backend,
    )
    return Answer(status=201, body=seen.body, etag=tag_of(seen.version))


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/reports",
        handle=listing,
        action=Action.READ,
        tag="reports",
        query=schemas.ReportsQuery,
        answers={200: answers_patients.ReportList},
    ),
    Endpoint(
        method="GET",
        path="/reports/<report_id>",
        handle=one,
        action=Action.READ_OWN_UPLOADS,
        tag="reports",
        answers={200: answers_patients.ReportOut},
    ),
    Endpoint(
        method="GET",
        path="/reports/<report_id>/pdf",
        handle=pdf,
        action=Action.READ_OWN_UPLOADS,
        tag="reports",
        is_redirect=True,
        answers={200: answers.LinkOut},
    ),
    Endpoint(
        method="POST",
        path="/reports/<report_id>/signature",
        handle=sign,
        action=Action.SIGN,
        tag="reports",
        body=schemas.SignatureIn,
        needs_if_match=True,
        answers={202: answers_patients.ReportOut},
    ),
    Endpoint(
        method="POST",
        path="/reports/<report_id>/amendments",
        handle=amend,
        action=Action.AMEND,
        tag="reports",
        body=schemas.ReasonIn,
        needs_if_match=True,
        answers={201: answers_patients.ReportOut},
    ),
)

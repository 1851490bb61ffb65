"""Analyses: what they say, what it rests on, corrections."""

from common.domain.access import Action
from common.domain.errors import InvalidInputError
from common.http import answers, schemas
from common.http.endpoint import Answer, Call, Endpoint, tag_of
from common.services import queries, review
from common.services.corrections import Added, Change, Correction, Redrawn, Removed


def one(call: Call) -> Answer:
    """What an analysis says in its newest revision."""
    seen = queries.analysis(call.principal, call.path["analysis_id"], call.backend)
    return Answer(body=seen.body, etag=tag_of(seen.version))


def evidence(call: Call) -> Answer:
    """What one finding rests on."""
    ids = call.path
    body = queries.evidence(call.principal, ids["analysis_id"], ids["finding_id"], call.backend)
    return Answer(body=body)


def revisions(call: Call) -> Answer:
    """Who changed what of an analysis, newest first."""
    return Answer(body=queries.revisions(call.principal, call.path["analysis_id"], call.backend))


def image(call: Call) -> Answer:
    """An evidence picture: 302 to a signed address, or the address as JSON."""
    page = call.query_as(schemas.ImageQuery).page
    link = queries.picture(
        call.principal, call.path["analysis_id"], page, call.backend, call.settings
    )
    return Answer(body={"url": link.url, "expires_at": link.expires_at}, location=link.url)


def correct(call: Call) -> Answer:
    """A person's correction: a new revision. The machine's values stay in the first one."""
    asked = call.body_as(schemas.CorrectionIn)
    analysis_id, version = call.path["analysis_id"], call.seen_version()
    if asked.back_to is not None and asked.reason is not None:
        seen = review.restore(
            call.principal, analysis_id, asked.back_to, asked.reason, version, call.backend
        )
    else:
        changes = [_change(change) for change in asked.changes or ()]
        seen = review.correct(call.principal, analysis_id, changes, version, call.backend)
    return Answer(body=seen.body, etag=tag_of(seen.version))


def _change(said: schemas.ChangeIn) -> Change:
    region = said.region.model_dump(exclude_none=True) if said.region else {}
    if said.code is not None:
        return Added(code=said.code, region=region, value=said.value, reason=said.reason)
    if said.finding_id is None:  # the schema lets none through
        raise InvalidInputError("a change of nothing")
    if said.region is not None:
        return Redrawn(finding_id=said.finding_id, region=region, reason=said.reason)
    if said.value is None:
        return Removed(finding_id=said.finding_id, reason=said.reason)
    return Correction(finding_id=said.finding_id, value=said.value, reason=said.reason)


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/analyses/<analysis_id>",
        handle=one,
        action=Action.READ_OWN_UPLOADS,
        tag="analyses",
        answers={200: answers.AnalysisOut},
    ),
    Endpoint(
        method="GET",
        path="/analyses/<analysis_id>/evidence/<finding_id>",
        handle=evidence,
        action=Action.READ_OWN_UPLOADS,
        tag="analyses",
        answers={200: answers.EvidenceOut},
    ),
    Endpoint(
        method="GET",
        path="/analyses/<analysis_id>/revisions",
        handle=revisions,
        action=Action.READ_OWN_UPLOADS,
        tag="analyses",
        answers={200: answers.RevisionList},
    ),
    Endpoint(
        method="GET",
        path="/analyses/<analysis_id>/image",
        handle=image,
        action=Action.READ_OWN_UPLOADS,
        tag="analyses",
        query=schemas.ImageQuery,
        is_redirect=True,
        answers={200: answers.LinkOut},
    ),
    Endpoint(
        method="PATCH",
        path="/analyses/<analysis_id>",
        handle=correct,
        action=Action.CORRECT,
        tag="analyses",
        body=schemas.CorrectionIn,
        needs_if_match=True,
        answers={200: answers.AnalysisOut},
    ),
)

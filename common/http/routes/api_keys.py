"""Keys of integrators."""

from datetime import timedelta

from common.domain.access import Action
from common.http import answers_admin, cursors, schemas, schemas_admin
from common.http.endpoint import Answer, Call, Endpoint
from common.services import api_keys


def listing(call: Call) -> Answer:
    """The clinic's keys, newest first, without their secrets."""
    query = call.query_as(schemas.PageQuery)
    after = cursors.decode(query.cursor, call.scope)
    page = api_keys.listed(call.principal, after, query.limit, call.backend)
    return cursors.listed(page, call.scope)


def create(call: Call) -> Answer:
    """Make a key. The whole of it is in this answer and never again."""
    body = call.body_as(schemas_admin.ApiKeyIn)
    life = timedelta(days=body.expires_in_days)
    new = api_keys.NewKey(name=body.name, scopes=body.scopes, life=life)
    return Answer(status=201, body=api_keys.create(call.principal, new, call.backend))


def rotate(call: Call) -> Answer:
    """Replace a key by a new one of the same sender; the old one works until the overlap ends."""
    overlap = timedelta(hours=call.body_as(schemas_admin.RotationIn).overlap_hours)
    body = api_keys.rotate(call.principal, call.path["key_id"], overlap, call.backend)
    return Answer(status=201, body=body)


def revoke(call: Call) -> Answer:
    """End a key at once, for good."""
    return Answer(body=api_keys.revoke(call.principal, call.path["key_id"], call.backend))


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/admin/api-keys",
        handle=listing,
        action=Action.ADMINISTER,
        tag="api_keys",
        query=schemas.PageQuery,
        answers={200: answers_admin.ApiKeyList},
    ),
    Endpoint(
        method="POST",
        path="/admin/api-keys",
        handle=create,
        action=Action.ADMINISTER,
        tag="api_keys",
        body=schemas_admin.ApiKeyIn,
        answers={201: answers_admin.NewApiKeyOut},
    ),
    Endpoint(
        method="POST",
        path="/admin/api-keys/<key_id>/rotate",
        handle=rotate,
        action=Action.ADMINISTER,
        tag="api_keys",
        body=schemas_admin.RotationIn,
        is_body_optional=True,
        answers={201: answers_admin.NewApiKeyOut},
    ),
    Endpoint(
        method="DELETE",
        path="/admin/api-keys/<key_id>",
        handle=revoke,
        action=Action.ADMINISTER,
        tag="api_keys",
        answers={200: answers_admin.ApiKeyOut},
    ),
)

"""The parts of a request as typed values; whatever has not the promised form is refused here."""

import re
from collections.abc import Mapping

from flask import Request
from pydantic import BaseModel
from werkzeug.datastructures import MultiDict

from common.domain.errors import InvalidInputError, NotFoundError, UnsupportedMediaError
from common.http import strict_json
from common.http.endpoint import Endpoint
from common.http.schemas import Query

_ID = re.compile(r"[a-z]{3,5}_[0-9a-z]{26}")
_FINDING = re.compile(r"f[0-9]{1,6}")
_KEY = re.compile(r"[\x21-\x7e]{1,200}")


def path(values: Mapping[str, object]) -> dict[str, str]:
    """The ids of the path; NotFoundError for what cannot be an id of ours."""
    ids = {name: str(value) for name, value in values.items()}
    for name, value in ids.items():
        form = _FINDING if name == "finding_id" else _ID
        if not form.fullmatch(value):
            raise NotFoundError("not an id")
    return ids


def query(endpoint: Endpoint, args: "MultiDict[str, str]") -> Query | None:
    """The query's model; pydantic's ValidationError, InvalidInputError."""
    if endpoint.query is None:
        if args:
            raise InvalidInputError("this address takes no query")
        return None
    values: dict[str, object] = {}
    for name, given in args.lists():
        if not all(strict_json.is_clean(text) for text in (name, *given)):
            raise InvalidInputError("a text that cannot be stored")
        if name in endpoint.query.LISTS:
            values[name] = [part for text in given for part in text.split(",") if part]
        elif len(given) == 1:
            values[name] = given[0]
        else:
            raise InvalidInputError("a member of the query is repeated")
    return endpoint.query.model_validate(values)


def body(endpoint: Endpoint, request: Request) -> BaseModel | None:
    """The body's model; UnsupportedMediaError where it is not JSON."""
    if endpoint.body is None:
        return None
    raw = request.get_data()
    if not raw and endpoint.is_body_optional:
        return endpoint.body.model_validate({})
    if request.mimetype != "application/json":
        raise UnsupportedMediaError("not application/json")
    return endpoint.body.model_validate(strict_json.parse(raw))


def idempotency_key(request: Request) -> str | None:
    """The `Idempotency-Key`, if one was sent; InvalidInputError."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        raise InvalidInputError("not a usable Idempotency-Key")
    return key

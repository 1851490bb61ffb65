"""Where the next page of a list begins: an opaque text of one list and its filters."""

import base64
import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from common.domain.errors import InvalidInputError
from common.domain.model import JsonObject
from common.http.endpoint import Answer
from common.services.shapes import Page


def encode(position: Sequence[object] | None, scope: str) -> str | None:
    """The cursor after that position; None at the end."""
    if position is None:
        return None
    values = [
        {"t": value.isoformat()} if isinstance(value, datetime) else value for value in position
    ]
    payload = json.dumps(values, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_check(payload, scope) + payload).decode().rstrip("=")


def decode(cursor: str | None, scope: str) -> tuple[object, ...] | None:
    """The position; InvalidInputError for a cursor that is not one of this list's."""
    if cursor is None:
        return None
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        check, payload = raw[:8], raw[8:]
        if check != _check(payload, scope):
            raise ValueError("not made for this list")
        return tuple(_value(value) for value in json.loads(payload))
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidInputError("not a cursor of this list") from error


def _check(payload: bytes, scope: str) -> bytes:
    """A digest over list, filters and position: a cursor used elsewhere, or changed, is noticed."""
    return hashlib.sha256(b"cursor\0" + scope.encode() + b"\0" + payload).digest()[:8]


def _value(value: object) -> object:
    return datetime.fromisoformat(value["t"]) if isinstance(value, dict) else value


def listed(page: Page[JsonObject], scope: str) -> Answer:
    """The answer of a list."""
    return Answer(body={"items": list(page.items), "next_cursor": encode(page.last, scope)})

"""One strict reading of JSON: no duplicate keys, no NaN, bounded depth, whole Unicode only."""

import json
import math
from typing import NoReturn

from common.domain.errors import InvalidInputError

MAX_DEPTH = 20
_MAX_DIGITS = 25


def parse(raw: bytes) -> object:
    """The value; InvalidInputError, which never quotes what was sent."""
    try:
        text = raw.decode("utf-8")
        _check_depth(text)
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse,
            parse_float=_float,
            parse_int=_int,
        )
    except (ValueError, RecursionError) as error:
        raise InvalidInputError("the body is not strict JSON") from error
    _check_text(value)
    return value


def _check_depth(text: str) -> None:
    """Count brackets outside of strings before the parser recurses into them."""
    depth = 0
    is_string = is_escaped = False
    for character in text:
        if is_string:
            is_string = is_escaped or character != '"'
            is_escaped = character == "\\" and not is_escaped
        elif character == '"':
            is_string = True
        elif character in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise ValueError("nested too deeply")
        elif character in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key occurs twice")
    return members


def _refuse(constant: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no JSON")


def _float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("a number without a finite value")
    return value


def _int(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError("a number with too many digits")
    return int(digits)


def is_clean(text: str) -> bool:
    """Whether a text can be stored: no NUL, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _check_text(value: object) -> None:
    """Refuse what no store can hold, wherever it stands."""
    if isinstance(value, str) and not is_clean(value):
        raise InvalidInputError("a text with NUL or half a character")
    if isinstance(value, dict):
        for key, member in value.items():
            _check_text(key)
            _check_text(member)
    elif isinstance(value, list):
        for member in value:
            _check_text(member)

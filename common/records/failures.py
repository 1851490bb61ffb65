"""What the driver raises, in our own words."""

import struct

from common.domain.errors import (
    ConfigurationError,
    ConflictError,
    InvalidInputError,
    ServiceError,
    UnavailableError,
)


class LostError(UnavailableError):
    """The connection is gone; on another one the same may work at once."""


STALE_FENCE = "FV001"  # raised by the function `fence` of the first migration

_LOST = ("57P01", "57P02", "57P03")
_BY_CODE: dict[str, type[ServiceError]] = {
    STALE_FENCE: ConflictError,
    "23505": ConflictError,
    "23502": InvalidInputError,
    "23514": InvalidInputError,
}
_BY_CLASS: dict[str, type[ServiceError]] = {
    "22": InvalidInputError,  # a NUL in a text, a number out of range
    "28": ConfigurationError,
    "3D": ConfigurationError,
    "42": ConfigurationError,  # a missing table or right: the migrations have not run
}


def driver_errors() -> tuple[type[Exception], ...]:
    """What an `except` clause names; evaluated only when something was raised."""
    from pg8000.exceptions import Error  # type: ignore[import-untyped]

    return (Error, OSError, struct.error)


def translate(error: Exception) -> ServiceError:
    """The error of ours that says the same. The server's words stay out: they may repeat a row."""
    details = error.args[0] if error.args else None
    if not isinstance(details, dict):
        return LostError(f"the connection to the database was lost: {error}")
    code = str(details.get("C", ""))
    if code in _LOST:
        return LostError(f"the database is going away or coming up ({code})")
    kind = _BY_CODE.get(code) or _BY_CLASS.get(code[:2], UnavailableError)
    place = details.get("t") or details.get("R") or ""
    return kind(f"the database refused: {code} {place}".rstrip())

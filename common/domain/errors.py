"""The whole error taxonomy: what can go wrong on purpose, its code, its HTTP status, and whether a
retry helps.
"""

from typing import ClassVar


class ServiceError(Exception):
    """A deliberate error. The message is for engineers; users see a sentence chosen by `code`."""

    code: ClassVar[str] = "internal"
    http_status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False


class InvalidInputError(ServiceError):
    """A request or an event does not have the promised form."""

    code = "invalid_input"
    http_status = 400


class UnauthenticatedError(ServiceError):
    """The token is missing, expired or not ours."""

    code = "unauthenticated"
    http_status = 401


class SignInTooOldError(UnauthenticatedError):
    """The sign-in is older than a signature allows: sign in again, then sign."""

    code = "sign_in_too_old"


class SecondFactorError(UnauthenticatedError):
    """The sign-in had one factor where a signature needs two."""

    code = "second_factor_missing"


class PermissionDeniedError(ServiceError):
    """The role may not do this in its own tenant."""

    code = "permission_denied"
    http_status = 403


class NotFoundError(ServiceError):
    """Absent, or another tenant's: the two are never told apart."""

    code = "not_found"
    http_status = 404


class ConflictError(ServiceError):
    """A version or status moved on, or the claim is stale: read again."""

    code = "conflict"
    http_status = 409
    retryable = True


class TooLargeError(ServiceError):
    """A request asks for more bytes than any upload may have."""

    code = "too_large"
    http_status = 413


class UnsupportedMediaError(ServiceError):
    """A request announces a type we do not take."""

    code = "unsupported_media"
    http_status = 415


class InvalidFileError(ServiceError):
    """The file's own fault. `reason` is one of the rejection reasons of the drop contract."""

    code = "invalid_file"
    http_status = 422

    def __init__(self, reason: str, message: str = "") -> None:
        super().__init__(message or reason)
        self.reason = reason


class InvalidScaleError(ServiceError):
    """A scale that cannot be: `reason` is `not_sized`, `unit`, `too_short` or `implausible`."""

    code = "invalid_scale"
    http_status = 422

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PreconditionError(ServiceError):
    """`If-Match` is stale (412)."""

    code = "precondition_failed"
    http_status = 412


class PreconditionRequiredError(PreconditionError):
    """`If-Match` is absent where it is needed (428)."""

    code = "precondition_required"
    http_status = 428


class IdempotencyError(ServiceError):
    """The same `Idempotency-Key` came with another body."""

    code = "idempotency_mismatch"
    http_status = 422


class QuotaExceededError(ServiceError):
    """The tenant's limit is reached; `retry_after_s` says when it is worth trying again."""

    code = "quota_exceeded"
    http_status = 429

    def __init__(self, message: str, retry_after_s: int = 60) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class ConfigurationError(ServiceError):
    """A setting is missing or wrong. Events wait for the repair."""

    code = "configuration"
    http_status = 500
    retryable = True


class UnavailableError(ServiceError):
    """A service we depend on timed out or refused, or somebody else works on it: later."""

    code = "unavailable"
    http_status = 503
    retryable = True

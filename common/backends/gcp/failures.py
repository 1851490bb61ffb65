"""What goes wrong in Google's libraries, in our own words: none of their exceptions leaves."""

from collections.abc import Iterator
from contextlib import contextmanager

from common.domain.errors import (
    ConfigurationError,
    ConflictError,
    NotFoundError,
    UnavailableError,
)

# Connecting, and waiting for each answer, in seconds. Every call of this package has these limits.
TIMEOUT = (5.0, 30.0)
# What fails in passing is repeated for so long; then the delivery, or the person, tries again.
PATIENCE_S = 20.0


def patient() -> dict[str, object]:
    """The limits of a call of Cloud Storage's client, which would go on for two minutes."""
    from google.cloud.storage.retry import DEFAULT_RETRY

    return {"timeout": TIMEOUT, "retry": DEFAULT_RETRY.with_timeout(PATIENCE_S)}


def patient_rpc() -> dict[str, object]:
    """The limits of a call of Firestore's client. What was aborted is for the caller: it must look
    again first.
    """
    from google.api_core import exceptions as refused
    from google.api_core.retry import Retry, if_exception_type

    passing = if_exception_type(
        refused.ServiceUnavailable, refused.ResourceExhausted, refused.DeadlineExceeded
    )
    retry = Retry(predicate=passing, initial=0.1, maximum=2.0, timeout=PATIENCE_S)
    return {"timeout": min(TIMEOUT[1], PATIENCE_S), "retry": retry}


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Raise ours for theirs; `what` is named in the message and must say nothing personal."""
    import requests
    from google.api_core import exceptions as refused
    from google.auth import exceptions as auth
    from google.cloud.storage import exceptions as transfer

    try:
        yield
    except refused.NotFound as error:
        raise NotFoundError(f"no such {what}") from error
    except (refused.PreconditionFailed, refused.FailedPrecondition, refused.Conflict) as error:
        raise ConflictError(f"another was first: {what}") from error
    except auth.DefaultCredentialsError as error:
        raise ConfigurationError("no credentials for Google Cloud") from error
    except transfer.DataCorruption as error:
        raise UnavailableError(f"not the bytes that were stored: {what}") from error
    except (
        refused.GoogleAPIError,
        auth.GoogleAuthError,
        transfer.InvalidResponse,
        requests.RequestException,
        ConnectionError,
        TimeoutError,
    ) as error:
        raise UnavailableError(f"timed out or refused: {what}") from error

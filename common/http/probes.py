"""Whether the stores answer."""

from collections.abc import Callable

from common.domain.errors import NotFoundError, ServiceError
from common.domain.model import Area
from common.ports import Backend, BlobKey
from common.services import isolation

_NOWHERE = BlobKey(area=Area.RECEIPTS, tenant_id="_ready", name="never-written")


def checks(backend: Callable[[], Backend]) -> dict[str, str]:
    """`ok` or the error's code for the records and the object store."""
    return {
        "records": _state(lambda: backend().records.ping()),
        "blobs": _state(lambda: _reach(backend())),
    }


def confinement(backend: Callable[[], Backend]) -> str:
    """`full`, `reduced` or `unknown`: how well the workers confine what they decode."""
    try:
        return isolation.reported(backend())
    except ServiceError:
        return "unknown"


def _state(reach: Callable[[], None]) -> str:
    try:
        reach()
    except ServiceError as error:
        return error.code
    return "ok"


def _reach(backend: Backend) -> None:
    """Ask for an object that is not there: a store that says so answers."""
    try:
        backend.blobs.stat(_NOWHERE)
    except NotFoundError:
        return

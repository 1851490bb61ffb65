"""Live state in Firestore: who works on what, and what the page shows meanwhile."""

import random
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from common.backends.gcp.failures import patient_rpc, translated
from common.backends.gcp.rest import Rest
from common.domain.errors import ConflictError, NotFoundError, UnavailableError
from common.domain.ids import derive
from common.domain.model import JsonObject
from common.ports import Claim, ClaimState, JobKey, Progress

if TYPE_CHECKING:
    from google.cloud.firestore import Client, DocumentReference, DocumentSnapshot

_TRIES = 5
_WAIT_S = 0.05


class FirestoreState:
    """`LiveState` over one document for each job below `tenants/{tenant}`.

    A document is created once and then only updated as it was last read; there is no transaction,
    which contention would slow to a halt. Leases run by the store's clock: a document says when it
    was granted and for how long, and each read comes with the store's time. `keep` is how long the
    store remembers a job, by its policy for the field `expires_at`.
    """

    def __init__(
        self, client: "Callable[[], Client]", rest: Rest, database: str, keep: timedelta
    ) -> None:
        self._client = client
        self._rest = rest
        self._documents = f"/v1/{database}/documents"
        self._keep = keep
        self._shown: dict[str, float] = {}
        self._lock = threading.Lock()

    def claim(self, job: JobKey, lease: timedelta, at_least: int = 0) -> Claim:
        """Take the job if nobody holds it."""
        holder = secrets.token_hex(8)
        for _ in _tries():
            try:
                return self._claim(job, lease, at_least, holder)
            except (ConflictError, NotFoundError):
                continue  # created or deleted under our eyes: look again
        return Claim(job=job, state=ClaimState.BUSY)

    def _claim(self, job: JobKey, lease: timedelta, at_least: int, holder: str) -> Claim:
        first = max(time.time_ns() // 1_000_000, at_least + 1)
        reference = self._job(job)
        try:
            with translated("claim"):
                reference.create(self._granted(first, lease, holder), **patient_rpc())
            return Claim(job=job, state=ClaimState.GRANTED, number=first)
        except ConflictError:
            found = _read(reference)
        number = _number(found)
        if found.get("holder") == holder and found.get("state") == "claimed":
            # Our own write, whose answer was lost on the way.
            return Claim(job=job, state=ClaimState.GRANTED, number=number)
        if found.get("state") == "done":
            return Claim(job=job, state=ClaimState.DONE)
        if found.get("state") == "claimed" and not _has_run_out(found):
            return Claim(job=job, state=ClaimState.BUSY)
        number = max(number, at_least) + 1
        self._update(found, self._granted(number, lease, holder))
        return Claim(job=job, state=ClaimState.GRANTED, number=number)

    def extend(self, claim: Claim, lease: timedelta) -> bool:
        """Renew the lease."""
        return self._change(claim, lambda: self._leased(lease))

    def finish(self, claim: Claim) -> None:
        """Done, for good."""
        self._change(claim, lambda: {"state": "done", "expires_at": self._expires_at()})

    def release(self, claim: Claim) -> None:
        """The next delivery may take it."""
        self._change(claim, lambda: {"state": "released"})

    def _change(self, claim: Claim, values: Callable[[], dict[str, object]]) -> bool:
        """Change the document while the claim holds; False where it does not any more."""
        for _ in _tries():
            try:
                found = _read(self._job(claim.job))
                if _number(found) != claim.number or found.get("state") != "claimed":
                    return False
                self._update(found, values())
                return True
            except NotFoundError:
                return False
            except ConflictError:
                continue  # our own renewal, or somebody took the job: the next look tells
        raise UnavailableError("a claim that others keep changing")

    def show(self, tenant_id: str, upload_id: str, progress: Progress) -> None:
        """Tell the page, at most once a second for each upload (a new step always)."""
        if not self._is_due(f"{tenant_id}/{upload_id}:{progress.step}"):
            return
        values = {
            "step": progress.step,
            "share": progress.share,
            "expires_at": self._expires_at(),
        }
        with translated("progress"):
            self._document(tenant_id, "progress", upload_id).set(values, **patient_rpc())

    def shown(self, tenant_id: str, upload_id: str) -> Progress | None:
        """What was last shown. By REST, as the function that answers people asks for it."""
        names = (quote(name, safe="") for name in ("tenants", tenant_id, "progress", upload_id))
        try:
            fields = self._rest.get(f"{self._documents}/{'/'.join(names)}").get("fields")
        except NotFoundError:
            return None
        if not isinstance(fields, Mapping):
            raise UnavailableError("a document of an unknown form")
        share = _value(fields, "share")
        return Progress(
            step=str(_value(fields, "step")), share=None if share is None else float(str(share))
        )

    def _is_due(self, key: str) -> bool:
        now = time.monotonic()
        with self._lock:
            if now - self._shown.get(key, -10.0) < 1.0:
                return False
            if len(self._shown) > 1000:
                self._shown.clear()
            self._shown[key] = now
            return True

    def _granted(self, number: int, lease: timedelta, holder: str) -> dict[str, object]:
        claimed = {"state": "claimed", "number": number, "holder": holder}
        return {**claimed, **self._leased(lease), "expires_at": self._expires_at()}

    def _leased(self, lease: timedelta) -> dict[str, object]:
        from google.cloud.firestore import SERVER_TIMESTAMP

        return {"granted_at": SERVER_TIMESTAMP, "lease_s": lease.total_seconds()}

    def _expires_at(self) -> datetime:
        return datetime.now(UTC) + self._keep

    def _update(self, found: "DocumentSnapshot", values: dict[str, object]) -> None:
        """Change it as it was read; ConflictError where it moved on."""
        with translated("claim"):
            unchanged = self._client().write_option(last_update_time=found.update_time)
            found.reference.update(values, option=unchanged, **patient_rpc())

    def _job(self, job: JobKey) -> "DocumentReference":
        """Nothing of the job's subject, which may be a file's name, can be read from its id."""
        parts = (job.step, job.tenant_id, job.subject_id, job.generation, job.run)
        return self._document(job.tenant_id, "jobs", derive("job", *parts))

    def _document(self, tenant_id: str, kind: str, name: str) -> "DocumentReference":
        with translated("database"):
            return self._client().document("tenants", tenant_id, kind, name)


def _tries() -> Iterator[int]:
    """The number of each try, after a little wait for all but the first."""
    for n in range(_TRIES):
        if n:
            time.sleep(_WAIT_S * 2**n * random.uniform(0.5, 1.0))  # noqa: S311
        yield n


def _read(reference: "DocumentReference") -> "DocumentSnapshot":
    with translated("claim"):
        found = reference.get(**patient_rpc())
    if not found.exists:
        raise NotFoundError("no such claim")
    return found


def _number(found: "DocumentSnapshot") -> int:
    return int(str(found.get("number")))


def _has_run_out(found: "DocumentSnapshot") -> bool:
    over: datetime = found.get("granted_at") + timedelta(seconds=float(found.get("lease_s")))
    now: datetime = found.read_time
    return over <= now


def _value(fields: JsonObject, name: str) -> object:
    """One field of Firestore's JSON, which wraps each value in the name of its type."""
    wrapped = fields.get(name)
    if not isinstance(wrapped, Mapping):
        return None
    return next((value for kind, value in wrapped.items() if kind != "nullValue"), None)

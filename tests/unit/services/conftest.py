"""A clinic whose drop folder is delivered to the real functions, event by event."""

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from common import bootstrap, entry
from common.backends import local
from common.backends.local.events import LocalBus, Message, Queue
from common.backends.local.keys import ring
from common.backends.local.postgres import Addresses
from common.backends.local.state import LocalState
from common.domain import events
from common.domain.errors import NotFoundError, UnavailableError
from common.domain.model import Area, Patient, Tenant, Upload
from common.entry import on
from common.ports import Backend, BlobKey
from common.records.statements import Statements
from common.records.store import PostgresRecords
from common.services import analyze, endings, ingest, report, sweep
from common.settings import Settings

ROUTES = (
    on(events.ObjectUploaded, ingest.handle),
    on(events.DeadLettered, endings.bury),
    on(events.SweepRequested, sweep.handle),
    on(events.UploadAccepted, analyze.handle),
    on(events.AnalysisCompleted, report.handle),
    on(events.AnalysisRevised, report.handle),
    on(events.ReportSigned, report.handle_signed),
)
SAMPLES = Path(__file__).parents[2] / "samples"
PDF = (SAMPLES / "documents" / "hormone_panel_en.pdf").read_bytes()
OTHER_PDF = (SAMPLES / "documents" / "letter_en.pdf").read_bytes()


def picture(shade: int = 90) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 120, 40)).save(out, "PNG")
    return out.getvalue()


@dataclass
class Clinic:
    """What a test does to the clinic, and sees of it."""

    backend: Backend
    settings: Settings
    statements: Statements
    now: datetime
    postponed: list[events.Event] = field(default_factory=list)

    def tenant(self, tenant_id: str = "t1", **changes: object) -> None:
        """One more clinic."""
        plain = Tenant(
            tenant_id=tenant_id,
            name="Clinic",
            letterhead={"name": "Clinic"},
            analyzers={"document": "document", "sperm_cell_image": "sperm_cell"},
            unknown_patient="create",
            research_models=True,
            created_at=self.now,
        )
        with self.backend.records.transaction(tenant_id) as tx:
            tx.create(replace(plain, **changes))  # type: ignore[arg-type]

    def drop(self, name: str, data: bytes, tenant_id: str = "t1") -> BlobKey:
        """Put a file into the drop folder; its event waits."""
        key = BlobKey(area=Area.INCOMING, tenant_id=tenant_id, name=name)
        return self.backend.blobs.put(key, data, "")

    def sidecar(self, name: str, tenant_id: str = "t1", **said: object) -> BlobKey:
        """Put a file's sidecar beside it."""
        document = {"schema": "fertivision.sidecar/1", **said}
        return self.drop(f"{name}.json", json.dumps(document).encode(), tenant_id)

    def waiting(self, *subscriptions: str) -> list[Message]:
        """What waits in the queue, taken out of it."""
        now = "clock_timestamp() - interval '1 s'"  # the clinic's clock may be ahead
        self.statements.run(f"update live.queue set available_at = {now}")
        queue = Queue(self.statements, first_wait_s=1, longest_wait_s=1, most=8)
        names = subscriptions or ("ingest", "analyze", "report", "dead-letters")
        found = [message for name in names for message in queue.take(name, 100)]
        for message in found:
            queue.done(message)
        return found

    def deliver(self, event: events.Event) -> bool:
        """Deliver an event; whether it was acknowledged."""
        raw = events.to_json(event)
        data = raw.pop("data")
        delivery = SimpleNamespace(data=data, get_attributes=lambda: raw)
        try:
            entry.run_event(ROUTES, delivery)  # type: ignore[arg-type]
        except UnavailableError:
            self.postponed.append(event)
            return False
        return True

    def settle(self, *subscriptions: str) -> None:
        """Deliver all that waits, and what follows from it."""
        while found := self.waiting(*subscriptions):
            for message in found:
                self.deliver(events.from_json(message.event))

    def retry(self) -> None:
        """Deliver again what was not acknowledged."""
        again, self.postponed = self.postponed, []
        for event in again:
            self.deliver(event)
        self.settle()

    def take(self, name: str, data: bytes, **said: object) -> Upload:
        """Drop a file with its sidecar and let ingest decide."""
        self.sidecar(name, **said)
        key = self.drop(name, data)
        self.settle("ingest")
        return self.upload(key)

    def upload(self, key: BlobKey) -> Upload:
        """The upload of a dropped generation."""
        event = events.ObjectUploaded(
            tenant_id=key.tenant_id, name=key.name, object_generation=key.generation
        )
        with self.backend.records.transaction(key.tenant_id) as tx:
            return tx.get(Upload, endings.upload_id_of(event) or "")

    def receipt(self, name: str, generation: int = 0, tenant_id: str = "t1") -> dict[str, object]:
        """The receipt of a generation, or the newest; empty where there is none."""
        middle = f".{generation}" if generation else ""
        key = BlobKey(area=Area.RECEIPTS, tenant_id=tenant_id, name=f"{name}{middle}.receipt.json")
        try:
            found: dict[str, object] = json.loads(self.backend.blobs.get(key))
        except NotFoundError:
            return {}
        return found

    def said(self, name: str, generation: int = 0) -> tuple[object, object]:
        """Outcome and reason of a receipt."""
        found = self.receipt(name, generation)
        return found.get("outcome"), found.get("reason")

    def patient(self, patient_ref: str) -> None:
        """A known patient."""
        with self.backend.records.transaction("t1") as tx:
            tx.create(
                Patient(
                    tenant_id="t1",
                    patient_id=f"pat_{patient_ref}",
                    patient_ref=patient_ref,
                    created_at=self.now,
                )
            )

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)

    def sweep(self) -> None:
        """One sweep, and what it brings back."""
        assert self.deliver(events.SweepRequested(tenant_id="*", requested_at=self.now.isoformat()))


@pytest.fixture
def clinic(
    database: Addresses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clinic]:
    """A clinic `t1` with an empty drop folder."""
    settings = Settings(
        data=str(tmp_path),
        app_database_url=database.app_url,
        system_database_url=database.system_url,
    )
    with ExitStack() as stack:
        statements = stack.enter_context(closing(Statements(settings.system_database_url, 4)))
        records = stack.enter_context(closing(PostgresRecords(settings)))
        made: list[Clinic] = []

        def now() -> datetime:
            return made[0].now

        blobs = local.blobs(settings, statements)
        blobs._now = now
        backend = Backend(
            blobs=blobs,
            state=LocalState(statements),
            bus=LocalBus(statements, now),
            tokens=local.tokens(settings),
            keys=ring(tmp_path / "keys"),
            records=records,
            now=now,
        )
        made.append(Clinic(backend, settings, statements, datetime.now(UTC).replace(microsecond=0)))
        monkeypatch.setattr(bootstrap, "settings", lambda: made[0].settings)
        monkeypatch.setattr(bootstrap, "backend", lambda: made[0].backend)
        monkeypatch.setattr(entry, "_configured", lambda: None)
        made[0].tenant()
        yield made[0]


@pytest.fixture
def locked_pdf() -> bytes:
    """A document with a password."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(PDF))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()

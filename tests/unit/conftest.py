"""Two clinics with the same kinds of records, behind the real API, backend and database."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from common.backends import local
from common.backends.local.events import LocalBus
from common.backends.local.keys import ring
from common.backends.local.postgres import Addresses
from common.backends.local.state import LocalState
from common.backends.local.tokens import LocalTokens
from common.domain import ledger, model
from common.domain.model import Principal, Role
from common.http.app import create_app
from common.ports import Backend
from common.records.statements import Statements
from common.records.store import PostgresRecords
from common.settings import Settings
from tests.unit.seeds import Seeds, records_of, upload_of

R = TypeVar("R", bound=model.Record)


@dataclass
class Clock:
    """A time that tests move."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class World:
    """The API as a client meets it, and what is behind it."""

    app: Flask
    backend: Backend
    settings: Settings
    clock: Clock
    issuer: LocalTokens

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()

    def seeds(self, tenant_id: str = "t1") -> Seeds:
        return Seeds(tenant_id)

    def principal(self, role: str = "clinician", tenant_id: str = "t1") -> Principal:
        return Principal(
            tenant_id=tenant_id,
            subject=f"{role}@{tenant_id}",
            role=Role(role),
            authenticated_at=self.clock.now,
        )

    def ask(
        self,
        method: str,
        path: str,
        role: str = "clinician",
        tenant_id: str = "t1",
        *,
        json: object = None,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> TestResponse:
        """One request by somebody of that role and clinic."""
        token = self.issuer.issue(tenant_id, role)
        sent = {"Authorization": f"Bearer {token}", **(headers or {})}
        url = path if path.startswith("/health") else f"/api/v1{path}"
        if data is not None:
            return self.client.open(
                url, method=method, headers=sent, data=data, content_type="application/json"
            )
        return self.client.open(url, method=method, headers=sent, json=json)

    def put(self, *records: model.Record) -> None:
        """Write records of one clinic."""
        with self.backend.records.transaction(records[0].tenant_id) as tx:
            for record in records:
                assert tx.create(record)

    def get(self, kind: type[R], *key: str | int, tenant_id: str = "t1") -> R:
        with self.backend.records.transaction(tenant_id) as tx:
            return tx.get(kind, *key)

    def outbox(self, tenant_id: str = "t1") -> list[ledger.OutboxRow]:
        with self.backend.records.transaction(tenant_id) as tx:
            return tx.find(ledger.OutboxRow)

    def audited(self, tenant_id: str = "t1") -> list[tuple[object, object, object]]:
        with self.backend.records.transaction(tenant_id) as tx:
            rows = tx.audit_entries(0, 1000)
        return [(row["action"], row["kind"], row["target"]) for row in rows]


@pytest.fixture
def world(database: Addresses, tmp_path: Path) -> Iterator[World]:
    """Two seeded clinics, `t1` and `t2`."""
    settings = Settings(
        data=str(tmp_path),
        app_database_url=database.app_url,
        system_database_url=database.system_url,
    )
    clock = Clock(datetime.now(UTC).replace(microsecond=0))
    issuer = replace(local.tokens(settings), now=clock)
    statements = Statements(settings.system_database_url, settings.database_pool)
    records = PostgresRecords(settings)
    backend = Backend(
        blobs=local.blobs(settings, statements),
        state=LocalState(statements),
        bus=LocalBus(statements, clock),
        tokens=issuer,
        keys=ring(tmp_path / "keys"),
        records=records,
        now=clock,
    )
    made = World(create_app(lambda: backend, settings), backend, settings, clock, issuer)
    for tenant_id in ("t1", "t2"):
        made.put(*records_of(Seeds(tenant_id), backend, clock.now))
    yield made
    records.close()
    statements.close()


@pytest.fixture
def new_upload(world: World) -> Callable[..., model.Upload]:
    """`new_upload("x", status="held")`: one more recorded upload of clinic t1."""

    def make(name: str, tenant_id: str = "t1", **changes: object) -> model.Upload:
        upload = replace(
            upload_of(Seeds(tenant_id), name, world.backend, world.clock.now),
            **changes,  # type: ignore[arg-type]
        )
        world.put(upload)
        return upload

    return make

"""The four functions on Google's emulators, each its own process: events are pushed by Pub/Sub."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from common.backends.emulated.endpoints import Endpoints
from common.backends.emulated.java import Emulators
from common.backends.emulated.serving import serving
from common.backends.local import processes
from common.backends.local.postgres import Addresses
from common.domain.model import Tenant
from common.records.store import PostgresRecords
from common.settings import Settings
from tests.conftest import empty
from tests.contract.on_gcp import BUCKETS, Parts, account, servers
from tests.e2e.server import ROOT, Server
from tests.emulators.deliveries import Deliveries
from tests.emulators.doors import Door

INHERITED = ("PATH", "HOME", "LANG")


@dataclass(frozen=True, kw_only=True)
class Doors:
    """What stands between the functions and the services; `deliveries` leads the other way."""

    storage: Door
    pubsub: Door
    firestore: Door
    kms: Door
    records: Door
    deliveries: Deliveries

    def before(self, service: str) -> Door:
        """The door before a service, by the name of the member."""
        found: Door = getattr(self, service)
        return found


class Deployment(Server):
    """What a user meets, with people of Identity Platform and buckets of Cloud Storage."""

    def __init__(self, address: str, parts: Parts, records: PostgresRecords, doors: Doors) -> None:
        super().__init__(Path())
        self.address = address
        self.parts = parts
        self.doors = doors
        self.records = records

    def token(self, role: str = "clinician", tenant: str = "demo") -> str:
        """A fresh sign-in."""
        return self.parts.issuer.issue(tenant, role)

    def put(self, path: str, data: bytes) -> None:
        """An object in the incoming bucket, by another program."""
        self.parts.storage.objects.put((f"{BUCKETS}-incoming", path), data, "")

    @contextmanager
    def damaged(self, sha256: str) -> Iterator[None]:
        """Every object with those bytes has a flipped bit for as long as the block runs."""
        objects = self.parts.storage.objects.under(f"{BUCKETS}-accepted", "", versions=True)
        hit = [o.path for o in objects if hashlib.sha256(o.path.read_bytes()).hexdigest() == sha256]
        kept = [path.read_bytes() for path in hit]
        for path, data in zip(hit, kept, strict=True):
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        yield
        for path, data in zip(hit, kept, strict=True):
            path.write_bytes(data)

    def receipt_of(self, path: str) -> bytes | None:
        """The newest receipt of a dropped file as it lies in its bucket, if there is one."""
        name = f"{path}.receipt.json"
        found = self.parts.storage.objects.under(f"{BUCKETS}-receipts", name, versions=False)
        return found[0].path.read_bytes() if found else None


Others = Mapping[str, str]
# The settings of one function that lead it to stores of its own.
Before = Callable[[str, Parts, ExitStack], Others]


@contextmanager
def deployed(
    emulators: Emulators,
    database: Addresses,
    folder: Path,
    *,
    attempts: int = 5,
    deadline_s: int = 60,
    before: Before | None = None,
) -> Iterator[Deployment]:
    """Everything started, with one clinic; ended with the block.

    The records hold this clinic only: `database` is emptied first, as modules share it.
    """
    with ExitStack() as stack:
        empty(database)
        objects = folder / "objects"
        objects.mkdir()
        parts = servers(emulators, lambda: datetime.now(UTC), objects, stack)
        deliveries = Deliveries({})
        doors = _doors(parts, emulators, database, deliveries, stack)
        endpoints = _endpoints(parts, doors)
        settings = endpoints.settings(
            Settings(
                app_database_url=_through(doors.records, database.app_url),
                system_database_url=_through(doors.records, database.system_url),
                sidecar_wait_s=0,
                sign_second_factor=1,  # as in production
            )
        )
        records = PostgresRecords(
            Settings(app_database_url=database.app_url, system_database_url=database.system_url)
        )
        stack.callback(records.close)
        clinic(records, "demo")
        key_file = account().write(folder / "account.json")
        environs = {}
        for name in processes.FUNCTIONS:
            own = replace(settings, **before(name, parts, stack)) if before else settings
            environs[name] = {**own.to_env(), **endpoints.environ(key_file)}
        functions = _started(environs, folder / "logs", stack)
        deliveries.ports.update({name: each.port for name, each in functions.items()})
        way = stack.enter_context(serving(deliveries.answer))
        parts.topics.push(lambda name: f"{way}/{name}", attempts, deadline_s)
        yield Deployment(f"http://127.0.0.1:{functions['api'].port}", parts, records, doors)


def _started(
    environs: Mapping[str, Mapping[str, str]], logs: Path, stack: ExitStack
) -> Mapping[str, processes.FunctionProcess]:
    """The functions, each in its own environment, when all of them answer."""
    inherited = {each: os.environ[each] for each in INHERITED if each in os.environ}
    functions = {
        name: processes.FunctionProcess(name, ROOT, {**inherited, **environ}, logs)
        for name, environ in environs.items()
    }
    stack.callback(processes.stop_all, functions)
    for function in functions.values():
        function.start()
    processes.wait_all(functions)
    return functions


def _doors(
    parts: Parts,
    emulators: Emulators,
    database: Addresses,
    deliveries: Deliveries,
    stack: ExitStack,
) -> Doors:
    def before(address: str) -> Door:
        door = Door(address.removeprefix("http://"))
        stack.callback(door.close)
        return door

    return Doors(
        storage=before(parts.storage_url),
        pubsub=before(parts.topics.url),
        firestore=before(emulators.firestore),
        kms=before(parts.kms_url),
        records=before(f"127.0.0.1:{database.port}"),
        deliveries=deliveries,
    )


def _through(door: Door, url: str) -> str:
    """The database's address with the door before it."""
    parts = urlsplit(url)
    who = parts.netloc.rpartition("@")[0]
    return parts._replace(netloc=f"{who}@{door.address}").geturl()


def _endpoints(parts: Parts, doors: Doors) -> Endpoints:
    return Endpoints(
        project=parts.project,
        buckets=BUCKETS,
        storage=f"http://{doors.storage.address}",
        pubsub=f"http://{doors.pubsub.address}",
        firestore=doors.firestore.address,
        kms=f"http://{doors.kms.address}",
        identity=parts.identity_url,
        sign_in=parts.identity_url,
    )


def clinic(records: PostgresRecords, tenant_id: str) -> None:
    """A clinic that takes documents and pictures of sperm."""
    made = Tenant(
        tenant_id=tenant_id,
        name="Clinic",
        letterhead={"name": "Clinic"},
        analyzers={"document": "document", "sperm_cell_image": "sperm_cell"},
        unknown_patient="create",
        created_at=datetime.now(UTC),
    )
    with records.transaction(tenant_id) as tx:
        tx.create(made)

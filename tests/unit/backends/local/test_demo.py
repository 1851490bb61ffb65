"""The demonstration: two clinics once, and files that each follow their sidecar."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from common.backends import local
from common.backends.local import demo
from common.backends.local.machine import ROOT
from common.backends.local.postgres import Addresses
from common.domain.model import Tenant
from common.ports import Backend
from common.records.store import PostgresRecords
from common.services import facts
from common.settings import Settings


@pytest.fixture
def backend(database: Addresses, tmp_path: Path) -> Iterator[Backend]:
    settings = Settings(
        data=str(tmp_path),
        app_database_url=database.app_url,
        system_database_url=database.system_url,
    )
    with closing(PostgresRecords(settings)) as records:
        yield replace(local.build(settings), records=records)


def test_the_clinics_are_made_once_and_kept_as_they_are(backend: Backend) -> None:
    assert demo.tenants(backend.records, backend.now())
    with backend.records.transaction("demo") as tx:
        tx.replace(replace(tx.get(Tenant), name="Renamed"))
    assert not demo.tenants(backend.records, backend.now())
    assert list(backend.records.tenants()) == ["demo", "demo-fruit"]
    with backend.records.transaction("demo") as tx:
        assert (tx.get(Tenant).name, tx.get(Tenant).demonstration) == ("Renamed", True)


def _dropped() -> dict[str, bytes]:
    """What is dropped, in that order."""
    dropped: dict[str, bytes] = {}
    assert demo.files(ROOT / "tests" / "samples", dropped.__setitem__) == len(dropped) / 2
    return dropped


def test_every_file_comes_after_a_sidecar_that_its_clinic_can_use(backend: Backend) -> None:
    demo.tenants(backend.records, backend.now())
    dropped = _dropped()
    names = list(dropped)
    assert len(names) > 10
    for sidecar, name in zip(names[::2], names[1::2], strict=True):
        assert sidecar == f"{name}.json"
        declared = facts.parse_sidecar(dropped[sidecar])
        with backend.records.transaction(name.partition("/")[0]) as tx:
            assert declared.modality in tx.get(Tenant).analyzers


def test_no_demonstration_names_a_person() -> None:
    for name, data in _dropped().items():
        if name.endswith(".json"):
            assert str(json.loads(data)["patient_ref"]).startswith("DEMO-")


def test_without_samples_nothing_is_dropped(tmp_path: Path) -> None:
    def nothing(path: str, data: bytes) -> None:
        raise AssertionError(path)

    assert demo.files(tmp_path / "none", nothing) == 0

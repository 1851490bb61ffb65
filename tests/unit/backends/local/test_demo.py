"""The demonstration: two clinics once, and files that are there whole or not at all."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from common.backends import local
from common.backends.local import demo
from common.backends.local.postgres import Addresses
from common.backends.local.server import ROOT
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
    assert demo.tenants(backend)
    with backend.records.transaction("demo") as tx:
        tx.replace(replace(tx.get(Tenant), name="Renamed"))
    assert not demo.tenants(backend)
    assert list(backend.records.tenants()) == ["demo", "demo-fruit"]
    with backend.records.transaction("demo") as tx:
        assert (tx.get(Tenant).name, tx.get(Tenant).demonstration) == ("Renamed", True)


def test_every_file_has_a_sidecar_that_its_clinic_can_use(backend: Backend, tmp_path: Path) -> None:
    demo.tenants(backend)
    count = demo.files(ROOT / "tests" / "samples", tmp_path)
    found = [p for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".json"]
    assert len(found) == count > 5
    for path in found:
        declared = facts.parse_sidecar(path.with_name(f"{path.name}.json").read_bytes())
        with backend.records.transaction(path.relative_to(tmp_path).parts[0]) as tx:
            assert declared.modality in tx.get(Tenant).analyzers
    assert list(tmp_path.rglob("*.part")) == []


def test_no_demonstration_names_a_person(tmp_path: Path) -> None:
    demo.files(ROOT / "tests" / "samples", tmp_path)
    for path in tmp_path.rglob("*.json"):
        assert str(json.loads(path.read_text())["patient_ref"]).startswith("DEMO-")


def test_without_samples_nothing_is_dropped(tmp_path: Path) -> None:
    assert demo.files(tmp_path / "none", tmp_path / "incoming") == 0

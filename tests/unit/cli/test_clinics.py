"""A new clinic from the shell: there at once, once only, and never with a wrong value."""

import json
from importlib.util import find_spec

import pytest

from common.backends.local.postgres import Addresses
from common.cli import clinics, main
from common.domain.model import Tenant
from common.records.store import PostgresRecords

GOOD = ["add-clinic", "north", "--name", "Clinic North", "--offers", "document"]


@pytest.fixture(autouse=True)
def settings(database: Addresses, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that lead to the database."""
    monkeypatch.setenv("APP_DATABASE_URL", database.app_url)
    monkeypatch.setenv("SYSTEM_DATABASE_URL", database.system_url)


def test_a_clinic_is_added(records: PostgresRecords, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run([*GOOD, "--offers", "oocyte", "--language", "de", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"clinic": "north", "offers": "document, oocyte_image"}
    with records.transaction("north") as tx:
        found = tx.get(Tenant)
    assert (found.name, found.language, found.unknown_patient) == ("Clinic North", "de", "hold")
    assert dict(found.analyzers) == {"document": "document", "oocyte_image": "oocyte"}
    assert not found.demonstration
    assert not found.research_models


def test_a_clinic_that_is_there_is_left_alone(
    records: PostgresRecords, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(GOOD) == 0
    again = ["add-clinic", "north", "--name", "Another", "--offers", "oocyte"]
    assert main.run(again) == 2
    assert "already" in capsys.readouterr().err
    with records.transaction("north") as tx:
        assert tx.get(Tenant).name == "Clinic North"


def test_every_wrong_value_is_named_at_once(
    records: PostgresRecords, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ["add-clinic", "north/drop", "--name", "N", "--offers", "crystal_ball"]
    assert main.run([*wrong, "--language", "xx", "--unknown-patient", "guess"]) == 2
    said = capsys.readouterr().err
    assert all(word in said for word in ("ID", "--offers", "--language", "--unknown-patient"))
    assert list(records.tenants()) == []


def test_a_clinic_that_offers_nothing_is_none() -> None:
    assert main.run(["add-clinic", "north", "--name", "N"]) == 3


def test_every_language_has_its_words() -> None:
    for language in clinics._LANGUAGES:
        assert find_spec(f"common.reports.words.{language}"), language

"""What operators do past the API: on the database of the settings, or on that of the folder."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from common.backends.local.keys import ring
from common.backends.local.postgres import Addresses
from common.cli import main
from common.domain.ledger import AuditEntry, AuditFilter
from common.domain.model import Tenant
from common.records.connect import connect
from common.records.store import PostgresRecords


@pytest.fixture
def account(
    database: Addresses, records: PostgresRecords, monkeypatch: pytest.MonkeyPatch
) -> Addresses:
    """A tenant with two entries in its account, and settings that lead to it."""
    monkeypatch.setenv("APP_DATABASE_URL", database.app_url)
    monkeypatch.setenv("SYSTEM_DATABASE_URL", database.system_url)
    tenant = Tenant(
        tenant_id="t", name="T", letterhead={}, analyzers={}, created_at=datetime.now(UTC)
    )
    entry = AuditEntry(subject="s", role="viewer", action="read", kind="upload", target="u")
    with records.transaction("t") as transaction:
        transaction.create(tenant)
    for _ in range(2):
        with records.transaction("t") as transaction:
            transaction.audit(entry)
    return database


def _said(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_untouched_account_is_whole(
    account: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["verify-audit", "--json"]) == 0
    assert _said(capsys) == [{"tenant": "t", "account": "whole", "first": None}]


def test_a_changed_account_exits_2(account: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    connection = connect(account.superuser_url)
    connection.run("SET session_replication_role = replica")
    connection.run("UPDATE audit SET subject = 'somebody else' WHERE number = 2")
    connection.close()
    assert main.run(["verify-audit", "--tenant", "t", "--json"]) == 2
    assert _said(capsys) == [{"tenant": "t", "account": "broken", "first": 2}]


def test_migrate_needs_the_owner(account: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["migrate"]) == 3
    assert "OWNER_DATABASE_URL" in capsys.readouterr().err


def test_a_folder_without_a_server_has_its_own_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    assert [main.run(["migrate", "--json"]) for _ in range(2)] == [0, 0]
    first, second = _said(capsys)
    assert first["before"] is None
    assert second["before"] == first["after"] == second["after"]
    # A process of its own, whose end closes the backend's connections.
    command = [sys.executable, "-c", "from common.cli.main import main; main()", "sweep", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["swept"] == "*"


def test_rotation_adds_a_key_and_is_accounted_for(
    account: Addresses,
    records: PostgresRecords,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    assert main.run(["rotate-keys", "--json"]) == 0
    assert _said(capsys) == [{"tenant": "t", "keys": 0}]  # nothing was ever sealed
    assert main.run(["rotate-keys", "--tenant", "t"]) == 2
    sealed = ring(tmp_path / "keys").seal("t", b"x", "c")
    assert main.run(["rotate-keys", "--tenant", "t", "--json"]) == 0
    assert _said(capsys)[-1] == {"tenant": "t", "keys": 2}
    assert ring(tmp_path / "keys").open("t", sealed, "c") == b"x"
    with records.transaction("t") as transaction:
        [newest] = transaction.audit_entries(None, 1, AuditFilter(newest_first=True))
    assert (newest["subject"], newest["action"]) == ("operator", "rotated")

"""Dropping a folder: what is taken, where it lands, how its receipts are read."""

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from common.cli import main

DIGEST = hashlib.sha256(b"bytes").hexdigest()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA", str(tmp_path / "data"))
    folder = tmp_path / "folder"
    (folder / "fruit_image" / "P-1").mkdir(parents=True)
    (folder / "fruit_image" / "P-1" / "a.png").write_bytes(b"bytes")
    return folder


@pytest.fixture
def server(tmp_path: Path, folder: Path) -> Iterator[None]:
    """What answers at the address of run.json while receipts are waited for."""
    (tmp_path / "health").touch()
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        (tmp_path / "data").mkdir()
        note = {"address": f"http://127.0.0.1:{http.server_port}"}
        (tmp_path / "data" / "run.json").write_text(json.dumps(note))
        yield
        http.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def _receipt(tmp_path: Path, **members: object) -> None:
    path = tmp_path / "data/buckets/receipts/demo/drop/fruit_image/P-1/a.png.receipt.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"sha256": DIGEST, **members}))


def test_drop_keeps_the_structure(folder: Path, tmp_path: Path) -> None:
    assert main.run(["drop", str(folder)]) == 0
    bucket = tmp_path / "data/buckets/incoming/demo/drop"
    assert [path.relative_to(bucket) for path in bucket.rglob("*") if path.is_file()] == [
        Path("fruit_image/P-1/a.png")
    ]


def test_drop_leaves_hidden_unfinished_and_linked_files(folder: Path, tmp_path: Path) -> None:
    for name in (".hidden", "b.part", "c.tmp"):
        (folder / name).write_bytes(b"x")
    (folder / "link.png").symlink_to(folder / "fruit_image" / "P-1" / "a.png")
    assert main.run(["drop", str(folder), "--under", "x/y", "--tenant", "t"]) == 0
    bucket = tmp_path / "data/buckets/incoming/t/drop/x/y"
    assert len([path for path in bucket.rglob("*") if path.is_file()]) == 1


def test_drop_puts_a_sidecar_before_its_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "fruit_image" / "P-1" / "a.png.json").write_text("{}")
    assert main.run(["drop", str(folder), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["object"].rpartition("/")[2] for line in lines] == ["a.png.json", "a.png"]


@pytest.mark.parametrize(
    ("members", "status"),
    [
        ({"outcome": "accepted", "result": {"reports": ["rep_1"]}}, 0),
        ({"outcome": "duplicate", "reason": "resent"}, 0),
        ({"outcome": "rejected", "reason": "corrupt"}, 2),
        ({"outcome": "held", "reason": "patient_unknown"}, 2),
        ({"outcome": "failed", "reason": "attempts_exhausted"}, 1),
    ],
)
def test_wait_prints_the_final_receipt(
    folder: Path, server: None, tmp_path: Path, members: dict[str, object], status: int
) -> None:
    _receipt(tmp_path, **members)
    assert main.run(["drop", str(folder), "--wait", "--timeout-s", "5"]) == status


@pytest.mark.parametrize(
    "members", [{"outcome": "accepted"}, {"outcome": "rejected", "sha256": "other bytes"}]
)
def test_wait_gives_up_without_a_final_receipt_of_these_bytes(
    folder: Path, server: None, tmp_path: Path, members: dict[str, object]
) -> None:
    _receipt(tmp_path, **members)
    assert main.run(["drop", str(folder), "--wait", "--timeout-s", "1"]) == 1


def test_wait_without_a_server_does_not_wait(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "http://127.0.0.1:9")
    assert main.run(["drop", str(folder), "--wait"]) == 1
    assert "nothing answers" in capsys.readouterr().err


def test_drop_of_no_folder_is_refused(folder: Path) -> None:
    assert main.run(["drop", str(folder / "absent")]) == 2

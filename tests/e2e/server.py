"""The product as a user starts it, and what a user does with it over HTTP."""

import hashlib
import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from common.backends import local
from common.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE_S = 90
T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """An HTTP answer, whatever its status."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        """The body as an object."""
        found: dict[str, object] = json.loads(self.body)
        return found


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


class Server:
    """One `fertivision dev` on a free port."""

    switches: tuple[str, ...] = ()

    def __init__(self, data: Path, **environ: str) -> None:
        self.data = data
        self._environ = environ
        self._process: subprocess.Popen[str] | None = None
        self.address = ""
        self.said: list[str] = []
        self._opener = urllib.request.build_opener(_NoRedirect)

    @contextmanager
    def started(self) -> Iterator["Server"]:
        """Start, wait for the ready line, stop."""
        self.start()
        try:
            yield self
        finally:
            self.stop()

    def start(self) -> None:
        """Start and wait for the ready line."""
        self._process = subprocess.Popen(
            [str(Path(sys.executable).with_name("fertivision")), "dev", *self.switches],
            cwd=ROOT,
            env={**os.environ, "PORT": "0", "DATA": str(self.data), **self._environ},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("ready "), (line, self._process.wait(5))
        self.address = line.split()[1]

    @property
    def pid(self) -> int:
        """The process to send signals to."""
        assert self._process is not None
        return self._process.pid

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to end; its exit status."""
        assert self._process is not None and self._process.stdout is not None
        if self._process.poll() is None:
            os.kill(self._process.pid, number)
        status = self._process.wait(30)
        self._process.stdout.close()
        return status

    def token(self, role: str = "clinician", tenant: str = "demo") -> str:
        """A fresh sign-in."""
        return local.tokens(Settings(data=str(self.data))).issue(tenant, role)

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request of the API, as a clinician of the clinic unless a token says otherwise."""
        sent = {"Authorization": f"Bearer {token or self.token()}", "Accept": "application/json"}
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            sent |= {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(8)}
        address = path if path.startswith("http") else f"{self.address}/api/v1{path}"
        return self.send(method, address, data, {**sent, **(headers or {})})

    def send(
        self, method: str, address: str, data: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        """One request as it is; a redirect is not followed."""
        request = urllib.request.Request(address, data, dict(headers), method=method)
        try:
            with self._opener.open(request, timeout=60) as found:
                return Answer(found.status, dict(found.headers), found.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())

    def upload(self, name: str, data: bytes, media_type: str, **more: object) -> str:
        """A slot and its bytes, as the page does it; the upload's id."""
        tenant = str(more.pop("tenant", "demo"))
        body = {
            "filename": name,
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "media_type": media_type,
            **more,
        }
        slot = self.call("POST", "/uploads", body, token=self.token(tenant=tenant))
        assert slot.status == 201, (slot.status, slot.body)
        put = self.send(
            "PUT",
            str(slot.json["upload_url"]),
            data,
            slot.json["headers"],  # type: ignore[arg-type]
        )
        assert put.status == 200, (put.status, put.body)
        return str(slot.json["upload_id"])

    def drop(self, path: str, data: bytes, **facts: object) -> None:
        """A file in the incoming bucket, whole, its sidecar first."""
        if facts:
            text = json.dumps({"schema": "fertivision.sidecar/1", **facts})
            self.put(f"{path}.json", text.encode())
        self.put(path, data)

    def put(self, path: str, data: bytes) -> None:
        """A file in the incoming bucket, by another program."""
        target = self.data / "buckets" / "incoming" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(target.name + ".part")
        draft.write_bytes(data)
        draft.replace(target)

    def receipt_of(self, path: str) -> bytes | None:
        """The newest receipt of a dropped file as it lies in its bucket, if there is one."""
        file = self.data / "buckets" / "receipts" / f"{path}.receipt.json"
        return file.read_bytes() if file.exists() else None

    def receipt(self, path: str, *outcomes: str, with_result: bool = False) -> dict[str, object]:
        """The newest receipt of a dropped file, once it has one of the outcomes; where asked for,
        once it says what came of the file.
        """

        def look() -> dict[str, object] | None:
            found: dict[str, object] = json.loads(self.receipt_of(path) or b'{"outcome": null}')
            is_it = found["outcome"] in outcomes and (found["result"] or not with_result)
            return found if is_it else None

        return until(look, f"a receipt of {path}")

    def settled(self, upload_id: str, *statuses: str, tenant: str = "demo") -> dict[str, object]:
        """The upload, once it has one of the statuses."""
        token = self.token(tenant=tenant)

        def look() -> dict[str, object] | None:
            found = self.call("GET", f"/uploads/{upload_id}", token=token).json
            return found if found.get("status") in statuses else None

        return until(look, f"{upload_id} to be {statuses}")


def until(look: Callable[[], T | None], what: str, patience_s: float = PATIENCE_S) -> T:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + patience_s
    while (found := look()) is None:
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)
    return found

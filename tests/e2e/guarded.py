"""The four functions before stores that let each do only what its row of functions.json allows."""

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests
from werkzeug.wrappers import Request, Response

from common.backends.emulated.java import Emulators
from common.backends.emulated.serving import serving
from common.backends.emulated.topics import PREFIX
from common.backends.local.postgres import Addresses
from tests.contract.on_gcp import BUCKETS, Parts
from tests.e2e.google import Deployment, Others, deployed

ROOT = Path(__file__).parents[2]
ROWS = json.loads((ROOT / "terraform" / "functions.json").read_text())
# What Google's roles of those names, and our own one, let somebody do with objects.
ALLOWED = {
    "creator": {"create"},
    "viewer": {"get", "list"},
    "adder": {"create", "get", "list"},
    "user": {"create", "delete", "get", "list"},
    "sweeper": {"delete", "list"},
}
_OBJECT = re.compile(r"/(?:download/)?storage/v1/b/([^/]+)/o/.+", re.DOTALL)
_BUCKET = re.compile(r"/(upload/)?storage/v1/b/([^/]+)/o")
_PROPERTIES = re.compile(r"/storage/v1/b/[^/]+")
_SIGNED = re.compile(r"/([^/]+)/.+", re.DOTALL)
_TOPIC = re.compile(rf"/v1/projects/[^/]+/topics/{PREFIX}(.+):publish")
_FORWARDED = ("Content-Type",)


@dataclass
class Guard:
    """Stands before the stores of one function, refuses what it may not, and remembers."""

    name: str
    storage: Callable[[Request], Response]
    topics: str
    refused: list[str] = field(default_factory=list)
    used: set[tuple[str, str]] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def objects(self, request: Request) -> Response:
        """One request to Cloud Storage."""
        if _PROPERTIES.fullmatch(request.path):
            # The library looks at a bucket's properties for its own traces; nobody here may, and
            # nothing depends on it.
            return Response("{}", 403, mimetype="application/json")
        for bucket, action in needed(request):
            area = bucket.removeprefix(f"{BUCKETS}-")
            right = ROWS[self.name]["buckets"].get(area)
            if action not in ALLOWED.get(right, set()):
                return self._refuse(f"{self.name} may not {action} in {area}")
            with self.lock:
                self.used.add((area, action))
        return self.storage(request)

    def messages(self, request: Request) -> Response:
        """One request to Pub/Sub."""
        found = _TOPIC.fullmatch(request.path)
        event = found[1] if found else "?"
        if event not in ROWS[self.name]["publishes"]:
            return self._refuse(f"{self.name} may not publish {event}")
        with self.lock:
            self.published.add(event)
        kept = {k: v for k, v in request.headers.items() if k in _FORWARDED}
        answer = requests.post(
            self.topics + request.path, data=request.get_data(), headers=kept, timeout=30
        )
        return Response(answer.content, answer.status_code, mimetype="application/json")

    def _refuse(self, what: str) -> Response:
        with self.lock:
            self.refused.append(what)
        body = {"error": {"code": 403, "message": what}}
        return Response(json.dumps(body), 403, mimetype="application/json")


def needed(request: Request) -> list[tuple[str, str]]:
    """(bucket, action) for what a request to Cloud Storage wants. The one who signed an address
    needs the right, not the one who uses it.
    """
    if "X-Goog-Signature" in request.args and (found := _SIGNED.fullmatch(request.path)):
        return [(found[1], "create" if request.method == "PUT" else "get")]
    if "upload_id" in request.args:
        return []  # the right was asked for when the session began
    if found := _BUCKET.fullmatch(request.path):
        if not found[1]:
            return [(found[2], "list")]
        is_new = request.args.get("ifGenerationMatch") == "0"
        wanted = [(found[2], "create")]
        return wanted if is_new else [*wanted, (found[2], "delete")]  # it may replace one
    if found := _OBJECT.fullmatch(request.path):
        target = request.path.partition("/rewriteTo/b/")[2].partition("/")[0]
        if target:
            return [(found[1], "get"), (target, "create")]
        return [(found[1], "delete" if request.method == "DELETE" else "get")]
    return [("?", f"{request.method} {request.path}")]


@dataclass
class Guarded:
    """What runs, and who stands before it."""

    deployment: Deployment
    guards: Mapping[str, Guard]

    def refused(self) -> list[str]:
        """What somebody wanted and may not."""
        return sorted({what for guard in self.guards.values() for what in guard.refused})

    def ask(self, name: str, message: Mapping[str, object]) -> int:
        """Push one message to a function, as Pub/Sub would."""
        url = f"http://127.0.0.1:{self.deployment.doors.deliveries.ports[name]}/"
        return requests.post(url, json=message, timeout=60).status_code


@contextmanager
def guarded(emulators: Emulators, database: Addresses, folder: Path) -> Iterator[Guarded]:
    """Everything started, with one clinic; ended with the block."""
    guards: dict[str, Guard] = {}

    def stand_before(name: str, parts: Parts, stack: ExitStack) -> Others:
        guard = guards[name] = Guard(name, parts.storage.answer, parts.topics.url)
        return {
            "gcp_storage_endpoint": stack.enter_context(serving(guard.objects)),
            "gcp_pubsub_endpoint": stack.enter_context(serving(guard.messages)),
        }

    with deployed(emulators, database, folder, before=stand_before) as deployment:
        yield Guarded(deployment, guards)

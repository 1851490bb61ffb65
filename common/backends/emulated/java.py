"""Google's own emulators of Pub/Sub and Firestore, each a Java process of ours."""

import http.client
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

from common.backends.local.processes import die_with_parent, free_port
from common.domain.errors import ConfigurationError

_PLACES = ("/usr/lib/google-cloud-sdk", "/opt/google-cloud-sdk", "~/google-cloud-sdk")
_READY_S = 60
_PUBSUB = "platform/pubsub-emulator/lib/cloud-pubsub-emulator-*-all.jar"
_FIRESTORE = "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar"
_MAIN = "com.google.cloud.datastore.emulator.firestore.CloudFirestore"
# Small and quick to start: the compiler that is worth its time only after minutes stays off.
_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m")


def missing() -> list[str]:
    """What is not installed, each with how to get it."""
    parts = {
        "Java (apt-get install default-jre-headless)": shutil.which("java"),
        "Google's Pub/Sub emulator (google-cloud-cli-pubsub-emulator)": _jar(_PUBSUB),
        "Google's Firestore emulator (google-cloud-cli-firestore-emulator)": _jar(_FIRESTORE),
    }
    return [name for name, found in parts.items() if not found]


def _jar(pattern: str) -> Path | None:
    """The jar below the Cloud SDK: CLOUDSDK_ROOT_DIR, where gcloud lies, or a usual place."""
    gcloud = shutil.which("gcloud")
    beside = [str(Path(gcloud).resolve().parents[1])] if gcloud else []
    named = os.environ.get("CLOUDSDK_ROOT_DIR")
    for place in [*([named] if named else []), *beside, *_PLACES]:
        found = sorted(Path(place).expanduser().glob(pattern))
        if found:
            return found[-1]
    return None


class Emulators:
    """Both emulators, from making this until `close`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        websockets = f"--websocket_port={free_port()}"
        firestore = ["-cp", str(_jar(_FIRESTORE)), _MAIN, "start", websockets]
        try:
            started = [
                self._start("pubsub", ["-jar", str(_jar(_PUBSUB))]),
                self._start("firestore", firestore),
            ]
            self.pubsub, self.firestore = (_ready(*each) for each in started)
        except BaseException:
            self.close()
            raise

    def _start(self, name: str, command: list[str]) -> tuple["subprocess.Popen[bytes]", int, Path]:
        port, path = free_port(), self._folder / f"{name}.log"
        log = self._stack.enter_context(path.open("wb"))
        process = subprocess.Popen(  # noqa: S603
            [*_JAVA, *command, *_at(port)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # a Ctrl-C at the terminal is for whoever ends it in order
            preexec_fn=die_with_parent if sys.platform == "linux" else None,
        )
        self._stack.callback(_end, process)
        return process, port, path

    def close(self) -> None:
        """End what was started, by its own id."""
        self._stack.close()


def _at(port: int) -> list[str]:
    return ["--host=127.0.0.1", f"--port={port}"]


def _ready(process: "subprocess.Popen[bytes]", port: int, log: Path) -> str:
    """The address, once somebody answers there."""
    until = time.monotonic() + _READY_S
    while process.poll() is None and time.monotonic() < until:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as link:
                link.request("GET", "/")
                if link.getresponse().status == 200:
                    return f"127.0.0.1:{port}"
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.05)
    raise ConfigurationError(f"an emulator did not start: {log.read_text()[-2000:]}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

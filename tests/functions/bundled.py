"""Each function's archive as the cloud unpacks it: an empty folder, and its own libraries alone."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fertivision" / "bundles"
SIGNATURES = {
    "ingest": "cloudevent",
    "analyze": "cloudevent",
    "report": "cloudevent",
    "api": "http",
}
# As the deployment gives them; nothing answers at these addresses.
CONFIGURED = {
    "BACKEND": "gcp",
    "GCP_PROJECT": "clinic",
    "GCP_BUCKETS": "clinic",
    "GCP_KMS_KEY": "projects/clinic/locations/l/keyRings/r/cryptoKeys/k",
    "APP_DATABASE_URL": "postgresql://fv_app:word@127.0.0.1:9/fertivision",
    "SYSTEM_DATABASE_URL": "postgresql://fv_system:word@127.0.0.1:9/fertivision",
}
_INSTALL = ("--no-compile", "--disable-pip-version-check", "--quiet", "--no-warn-conflicts")


def make(folder: Path) -> Path:
    """All archives, by the command itself."""
    command = [
        sys.executable,
        ROOT / "terraform" / "bundle.py",
        "--backend",
        "gcp",
        "--out",
        folder,
    ]
    subprocess.run(command, check=True, capture_output=True, cwd=folder.parent)
    return folder


def unpack(archive: Path, folder: Path) -> Path:
    """Into an empty folder, as Google's builder does."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder


def libraries(requirements: Path) -> Path:
    """A folder with exactly what these requirements bring, without bytecode.

    Installing takes minutes, so what was installed is kept by the digest of what was asked for.
    """
    asked = requirements.read_bytes() + sys.version.encode()
    kept = CACHE / hashlib.sha256(asked).hexdigest()[:20]
    CACHE.mkdir(parents=True, exist_ok=True)
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.is_dir():
            aside = Path(tempfile.mkdtemp(dir=CACHE))
            pip = [sys.executable, "-m", "pip", "install", *_INSTALL]
            try:
                subprocess.run([*pip, "--target", aside, "-r", requirements], check=True)
                aside.rename(kept)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
    return kept


def interpreter(site: Path, folder: Path) -> Path:
    """The Python of a new environment that has these libraries and no others."""
    venv.create(folder, with_pip=False, symlinks=True)
    own = next((folder / "lib").glob("python*")) / "site-packages"
    (own / "bundle.pth").write_text(f"{site}\n")
    return folder / "bin" / "python"


def environment(**more: str) -> dict[str, str]:
    """Nothing but what a deployed function has."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, **CONFIGURED, "PYTHONDONTWRITEBYTECODE": "1", **more}


@contextlib.contextmanager
def started(
    python: Path, source: Path, target: str, signature: str, environ: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """The function under functions-framework in its folder: (process id, address)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [python, "-m", "functions_framework", f"--source={source}", f"--target={target}"]
    command += [f"--signature-type={signature}", "--host=127.0.0.1", f"--port={port}"]
    child = subprocess.Popen(
        command,
        cwd=source.parent,
        env=dict(environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield child.pid, f"http://127.0.0.1:{port}"
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def megabytes(folder: Path) -> float:
    """What the files below a folder hold, without bytecode."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc")
    return sum(path.stat().st_size for path in files) / 1e6


def looked_at(python: Path, folder: Path, target: str, signature: str) -> Mapping[str, object]:
    """What the function has loaded after its first request, told by itself."""
    command = [python, "-c", _LOOK, target, signature]
    done = subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=True
    )
    found: Mapping[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


# The framework's own way to load a function, then one request: the API's health, or an event of
# nobody's, which is acknowledged once the backend is built.
_LOOK = """
import importlib.util, json, sys
from functions_framework import create_app
target, signature = sys.argv[1:]
client = create_app(target, "main.py", signature).test_client()
nobodys = {"ce-id": "1", "ce-source": "//x", "ce-type": "x", "ce-specversion": "1.0"}
if signature == "http":
    answer = client.get("/health")
else:
    answer = client.post("/", json={}, headers=nobodys)
import common
forbidden = ("grpc", "numpy", "PIL", "reportlab", "onnxruntime", "google.cloud.sql.connector")
def is_there(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False
print(json.dumps({
    "status": answer.status_code,
    "common": common.__file__,
    "loaded": [name for name in forbidden if name in sys.modules],
    "there": [name for name in forbidden if is_there(name)],
    "of_ours": sorted(name for name in sys.modules if name.startswith("common.")),
}))
"""

"""Each archive starts in an empty folder with its own libraries alone, and brings nothing else."""

import hashlib
import http.client
import json
import subprocess
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from terraform import bundle
from tests.functions import bundled

FUNCTIONS = sorted(bundled.SIGNATURES)
# None of these is even installed with the function: it can never pay for them.
FORBIDDEN = {
    "api": {"grpc", "numpy", "PIL", "reportlab", "onnxruntime", "google.cloud.sql.connector"},
    "ingest": {"onnxruntime", "reportlab"},
    "report": {"onnxruntime", "numpy"},
    "analyze": {"reportlab"},
}
# Installing what the functions need takes minutes where it was never done.
pytestmark = pytest.mark.timeout(1200)


@dataclass(frozen=True)
class Unpacked:
    """One function's folder, its libraries, and the Python that has them."""

    name: str
    folder: Path
    site: Path
    python: Path


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command's whole output."""
    return bundled.make(tmp_path_factory.mktemp("made") / "build")


@pytest.fixture(scope="module", params=FUNCTIONS)
def unpacked(
    request: pytest.FixtureRequest, archives: Path, tmp_path_factory: pytest.TempPathFactory
) -> Unpacked:
    """Each function in turn."""
    name = request.param
    place = tmp_path_factory.mktemp(name)
    folder = bundled.unpack(archives / f"{name}.zip", place / "source")
    site = bundled.libraries(folder / "requirements.txt")
    return Unpacked(name, folder, site, bundled.interpreter(site, place / "python"))


def _answer(address: str, path: str, seconds: float = 60) -> int:
    """The status of the first answer that the function itself gives."""
    end, where = time.monotonic() + seconds, urlsplit(address)
    while time.monotonic() < end:
        link = http.client.HTTPConnection(str(where.hostname), where.port, timeout=10)
        try:
            link.request("GET", path)
            return link.getresponse().status
        except OSError:
            time.sleep(0.05)
        finally:
            link.close()
    raise TimeoutError(address)


def test_it_starts_under_the_framework(unpacked: Unpacked) -> None:
    signature = bundled.SIGNATURES[unpacked.name]
    source, environ = unpacked.folder / "main.py", bundled.environment()
    started = bundled.started(unpacked.python, source, unpacked.name, signature, environ)
    with started as (_, address):
        # A function of events refuses a GET, once it is loaded.
        assert _answer(address, "/health") == (200 if signature == "http" else 405)


def test_a_wrong_setting_stops_it_and_is_named(unpacked: Unpacked) -> None:
    wrong = bundled.environment(JOB_LEASE_S="soon", DATABASE_POOL="0", LOG_LEVEL="LOUD")
    said = subprocess.run(
        [unpacked.python, "-c", "from common import bootstrap; bootstrap.settings()"],
        cwd=unpacked.folder,
        env=wrong,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert all(name in said.stderr for name in ("JOB_LEASE_S", "DATABASE_POOL", "LOG_LEVEL"))


def test_it_loads_its_own_code_and_no_more_than_it_needs(unpacked: Unpacked) -> None:
    name, signature = unpacked.name, bundled.SIGNATURES[unpacked.name]
    found = bundled.looked_at(unpacked.python, unpacked.folder, name, signature)
    assert found["status"] == 200
    assert Path(str(found["common"])).is_relative_to(unpacked.folder)
    there, loaded = (set(_texts(found, each)) for each in ("there", "loaded"))
    assert there & FORBIDDEN[name] == set()
    # grpc is there for the events' live state, and not loaded to start.
    assert loaded & (FORBIDDEN[name] | {"grpc"}) == set()
    assert "common.backends.local" not in _texts(found, "of_ours")


def _texts(found: Mapping[str, object], name: str) -> list[str]:
    values = found[name]
    assert isinstance(values, list)
    return values


def test_the_api_is_small(archives: Path, tmp_path: Path) -> None:
    folder = bundled.unpack(archives / "api.zip", tmp_path / "api")
    site = bundled.libraries(folder / "requirements.txt")
    assert bundled.megabytes(folder) + bundled.megabytes(site) <= 90
    assert not list(site.glob("grpcio*"))


def test_two_runs_give_the_same_bytes(archives: Path, tmp_path: Path) -> None:
    again = bundled.make(tmp_path / "again")
    names = sorted(path.name for path in archives.iterdir())
    assert sorted(path.name for path in again.iterdir()) == names
    for name in names:
        assert (again / name).read_bytes() == (archives / name).read_bytes(), name


def test_the_release_names_each_archive_by_its_digest(archives: Path) -> None:
    release = json.loads((archives / "release.tfvars.json").read_text())["release"]
    assert sorted(release) == FUNCTIONS
    for name, digest in release.items():
        found = hashlib.sha256((archives / f"{name}.zip").read_bytes()).hexdigest()
        assert digest == found


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_archive_holds_what_is_needed_and_nothing_else(archives: Path, name: str) -> None:
    with zipfile.ZipFile(archives / f"{name}.zip") as opened:
        names = set(opened.namelist())
    assert {"main.py", "requirements.txt", "common/settings.py"} <= names
    tops = {each.split("/")[0] for each in names}
    assert tops == {"main.py", "requirements.txt", "common"}
    backends = ("local/", "emulated/", "gcp/requirements")
    unwanted = ("common/cli/", *(f"common/backends/{each}" for each in backends))
    assert not [each for each in names if each.startswith(unwanted) or "__pycache__" in each]
    weights = {each.rpartition("/")[0] for each in names if "/weights/" in each}
    found = {f"common/{each}/weights" for each in ("analyzers", "media")}
    assert found & {each.partition("/research")[0] for each in weights} == (
        found if name == "analyze" else set()
    )


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_list_of_libraries_is_valid_and_true(archives: Path, name: str) -> None:
    text = (archives / f"{name}.cdx.json").read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    document = json.loads(text)
    assert document["compositions"][0]["aggregate"] == "complete"
    listed = {each["name"] for each in document["components"]}
    with zipfile.ZipFile(archives / f"{name}.zip") as opened:
        asked = opened.read("requirements.txt").decode()
    assert {bundle._normal(pin.split("==")[0]) for pin in asked.split()} <= listed


def test_the_list_of_libraries_is_what_gets_installed(unpacked: Unpacked, archives: Path) -> None:
    document = json.loads((archives / f"{unpacked.name}.cdx.json").read_text())
    listed = {each["name"] for each in document["components"]}
    installed = metadata.distributions(path=[str(unpacked.site)])
    assert {bundle._normal(each.metadata["Name"]) for each in installed} == listed


def _tree(root: Path, own: str, theirs: str) -> None:
    """The least of a tree that can be packed."""
    (root / "functions" / "api").mkdir(parents=True)
    (root / "functions" / "api" / "main.py").write_text("")
    (root / "functions" / "api" / "requirements.txt").write_text(own)
    (root / "common" / "backends" / "gcp").mkdir(parents=True)
    (root / "common" / "backends" / "gcp" / "requirements-api.txt").write_text(theirs)


def test_the_pins_are_merged_and_sorted(tmp_path: Path) -> None:
    _tree(tmp_path, "Flask==3\nzebra==1  # why\n", "\napple_pie==2\nFlask==3\n")
    made = bundle.bundle("api", "gcp", tmp_path)
    assert made.files["requirements.txt"] == b"apple_pie==2\nFlask==3\nzebra==1\n"


@pytest.mark.parametrize(
    ("own", "theirs", "says"),
    [
        ("Flask==3\n", "flask==4\n", "Flask==3"),
        ("Flask>=3\n", "", "no exact version"),
        ("Flask==\n", "", "no exact version"),
    ],
)
def test_pins_that_disagree_are_refused(tmp_path: Path, own: str, theirs: str, says: str) -> None:
    _tree(tmp_path, own, theirs)
    with pytest.raises(bundle.BundleError, match=says):
        bundle.bundle("api", "gcp", tmp_path)


def test_a_link_is_refused(tmp_path: Path) -> None:
    _tree(tmp_path, "Flask==3\n", "")
    (tmp_path / "common" / "model.py").symlink_to("/etc/hostname")
    with pytest.raises(bundle.BundleError, match="link"):
        bundle.bundle("api", "gcp", tmp_path)


def test_a_library_of_another_version_makes_the_list_incomplete() -> None:
    found = bundle.resolve(("flask==0.1", "no-such-library==1"))
    assert sorted(found.unknown) == ["flask", "no-such-library"]


def test_an_unknown_backend_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bundle.main(["--backend", "azure"])
    assert "invalid choice" in capsys.readouterr().err


def test_nothing_is_packed_that_a_tool_left_behind(tmp_path: Path) -> None:
    _tree(tmp_path, "Flask==3\n", "")
    for left in ("__pycache__/a.cpython-311.pyc", ".mypy_cache/x.json", "b.pyc"):
        (tmp_path / "common" / left).parent.mkdir(exist_ok=True)
        (tmp_path / "common" / left).write_text("")
    assert sorted(bundle.bundle("api", "gcp", tmp_path).files) == ["main.py", "requirements.txt"]

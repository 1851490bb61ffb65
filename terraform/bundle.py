"""Packs each function with the code it shares and its libraries' names, the same way every time.

    python terraform/bundle.py --backend gcp

writes for each function `build/NAME.zip` and a list of its libraries, `build/NAME.cdx.json`
(CycloneDX 1.6), and for Terraform `build/release.tfvars.json`, which names each archive's digest.
"""

import argparse
import hashlib
import json
import sys
import tomllib
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FUNCTIONS = ("analyze", "api", "ingest", "report")
WITH_WEIGHTS = ("analyze",)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3


class BundleError(Exception):
    """What is in the tree cannot be packed."""


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """One function's archive: names in it, their bytes, and its libraries as `name==version`."""

    function: str
    files: Mapping[str, bytes]
    pins: tuple[str, ...]


@dataclass(frozen=True)
class Resolved:
    """The libraries a function gets with those it names: purl by name, and who needs whom."""

    components: dict[str, dict[str, object]] = field(default_factory=dict)
    needs: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def bundle(function: str, backend: str, root: Path = ROOT) -> Bundle:
    """What belongs into the archive of a function; BundleError where two files disagree."""
    own = root / "functions" / function
    theirs = root / "common" / "backends" / backend / f"requirements-{function}.txt"
    pins = merged(own / "requirements.txt", theirs)
    files = {"main.py": (own / "main.py").read_bytes()}
    for path in _shared(root / "common", backend, with_weights=function in WITH_WEIGHTS):
        files[path.relative_to(root).as_posix()] = path.read_bytes()
    files["requirements.txt"] = "".join(f"{pin}\n" for pin in pins).encode()
    return Bundle(function=function, files=files, pins=pins)


def merged(*paths: Path) -> tuple[str, ...]:
    """The pins of all files, sorted by name; BundleError for two versions of one library."""
    found: dict[str, str] = {}
    for path in paths:
        for line in path.read_text().splitlines():
            pin = line.partition("#")[0].strip()
            if not pin:
                continue
            name, equals, version = pin.partition("==")
            if not equals or not version:
                raise BundleError(f"{path.name}: {pin} has no exact version")
            if found.setdefault(_normal(name), pin) != pin:
                raise BundleError(f"{path.name}: {pin} and {found[_normal(name)]}")
    return tuple(found[name] for name in sorted(found))


def _normal(name: str) -> str:
    """A library's name as package indexes compare it."""
    return name.strip().lower().replace("_", "-").replace(".", "-")


def _shared(common: Path, backend: str, *, with_weights: bool) -> Iterator[Path]:
    """The files of `common/` that this function may need."""
    others = {p for p in (common / "backends").iterdir() if p.is_dir() and p.name != backend}
    left_out = {common / "cli", *others}
    if not with_weights:
        left_out |= {common / layer / "weights" for layer in ("analyzers", "media")}
    for path in sorted(common.rglob("*")):
        inside = path.relative_to(common)
        hidden = any(part.startswith((".", "__pycache__")) for part in inside.parts)
        if hidden or left_out & {path, *path.parents} or path.suffix == ".pyc":
            continue
        if path.is_symlink():
            raise BundleError(f"{inside} is a link; what it leads to may not be there tomorrow")
        if path.is_file() and not path.match("backends/*/requirements-*.txt"):
            yield path


def write(made: Bundle, target: Path) -> str:
    """Write the archive and return its SHA-256.

    Nothing is compressed: two versions of zlib give two digests, and Google's builder unpacks it
    once.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(made.files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = _MODE
            entry.create_system = _UNIX
            archive.writestr(entry, made.files[name])
    return hashlib.sha256(target.read_bytes()).hexdigest()


def resolve(pins: tuple[str, ...]) -> Resolved:
    """The libraries and all they need, as they are installed beside this program."""
    found = Resolved()
    wanted = {_normal(pin.partition("==")[0]): pin.partition("==")[2] for pin in pins}
    waiting: list[tuple[str, frozenset[str]]] = [(name, frozenset()) for name in wanted]
    seen = set()
    while waiting:
        name, extras = asked = waiting.pop()
        if asked in seen:
            continue
        seen.add(asked)
        installed = _installed(name, wanted.get(name, ""))
        if installed is None:
            found.unknown.append(name)
            found.components[name] = _component(name, wanted.get(name, ""))
            continue
        found.components[name] = _component(name, installed.version, installed)
        below = list(_needed(installed, extras))
        names = {each for each, _ in below} | set(found.needs.get(name, ()))
        found.needs[name] = sorted(names)
        waiting += below
    return found


def _installed(name: str, version: str) -> metadata.Distribution | None:
    """The library as it is installed, if it is in that version."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    return found if version in ("", found.version) else None


def _needed(
    installed: metadata.Distribution, extras: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """What a library needs on this platform: names, and the extras it asks of each."""
    from packaging.requirements import Requirement

    for line in installed.requires or ():
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in {"", *extras}):
            yield _normal(requirement.name), frozenset(requirement.extras)


def _component(
    name: str, version: str, installed: metadata.Distribution | None = None
) -> dict[str, object]:
    purl = f"pkg:pypi/{name}@{version}" if version else f"pkg:pypi/{name}"
    found: dict[str, object] = {"type": "library", "name": name, "bom-ref": purl, "purl": purl}
    if version:
        found["version"] = version
    licence = installed.metadata.json.get("license_expression") if installed else None
    if licence:
        found["licenses"] = [{"expression": licence}]
    return found


def bill(made: Bundle, digest: str, version: str) -> dict[str, object]:
    """The CycloneDX document of one archive: deterministic, so without a time."""
    found = resolve(made.pins)
    refs = {name: str(each["bom-ref"]) for name, each in found.components.items()}
    top = f"fertivision-{made.function}@{version}"
    direct = sorted(refs[_normal(pin.partition("==")[0])] for pin in made.pins)
    graph = [{"ref": top, "dependsOn": direct}]
    for name in sorted(found.needs):
        below = sorted(refs[each] for each in found.needs[name])
        graph.append({"ref": refs[name], "dependsOn": below})
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": f"fertivision-{made.function}",
                "version": version,
                "bom-ref": top,
                "hashes": [{"alg": "SHA-256", "content": digest}],
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": [found.components[name] for name in sorted(found.components)],
        "dependencies": graph,
        "compositions": [
            {
                "aggregate": "incomplete" if found.unknown else "complete",
                "dependencies": [top],
            }
        ],
    }


def build(backend: str, out: Path) -> dict[str, str]:
    """Write everything into the folder; the digest of each function's archive."""
    out.mkdir(parents=True, exist_ok=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    digests = {}
    for function in FUNCTIONS:
        made = bundle(function, backend)
        digest = digests[function] = write(made, out / f"{function}.zip")
        document = bill(made, digest, str(project["version"]))
        (out / f"{function}.cdx.json").write_text(json.dumps(document, indent=1) + "\n")
    release = json.dumps({"release": digests}, indent=1, sort_keys=True)
    (out / "release.tfvars.json").write_text(release + "\n")
    return digests


def backends(root: Path = ROOT) -> list[str]:
    """Those that name each function's libraries."""
    folders = sorted((root / "common" / "backends").iterdir())
    return [
        folder.name
        for folder in folders
        if all((folder / f"requirements-{function}.txt").is_file() for function in FUNCTIONS)
    ]


def main(arguments: list[str] | None = None) -> int:
    """The command: 0 done, 1 the tree cannot be packed."""
    parser = argparse.ArgumentParser(description="Pack each function for a cloud.")
    parser.add_argument("--backend", required=True, choices=backends())
    parser.add_argument("--out", type=Path, default=ROOT / "build", help="default: build/")
    asked = parser.parse_args(arguments)
    try:
        digests = build(asked.backend, asked.out)
    except BundleError as error:
        print(f"bundle: {error}", file=sys.stderr)
        return 1
    for function, digest in digests.items():
        size = (asked.out / f"{function}.zip").stat().st_size / 1e6
        print(f"{function:8} {size:5.1f} MB  {digest[:12]}  {asked.out / function}.zip")
    return 0


if __name__ == "__main__":
    sys.exit(main())

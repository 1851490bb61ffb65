"""What the page promises without a browser: modules, policy, sentences, vendored files."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from common.domain import errors, sentences
from common.domain.model import Modality, Role, UploadStatus
from common.http import problems
from common.reports.words.phrases import DOUBTS, phrases

HOSTING = Path(__file__).parents[2] / "hosting"
APP = HOSTING / "app"
LIB = HOSTING / "lib"
I18N = APP / "i18n"
SENTENCE_TABLES = (
    "app",
    "signin",
    "work",
    "upload",
    "result",
    "records",
    "admin",
    "commands",
    "scale",
)
FIRST_TABLES = ("app", "work")
# Loaded with what says them, after the result stands there.
LATER_WORDS = {"scale.js"}
FIRST_STYLES = re.compile(r'href="(css/[^"]+)"')
FILE_OF = {
    **{table: f"{table}.js" for table in SENTENCE_TABLES},
    **dict.fromkeys(("errors", "reasons"), "problems.js"),
    **dict.fromkeys(("modalities", "roles"), "kinds.js"),
    **dict.fromkeys(("findings", "categories", "units", "qualityFlags", "unmeasured"), "words.js"),
    **dict.fromkeys(("actions", "kinds"), "words.js"),
    **dict.fromkeys(("held", "unstated"), "doubts.js"),
}
MODULES = sorted(APP.rglob("*.js"))
PAGES = sorted(HOSTING.glob("*.html"))
FIRST_SCREEN_BYTES = 60_000
RESULT_BYTES = 160_000
STATIC = re.compile(r"""(?:^import\s|\bfrom\s)\s*["']([^"']+)["']""", re.M)
IMPORT = re.compile(r"""(?:^import\s|\bfrom\s|\bimport\()\s*["']([^"']+)["']""", re.M)
COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", re.S)
MAY_IMPORT = {
    "i18n": {"i18n"},
    "api": {"api", "lib"},
    "state": {"state", "api", "lib"},
    "components": {"components", "i18n", "lib"},
    "pages": {"pages", "components", "state", "i18n", "lib"},
}
BANNED = ("innerHTML", "outerHTML", "insertAdjacentHTML", "unsafeHTML", "document.write", "eval(")


def _code(module: Path) -> str:
    return COMMENT.sub("", module.read_text())


def _imports(module: Path, how: re.Pattern[str] = IMPORT) -> Iterator[Path]:
    for target in how.findall(_code(module)):
        assert target.startswith("."), f"{module.name} imports {target}, which is not relative"
        yield (module.parent / target).resolve()


def _reached(roots: list[Path], how: re.Pattern[str]) -> set[Path]:
    reached: set[Path] = set()
    queue = list(roots)
    while queue:
        module = queue.pop()
        if module not in reached and LIB not in module.parents:
            reached.add(module)
            queue.extend(_imports(module, how))
    return reached


def _manifest() -> list[dict[str, str]]:
    files: list[dict[str, str]] = json.loads((LIB / "MANIFEST.json").read_text())["files"]
    return files


def _keys(table: str) -> set[str]:
    body = (I18N / "en" / FILE_OF[table]).read_text().split(f"export const {table} = {{")[1]
    return set(re.findall(r"""^\s*["']?([\w.]+)["']?:""", body.split("\n};")[0], re.M))


def _sentences() -> set[str]:
    return set().union(*(_keys(table) for table in SENTENCE_TABLES))


def _all_errors(kind: type[errors.ServiceError]) -> Iterator[str]:
    yield kind.code
    for below in kind.__subclasses__():
        yield from _all_errors(below)


@pytest.mark.parametrize("entry", _manifest(), ids=lambda entry: entry["file"])
def test_a_vendored_file_is_the_one_the_manifest_names(entry: dict[str, str]) -> None:
    assert hashlib.sha256((LIB / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert (LIB / entry["licence_file"]).stat().st_size > 200
    assert entry["source"] == f"npm:{entry['name']}@{entry['version']}"


def test_nothing_is_vendored_that_the_manifest_does_not_name() -> None:
    named = {entry[key] for entry in _manifest() for key in ("file", "licence_file")}
    types = {file.name for file in (HOSTING / "tools").glob("*.d.ts")}
    found = {p.relative_to(LIB).as_posix() for p in LIB.rglob("*") if p.is_file()}
    assert found == named | types | {"MANIFEST.json"}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(APP).as_posix())
def test_a_module_imports_only_what_its_layer_may_and_what_exists(module: Path) -> None:
    layer = module.relative_to(APP).parts[0]
    for target in _imports(module):
        assert target.is_file(), f"{target} does not exist"
        inside = target.relative_to(HOSTING).parts
        assert inside[0 if inside[0] == "lib" else 1] in MAY_IMPORT[layer], f"{layer} -> {target}"


def test_only_the_api_layer_talks_to_the_network() -> None:
    talking = {
        m.relative_to(APP).parts[0]
        for m in MODULES
        if re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon", _code(m))
    }
    assert talking == {"api"}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(APP).as_posix())
def test_a_module_is_short_and_writes_no_markup_from_data(module: Path) -> None:
    code = _code(module)
    assert len(code.splitlines()) < 300
    assert not [word for word in BANNED if word in code]
    assert not re.search(r"<[^>]*\sstyle=", code), "a style attribute, which the policy blocks"


def test_every_module_is_reached_from_a_page() -> None:
    roots = [HOSTING / s for p in PAGES for s in re.findall(r'src="(app/[^"]+)"', p.read_text())]
    alone = [APP / "api/hash-worker.js", APP / "api/types.js"]
    assert _reached([*roots, *alone], IMPORT) == set(MODULES)


def test_every_component_is_in_the_kitchen_sink() -> None:
    shown = _reached([APP / "pages" / "kitchen-sink.js"], STATIC)
    helpers = {"rows-window.js"}  # which rows a window needs; it draws nothing
    parts = {module.name for module in MODULES if module.parent.name == "components"}
    assert parts - {module.name for module in shown} == helpers


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_a_page_has_no_inline_code_and_names_only_files_that_exist(page: Path) -> None:
    text = page.read_text()
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", text)
    for target in re.findall(r'(?:src|href)="([^"]+)"', text):
        assert (HOSTING / target).is_file(), target


def test_nothing_is_loaded_from_elsewhere() -> None:
    files = [*MODULES, *PAGES, *(HOSTING / "css").glob("*.css"), HOSTING / "theme.js"]
    for file in files:
        found = re.findall(
            r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", COMMENT.sub("", file.read_text())
        )
        assert found == [], file


def test_the_policy_allows_only_what_comes_from_here() -> None:
    policy = json.loads((HOSTING / "headers.json").read_text())["/**"]["Content-Security-Policy"]
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        "connect-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


def test_every_error_code_has_a_sentence() -> None:
    codes = set(_all_errors(errors.ServiceError)) | set(problems.SENTENCES)
    assert codes <= _keys("errors")


def test_every_reason_has_a_sentence() -> None:
    assert set(sentences._BY_REASON) <= _keys("reasons")


def test_everything_that_was_not_measured_has_a_sentence() -> None:
    known = {key.removeprefix("why.") for key in phrases("en") if key.startswith("why.")}
    assert known - {"other"} <= _keys("unmeasured") | _keys("unstated")


@pytest.mark.parametrize("language", sorted(DOUBTS))
def test_a_doubt_is_said_as_the_report_says_it(language: str) -> None:
    """One source: the report's words, as a sentence."""
    text = (I18N / language / "doubts.js").read_text()
    for table, kind in (("held", "held."), ("unstated", "why.")):
        body = text.split(f"export const {table} = {{")[1].split("\n};")[0]
        shown = dict(re.findall(r"""^ {2}(\w+): "(.*)",$""", body, re.M))
        told = {k.removeprefix(kind): v for k, v in DOUBTS[language].items() if k.startswith(kind)}
        assert shown == {code: f"{said[0].upper()}{said[1:]}." for code, said in told.items()}


def test_every_status_study_type_and_role_has_a_word() -> None:
    spoken = _sentences()
    assert {f"status.{status.value}" for status in UploadStatus} <= spoken
    assert {f"step.{status.value}" for status in UploadStatus} <= spoken
    assert {modality.value for modality in Modality} <= _keys("modalities")
    assert {role.value for role in Role} - {"system"} <= _keys("roles")


def test_every_sentence_that_is_asked_for_exists() -> None:
    asked = {key for m in MODULES for key in re.findall(r"""["']([a-z]+\.[a-z_]+)["']""", _code(m))}
    spoken = _sentences()
    groups = {key.split(".")[0] for key in spoken}
    words = _keys("findings")
    assert {key for key in asked if key.split(".")[0] in groups} - words <= spoken


@pytest.mark.parametrize(
    ("screen", "tables"), [("worklist.js", FIRST_TABLES), ("sign-in.js", (*FIRST_TABLES, "signin"))]
)
def test_the_first_screens_ask_only_for_what_is_loaded_with_them(
    screen: str, tables: tuple[str, ...]
) -> None:
    """The other sentences come with the other screens."""
    modules = _reached([APP / "pages" / m for m in ("app.js", screen)], STATIC)
    asked = {key for m in modules for key in re.findall(r"""\bt\("([a-z]+\.[a-z_]+)\"""", _code(m))}
    assert asked <= set().union(*(_keys(table) for table in tables))


def test_every_icon_that_is_asked_for_is_in_the_sprite() -> None:
    names = set(re.findall(r'<symbol id="([a-z-]+)"', (LIB / "icons.svg").read_text()))
    code = "".join(_code(m) for m in MODULES)
    asked = set(re.findall(r'icon\("([a-z-]+)"', code)) | set(
        re.findall(r'symbol: "([a-z-]+)"', code)
    )
    assert asked
    assert asked <= names


@pytest.mark.parametrize("screen", ["sign-in.js", "worklist.js"])
def test_the_first_screen_is_small(screen: str) -> None:
    """What the browser loads for sign-in, and for the worklist, compressed, without the font."""
    index = HOSTING / "index.html"
    styles = [HOSTING / name for name in FIRST_STYLES.findall(index.read_text())]
    first = _reached([APP / "pages/app.js", APP / "pages" / screen], STATIC)
    files = {*first, *styles, index, HOSTING / "theme.js", LIB / "lit.js"}
    assert sum(len(gzip.compress(f.read_bytes())) for f in files) <= FIRST_SCREEN_BYTES


def test_a_result_is_small() -> None:
    """What the browser loads until a result stands there, compressed, without font and picture."""
    styles = (HOSTING / "css").glob("*.css")
    roots = [APP / "pages" / name for name in ("app.js", "worklist.js", "file.js", "review.js")]
    words = [m for m in (I18N / "en").glob("*.js") if m.name not in LATER_WORDS]
    modules = _reached([*roots, *words], STATIC)
    files = {*modules, *styles, HOSTING / "index.html", HOSTING / "theme.js", LIB / "lit.js"}
    assert sum(len(gzip.compress(f.read_bytes())) for f in files) <= RESULT_BYTES

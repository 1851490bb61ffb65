"""What the documents list is what the code has: settings, errors, analyzers, ports, routes."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from common import ports, settings
from common.analyzers.registry import TABLE
from common.cli.main import run
from common.domain.errors import ServiceError
from common.http.app import PREFIX, create_app
from common.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text()


def _rows(section: str) -> list[list[str]]:
    """The cells of every table row of one section of ARCHITECTURE.md, without the heads."""
    text = ARCHITECTURE.split(f"## {section}", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows if "`" in row[0]]


def _settings_table() -> str:
    lines = ["| Setting | Type | Default | Range | What |", "|---|---|---|---|---|"]
    for name, kind, default, limits, secret, help_text in settings.table():
        shown = f"`{default}`" if default else "-"
        what = f"{help_text} (secret)" if secret else help_text
        lines.append(f"| `{name}` | {kind} | {shown} | {limits or '-'} | {what} |")
    return "\n".join(lines)


def test_readme_has_the_settings() -> None:
    found = README.split("<!-- settings -->\n", 1)[1].split("\n<!-- /settings -->", 1)[0]
    assert found == _settings_table(), "put this between the two marks:\n" + _settings_table()


def _errors(kind: type[ServiceError]) -> Iterator[list[str]]:
    for below in kind.__subclasses__():
        retry = "yes" if below.retryable else "no"
        if below.__module__ == ServiceError.__module__:
            yield [f"`{below.__name__}`", f"`{below.code}`", str(below.http_status), retry]
            yield from _errors(below)


def test_architecture_has_the_errors() -> None:
    assert sorted(_rows("8. Errors")) == sorted(_errors(ServiceError))


def test_architecture_has_the_analyzers() -> None:
    listed = [[cell.strip("`") for cell in row] for row in _rows("6. Analyzers")]
    known = [[name, e.modality.value, e.path.partition(":")[0]] for name, e in TABLE.items()]
    assert sorted(listed) == sorted(known)


def test_architecture_has_the_ports() -> None:
    for row in _rows("5. The contracts"):
        protocol = getattr(ports, row[0].strip("`"))
        methods = [name for name in vars(protocol) if not name.startswith("_")]
        functions = [name for name in methods if inspect.isfunction(vars(protocol)[name])]
        assert re.findall(r"`(\w+)`", row[1]) == functions, row[0]


def _routes() -> Iterator[str]:
    def no_backend() -> ports.Backend:
        raise AssertionError("listing the routes needs no backend")

    for rule in create_app(no_backend, Settings()).url_map.iter_rules():
        path = str(rule).removeprefix(PREFIX)
        if str(rule).startswith(PREFIX):
            yield from (f"{method} {path}" for method in (rule.methods or set()) - {"HEAD"})


def test_architecture_has_the_routes() -> None:
    assert sorted(row[0].strip("`") for row in _rows("7. The HTTP API")) == sorted(_routes())


@pytest.mark.parametrize("text", [README, (ROOT / "CHANGELOG.md").read_text()])
def test_the_documents_name_commands_that_exist(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--help"])
    offered = set(re.findall(r"^\W*([a-z-]+) ", capsys.readouterr().out, re.MULTILINE))
    named = set(re.findall(r"bin/fertivision ([a-z-]+)", text))
    assert named <= offered


def test_links_of_the_documents_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README + ARCHITECTURE)
    assert [link for link in links if not (ROOT / link).exists()] == []

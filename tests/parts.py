"""Optional parts of the test run: what is missing is skipped aloud, and in CI it is a failure.

Loaded by `make test` (`pytest -p tests.parts`).
"""

import os
import shutil
from collections.abc import Generator

import pytest

from common.backends.emulated import java

MARKED = {
    "browser": (
        lambda: shutil.which(os.environ.get("CHROMIUM", "/usr/bin/chromium")),
        "no Chromium: apt-get install chromium, or set CHROMIUM to its path",
    ),
    "emulators": (
        lambda: not java.missing(),
        "no Google emulators: apt-get install default-jre-headless, and of Google's packages"
        " google-cloud-cli-pubsub-emulator google-cloud-cli-firestore-emulator",
    ),
}


def in_ci() -> bool:
    """Whether nothing may be skipped."""
    return os.environ.get("CI") == "true"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of a real cloud out unless they are asked for by their marker."""
    if "cloud" in (config.option.markexpr or ""):
        return
    cloud = [item for item in items if item.get_closest_marker("cloud")]
    if cloud:
        config.hook.pytest_deselected(items=cloud)
        items[:] = [item for item in items if item not in cloud]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose part is missing."""
    for marker, (is_there, sentence) in MARKED.items():
        if item.get_closest_marker(marker) and not is_there():
            pytest.skip(sentence)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, "pytest.Result[pytest.TestReport]", None]:
    """In CI a skipped test is a failed one, with its reason."""
    outcome = yield
    report = outcome.get_result()
    if in_ci() and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"with CI=true nothing may be skipped: {reason}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line each which parts were skipped and why."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        if isinstance(report.longrepr, tuple):
            reason = str(report.longrepr[2]).removeprefix("Skipped: ")
            reasons[reason] = reasons.get(reason, 0) + 1
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"NOT RUN: {count} tests, {reason}", yellow=True, bold=True)

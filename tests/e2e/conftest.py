"""Pipelines whose workers can be killed, and the whole product in a process of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from common.backends.local.postgres import Addresses
from common.settings import Settings
from tests.e2e.browsing import SWITCHES, Site
from tests.e2e.emulated import Emulated
from tests.e2e.pipeline import Pipeline, Worker, fixed_now
from tests.e2e.server import Server

ROOT = Path(__file__).parents[2]
EMULATORS = pytest.mark.emulators


@pytest.fixture(scope="module")
def crashable(migrated: Addresses, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    """One worker for the tests of a module; each test calls `begin` first."""
    settings = Settings(
        data=str(tmp_path_factory.mktemp("data")),
        app_database_url=migrated.app_url,
        system_database_url=migrated.system_url,
        database_pool=2,
        sidecar_wait_s=0,
    )
    at = fixed_now()
    worker = Worker(settings, at, ROOT)
    pipeline = Pipeline(settings, migrated.superuser_url, at, worker)
    yield pipeline
    pipeline.close()
    worker.close()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The whole product, as `make run` starts it, without the demonstration files."""
    with Server(tmp_path_factory.mktemp("run") / "data", DEMO="0").started() as server:
        yield server


@pytest.fixture(scope="module", params=["local", pytest.param("emulators", marks=EMULATORS)])
def product(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The whole product in each way it can be started on one machine."""
    if request.param == "local":
        yield request.getfixturevalue("running")
        return
    with Emulated(tmp_path_factory.mktemp("emulated") / "data", DEMO="0").started() as server:
        yield server


@pytest.fixture(scope="session")
def site(running: Server) -> Site:
    """Where the page is, and how to sign in to it."""
    return Site(running.address, Settings(data=str(running.data)))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose errors and policy reports fail the test."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if "Content Security" in m.text else None)
    yield page
    assert wrong == []

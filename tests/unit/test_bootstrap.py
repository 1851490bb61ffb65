"""Settings and backend are built once, and open nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from common import bootstrap
from common.domain.errors import ConfigurationError


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """The caches of this process, empty before and after."""
    for cached in (bootstrap.settings, bootstrap.backend):
        cached.cache_clear()
    yield
    for cached in (bootstrap.settings, bootstrap.backend):
        cached.cache_clear()


def test_both_are_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9001")
    assert bootstrap.settings().port == 9001
    assert bootstrap.settings() is bootstrap.settings()
    assert bootstrap.backend() is bootstrap.backend()


def test_building_opens_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATA", str(tmp_path / "data"))
    monkeypatch.setenv("APP_DATABASE_URL", "postgresql://u:p@127.0.0.1:1/none")
    monkeypatch.setenv("SYSTEM_DATABASE_URL", "postgresql://u:p@127.0.0.1:1/none")
    bootstrap.backend()
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_environment_is_a_configuration_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKEND", "mars")
    with pytest.raises(ConfigurationError, match="BACKEND"):
        bootstrap.backend()

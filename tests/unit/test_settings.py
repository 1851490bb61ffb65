"""Settings: defaults, ranges, and every wrong value named at once."""

import pytest

from common.domain.errors import ConfigurationError
from common.settings import Settings, table

NUMBERS = [row for row in table() if row[3]]


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_env({}) == Settings()
    assert Settings.from_env({"PORT": "", "DATA": ""}) == Settings()


def test_values_are_read_by_their_type() -> None:
    read = Settings.from_env({"PORT": "9000", "JOB_LEASE_S": "2.5", "DATA": "/d"})
    assert (read.port, read.job_lease_s, read.data) == (9000, 2.5, "/d")


def test_settings_survive_the_environment() -> None:
    settings = Settings(port=1, job_lease_s=2.5, data="a b", max_pages=7)
    assert Settings.from_env(settings.to_env()) == settings


def test_every_wrong_value_is_named_at_once() -> None:
    wrong = {"PORT": "x", "MAX_PAGES": "0", "BACKEND": "mars", "DEMO": "2", "LOG_LEVEL": "loud"}
    with pytest.raises(ConfigurationError) as caught:
        Settings.from_env({**wrong, "DATA": "/fine"})
    said = str(caught.value)
    assert all(name in said for name in wrong)
    assert "DATA" not in said


@pytest.mark.parametrize("name", [row[0] for row in NUMBERS])
def test_values_out_of_range_are_refused(name: str) -> None:
    [limits] = [row[3] for row in NUMBERS if row[0] == name]
    low, high = (float(end) for end in limits.split(" to "))
    for value in (str(int(low) - 1), str(int(high) + 1), "nan", "inf", "-inf", "1e400", "many"):
        with pytest.raises(ConfigurationError, match=name):
            Settings.from_env({name: value})


@pytest.mark.parametrize("name", [row[0] for row in NUMBERS])
def test_the_ends_of_a_range_are_taken(name: str) -> None:
    [(kind, limits)] = [(row[1], row[3]) for row in NUMBERS if row[0] == name]
    for end in limits.split(" to "):
        value = end if kind == "float" else str(int(float(end)))
        Settings.from_env({name: value})


def test_secrets_are_never_shown() -> None:
    secret = "postgresql://u:hunter2@h/d"
    names = [row[0] for row in table() if row[4]]
    assert len(names) == 4
    settings = Settings.from_env(dict.fromkeys(names, secret))
    assert "hunter2" not in repr(settings)


def test_a_wrong_value_is_not_repeated_where_it_is_secret() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Settings.from_env({"PORT": "x", "APP_DATABASE_URL": "postgresql://u:hunter2@h/d"})
    assert "hunter2" not in str(caught.value)

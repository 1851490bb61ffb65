"""Each of the database's codes becomes one of our errors, without the row it is about."""

import pytest

from common.domain.errors import (
    ConfigurationError,
    ConflictError,
    InvalidInputError,
    ServiceError,
    UnavailableError,
)
from common.records.failures import LostError, translate


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("FV001", ConflictError),
        ("23505", ConflictError),
        ("40001", UnavailableError),
        ("40P01", UnavailableError),
        ("57014", UnavailableError),
        ("55P03", UnavailableError),
        ("53300", UnavailableError),
        ("57P01", LostError),
        ("22P05", InvalidInputError),
        ("42P01", ConfigurationError),
        ("42501", ConfigurationError),
        ("28P01", ConfigurationError),
    ],
)
def test_code_becomes_error(code: str, kind: type[ServiceError]) -> None:
    details = {"C": code, "M": "Key (name)=(Ada) exists", "D": "Failing row contains (Ada)"}
    error = translate(ValueError(details))
    assert type(error) is kind
    assert "Ada" not in str(error)


def test_a_broken_connection_is_lost() -> None:
    assert type(translate(ConnectionResetError("x"))) is LostError

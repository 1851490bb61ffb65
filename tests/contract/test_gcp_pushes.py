"""The tokens that Pub/Sub attaches to its pushes: its emulator sends none, so they are made."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from common.backends.emulated.identity import signed
from common.backends.emulated.serving import serving
from common.backends.gcp.events import PubSubBus
from common.backends.gcp.pushes import Pushes
from common.backends.gcp.rest import Rest
from common.domain import events
from common.domain.errors import UnauthenticatedError, UnavailableError
from common.domain.events import UploadAccepted
from tests.emulators.faults import FaultyIdentity
from tests.emulators.keys import key

AT = datetime(2026, 11, 1, tzinfo=UTC)
AUDIENCE = "https://analyze.example"
ACCOUNT = "push@clinic.example"
EVENT = UploadAccepted(
    tenant_id="t1", upload_id="u1", object_generation=5, sha256="0" * 64, patient_id="p1"
)


@pytest.fixture
def google() -> Iterator[tuple[FaultyIdentity, str]]:
    """Google's certificates of service accounts."""
    identity = FaultyIdentity()
    with serving(identity.answer) as address:
        yield identity, address


def claims(**changes: object) -> dict[str, object]:
    """What a token of ours says."""
    now = int(datetime.now(UTC).timestamp())
    said: dict[str, object] = {
        "iss": "https://accounts.google.com",
        "aud": AUDIENCE,
        "sub": "1234",
        "email": ACCOUNT,
        "email_verified": True,
        "iat": now,
        "exp": now + 3600,
    }
    return {**said, **changes}


def pushes(address: str, later: timedelta = timedelta()) -> Pushes:
    """What a function checks by."""
    return Pushes(AUDIENCE, ACCOUNT, address, lambda: datetime.now(UTC) + later)


def test_our_own_push_is_taken(google: tuple[FaultyIdentity, str]) -> None:
    bus = PubSubBus(Rest("http://127.0.0.1:9"), "p", "t-", lambda: AT, pushes(google[1]))
    raw = {**events.to_json(EVENT), "authorization": bearer()}
    assert [event.event_id for event in bus.decode(raw)] == [EVENT.event_id]
    with pytest.raises(UnauthenticatedError):
        bus.decode({**raw, "authorization": None})


def bearer(by: RSAPrivateKey | None = None, **changes: object) -> str:
    """The header of a push, signed by that key; by default the published one."""
    return f"Bearer {signed(claims(**changes), by or key('identity'))}"


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "https://report.example"},
        {"email": "someone@clinic.example"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"iss": "https://accounts.example"},
        {"exp": 1},
        {"email": None},
        {"iat": "soon"},
    ],
)
def test_any_other_token_is_refused(
    google: tuple[FaultyIdentity, str], changes: dict[str, object]
) -> None:
    with pytest.raises(UnauthenticatedError):
        pushes(google[1]).check(bearer(**changes))


def test_a_token_of_another_key_is_refused(google: tuple[FaultyIdentity, str]) -> None:
    with pytest.raises(UnauthenticatedError):
        pushes(google[1]).check(bearer(key("another")))


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic abc", "Bearer a.b.c", 7])
def test_what_is_no_token_is_refused(google: tuple[FaultyIdentity, str], header: object) -> None:
    with pytest.raises(UnauthenticatedError):
        pushes(google[1]).check(header)


def test_an_old_token_is_refused_by_our_own_clock(google: tuple[FaultyIdentity, str]) -> None:
    header = bearer()
    with pytest.raises(UnauthenticatedError):
        pushes(google[1], timedelta(hours=2)).check(header)


def test_without_certificates_the_event_waits(google: tuple[FaultyIdentity, str]) -> None:
    google[0].is_down = True
    with pytest.raises(UnavailableError):
        pushes(google[1]).check(bearer())


def test_certificates_are_asked_for_once(google: tuple[FaultyIdentity, str]) -> None:
    identity, address = google
    checked = pushes(address)
    for _ in range(3):
        checked.check(bearer())
    assert identity.asked == 1

"""The emulated Identity Platform says what Google's does, and our backend believes its tokens."""

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request

from common.backends.emulated import identity, people
from common.backends.emulated.identity import Identity, Issuer
from common.backends.emulated.people import People
from common.backends.emulated.serving import serving
from common.backends.emulated.sign_in import SignIns
from common.backends.gcp.tokens import IdentityTokens
from common.domain.model import Principal

TOOLKIT = "/identitytoolkit.googleapis.com"
PASSWORD = f"{TOOLKIT}/v1/accounts:signInWithPassword"
CODE = f"{TOOLKIT}/v2/accounts/mfaSignIn:finalize"
EXCHANGE = "/securetoken.googleapis.com/v1/token"
CLINICIAN, DOCTOR = "clinician@demo.example", "doctor@demo.example"


class Clock:
    """A time that the test moves, for Google's library not into the future."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC) - timedelta(seconds=3000)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class World:
    """The server, asked directly, and the verifier of the backend gcp."""

    def __init__(self, certificates: str, key: identity.rsa.RSAPrivateKey) -> None:
        self.clock = Clock()
        self.people = People.demonstration()
        issuer = Issuer(key, "demo", certificates, self.clock)
        self.server = SignIns(self.people, issuer, self.clock)
        self._client = Client(Request.application(self.server.answer))
        self._tokens = IdentityTokens("demo", self.clock, certificates)

    def ask(self, path: str, **said: object) -> dict[str, object]:
        answer = (
            self._client.post(path, data=said)
            if path == EXCHANGE
            else self._client.post(path, json=said)
        )
        found: dict[str, object] = json.loads(answer.get_data())
        assert (answer.status_code == 200) == ("error" not in found)
        return found

    def refusal(self, path: str, **said: object) -> str:
        error = self.ask(path, **said)["error"]
        assert isinstance(error, dict)
        return str(error["message"])

    def enter(self, email: str, password: str | None = None) -> dict[str, object]:
        return self.ask(PASSWORD, email=email, password=password or self.people.password)

    def who(self, token: object) -> Principal:
        return self._tokens.verify(str(token))


@pytest.fixture(scope="module")
def published() -> Iterator[tuple[str, identity.rsa.RSAPrivateKey]]:
    key = identity.new_key()
    with serving(Identity({identity.KEY_ID: identity.certificate(key)}).answer) as address:
        yield address, key


@pytest.fixture
def world(published: tuple[str, identity.rsa.RSAPrivateKey]) -> World:
    return World(*published)


@pytest.mark.parametrize(
    ("at", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_rfc_6238(at: int, code: str) -> None:
    key = base64.b32encode(b"12345678901234567890").decode()
    assert people.code(key, at) == code
    assert people.is_code(key, code, at + 30) and not people.is_code(key, code, at + 90)


def test_a_password_gives_a_token_that_our_backend_believes(world: World) -> None:
    who = world.who(world.enter(CLINICIAN)["idToken"])
    assert (who.tenant_id, who.role.value, who.display_name) == (
        "demo",
        "clinician",
        "Dr Robin Roe",
    )
    assert not who.has_second_factor


@pytest.mark.parametrize("email", [CLINICIAN, "nobody@demo.example"])
def test_what_was_wrong_is_not_said(world: World, email: str) -> None:
    assert world.refusal(PASSWORD, email=email, password="x") == "INVALID_LOGIN_CREDENTIALS"


def test_five_wrong_passwords_lock_for_a_while(world: World) -> None:
    for _ in range(5):
        world.enter(CLINICIAN, "wrong")
    asked = {"email": CLINICIAN, "password": world.people.password}
    assert world.refusal(PASSWORD, **asked) == "TOO_MANY_ATTEMPTS_TRY_LATER"
    world.clock.wait(31)
    assert "idToken" in world.enter(CLINICIAN)


def test_a_disabled_account_is_said_to_be_that_to_its_owner_alone(world: World) -> None:
    former = "former@demo.example"
    assert world.refusal(PASSWORD, email=former, password="x") == "INVALID_LOGIN_CREDENTIALS"
    asked = {"email": former, "password": world.people.password}
    assert world.refusal(PASSWORD, **asked) == "USER_DISABLED"


def test_a_second_factor_comes_between(world: World) -> None:
    half = world.enter(DOCTOR)
    assert "idToken" not in half
    [factor] = half["mfaInfo"]  # type: ignore[misc]
    key = str(world.people.accounts[DOCTOR].secret)
    right = people.code(key, world.clock.at.timestamp())
    asked = {
        "mfaPendingCredential": half["mfaPendingCredential"],
        "mfaEnrollmentId": factor["mfaEnrollmentId"],
    }
    wrong = {"verificationCode": str((int(right) + 1) % 10**6).zfill(6)}
    assert world.refusal(CODE, **asked, totpVerificationInfo=wrong) == "INVALID_CODE"
    done = world.ask(CODE, **asked, totpVerificationInfo={"verificationCode": right})
    assert world.who(done["idToken"]).has_second_factor
    again = world.refusal(CODE, **asked, totpVerificationInfo={"verificationCode": right})
    assert again == "INVALID_MFA_PENDING_CREDENTIAL"


def test_a_half_sign_in_ends(world: World) -> None:
    half = world.enter(DOCTOR)
    world.clock.wait(301)
    credential = half["mfaPendingCredential"]
    assert world.refusal(CODE, mfaPendingCredential=credential) == "INVALID_MFA_PENDING_CREDENTIAL"


def test_a_renewed_token_is_no_new_sign_in(world: World) -> None:
    done = world.enter(CLINICIAN)
    before = world.who(done["idToken"]).authenticated_at
    world.clock.wait(3000)
    asked = {"grant_type": "refresh_token", "refresh_token": done["refreshToken"]}
    fresh = world.ask(EXCHANGE, **asked)
    assert fresh["id_token"] != done["idToken"]
    assert world.who(fresh["id_token"]).authenticated_at == before
    world.people.accounts[CLINICIAN].is_disabled = True
    assert world.refusal(EXCHANGE, **asked) == "USER_DISABLED"
    assert world.refusal(EXCHANGE, refresh_token="x", grant_type="refresh_token") == (
        "INVALID_REFRESH_TOKEN"
    )


def test_an_account_is_told_to_its_holder(world: World) -> None:
    token = world.enter(CLINICIAN)["idToken"]
    [found] = world.ask(f"{TOOLKIT}/v1/accounts:lookup", idToken=token)["users"]  # type: ignore[misc]
    assert (found["email"], found["emailVerified"]) == (CLINICIAN, True)
    forged = str(token)[:-8] + "AAAAAAAA"
    assert world.refusal(f"{TOOLKIT}/v1/accounts:lookup", idToken=forged) == "INVALID_ID_TOKEN"


def test_a_second_factor_is_set_up_once_its_code_was_shown(world: World) -> None:
    token = world.enter(CLINICIAN)["idToken"]
    start, end = (f"{TOOLKIT}/v2/accounts/mfaEnrollment:{step}" for step in ("start", "finalize"))
    made = world.ask(start, idToken=token, totpEnrollmentInfo={})["totpSessionInfo"]
    assert isinstance(made, dict)
    code = people.code(str(made["sharedSecretKey"]), world.clock.at.timestamp())
    shown = {"sessionInfo": made["sessionInfo"], "verificationCode": code}
    other = world.enter("new@demo.example")["idToken"]
    assert world.refusal(end, idToken=other, totpVerificationInfo=shown) == "SESSION_EXPIRED"
    done = world.ask(end, idToken=token, totpVerificationInfo=shown)
    assert world.who(done["idToken"]).has_second_factor
    assert "mfaPendingCredential" in world.enter(CLINICIAN)


@pytest.mark.parametrize(
    ("email", "kind", "refusal"),
    [
        (CLINICIAN, "PASSWORD_RESET", None),
        ("nobody@demo.example", "PASSWORD_RESET", "EMAIL_NOT_FOUND"),
        (CLINICIAN, "EMAIL_SIGNIN", "OPERATION_NOT_ALLOWED"),
    ],
)
def test_a_link_is_for_a_new_password(
    world: World, email: str, kind: str, refusal: str | None
) -> None:
    path = f"{TOOLKIT}/v1/accounts:sendOobCode"
    if refusal is None:
        assert world.ask(path, email=email, requestType=kind) == {"email": email}
    else:
        assert world.refusal(path, email=email, requestType=kind) == refusal


def test_whoever_starts_it_is_told_how_to_sign_in(world: World) -> None:
    words = "\n".join(world.people.words())
    assert world.people.password in words and CLINICIAN in words
    assert str(world.people.accounts[DOCTOR].secret) in words
    assert "former@" not in words
    assert world.people.password not in repr(world.people)


def test_what_it_does_not_know_it_refuses(world: World) -> None:
    assert world.refusal(f"{TOOLKIT}/v1/accounts:signUp", email="a@b.example") == "NOT_FOUND"

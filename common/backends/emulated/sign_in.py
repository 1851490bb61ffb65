"""The addresses of Identity Platform that the page's library calls, over our demonstration people.

Requests, answers and error messages are Google's (REST v1 and v2, and the exchange of refresh
tokens). No mail is sent: that one would be is all it says.
"""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import jwt
from werkzeug.wrappers import Request, Response

from common.backends.emulated import people
from common.backends.emulated.identity import Issuer
from common.backends.emulated.people import People, Person

_TOOLKIT = "/identitytoolkit.googleapis.com"
_EXCHANGE = "/securetoken.googleapis.com/v1/token"
_LIFE_S = 3600
_PENDING_S = 300
_MOST_FAILURES = 5
_LOCK_S = 30
Said = Mapping[str, object]


class RefusedError(Exception):
    """A message that the library knows."""


@dataclass(frozen=True)
class _SignIn:
    """What a refresh token stands for: who signed in when, and how."""

    person: Person
    at: datetime
    factor: str | None


@dataclass
class SignIns:
    """Answers requests; who is signed in lies in memory."""

    people: People
    issuer: Issuer
    now: Callable[[], datetime]
    refresh: dict[str, _SignIn] = field(default_factory=dict)
    pending: dict[str, tuple[Person, datetime]] = field(default_factory=dict)
    enrolling: dict[str, tuple[Person, str]] = field(default_factory=dict)

    def takes(self, request: Request) -> bool:
        """Whether it is for us, where others answer at the same port."""
        return request.path.startswith(_TOOLKIT) or request.path == _EXCHANGE

    def answer(self, request: Request) -> Response:
        """One request."""
        handlers: Mapping[str, Callable[[Said], Said]] = {
            _EXCHANGE: self._exchange,
            f"{_TOOLKIT}/v1/accounts:signInWithPassword": self._password,
            f"{_TOOLKIT}/v1/accounts:lookup": self._lookup,
            f"{_TOOLKIT}/v1/accounts:sendOobCode": self._mail,
            f"{_TOOLKIT}/v2/accounts/mfaSignIn:finalize": self._code,
            f"{_TOOLKIT}/v2/accounts/mfaEnrollment:start": self._new_key,
            f"{_TOOLKIT}/v2/accounts/mfaEnrollment:finalize": self._keep_key,
        }
        handler = handlers.get(request.path)
        try:
            if handler is None or request.method != "POST":
                raise RefusedError("NOT_FOUND")
            return _json(handler(_body(request)), 200)
        except RefusedError as error:
            return _json({"error": {"code": 400, "message": str(error)}}, 400)

    def _password(self, said: Said) -> Said:
        person = self.people.accounts.get(str(said.get("email")).strip().lower())
        at = self.now()
        if person is None:
            raise RefusedError("INVALID_LOGIN_CREDENTIALS")
        if at.timestamp() < person.locked_until:
            raise RefusedError("TOO_MANY_ATTEMPTS_TRY_LATER")
        if not secrets.compare_digest(str(said.get("password")), self.people.password):
            person.failures += 1
            if person.failures >= _MOST_FAILURES:
                person.failures, person.locked_until = 0, at.timestamp() + _LOCK_S
            raise RefusedError("INVALID_LOGIN_CREDENTIALS")
        if person.is_disabled:
            raise RefusedError("USER_DISABLED")
        person.failures = 0
        found = {"localId": person.subject, "email": person.email, "displayName": person.name}
        if person.secret is None:
            return {**found, **self._tokens(_SignIn(person, at, None)), "registered": True}
        credential = secrets.token_urlsafe(32)
        self.pending[credential] = (person, at)
        return {**found, "mfaPendingCredential": credential, "mfaInfo": _factors(person)}

    def _code(self, said: Said) -> Said:
        credential = str(said.get("mfaPendingCredential"))
        person, at = self.pending.get(credential, (None, self.now()))
        if person is None or self.now() - at > timedelta(seconds=_PENDING_S):
            raise RefusedError("INVALID_MFA_PENDING_CREDENTIAL")
        if said.get("mfaEnrollmentId") != _enrollment(person):
            raise RefusedError("MFA_ENROLLMENT_NOT_FOUND")
        self._check(str(person.secret), said)
        del self.pending[credential]
        return self._tokens(_SignIn(person, self.now(), "totp"))

    def _new_key(self, said: Said) -> Said:
        key, session = people.secret(), secrets.token_urlsafe(32)
        self.enrolling[session] = (self._holder(said)[0], key)
        until = self.now() + timedelta(seconds=_PENDING_S)
        return {
            "totpSessionInfo": {
                "sharedSecretKey": key,
                "verificationCodeLength": 6,
                "hashingAlgorithm": "SHA1",
                "periodSec": 30,
                "sessionInfo": session,
                "finalizeEnrollmentTime": until.isoformat(),
            }
        }

    def _keep_key(self, said: Said) -> Said:
        person, at = self._holder(said)
        session = str(_part(said, "totpVerificationInfo").get("sessionInfo"))
        owner, key = self.enrolling.get(session, (None, ""))
        if owner is not person:
            raise RefusedError("SESSION_EXPIRED")
        self._check(key, said)
        del self.enrolling[session]
        person.secret = key
        return {**self._tokens(_SignIn(person, at, "totp")), "totpAuthInfo": {}}

    def _check(self, key: str, said: Said) -> None:
        shown = str(_part(said, "totpVerificationInfo").get("verificationCode"))
        if not people.is_code(key, shown, self.now().timestamp()):
            raise RefusedError("INVALID_CODE")

    def _lookup(self, said: Said) -> Said:
        person, _ = self._holder(said)
        found = {
            "localId": person.subject,
            "email": person.email,
            "emailVerified": True,
            "displayName": person.name,
            "providerUserInfo": [],
            **({"mfaInfo": _factors(person)} if person.secret else {}),
        }
        return {"users": [found]}

    def _mail(self, said: Said) -> Said:
        email = str(said.get("email")).strip().lower()
        if said.get("requestType") != "PASSWORD_RESET":
            raise RefusedError("OPERATION_NOT_ALLOWED")
        if email not in self.people.accounts:
            raise RefusedError("EMAIL_NOT_FOUND")
        return {"email": email}

    def _exchange(self, said: Said) -> Said:
        token = str(said.get("refresh_token"))
        known = self.refresh.get(token)
        if known is None or said.get("grant_type") != "refresh_token":
            raise RefusedError("INVALID_REFRESH_TOKEN")
        if known.person.is_disabled:
            raise RefusedError("USER_DISABLED")
        fresh = self._id_token(known)
        return {
            "id_token": fresh,
            "access_token": fresh,
            "refresh_token": token,
            "expires_in": str(_LIFE_S),
            "token_type": "Bearer",
            "user_id": known.person.subject,
            "project_id": self.issuer.project,
        }

    def _holder(self, said: Said) -> tuple[Person, datetime]:
        """Whose ID token it is, and when they signed in."""
        key = self.issuer.key.public_key()
        try:
            claims = jwt.decode(
                str(said.get("idToken")), key, ["RS256"], audience=self.issuer.project
            )
        except jwt.InvalidTokenError as error:
            raise RefusedError("INVALID_ID_TOKEN") from error
        person = self.people.accounts.get(str(claims.get("email")))
        if person is None or person.is_disabled:
            raise RefusedError("USER_NOT_FOUND" if person is None else "USER_DISABLED")
        return person, datetime.fromtimestamp(claims["auth_time"], self.now().tzinfo)

    def _tokens(self, known: _SignIn) -> dict[str, object]:
        token = secrets.token_urlsafe(32)
        self.refresh[token] = known
        fresh = self._id_token(known)
        return {"idToken": fresh, "refreshToken": token, "expiresIn": str(_LIFE_S)}

    def _id_token(self, known: _SignIn) -> str:
        person, factor = known.person, known.factor
        second = {"sign_in_second_factor": factor} if factor else {}
        return self.issuer.issue(
            person.tenant_id,
            person.role,
            person.subject,
            person.name,
            user_id=person.subject,
            email=person.email,
            email_verified=True,
            auth_time=int(known.at.timestamp()),
            exp=int(self.now().timestamp()) + _LIFE_S,
            firebase={"sign_in_provider": "password", **second},
        )


def _enrollment(person: Person) -> str:
    return f"app-of-{person.subject}"


def _factors(person: Person) -> list[Said]:
    return [{"mfaEnrollmentId": _enrollment(person), "displayName": "App", "totpInfo": {}}]


def _part(said: Said, name: str) -> Said:
    part = said.get(name)
    return part if isinstance(part, dict) else {}


def _body(request: Request) -> Said:
    """A form at the exchange, JSON elsewhere."""
    if request.path == _EXCHANGE:
        return request.form.to_dict()
    said = request.get_json(silent=True)
    if not isinstance(said, dict):
        raise RefusedError("INVALID_ARGUMENT")
    return said


def _json(body: Said, status: int) -> Response:
    kept = {"Cache-Control": "no-store"}
    return Response(json.dumps(body), status, kept, mimetype="application/json")

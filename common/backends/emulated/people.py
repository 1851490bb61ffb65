"""Who has an account at the emulated Identity Platform: demonstration people with one password."""

import base64
import hmac
import secrets
import time
from dataclasses import dataclass, field
from hashlib import sha1

_STEP_S = 30
_DIGITS = 6


@dataclass
class Person:
    """An account. `secret` is what its authenticator app knows, None without a second factor."""

    email: str
    tenant_id: str
    role: str
    subject: str
    name: str
    secret: str | None = None
    is_disabled: bool = False
    failures: int = 0
    locked_until: float = 0.0


@dataclass(frozen=True)
class People:
    """All accounts, by their address; they end with the server."""

    password: str = field(default_factory=lambda: secrets.token_urlsafe(9), repr=False)
    accounts: dict[str, Person] = field(default_factory=dict)

    @staticmethod
    def demonstration() -> "People":
        """One account for each way a sign-in can go."""
        made = (
            Person("clinician@demo.example", "demo", "clinician", "clinician@demo", "Dr Robin Roe"),
            Person(
                "doctor@demo.example", "demo", "clinician", "doctor@demo", "Dr Dana Dale", secret()
            ),
            Person("new@demo.example", "demo", "clinician", "new@demo", "Dr Noa North"),
            Person("admin@demo.example", "demo", "admin", "admin@demo", "Alex Ash"),
            Person(
                "grader@orchard.example", "demo-fruit", "clinician", "grader@fruit", "Gil Grove"
            ),
            Person(
                "former@demo.example", "demo", "viewer", "former@demo", "Fay Ford", is_disabled=True
            ),
        )
        return People(accounts={each.email: each for each in made})

    def words(self) -> tuple[str, ...]:
        """How to sign in on the page, for whoever started the server."""
        lines = [f"On the page, by e-mail address with the password {self.password}"]
        for each in self.accounts.values():
            if not each.is_disabled:
                more = f"   authenticator key {each.secret}" if each.secret else ""
                lines.append(f"  {each.email:<24}{each.role}{more}")
        return (*lines, "")


def secret() -> str:
    """A new one, as an authenticator app takes it."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code(key: str, at: float | None = None) -> str:
    """What an authenticator app shows at that time (RFC 6238)."""
    step = int((time.time() if at is None else at) // _STEP_S)
    digest = hmac.digest(base64.b32decode(key), step.to_bytes(8), sha1)
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return str(number % 10**_DIGITS).zfill(_DIGITS)


def is_code(key: str, said: str, at: float) -> bool:
    """Whether it is the code of this half minute or of a neighbouring one."""
    return any(hmac.compare_digest(code(key, at + d), said) for d in (-_STEP_S, 0, _STEP_S))

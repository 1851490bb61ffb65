"""Development sign-in: tokens that this machine's own key signs. Never offered by another
backend.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from common.domain.errors import UnauthenticatedError
from common.domain.model import Principal, Role

ISSUER = "fertivision-development"
AUDIENCE = "fertivision"
LIFE = timedelta(hours=12)
_ALGORITHM = "HS256"
_REQUIRED = ["iss", "aud", "sub", "exp", "iat", "auth_time", "tenant", "role"]


@dataclass(frozen=True, slots=True)
class LocalTokens:
    """`TokenVerifier` and issuer over one secret."""

    key: Callable[[], bytes]
    now: Callable[[], datetime]

    def issue(
        self, tenant_id: str, role: str, subject: str | None = None, name: str | None = None
    ) -> str:
        """A token valid for twelve hours, with a sign-in that happened just now."""
        import jwt  # with the first token, not at start-up

        at = int(self.now().timestamp())
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": subject or f"{Role(role).value}@{tenant_id}",
            "iat": at,
            "auth_time": at,
            "exp": at + int(LIFE.total_seconds()),
            "tenant": tenant_id,
            "role": Role(role).value,
            "name": name or f"Demonstration {Role(role).value}",
        }
        return jwt.encode(claims, self.key(), algorithm=_ALGORITHM)

    def renew(self, token: str) -> str:
        """The same person signs in again: a fresh `auth_time`."""
        who = self.verify(token)
        return self.issue(who.tenant_id, who.role.value, who.subject, who.display_name)

    def verify(self, token: str) -> Principal:
        """Who this is. One message for whatever is wrong, so that nothing is learned from it."""
        import jwt

        try:
            claims = jwt.decode(
                token,
                self.key(),
                algorithms=[_ALGORITHM],
                audience=AUDIENCE,
                issuer=ISSUER,
                options={"require": _REQUIRED, "verify_exp": False, "verify_iat": False},
            )
            at = self.now()
            issued, expires = float(claims["iat"]), float(claims["exp"])
            signed_in = datetime.fromtimestamp(float(claims["auth_time"]), UTC)
            role = Role(claims["role"])
            if not issued - 60 <= at.timestamp() < expires or role is Role.SYSTEM:
                raise UnauthenticatedError("expired, from the future, or not a person's")
            tenant_id = claims["tenant"]
            if not isinstance(tenant_id, str) or not tenant_id:
                raise UnauthenticatedError("a token of no clinic")
            return Principal(
                tenant_id=tenant_id,
                subject=str(claims["sub"]),
                role=role,
                authenticated_at=signed_in,
                display_name=str(claims.get("name", "")),
            )
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError) as error:
            raise UnauthenticatedError("not a token of ours") from error

"""Identity Platform's ID tokens: who signed in, by Google's certificates and our own claims."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from common.backends.gcp.certificates import SKEW_S, Certificates
from common.domain.errors import UnauthenticatedError
from common.domain.model import Principal, Role

_ISSUER = "https://securetoken.google.com/"


class IdentityTokens:
    """`TokenVerifier` for one project's users. `tenant` and `role` are custom claims, which only an
    administrator of the project can set; an address that nobody confirmed signs nobody in.
    """

    def __init__(self, project: str, now: Callable[[], datetime], certificates: str) -> None:
        self._project = project
        self._now = now
        self._certificates = Certificates(certificates)

    def verify(self, token: str) -> Principal:
        """Who this is. One message for whatever is wrong, so that nothing is learned from it."""
        try:
            claims = self._certificates.claims(token, self._project)
            self._check(claims)
            return _principal(claims)
        except (KeyError, ValueError, TypeError, OverflowError) as error:
            raise UnauthenticatedError("not a token of ours") from error

    def _check(self, claims: Mapping[str, object]) -> None:
        """By our own clock, and for claims of which the library knows nothing."""
        issued, expires = float(str(claims["iat"])), float(str(claims["exp"]))
        problems = (
            not issued - SKEW_S <= self._now().timestamp() < expires,
            claims["iss"] != _ISSUER + self._project,
            claims["aud"] != self._project,
            "email" in claims and claims.get("email_verified") is not True,
        )
        if any(problems):
            raise UnauthenticatedError("expired, unconfirmed, or another project's")


def _principal(claims: Mapping[str, object]) -> Principal:
    tenant_id, subject, role = claims["tenant"], claims["sub"], claims["role"]
    if not isinstance(tenant_id, str) or not tenant_id or "/" in tenant_id:
        raise UnauthenticatedError("a token of no clinic")
    if not isinstance(subject, str) or not subject or not isinstance(role, str):
        raise UnauthenticatedError("a token of nobody")
    if Role(role) is Role.SYSTEM:
        raise UnauthenticatedError("not a person's")
    return Principal(
        tenant_id=tenant_id,
        subject=subject,
        role=Role(role),
        authenticated_at=datetime.fromtimestamp(float(str(claims["auth_time"])), UTC),
        display_name=str(claims.get("name", "")),
        has_second_factor=_second_factor(claims.get("firebase")),
    )


def _second_factor(said: object) -> bool:
    """Identity Platform names the kind (`totp`, `phone`) where one was shown, else nothing."""
    kind = said.get("sign_in_second_factor") if isinstance(said, Mapping) else None
    return isinstance(kind, str) and bool(kind)

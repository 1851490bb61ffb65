"""Whether a delivery comes from our own Pub/Sub subscription: the token Google attaches to it."""

from collections.abc import Callable
from datetime import datetime

from common.backends.gcp.certificates import SKEW_S, Certificates
from common.domain.errors import UnauthenticatedError

_ISSUERS = ("https://accounts.google.com", "accounts.google.com")
_BEARER = "bearer "


class Pushes:
    """The pushes that one service account makes to one audience.

    The platform asks for the same right before it calls the function; this holds where somebody
    has opened the function by mistake.
    """

    def __init__(
        self, audience: str, account: str, certificates: str, now: Callable[[], datetime]
    ) -> None:
        self._audience = audience
        self._account = account
        self._certificates = Certificates(certificates)
        self._now = now

    def check(self, authorization: object) -> None:
        """Nothing where the header is in order, else UnauthenticatedError. UnavailableError."""
        if not isinstance(authorization, str) or not authorization.lower().startswith(_BEARER):
            raise UnauthenticatedError("a delivery that nobody vouches for")
        token = authorization[len(_BEARER) :]
        try:
            claims = self._certificates.claims(token, self._audience)
            issued, expires = float(str(claims["iat"])), float(str(claims["exp"]))
            is_ours = (
                claims["iss"] in _ISSUERS
                and claims["aud"] == self._audience
                and claims["email"] == self._account
                and claims["email_verified"] is True
                and issued - SKEW_S <= self._now().timestamp() < expires
            )
        except (KeyError, ValueError, TypeError, OverflowError) as error:
            raise UnauthenticatedError("not a token of Pub/Sub") from error
        if not is_ours:
            raise UnauthenticatedError("a token of another sender")

"""The check of a V4 signed request, written from Google's description and not from our signer."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from common.backends.emulated.objects import RefusedError


def check(
    key: RSAPublicKey, method: str, target: str, headers: Mapping[str, str], now: datetime
) -> None:
    """RefusedError unless the request is what somebody with the key signed, in its time."""
    path, _, query = target.partition("?")
    pairs = query.split("&")
    signed = "&".join(pair for pair in pairs if not pair.startswith("X-Goog-Signature="))
    said = dict(parse_qsl(query, keep_blank_values=True))
    try:
        start = datetime.strptime(said["X-Goog-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        names = said["X-Goog-SignedHeaders"]
        lines = "".join(f"{name}:{headers[name].strip()}\n" for name in names.split(";"))
        scope = said["X-Goog-Credential"].partition("/")[2]
        signature = bytes.fromhex(said["X-Goog-Signature"])
        until = start + timedelta(seconds=int(said["X-Goog-Expires"]))
    except (KeyError, ValueError) as error:
        raise RefusedError(403) from error
    if not start <= now <= until:
        raise RefusedError(400)
    canonical = "\n".join((method, path, signed, lines, names, "UNSIGNED-PAYLOAD"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = "\n".join((said["X-Goog-Algorithm"], said["X-Goog-Date"], scope, digest))
    try:
        key.verify(signature, text.encode(), PKCS1v15(), SHA256())
    except InvalidSignature as error:
        raise RefusedError(403) from error

"""What a running `dev --emulators` leaves for others: the environment of its functions, the key
that signs people in, and how they sign in on the page. All of it ends with it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import cast

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from common.backends import gcp
from common.backends.emulated.account import pem
from common.backends.emulated.identity import Issuer
from common.backends.emulated.people import People
from common.backends.local.machine import private
from common.settings import Settings

_ENVIRON, _KEY, _PEOPLE = "environment.json", "identity.pem", "people.json"


def folder(settings: Settings) -> Path:
    """Where everything lies."""
    return Path(settings.data).resolve() / "emulated"


def write(settings: Settings, environ: Mapping[str, str], issuer: Issuer, people: People) -> None:
    """For its owner's eyes only: addresses of the database carry passwords."""
    own = folder(settings)
    with private(own / _KEY) as file:
        file.write(pem(issuer.key).decode())
    with private(own / _ENVIRON) as file:
        json.dump({**settings.to_env(), **environ}, file)
    with private(own / _PEOPLE) as file:
        json.dump(asdict(people), file)


def forget(settings: Settings) -> None:
    """The server ends."""
    for name in (_ENVIRON, _KEY, _PEOPLE):
        (folder(settings) / name).unlink(missing_ok=True)


def read(settings: Settings) -> Mapping[str, str] | None:
    """The environment of the running server's functions; None where none runs here."""
    try:
        found: Mapping[str, str] = json.loads((folder(settings) / _ENVIRON).read_text())
    except (OSError, ValueError):
        return None
    return found


def issuer(settings: Settings) -> Issuer:
    """Who signs people in to the running server, by settings that were read from its notes."""
    key = load_pem_private_key((folder(settings) / _KEY).read_bytes(), None)
    project = settings.gcp_project
    return Issuer(cast(RSAPrivateKey, key), project, settings.gcp_identity_certificates, gcp.now)

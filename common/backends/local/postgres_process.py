"""A server process that may not be root and must not outlive us."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from common.domain.errors import ConfigurationError

_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """As whom a child runs, because PostgreSQL refuses to run as root.

    `namespace` is an unprivileged user inside, still ourselves outside, so files below a closed
    home directory stay within reach. `dropped` is another user altogether.
    """

    kind: str
    uid: int
    gid: int

    @property
    def owner(self) -> tuple[int, int]:
        """Who owns the child's files, as seen from here."""
        return (self.uid, self.gid) if self.kind == "dropped" else (os.geteuid(), os.getegid())


def identity(program: Path, folder: Path) -> Identity:
    """The first identity under which the program runs and can write to the folder.

    Raises ConfigurationError where there is none.
    """
    if os.geteuid() != 0:
        return Identity(kind="plain", uid=os.geteuid(), gid=os.getegid())
    inside = next((user for user in pwd.getpwall() if user.pw_uid != 0), None)
    if inside is not None and sys.platform == "linux":
        candidate = Identity(kind="namespace", uid=inside.pw_uid, gid=inside.pw_gid)
        if _runs(candidate, program, folder):
            return candidate
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError as error:
        raise ConfigurationError("PostgreSQL cannot run as root, and nobody is missing") from error
    dropped = Identity(kind="dropped", uid=nobody.pw_uid, gid=nobody.pw_gid)
    before = folder.stat()
    os.chown(folder, *dropped.owner)
    if not _runs(dropped, program, folder):
        os.chown(folder, before.st_uid, before.st_gid)
        raise ConfigurationError(
            "PostgreSQL cannot run as root, user namespaces are not permitted here, and the user"
            f" nobody cannot reach {folder} or {program}: start as an ordinary user, or put both"
            " where every user may enter"
        )
    return dropped


def _runs(candidate: Identity, program: Path, folder: Path) -> bool:
    check = f'test -w "$1" && test -x "$1" && "$0" --version >{os.devnull}'
    try:
        return run(["/bin/sh", "-c", check, str(program), str(folder)], candidate).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def run(command: Sequence[str], who: Identity, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run to the end under that identity, with `text` as its input."""
    user, group, extra = _dropped(who)
    return subprocess.run(  # noqa: S603  # the command is made of our own paths
        command,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env=_environment(),
        user=user,
        group=group,
        extra_groups=extra,
        preexec_fn=_preparation(who, die_with_parent=False),
    )


class Child:
    """A running server. It is sent SIGINT when this process dies, however it dies (Linux).

    The kernel ties that promise to the *thread* that forked, so one thread starts the server and
    then waits for its end. Elsewhere the next start finds and stops what was left behind.
    """

    def __init__(self, command: Sequence[str], who: Identity, log: Path) -> None:
        self._ended = threading.Event()
        self._begun = threading.Event()
        self._failure: OSError | subprocess.SubprocessError | None = None
        threading.Thread(
            target=self._keep, args=(command, who, log), name="postgres", daemon=True
        ).start()
        self._begun.wait()
        if self._failure is not None:
            raise ConfigurationError("PostgreSQL could not be started") from self._failure

    def _keep(self, command: Sequence[str], who: Identity, log: Path) -> None:
        try:
            process = _start(command, who, log)
        except (OSError, subprocess.SubprocessError) as error:
            self._failure = error
            self._ended.set()
            self._begun.set()
            return
        self._process = process
        self._begun.set()
        process.wait()
        self._ended.set()

    @property
    def pid(self) -> int:
        """The process id of the postmaster."""
        return self._process.pid

    def has_ended(self, wait_s: float = 0) -> bool:
        """Whether it is gone, at the latest after `wait_s`."""
        return self._ended.wait(wait_s)

    def stop(self, wait_s: float) -> None:
        """Fast shutdown; what does not obey in time is made to quit (and recovers when started)."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self.has_ended():
                return
            self._process.send_signal(number)
            if self.has_ended(wait_s):
                return


def _start(command: Sequence[str], who: Identity, log: Path) -> subprocess.Popen[bytes]:
    user, group, extra = _dropped(who)
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603  # the command is made of our own paths
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=_environment(),
            user=user,
            group=group,
            extra_groups=extra,
            start_new_session=True,  # Ctrl-C is for us: the server stops after its clients
            preexec_fn=_preparation(who, die_with_parent=True),
        )


def _dropped(who: Identity) -> tuple[int | None, int | None, list[int] | None]:
    return (who.uid, who.gid, []) if who.kind == "dropped" else (None, None, None)


def _environment() -> dict[str, str]:
    """Nothing of ours reaches the server: it takes PG* variables as settings."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _preparation(who: Identity, *, die_with_parent: bool) -> Callable[[], None] | None:
    """What the child does between fork and exec; everything it needs is looked up before."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent, uid, gid = os.getpid(), os.geteuid(), os.getegid()

    def prepare() -> None:
        if who.kind == "namespace":
            if libc.unshare(_CLONE_NEWUSER) != 0:
                raise OSError(ctypes.get_errno(), "unshare")
            _write("/proc/self/setgroups", "deny")
            _write("/proc/self/uid_map", f"{who.uid} {uid} 1")
            _write("/proc/self/gid_map", f"{who.gid} {gid} 1")
        if die_with_parent:
            libc.prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
            if os.getppid() != parent:
                os._exit(1)

    return prepare


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    os.write(descriptor, text.encode())
    os.close(descriptor)

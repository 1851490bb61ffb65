"""What a process takes away from itself before it touches a stranger's bytes."""

import ctypes
import os
import platform
import resource
import signal
import sys
from collections.abc import Collection
from functools import cache

from common.media.limits import Limits

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_CAPABILITY_VERSION_3 = 0x20080522
_MAX_DESCRIPTORS = 16

# Numbers of the refused system calls, by machine. Opening is among them: a decoder reads what
# it was handed and nothing else of this machine. So are signals, new processes and programs.
_REFUSED = {
    "x86_64": (
        (2, 85, 257, 437),  # open creat openat openat2
        (41, 42, 53),  # socket connect socketpair
        (56, 57, 58, 435, 59, 322),  # clone fork vfork clone3 execve execveat
        (62, 129, 200, 234, 297, 424, 434, 438),  # kill, its relatives, pidfd_*
        (109, 112, 165, 272, 308),  # setpgid setsid mount unshare setns
        (76, 82, 83, 84, 86, 87, 88, 90, 92),  # truncate rename mkdir rmdir link unlink chmod chown
        (258, 260, 263, 264, 265, 266, 268, 316),  # the same relative to a folder
        (101, 298, 310, 311, 321, 323, 425, 248, 249, 250),  # ptrace perf bpf io_uring keys
    ),
    "aarch64": (
        (56, 437),
        (198, 203, 199),
        (220, 435, 221, 281),
        (129, 138, 130, 131, 240, 424, 434, 438),
        (154, 157, 40, 97, 268),
        (45,),
        (34, 54, 35, 38, 37, 36, 53, 276),
        (117, 241, 270, 271, 280, 282, 425, 217, 218, 219),
    ),
}
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_BIT = 0x40000000


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("filter", ctypes.POINTER(_Instruction)))


def prepare() -> None:
    """Build what every child needs before the first of them is forked."""
    if sys.platform == "linux":
        _libc()
        if platform.machine() in _REFUSED:
            _program(platform.machine())


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def cut_network() -> bool:
    """Move this single-threaded process into its own, empty network; False where it may not."""
    if sys.platform != "linux":
        return False
    return bool(_libc().unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def end_with(parent: int) -> None:
    """End when that process ends, which this one was forked from, or has ended in the meantime."""
    if sys.platform == "linux":
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def confine(limits: Limits, keep: Collection[int]) -> bool:
    """Take everything from this process but the descriptors to keep, its memory and its time.

    Returns whether every restriction holds (the network apart). It cannot be undone.
    """
    _close_descriptors(keep)
    held = _limit_resources(limits)
    if sys.platform != "linux":
        return False
    libc = _libc()
    alone = libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    _drop_capabilities(libc)
    return held and alone and _refuse_calls(libc)


def _close_descriptors(keep: Collection[int]) -> None:
    start = 3
    for descriptor in sorted(keep):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, 4096)


def _limit_resources(limits: Limits) -> bool:
    seconds = int(limits.seconds) + 1
    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: limits.bytes // 2,
        resource.RLIMIT_NOFILE: _MAX_DESCRIPTORS,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_AS: _address_space() + limits.bytes,
    }
    held = [_limit(kind, value) for kind, value in wanted.items()]
    return all(held)


def _limit(kind: int, value: int) -> bool:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:
        resource.setrlimit(kind, (value, value))
    except (OSError, ValueError):
        return False
    return True


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    descriptor = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return int(os.read(descriptor, 64).split()[0]) * resource.getpagesize()
    finally:
        os.close(descriptor)


def _drop_capabilities(libc: ctypes.CDLL) -> None:
    """A fresh user namespace hands out capabilities inside it; a decoder needs none."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    libc.capset(header, (ctypes.c_uint32 * 6)())


def _refuse_calls(libc: ctypes.CDLL) -> bool:
    """Answer the calls of the table with EPERM, for good (seccomp); False where it cannot."""
    machine = platform.machine()
    if machine not in _REFUSED:
        return False
    reference = ctypes.byref(_program(machine))
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, reference, 0, 0) == 0)


@cache
def _program(machine: str) -> _Program:
    """The filter in the kernel's form, built once."""
    steps = _filter(_AUDIT_ARCH[machine], [n for group in _REFUSED[machine] for n in group])
    return _Program(len(steps), (_Instruction * len(steps))(*steps))


def _filter(architecture: int, refused: list[int]) -> list[_Instruction]:
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    allow, refuse, kill = 0x7FFF0000, 0x00050001, 0x80000000
    steps = [
        _Instruction(load, 0, 0, 4),
        _Instruction(equal, 1, 0, architecture),
        _Instruction(answer, 0, 0, kill),
        _Instruction(load, 0, 0, 0),
        _Instruction(at_least, len(refused) + 1, 0, _X32_BIT),
    ]
    for index, number in enumerate(refused):
        steps.append(_Instruction(equal, len(refused) - index, 0, number))
    return [*steps, _Instruction(answer, 0, 0, allow), _Instruction(answer, 0, 0, refuse)]

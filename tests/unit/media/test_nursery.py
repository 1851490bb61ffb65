"""The process that decodes: what it bounds, what it survives, what it leaves behind."""

import gc
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from common.domain.errors import InvalidFileError, UnavailableError
from common.media.limits import Limits
from common.media.nursery import Nursery

TIGHT = Limits(seconds=1, bytes=2**27)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery(["hostile_tasks"], [str(Path(__file__).parent)])
    yield nursery
    nursery.close()


def works(nursery: Nursery) -> bool:
    result = nursery.run("length", b"abc", {}, Limits())
    return result.facts["length"] == 3 and bytes(result.blobs[0]) == b"cba"


def test_run_returns_facts_and_blobs(nursery: Nursery) -> None:
    assert works(nursery)


@pytest.mark.parametrize("asleep", [True, False])
def test_endless_task_is_killed(nursery: Nursery, asleep: bool) -> None:
    pid = nursery.pid()
    with pytest.raises(InvalidFileError) as caught:
        nursery.run("endless", b"", {"asleep": asleep}, TIGHT)
    assert caught.value.reason == "unsafe"
    assert psutil.Process(pid).children() == []
    assert nursery.pid() == pid and works(nursery)


def test_hungry_task_is_stopped_by_its_own_limit(nursery: Nursery) -> None:
    with pytest.raises(InvalidFileError) as caught:
        nursery.run("hungry", b"", {}, replace(TIGHT, seconds=20))
    assert caught.value.reason == "unsafe"
    assert "MemoryError" in str(caught.value)
    assert works(nursery)


def test_too_much_output_is_stopped(nursery: Nursery) -> None:
    with pytest.raises(InvalidFileError) as caught:
        nursery.run("flood", b"", {}, replace(TIGHT, seconds=20))
    assert caught.value.reason == "unsafe"
    assert works(nursery)


def test_crash_is_the_files_fault(nursery: Nursery) -> None:
    with pytest.raises(InvalidFileError) as caught:
        nursery.run("crash", b"", {}, Limits())
    assert caught.value.reason == "unsafe"
    assert works(nursery)


@pytest.mark.parametrize("reason", ["corrupt", "too_large", "encrypted", "unsupported_media"])
def test_reason_of_the_task_arrives(nursery: Nursery, reason: str) -> None:
    with pytest.raises(InvalidFileError) as caught:
        nursery.run("raising", b"", {"reason": reason}, Limits())
    assert caught.value.reason == reason


def test_invented_reason_is_unsafe(nursery: Nursery) -> None:
    with pytest.raises(InvalidFileError) as caught:
        nursery.run("raising", b"", {"reason": "accepted"}, Limits())
    assert caught.value.reason == "unsafe"


def test_failure_says_where_but_not_what(nursery: Nursery) -> None:
    with pytest.raises(InvalidFileError) as caught:
        nursery.run("failing", b"", {}, Limits())
    assert "LookupError at hostile_tasks.py" in str(caught.value)
    assert "Jane" not in str(caught.value)


LIES = [
    b"",
    b"x",
    b"\xff" * 64,
    (2).to_bytes(8, "little") + b"[]",
    (2).to_bytes(8, "little") + b"{}",
    (31).to_bytes(8, "little") + b'{"facts": {}, "sizes": [99999]}',
    (28).to_bytes(8, "little") + b'{"facts": {}, "sizes": [-1]}',
    (27).to_bytes(8, "little") + b'{"facts": [], "sizes": [0]}',
]


@pytest.mark.parametrize("lie", LIES)
def test_false_result_is_not_believed(nursery: Nursery, lie: bytes) -> None:
    with pytest.raises(InvalidFileError) as caught:
        nursery.run("babble", lie, {}, Limits())
    assert caught.value.reason == "unsafe"


def test_killed_zygote_is_replaced(nursery: Nursery) -> None:
    before = nursery.pid()
    os.kill(before, signal.SIGKILL)
    assert works(nursery)
    assert nursery.pid() != before


def test_zygote_killed_during_a_task_is_our_fault(nursery: Nursery) -> None:
    pid = nursery.pid()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(nursery.run, "endless", b"", {"asleep": True}, Limits())
        children = _children(pid)
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(UnavailableError):
            running.result(10)
    psutil.wait_procs(children, 10)
    assert not any(child.is_running() for child in children)
    assert works(nursery)


def _children(pid: int) -> list[psutil.Process]:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if children := psutil.Process(pid).children():
            return children
        time.sleep(0.01)
    raise AssertionError("no child was born")


def test_threads_get_their_own_answers(nursery: Nursery) -> None:
    def ask(number: int) -> bool:
        data = number.to_bytes(4, "little") * (1 + number % 7)
        result = nursery.run("length", data, {}, Limits())
        return result.facts["length"] == len(data) and bytes(result.blobs[0]) == data[::-1]

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, range(60)))


def test_first_use_from_many_threads_starts_one_zygote() -> None:
    nursery = Nursery(["hostile_tasks"], [str(Path(__file__).parent)])
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: nursery.pid(), range(8)))) == 1
    nursery.close()


def test_nothing_is_left_behind(nursery: Nursery) -> None:
    assert works(nursery)
    us, zygote = psutil.Process(), psutil.Process(nursery.pid())
    gc.collect()  # what earlier tests left in cycles must not count before and be gone after
    before = us.num_fds(), threading.active_count()
    in_zygote = zygote.num_fds()
    for task, arguments in (("length", {}), ("crash", {}), ("endless", {"asleep": True})):
        for _ in range(3):
            with pytest.raises(InvalidFileError) if task != "length" else nullcontext():
                nursery.run(task, b"x", arguments, replace(TIGHT, seconds=0.2))
    gc.collect()
    assert (us.num_fds(), threading.active_count()) == before
    assert zygote.num_fds() <= in_zygote + 1  # it closes a socket just after its last word
    assert zygote.children() == []
    assert not [m for m in us.memory_maps() if "memfd:target" in m.path]


def test_close_ends_the_zygote() -> None:
    nursery = Nursery(["hostile_tasks"], [str(Path(__file__).parent)])
    process = psutil.Process(nursery.pid())
    nursery.close()
    assert not process.is_running()


def test_zygote_is_single_threaded_and_ends_with_its_worker() -> None:
    nursery = Nursery(["common.media.tasks"])
    process = psutil.Process(nursery.pid())
    assert process.num_threads() == 1
    nursery._control.close()  # what the end of the worker does
    process.wait(10)
    nursery.close()


def test_fork_of_the_worker_starts_its_own_zygote(nursery: Nursery) -> None:
    parent = nursery.pid()
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        fine = works(nursery) and nursery.pid() != parent
        os.write(writer, b"y" if fine else b"n")
        nursery.close()
        os._exit(0)
    os.close(writer)
    assert os.read(reader, 1) == b"y"
    os.waitpid(child, 0)
    os.close(reader)
    assert nursery.pid() == parent and works(nursery)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_child_can_reach_nothing(
    nursery: Nursery, listener: socket.socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_DATABASE_URL", "a secret")
    arguments = {"port": listener.getsockname()[1], "path": str(tmp_path / "file")}
    facts = dict(nursery.run("attempts", b"", arguments, Limits()).facts)
    assert facts.pop("environment") == {}
    assert len(facts.pop("descriptors")) == 5  # three to nowhere, the file, the result
    if nursery.isolation() == "full":
        assert set(facts.values()) == {"PermissionError"}
    assert not (tmp_path / "file").exists()


def test_zygote_that_cannot_start_says_why() -> None:
    nursery = Nursery(["no_such_module"])
    with pytest.raises(UnavailableError, match="No module named 'no_such_module'"):
        nursery.pid()
    nursery.close()

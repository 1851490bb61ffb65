"""The pool gives results in the order of the items and outlives an item's error."""

import os
import time

import pytest

from common.cli import pool


def _double(item: int) -> int:
    if item == 3:
        raise ValueError("three")
    # The first item is the slowest, so the order is not that of completion.
    time.sleep(0.05 if item == 0 else 0)
    return 2 * item


def _process(item: int) -> int:
    return os.getpid()


def test_few_items_stay_in_this_process() -> None:
    assert {pid for _, pid in pool.in_order(_process, range(3))} == {os.getpid()}


@pytest.mark.parametrize("count", [0, 1, 5, 70])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    found = list(pool.in_order(_double, range(count)))
    assert [item for item, _ in found] == list(range(count))
    assert [result for item, result in found if item != 3] == [
        2 * i for i in range(count) if i != 3
    ]


def test_an_error_is_a_result() -> None:
    errors = [
        result for _, result in pool.in_order(_double, range(5)) if not isinstance(result, int)
    ]
    assert [str(error) for error in errors] == ["three"]


def test_results_come_before_all_items_are_taken() -> None:
    taken: list[int] = []

    def work(item: int) -> int:
        taken.append(item)
        return item

    results = pool.in_order(work, range(19))
    next(results)
    results.close()
    assert len(taken) <= pool.AHEAD


@pytest.mark.skipif(pool.processors() < 2, reason="needs two processors")
def test_many_items_are_shared_out_to_processes() -> None:
    pids = {pid for _, pid in pool.in_order(_process, range(4 * pool.ITEMS_WORTH_A_PROCESS))}
    assert os.getpid() not in pids

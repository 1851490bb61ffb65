"""Derived ids say the same for the same, and differ for what differs."""

import pytest

from common.domain import ids


def test_parts_are_kept_apart() -> None:
    assert ids.derive("x", "ab", "c") != ids.derive("x", "a", "bc")
    assert ids.derive("x", "1:a,", "b") != ids.derive("x", "1", "a,b")
    assert ids.derive("x", "a") != ids.derive("y", "a")


def test_an_id_never_changes() -> None:
    assert ids.derive("upl", "t1", 5) == "upl_" + ids.derive("upl", "t1", 5)[4:]
    assert ids.derive("upl", "incoming", "t1", "drop/a", 7) == ids.dropped_upload(
        "incoming", "t1", "drop/a", 7
    )
    assert ids.patient("t1", "P-1") == "pat_" + ids.derive("pat", "t1", "P-1")[4:]


@pytest.mark.parametrize("make", [lambda: ids.draw("k"), lambda: ids.derive("k", 1)])
def test_ids_are_26_characters_of_the_alphabet(make) -> None:  # type: ignore[no-untyped-def]
    prefix, _, rest = make().partition("_")
    assert (prefix, len(rest)) == ("k", 26)
    assert set(rest) <= set(ids.ALPHABET)


def test_drawn_ids_differ() -> None:
    assert len({ids.draw("k") for _ in range(1000)}) == 1000


def test_a_specimen_is_shared_by_its_reference_only() -> None:
    args = ("t1", "p1", "sperm_cell_image")
    assert ids.specimen(*args, "S-1", "u1") == ids.specimen(*args, "S-1", "u2")
    assert ids.specimen(*args, None, "u1") != ids.specimen(*args, None, "u2")
    other = {
        ids.specimen("t2", "p1", "sperm_cell_image", "S-1", "u1"),
        ids.specimen("t1", "p2", "sperm_cell_image", "S-1", "u1"),
        ids.specimen("t1", "p1", "embryo_image", "S-1", "u1"),
        ids.specimen(*args, "S-1", "u1"),
    }
    assert len(other) == 4


def test_a_report_does_not_depend_on_the_order_of_its_members() -> None:
    members = [("a", 1), ("b", 2)]
    first = ids.report("t", "s", members, "1", "en", None)
    assert first == ids.report("t", "s", members[::-1], "1", "en", None)
    assert first != ids.report("t", "s", [("a", 1), ("b", 3)], "1", "en", None)
    assert first != ids.report("t", "s", members, "1", "de", None)
    assert first != ids.report("t", "s", members, "1", "en", "rep_0")

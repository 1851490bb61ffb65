"""One receipt for each generation: created once, replaced only by its own later state."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from common.domain.ledger import Receipt
from common.domain.sentences import sentence
from common.services import receipts
from tests.unit.services.conftest import Clinic

NAME = "drop/a b ü.pdf"


def wanted(clinic: Clinic, **changes: object) -> Receipt:
    plain = Receipt(
        tenant_id="t1",
        path_index=receipts.path_index(clinic.backend, "t1", NAME),
        generation=5,
        path_sealed=b"",
        outcome="accepted",
        upload_id="u1",
        run=1,
        at=clinic.now,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def write(clinic: Clinic, **changes: object) -> dict[str, object]:
    receipts.write(clinic.backend, NAME, wanted(clinic, **changes))
    return clinic.receipt(NAME, 5)


def test_a_receipt_says_all_the_contract_names(clinic: Clinic) -> None:
    said = write(clinic)
    assert said == {
        "schema": "fertivision.receipt/1",
        "object": f"t1/{NAME}",
        "generation": "5",
        "sha256": None,
        "outcome": "accepted",
        "reason": None,
        "sentence": sentence("accepted", None),
        "upload_id": "u1",
        "run": 1,
        "result": None,
        "seq": 1,
        "at": clinic.now.isoformat(),
    }


def test_the_same_state_again_changes_nothing(clinic: Clinic) -> None:
    first = write(clinic)
    clinic.later(hours=1)
    assert write(clinic) == first


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "held", "reason": "modality_unclear"},
        {"run": 2},
        {"result": {"analyses": ["a"], "reports": ["r"]}},
    ],
)
def test_a_later_state_has_a_higher_number(clinic: Clinic, change: dict[str, object]) -> None:
    write(clinic)
    said = write(clinic, **change)
    assert said["seq"] == 2
    assert {name: said[name] for name in change} == change


def test_an_older_run_does_not_come_back(clinic: Clinic) -> None:
    newer = write(clinic, run=2)
    assert write(clinic, run=1, outcome="failed", reason="attempts_exhausted") == newer


def test_a_result_outlives_a_state_without_one(clinic: Clinic) -> None:
    result = {"analyses": ["a"], "reports": ["r"]}
    write(clinic, result=result)
    assert write(clinic, outcome="failed", reason="attempts_exhausted")["result"] == result


def test_the_newest_pointer_follows_the_newest_generation(clinic: Clinic) -> None:
    write(clinic)
    receipts.write(clinic.backend, NAME, wanted(clinic, generation=7))
    write(clinic, outcome="held", reason="modality_unclear")
    assert clinic.receipt(NAME)["generation"] == "7"
    assert clinic.receipt(NAME, 5)["outcome"] == "held"


def test_receipts_are_plain_files_too(clinic: Clinic) -> None:
    write(clinic)
    folder = Path(clinic.settings.data) / "buckets" / "receipts" / "t1"
    names = sorted(path.name for path in (folder / "drop").iterdir())
    assert names == ["a b ü.pdf.5.receipt.json", "a b ü.pdf.receipt.json"]


@pytest.mark.parametrize("name", ["drop/../../../x", "drop/" + "x" * 250, "drop/a\nb"])
def test_a_name_no_folder_takes_still_has_its_receipt(clinic: Clinic, name: str) -> None:
    index = receipts.path_index(clinic.backend, "t1", name)
    receipts.write(clinic.backend, name, wanted(clinic, path_index=index))
    assert clinic.receipt(name, 5)["outcome"] == "accepted"
    assert not (Path(clinic.settings.data) / "x.5.receipt.json").exists()


def test_no_name_lies_open_in_a_record(clinic: Clinic) -> None:
    write(clinic)
    with clinic.backend.records.transaction("t1") as tx:
        [record] = tx.find(Receipt)
    assert b"a b" not in record.path_sealed
    opened = clinic.backend.keys.open("t1", record.path_sealed, f"receipt:{record.path_index}")
    assert opened.decode() == NAME


def test_writers_at_once_leave_one_receipt(clinic: Clinic) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: write(clinic), range(8)))
    assert clinic.receipt(NAME, 5)["seq"] == 1
    assert clinic.receipt(NAME) == clinic.receipt(NAME, 5)

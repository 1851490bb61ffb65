"""A printed interval speaks for a unit or against it; a person decides."""

from common.domain.standards.rules.interpret import interpretations
from tests.unit.analyzers.test_document_context import read


def test_a_unit_that_only_the_interval_speaks_for_is_for_a_person() -> None:
    fsh = next(f for f in read("FSH  8.2  3.5 - 12.5\nTSH  2.1  mIU/L\n").findings
               if f.code == "lab.fsh")  # fmt: skip
    assert (fsh.value, fsh.unit) == (8.2, None)
    assert (fsh.detail["held"], fsh.detail["unit_inferred"]) == ("unit_inferred", "[IU]/L")
    line = {"id": "f1", "code": fsh.code, "value": 8.2, "unit": None, **fsh.detail, "cycle_day": 3}
    assert [s["code"] for s in interpretations([line])] == ["not_computable"]
    confirmed = interpretations([{**line, "method": "person"}])
    assert [s["code"] for s in confirmed] == ["ovarian.fsh_not_high"]


def test_an_interval_of_another_unit_is_a_warning() -> None:
    panel = "Cycle day 3\nEstradiol  180  pg/mL  114 - 332\nFSH  4.1  IU/L  3.5 - 12.5\n"
    found = {f.code: f.detail for f in read(panel).findings}
    assert found["lab.estradiol"]["held"] == "unit_mismatch"
    assert found["lab.estradiol"]["unit_suspected"] == "pmol/L"
    assert found["lab.fsh"]["held"] is None
    fine = {f.code: f.detail for f in read(panel.replace("pg/mL", "pmol/L")).findings}
    assert fine["lab.estradiol"]["held"] is None

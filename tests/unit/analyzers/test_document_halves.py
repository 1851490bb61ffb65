"""Two tables side by side are read as two, and one table is left as it is."""

from common.analyzers.document import halves
from common.analyzers.document.layout import rows
from tests.unit.analyzers.test_document_context import page_of, read

TWO = (
    "Laboratory of the Orchard Clinic\n"
    "Test      Result   Unit     Reference        Test       Result   Unit     Reference\n"
    "FSH       6.1      IU/L     3.5 - 12.5       TSH        2.31     mIU/L    0.27 - 4.20\n"
    "LH        4.4      IU/L     2.4 - 12.6       Free T4    15.4     pmol/L   12.0 - 22.0\n"
    "AMH       2.84     ng/mL    1.0 - 4.0\n"
    "                                             Prolactin  12.2     ng/mL    4.8 - 23.3\n"
    "Test      Result   Unit     Reference\n"
    "HbA1c     5.4      %        4.0 - 6.0\n"
)


def test_each_result_keeps_its_own_unit_and_range() -> None:
    found = {f.code: f for f in read(TWO).findings if f.code.startswith("lab.")}
    told = {
        code: (f.value, f.unit, f.detail["range_low"], f.detail["range_high"])
        for code, f in found.items()
    }
    assert told == {
        "lab.fsh": (6.1, "[IU]/L", 3.5, 12.5),
        "lab.lh": (4.4, "[IU]/L", 2.4, 12.6),
        "lab.amh": (2.84, "ng/mL", 1.0, 4.0),
        "lab.tsh": (2.31, "m[IU]/L", 0.27, 4.2),
        "lab.ft4": (15.4, "pmol/L", 12.0, 22.0),
        "lab.prolactin": (12.2, "ng/mL", 4.8, 23.3),
        "lab.hba1c": (5.4, "%", 4.0, 6.0),
    }
    assert all(f.confidence is not None and not f.detail["held"] for f in found.values())
    left, right = found["lab.fsh"].region, found["lab.tsh"].region
    assert left and right and left["c1"] < right["c0"]  # type: ignore[operator]


def test_one_table_and_a_page_without_one_stay_as_they_are() -> None:
    for text in (
        "\n".join(TWO.split("\n")[6:]),
        "FSH  6.1  IU/L\nTSH  2.3  mIU/L",
        "Dear colleague",
    ):
        found = rows(page_of(text))
        assert halves.parted(found) == found

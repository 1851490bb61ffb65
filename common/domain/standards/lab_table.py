"""The table of laboratory analytes and how its lines are read.

One analyte a line, continued on lines that begin with two spaces:
`slug | name | group | specimen | UCUM units, canonical first | LOINC | synonyms`.
A LOINC code belongs to the kind of the first unit unless written `kind=code`; a specimen `-` is
blood, serum or plasma. Synonyms are English, Dutch, German, French and Spanish; `@slug` repeats
another analyte's.

References
----------
.. [1] LOINC, https://loinc.org
.. [2] UCUM, https://ucum.org
"""

from collections.abc import Iterator

from common.domain.standards import (
    lab_blood,
    lab_chemistry,
    lab_hormones,
    lab_semen,
    lab_serology,
)

FIELDS = 7


def lines() -> Iterator[list[str]]:
    """The fields of each analyte."""
    parts = (lab_hormones, lab_semen, lab_serology, lab_blood, lab_chemistry)
    whole = "".join(part.TABLE for part in parts).replace("\n  ", "")
    for line in whole.splitlines():
        yield line.split("|")

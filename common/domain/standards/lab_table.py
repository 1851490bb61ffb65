"""The table of laboratory analytes and how its lines are read.

One analyte a line, continued on lines that begin with two spaces:
`slug | name | group | specimen | UCUM units, canonical first | LOINC | synonyms`.
A LOINC code belongs to the kind of the first unit unless written `kind=code`; `~code` is understood
in a message but given to no result, as the method decides and is not printed. A specimen `-` is
blood, serum or plasma. Synonyms are English, Dutch, German, French and Spanish; `@slug` repeats
another analyte's.

References
----------
.. [1] LOINC, https://loinc.org
.. [2] UCUM, https://ucum.org
"""

from collections.abc import Iterator

from common.domain.standards import (
    lab_allergens,
    lab_antibodies,
    lab_autoimmunity,
    lab_blood,
    lab_chemistry,
    lab_coagulation,
    lab_drugs,
    lab_endocrine,
    lab_fluids,
    lab_haematology,
    lab_hormones,
    lab_metabolic,
    lab_microbes,
    lab_semen,
    lab_serology,
)

_PARTS = (
    *(lab_hormones, lab_semen, lab_serology, lab_blood, lab_chemistry, lab_haematology),
    *(lab_coagulation, lab_autoimmunity, lab_endocrine, lab_metabolic, lab_microbes),
    *(lab_drugs, lab_fluids),
)


def lines() -> Iterator[list[str]]:
    """The fields of each analyte."""
    whole = "".join(part.TABLE for part in _PARTS).replace("\n  ", "")
    for line in whole.splitlines():
        yield line.split("|")
    yield from lab_antibodies.lines()
    yield from lab_allergens.lines()

"""Laboratory analytes: names in five languages, LOINC, UCUM units, conversions, plausible values.

References
----------
.. [1] LOINC, https://loinc.org
.. [2] UCUM, https://ucum.org
.. [3] Molar masses: PubChem, https://pubchem.ncbi.nlm.nih.gov (AMH: 140 kDa homodimer).
.. [4] Prolactin: WHO International Standard 84/500, 21.2 mIU/L for 1 ng/mL.
.. [5] Insulin: WHO reference preparation 66/304, 6.00 pmol/L for 1 uIU/mL.
.. [6] HbA1c: NGSP % = 0.09148 IFCC + 2.152 (IFCC working group master equation).
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from common.domain.standards import lab_table
from common.domain.standards.lab_units import dimension, readings

BLOOD = "blood"
# g/mol; what turns a mass into an amount of substance.
_MOLAR_MASS = {
    "amh": 140_000.0,
    "estradiol": 272.38,
    "progesterone": 314.46,
    "ft4": 776.87,
    "ft3": 650.97,
    "testosterone": 288.42,
    "free_testosterone": 288.42,
    "dheas": 368.49,
    "ohp17": 330.46,
    "androstenedione": 286.41,
    "vitamin_d": 400.64,
    "glucose": 180.16,
    "glucose_fasting": 180.16,
    "glucose_urine": 180.16,
    "glucose_csf": 180.16,
    "cortisol": 362.46,
    "cholesterol": 386.65,
    "hdl": 386.65,
    "ldl": 386.65,
    "creatinine": 113.12,
    "creatinine_urine": 113.12,
    "uric_acid": 168.11,
    "urea": 60.06,
    "iron": 55.845,
    "copper": 63.546,
    "zinc": 65.38,
    "calcium": 40.078,
    "magnesium": 24.305,
    "bilirubin_total": 584.66,
    "vitamin_b12": 1355.4,
    "folate": 441.4,
    "digoxin": 780.94,
    "lactate": 90.08,
}
# International units of 1 g (or 1 mol, for insulin), where a preparation defines them.
_UNITS_PER_GRAM = {"prolactin": 21.2e3, "prolactin_monomeric": 21.2e3}
_MOL_PER_UNIT = {"insulin": 6.0e-9, "insulin_fasting": 6.0e-9}


@dataclass(frozen=True, slots=True)
class Limits:
    """Engineering bounds in the canonical unit; one that is None does not exist.

    Outside `review` a person confirms the value, outside `reject` it is taken for a reading error.
    """

    review: tuple[float | None, float | None]
    reject: tuple[float | None, float | None]


_LIMITS = {
    "amh": Limits((None, 25), (None, 1000)),
    "fsh": Limits((None, 150), (None, 400)),
    "lh": Limits((None, 150), (None, 400)),
    "estradiol": Limits((None, 5000), (None, 30_000)),
    "progesterone": Limits((None, 60), (None, 500)),
    "prolactin": Limits((None, 200), (None, 50_000)),
    "tsh": Limits((0.01, 50), (None, 1000)),
    "ft4": Limits((0.3, 5), (None, 20)),
    # Women and men differ; without the sex the wider bounds hold.
    "testosterone": Limits((None, 1500), (None, 5000)),
    "shbg": Limits((None, 250), (None, 1000)),
    "dheas": Limits((None, 800), (None, 5000)),
    "ohp17": Limits((None, 20), (None, 500)),
    "hcg": Limits((None, 250_000), (None, 5e6)),
    "beta_hcg": Limits((None, 250_000), (None, 5e6)),
    "vitamin_d": Limits((None, 100), (None, 500)),
    "hba1c": Limits((3.5, 14), (2, 25)),
    "glucose": Limits((40, 400), (None, 2000)),
    "glucose_fasting": Limits((40, 400), (None, 2000)),
    "insulin": Limits((None, 100), (None, 3000)),
    "insulin_fasting": Limits((None, 100), (None, 3000)),
}


_WORDED_KINDS = frozenset({"", "ratio", "ph", "titer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyte:
    """One thing that a laboratory measures, in one kind of specimen.

    units : UCUM, the canonical one first; empty for an analyte that has only worded results
    loinc : code by the kind of unit (`mass/volume` and so on; `""` for worded results)
    understood : codes that mean it in a message, which we give to no result: a method that is not
        printed decides between them
    """

    slug: str
    name: str
    group: str
    specimen: str
    units: tuple[str, ...]
    loinc: Mapping[str, str] = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()

    @property
    def limits(self) -> Limits | None:
        """Its plausible values, where we have a source for them."""
        return _LIMITS.get(self.slug)

    @property
    def is_unitless(self) -> bool:
        """Whether it is usually printed without a unit: a ratio, a pH, a worded result."""
        return {dimension(unit).kind for unit in self.units} <= {"ratio", "ph"}

    def takes(self, unit: str) -> bool:
        """Whether a value in this unit can be this analyte."""
        return dimension(unit).kind in {dimension(known).kind for known in self.units}

    def code(self, unit: str | None) -> str | None:
        """LOINC for a value in that unit; without one, for a result that needs none."""
        if unit:
            return self.loinc.get(dimension(unit).kind)
        first = dimension(self.units[0]).kind if self.units else ""
        return self.loinc.get(first) if first in _WORDED_KINDS else self.loinc.get("")


_GREEK = (("\u03b1", "alpha"), ("\u03b2", "beta"), ("\u03b3", "gamma"), ("\u03b4", "delta"))


def key(name: str) -> str:
    """A name as it is compared: no case, accents, punctuation or Greek letters."""
    text = name.replace("ß-", "beta-").replace("\u00ad", "-").replace("œ", "oe").casefold()
    for greek, word in _GREEK:
        text = text.replace(greek, word)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+|[+%]", plain))


def _codes(text: str, units: tuple[str, ...]) -> dict[str, str]:
    first = dimension(units[0]).kind if units else ""
    pairs = (item.rpartition("=") for item in text.split() if not item.startswith("~"))
    return {kind or first: code for kind, _, code in pairs}


def _parse(fields: list[str]) -> Analyte:
    slug, name, group, specimen, units_text, loinc, synonyms = fields
    units = tuple(units_text.split())
    return Analyte(
        slug=slug,
        name=name,
        group=group,
        specimen=BLOOD if specimen == "-" else specimen,
        units=units,
        loinc=_codes(loinc, units),
        synonyms=tuple(synonyms.split(";")),
        understood=tuple(code[1:] for code in loinc.split() if code.startswith("~")),
    )


@cache
def analytes() -> Mapping[str, Analyte]:
    """Every analyte by its slug."""
    return {a.slug: a for a in map(_parse, lab_table.lines())}


def _names(analyte: Analyte) -> set[str]:
    found: set[str] = {key(analyte.name)}
    for synonym in analyte.synonyms:
        if synonym.startswith("@"):
            found |= _names(analytes()[synonym[1:]])
        else:
            found.add(key(synonym))
    return found


@cache
def names() -> Mapping[str, tuple[Analyte, ...]]:
    """Every comparable name and the analytes that are called so."""
    index: dict[str, tuple[Analyte, ...]] = {}
    for analyte in analytes().values():
        for name in _names(analyte):
            index[name] = (*index.get(name, ()), analyte)
    return index


def unit_of(printed: str | None, analyte: Analyte | None = None) -> str | None:
    """The UCUM unit printed; of two readings the one this analyte takes. None if unknown."""
    found = readings(printed) if printed else ()
    if len(found) > 1 and analyte is not None:
        found = tuple(unit for unit in found if analyte.takes(unit))
    return found[0] if len(found) == 1 else None


def _between_kinds(slug: str, value: float, source: str, target: str) -> float | None:
    """`value` in base units of kind `source` -> base units of kind `target`."""
    mass, units_per_gram, mol = (
        _MOLAR_MASS.get(slug),
        _UNITS_PER_GRAM.get(slug),
        _MOL_PER_UNIT.get(slug),
    )
    pair = (source.partition("/")[0], target.partition("/")[0])
    factor = {
        ("mass", "substance"): 1 / mass if mass else None,
        ("substance", "mass"): mass,
        ("mass", "arbitrary"): units_per_gram,
        ("arbitrary", "mass"): 1 / units_per_gram if units_per_gram else None,
        ("arbitrary", "substance"): mol,
        ("substance", "arbitrary"): 1 / mol if mol else None,
    }.get(pair)
    same_denominator = source.partition("/")[2] == target.partition("/")[2]
    return value * factor if factor and same_denominator else None


def convert(slug: str, value: float, source: str, target: str) -> float | None:
    """The value in another unit; None where no factor is known for this analyte."""
    if source == target:
        return value
    if slug == "hba1c" and {source, target} == {"%", "mmol/mol"}:
        return 0.09148 * value + 2.152 if target == "%" else (value - 2.152) / 0.09148
    a, b = dimension(source), dimension(target)
    if a.kind == b.kind:
        return value * a.factor / b.factor
    base = _between_kinds(slug, value * a.factor, a.kind, b.kind)
    return None if base is None else base / b.factor


def plausibility(slug: str, value: float, unit: str) -> str | None:
    """`review` or `reject` where the value lies outside the bounds; None within or unknown."""
    analyte = analytes().get(slug)
    if analyte is None or analyte.limits is None:
        return None
    canonical = convert(slug, value, unit, analyte.units[0])
    if canonical is None:
        return None
    for word in ("reject", "review"):
        low, high = getattr(analyte.limits, word)
        if (low is not None and canonical < low) or (high is not None and canonical > high):
            return word
    return None


def subject(finding: Mapping[str, object]) -> tuple[object, ...]:
    """What a result is of: two versions of a report state the same where this is the same."""
    name = key(str(finding.get("printed_name"))) if finding.get("code") == "lab.other" else None
    return finding.get("code"), finding.get("specimen"), name

"""Ovaries by ultrasound: polycystic morphology, sizes of follicles, a high response; a rule pack.

References
----------
.. [1] Teede HJ et al., international evidence-based guidelines on PCOS, 2018 and 2023: 20 follicles
   in an ovary or a volume of 10 mL, in adults, by a probe of 8 MHz or more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from common.domain.model import JsonObject
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.inputs import Inputs, known
from common.domain.standards.rules.statements import Statement, name_of

PACK = "ovary/1"
_PCOS = "International evidence-based guideline on PCOS, 2018 and 2023 (Teede HJ et al.)"
FOLLICLES, VOLUME_ML, DOMINANT_MM = 20.0, 10.0, 10.0
SIZES = (10, 12, 14, 17)
# The criteria hold from eight years after menarche on, which nobody of this age is within.
ADULT = 24
AMH_HIGH, AFC_HIGH = 3.4, 24.0
SIDES = ("right", "left")


@dataclass
class _Ovary:
    ids: list[str] = field(default_factory=list)
    count: float | None = None
    volume: float | None = None
    follicles: list[float] = field(default_factory=list)
    is_open: bool = False


def statements(findings: Sequence[JsonObject], inputs: Inputs, context: Context) -> list[Statement]:
    """Everything that these rules say."""
    ovaries = _ovaries(findings)
    found = [*_polycystic(ovaries, context), *_sizes(ovaries), *_high(inputs, context)]
    return found


def _ovaries(findings: Sequence[JsonObject]) -> Mapping[str, _Ovary]:
    """What is certain of each side; two different numbers of one side are none."""
    ovaries = {side: _Ovary() for side in SIDES}
    for finding in findings:
        ovary = ovaries.get(str(finding.get("side")))
        value, code = finding.get("value"), finding.get("code")
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if ovary is None or not is_number:
            continue
        number = float(str(value))
        is_count = code == "follicle.count" and bool(finding.get("antral"))
        if not is_count and code not in ("ovary.volume_ml", "follicle.follicle"):
            continue
        ovary.ids.append(str(finding.get("id")))
        if finding.get("held") and finding.get("method") != "person":
            ovary.is_open = True
        elif code == "follicle.follicle":
            ovary.follicles.append(number)
        elif is_count:
            ovary.is_open |= ovary.count not in (None, number)
            ovary.count = number
        else:
            ovary.is_open |= ovary.volume not in (None, number)
            ovary.volume = number
    return ovaries


def _polycystic(ovaries: Mapping[str, _Ovary], context: Context) -> list[Statement]:
    used = [
        o
        for o in ovaries.values()
        if o.count is not None or o.volume is not None or (o.is_open and not o.follicles)
    ]
    if not used or context.sex == "male":
        return []
    base = Statement(
        code="not_computable",
        rule=f"{PACK}:polycystic",
        edition="2023",
        citation=_PCOS,
        values={"name": "Polycystic ovarian morphology"},
        inputs=tuple(dict.fromkeys(i for ovary in used for i in ovary.ids)),
    )
    if any(ovary.is_open for ovary in used):
        return [replace(base, missing=("held",))]
    if context.age is None or context.age < ADULT:
        return [replace(base, missing=("age",) if context.age is None else ("menarche",))]
    met = [_criterion(side, ovary) for side, ovary in ovaries.items()]
    limit = f"\u2265 {FOLLICLES:g}; \u2265 {VOLUME_ML:g} mL"
    if terms := ", ".join(said for said in met if said):
        values = {"terms": terms, "limit": limit}
        return [replace(base, code="ovarian.polycystic", values=values, missing=("cyst",))]
    if any(ovary.count is None for ovary in ovaries.values()):
        return [replace(base, missing=("both_ovaries",))]
    if any(ovary.volume is None for ovary in ovaries.values()):
        return [replace(base, missing=("ovary_volume",))]
    return [replace(base, code="ovarian.not_polycystic", values={"limit": limit})]


def _criterion(side: str, ovary: _Ovary) -> str | None:
    """What of one ovary meets the criteria; a volume with a dominant follicle in it does not."""
    if ovary.count is not None and ovary.count >= FOLLICLES:
        return f"{side}: {ovary.count:g}"
    has_dominant = any(size >= DOMINANT_MM for size in ovary.follicles)
    if ovary.volume is not None and ovary.volume >= VOLUME_ML and not has_dominant:
        return f"{side}: {ovary.volume:g} mL"
    return None


def _sizes(ovaries: Mapping[str, _Ovary]) -> list[Statement]:
    """How many follicles reach each size: a list, never a moment to trigger."""
    found = []
    for side, ovary in ovaries.items():
        if not ovary.follicles or ovary.is_open:
            continue
        counts = (f"\u2265 {s} mm: {sum(f >= s for f in ovary.follicles)}" for s in SIZES)
        found.append(
            Statement(
                code="follicle.sizes",
                rule=f"{PACK}:sizes.{side}",
                edition="computed",
                citation="the diameters that the report states",
                values={"name": side, "terms": ", ".join(counts)},
                inputs=tuple(ovary.ids),
            )
        )
    return found


def _high(inputs: Inputs, context: Context) -> list[Statement]:
    if context.sex == "male":
        return []
    found = []
    for slug, limit, unit in (("amh", AMH_HIGH, "ng/mL"), ("afc", AFC_HIGH, "")):
        value = known(inputs, slug)
        if value is None or value.is_above(limit) is not True:
            continue
        values = {
            "name": name_of(slug), "value": value.shown, "unit": unit, "limit": f"{limit:g}",
        }  # fmt: skip
        found.append(
            Statement(
                code="ovarian.high_response",
                rule=f"{PACK}:high_response.{slug}",
                edition="as cited",
                citation="literature",
                values=values,
                inputs=value.ids,
                established=False,
            )
        )
    return found

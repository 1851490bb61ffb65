"""Hormones of a fertility work-up: ovarian reserve, prolactin, thyroid, cycle phase; a rule pack.

Only thresholds that were checked against their source are here. Ratios and indices without a
checked cut-off are computed and not graded. The interval that a report prints goes before any of
ours, since immunoassays differ.

References
----------
.. [1] ASRM Practice Committee, Fertil Steril 2020;114:1151-1157: ovarian reserve.
.. [2] Melmed S et al., Endocrine Society guideline, J Clin Endocrinol Metab 2011;96:273-288.
.. [3] Anckaert E et al., Pract Lab Med 2021;25:e00211: Elecsys, 85 women of 18 to 37 years,
   5th to 95th centile.
.. [4] Matthews DR et al., Diabetologia 1985;28:412-419.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from common.domain.standards.rules.inputs import Inputs, Known, Unusable, known
from common.domain.standards.rules.statements import Statement, name_of

PACK = "hormones/1"
_ASRM = "ASRM Practice Committee, Fertil Steril 2020;114:1151-1157; MSD Manual, Infertility"
_ENDOCRINE = "Endocrine Society guideline, J Clin Endocrinol Metab 2011;96:273-288"
_ANCKAERT = "Anckaert E et al., Pract Lab Med 2021;25:e00211 (Elecsys, 5th-95th centile)"
_PCOS = "International evidence-based guideline on PCOS, 2023 (Teede HJ et al.)"
_MATTHEWS = "Matthews DR et al., Diabetologia 1985;28:412-419"
_OWN = "the reference interval printed on the report"
AMH_LOW_NG_PER_ML = 1.0
FSH_HIGH_IU_PER_L = 10.0
FSH_MENOPAUSAL_IU_PER_L = 25.0
ESTRADIOL_HIGH_PG_PER_ML = 80.0
_EARLY_DAYS = range(2, 5)
_HOMA_DIVISOR = 405.0
PHASES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "estradiol": {"follicular": (31, 90), "ovulation": (60, 534), "luteal": (60, 233)},
    "lh": {"follicular": (4.8, 13.2), "ovulation": (8.1, 72.7), "luteal": (2.7, 13.1)},
    "progesterone": {"follicular": (0.05, 0.19), "ovulation": (0.06, 4.2), "luteal": (4.1, 14.6)},
}
_UNITS = {
    "amh": "ng/mL", "fsh": "IU/L", "lh": "IU/L", "estradiol": "pg/mL", "progesterone": "ng/mL",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the moment; nobody guesses it from the values.

    cycle_phase : `follicular`, `ovulation` or `luteal`
    is_mid_luteal : about seven days before the next menses
    is_trigger_day : the day on which ovulation was triggered
    sex : `female` or `male`
    age : whole years on the day of the sample
    """

    cycle_day: int | None = None
    cycle_phase: str | None = None
    sex: str | None = None
    age: int | None = None
    is_mid_luteal: bool = False
    is_trigger_day: bool = False


def statements(inputs: Inputs, context: Context) -> list[Statement]:
    """Everything that these rules say."""
    found = [
        _amh(inputs),
        _fsh(inputs, context),
        _fsh_menopausal(inputs),
        _estradiol(inputs, context),
        _discordant(inputs, context),
        _discordant_count(inputs, context),
        *(_phase(inputs, slug, context) for slug in PHASES),
        _ratio(inputs, context),
        _above_range(inputs, "prolactin", "prolactin.above_range", _ENDOCRINE, "2011"),
        _above_range(inputs, "tsh", "thyroid.tsh_above_range", _OWN, "as printed"),
        _homa(inputs),
    ]
    return [statement for statement in found if statement]


def _base(value: Known | Unusable, slug: str, rule: str, edition: str, citation: str) -> Statement:
    """A statement that is still open."""
    missing = (value.why,) if isinstance(value, Unusable) else ()
    return Statement(
        code="not_computable",
        rule=f"{PACK}:{rule}",
        edition=edition,
        citation=citation,
        values={"name": name_of(slug)},
        inputs=value.ids,
        missing=missing,
    )


def _said(base: Statement, code: str, value: Known, limit: str) -> Statement:
    values = {
        "name": name_of(value.slug), "value": value.shown, "unit": _UNITS[value.slug],
        "limit": limit,
    }  # fmt: skip
    return replace(base, code=code, values=values)


def _amh(inputs: Inputs) -> Statement | None:
    value = inputs.get("amh")
    if value is None:
        return None
    base = _base(value, "amh", "amh_low", "2020", _ASRM)
    if isinstance(value, Unusable):
        return base
    low = value.is_below(AMH_LOW_NG_PER_ML)
    if low is None:
        return replace(base, missing=("exact_value",))
    if low:
        return _said(base, "ovarian.amh_low", value, f"{AMH_LOW_NG_PER_ML:g}")
    said = _said(base, "ovarian.amh_not_low", value, f"{AMH_LOW_NG_PER_ML:g}")
    return replace(said, missing=("afc",))


def _fsh(inputs: Inputs, context: Context) -> Statement | None:
    value = inputs.get("fsh")
    if value is None:
        return None
    base = _base(value, "fsh", "fsh_high", "2020", _ASRM)
    if isinstance(value, Unusable):
        return base
    if context.cycle_day not in _EARLY_DAYS:
        return replace(base, missing=("cycle_day",))
    high = value.is_above(FSH_HIGH_IU_PER_L)
    if high is None:
        return replace(base, missing=("exact_value",))
    code = "ovarian.fsh_high" if high else "ovarian.fsh_not_high"
    return _said(base, code, value, f"{FSH_HIGH_IU_PER_L:g}")


def _fsh_menopausal(inputs: Inputs) -> Statement | None:
    value = known(inputs, "fsh")
    if value is None or value.is_above(FSH_MENOPAUSAL_IU_PER_L) is not True:
        return None
    base = _base(value, "fsh", "fsh_menopausal", "2024", "ESHRE guideline on POI, 2024")
    said = _said(base, "ovarian.fsh_menopausal", value, f"{FSH_MENOPAUSAL_IU_PER_L:g}")
    return replace(said, established=False)


def _estradiol(inputs: Inputs, context: Context) -> Statement | None:
    """High early estradiol says something only beside an FSH that is not high."""
    value, fsh = known(inputs, "estradiol"), known(inputs, "fsh")
    if value is None or fsh is None or context.cycle_day not in _EARLY_DAYS:
        return None
    is_high = value.is_below(ESTRADIOL_HIGH_PG_PER_ML) is False
    if not is_high or fsh.is_above(FSH_HIGH_IU_PER_L) is not False:
        return None
    base = _base(value, "estradiol", "estradiol_high", "2020", "MSD Manual, Infertility")
    said = _said(base, "ovarian.estradiol_high", value, f"{ESTRADIOL_HIGH_PG_PER_ML:g}")
    return replace(said, inputs=(*value.ids, *fsh.ids))


def _discordant(inputs: Inputs, context: Context) -> Statement | None:
    amh, fsh = known(inputs, "amh"), known(inputs, "fsh")
    if amh is None or fsh is None or context.cycle_day not in _EARLY_DAYS:
        return None
    low, high = amh.is_below(AMH_LOW_NG_PER_ML), fsh.is_above(FSH_HIGH_IU_PER_L)
    if low is None or high is None or low == high:
        return None
    base = _base(amh, "amh", "discordant", "2020", _ASRM)
    return replace(base, code="ovarian.discordant", values={}, inputs=(*amh.ids, *fsh.ids))


def _discordant_count(inputs: Inputs, context: Context) -> Statement | None:
    """The antral follicle count against AMH and early FSH; between 5 and 7 it is neither."""
    count, amh, fsh = (known(inputs, slug) for slug in ("afc", "amh", "fsh"))
    few, many = (None, None) if count is None else (count.is_below(5), count.is_below(7) is False)
    if count is None or not (few or many):
        return None
    early = context.cycle_day in _EARLY_DAYS
    signs = (
        (amh, amh.is_below(AMH_LOW_NG_PER_ML) if amh else None),
        (fsh, fsh.is_above(FSH_HIGH_IU_PER_L) if fsh and early else None),
    )
    others = [value for value, low in signs if value and low is not None and low != few]
    if not others:
        return None
    base = _base(count, "afc", "discordant_count", "2020", _ASRM)
    ids = tuple(dict.fromkeys(i for value in (count, *others) for i in value.ids))
    return replace(base, code="ovarian.discordant_count", values={}, inputs=ids)


def _phase(inputs: Inputs, slug: str, context: Context) -> Statement | None:
    """Against the interval of the phase, where the report prints none of its own."""
    value = inputs.get(slug)
    has_range = isinstance(value, Known) and value.has_range
    if value is None or has_range or context.sex == "male":
        return None
    base = _base(value, slug, f"phase.{slug}", "2021", _ANCKAERT)
    if isinstance(value, Unusable):
        return base
    interval = PHASES[slug].get(context.cycle_phase or "")
    if interval is None:
        return replace(base, missing=("cycle_phase",))
    low, high = interval
    below, above = value.is_below(low), value.is_above(high)
    if below is None or above is None:
        return replace(base, missing=("exact_value",))
    word = "below" if below else "above" if above else "within"
    return _said(base, f"hormone.{word}_phase", value, f"{low:g} - {high:g}")


def _ratio(inputs: Inputs, context: Context) -> Statement | None:
    lh, fsh = known(inputs, "lh"), known(inputs, "fsh")
    if lh is None or fsh is None or not (lh.is_exact and fsh.is_exact) or fsh.low <= 0:
        return None
    base = _base(lh, "lh", "lh_fsh_ratio", "2023", _PCOS)
    return replace(
        base,
        code="hormone.lh_fsh_ratio",
        values={"value": f"{lh.low / fsh.low:.2f}"},
        inputs=(*lh.ids, *fsh.ids),
        missing=() if context.cycle_day is not None else ("cycle_day",),
    )


def _above_range(
    inputs: Inputs, slug: str, code: str, citation: str, edition: str
) -> Statement | None:
    """Above the interval that the laboratory prints; its flag is the rule, not a number of ours."""
    value = inputs.get(slug)
    if value is None:
        return None
    base = _base(value, slug, f"above_range.{slug}", edition, citation)
    if isinstance(value, Unusable):
        return base
    if value.flag is None:
        return replace(base, missing=("comparison" if value.has_range else "reference_range",))
    is_tsh_alone = slug == "tsh" and known(inputs, "ft4") is None
    missing = ("ft4",) if is_tsh_alone else ()
    return replace(base, code=code, values={}, missing=missing) if value.flag == "H" else None


def _homa(inputs: Inputs) -> Statement | None:
    """Fasting values only."""
    glucose, insulin = known(inputs, "glucose_fasting"), known(inputs, "insulin_fasting")
    if glucose is None or insulin is None or not (glucose.is_exact and insulin.is_exact):
        return None
    base = _base(glucose, "glucose_fasting", "homa_ir", "1985", _MATTHEWS)
    return replace(
        base,
        code="metabolic.homa_ir",
        values={"value": f"{glucose.low * insulin.low / _HOMA_DIVISOR:.2f}"},
        inputs=(*glucose.ids, *insulin.ids),
    )

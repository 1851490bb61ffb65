"""Androgens, thyroid, pituitary, luteal phase and critical values; a rule pack.

What a laboratory flags by its own interval goes before any number of ours. Cut-offs that were not
read again at their source say so (`established` is False).

References
----------
.. [1] Vermeulen A et al., J Clin Endocrinol Metab 1999;84:3666-3672: calculated free testosterone.
.. [2] Teede HJ et al., International evidence-based guideline on PCOS, 2023.
.. [3] ASRM Practice Committee: infertility evaluation; American Thyroid Association, 2017.
"""

import math
from collections.abc import Mapping
from dataclasses import replace

from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.inputs import Inputs, Known, Unusable, known
from common.domain.standards.rules.statements import Statement, name_of, stated

PACK = "endocrine/1"
_VERMEULEN = "Vermeulen A et al., J Clin Endocrinol Metab 1999;84:3666-3672"
_PCOS = "International evidence-based guideline on PCOS, 2023 (Teede HJ et al.)"
_THYROID = "American Thyroid Association, 2017; ASRM"
_ASRM = "ASRM Practice Committee, infertility evaluation"
_OWN = "the reference interval printed on the report"
_PRACTICE = "usual alert limits of laboratories"
_NMOL_PER_NG_DL = 0.03467
# Association constants of albumin and SHBG (L/mol), molar mass of albumin (g/mol).
_KA, _KS, _ALBUMIN = 3.6e4, 1.0e9, 69_000.0
TSH_HIGH, TSH_DISCUSSED, TSH_LOW = 4.0, 2.5, 0.1
FAI_HIGH = 5.0
MID_LUTEAL_NG_PER_ML, TRIGGER_NG_PER_ML = 3.0, 1.5
_UNITS = {
    "tsh": "mIU/L", "progesterone": "ng/mL", "glucose": "mg/dL", "glucose_fasting": "mg/dL",
    "ft4": "ng/dL", "prolactin": "ng/mL", "testosterone": "ng/dL", "dheas": "\u00b5g/dL",
}  # fmt: skip
# Below the first or above the second a clinician is to be told; and whether that was checked.
CRITICAL: Mapping[str, tuple[float | None, float | None, bool]] = {
    "glucose": (54, 400, True),
    "glucose_fasting": (54, 400, True),
    "tsh": (None, 50, True),
    "ft4": (None, 5, True),
    "prolactin": (None, 200, True),
    "dheas": (None, 700, False),
}
TESTOSTERONE_FEMALE = 150.0


def statements(
    inputs: Inputs, words: Mapping[str, tuple[str, str]], context: Context
) -> list[Statement]:
    """Everything that these rules say."""
    found = [
        _free_testosterone(inputs),
        _androgen_excess(inputs, context),
        _index_high(inputs, context),
        _tsh_without_range(inputs),
        _tsh_with_antibodies(inputs),
        _tsh_low(inputs),
        _hypogonadotropic(inputs, context),
        _mid_luteal(inputs, context),
        _trigger_day(inputs, context),
        *(_critical(inputs, slug, *limits) for slug, limits in CRITICAL.items()),
        _critical_testosterone(inputs, context),
        _rh_negative(words, context),
    ]
    return [statement for statement in found if statement]


def _shown(value: Known, limit: str) -> dict[str, str]:
    return {
        "name": name_of(value.slug), "value": value.shown, "unit": _UNITS[value.slug],
        "limit": limit,
    }  # fmt: skip


def _exact(inputs: Inputs, slug: str) -> Known | None:
    value = known(inputs, slug)
    return value if value is not None and value.is_exact else None


def free_testosterone(total: float, binding: float, albumin: float) -> tuple[float, float]:
    """Free and bioavailable testosterone in nmol/L, of total and SHBG in nmol/L, albumin in g/L."""
    bound = 1 + _KA * albumin / _ALBUMIN
    t, s = total * 1e-9, binding * 1e-9
    linear = bound + _KS * (s - t)
    free = (-linear + math.sqrt(linear**2 + 4 * bound * _KS * t)) / (2 * bound * _KS)
    return free * 1e9, free * bound * 1e9


def _free_testosterone(inputs: Inputs) -> Statement | None:
    """Only from three values that the document states: no albumin is assumed."""
    total, binding = _exact(inputs, "testosterone"), _exact(inputs, "shbg")
    albumin = _exact(inputs, "albumin")
    if total is None or binding is None:
        return None
    base = stated(PACK, "not_computable", "free_testosterone", "1999", _VERMEULEN, total, binding)
    base = replace(base, values={"name": "Free testosterone, calculated"})
    if albumin is None or albumin.low <= 0:
        return replace(base, missing=("albumin",))
    nanomol = total.low * _NMOL_PER_NG_DL
    free, available = free_testosterone(nanomol, binding.low, albumin.low)
    if nanomol <= 0:
        return replace(base, missing=("no_number",))
    values = {
        "value": f"{free * 1000:.1f}", "share": f"{100 * free / nanomol:.3f}",
        "available": f"{available:.2f}",
    }  # fmt: skip
    ids = tuple(dict.fromkeys((*base.inputs, *albumin.ids)))
    return replace(base, code="androgen.free_testosterone", values=values, inputs=ids)


def _androgen_excess(inputs: Inputs, context: Context) -> Statement | None:
    """By the laboratory's own intervals; which other causes are not excluded yet is named."""
    markers = (known(inputs, slug) for slug in ("testosterone", "free_testosterone", "dheas"))
    high = [value for value in markers if value is not None and value.flag == "H"]
    if not high or context.sex != "female":
        return None
    base = stated(PACK, "androgen.excess", "androgen_excess", "2023", _PCOS, *high)
    missing = tuple(s for s in ("ohp17", "prolactin", "tsh") if known(inputs, s) is None)
    terms = ", ".join(name_of(value.slug) for value in high)
    return replace(base, values={"terms": terms}, missing=missing, established=False)


def _index_high(inputs: Inputs, context: Context) -> Statement | None:
    """The free androgen index, as printed, else computed; its usual cut-off was not checked."""
    index, total, binding = (known(inputs, s) for s in ("fai", "testosterone", "shbg"))
    if index is None and total is not None and binding is not None:
        is_known = total.is_exact and binding.is_exact and binding.low > 0
        number = 100 * total.low * _NMOL_PER_NG_DL / binding.low if is_known else 0.0
        index = Known(ids=(*total.ids, *binding.ids), slug="fai", low=number, high=number)
    if index is None or context.sex != "female" or index.is_above(FAI_HIGH) is not True:
        return None
    base = stated(PACK, "androgen.fai_high", "fai_high", "2023", _PCOS, index)
    missing = tuple(s for s in ("ohp17", "prolactin", "tsh") if known(inputs, s) is None)
    values = {"value": index.shown, "limit": f"{FAI_HIGH:g}"}
    return replace(base, values=values, missing=missing, established=False)


def _tsh_without_range(inputs: Inputs) -> Statement | None:
    value = known(inputs, "tsh")
    if value is None or value.has_range or value.is_above(TSH_HIGH) is not True:
        return None
    base = stated(PACK, "thyroid.tsh_above_4", "tsh_above_4", "2017", _THYROID, value)
    missing = ("ft4",) if known(inputs, "ft4") is None else ()
    return replace(base, values=_shown(value, f"{TSH_HIGH:g}"), missing=missing, established=False)


def _tsh_with_antibodies(inputs: Inputs) -> Statement | None:
    value, antibodies = known(inputs, "tsh"), known(inputs, "anti_tpo")
    if value is None or antibodies is None or antibodies.flag != "H":
        return None
    if value.is_below(TSH_DISCUSSED) is not False or value.is_above(TSH_HIGH) is not False:
        return None
    base = stated(
        PACK, "thyroid.tsh_with_antibodies", "tsh_tpo", "2017", _THYROID, value, antibodies
    )
    limit = f"{TSH_DISCUSSED:g} - {TSH_HIGH:g}"
    return replace(base, values=_shown(value, limit), established=False)


def _tsh_low(inputs: Inputs) -> Statement | None:
    value = known(inputs, "tsh")
    if value is None or value.is_below(TSH_LOW) is not True:
        return None
    base = stated(PACK, "thyroid.tsh_suppressed", "tsh_low", "2017", _THYROID, value)
    missing = tuple(s for s in ("ft4", "ft3") if known(inputs, s) is None)
    return replace(base, values=_shown(value, f"{TSH_LOW:g}"), missing=missing, established=False)


def _hypogonadotropic(inputs: Inputs, context: Context) -> Statement | None:
    """Only where all three lie below the laboratory's own intervals: "low-normal" has no number."""
    slug = {"female": "estradiol", "male": "testosterone"}.get(context.sex or "")
    values = [known(inputs, s) for s in ("fsh", "lh", slug) if s]
    low = [value for value in values if value is not None and value.flag == "L"]
    if slug is None or len(low) < len(values):
        return None
    base = stated(PACK, "hormone.hypogonadotropic", "hypogonadotropic", "as printed", _OWN, *low)
    missing = () if known(inputs, "prolactin") else ("prolactin",)
    return replace(base, values={"name": name_of(slug)}, missing=missing)


def _mid_luteal(inputs: Inputs, context: Context) -> Statement | None:
    value = known(inputs, "progesterone")
    if value is None or not context.is_mid_luteal:
        return None
    above = value.is_above(MID_LUTEAL_NG_PER_ML)
    code = "progesterone.evidenced" if above else "progesterone.not_evidenced"
    base = stated(PACK, code, "mid_luteal", "as cited", _ASRM, value)
    base = replace(base, established=False)
    if above is None:
        values = {"name": name_of("progesterone")}
        return replace(base, code="not_computable", values=values, missing=("exact_value",))
    return replace(base, values=_shown(value, f"{MID_LUTEAL_NG_PER_ML:g}"))


def _trigger_day(inputs: Inputs, context: Context) -> Statement | None:
    value = known(inputs, "progesterone")
    is_high = value is not None and value.is_above(TRIGGER_NG_PER_ML) is True
    if value is None or not context.is_trigger_day or not is_high:
        return None
    base = stated(PACK, "progesterone.trigger_rise", "trigger_day", "as cited", "literature", value)
    return replace(base, values=_shown(value, f"{TRIGGER_NG_PER_ML:g}"), established=False)


def _critical(
    inputs: Inputs, slug: str, low: float | None, high: float | None, checked: bool
) -> Statement | None:
    """A value of which a clinician is to be told; one that is held, once a person has looked."""
    value = inputs.get(slug)
    if isinstance(value, Unusable):
        return None
    below = low is not None and value is not None and value.is_below(low) is True
    above = high is not None and value is not None and value.is_above(high) is True
    if value is None or not (below or above):
        return None
    base = stated(PACK, "critical", f"critical.{slug}", "alert limits", _PRACTICE, value)
    limit = f"< {low:g}" if below else f"> {high:g}"
    return replace(base, values=_shown(value, limit), established=checked)


def _critical_testosterone(inputs: Inputs, context: Context) -> Statement | None:
    if context.sex != "female":
        return None
    return _critical(inputs, "testosterone", None, TESTOSTERONE_FEMALE, False)


def _rh_negative(words: Mapping[str, tuple[str, str]], context: Context) -> Statement | None:
    text, finding = words.get("rh_d", ("", ""))
    plain = text.casefold().replace(".", "").split()
    signs = {"neg", "negative", "negatief", "negativ", "n\u00e9gatif", "negativo", "-"}
    if context.sex != "female" or not set(plain) & signs or "weak" in plain or len(plain) > 3:
        return None
    base = stated(
        PACK, "blood.rh_negative", "rh_negative", "as printed", "the wording of the report"
    )
    return replace(base, inputs=(finding,))

"""Usual intervals where a report prints none, and values at which a look is asked for; a rule pack.

The laboratory's own interval goes first: with it, no interval of this library is used. The
thresholds of inhibin B, 17-hydroxyprogesterone and hCG are no intervals and hold beside it. None of
these numbers was checked at its source, and every statement says so. Without the sex, the age or
the phase of the cycle that a row needs, nothing is said but what is missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.inputs import Inputs, Known, Unusable, known
from common.domain.standards.rules.statements import Statement, name_of, stated

PACK = "library/1"
_CITATION = "typical inserts of immunoassays"
_PROMPT = "usual threshold of practice"
_FOLLICULAR = "follicular"
_EARLY_DAYS = range(2, 5)
INHIBIN_LOW_PG_PER_ML = 80.0
OHP_RAISED, OHP_HIGH = 2.0, 10.0
HCG_MIU_PER_ML: Mapping[str, float] = {"female": 5.0, "male": 2.0}
_UNITS: Mapping[str, str] = {
    "estradiol": "pg/mL", "lh": "IU/L", "fsh": "IU/L", "progesterone": "ng/mL",
    "prolactin": "ng/mL", "tsh": "mIU/L", "ft4": "ng/dL", "testosterone": "ng/dL",
    "shbg": "nmol/L", "dheas": "\u00b5g/dL", "inhibin_b": "pg/mL", "ohp17": "ng/mL",
    "hcg": "mIU/mL", "beta_hcg": "mIU/mL",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A usual interval in the analyte's first unit; None: for any sex, phase or age.

    low : None where there is no lower end; the upper end of such a row lies outside
    ages : first and last year of life
    """

    low: float | None
    high: float
    sex: str | None = None
    phase: str | None = None
    ages: tuple[int, int] | None = None

    @property
    def shown(self) -> str:
        """As people read it."""
        return f"< {self.high:g}" if self.low is None else f"{self.low:g} - {self.high:g}"


# Estradiol, LH and progesterone of a woman are in the pack of hormones: those were checked.
ROWS: Mapping[str, Sequence[Row]] = {
    "estradiol": [Row(10, 40, "male")],
    "lh": [Row(1.7, 8.6, "male")],
    "progesterone": [Row(None, 0.2, "male")],
    "fsh": [
        Row(3.5, 12.5, "female", _FOLLICULAR), Row(4.7, 21.5, "female", "ovulation"),
        Row(1.7, 7.7, "female", "luteal"), Row(1.5, 12.4, "male"),
    ],
    "prolactin": [Row(4.8, 23.3, "female"), Row(4.0, 15.2, "male")],
    "tsh": [Row(0.27, 4.2)],
    "ft4": [Row(0.93, 1.7)],
    "testosterone": [Row(8, 48, "female", ages=(20, 49)), Row(249, 836, "male", ages=(20, 49))],
    "shbg": [Row(25, 122, "female"), Row(17, 56, "male")],
    "dheas": [
        Row(99, 407, "female", ages=(20, 29)), Row(61, 337, "female", ages=(30, 39)),
        Row(35, 256, "female", ages=(40, 49)), Row(160, 449, "male", ages=(20, 29)),
    ],
    "inhibin_b": [Row(10, 200, "female", _FOLLICULAR), Row(100, 350, "male")],
}  # fmt: skip


def statements(inputs: Inputs, context: Context) -> list[Statement]:
    """Everything that these rules say."""
    found = [
        *(_interval(inputs, slug, context) for slug in ROWS),
        _inhibin_low(inputs, context),
        _ohp(inputs, context),
        *(_hcg(inputs, slug, context) for slug in ("hcg", "beta_hcg")),
    ]
    return [replace(statement, established=False) for statement in found if statement]


def _phase(context: Context) -> str | None:
    return context.cycle_phase or (_FOLLICULAR if context.cycle_day in _EARLY_DAYS else None)


def _open(value: Known | Unusable, slug: str, rule: str, citation: str) -> Statement:
    base = stated(PACK, "not_computable", rule, "as cited", citation)
    return replace(base, inputs=value.ids, values={"name": name_of(slug)})


def _shown(value: Known, limit: str) -> dict[str, str]:
    return {
        "name": name_of(value.slug), "value": value.shown, "unit": _UNITS[value.slug],
        "limit": limit,
    }  # fmt: skip


def _row(slug: str, context: Context) -> Row | str | None:
    """The row that holds, what is missing to choose one, or None where none holds."""
    rows = ROWS[slug]
    for name, known_one in (("sex", context.sex), ("phase", _phase(context))):
        if known_one is None and any(getattr(row, name) for row in rows):
            return "cycle_phase" if name == "phase" else name
        rows = [row for row in rows if getattr(row, name) in (None, known_one)]
    if context.age is None and any(row.ages for row in rows):
        return "age"
    age = context.age
    return next((row for row in rows if row.ages is None or _is_of(age, row.ages)), None)


def _is_of(age: float | None, ages: tuple[float, float]) -> bool:
    return age is not None and ages[0] <= age <= ages[1]


def _interval(inputs: Inputs, slug: str, context: Context) -> Statement | None:
    """Against a usual interval; a value that is held is named by the packs that judge it."""
    value = known(inputs, slug)
    row = _row(slug, context)
    if value is None or value.has_range or row is None:
        return None
    base = _open(value, slug, f"usual.{slug}", _CITATION)
    if isinstance(row, str):
        return replace(base, missing=(row,))
    below = row.low is not None and value.is_below(row.low)
    within = value.is_below(row.high) if row.low is None else _negated(value.is_above(row.high))
    if below is None or within is None:
        return replace(base, missing=("exact_value",))
    word = "below" if below else "within" if within else "above"
    return replace(base, code=f"library.{word}", values=_shown(value, row.shown))


def _negated(known_one: bool | None) -> bool | None:
    return None if known_one is None else not known_one


def _inhibin_low(inputs: Inputs, context: Context) -> Statement | None:
    value = inputs.get("inhibin_b")
    if value is None or context.sex != "male":
        return None
    base = _open(value, "inhibin_b", "inhibin_low", _PROMPT)
    if isinstance(value, Unusable):
        return replace(base, missing=(value.why,))
    if value.is_below(INHIBIN_LOW_PG_PER_ML) is not True:
        return None
    values = _shown(value, f"{INHIBIN_LOW_PG_PER_ML:g}")
    return replace(base, code="inhibin.low", values=values)


def _ohp(inputs: Inputs, context: Context) -> Statement | None:
    """A woman's counts in the follicular phase; from the higher threshold on in any."""
    value = inputs.get("ohp17")
    if value is None:
        return None
    base = _open(value, "ohp17", "ohp17", _PROMPT)
    if isinstance(value, Unusable):
        return replace(base, missing=(value.why,))
    below, far_below = value.is_below(OHP_HIGH), value.is_below(OHP_RAISED)
    if below is False:
        return replace(base, code="ohp17.high", values=_shown(value, f"{OHP_HIGH:g}"))
    if far_below:
        return replace(base, code="ohp17.not_raised", values=_shown(value, f"{OHP_RAISED:g}"))
    if below is None or far_below is None:
        return replace(base, missing=("exact_value",))
    phase = _phase(context)
    if context.sex is None or (context.sex == "female" and phase is None):
        return replace(base, missing=("sex" if context.sex is None else "cycle_phase",))
    if context.sex == "female" and phase != _FOLLICULAR:
        return replace(base, missing=("follicular_sample",))
    return replace(base, code="ohp17.raised", values=_shown(value, f"{OHP_RAISED:g}"))


def _hcg(inputs: Inputs, slug: str, context: Context) -> Statement | None:
    value = inputs.get(slug)
    if value is None or (isinstance(value, Known) and value.has_range):
        return None
    base = _open(value, slug, f"hcg.{slug}", _PROMPT)
    if isinstance(value, Unusable):
        return replace(base, missing=(value.why,))
    limit = HCG_MIU_PER_ML.get(context.sex or "")
    if limit is None:
        return replace(base, missing=("sex",))
    below = value.is_below(limit)
    if below is None:
        return replace(base, missing=("exact_value",))
    code = "hcg.below" if below else "hcg.not_below"
    return replace(base, code=code, values=_shown(value, f"{limit:g}"))

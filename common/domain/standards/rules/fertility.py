"""Bands, indices and groups of a fertility work-up beside the manual's limits; a rule pack.

Whatever needs an age, a sex or a count that is not stated says so. A confidence takes no part.

References
----------
.. [1] POSEIDON group, Fertil Steril 2016;105:1452-1453.
.. [2] Oliveira JBA et al., Reprod Biol Endocrinol 2012;10:94: ORPI, one centre, 101 women.
.. [3] Ferraretti AP et al., Hum Reprod 2011;26:1616-1624: Bologna criteria.
.. [4] Deletions of the Y chromosome by sperm concentration, 3,023 men: PMC7886244.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from common.domain.standards.rules.bands import BANDS, CENTILE_SCALE, CENTILES
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.inputs import Inputs, Known, Unusable, known
from common.domain.standards.rules.semen_limits import EDITIONS, UNITS
from common.domain.standards.rules.statements import Statement, name_of, stated
from common.domain.standards.rules.wording import read_word

PACK = "fertility/1"
_POSEIDON = "POSEIDON group, Fertil Steril 2016;105:1452-1453"
_ORPI = "Oliveira JBA et al., Reprod Biol Endocrinol 2012;10:94 (one centre, 101 women)"
_BOLOGNA = "Ferraretti AP et al., Hum Reprod 2011;26:1616-1624"
_DELETIONS = "3,023 men, PMC7886244"
_LABEL = "usual label of a scan, without a primary source"
_OWN = "the reference interval printed on the report"
POSEIDON_AFC, POSEIDON_AMH, POSEIDON_AGE = 5.0, 1.2, 35
BOLOGNA_AFC, BOLOGNA_AMH = 7.0, 1.1
DELETION_M_PER_ML = 1.0
ABSTINENCE_DAYS = (2.0, 7.0)
ENDOMETRIUM_THICK_MM = 14.0
_ABOVE = (
    "testosterone", "free_testosterone", "dheas", "ohp17", "androstenedione", "anti_tpo",
    "sperm_dfi",
)  # fmt: skip
_NMOL_PER_NG_DL = 0.03467
SCREENS = ("hiv", "hbsag", "hcv", "syphilis", "anti_hbc", "chlamydia", "gonorrhoea")


def statements(
    inputs: Inputs, words: Mapping[str, tuple[str, str]], context: Context, edition: str
) -> list[Statement]:
    """Everything that these rules say.

    words : worded results by analyte, each with the id of its finding
    """
    found: list[Statement | None] = [
        *(_centile(inputs, slug) for slug in CENTILE_SCALE if edition == "2021"),
        *(_band(inputs, slug) for slug in ("afc", "hba1c", "glucose_fasting", "vitamin_d")),
        *_endometrium(inputs, context),
        _progressive_total(inputs),
        _bologna(inputs),
        _poseidon(inputs, context),
        _orpi(inputs, context),
        _fai(inputs, context),
        _deletion(inputs),
        _abstinence(inputs),
        *(_own_range(inputs, slug, "H") for slug in _ABOVE),
        _own_range(inputs, "tsh", "L"),
        *_screens(words),
    ]
    return [statement for statement in found if statement]


def _exact(inputs: Inputs, slug: str) -> Known | None:
    value = known(inputs, slug)
    return value if value is not None and value.is_exact else None


def _centile(inputs: Inputs, slug: str) -> Statement | None:
    """Where a value lies among recent fathers. Only the 5th centile is checked at its source."""
    value = _exact(inputs, slug)
    if value is None:
        return None
    scale = CENTILE_SCALE[slug]
    reached = sum(value.low >= limit for limit in scale)
    if reached == 0:
        place = f"< P{CENTILES[0]}"
    elif reached == len(scale):
        place = f"\u2265 P{CENTILES[-1]}"
    else:
        place = f"P{CENTILES[reached - 1]} - P{CENTILES[reached]}"
    edition = EDITIONS["2021"]
    base = stated(PACK, "semen.centile", f"centile.{slug}", edition.name, edition.citation, value)
    values = {
        "name": name_of(slug), "value": value.shown, "unit": UNITS[slug], "place": place,
        "limit": " / ".join(f"{limit:g}" for limit in scale),
    }  # fmt: skip
    return replace(base, values=values, established=reached == 0)


def _banded(slug: str, value: Known) -> Statement | None:
    bands = BANDS[slug]
    above = [value.is_below(cut) for cut in bands.cuts]
    if None in above:
        return None
    band = bands.words[above.count(False)]
    base = stated(PACK, "banded", f"band.{slug}", bands.edition, bands.citation, value)
    values = {
        "name": name_of(slug), "value": value.shown, "unit": bands.unit, "limit": band,
        "bands": " | ".join(bands.words),
    }  # fmt: skip
    return replace(base, values=values, established=bands.established)


def _band(inputs: Inputs, slug: str) -> Statement | None:
    value = inputs.get(slug)
    if isinstance(value, Unusable):
        bands = BANDS[slug]
        return Statement(
            code="not_computable", rule=f"{PACK}:band.{slug}", edition=bands.edition,
            citation=bands.citation, values={"name": name_of(slug)}, inputs=value.ids,
            missing=(value.why,),
        )  # fmt: skip
    return None if value is None else _banded(slug, value)


def _endometrium(inputs: Inputs, context: Context) -> list[Statement]:
    """Its bands hold for the day of the trigger, of progesterone or of LH: another is named."""
    found = [statement for statement in (_band(inputs, "endometrium"), _thick(inputs)) if statement]
    missing = () if context.is_trigger_day else ("scan_timing",)
    return [replace(one, missing=(*one.missing, *missing)) for one in found]


def _thick(inputs: Inputs) -> Statement | None:
    """A usual label without a source that was read again."""
    value = known(inputs, "endometrium")
    if value is None or value.is_above(ENDOMETRIUM_THICK_MM) is not True:
        return None
    base = stated(PACK, "endometrium.thick", "endometrium_thick", "convention", _LABEL, value)
    values = {"value": value.shown, "limit": f"{ENDOMETRIUM_THICK_MM:g}"}
    return replace(base, values=values, established=False)


def _progressive_total(inputs: Inputs) -> Statement | None:
    volume, concentration = _exact(inputs, "semen_volume"), _exact(inputs, "sperm_concentration")
    progressive = _exact(inputs, "sperm_progressive")
    if volume is None or concentration is None or progressive is None:
        return None
    number = volume.low * concentration.low * progressive.low / 100
    ids = (*volume.ids, *concentration.ids, *progressive.ids)
    whole = replace(volume, ids=ids, slug="progressive_total", low=number, high=number)
    return _banded("progressive_total", whole)


def _bologna(inputs: Inputs) -> Statement | None:
    """One abnormal marker suffices; none is said to be normal while the other is unknown."""
    afc, amh = known(inputs, "afc"), known(inputs, "amh")
    low = [
        v
        for v, limit in ((afc, BOLOGNA_AFC), (amh, BOLOGNA_AMH))
        if v is not None and v.is_below(limit)
    ]
    if not low:
        return None
    base = stated(PACK, "ovarian.bologna", "bologna_reserve", "2011", _BOLOGNA, *low)
    limit = f"AFC < {BOLOGNA_AFC:g}, AMH < {BOLOGNA_AMH:g} ng/mL"
    return replace(base, values={"limit": limit}, missing=_absent(inputs))


def _absent(inputs: Inputs) -> tuple[str, ...]:
    return tuple(slug for slug in ("afc", "amh") if known(inputs, slug) is None)


def _poseidon(inputs: Inputs, context: Context) -> Statement | None:
    """Groups 3 and 4 only: 1 and 2 need the oocytes of a stimulation."""
    afc, amh = known(inputs, "afc"), known(inputs, "amh")
    used = [v for v in (afc, amh) if v is not None]
    if not used or context.sex == "male":
        return None
    base = stated(PACK, "not_computable", "poseidon", "2016", _POSEIDON, *used)
    base = replace(base, values={"name": "POSEIDON"}, established=False)
    if context.age is None:
        return replace(base, missing=("age",))
    low = [
        v.is_below(limit)
        for v, limit in ((afc, POSEIDON_AFC), (amh, POSEIDON_AMH))
        if v is not None
    ]
    if True in low:
        group = "3" if context.age < POSEIDON_AGE else "4"
        mixed = " (AFC / AMH discordant)" if False in low else ""
        values = {"value": f"{group}{mixed}"}
        return replace(base, code="ovarian.poseidon", values=values, missing=_absent(inputs))
    return replace(base, missing=("oocytes", *_absent(inputs)))


def _orpi(inputs: Inputs, context: Context) -> Statement | None:
    afc, amh = _exact(inputs, "afc"), _exact(inputs, "amh")
    if afc is None or amh is None or context.age is None or context.age <= 0:
        return None
    value = amh.low * afc.low / context.age
    base = stated(PACK, "ovarian.orpi", "orpi", "2012", _ORPI, amh, afc)
    return replace(base, values={"value": f"{value:.2f}", "bands": "0.2 | 0.3 | 0.9"})


def _fai(inputs: Inputs, context: Context) -> Statement | None:
    """For women only; the usual cut-off is not checked, so that it is computed and not graded."""
    total, binding = _exact(inputs, "testosterone"), _exact(inputs, "shbg")
    if total is None or binding is None or binding.low <= 0 or context.sex != "female":
        return None
    value = 100 * total.low * _NMOL_PER_NG_DL / binding.low
    base = stated(
        PACK, "androgen.fai", "fai", "computed", "100 x testosterone / SHBG", total, binding
    )
    return replace(base, values={"value": f"{value:.2f}"})


def _deletion(inputs: Inputs) -> Statement | None:
    value = known(inputs, "sperm_concentration")
    if value is None or value.is_above(DELETION_M_PER_ML) is not False:
        return None
    base = stated(PACK, "male.y_deletion", "y_deletion", "2020", _DELETIONS, value)
    limit = f"{DELETION_M_PER_ML:g}"
    values = {"value": value.shown, "unit": UNITS["sperm_concentration"], "limit": limit}
    return replace(base, values=values)


def _abstinence(inputs: Inputs) -> Statement | None:
    value = _exact(inputs, "semen_abstinence")
    low, high = ABSTINENCE_DAYS
    if value is None or low <= value.low <= high:
        return None
    edition = EDITIONS["2021"]
    base = stated(PACK, "semen.abstinence", "abstinence", edition.name, edition.citation, value)
    return replace(base, values={"value": value.shown, "limit": f"{low:g} - {high:g}"})


def _own_range(inputs: Inputs, slug: str, flag: str) -> Statement | None:
    """Outside the interval that the laboratory prints; its flag is the rule, no number of ours."""
    value = known(inputs, slug)
    if value is None or value.flag != flag:
        return None
    code = "range.above" if flag == "H" else "range.below"
    base = stated(PACK, code, f"{code}.{slug}", "as printed", _OWN, value)
    return replace(base, values={"name": name_of(slug)})


def _screens(words: Mapping[str, tuple[str, str]]) -> Iterator[Statement]:
    """What a screen's word means. An unknown word is never taken for a negative one."""
    for slug in SCREENS:
        if slug not in words:
            continue
        text, finding = words[slug]
        meaning = read_word(text)
        base = Statement(
            code=f"serology.{meaning}" if meaning else "not_computable",
            rule=f"{PACK}:screen.{slug}",
            edition="as printed",
            citation="the wording of the report",
            values={"name": name_of(slug), "value": text},
            inputs=(finding,),
            missing=() if meaning else ("known_word",),
        )
        yield base

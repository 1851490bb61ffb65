"""What is computed of a semen analysis, and what the centrifuged pellet adds to it.

References
----------
.. [1] Muthigi A et al., Fertil Steril 2021;115:1454; Mankus EB et al., Fertil Steril 2019;111:708:
   bands of the motile number; there is no consensus cut-off.
.. [2] Aziz N et al., 1996: sperm deformity index.
"""

from collections.abc import Mapping
from dataclasses import replace

from common.domain.standards.rules.bands import BANDS
from common.domain.standards.rules.inputs import Inputs, Known, Unusable, known
from common.domain.standards.rules.semen_limits import CONSENSUS, PACK, UNITS, Edition
from common.domain.standards.rules.statements import Statement, name_of, stated
from common.domain.standards.rules.wording import read_presence

Words = Mapping[str, tuple[str, str]]
_TOTAL, _PRINTED = "sperm_total", "sperm_tmsc"
_MOTILE, _PROGRESSIVE, _NORMAL = "sperm_motility_total", "sperm_progressive", "sperm_normal_forms"
# Sums that a report leaves to its reader, and their parts: PR = a + b, motile = PR + NP.
_SUMS = {
    _PROGRESSIVE: ("sperm_rapid", "sperm_slow"),
    _MOTILE: (_PROGRESSIVE, "sperm_nonprogressive"),
}
_SAME = 0.1
LATEST_MIN = 60.0
# Values of the literature at which an index of defects is notable, and whether they belong to it.
INDICES: Mapping[str, tuple[float, bool]] = {"sperm_tzi": (1.6, False), "sperm_sdi": (1.6, True)}
_RECORD = "time to analysis on the record form of the WHO laboratory manual, 2010 and 2021"
_INDEX = "Aziz N et al., 1996 (SDI); literature (TZI)"


def with_sums(inputs: Inputs) -> dict[str, Known | Unusable]:
    """The inputs with a share of motility that is not stated, where both its parts are."""
    found = dict(inputs)
    for slug, parts in _SUMS.items():
        values = [_exact(found, part) for part in parts]
        if slug in found or None in values:
            continue
        first, second = (value for value in values if value is not None)
        share = first.low + second.low
        ids = (*first.ids, *second.ids)
        found[slug] = Known(ids=ids, slug=slug, low=share, high=share)
    return found


def pellet(inputs: Inputs, words: Words) -> tuple[bool | None, tuple[str, ...]]:
    """Whether the centrifuged pellet has spermatozoa, None where nobody says so, and its source."""
    value = known(inputs, "sperm_pellet")
    if value is not None:
        return value.is_above(0), value.ids
    text, finding = words.get("sperm_pellet", ("", ""))
    return read_presence(text), (finding,) if finding else ()


def has_erythrocytes(inputs: Inputs, words: Words) -> bool:
    """Whether erythrocytes are stated to be in the ejaculate."""
    value = known(inputs, "semen_erythrocytes")
    if value is not None:
        return value.is_above(0) is True
    return read_presence(words.get("semen_erythrocytes", ("", ""))[0]) is True


def statements(inputs: Inputs, edition: Edition) -> list[Statement]:
    """Everything that is computed.

    inputs : with the total number, stated or computed
    """
    found = [
        _progressive_total(inputs),
        _motile_total(inputs),
        _printed_total(inputs),
        _normal_motile(inputs),
        _duct_signal(inputs, edition),
        _late(inputs),
        *(_index(inputs, slug) for slug in INDICES),
    ]
    return [statement for statement in found if statement]


def _exact(inputs: Inputs, slug: str) -> Known | None:
    value = known(inputs, slug)
    return value if value is not None and value.is_exact else None


def _share_of(inputs: Inputs, whole: Known | None, slug: str) -> float | None:
    part = _exact(inputs, slug)
    return None if whole is None or part is None else whole.low * part.low / 100


def _computed(
    inputs: Inputs, code: str, rule: str, citation: str, slugs: tuple[str, ...]
) -> Statement | None:
    """The total number times shares, where each of them is known and exact."""
    values = [_exact(inputs, slug) for slug in (_TOTAL, *slugs)]
    number = 1.0
    for value, scale in zip(values, (1, *[100] * len(slugs)), strict=True):
        if value is None:
            return None
        number *= value.low / scale
    used = [value for value in values if value is not None]
    base = stated(PACK, code, rule, "computed", citation, *used)
    return replace(base, values={"value": f"{number:.4g}", "unit": UNITS[_TOTAL]})


def _progressive_total(inputs: Inputs) -> Statement | None:
    citation = "total number x progressive motility; Muthigi 2021, Fertil Steril 115:1454"
    return _computed(
        inputs, "semen.progressive_total", "progressive_total", citation, (_PROGRESSIVE,)
    )


def _normal_motile(inputs: Inputs) -> Statement | None:
    """Assumes that form and motility are independent, and says so."""
    citation = "total number x progressive motility x normal forms"
    shares = (_PROGRESSIVE, _NORMAL)
    return _computed(inputs, "semen.normal_motile", "normal_motile", citation, shares)


def _banded(base: Statement, number: Known) -> Statement:
    """The band of a motile number; a bound that reaches over a cut has none."""
    bands = BANDS["progressive_total"]
    below = [number.is_below(cut) for cut in bands.cuts]
    if None in below:
        values = {"name": name_of(_PRINTED)}
        return replace(base, code="not_computable", values=values, missing=("exact_value",))
    values = {
        "value": number.shown, "unit": UNITS[_TOTAL], "limit": bands.words[below.count(False)],
        "bands": " | ".join(bands.words),
    }  # fmt: skip
    return replace(base, values=values)


def _motile_total(inputs: Inputs) -> Statement | None:
    """Computed only where the report does not print it: two numbers of one thing are no help."""
    total, motile = _exact(inputs, _TOTAL), _exact(inputs, _MOTILE)
    number = _share_of(inputs, total, _MOTILE)
    if total is None or motile is None or number is None or _PRINTED in inputs:
        return None
    citation = BANDS["progressive_total"].citation
    base = stated(PACK, "semen.motile_total", "motile_total", "2021", citation, total, motile)
    whole = Known(ids=base.inputs, slug=_PRINTED, low=number, high=number)
    return _banded(base, whole)


def _printed_total(inputs: Inputs) -> Statement | None:
    """As printed; which motility it counts is not known, so it may agree with either product."""
    value = inputs.get(_PRINTED)
    if value is None:
        return None
    citation = BANDS["progressive_total"].citation
    base = stated(PACK, "semen.motile_total_printed", "motile_total", "2021", citation)
    base = replace(base, inputs=value.ids)
    open_ = replace(base, code="not_computable", values={"name": name_of(_PRINTED)})
    if isinstance(value, Unusable):
        return replace(open_, missing=(value.why,))
    total = _exact(inputs, _TOTAL)
    products = [_share_of(inputs, total, slug) for slug in (_MOTILE, _PROGRESSIVE)]
    numbers = [number for number in products if number is not None]
    agree = [abs(n - value.low) <= _SAME * max(n, value.low) for n in numbers]
    if value.is_exact and agree and not any(agree):
        return replace(open_, missing=("several",))
    return _banded(base, value)


def _duct_signal(inputs: Inputs, edition: Edition) -> Statement | None:
    """Low fructose, low volume and an acid pH together; where one is not known it is named."""
    limits = {
        "semen_volume": edition.limits["semen_volume"],
        "semen_ph": CONSENSUS["semen_ph"].limit,
        "semen_fructose": CONSENSUS["semen_fructose"].limit,
    }
    values = {slug: known(inputs, slug) for slug in limits}
    low = {s: v.is_below(limits[s]) if v is not None else None for s, v in values.items()}
    used = [value for slug, value in values.items() if value is not None and low[slug]]
    volume = values["semen_volume"]
    no_ejaculate = volume is not None and volume.high == 0
    if no_ejaculate or False in low.values() or len(used) < len(limits) - 1:
        return None
    missing = tuple(slug for slug in limits if low[slug] is None)
    code = "semen.duct_open" if missing else "semen.duct_signal"
    base = stated(PACK, code, "duct_signal", edition.name, edition.citation, *used)
    shown = {slug.removeprefix("semen_"): f"{limit:g}" for slug, limit in limits.items()}
    return replace(base, values=shown, missing=missing)


def _late(inputs: Inputs) -> Statement | None:
    value = known(inputs, "semen_interval")
    if value is None or value.is_above(LATEST_MIN) is not True:
        return None
    base = stated(PACK, "semen.late", "late", "2010, 2021", _RECORD, value)
    return replace(base, values={"value": value.shown, "limit": f"{LATEST_MIN:g}"})


def _index(inputs: Inputs, slug: str) -> Statement | None:
    """The manual of 2021 gives no limit; a value of the literature was not read again."""
    value, (limit, belongs) = known(inputs, slug), INDICES[slug]
    if value is None:
        return None
    below = value.is_below(limit)
    notable = value.is_above(limit) if not belongs else None if below is None else not below
    if notable is not True:
        return None
    base = stated(PACK, "semen.defect_index", f"index.{slug}", "literature", _INDEX, value)
    sign = "\u2265" if belongs else ">"
    values = {"name": name_of(slug), "value": value.shown, "limit": f"{sign} {limit:g}"}
    return replace(base, values=values, established=False)

"""Semen analysis by the WHO manual: 5th centiles, descriptive terms, contradictions.

A value equal to a limit is not below it. "Below the 5th centile" describes recent fathers and is
no diagnosis; five of a hundred of them are below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from common.domain.standards.rules import semen_beside as beside
from common.domain.standards.rules.inputs import Inputs, Known, Unusable, known
from common.domain.standards.rules.semen_limits import (
    CONSENSUS,
    EDITIONS,
    PACK,
    UNITS,
    Edition,
)
from common.domain.standards.rules.statements import Statement, name_of

_VOLUME, _CONCENTRATION, _TOTAL = "semen_volume", "sperm_concentration", "sperm_total"
_MOTILE, _PROGRESSIVE, _NORMAL = "sperm_motility_total", "sperm_progressive", "sperm_normal_forms"
_LEUKOCYTES = "semen_leukocytes"
_NON_PROGRESSIVE, _IMMOTILE, _VITALITY = "sperm_nonprogressive", "sperm_immotile", "sperm_vitality"
_TERMED = (_VOLUME, _CONCENTRATION, _TOTAL, _MOTILE, _PROGRESSIVE, _NORMAL)
# Shares are rounded to whole percents, so a sum may miss by one.
_ROUNDING = 1.0
# The widest binomial limit between two counts of 200.
_COUNTING = 10.0
_SAME_TOTAL = 0.1


def statements(inputs: Inputs, edition: str) -> list[Statement]:
    """Everything that this edition says, and where the other edition says something else."""
    if not any(slug in inputs for slug in (*_TERMED, _VITALITY, *CONSENSUS)):
        return []
    found = _of_edition(inputs, edition)
    other = next(key for key in EDITIONS if key != edition)
    theirs = {s.rule: s for s in _of_edition(inputs, other)}
    own = {s.rule for s in found}
    compared = [_compared(s, theirs.get(s.rule) or _silent(s, other)) for s in found]
    alone = [s for rule, s in theirs.items() if rule not in own]
    return [*compared, *(replace(_silent(s, edition), differs=s.told) for s in alone)]


def _silent(statement: Statement, edition: str) -> Statement:
    """What an edition says of a subject on which only the other one says something: nothing."""
    return replace(
        statement,
        code="semen.not_said",
        edition=EDITIONS[edition].name,
        citation=EDITIONS[edition].citation,
        values={},
        missing=(),
    )


def _compared(own: Statement, other: Statement) -> Statement:
    changed = (own.code, own.values.get("terms"), own.missing) != (
        other.code, other.values.get("terms"), other.missing,
    )  # fmt: skip
    if not changed:
        return own
    return replace(own, differs=other.told)


def _of_edition(inputs: Inputs, key: str) -> list[Statement]:
    edition = EDITIONS[key]
    contradiction = _contradiction(inputs, edition)
    if contradiction:
        return [contradiction, *beside.consensus(inputs)]
    total = _total(inputs)
    every = {**inputs, **({_TOTAL: total} if total else {})}
    found = [s for slug in edition.limits if (s := _against_limit(every, slug, edition))]
    terms = _terms(every, edition)
    found += terms
    found += beside.moving(every, edition)
    found += beside.repeat(found, edition)
    found += _progressive_total(every)
    return [*found, *beside.consensus(inputs)]


def _total(inputs: Inputs) -> Known | None:
    """The total number, as stated or computed from volume and concentration."""
    if _TOTAL in inputs:
        return known(inputs, _TOTAL)
    volume, concentration = known(inputs, _VOLUME), known(inputs, _CONCENTRATION)
    if volume is None or concentration is None or not volume.is_exact or volume.low <= 0:
        return None
    return replace(
        concentration,
        ids=(*volume.ids, *concentration.ids),
        slug=_TOTAL,
        low=volume.low * concentration.low,
        high=volume.low * concentration.high,
        flag=None,
    )


def _rule(name: str) -> str:
    return f"{PACK}:{name}"


def _against_limit(inputs: Inputs, slug: str, edition: Edition) -> Statement | None:
    value = inputs.get(slug)
    if value is None:
        return None
    base = Statement(
        code="not_computable",
        rule=_rule(f"5th_centile.{slug}"),
        edition=edition.name,
        citation=edition.citation,
        values={"name": name_of(slug)},
        inputs=value.ids,
    )
    if isinstance(value, Unusable):
        return replace(base, missing=(value.why,))
    limit = edition.limits[slug]
    below = value.is_below(limit)
    if below is None:
        return replace(base, missing=("exact_value",))
    values = {
        "name": name_of(slug), "value": value.shown, "unit": UNITS[slug], "limit": f"{limit:g}",
    }  # fmt: skip
    code = "semen.below_5th_centile" if below else "semen.not_below_5th_centile"
    return replace(base, code=code, values=values)


def _exact(inputs: Inputs, slug: str) -> float | None:
    value = known(inputs, slug)
    return value.low if value is not None and value.is_exact else None


def _contradiction(inputs: Inputs, edition: Edition) -> Statement | None:
    """Values that cannot all be right."""
    for what, slugs in _contradictions(inputs):
        values = (known(inputs, slug) for slug in slugs)
        return Statement(
            code="semen.contradiction",
            rule=_rule("consistency"),
            edition=edition.name,
            citation="arithmetic",
            values={"what": what},
            inputs=tuple(i for value in values if value for i in value.ids),
        )
    return None


def _contradictions(inputs: Inputs) -> Iterator[tuple[str, Sequence[str]]]:
    motile, progressive = _exact(inputs, _MOTILE), _exact(inputs, _PROGRESSIVE)
    still, living = _exact(inputs, _IMMOTILE), _exact(inputs, _VITALITY)
    local = _exact(inputs, _NON_PROGRESSIVE)
    shares = [v for v in (motile, progressive, still, living, local) if v is not None]
    if any(not 0 <= share <= 100 for share in shares):
        yield "a share outside 0 to 100 %", (_MOTILE, _PROGRESSIVE, _IMMOTILE, _VITALITY)
    moving = sum(v for v in (progressive, local) if v is not None)
    if motile is not None and moving > motile + _ROUNDING:
        yield "progressive and total motility", (_PROGRESSIVE, _NON_PROGRESSIVE, _MOTILE)
    if still is not None and max(motile or 0.0, moving) + still > 100 + _ROUNDING:
        yield "motile and immotile share", (_MOTILE, _PROGRESSIVE, _NON_PROGRESSIVE, _IMMOTILE)
    if living is not None and max(motile or 0.0, moving) > living + _COUNTING:
        yield "motility and vitality", (_MOTILE, _PROGRESSIVE, _NON_PROGRESSIVE, _VITALITY)
    parts = [_exact(inputs, slug) for slug in (_VOLUME, _CONCENTRATION, _TOTAL)]
    if all(part is not None for part in parts):
        volume, concentration, total = (float(part or 0.0) for part in parts)
        largest = max(volume * concentration, total)
        if abs(volume * concentration - total) > _SAME_TOTAL * largest:
            yield "volume, concentration and total number", (_VOLUME, _CONCENTRATION, _TOTAL)


def _terms(inputs: Inputs, edition: Edition) -> list[Statement]:
    """The descriptive terms that the known values allow, and what is missing for the others."""
    used = [v for slug in _TERMED if (v := inputs.get(slug)) is not None]
    if not used:
        return []
    base = Statement(
        code="semen.terms",
        rule=_rule("terms"),
        edition=edition.name,
        citation=edition.citation,
        inputs=tuple(dict.fromkeys(i for value in used for i in value.ids)),
    )
    if _exact(inputs, _VOLUME) == 0:
        return [replace(base, code="semen.no_ejaculate")]
    if 0.0 in (_exact(inputs, _CONCENTRATION), _exact(inputs, _TOTAL)):
        return [replace(base, code="semen.no_sperm", missing=("pellet",))]
    terms = _below_terms(inputs, edition)
    missing = _missing(inputs, edition)
    if not terms and not missing:
        terms = ["normozoospermia"]
    if not terms:
        values = {"name": "Descriptive terms"}
        return [replace(base, code="not_computable", values=values, missing=missing)]
    return [replace(base, values={"terms": ", ".join(terms)}, missing=missing)]


def _is_below(inputs: Inputs, slug: str, edition: Edition) -> bool | None:
    value = known(inputs, slug)
    return None if value is None else value.is_below(edition.limits[slug])


def _below_terms(inputs: Inputs, edition: Edition) -> list[str]:
    few = [
        words
        for slug, words in ((_TOTAL, "total number"), (_CONCENTRATION, "concentration"))
        if _is_below(inputs, slug, edition)
    ]
    slow = _is_below(inputs, _PROGRESSIVE, edition)
    odd = _is_below(inputs, _NORMAL, edition)
    prefixes = [p for p, is_so in (("oligo", few), ("astheno", slow), ("terato", odd)) if is_so]
    terms = []
    if prefixes:
        basis = f" ({', '.join(few)})" if few else ""
        terms.append("".join(prefixes) + "zoospermia" + basis)
    if slow is None and _is_below(inputs, _MOTILE, edition):
        terms.append("total motility below the 5th centile")
    if _is_below(inputs, _VOLUME, edition):
        terms.append("hypospermia")
    round_cells = known(inputs, _LEUKOCYTES)
    if round_cells is not None and round_cells.is_below(CONSENSUS[_LEUKOCYTES].limit) is False:
        terms.append("leukospermia")
    return terms


def _missing(inputs: Inputs, edition: Edition) -> tuple[str, ...]:
    """What is missing for "normozoospermia": number, progressive motility and normal forms."""
    numbers = [_is_below(inputs, slug, edition) for slug in (_TOTAL, _CONCENTRATION)]
    # Where one of the two is not decided, the other could still be below.
    stated = [slug for slug in (_TOTAL, _CONCENTRATION) if slug in inputs]
    is_open = not stated or any(
        _is_below(inputs, slug, edition) is None for slug in stated
    )  # fmt: skip
    missing = [_CONCENTRATION] if is_open and True not in numbers else []
    missing += [
        slug for slug in (_PROGRESSIVE, _NORMAL) if _is_below(inputs, slug, edition) is None
    ]
    return tuple(missing)


def _progressive_total(inputs: Inputs) -> list[Statement]:
    total, progressive = known(inputs, _TOTAL), known(inputs, _PROGRESSIVE)
    if total is None or progressive is None or not (total.is_exact and progressive.is_exact):
        return []
    value = total.low * progressive.low / 100
    return [
        Statement(
            code="semen.progressive_total",
            rule=_rule("progressive_total"),
            edition="computed",
            citation="total number x progressive motility; Muthigi 2021, Fertil Steril 115:1454",
            values={"value": f"{value:.4g}", "unit": UNITS[_TOTAL]},
            inputs=tuple(dict.fromkeys((*total.ids, *progressive.ids))),
        )
    ]

"""What goes with the manual's limits: vitality beside motility, repetition, limits of consensus."""

from collections.abc import Sequence
from dataclasses import replace

from common.domain.standards.rules.inputs import Inputs, Known, Unusable, known
from common.domain.standards.rules.semen_limits import (
    CONSENSUS,
    CONSENSUS_EDITION,
    PACK,
    UNITS,
    Edition,
)
from common.domain.standards.rules.statements import Statement, name_of

_MOTILE, _PROGRESSIVE, _VITALITY = "sperm_motility_total", "sperm_progressive", "sperm_vitality"
# WHO 2010: where fewer move forward, vitality tells the dead from the still.
_VITALITY_FROM = 40.0
_BELOW = (
    "semen.below_5th_centile", "semen.no_sperm", "semen.azoospermia", "semen.cryptozoospermia",
)  # fmt: skip
_AUA = "AUA/ASRM guideline on male infertility, 2020, amended 2024"


def moving(inputs: Inputs, edition: Edition) -> list[Statement]:
    """How motility and vitality go together, and whether vitality is to be looked at."""
    motile, living = known(inputs, _MOTILE), known(inputs, _VITALITY)
    progressive = known(inputs, _PROGRESSIVE)
    if living is None:
        slow = progressive is not None and progressive.is_below(_VITALITY_FROM) is True
        if progressive is None or not slow or _VITALITY in inputs:
            return []
        base = _about("vitality_advised", edition, progressive)
        return [replace(base, values={"limit": f"{_VITALITY_FROM:g}"}, established=False)]
    few = motile.is_below(edition.limits[_MOTILE]) if motile else None
    if motile is None and progressive is not None:
        motile, few = progressive, progressive.is_below(edition.limits[_PROGRESSIVE])
    dead = living.is_below(edition.limits[_VITALITY])
    if motile is None or few is not True or dead is None:
        return []
    code = "semen.dead_not_moving" if dead else "semen.alive_not_moving"
    return [replace(_about("moving", edition, motile, living), code=code)]


def _about(rule: str, edition: Edition, *inputs: Known) -> Statement:
    return Statement(
        code=f"semen.{rule}",
        rule=f"{PACK}:{rule}",
        edition=edition.name,
        citation=edition.citation,
        inputs=tuple(dict.fromkeys(i for value in inputs for i in value.ids)),
    )


def repeat(found: Sequence[Statement], edition: Edition) -> list[Statement]:
    """One analysis below a limit is repeated before anything is concluded."""
    below = [s for s in found if s.code in _BELOW]
    if not below:
        return []
    ids = tuple(dict.fromkeys(i for s in below for i in s.inputs))
    base = _about("repeat", edition)
    return [replace(base, citation=_AUA, inputs=ids)]


def _negated(known_one: bool | None) -> bool | None:
    return None if known_one is None else not known_one


def consensus(inputs: Inputs) -> list[Statement]:
    """The limits that are agreed on and not measured; both editions are given the same."""
    found = []
    for slug, limit in CONSENSUS.items():
        value = inputs.get(slug)
        if value is None:
            continue
        base = Statement(
            code="not_computable",
            rule=f"{PACK}:consensus.{slug}",
            edition=CONSENSUS_EDITION,
            citation=limit.citation,
            values={"name": name_of(slug)},
            inputs=value.ids,
        )
        if isinstance(value, Unusable):
            found.append(replace(base, missing=(value.why,)))
            continue
        above = value.is_above(limit.limit) if limit.is_closed else None
        below = value.is_below(limit.limit) if not limit.is_closed else _negated(above)
        sign = "≥" if limit.is_lower else "≤" if limit.is_closed else "<"
        values = {
            "name": name_of(slug), "value": value.shown, "unit": UNITS[slug],
            "limit": f"{sign} {limit.limit:g}",
        }  # fmt: skip
        if below is None:
            found.append(replace(base, missing=("exact_value",)))
        else:
            outside = below == limit.is_lower
            code = "semen.outside_consensus" if outside else "semen.within_consensus"
            found.append(replace(base, code=code, values=values))
    return found

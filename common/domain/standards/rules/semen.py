"""Semen analysis by the WHO manual: 5th centiles, descriptive terms, contradictions.

A value equal to a limit is not below it. "Below the 5th centile" describes recent fathers and is
no diagnosis; five of a hundred of them are below.
"""

from dataclasses import replace

from common.domain.standards.rules import semen_beside as beside
from common.domain.standards.rules import semen_checks as checks
from common.domain.standards.rules import semen_counts as counts
from common.domain.standards.rules.inputs import Inputs, Known, Unusable, known
from common.domain.standards.rules.semen_counts import Words
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
_VITALITY = "sperm_vitality"
_TERMED = (_VOLUME, _CONCENTRATION, _TOTAL, _MOTILE, _PROGRESSIVE, _NORMAL)
_BESIDE = (_VITALITY, "sperm_tmsc", "semen_interval", *counts.INDICES, *CONSENSUS)


def statements(inputs: Inputs, words: Words, edition: str) -> list[Statement]:
    """Everything that this edition says, and where the other edition says something else.

    words : worded results by analyte, each with the id of its finding
    """
    if not any(slug in inputs for slug in (*_TERMED, *_BESIDE)):
        return []
    found = _of_edition(inputs, words, edition)
    other = next(key for key in EDITIONS if key != edition)
    theirs = {s.rule: s for s in _of_edition(inputs, words, other)}
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


def _of_edition(inputs: Inputs, words: Words, key: str) -> list[Statement]:
    edition = EDITIONS[key]
    contradiction = checks.contradiction(inputs, words, edition)
    if contradiction:
        return [contradiction, *beside.consensus(inputs)]
    total = _total(inputs)
    every = {**inputs, **({_TOTAL: total} if total else {})}
    found = [s for slug in edition.limits if (s := _against_limit(every, slug, edition))]
    found += _terms(every, words, edition)
    found += beside.moving(every, edition)
    found += beside.repeat(found, edition)
    found += counts.statements(every, edition)
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


def _terms(inputs: Inputs, words: Words, edition: Edition) -> list[Statement]:
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
        return [_none_seen(base, *counts.pellet(inputs, words))]
    terms = _below_terms(inputs, words, edition)
    missing = _missing(inputs, edition)
    if not terms and not missing:
        terms = ["normozoospermia"]
    if not terms:
        values = {"name": "Descriptive terms"}
        return [replace(base, code="not_computable", values=values, missing=missing)]
    return [replace(base, values={"terms": ", ".join(terms)}, missing=missing)]


def _none_seen(base: Statement, seen: bool | None, source: tuple[str, ...]) -> Statement:
    """No spermatozoa in the fresh preparation: what the centrifuged pellet makes of that."""
    if seen is None:
        return replace(base, code="semen.no_sperm", missing=("pellet",))
    base = replace(base, inputs=(*base.inputs, *source))
    if seen:
        return replace(base, code="semen.cryptozoospermia")
    return replace(base, code="semen.azoospermia", missing=("second_sample",))


def _is_below(inputs: Inputs, slug: str, edition: Edition) -> bool | None:
    value = known(inputs, slug)
    return None if value is None else value.is_below(edition.limits[slug])


def _below_terms(inputs: Inputs, words: Words, edition: Edition) -> list[str]:
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
    if counts.has_erythrocytes(inputs, words):
        terms.append("haemospermia")
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

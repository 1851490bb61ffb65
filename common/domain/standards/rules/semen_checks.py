"""Values of a semen analysis that cannot all be right: said instead of any label."""

from collections.abc import Iterator, Sequence

from common.domain.standards.rules.inputs import Inputs, known
from common.domain.standards.rules.semen_counts import Words, pellet
from common.domain.standards.rules.semen_limits import PACK, Edition
from common.domain.standards.rules.statements import Statement

_VOLUME, _CONCENTRATION, _TOTAL = "semen_volume", "sperm_concentration", "sperm_total"
_RAPID, _SLOW, _PROGRESSIVE = "sperm_rapid", "sperm_slow", "sperm_progressive"
_LOCAL, _STILL = "sperm_nonprogressive", "sperm_immotile"
_MOTILE, _LIVING = "sperm_motility_total", "sperm_vitality"
_SHARES = (_RAPID, _SLOW, _PROGRESSIVE, _LOCAL, _STILL, _MOTILE, _LIVING)
# Shares are rounded to whole percents, so a sum may miss by one.
_ROUNDING = 1.0
# The widest binomial limit between two counts of 200.
_COUNTING = 10.0
_SAME_TOTAL = 0.1

Found = Iterator[tuple[str, Sequence[str]]]


def contradiction(inputs: Inputs, words: Words, edition: Edition) -> Statement | None:
    """The first contradiction, where there is one."""
    for what, slugs in (*_motility(inputs), *_numbers(inputs), *_pellet(inputs, words)):
        values = (known(inputs, slug) for slug in slugs)
        ids = [i for value in values if value for i in value.ids]
        source = pellet(inputs, words)[1] if "sperm_pellet" in slugs else ()
        return Statement(
            code="semen.contradiction",
            rule=f"{PACK}:consistency",
            edition=edition.name,
            citation="arithmetic",
            values={"what": what},
            inputs=tuple(dict.fromkeys([*ids, *source])),
        )
    return None


def _exact(inputs: Inputs, slug: str) -> float | None:
    value = known(inputs, slug)
    return value.low if value is not None and value.is_exact else None


def _sum(inputs: Inputs, *slugs: str) -> tuple[float, bool]:
    """The sum of what is known, and whether all of it is."""
    values = [_exact(inputs, slug) for slug in slugs]
    return sum(value for value in values if value is not None), None not in values


def _is_off(part: tuple[float, bool], whole: float) -> bool:
    """Whether parts miss their whole; where one is not known they may only not exceed it."""
    total, is_complete = part
    return total > whole + _ROUNDING or (is_complete and total < whole - _ROUNDING)


def _motility(inputs: Inputs) -> Found:
    shares = [v for slug in _SHARES if (v := _exact(inputs, slug)) is not None]
    if any(not 0 <= share <= 100 for share in shares):
        yield "a share outside 0 to 100 %", _SHARES
    progressive, motile = _exact(inputs, _PROGRESSIVE), _exact(inputs, _MOTILE)
    if progressive is not None and _is_off(_sum(inputs, _RAPID, _SLOW), progressive):
        yield "rapid, slow and progressive motility", (_RAPID, _SLOW, _PROGRESSIVE)
    if motile is not None and _is_off(_sum(inputs, _PROGRESSIVE, _LOCAL), motile):
        yield "progressive and total motility", (_PROGRESSIVE, _LOCAL, _MOTILE)
    # At least so many move: what is not printed adds nothing.
    moving = max(v for v in (motile, _sum(inputs, _PROGRESSIVE, _LOCAL)[0]) if v is not None)
    still, living = _exact(inputs, _STILL), _exact(inputs, _LIVING)
    if still is not None and _is_off((moving + still, motile is not None), 100.0):
        yield "motile and immotile share", (_MOTILE, _PROGRESSIVE, _LOCAL, _STILL)
    if living is not None and moving > living + _COUNTING:
        yield "motility and vitality", (_MOTILE, _PROGRESSIVE, _LOCAL, _LIVING)


def _numbers(inputs: Inputs) -> Found:
    volume, concentration = _exact(inputs, _VOLUME), _exact(inputs, _CONCENTRATION)
    total = _exact(inputs, _TOTAL)
    if volume is None or concentration is None or total is None:
        return
    largest = max(volume * concentration, total)
    if abs(volume * concentration - total) > _SAME_TOTAL * largest:
        yield "volume, concentration and total number", (_VOLUME, _CONCENTRATION, _TOTAL)


def _pellet(inputs: Inputs, words: Words) -> Found:
    """Spermatozoa in the fresh preparation and none in its pellet."""
    number = next((v for s in (_CONCENTRATION, _TOTAL) if (v := known(inputs, s))), None)
    if number is not None and number.is_above(0) and pellet(inputs, words)[0] is False:
        yield "fresh preparation and centrifuged pellet", (number.slug, "sperm_pellet")

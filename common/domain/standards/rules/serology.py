"""Immunity to hepatitis B, and how long a screening counts; a rule pack.

How long a screening counts before a donation or a treatment is the law's, and the laws differ. The
day of that treatment stands on no laboratory report: so the last days are said by the shortest and
the longest time that is usual, and what is missing is named. No time was checked at its source.
"""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from common.domain.model import JsonObject
from common.domain.standards.rules.fertility import SCREENS
from common.domain.standards.rules.inputs import Inputs, Unusable
from common.domain.standards.rules.statements import Statement, name_of, stated
from common.domain.standards.rules.wording import read_word

PACK = "serology/1"
_IMMUNITY = "usual limit of immunity to hepatitis B"
_VALIDITY = "usual times by jurisdiction (EU: 3 months before a first donation)"
IMMUNE_MIU_PER_ML = 10.0
SHORTEST_MONTHS, LONGEST_MONTHS = 3, 24


def statements(
    findings: Sequence[JsonObject], inputs: Inputs, words: Mapping[str, tuple[str, str]]
) -> list[Statement]:
    """Everything that these rules say.

    words : worded results by analyte, each with the id of its finding
    """
    immunity = _immunity(inputs)
    found = [*([immunity] if immunity else []), *_validity(findings, words)]
    return [replace(statement, established=False) for statement in found]


def _immunity(inputs: Inputs) -> Statement | None:
    value = inputs.get("anti_hbs")
    if value is None:
        return None
    base = stated(PACK, "not_computable", "immunity.anti_hbs", "as cited", _IMMUNITY)
    base = replace(base, inputs=value.ids, values={"name": name_of("anti_hbs")})
    if isinstance(value, Unusable):
        # A wording has no number, and says of itself what it means.
        return None if value.why == "no_number" else replace(base, missing=(value.why,))
    below = value.is_below(IMMUNE_MIU_PER_ML)
    if below is None:
        return replace(base, missing=("exact_value",))
    values = {
        "name": name_of("anti_hbs"), "value": value.shown, "unit": "mIU/mL",
        "limit": f"{IMMUNE_MIU_PER_ML:g}",
    }  # fmt: skip
    return replace(base, code=f"serology.{'not_' if below else ''}immune", values=values)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _day(finding: JsonObject | None) -> date | None:
    try:
        return date.fromisoformat(str((finding or {}).get("collected_at") or "")[:10])
    except ValueError:
        return None


def _validity(
    findings: Sequence[JsonObject], words: Mapping[str, tuple[str, str]]
) -> list[Statement]:
    """One statement for each day on which screens that found nothing were taken."""
    by_id = {str(f.get("id")): f for f in findings}
    days: dict[date | None, list[str]] = {}
    for slug in SCREENS:
        text, finding = words.get(slug, ("", ""))
        if read_word(text) == "not_detected":
            days.setdefault(_day(by_id.get(finding)), []).append(finding)
    found = []
    for day, ids in days.items():
        rule = f"validity.{day.isoformat() if day else 'unknown'}"
        base = stated(PACK, "serology.no_day", rule, "as cited", _VALIDITY)
        base = replace(base, inputs=tuple(ids), missing=("collection_day", "treatment_day"))
        if day is not None:
            values = {
                "value": day.isoformat(),
                "short": str(SHORTEST_MONTHS),
                "long": str(LONGEST_MONTHS),
                "first": months_after(day, SHORTEST_MONTHS).isoformat(),
                "last": months_after(day, LONGEST_MONTHS).isoformat(),
            }
            base = replace(base, code="serology.counts_until", values=values)
            base = replace(base, missing=("treatment_day",))
        found.append(base)
    return found

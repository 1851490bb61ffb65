"""What a document itself states of the moment and the person: nothing here is guessed."""

from collections.abc import Sequence
from datetime import date

from common.domain.model import JsonObject
from common.domain.standards.rules.hormones import Context

PHASES = ("follicular", "ovulation", "luteal")


def of(findings: Sequence[JsonObject]) -> Context:
    """Cycle day and phase, sex, and age in whole years: each where all that states it agrees."""
    days = {f["cycle_day"] for f in findings if isinstance(f.get("cycle_day"), int)}
    phases = {f["cycle_phase"] for f in findings if f.get("cycle_phase")}
    phase = str(phases.pop()) if len(phases) == 1 else None
    sexes = {f.get("sex") for f in findings if f.get("code") == "identity.sex"}
    sex = sexes.pop() if len(sexes) == 1 else None
    day = days.pop() if len(days) == 1 else None
    return Context(
        cycle_day=int(str(day)) if day is not None else None,
        sex=str(sex) if sex else None,
        age=_age(findings),
        cycle_phase="luteal" if phase == "mid_luteal" else phase if phase in PHASES else None,
        is_mid_luteal=phase == "mid_luteal",
        is_trigger_day=phase == "trigger_day",
    )


def _age(findings: Sequence[JsonObject]) -> int | None:
    born = {f.get("iso") for f in findings if f.get("code") == "identity.birth_date"}
    taken = {str(f["collected_at"])[:10] for f in findings if f.get("collected_at")}
    if len(born) != 1 or len(taken) != 1:
        return None
    try:
        birth, day = date.fromisoformat(str(born.pop())), date.fromisoformat(taken.pop())
    except ValueError:
        return None
    years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    return years if 0 <= years < 120 else None

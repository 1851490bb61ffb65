"""What is counted over the objects of a picture or film, counted again after a person's change."""

from collections.abc import Mapping, Sequence

from common.domain.model import JsonObject
from common.domain.standards import follicle, who_semen
from common.services.revising import WITHDRAWN, Sheet, change, is_stated, real, withdraw

COUNTED_AGAIN = "counted again after a person's change"
OBJECTS = frozenset(("sperm.cell", "sperm.track", "fruit.item", "follicle.follicle"))
_CONCENTRATION = "sperm.concentration_million_per_ml"
_SHARE_TOLERANCE = 0.1  # percent


def count_again(sheet: Sheet, before: Sequence[JsonObject], reason: str) -> None:
    """What is counted over the objects, where the objects are others than before."""
    then, now = _tally(before), _tally(sheet.findings)
    changed = [code for code in now if now[code] != then.get(code)]
    shares = _shares(before), _shares(sheet.findings)
    too_few = then["sperm.count"] >= who_semen.MIN_CELLS_FOR_MOTILITY > now["sperm.count"]
    touched = _touched(before, sheet.findings)
    withdrawn: set[str] = set()
    for finding in list(sheet.findings):
        code = str(finding.get("code"))
        again: JsonObject | None = None
        if code in changed and not is_stated(finding):
            again = _counted(finding, now[code] - then[code])
        elif code in shares[0] and shares[0] != shares[1] and not is_stated(finding):
            again = _shared(finding, shares[0][code], shares[1].get(code))
            if again is None or too_few:
                again = None
                withdrawn.add(code)
        if again is not None and again.get("value") != finding.get("value"):
            sheet.findings[sheet.at(str(finding["id"]))] = sheet.mark(
                finding, again, reason, touched
            )
            sheet.changes.append(change(finding, again, reason, *touched))
    withdraw(sheet, withdrawn, reason, *touched, why="too_few" if too_few else WITHDRAWN)


def _tally(findings: Sequence[JsonObject]) -> dict[str, int]:
    """How many objects each of the counts counts."""
    by_code = [(str(f.get("code")), f) for f in findings]
    cells = [f for code, f in by_code if code == "sperm.cell" and f.get("value") == "sperm"]
    tracks = [f for code, f in by_code if code == "sperm.track"]
    follicles = [f for code, f in by_code if code == "follicle.follicle"]
    found = {
        "sperm.count": len(cells) + len(tracks),
        _CONCENTRATION: sum(_is_inside(f) for f in cells),
        "follicle.count": len(follicles),
    }
    sizes = [float(str(f.get("value"))) for f in follicles if f.get("unit") == "mm"]
    return found | {band.code: sum(map(band.holds, sizes)) for band in follicle.BANDS}


def _is_inside(cell: JsonObject) -> bool:
    """Heads at the left or upper border belong to the neighbouring field."""
    region = cell.get("region")
    return isinstance(region, Mapping) and min(real(region.get(k)) for k in ("r0", "c0")) > 0


def _counted(finding: JsonObject, by: int) -> JsonObject:
    n = max(0, int(real(finding.get("n"))) + by)
    again = {**finding, "n": n, "interval": None, "method": COUNTED_AGAIN}
    if finding.get("code") != _CONCENTRATION:
        return {**again, "value": max(0, int(real(finding.get("value"))) + by)}
    volume = real(finding.get("area_um2")) * real(finding.get("depth_um"))
    return {**again, "value": round(n * real(finding.get("dilution")) * 1e6 / volume, 4)}


def _shares(findings: Sequence[JsonObject]) -> dict[str, float]:
    """Each class of motility's share of the cells in view at a moment, in percent."""
    weights = dict.fromkeys((f"who_semen.{kind}" for kind in who_semen.MOTILITY), 0.0)
    for finding in findings:
        if finding.get("code") == "sperm.track":
            kind = f"who_semen.{finding.get('value')}"
            weights[kind] = weights.get(kind, 0.0) + real(finding.get("seconds"))
    total = sum(weights.values())
    return {code: 100 * weight / total for code, weight in weights.items()} if total else {}


def _shared(finding: JsonObject, then: float, now: float | None) -> JsonObject | None:
    """The share as it now is; None where the listed tracks are not what it was made of."""
    if now is None or abs(real(finding.get("value")) - then) > _SHARE_TOLERANCE:
        return None
    return {**finding, "value": round(now, 2), "interval": None, "method": COUNTED_AGAIN}


def _touched(before: Sequence[JsonObject], after: Sequence[JsonObject]) -> list[str]:
    """The objects that are others than before."""
    then = {str(f.get("id")): f for f in before if f.get("code") in OBJECTS}
    now = {str(f.get("id")): f for f in after if f.get("code") in OBJECTS}
    return [name for name in {**then, **now} if then.get(name) != now.get(name)]

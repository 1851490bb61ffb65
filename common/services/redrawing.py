"""What a person draws, takes away and adds on a picture, and what that means for the values.

A value that was measured along an outline is measured again on the new one, by the same definition,
where it follows from the outline alone; where it does not, it is withdrawn: `not_measured`,
`outline_changed`. What is counted is counted again. What a person stated stays, and so does what a
network said of the picture.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from common.domain import drawn
from common.domain.errors import InvalidInputError
from common.domain.model import JsonObject, Modality
from common.domain.standards import follicle, who_semen

Mark = Callable[[JsonObject, JsonObject, str, Sequence[str] | None], JsonObject]
"""What was said before, what is said now, why, because of which findings: a marked finding."""

WITHDRAWN = "outline_changed"
MEASURED_AGAIN = "measured again on a person's outline"
COUNTED_AGAIN = "counted again after a person's change"
CLASSES: Mapping[str, Sequence[str]] = {
    "sperm.cell": ("sperm", "impurity"),
    "sperm.track": (*who_semen.MOTILITY, "moving", "still"),
}
"""Which classes an object of a code has."""

OBJECTS: Mapping[str, str] = {
    "sperm.cell": "box",
    "fruit.item": "box",
    "follicle.follicle": "polygon",
}
"""What a person may draw anew, and as which kind of region."""

_SEEN_ON = {
    "sperm.cell": Modality.SPERM_FIELD_IMAGE,
    "fruit.item": Modality.FRUIT_IMAGE,
    "follicle.follicle": Modality.OVARY_ULTRASOUND,
}
_REMOVABLE = frozenset((*OBJECTS, "sperm.track"))
# What was measured between two outlines, by whose outline it also depends on.
_BETWEEN = {
    "oocyte.diameter": ("oocyte.perivitelline",),
    "oocyte.perivitelline": ("oocyte.zona_thickness",),
}
_CONCENTRATION = "sperm.concentration_million_per_ml"
_SHARE_TOLERANCE = 0.1  # percent


@dataclass(slots=True)
class Sheet:
    """A revision while it is being changed; `modality` is None where it has no valid result."""

    findings: list[JsonObject]
    not_measured: list[JsonObject]
    removed: list[JsonObject]
    mark: Mark = field(repr=False)
    modality: str | None
    size: tuple[float, float] | None
    mm_per_px: float | None
    taken: Sequence[str] = ()
    changes: list[JsonObject] = field(default_factory=list)

    def at(self, finding_id: str) -> int:
        """Where a finding stands; InvalidInputError."""
        for place, finding in enumerate(self.findings):
            if finding.get("id") == finding_id:
                return place
        raise InvalidInputError("no such finding")

    def next_id(self) -> str:
        """The id of a new finding: one that no finding ever had."""
        ids = [*(str(f.get("id")) for f in (*self.findings, *self.removed)), *self.taken]
        used = [int(name.removeprefix("f")) for name in ids]
        return f"f{max(used, default=0) + 1}"


def redraw(sheet: Sheet, finding_id: str, region: JsonObject, reason: str) -> None:
    """Another outline or box for a finding, and for all that were measured along the same one."""
    before = sheet.findings[sheet.at(finding_id)]
    old = before.get("region")
    kind = OBJECTS.get(str(before.get("code")), "polygon")
    if not isinstance(old, Mapping) or old.get("kind") != kind:
        raise InvalidInputError("no outline that a person can redraw")
    new = drawn.checked(region, kind, sheet.size)
    withdrawn: set[str] = set()
    so_far = len(sheet.changes)
    for finding in list(sheet.findings):
        if finding.get("region") != old:
            continue
        code = drawn.plain(str(finding.get("code")))
        withdrawn.update(_BETWEEN.get(code, ()))
        place = sheet.at(str(finding["id"]))
        again = _again(finding, new)
        if again is None:
            withdrawn.add(code)
            sheet.findings[place] = {**finding, "region": new}
        elif not _is_stated(finding) and (
            finding["id"] == finding_id or again.get("value") != finding.get("value")
        ):
            marked = sheet.mark(finding, again, reason, [finding_id])
            if again.get("value") == finding.get("value"):
                # What a network said is as sure as before; only its place is another.
                marked = {**marked, "confidence": finding.get("confidence")}
            else:
                sheet.changes.append(_change(finding, again, reason, finding_id))
            sheet.findings[place] = marked
        else:
            sheet.findings[place] = again
    sheet.changes.insert(
        so_far,
        {
            "finding_id": finding_id,
            "code": before.get("code"),
            "reason": reason,
            "from_region": old,
            "to_region": new,
        },
    )
    _withdraw(sheet, withdrawn, reason, finding_id)


def remove(sheet: Sheet, finding_id: str, reason: str) -> None:
    """An object that is none. It stays on record beside the findings."""
    place = sheet.at(finding_id)
    finding = sheet.findings[place]
    if finding.get("code") not in _REMOVABLE:
        raise InvalidInputError("not one of several objects")
    del sheet.findings[place]
    sheet.removed.append(sheet.mark(finding, finding, reason, [finding_id]))
    sheet.changes.append(
        {
            "finding_id": finding_id,
            "code": finding.get("code"),
            "reason": reason,
            "from": finding.get("value"),
            "removed": True,
        }
    )


def add(sheet: Sheet, code: str, region: JsonObject, value: object, reason: str) -> None:
    """An object that the machine did not see."""
    kind = OBJECTS.get(code)
    if kind is None or _SEEN_ON[code] != sheet.modality:
        raise InvalidInputError("not a code that a person can draw on this picture")
    check_class(code, value)
    if code not in CLASSES and value is not None:
        raise InvalidInputError("a value that is measured")
    made: dict[str, object] = {
        "id": sheet.next_id(),
        "code": code,
        "value": value,
        "confidence": None,
        "unit": None,
        "interval": None,
        "n": 1,
        "region": drawn.checked(region, kind, sheet.size),
        "standard": None,
        "method": "person",
    }
    if code == "follicle.follicle":
        made |= _follicle(made, sheet)
    sheet.findings.append({**sheet.mark({}, made, reason, []), "added": True})
    sheet.changes.append(
        {
            "finding_id": made["id"],
            "code": code,
            "reason": reason,
            "to": made["value"],
            "added": True,
        }
    )


def check_class(code: str, value: object) -> None:
    """InvalidInputError where objects of this code have classes, and this is none of them."""
    if code in CLASSES and value not in CLASSES[code]:
        raise InvalidInputError("not one of the classes")


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
        if code in changed and not _is_stated(finding):
            again = _counted(finding, now[code] - then[code])
        elif code in shares[0] and shares[0] != shares[1] and not _is_stated(finding):
            again = _shared(finding, shares[0][code], shares[1].get(code))
            if again is None or too_few:
                again = None
                withdrawn.add(code)
        if again is not None and again.get("value") != finding.get("value"):
            sheet.findings[sheet.at(str(finding["id"]))] = sheet.mark(
                finding, again, reason, touched
            )
            sheet.changes.append(_change(finding, again, reason, *touched))
    _withdraw(sheet, withdrawn, reason, *touched, why="too_few" if too_few else WITHDRAWN)


def _again(finding: JsonObject, region: JsonObject) -> JsonObject | None:
    """The finding with the new region; None where its value does not follow from it."""
    value, code = finding.get("value"), str(finding.get("code"))
    moved = {**finding, "region": region}
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or _is_stated(finding) or finding.get("code") in CLASSES:
        return moved
    old = finding.get("region")
    then = drawn.measured(code, old if isinstance(old, Mapping) else None)
    now = drawn.measured(code, region)
    if not then or now is None:
        return None
    # The two sizes carry the scale with them, also one that only the file itself stated.
    factor = float(str(value)) / then
    moved |= {
        "value": round(factor * now, 3 if finding.get("unit") == "1" else 2),
        "method": MEASURED_AGAIN,
    }
    long, short = drawn.calipers(drawn.polygon(region) or ())
    if drawn.plain(code) == "embryo.diameter":
        moved["interval"] = [round(factor * short, 2), round(factor * long, 2)]
    elif "interval" in moved:
        moved["interval"] = None
    if "diameters" in moved:
        moved["diameters"] = [round(factor * long, 2), round(factor * short, 2)]
    return moved


def _follicle(made: JsonObject, sheet: Sheet) -> JsonObject:
    """A follicle's diameters, in mm where another one or the sender tells a pixel's size."""
    points = drawn.polygon(made["region"] if isinstance(made["region"], Mapping) else None) or ()
    factor, unit = _scale(sheet)
    long, short = (round(factor * size, 2) for size in drawn.calipers(points))
    return {
        "value": round((long + short) / 2, 2),
        "unit": unit,
        "diameters": [long, short],
        "value_is": follicle.DIAMETER,
    }


def _scale(sheet: Sheet) -> tuple[float, str]:
    for finding in sheet.findings:
        region = finding.get("region")
        if finding.get("code") != "follicle.follicle" or not isinstance(region, Mapping):
            continue
        size, value = drawn.measured("follicle.follicle", region), finding.get("value")
        if size and isinstance(value, int | float) and value > 0 and not _is_stated(finding):
            return float(value) / size, str(finding.get("unit"))
    return (sheet.mm_per_px, "mm") if sheet.mm_per_px else (1.0, "px")


def _is_stated(finding: JsonObject) -> bool:
    """Whether the value is a person's own, not one that was measured or counted again."""
    corrected = finding.get("corrected")
    return isinstance(corrected, Mapping) and "because" not in corrected


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
    return isinstance(region, Mapping) and min(_real(region.get(k)) for k in ("r0", "c0")) > 0


def _counted(finding: JsonObject, by: int) -> JsonObject:
    n = max(0, int(_real(finding.get("n"))) + by)
    again = {**finding, "n": n, "interval": None, "method": COUNTED_AGAIN}
    if finding.get("code") != _CONCENTRATION:
        return {**again, "value": max(0, int(_real(finding.get("value"))) + by)}
    volume = _real(finding.get("area_um2")) * _real(finding.get("depth_um"))
    return {**again, "value": round(n * _real(finding.get("dilution")) * 1e6 / volume, 4)}


def _shares(findings: Sequence[JsonObject]) -> dict[str, float]:
    """Each class of motility's share of the cells in view at a moment, in percent."""
    weights = dict.fromkeys((f"who_semen.{kind}" for kind in who_semen.MOTILITY), 0.0)
    for finding in findings:
        if finding.get("code") == "sperm.track":
            kind = f"who_semen.{finding.get('value')}"
            weights[kind] = weights.get(kind, 0.0) + _real(finding.get("seconds"))
    total = sum(weights.values())
    return {code: 100 * weight / total for code, weight in weights.items()} if total else {}


def _shared(finding: JsonObject, then: float, now: float | None) -> JsonObject | None:
    """The share as it now is; None where the listed tracks are not what it was made of."""
    if now is None or abs(_real(finding.get("value")) - then) > _SHARE_TOLERANCE:
        return None
    return {**finding, "value": round(now, 2), "interval": None, "method": COUNTED_AGAIN}


def _touched(before: Sequence[JsonObject], after: Sequence[JsonObject]) -> list[str]:
    """The objects that are others than before."""
    then = {str(f.get("id")): f for f in before if f.get("code") in _REMOVABLE}
    now = {str(f.get("id")): f for f in after if f.get("code") in _REMOVABLE}
    return [name for name in {**then, **now} if then.get(name) != now.get(name)]


def _withdraw(
    sheet: Sheet, codes: set[str], reason: str, *because: str, why: str = WITHDRAWN
) -> None:
    """What cannot be said any more is not measured; a person's own value stays."""
    for finding in list(sheet.findings):
        if drawn.plain(str(finding.get("code"))) not in codes or _is_stated(finding):
            continue
        if not isinstance(finding.get("value"), int | float):
            continue
        sheet.findings.remove(finding)
        sheet.not_measured.append({"code": finding.get("code"), "why": why})
        sheet.changes.append(
            {
                "finding_id": finding.get("id"),
                "code": finding.get("code"),
                "reason": reason,
                "from": finding.get("value"),
                "withdrawn": True,
                "because": list(because),
            }
        )


def _change(before: JsonObject, after: JsonObject, reason: str, *because: str) -> JsonObject:
    return {
        "finding_id": before.get("id"),
        "code": before.get("code"),
        "reason": reason,
        "from": before.get("value"),
        "to": after.get("value"),
        "because": list(because),
    }


def _real(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0

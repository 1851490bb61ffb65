"""What a person draws, takes away and adds on a picture, and what that means for the values.

A value that was measured along an outline is measured again on the new one, by the same definition,
where it follows from the outline alone; where it does not, it is withdrawn: `not_measured`,
`outline_changed`. What a person stated stays, and so does what a network said of the picture.
"""

from collections.abc import Mapping, Sequence

from common.domain import drawn
from common.domain.errors import InvalidInputError
from common.domain.model import JsonObject, Modality
from common.domain.standards import follicle, who_semen
from common.services.revising import Sheet, change, is_stated, withdraw

MEASURED_AGAIN = "measured again on a person's outline"
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
# What of an object was measured along its parts: another box tells nothing of these.
_ALONG_PARTS = ("parts", "head_", "nucleus_", "acrosome_")
# What was measured between two outlines, by whose outline it also depends on.
_BETWEEN = {
    "oocyte.diameter": ("oocyte.perivitelline",),
    "oocyte.perivitelline": ("oocyte.zona_thickness",),
    "embryo.outline": ("embryo.zona_thickness",),
}


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
        elif not is_stated(finding) and (
            finding["id"] == finding_id or again.get("value") != finding.get("value")
        ):
            marked = sheet.mark(finding, again, reason, [finding_id])
            if again.get("value") == finding.get("value"):
                # What a network said is as sure as before; only its place is another.
                marked = {**marked, "confidence": finding.get("confidence")}
            else:
                sheet.changes.append(change(finding, again, reason, finding_id))
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
    withdraw(sheet, withdrawn, reason, finding_id)


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


def _again(finding: JsonObject, region: JsonObject) -> JsonObject | None:
    """The finding with the new region; None where its value does not follow from it."""
    value, code = finding.get("value"), str(finding.get("code"))
    moved = {**finding, "region": region}
    if "parts" in finding:
        moved = {k: v for k, v in moved.items() if not k.startswith(_ALONG_PARTS)}
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or is_stated(finding) or finding.get("code") in CLASSES:
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
        if size and isinstance(value, int | float) and value > 0 and not is_stated(finding):
            return float(value) / size, str(finding.get("unit"))
    return (sheet.mm_per_px, "mm") if sheet.mm_per_px else (1.0, "px")

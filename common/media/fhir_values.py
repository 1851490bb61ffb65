"""The values of FHIR R4: quantities, words, ranges, people, specimens; each as it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from common.media.json_places import Number, Object
from common.media.places import clean

T = TypeVar("T")
_UCUM = "http://unitsofmeasure.org"
_LOINC = ("http://loinc.org", "urn:oid:2.16.840.1.113883.6.1")
_COMPARATORS = {"<": "<", "<=": "\u2264", ">=": "\u2265", ">": ">"}
# v2-0487 and v2-0070 codes and SNOMED CT of specimens that laboratories send without a text.
_SPECIMENS = {
    **dict.fromkeys(("SER", "SERUM", "119364003"), "serum"),
    **dict.fromkeys(("PLAS", "PLASMA", "119361006", "PPP"), "plasma"),
    **dict.fromkeys(("BLD", "WB", "BLDV", "119297000", "122555007", "445295009"), "blood"),
    **dict.fromkeys(("UR", "URINE", "122575003", "RANDU", "CUR"), "urine"),
    **dict.fromkeys(("SMN", "SEM", "SEMN", "119347001"), "semen"),
    **dict.fromkeys(("CSF", "258450006"), "csf"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value as written; `key` names the member it stands in."""

    kind: str = "none"
    text: str | None = None
    key: str | None = None
    comparator: str | None = None
    ucum: str | None = None
    unit: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A reference range; `low` and `high` only where there is just one, in the value's unit."""

    low: str | None = None
    high: str | None = None
    text: str | None = None
    problem: str | None = None


def one(owner: Mapping[str, object], name: str, kind: type[T]) -> T | None:
    """A member of that type; None where it is absent or of another type."""
    found = owner.get(name)
    return found if isinstance(found, kind) else None


def text_of(value: object) -> str | None:
    """A string that says something."""
    return clean(value) or None if isinstance(value, str) else None


def texts(owner: Mapping[str, object], name: str, member: str) -> list[str]:
    """That member of each object of a list."""
    items = one(owner, name, list) or []
    found = [text_of(item.get(member)) for item in items if isinstance(item, Object)]
    return [text for text in found if text]


def _codings(value: object) -> list[Object]:
    listed = one(value, "coding", list) if isinstance(value, Object) else None
    return [coding for coding in listed or [] if isinstance(coding, Object)]


def concept(value: object, *, code: bool = False) -> str | None:
    """A concept's words: its text, else a display, else a code (`code`: the code first)."""
    if not isinstance(value, Object):
        return None
    order = ("code", "display") if code else ("display", "code")
    said = [text_of(coding.get(name)) for name in order for coding in _codings(value)]
    own = text_of(value.get("text"))
    found = [*said, own] if code else [own, *said]
    return next((text for text in found if text), None)


def loinc_and_others(value: object) -> tuple[str, ...]:
    """`system|code` of each coding."""
    found = []
    for coding in _codings(value):
        system, code = text_of(coding.get("system")), text_of(coding.get("code"))
        if code:
            found.append(f"{'loinc' if system in _LOINC else system or ''}|{code}")
    return tuple(found)


def _quantity(owner: Object, key: str) -> Value:
    quantity = owner[key]
    if not isinstance(quantity, Object):
        return Value(key=key, problem="invalid_value")
    number, sign = quantity.get("value"), text_of(quantity.get("comparator"))
    if number is None:
        return Value(key=key)
    if not isinstance(number, Number) or (sign and sign not in _COMPARATORS):
        return Value(key=key, problem="invalid_value")
    unit, code = text_of(quantity.get("unit")), text_of(quantity.get("code"))
    is_ucum = quantity.get("system") == _UCUM
    return Value(
        kind="number",
        text=str(number),
        key=key,
        comparator=_COMPARATORS[sign] if sign else None,
        ucum=code if is_ucum else None,
        unit=unit or code,
    )


def _ends(value: object, names: tuple[str, str], between: str) -> Value:
    """An interval or a ratio as words, where both its ends have a number."""
    parts = [value.get(name) for name in names] if isinstance(value, Object) else []
    numbers = [part.get("value") for part in parts if isinstance(part, Object)]
    if len(numbers) != 2 or not all(isinstance(number, Number) for number in numbers):
        return Value(problem="invalid_value")
    first = next(part for part in parts if isinstance(part, Object))
    unit = text_of(first.get("unit")) or text_of(first.get("code"))
    return Value(kind="text", text=between.join(str(n) for n in numbers), unit=unit)


def _plain(owner: Object, key: str) -> Value:
    found = owner[key]
    if isinstance(found, bool):
        return Value("coded", str(found).lower(), key)
    if isinstance(found, Number):
        return Value("number", str(found), key)
    words = text_of(found)
    return Value("coded", words, key) if words else Value(key=key, problem="invalid_value")


def value(owner: Object) -> Value:
    """The value of an observation or a component."""
    keys = [key for key in owner if key.startswith("value") and key != "value"]
    if not keys:
        return Value()
    key = keys[0]
    if len(keys) > 1:
        return Value(key=key, problem="several_values")
    if key == "valueQuantity":
        return _quantity(owner, key)
    if key == "valueCodeableConcept":
        words = concept(owner[key])
        return Value("coded", words, key) if words else Value(key=key, problem="invalid_value")
    if key in ("valueRange", "valueRatio"):
        names = ("low", "high") if key == "valueRange" else ("numerator", "denominator")
        found = _ends(owner[key], names, " - " if key == "valueRange" else ":")
        return Value(found.kind, found.text, key, unit=found.unit, problem=found.problem)
    if key in ("valueString", "valueInteger", "valueBoolean", "valueDateTime", "valueTime"):
        return _plain(owner, key)
    return Value(key=key, problem="unsupported_value")


def _limit(owner: Object, name: str, wanted: Value) -> tuple[str | None, bool]:
    """A bound as written, and whether it is in the value's unit."""
    bound = one(owner, name, Object)
    number = bound.get("value") if bound is not None else None
    if bound is None or not isinstance(number, Number):
        return None, True
    units = {text_of(bound.get(k)) for k in ("code", "unit")} - {None}
    return str(number), not units or bool(units & {wanted.ucum, wanted.unit})


def _printed(low: str | None, high: str | None) -> str | None:
    if low and high:
        return f"{low} - {high}"
    return f"\u2265 {low}" if low else f"\u2264 {high}" if high else None


def _unit(item: Object) -> str:
    """The unit of a range's bounds."""
    bounds = [bound for name in ("low", "high") if (bound := one(item, name, Object))]
    said = [text_of(bound.get(key)) for bound in bounds for key in ("unit", "code")]
    return next((unit for unit in said if unit), "another unit")


def _whom(item: Object) -> str | None:
    """For whom or what a range holds, where it is not simply the normal one."""
    kind = item.get("type")
    is_normal = kind is None or any(c.get("code") == "normal" for c in _codings(kind))
    people = [concept(p) or "some" for p in one(item, "appliesTo", list) or []]
    words = [*([] if is_normal else [concept(kind) or "other"]), *people]
    words += ["certain ages"] if item.get("age") else []
    return f"{', '.join(words)}:" if words else None


def limits(owner: Object, wanted: Value) -> Range:
    """The reference range; of several, or of one for certain people, only the words."""
    stated = [r for r in one(owner, "referenceRange", list) or [] if isinstance(r, Object)]
    shown = []
    for item in stated:
        low, high = _limit(item, "low", wanted)[0], _limit(item, "high", wanted)[0]
        parts = (_whom(item), _printed(low, high), text_of(item.get("text")))
        shown.append(" ".join(part for part in parts if part))
    text = "; ".join(part for part in shown if part) or None
    if len(stated) != 1:
        return Range(text=text)
    (low, low_fits), (high, high_fits) = (_limit(stated[0], n, wanted) for n in ("low", "high"))
    if wanted.kind == "number" and not (low_fits and high_fits):
        # Begun so, the words are never read as an interval in the value's own unit.
        return Range(text=f"in {_unit(stated[0])}: {text}", problem="range_in_another_unit")
    if _whom(stated[0]):
        return Range(text=text)
    return Range(low, high, text)


def specimen(found: Object | None) -> str | None:
    """What was examined, in words."""
    if found is None:
        return None
    kind = found.get("type")
    known = [_SPECIMENS.get(str(coding.get("code"))) for coding in _codings(kind)]
    words = [*(word for word in known if word), concept(kind)]
    return " ".join(dict.fromkeys(word for word in words if word)) or None


def specimen_word(code: str) -> str | None:
    """The word for a specimen's code."""
    return _SPECIMENS.get(code.upper())


def updated(resource: Object) -> str | None:
    """When a resource was last changed."""
    meta = resource.get("meta")
    return text_of(meta.get("lastUpdated")) if isinstance(meta, Object) else None


def person(found: Object) -> Iterator[tuple[str, str, str]]:
    """Kind, member and words of what is said about a patient."""
    names = [n for n in one(found, "name", list) or [] if isinstance(n, Object)]
    official = [n for n in names if n.get("use") == "official"] or names
    if official:
        given = [text_of(g) for g in one(official[0], "given", list) or []]
        parts = [text_of(official[0].get("family")), *given]
        name = " ".join(part for part in parts if part) or text_of(official[0].get("text"))
        if name:
            yield "name", "name", name
    for kind, key in (("birth_date", "birthDate"), ("sex", "gender")):
        words = text_of(found.get(key))
        if words and words != "unknown":
            yield kind, key, words
    for number in texts(found, "identifier", "value"):
        yield "number", "identifier", number

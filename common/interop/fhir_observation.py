"""One finding as a FHIR R4 Observation, and one for each code that was not measured."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from common.domain.standards import codes
from common.interop.fhir_parts import SYSTEM, Resource, concept, present, reference, resource_id
from common.interop.stated import Finding, Stated, held, is_superseded, number

_UCUM = "http://unitsofmeasure.org"
_LOINC = "http://loinc.org"
_FLAGS = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_REPLACES = "http://hl7.org/fhir/StructureDefinition/observation-replaces"
_KNOWN_FLAGS = {"L", "LL", "H", "HH", "A", "AA", "N"}
_COMPARATORS = {"<", "<=", ">=", ">"}


Replaced = Mapping[tuple[str, str], Sequence[tuple[str, str]]]


def all_of(stated: Stated, subject: Resource, language: str, replaced: Replaced) -> list[Resource]:
    """The observations of one analysis.

    replaced : by analysis and finding, the findings of older versions that it replaces
    """
    found = [
        _measured(stated, one, subject, language) | _of_version(stated, one, replaced)
        for one in stated.findings
    ]
    absent = [
        _absent(stated, place, one, subject, language)
        for place, one in enumerate(stated.not_measured, 1)
    ]
    return [*found, *absent]


def _of_version(stated: Stated, finding: Finding, replaced: Replaced) -> Resource:
    """How it stands to other versions of its report.

    R4 has no status for a value that a newer version gives anew: it is tagged, and a modifier tells
    who does not know the tag that the value is not to be used.
    """
    members: Resource = {}
    if is_superseded(finding):
        tag = {"system": f"{SYSTEM}:state", "code": "superseded", "display": "superseded"}
        modifier = {"url": f"{SYSTEM}:superseded", "valueBoolean": True}
        members = {"meta": {"tag": [tag]}, "modifierExtension": [modifier]}
    older = replaced.get((stated.analysis.analysis_id, str(finding.get("id"))), ())
    if older:
        targets = (reference("Observation", f"{analysis}-{name}") for analysis, name in older)
        found = [{"url": _REPLACES, "valueReference": target} for target in targets]
        members["extension"] = [*_extensions(finding), *found]
    return members


def ids_of(stated: Stated) -> list[str]:
    """The ids of the same observations, in the same order."""
    absent = [f"n{place}" for place, _ in enumerate(stated.not_measured, 1)]
    return [_id(stated, name) for name in [*(str(f.get("id")) for f in stated.findings), *absent]]


def _id(stated: Stated, name: str) -> str:
    return resource_id(f"{stated.analysis.analysis_id}-{name}")


def _common(
    stated: Stated, name: str, finding: Finding, subject: Resource, language: str
) -> Resource:
    analysis = stated.analysis
    device = resource_id(f"{analysis.analyzer}-{analysis.analyzer_version}")
    collected = finding.get("collected_at") or stated.collected_at
    return present(
        {
            "resourceType": "Observation",
            "id": _id(stated, name),
            # What still waits for a person is no final value, whoever signed the rest.
            "status": "final" if stated.is_signed and held(finding) is None else "preliminary",
            "code": _code(finding, language),
            "subject": subject,
            "effectiveDateTime": collected if _has_zone(collected) else None,
            "issued": stated.revision.created_at.isoformat(timespec="milliseconds"),
            "device": reference("Device", device),
            "derivedFrom": [reference("DocumentReference", stated.upload.upload_id)],
        }
    )


def _measured(stated: Stated, finding: Finding, subject: Resource, language: str) -> Resource:
    name = str(finding.get("id"))
    return _common(stated, name, finding, subject, language) | present(
        {
            **_value(finding, language),
            "interpretation": _interpretation(finding),
            "referenceRange": _range(finding),
            "method": _method(finding),
            "extension": _extensions(finding) or None,
        }
    )


def _absent(
    stated: Stated, place: int, finding: Finding, subject: Resource, language: str
) -> Resource:
    """Looked for and not measured: the reason stands where the value would."""
    why = str(finding.get("why", "unknown"))
    coding = [
        {"system": _ABSENT, "code": "not-performed"},
        {"system": f"{SYSTEM}:not-measured", "code": why},
    ]
    absent = {"coding": coding, "text": why.replace("_", " ")}
    common = _common(stated, f"n{place}", finding, subject, language)
    return common | {"dataAbsentReason": absent}


def _code(finding: Finding, language: str) -> Resource:
    code, printed = str(finding.get("code")), finding.get("printed_name")
    text = codes.label(code, language, printed if isinstance(printed, str) else None)
    coding: list[Resource] = [{"system": f"{SYSTEM}:finding", "code": code}]
    loinc = finding.get("loinc")
    if isinstance(loinc, str) and loinc:
        coding.append({"system": _LOINC, "code": loinc})
    return {"coding": coding, "text": text}


def _value(finding: Finding, language: str) -> Resource:
    """The value in the one member that fits it; an outline or a track is no single value."""
    value, code = finding.get("value"), str(finding.get("code"))
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if (measured := number(value)) is not None:
        return {"valueQuantity": _quantity(measured, finding)}
    if not isinstance(value, str):
        return {"dataAbsentReason": {"coding": [{"system": _ABSENT, "code": "not-applicable"}]}}
    if isinstance(finding.get("probabilities"), Mapping):
        words = codes.value_label(code, value, language)
        return {"valueCodeableConcept": concept(code, value, words)}
    return {"valueString": value}


def _quantity(value: float, finding: Finding) -> Resource:
    unit, comparator = finding.get("unit"), finding.get("comparator")
    quantity: Resource = {"value": value}
    if comparator in _COMPARATORS:
        quantity["comparator"] = comparator
    if isinstance(unit, str) and unit:
        quantity |= {"unit": codes.unit_printed(unit) or unit, "system": _UCUM, "code": unit}
    return quantity


def _interpretation(finding: Finding) -> list[Resource] | None:
    flag = finding.get("flag")
    if flag not in _KNOWN_FLAGS:
        return None
    return [{"coding": [{"system": _FLAGS, "code": flag}]}]


def _range(finding: Finding) -> list[Resource] | None:
    """The reference as it was printed: it belongs to the unit that was printed."""
    printed = finding.get("printed_range")
    if not isinstance(printed, str) or not printed:
        return None
    unit = finding.get("printed_unit")
    return [{"text": f"{printed} {unit}".strip() if isinstance(unit, str) else printed}]


def _method(finding: Finding) -> Resource | None:
    method = finding.get("method")
    return {"text": method} if isinstance(method, str) and method else None


def _extensions(finding: Finding) -> list[Resource]:
    found: list[Resource] = []
    if (confidence := number(finding.get("confidence"))) is not None:
        found.append({"url": f"{SYSTEM}:confidence", "valueDecimal": confidence})
    if (counted := number(finding.get("n"))) is not None:
        found.append({"url": f"{SYSTEM}:n", "valueInteger": int(counted)})
    interval = finding.get("interval")
    if isinstance(interval, list) and len(interval) == 2:
        ends = {"low": {"value": interval[0]}, "high": {"value": interval[1]}}
        found.append({"url": f"{SYSTEM}:interval-95", "valueRange": ends})
    corrected = finding.get("corrected")
    if isinstance(corrected, Mapping) and isinstance(corrected.get("reason"), str):
        found.append({"url": f"{SYSTEM}:correction", "valueString": corrected["reason"]})
    return found


def _has_zone(at: object) -> bool:
    """FHIR takes a time only with its zone; a date by itself is one too."""
    if not isinstance(at, str):
        return False
    try:
        if len(at) == 10:
            return bool(date.fromisoformat(at))
        return datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        return False

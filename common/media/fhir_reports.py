"""Which DiagnosticReport of a message lists which observation, and under which number.

References
----------
.. [1] HL7 FHIR R4 (4.0.1), DiagnosticReport.result, Observation.hasMember,
   https://hl7.org/fhir/R4/diagnosticreport.html
"""

from collections.abc import Callable, Mapping, Sequence

from common.media.fhir_values import one, text_of
from common.media.json_places import Object

Target = Callable[[object], Object | None]


def listed(reports: Sequence[Object], target: Target) -> Mapping[int, Sequence[Object]]:
    """The reports of each observation that one lists, by the identity of the object.

    target : the resource that a reference leads to, where the message carries it
    """
    found: dict[int, list[Object]] = {}
    for report in reports:
        inner = {f"#{i.get('id')}": i for i in _objects(report, "contained")}
        seen: set[int] = set()
        waiting = list(_objects(report, "result"))
        while waiting:
            reference = waiting.pop()
            observation = inner.get(str(reference.get("reference"))) or target(reference)
            if observation is not None and id(observation) not in seen:
                seen.add(id(observation))
                found.setdefault(id(observation), []).append(report)
                waiting += _objects(observation, "hasMember")
    return found


def number(report: Object) -> str | None:
    """The identifier of a report; one that has several has none that tells its versions."""
    values = [text_of(item.get("value")) for item in _objects(report, "identifier")]
    return values[0] if len(values) == 1 else None


def _objects(owner: Object, name: str) -> list[Object]:
    return [item for item in one(owner, name, list) or () if isinstance(item, Object)]

"""FHIR R4 JSON -> what it states: observations with their components, and whom they are about.

References
----------
.. [1] HL7 FHIR R4 (4.0.1), Observation, DiagnosticReport, Patient, Specimen,
   https://hl7.org/fhir/R4
"""

from collections.abc import Iterator, Mapping, Sequence

from common.domain.errors import InvalidFileError
from common.media import fhir_reports, fhir_values, json_places
from common.media.documents import Message, Place, StatedFact, StatedResult
from common.media.fhir_values import Range, Value, concept, loinc_and_others, one, text_of, texts
from common.media.json_places import Object
from common.media.places import Layout, clean

MAX_RESULTS = 5000
"""Results of one message; what stands behind them is left out, and a flag says so."""

_PERFORMERS = 10
_REPORTED = ("Observation", "DiagnosticReport", "Bundle", "Patient", "Specimen", "Composition")
_UNSAID = {"entered-in-error", "cancelled"}


def read(text: str) -> Message:
    """What a FHIR resource states. InvalidFileError where the text is no JSON.

    JSON that is no such resource has the problem `not_fhir`.
    """
    root = json_places.parse(text)
    if not isinstance(root, Object) or root.get("resourceType") not in _REPORTED:
        return Message(format="json", problem="not_fhir")
    return _Reader(root, Layout(text)).message()


def _resources(root: Object) -> Iterator[Object]:
    """The resource itself, the entries of a bundle, and what any of them contains."""
    yield root
    for name in ("entry", "contained"):
        for item in one(root, name, list) or ():
            inner = item.get("resource") if name == "entry" and isinstance(item, Object) else item
            if isinstance(inner, Object):
                yield from _resources(inner)


class _Reader:
    def __init__(self, root: Object, layout: Layout) -> None:
        self._layout = layout
        self._flags: list[str] = []
        self._doubled: set[int] = set()
        self._by_kind: dict[str, list[Object]] = {}
        for resource in _resources(root):
            self._by_kind.setdefault(str(resource.get("resourceType")), []).append(resource)
        self._by_id = {
            f"{kind}/{resource.get('id')}": resource
            for kind, found in self._by_kind.items()
            for resource in found
        }
        self._inner: dict[str, Object | None] = {}
        for name, resource in self._by_id.items():
            own = name.partition("/")[2]
            # Two of one name: nobody knows which is meant.
            self._inner[own] = None if own in self._inner else resource
        self._addresses = {
            str(item.get("fullUrl")): item["resource"]
            for item in one(root, "entry", list) or ()
            if isinstance(item, Object) and isinstance(item.get("resource"), Object)
        }
        self._sections = self._headed()
        reports = self._by_kind.get("DiagnosticReport", [])
        self._listed = fhir_reports.listed(reports, self._target)

    def message(self) -> Message:
        reports = self._by_kind.get("DiagnosticReport", [])
        titles = [concept(report.get("code")) for report in reports]
        patients = self._patients()
        return Message(
            format="fhir",
            title=" ".join(title for title in titles if title),
            patients=len(patients),
            facts=[fact for person in patients[:1] for fact in self._facts(person)],
            results=self._results(),
            flags=sorted(set(self._flags)),
        )

    def _reports_of(self, observation: Object) -> Sequence[Object]:
        """The reports that list it; the only one of a message is of all its results."""
        reports = self._by_kind.get("DiagnosticReport", [])
        return self._listed.get(id(observation)) or (reports if len(reports) == 1 else [])

    def _report_number(self, observation: Object) -> str | None:
        """The number of its report; of several reports with different ones none."""
        numbers = {fhir_reports.number(report) for report in self._reports_of(observation)}
        return numbers.pop() if len(numbers) == 1 else None

    def _target(self, reference: object) -> Object | None:
        """The resource that a reference leads to, where the message carries it."""
        said = text_of(reference.get("reference")) if isinstance(reference, Object) else None
        if said is None:
            return None
        if said in self._addresses:
            found = self._addresses[said]
            return found if isinstance(found, Object) else None
        if said.startswith("#"):
            return self._inner.get(said[1:])
        short = "/".join(said.partition("/_history")[0].split("/")[-2:])
        return self._by_id.get(short)

    def _headed(self) -> dict[int, str]:
        """The heading of each observation that another one groups, by identity of the object."""
        found: dict[int, str] = {}
        for heading in self._by_kind.get("Observation", []):
            name = concept(heading.get("code"))
            for member in one(heading, "hasMember", list) or ():
                target = self._target(member)
                if target is not None and name:
                    found.setdefault(id(target), name)
        return found

    def _patients(self) -> list[Object]:
        """The different people: those that are described, and those that results are about."""
        people = {_person_key(p): p for p in self._by_kind.get("Patient", [])}
        others: dict[str, Object] = {}
        for observation in self._by_kind.get("Observation", []):
            subject = observation.get("subject")
            said = text_of(subject.get("reference")) if isinstance(subject, Object) else None
            if said and self._target(subject) is None:
                others.setdefault(said, Object())
        # A reference that leads nowhere may mean anybody, the one who is described or not.
        return [*people.values(), *others.values()]

    def _facts(self, person: Object) -> Iterator[StatedFact]:
        for kind, key, text in fhir_values.person(person):
            yield StatedFact(kind=kind, text=text, place=self._place(person, key))

    def _place(self, owner: Object, key: str | None) -> Place:
        return self._layout.place(*owner.spans.get(key or "", owner.span))

    def _results(self) -> list[StatedResult]:
        found: list[StatedResult] = []
        for observation in self._newest():
            found += self._of(observation)
            if len(found) > MAX_RESULTS:
                self._flags.append("results_left_out")
                return found[:MAX_RESULTS]
        return found

    def _newest(self) -> Iterator[Object]:
        """Observations once each: of several versions of one id the last updated."""
        versions: dict[str, list[Object]] = {}
        for i, observation in enumerate(self._by_kind.get("Observation", [])):
            name = text_of(observation.get("id")) or f"#{i}"
            versions.setdefault(name, []).append(observation)
        for several in versions.values():
            if len(several) == 1:
                yield several[0]
                continue
            stamps = [fhir_values.updated(o) for o in several]
            if None in stamps or len(set(stamps)) < len(stamps):
                self._flags.append("two_versions")
                for observation in several:
                    self._doubled.add(id(observation))
                    yield observation
            else:
                self._flags.append("older_version_left_out")
                yield max(several, key=lambda o: fhir_values.updated(o) or "")

    def _of(self, observation: Object) -> Iterator[StatedResult]:
        parts = [c for c in one(observation, "component", list) or () if isinstance(c, Object)]
        value = fhir_values.value(observation)
        says_something = value.kind != "none" or value.problem
        groups = parts or observation.get("hasMember") or self._is_heading(observation)
        if says_something or not groups:
            heading = self._sections.get(id(observation))
            yield self._stated(observation, observation, value, heading)
        for part in parts:
            name = concept(observation.get("code"))
            yield self._stated(part, observation, fhir_values.value(part), name)

    @staticmethod
    def _is_heading(observation: Object) -> bool:
        """Neither a value nor a reason for its absence: a title that groups nothing."""
        status = observation.get("status")
        is_said = observation.get("dataAbsentReason") or observation.get("referenceRange")
        return not is_said and status in ("unknown", "final", None)

    def _stated(
        self, part: Object, whole: Object, value: Value, section: str | None
    ) -> StatedResult:
        """One result; a component shares its observation's specimen, times and status."""
        status = text_of(whole.get("status"))
        absent = value.problem or concept(part.get("dataAbsentReason"), code=True)
        if status in _UNSAID:
            absent = status.replace("-", "_")
        limits = fhir_values.limits(part, value)
        if limits.problem:
            self._flags.append(limits.problem)
        specimen = self._target(whole.get("specimen"))
        return StatedResult(
            name=concept(part.get("code")) or "",
            kind="none" if status in _UNSAID else value.kind,
            place=self._place(part, value.key),
            value=value.text,
            comparator=value.comparator,
            codes=loinc_and_others(part.get("code")),
            ucum=value.ucum,
            unit=value.unit,
            **_range(limits),
            flag=_joined(concept(i, code=True) for i in one(part, "interpretation", list) or ()),
            specimen=fhir_values.specimen(specimen),
            collected_at=_collected(whole, specimen),
            reported_at=text_of(whole.get("issued")),
            status=status.replace("-", "_") if status else None,
            method=concept(whole.get("method")),
            laboratory=self._laboratory(whole),
            section=section,
            notes=_joined(texts(whole, "note", "text")) if part is whole else None,
            absent=absent,
            held="two_versions" if id(whole) in self._doubled else None,
            report=self._report_number(whole),
        )

    def _laboratory(self, observation: Object) -> str | None:
        """The organisation that performed it; persons are left out."""
        reports = self._reports_of(observation) or self._by_kind.get("DiagnosticReport", [])
        owners = (observation, *reports[:_PERFORMERS])
        listed = [one(owner, "performer", list) or [] for owner in owners]
        for performer in [p for some in listed for p in some[:_PERFORMERS]]:
            target = self._target(performer)
            if target is not None and target.get("resourceType") == "Organization":
                return text_of(target.get("name"))
        return None


def _person_key(person: Object) -> object:
    """Who somebody is, so that one person in two resources stays one."""
    facts = tuple((kind, text) for kind, _, text in fhir_values.person(person))
    return facts or id(person)


def _range(limits: Range) -> dict[str, str | None]:
    return {"low": limits.low, "high": limits.high, "range": limits.text}


def _joined(parts: object) -> str | None:
    if not isinstance(parts, Sequence | Iterator):
        return None
    return clean(" ".join(str(part) for part in parts if part)) or None


def _collected(whole: Object, specimen: Mapping[str, object] | None) -> str | None:
    """When it was taken: the observation's own time, else its specimen's."""
    own = text_of(whole.get("effectiveDateTime")) or text_of(whole.get("effectiveInstant"))
    if own or specimen is None:
        return own
    collection = specimen.get("collection")
    return text_of(collection.get("collectedDateTime")) if isinstance(collection, Object) else None


def checked(text: str) -> Message:
    """`read`, with a broken structure as the file's fault, whatever it is."""
    try:
        return read(text)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidFileError("corrupt", "JSON that is no FHIR resource") from error

"""Structured texts: what they state is read, what is broken or hostile is refused."""

import json

import pytest

from common.domain.errors import InvalidFileError
from common.media import csv_grids, isolate, json_places
from common.media.documents import Message
from common.media.isolate import Limits
from common.media.messages import read
from common.media.places import Layout, clean

FHIR, HL7 = "application/fhir+json", "application/hl7-v2"
HEAD = "MSH|^~\\&|LIS|LAB|||20260105||ORU^R01|1|P|2.5.1\r"


def fhir(resource: object) -> Message:
    message = read(json.dumps(resource, indent=1).encode(), FHIR)[1]
    assert message is not None
    return message


BROKEN_JSON = [
    b"",
    b'{"resourceType": "Bundle", "entry": [',
    b'{"a": 1, "a": 2}',
    b'{"a": NaN}',
    b'{"a": 1e999}',
    b'{"a": 01}',
    b'{"a": 1,}',
    b"[1 2]",
    b'{"a": 1} {}',
    b'{"a": "\x01"}',
    b'{"a": "\\x"}',
    b'{"a": +1}',
    b'{"a" 1}',
    b'{"a": "\xff"}',
    b'{"a": ]}',
    b"{'a': 1}",
    b'{"a": ' + b"1" * 100 + b"}",
]


@pytest.mark.parametrize("data", BROKEN_JSON)
def test_broken_json_is_corrupt(data: bytes) -> None:
    with pytest.raises(InvalidFileError) as caught:
        read(data, FHIR)
    assert caught.value.reason == "corrupt"


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_json_too_deep_is_unsafe(opening: str) -> None:
    with pytest.raises(InvalidFileError) as caught:
        read((opening * 100_000).encode(), FHIR)
    assert caught.value.reason == "unsafe"


def test_json_of_too_many_values_is_too_large(monkeypatch) -> None:
    monkeypatch.setattr(json_places, "MAX_VALUES", 10)
    with pytest.raises(InvalidFileError) as caught:
        read(b"[1,2,3,4,5,6,7,8,9,10,11]", FHIR)
    assert caught.value.reason == "too_large"


@pytest.mark.parametrize("value", [{}, [], [1, "a", None, True, {"b": [[]]}], {"é": "\u20ac"}])
def test_json_is_what_the_standard_library_reads(value: object) -> None:
    assert json_places.parse(json.dumps(value)) == json.loads(json.dumps(value), parse_int=str)


def test_a_member_knows_its_place() -> None:
    text = '{\n\t"a": {"b":  4.50 }\n}'
    found = json_places.parse(text)
    assert isinstance(found, json_places.Object)
    inner = found["a"]
    assert isinstance(inner, json_places.Object) and inner["b"] == "4.50"
    start, end = inner.spans["b"]
    place = Layout(text).place(start, end)
    assert (text[start:end], place.r0, place.c0) == ("4.50", 12, (8 + 12) * 6)


@pytest.mark.parametrize("text", ["a\tb", "\t\tx", "1234567\tx", "12345678\tx\ty", "no tabs"])
def test_a_column_is_where_the_laid_out_text_has_it(text: str) -> None:
    for at in range(len(text)):
        expected = len(text[:at].expandtabs(8)) * 6
        assert Layout(text).place(at, at + 1).c0 == expected


def test_words_are_made_safe() -> None:
    assert clean("a\x00b\ud800\u202e c\n d") == "a b? c d"


NOT_FHIR = ["[]", "3", '{"name": "AMH", "value": 5}', '{"resourceType": "Appointment"}']


@pytest.mark.parametrize("text", NOT_FHIR)
def test_other_json_is_said_to_be_no_fhir(text: str) -> None:
    message = read(text.encode(), "application/json")[1]
    assert message is not None and message.problem == "not_fhir" and not message.results


AMH = {
    "resourceType": "Observation",
    "id": "o1",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "38476-8"}], "text": "AMH"},
    "valueQuantity": {
        "value": 1.2, "comparator": "<=", "unit": "ng/mL",
        "system": "http://unitsofmeasure.org", "code": "ng/mL",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "member",
    [
        {"valueQuantity": "12"},
        {"valueQuantity": {"value": "12"}},
        {"valueQuantity": {"value": 1, "comparator": "~"}},
        {"valueQuantity": {"value": 1}, "valueString": "2"},
        {"valueSampledData": {"data": "1 2 3"}},
        {"valueRange": {"low": {"value": 1}}},
        {"valueCodeableConcept": {}},
    ],
)
def test_a_value_of_a_wrong_form_is_a_gap(member: dict[str, object]) -> None:
    bare = {name: value for name, value in AMH.items() if name != "valueQuantity"}
    [result] = fhir({**bare, **member}).results
    assert (result.kind, result.value) == ("none", None) and result.absent


WORDED = [
    ({"valueString": "Negatief"}, ("coded", "Negatief")),
    ({"valueBoolean": True}, ("coded", "true")),
    ({"valueInteger": 4}, ("number", "4")),
    ({"valueCodeableConcept": {"coding": [{"display": "POS"}]}}, ("coded", "POS")),
    ({"valueRange": {"low": {"value": 2}, "high": {"value": 4.0}}}, ("text", "2 - 4.0")),
    ({"valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 128}}}, ("text", "1:128")),
    ({"valueDateTime": "2026-01-05"}, ("coded", "2026-01-05")),
]


@pytest.mark.parametrize(("member", "stated"), WORDED)
def test_every_type_of_value(member: dict[str, object], stated: tuple[str, str]) -> None:
    bare = {name: value for name, value in AMH.items() if name != "valueQuantity"}
    [result] = fhir({**bare, **member}).results
    assert (result.kind, result.value) == stated


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_what_was_taken_back_is_no_result(status: str) -> None:
    [result] = fhir({**AMH, "status": status}).results
    assert (result.kind, result.absent) == ("none", status.replace("-", "_"))


def bundle(*resources: object) -> dict[str, object]:
    return {"resourceType": "Bundle", "entry": [{"resource": r} for r in resources]}


def test_of_two_versions_the_later_one_counts() -> None:
    old = {**AMH, "meta": {"lastUpdated": "2026-01-01T00:00:00Z"}}
    new = {**AMH, "meta": {"lastUpdated": "2026-01-02T00:00:00Z"}, "valueInteger": 3}
    del new["valueQuantity"]
    message = fhir(bundle(new, old))
    assert [r.value for r in message.results] == ["3"]
    assert list(message.flags) == ["older_version_left_out"]


def test_two_versions_without_a_time_are_both_held() -> None:
    message = fhir(bundle(AMH, AMH))
    assert [r.held for r in message.results] == ["two_versions"] * 2


def test_components_share_what_the_whole_states() -> None:
    parts = [{"code": {"text": name}, "valueInteger": n} for n, name in enumerate(["PR", "NP"])]
    whole = {**AMH, "code": {"text": "Motility"}, "component": parts, "issued": "2026-01-05"}
    del whole["valueQuantity"]
    stated = [(r.name, r.value, r.section, r.reported_at) for r in fhir(whole).results]
    assert stated == [("PR", "0", "Motility", "2026-01-05"), ("NP", "1", "Motility", "2026-01-05")]


def numbered(number: str | None, *results: str, **more: object) -> dict[str, object]:
    named = {"identifier": [{"value": number}]} if number else {}
    listed = [{"reference": name} for name in results]
    return {"resourceType": "DiagnosticReport", **named, "result": listed, **more}


O1, O2 = {**AMH, "id": "o1"}, {**AMH, "id": "o2"}
PANEL = {**AMH, "id": "p", "hasMember": [{"reference": "Observation/o2"}, {"reference": "o3"}]}
del PANEL["valueQuantity"]
REPORTS = [
    ([numbered("A1", "Observation/o1")], ["A1", "A1"]),
    ([numbered("A1")], ["A1", "A1"]),
    ([numbered("A1", "Observation/o1"), numbered("A2", "Observation/o2")], ["A1", "A2"]),
    ([numbered("A1", "Observation/o1"), numbered("A2", "Observation/x")], ["A1", None]),
    ([numbered("A1", "Observation/o1"), numbered("A2", "Observation/o1")], [None, None]),
    ([numbered("A1", "Observation/o1"), numbered("A1", "Observation/o1")], ["A1", None]),
    ([numbered("A1", "Observation/o1"), numbered(None, "Observation/o2")], ["A1", None]),
    ([numbered("A1", "Observation/p"), numbered("A2", "Observation/o1"), PANEL], ["A2", "A1"]),
]


@pytest.mark.parametrize(("others", "numbers"), REPORTS)
def test_a_result_has_the_number_of_the_report_that_lists_it(
    others: list[object], numbers: list[str | None]
) -> None:
    found = [r for r in fhir(bundle(*others, O1, O2)).results if r.value]
    assert [r.report for r in found] == numbers


def test_a_report_lists_what_it_contains_and_what_refers_in_a_circle_ends() -> None:
    contained = [numbered(n, "#o1", contained=[{**AMH, "id": "o1"}]) for n in ("A1", "A2")]
    first, second = contained
    second["contained"] = [{**AMH, "id": "o1", "meta": {"lastUpdated": "2026"}}]
    assert [r.report for r in fhir(bundle(first, second)).results] == ["A1", "A2"]
    circle = {**PANEL, "hasMember": [{"reference": "Observation/p"}, {}, 3]}
    assert fhir(bundle(numbered("A1", "Observation/p"), numbered("A2"), circle)).results == []


def test_the_laboratory_of_a_result_is_that_of_its_own_report() -> None:
    labs = [{"resourceType": "Organization", "id": n, "name": n} for n in ("North", "South")]
    reports = [
        numbered(f"A{i}", f"Observation/o{i}", performer=[{"reference": f"Organization/{n}"}])
        for i, n in enumerate(("North", "South"), 1)
    ]
    found = fhir(bundle(*labs, *reports, O1, O2)).results
    assert [r.laboratory for r in found] == ["North", "South"]


def test_two_patients_are_counted() -> None:
    people = [{"resourceType": "Patient", "name": [{"family": name}]} for name in "AB"]
    assert fhir(bundle(*people, AMH)).patients == 2
    other = {**AMH, "id": "o2", "subject": {"reference": "Patient/2"}}
    assert fhir(bundle({**AMH, "subject": {"reference": "Patient/1"}}, other)).patients == 2


def test_one_patient_sent_twice_is_one() -> None:
    person = {"resourceType": "Patient", "name": [{"family": "A"}], "birthDate": "1990-01-01"}
    assert fhir(bundle(person, {**person, "id": "again"}, AMH)).patients == 1


def test_quotes_and_delimiters_of_a_table() -> None:
    text = 'a;b;"c;""d"""\r\n1,5;;x\n\n;;\n'
    [grid] = [g for g in csv_grids.grids(text) if g.delimiter == ";"]
    assert [[c.text for c in row] for row in grid.rows] == [["a", "b", 'c;"d"'], ["1,5", "", "x"]]
    assert (grid.rows[1][2].place.r0, grid.rows[1][2].place.c0) == (12, 30)


def test_a_quote_that_is_not_closed_is_no_table() -> None:
    assert csv_grids.grids('a;b;c\n1;"2;3\n')[0].rows == []


def test_hostile_sizes_are_refused_or_bounded(limits: Limits) -> None:
    observations = [{**AMH, "id": str(i)} for i in range(6000)]
    document = isolate.read_document(json.dumps(bundle(*observations)).encode(), FHIR, limits)
    assert document.message is not None and len(document.message.results) == 5000
    assert "results_left_out" in document.message.flags
    with pytest.raises(InvalidFileError):
        isolate.read_document((HEAD + "OBX|1|NM|A||1\r" * 30_000).encode(), HL7, limits)

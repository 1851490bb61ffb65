"""What a report says, and what it must never say."""

import json
import os
import re
import subprocess
import sys

import pytest

from common.domain.errors import InvalidInputError
from common.reports.content import build, digest, from_json, to_json
from tests.unit.reports import made


def _rows(content: object) -> dict[str, object]:
    return {row.label: row for row in content.parts[0].rows}  # type: ignore[attr-defined]


def test_values_are_printed_with_their_decimals_and_units() -> None:
    row = _rows(made.one("sperm_cell_image", made.body(made.cell())))["Head length"]
    assert (row.value, row.unit, row.confidence) == ("4.35", "µm", "")  # type: ignore[attr-defined]


def test_confidence_is_percent_and_never_certainty() -> None:
    content = made.one("sperm_cell_image", made.body(made.cell(confidence=0.9999)))
    assert [row.confidence for row in content.parts[0].rows] == ["> 99 %", "80 %", ""]


def test_content_survives_json_with_the_same_digest() -> None:
    content = made.cells(3, 1)
    stored = json.loads(json.dumps(to_json(content)))
    assert from_json(stored) == content
    assert digest(stored) == digest(content) == digest(from_json(stored))


def test_the_digest_changes_with_what_is_said() -> None:
    assert digest(made.cells(3, 1)) != digest(made.cells(3, 2))


def test_foreign_json_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        from_json({"schema": "fertivision.report/1"})


def test_a_document_without_values_says_so() -> None:
    kind = [{"id": "f1", "code": "document.type", "value": "other", "confidence": 0.8}]
    content = made.one("document", made.body(kind))
    assert "No laboratory value was read from file 1." in content.notices
    assert content.references == ()
    assert made.one("document", made.body([made.value(1)])).references


def test_only_a_document_has_pages() -> None:
    content = made.one("sperm_cell_image", made.body(made.cell()), [made.image("p1", page=1)])
    assert content.pictures[0].page is None
    assert len(content.pictures[0].shapes) == 1


def test_identity_findings_never_enter_the_content() -> None:
    name = {"id": "f9", "code": "identity.name", "value": "SECRET", "region": made.HEAD}
    gap = [{"code": "identity.birth_date", "why": "unsure"}]
    said = made.body([name, made.value(1)], not_measured=gap)
    content = made.one("document", said, [made.image("p1", page=1)])
    text = json.dumps(to_json(content))
    assert "SECRET" not in text
    assert "identity." not in text
    assert len(content.pictures[0].shapes) == 1


def test_a_correction_names_machine_value_reason_and_author() -> None:
    finding = made.cell()[1] | {
        "value": False,
        "confidence": None,
        "corrected": {
            "machine_value": True,
            "by": "u-7",
            "at": "2026-11-03T10:12:33Z",
            "reason": "bent",
        },
    }
    content = made.one("sperm_cell_image", made.body([finding]))
    change = content.corrections[0]
    assert (change.machine_value, change.value) == ("normal", "not normal")
    assert (change.reason, change.author, change.at) == ("bent", "u-7", "2026-11-03 10:12 UTC")
    assert content.parts[0].rows[0].corrected


def test_what_a_person_drew_and_what_follows_from_it_is_accounted_for() -> None:
    by = {"by": "u-7", "at": "2026-11-03T10:12:33Z", "reason": "overlooked"}
    box = {"kind": "box", "r0": 1, "c0": 1, "r1": 9, "c1": 9}
    drawn = {"id": "f2", "code": "sperm.cell", "value": "sperm", "region": box, "added": True}
    findings = [
        {
            "id": "f1",
            "code": "sperm.count",
            "value": 25,
            "n": 25,
            "corrected": {**by, "machine_value": 24, "because": ["f2"]},
        },
        {**drawn, "corrected": {**by, "machine_value": None, "because": []}},
    ]
    gap = [{"code": "oocyte.perivitelline_um", "why": "outline_changed"}]
    content = made.one("sperm_field_image", made.body(findings, not_measured=gap))
    said = [(c.machine_value, c.value, c.reason) for c in content.corrections]
    assert said == [
        ("24", "25", "overlooked"),
        ("not found by the analyzer", "spermatozoon", "overlooked"),
    ]
    assert content.absent[0].sentence.startswith("a person redrew an outline")


def test_a_corrected_laboratory_value_is_not_printed_as_the_document_had_it() -> None:
    change = {"machine_value": 1.5, "by": "u-7", "at": "", "reason": "misread"}
    finding = made.value(1, value=7.5, flag=None, corrected=change)
    row = made.one("document", made.body([finding])).parts[0].rows[0]
    assert (row.value, row.flag) == ("7.5", "high")


def test_a_laboratory_value_is_printed_exactly_as_on_the_document() -> None:
    row = made.one("document", made.body([made.value(1, flag="high")])).parts[0].rows[0]
    assert (row.value, row.unit, row.reference) == ("1,50", "IU/L", "1.0 - 3.0")
    assert (row.low, row.high, row.flag) == (1.0, 3.0, "high")


def test_a_value_names_its_specimen_unless_that_is_blood_or_in_its_name() -> None:
    names = {"urine": "Leukocytes", "blood": "Sodium", "blood culture": "Germ", "csf": "CSF cells"}
    values = [
        made.value(i, printed_name=name, specimen=specimen)
        for i, (specimen, name) in enumerate(names.items())
    ]
    values.append(made.value(9, printed_name="Creatinine, urine", specimen="urine"))
    assert list(_rows(made.one("document", made.body(values)))) == [
        "Leukocytes (urine)",
        "Sodium",
        "Germ (blood culture)",
        "CSF cells (cerebrospinal fluid)",
        "Creatinine, urine",
    ]


def test_a_value_below_a_detection_limit_has_no_place_on_the_bar() -> None:
    finding = made.value(1, comparator="<", printed_value="<1.5")
    assert made.one("document", made.body([finding])).parts[0].rows[0].number is None


def test_what_was_not_measured_is_said_in_words_and_has_no_row() -> None:
    gap = [{"code": "sperm.tail_normal", "why": "unsure"}]
    content = made.one("sperm_cell_image", made.body(made.cell(), not_measured=gap))
    assert content.absent[0].label == "Tail and midpiece"
    assert "not sure enough" in content.absent[0].sentence
    assert all(row.code != "sperm.tail_normal" for row in content.parts[0].rows)


def test_an_unknown_reason_is_still_said() -> None:
    gap = [{"code": "sperm.tail_normal", "why": "gone_fishing"}]
    content = made.one("sperm_cell_image", made.body([], not_measured=gap))
    assert content.absent[0].sentence == "gone fishing"


def test_a_file_that_could_not_be_analysed_says_why_and_what_next() -> None:
    said = made.body([]) | {"status": "not_analyzable", "why": "no_outline", "advice": "Refocus."}
    statement = made.one("sperm_cell_image", said).parts[0].statement
    assert "no closed outline" in statement
    assert statement.endswith("Refocus.")


def test_a_label_says_from_which_probability_it_counts_as_abnormal() -> None:
    said = {"id": "f1", "code": "sperm.acrosome_normal", "value": False, "confidence": 0.43}
    notes = [
        made.one("sperm_cell_image", made.body([finding])).parts[0].rows[0].note
        for finding in (said | {"abnormal_from": 0.4}, said)
    ]
    assert notes == ["called abnormal from a probability of 40\u00a0%", ""]


def test_many_cells_become_a_count_with_its_interval() -> None:
    content = made.cells(8, 3)
    first = content.summary[0]
    assert (first.value, first.unit, first.flag) == ("38", "%", None)
    assert first.note == "3 of 8; 95\u00a0% CI 8.5\u201375.5\u00a0%"
    assert any("8 spermatozoa were assessed" in notice for notice in content.notices)
    assert content.matrix is not None
    assert len(content.matrix.lines) == 8


def test_two_hundred_cells_are_enough_for_a_flag_and_no_warning() -> None:
    content = made.cells(200, 7)
    assert (content.summary[0].value, content.summary[0].flag) == ("3.5", "low")
    assert not any("200" in notice for notice in content.notices)
    assert any("more pictures" in notice for notice in content.notices)
    assert len(content.pictures) == 48


def test_one_cell_gets_no_percentage() -> None:
    content = made.one("sperm_cell_image", made.body(made.cell()))
    assert content.summary == ()
    assert any("One spermatozoon" in notice for notice in content.notices)


def test_research_weights_are_named_with_their_licence() -> None:
    origin = {"weights_licence": "CC BY-NC-SA 4.0"}
    content = made.one("sperm_cell_image", made.body(made.cell(), provenance=origin))
    assert any("CC BY-NC-SA 4.0" in notice for notice in content.notices)
    assert ("Licence of the weights", "CC BY-NC-SA 4.0") in content.parts[0].provenance


def test_open_weights_are_no_research_use() -> None:
    origin = {"weights_licence": "CC-BY-SA-4.0"}
    content = made.one("fruit_image", made.body([], provenance=origin))
    assert not any("Research" in notice for notice in content.notices)


@pytest.mark.parametrize(
    "licence",
    [
        "none stated (MMOTU); network pre-trained on ImageNet (research only)",
        "HuSHeM: no licence in the archive",
        "CC BY-SA 4.0 (Fruits-360); web photographs, rights unknown",
        "CC BY-SA 4.0 (ImageNet (research only))",
    ],
)
def test_weights_whose_licence_is_not_known_to_be_open_are_research_use(licence: str) -> None:
    content = made.one("ovary_ultrasound", made.body([], provenance={"weights_licence": licence}))
    assert any(licence in notice for notice in content.notices)


def test_the_order_of_records_does_not_change_what_is_said() -> None:
    kind = "sperm_cell_image"
    pairs = [made.analysis(i, kind, made.body(made.cell()), []) for i in (1, 2, 3)]
    files = [made.upload(i, kind) for i in (1, 2, 3)]
    there = build(
        made.tenant(), made.specimen(kind), None, files, pairs, "en", 1, created_at=made.AT
    )
    back = build(
        made.tenant(),
        made.specimen(kind),
        None,
        files[::-1],
        pairs[::-1],
        "en",
        1,
        created_at=made.AT,
    )
    assert digest(there) == digest(back)


def test_what_the_clinic_did_not_state_is_missing() -> None:
    kind = "fruit_image"
    bare = made.tenant(letterhead={})
    content = build(bare, made.specimen(kind), None, [], [], "en", 1, created_at=made.AT)
    assert (content.letterhead.lines, content.letterhead.accreditation) == ((), None)
    assert content.patient_ref is None


def test_facts_are_in_the_specimen_block_and_absent_ones_are_not() -> None:
    kind = "sperm_cell_image"
    facts = {"um_per_px": 0.125, "collected_at": "2026-11-03T09:10:00+01:00"}
    files = [made.upload(1, kind, facts)]
    content = build(
        made.tenant(), made.specimen(kind), None, files, [], "en", 1, created_at=made.AT
    )
    lines = dict(content.specimen)
    assert (lines["Scale"], lines["Collected"]) == ("0.125 µm/px", "2026-11-03 08:10 UTC")
    assert "Device" not in lines


def test_control_characters_and_lone_surrogates_are_gone() -> None:
    finding = made.value(1, printed_name="A\x00\ud800\u202eB")
    text = json.dumps(to_json(made.one("document", made.body([finding]))), ensure_ascii=False)
    assert not re.search("[\x00\ud800\u202e]", text)
    text.encode()


def test_another_language_has_other_labels() -> None:
    kind = "sperm_cell_image"
    pair = made.analysis(1, kind, made.body(made.cell()), [])
    content = build(
        made.tenant(), made.specimen(kind), None, [], [pair], "nl", 1, created_at=made.AT
    )
    assert content.parts[0].rows[2].label == "Koplengte"


def test_content_needs_neither_reportlab_nor_numpy_and_printing_no_numpy() -> None:
    code = (
        "import sys; import common.reports.content; names = {'reportlab', 'PIL', 'numpy'}\n"
        "assert not names & set(sys.modules), 'content'\n"
        "from common.reports.pdf import render; from tests.unit.reports import made\n"
        "render(made.cells(2, 1), None, {'p1': made.png()}, None)\n"
        "assert 'numpy' not in sys.modules, 'pdf'"
    )
    env = {**os.environ, "PYTHONPATH": "."}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)

"""Versions of one report that arrive as several files: the newest counts, and each says so."""

import io
import json
from collections.abc import Callable, Sequence

import pytest
from pypdf import PdfReader

from common.domain.errors import UnavailableError
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    Area,
    JsonObject,
    Principal,
    Report,
    Role,
    Upload,
)
from common.ports import BlobKey
from common.services import patient_values, versions
from tests.unit.services.conftest import Clinic

LABORATORY = "Meridian Pathology Laboratory\n"
DRAFT = (
    f"{LABORATORY}Preliminary report\nReport no.: 26.1184\nReported: 18/11/2026 11:02\n"
    "AMH  0.6  ng/mL  1.0 - 7.0\nTSH  2.10  mIU/L  0.27 - 4.20\n"
)
FINAL = (
    f"{LABORATORY}Final report\nReport no.: 26-1184\nReported: 19/11/2026 09:30\n"
    "AMH  2.6  ng/mL  1.0 - 7.0\n"
)
OTHER = FINAL.replace("26-1184", "26-1185")


def send(clinic: Clinic, name: str, text: str, specimen: str = "S-1", patient: str = "P-1") -> str:
    upload = clinic.take(
        f"drop/{name}.txt", text.encode(), modality="document", patient_ref=patient,
        specimen_ref=specimen,
    )  # fmt: skip
    clinic.settle()
    return upload.upload_id


def said(clinic: Clinic, upload_id: str) -> tuple[Analysis, AnalysisRevision]:
    with clinic.backend.records.transaction("t1") as tx:
        run = tx.get(Upload, upload_id).run
        [found] = tx.find(Analysis, {"upload_id": upload_id, "run": run})
        return found, tx.get(AnalysisRevision, found.analysis_id, found.revision)


def results(body: JsonObject) -> dict[object, tuple[object, object]]:
    findings: Sequence[JsonObject] = body["findings"]  # type: ignore[assignment]
    return {
        f["code"]: (f["value"], f.get("superseded", False))
        for f in findings
        if str(f["code"]).startswith("lab.")
    }


def newest_report(clinic: Clinic, specimen_id: str) -> tuple[Report, str]:
    with clinic.backend.records.transaction("t1") as tx:
        where = {"specimen_id": specimen_id}
        [found] = tx.find(Report, where, order=("number",), descending=True, limit=1)
    key = BlobKey(
        area=Area.REPORTS, tenant_id="t1", name=found.pdf_name or "",
        generation=found.pdf_generation,
    )  # fmt: skip
    reader = PdfReader(io.BytesIO(clinic.backend.blobs.get(key)))
    return found, " ".join(" ".join(p.extract_text() for p in reader.pages).split())


@pytest.mark.parametrize("order", [("draft", "final"), ("final", "draft")])
@pytest.mark.parametrize("specimens", [("S-1", "S-1"), ("S-1", "S-2")])
def test_the_newest_version_counts_and_both_say_so(
    clinic: Clinic, order: tuple[str, str], specimens: tuple[str, str]
) -> None:
    texts = {"draft": DRAFT, "final": FINAL}
    sent = {
        name: send(clinic, name, texts[name], specimen)
        for name, specimen in zip(order, specimens, strict=True)
    }
    (draft, older), (final, newer) = said(clinic, sent["draft"]), said(clinic, sent["final"])
    assert older.body["versions"] == {
        "report_number": "26.1184", "superseded_by": final.analysis_id, "supersedes": [],
    }  # fmt: skip
    assert newer.body["versions"] == {
        "report_number": "26-1184", "superseded_by": None, "supersedes": [draft.analysis_id],
    }  # fmt: skip
    assert results(older.body) == {"lab.amh": (0.6, True), "lab.tsh": (2.1, False)}
    assert results(newer.body) == {"lab.amh": (2.6, False)}
    codes = [s["code"] for s in older.body["interpretations"]]  # type: ignore[union-attr,index]
    assert "ovarian.amh_low" not in codes
    codes = [s["code"] for s in newer.body["interpretations"]]  # type: ignore[union-attr,index]
    assert "ovarian.amh_not_low" in codes
    for analysis in (draft, final):
        report, text = newest_report(clinic, analysis.specimen_id)
        assert [analysis.analysis_id, analysis.revision] in [list(p) for p in report.revisions]
        expected = "newer version" if analysis is draft else "replaces"
        assert expected in text


def test_what_was_said_first_stays_in_the_first_revision(clinic: Clinic) -> None:
    first = send(clinic, "draft", DRAFT)
    send(clinic, "final", FINAL)
    analysis, revision = said(clinic, first)
    assert (analysis.revision, revision.author) == (2, f"document {analysis.analyzer_version}")
    with clinic.backend.records.transaction("t1") as tx:
        machine = tx.get(AnalysisRevision, analysis.analysis_id, 1)
    assert results(machine.body)["lab.amh"] == (0.6, False)
    assert "versions" not in machine.body
    [change] = revision.changes
    assert change["code"] == "document.version" and change["to"] is not None


DIFFERENT = [
    {"text": OTHER},
    {"text": FINAL, "patient": "P-2"},
    {"text": FINAL.replace("Meridian", "Harbour")},
    {"text": FINAL.replace("Report no.: 26-1184\n", "")},
    {"text": FINAL.replace("26-1184", "7")},
    {"text": FINAL + "Collected: 02/11/2026\n", "first": DRAFT + "Collected: 17/11/2026\n"},
]


@pytest.mark.parametrize("case", DIFFERENT)
def test_other_reports_are_no_versions(clinic: Clinic, case: dict[str, str]) -> None:
    first = send(clinic, "draft", case.get("first", DRAFT))
    second = send(clinic, "final", case["text"], "S-2", case.get("patient", "P-1"))
    for upload_id in (first, second):
        analysis, revision = said(clinic, upload_id)
        assert analysis.revision == 1 and "versions" not in revision.body


def test_three_versions_stand_in_their_order(clinic: Clinic) -> None:
    corrected = FINAL.replace("Final", "Corrected").replace("2.6", "2.8")
    uploads = [send(clinic, str(i), t) for i, t in enumerate([corrected, DRAFT, FINAL])]
    bodies = [said(clinic, upload_id) for upload_id in uploads]
    names = [analysis.analysis_id for analysis, _ in bodies]
    told = [revision.body["versions"] for _, revision in bodies]
    assert [v["superseded_by"] for v in told] == [None, names[0], names[0]]  # type: ignore[index,call-overload]
    assert told[0]["supersedes"] == [names[1], names[2]]  # type: ignore[index,call-overload]
    assert [results(revision.body)["lab.amh"][1] for _, revision in bodies] == [False, True, True]


def test_it_is_settled_once_and_again_after_a_crash(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = send(clinic, "draft", DRAFT)
    settle, crashed = versions.settle, []

    def crash(analysis: Analysis, backend: object) -> None:
        if not crashed:
            crashed.append(True)
            raise UnavailableError("killed between two transactions")
        settle(analysis, backend)  # type: ignore[arg-type]

    monkeypatch.setattr(versions, "settle", crash)
    send(clinic, "final", FINAL)
    assert said(clinic, first)[0].revision == 1
    clinic.statements.run("delete from live.claims")
    clinic.retry()
    analysis, revision = said(clinic, first)
    assert analysis.revision == 2 and revision.body["versions"]
    settle(analysis, clinic.backend)
    assert said(clinic, first)[0].revision == 2


HL7 = (
    "MSH|^~\\&|LIS|LAB|||20260105||ORU^R01|{n}|P|2.5.1\rPID|1||7||A^B\r"
    "OBR|1||ORD-26-1184|1^Hormones^L\r"
    "OBX|1|NM|38476-8^AMH^LN||{value}|ng/mL^^UCUM|1.0-4.5||||{status}\r"
)
FHIR = """{{"resourceType": "Bundle", "type": "collection", "entry": [
 {{"resource": {{"resourceType": "DiagnosticReport", "status": "final",
   "code": {{"text": "Hormones"}}, "identifier": [{{"value": "ORD-26-1184"}}]}}}},
 {{"resource": {{"resourceType": "Observation", "status": "{status}", "code": {{"coding": [
   {{"system": "http://loinc.org", "code": "38476-8", "display": "AMH"}}]}},
   "valueQuantity": {{"value": {value}, "unit": "ng/mL", "code": "ng/mL",
   "system": "http://unitsofmeasure.org"}}}}}}]}}"""
MESSAGES = [
    (HL7.format(n=1, value=0.6, status="P"), HL7.format(n=2, value=2.6, status="F")),
    (FHIR.format(value=0.6, status="preliminary"), FHIR.format(value=2.6, status="corrected")),
]


@pytest.mark.parametrize("messages", MESSAGES, ids=["hl7", "fhir"])
def test_messages_with_one_order_number_are_versions_too(
    clinic: Clinic, messages: tuple[str, str]
) -> None:
    first, second = (send(clinic, str(i), text) for i, text in enumerate(messages))
    (draft, older), (final, newer) = said(clinic, first), said(clinic, second)
    assert older.body["versions"]["superseded_by"] == final.analysis_id  # type: ignore[index,call-overload]
    assert newer.body["versions"]["supersedes"] == [draft.analysis_id]  # type: ignore[index,call-overload]
    assert results(older.body)["lab.amh"] == (0.6, True)
    assert results(newer.body)["lab.amh"] == (2.6, False)


def hl7(*orders: tuple[str, str, str, str]) -> str:
    """A message of orders, each with its number, what it measures, the value and its state."""
    head = "MSH|^~\\&|LIS|LAB|||20260105||ORU^R01|1|P|2.5.1\rPID|1||7||A^B\r"
    return head + "".join(
        f"OBR|{i}||{number}|1^Panel^L\rOBX|1|NM|{code}^LN||{value}|{unit}^^UCUM|||||{status}\r"
        for i, (number, code, value, status) in enumerate(orders, 1)
        for unit in ["ng/mL" if "AMH" in code or "Prolactin" in code else "m[IU]/L"]
    )


def fhir(*orders: tuple[str, str, str, str]) -> str:
    """The same as a bundle of reports, each of which lists its observation."""
    states, entries = {"P": "preliminary", "F": "final", "C": "corrected"}, []
    for i, (number, code, value, status) in enumerate(orders, 1):
        loinc, _, name = code.partition("^")
        unit = "m[IU]/L" if name == "TSH" else "ng/mL"
        quantity = {"value": float(value), "unit": unit, "code": unit,
                    "system": "http://unitsofmeasure.org"}  # fmt: skip
        entries += [
            {"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Panel"},
             "identifier": [{"value": number}], "result": [{"reference": f"Observation/o{i}"}]},
            {"resourceType": "Observation", "id": f"o{i}", "status": states[status],
             "code": {"coding": [{"system": "http://loinc.org", "code": loinc, "display": name}]},
             "valueQuantity": quantity},
        ]  # fmt: skip
    bundle = {"resourceType": "Bundle", "type": "collection",
              "entry": [{"resource": one} for one in entries]}  # fmt: skip
    return json.dumps(bundle)


AMH, TSH, PROLACTIN = "38476-8^AMH", "3016-3^TSH", "2842-3^Prolactin"


@pytest.mark.parametrize("write", [hl7, fhir], ids=["hl7", "fhir"])
def test_a_correction_of_one_order_supersedes_that_order_alone(
    clinic: Clinic, write: Callable[..., str]
) -> None:
    both = write(("ORD-1001", AMH, "0.6", "F"), ("ORD-1002", TSH, "2.1", "F"))
    first = send(clinic, "both", both)
    # The correction of the first order repeats TSH, under another number: that is no version.
    second = send(clinic, "one", write(("ORD-1001", AMH, "2.6", "C"), ("ORD-2001", TSH, "9", "F")))
    (old, older), (new, newer) = said(clinic, first), said(clinic, second)
    assert results(older.body) == {"lab.amh": (0.6, True), "lab.tsh": (2.1, False)}
    assert results(newer.body) == {"lab.amh": (2.6, False), "lab.tsh": (9.0, False)}
    assert older.body["versions"] == {
        "report_number": None, "superseded_by": None, "supersedes": [],
        "reports": [{"report_number": "ORD-1001", "superseded_by": new.analysis_id,
                     "supersedes": []}],
    }  # fmt: skip
    assert newer.body["versions"]["reports"] == [  # type: ignore[index,call-overload]
        {"report_number": "ORD-1001", "superseded_by": None, "supersedes": [old.analysis_id]}
    ]
    [change] = older.changes
    assert change["to"] == new.analysis_id
    report, text = newest_report(clinic, old.specimen_id)
    assert [old.analysis_id, old.revision] in [list(pair) for pair in report.revisions]
    assert "report ORD-1001" in text and "ORD-1002" not in text.partition("Results")[0]


def test_each_order_follows_its_own_corrections(clinic: Clinic) -> None:
    first = send(clinic, "0", hl7(("ORD-1001", AMH, "0.6", "P"), ("ORD-1002", TSH, "2.1", "P")))
    amh = send(clinic, "1", hl7(("ORD-1001", AMH, "2.6", "C")))
    tsh = send(clinic, "2", hl7(("ORD-1002", TSH, "2.2", "F"), ("ORD-1003", PROLACTIN, "9", "F")))
    (_, start), (one, _), (two, last) = (said(clinic, upload) for upload in (first, amh, tsh))
    assert results(start.body) == {"lab.amh": (0.6, True), "lab.tsh": (2.1, True)}
    assert {
        v["report_number"]: v["superseded_by"]
        for v in start.body["versions"]["reports"]  # type: ignore[index,call-overload]
    } == {"ORD-1001": one.analysis_id, "ORD-1002": two.analysis_id}
    assert results(last.body) == {"lab.tsh": (2.2, False), "lab.prolactin": (9.0, False)}


def test_an_older_version_of_one_order_that_comes_late_counts_for_nothing(clinic: Clinic) -> None:
    new = send(clinic, "1", hl7(("ORD-1001", AMH, "2.6", "C"), ("ORD-1002", TSH, "2.1", "F")))
    late = send(clinic, "0", hl7(("ORD-1001", AMH, "0.6", "P")))
    assert results(said(clinic, new)[1].body)["lab.amh"] == (2.6, False)
    assert results(said(clinic, late)[1].body)["lab.amh"] == (0.6, True)


def test_the_values_over_time_have_the_newest_version_alone(clinic: Clinic) -> None:
    send(clinic, "draft", DRAFT)
    final = send(clinic, "final", FINAL)
    analysis, _ = said(clinic, final)
    by = Principal(
        tenant_id="t1", subject="usr_t", role=Role.TECHNICIAN, authenticated_at=clinic.now
    )
    series = patient_values.series(by, analysis.patient_id or "", clinic.backend)["items"]
    shown = {s["code"]: [p["value"] for p in s["points"]] for s in series}  # type: ignore[attr-defined]
    assert shown == {"lab.amh": [2.6], "lab.tsh": [2.1]}

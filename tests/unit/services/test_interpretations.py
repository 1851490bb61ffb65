"""The rules' statements in an analysis: measured with it, and said anew after a correction."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from common.backends.local.keys import ring
from common.domain.model import AnalysisRevision, Facts, Principal, Role
from common.http.answers import AnalysisOut, InterpretationOut
from common.services.corrections import Correction, corrected
from common.services.measure import measure
from common.services.wording import in_languages
from common.settings import Settings

AT = datetime(2026, 1, 5, tzinfo=UTC)
HEAD = b"MSH|^~\\&|LIS|LAB|||20260105||ORU^R01|1|P|2.5.1\rPID|1||7||A^B\r"
AZOOSPERMIA = HEAD + (
    b"OBR|1|||54231-6^Semen analysis^LN\r"
    b"OBX|1|NM|9780-8^Sperm concentration^LN||0|10*6/mL^^UCUM||||F\r"
    b"OBR|2|||1^Hormones^L\r"
    b"OBX|1|NM|38476-8^AMH^LN||0.1|ng/mL^^UCUM|1.0-4.5|L||||F\r"
)


def said(data: bytes, modality: str = "document") -> dict[str, object]:
    return measure(data, modality, Facts(), research=False, settings=Settings())


def codes(body: dict[str, object]) -> list[str]:
    listed = body["interpretations"]
    assert isinstance(listed, list)
    return [statement["code"] for statement in listed]


def test_azoospermia_with_a_low_amh_reads_as_what_it_is() -> None:
    body = said(AZOOSPERMIA)
    assert {"semen.no_sperm", "ovarian.amh_low"} <= set(codes(body))
    text = str(body["interpretations"]).casefold()
    assert "good" not in text and "normozoospermia" not in text


def test_each_statement_names_findings_that_are_there() -> None:
    body = said(AZOOSPERMIA)
    ids = {finding["id"] for finding in body["findings"]}  # type: ignore[attr-defined]
    for statement in body["interpretations"]:  # type: ignore[attr-defined]
        assert statement["inputs"] and set(statement["inputs"]) <= ids
        InterpretationOut.model_validate(statement)


def test_a_statement_is_said_in_every_language_of_the_page() -> None:
    body = said(AZOOSPERMIA)
    spoken = in_languages(body)
    assert codes({"interpretations": spoken}) == codes(body)
    for before, statement in zip(body["interpretations"], spoken, strict=True):  # type: ignore[call-overload]
        InterpretationOut.model_validate(statement)
        assert statement["statement"] == before["statement"] and "said" not in before
        assert set(statement["said"]) == {"de", "es", "fr", "nl"}
        assert len({statement["statement"], *statement["said"].values()}) == 5
    low = next(s for s in spoken if s["code"] == "ovarian.amh_low")
    assert "unter 1 ng/mL" in low["said"]["de"] and "0.1" in low["said"]["de"]
    assert in_languages(said(HEAD)) == []


def test_the_answer_has_the_statements_in_its_schema() -> None:
    assert "interpretations" in AnalysisOut.model_json_schema()["properties"]


def test_a_broken_message_is_rejected_and_an_empty_one_abstained_from() -> None:
    assert said(b'{"resourceType": "Bundle", "entry": [')["reason"] == "corrupt"
    assert said(HEAD)["why"] == "no_results"
    assert "interpretations" not in said(HEAD)


@pytest.mark.parametrize(
    ("value", "code"), [(3.0, "ovarian.amh_not_low"), (0.2, "ovarian.amh_low")]
)
def test_a_correction_says_anew_what_the_rules_say(tmp_path: Path, value: float, code: str) -> None:
    body = said(AZOOSPERMIA)
    findings = body["findings"]
    assert isinstance(findings, list)
    amh = next(f["id"] for f in findings if f["code"] == "lab.amh")
    before = AnalysisRevision(
        tenant_id="t1", analysis_id="a1", revision=1, body=body, created_at=AT
    )
    person = Principal(tenant_id="t1", subject="p", role=Role.CLINICIAN, authenticated_at=AT)
    change = Correction(finding_id=amh, value=value, reason="misprint")
    after = corrected(before, [change], person, AT, ring(tmp_path / "keys"))
    assert code in codes(dict(after.body))

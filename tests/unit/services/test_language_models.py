"""A clinic's language model: asked only where the clinic switched it on and there is one."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from common.domain.model import Analysis, AnalysisRevision, JsonObject, Tenant
from tests.unit.analyzers.test_document_suggested import Server
from tests.unit.services.conftest import PDF, Clinic


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.httpd.shutdown()
    made.httpd.server_close()


def body(clinic: Clinic, server: Server, *, is_on: bool) -> JsonObject:
    """What is said of a document."""
    clinic.settings = replace(
        clinic.settings, language_model_url=server.url, language_model_name="tiny"
    )
    with clinic.backend.records.transaction("t1") as tx:
        tx.replace(replace(tx.get(Tenant), language_model=is_on))
    clinic.take("drop/a.pdf", PDF, modality="document", patient_ref="P-1")
    clinic.settle("analyze")
    with clinic.backend.records.transaction("t1") as tx:
        [analysis] = tx.find(Analysis)
        return tx.get(AnalysisRevision, analysis.analysis_id, 1).body


def test_off_is_never_asked(clinic: Clinic, server: Server) -> None:
    said = body(clinic, server, is_on=False)
    assert server.asked == []
    assert "language_model" not in said["provenance"]  # type: ignore[operator]


def test_switched_on_it_is_asked_once_and_named(clinic: Clinic, server: Server) -> None:
    said = body(clinic, server, is_on=True)
    [question] = server.asked
    assert question["model"] == "tiny"
    named = said["provenance"]["language_model"]  # type: ignore[index]
    assert named == {"provider": "127.0.0.1", "model": "tiny"}


def test_an_outage_leaves_what_the_rules_read(clinic: Clinic, server: Server) -> None:
    server.status = 500
    said = body(clinic, server, is_on=True)
    assert any(f["code"] == "lab.amh" for f in said["findings"])  # type: ignore[attr-defined]
    assert "language_model_unavailable" in said["quality"]["flags"]  # type: ignore[index]

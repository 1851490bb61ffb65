"""Every status and every reason has its sentence."""

import re

from common.domain.model import UploadStatus
from common.domain.sentences import sentence

REASONS = [
    "bundle_incomplete",
    "facts_missing",
    "resent",
    "same_patient",
    "identity_mismatch",
    "other_patient_has_it",
    "modality_unclear",
    "modality_not_offered",
    "patient_unknown",
    "event_too_old",
    "unsupported_media",
    "too_large",
    "corrupt",
    "encrypted",
    "unsafe",
    "sidecar_invalid",
    "wrong_tenant",
    "not_found",
    "attempts_exhausted",
]
UNKNOWN = sentence("no such status", None)


def test_every_status_has_a_sentence() -> None:
    assert UNKNOWN not in {sentence(status, None) for status in UploadStatus}


def test_every_reason_has_its_own_sentence() -> None:
    said = {sentence("held", reason) for reason in REASONS}
    assert len(said) == len(REASONS)
    assert sentence("held", None) not in said


def test_an_unknown_reason_is_said_by_its_status() -> None:
    assert sentence("failed", "not_a_reason") == sentence("failed", None)


def test_sentences_are_sentences() -> None:
    for text in [sentence("held", reason) for reason in REASONS]:
        assert re.fullmatch(r"[A-Z].*[a-z]\.", text), text

"""What an outcome means to a person: one sentence for each status and reason."""

_BY_REASON = {
    "bundle_incomplete": "Other files of this bundle have not arrived yet.",
    "facts_missing": "Nobody has said yet what this file is and whom it is about.",
    "resent": "The same file was already received under this name.",
    "same_patient": "This patient already has this file.",
    "identity_mismatch": "The file names another person than the one it was sent for.",
    "other_patient_has_it": "Another patient already has this file: somebody must say whose it is.",
    "modality_unclear": "It is not clear what kind of examination this file shows.",
    "modality_not_offered": "This clinic has no analysis for this kind of examination.",
    "patient_unknown": "No patient with this reference is known here.",
    "event_too_old": "The news of this file came too late to be acted on without asking.",
    "unsupported_media": "This kind of file cannot be read for the examination it was sent for.",
    "too_large": "The file is larger than what is accepted.",
    "corrupt": "The file is damaged or incomplete.",
    "encrypted": "The file is locked with a password.",
    "unsafe": "The file could not be read safely.",
    "sidecar_invalid": "The accompanying .json file does not have the promised form.",
    "wrong_tenant": "This key belongs to no clinic's upload or drop folder.",
    "not_found": "The file was gone before it could be read.",
    "attempts_exhausted": "We failed at it several times; the file is kept and can be tried again.",
}

_BY_STATUS = {
    "awaiting_upload": "The bytes have not arrived yet.",
    "waiting": "The file waits for what belongs to it.",
    "accepted": "The file was accepted and will be analysed.",
    "analyzed": "The analysis is done; the report is being written.",
    "reported": "The report is ready for review.",
    "signed": "The report is signed.",
    "rejected": "The file was not accepted.",
    "duplicate": "The file was already here.",
    "held": "A person must decide how to go on.",
    "expired": "The bytes never arrived.",
    "failed": "Something failed on our side; the file is kept and can be tried again.",
}


def sentence(status: str, reason: str | None) -> str:
    """The sentence of a reason, else of its status."""
    if reason and reason in _BY_REASON:
        return _BY_REASON[reason]
    return _BY_STATUS.get(status, "The state of this file is not known.")

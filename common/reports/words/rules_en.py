"""What published rules say of laboratory values, in English."""

from common.domain.standards.rules.sentences import MISSING, SENTENCES, WORDS
from common.domain.standards.rules.statements import UNVERIFIED

PHRASES: dict[str, str] = {
    "interpretation": "Interpretation by published rules",
    "interpretation.note": (
        "Decision support, no diagnosis: statements that published rules make of the values "
        "above, for a clinician to judge. A value below a 5th centile does not by itself mean "
        "infertility; at least two samples are advised."
    ),
    "rule.missing": "Missing: {missing}.",
    "rule.source": "{edition}: {citation}. From: {inputs}.",
    "rule.differs": "By {edition}: {statement}",
    "method.document.fhir": (
        "The values were taken as stated from a FHIR message; nothing was read from a picture "
        "or a page."
    ),
    "method.document.hl7v2": (
        "The values were taken as stated from an HL7 v2 message; nothing was read from a "
        "picture or a page."
    ),
    "method.document.csv": (
        "The values were taken from a table with headings; nothing was read from a picture or "
        "a page."
    ),
    "rule.unverified": UNVERIFIED,
    **{f"rule.{code}": sentence for code, sentence in SENTENCES.items()},
    **{f"missing.{key}": words for key, words in MISSING.items()},
    **{f"word.{word}": word for word in WORDS},
}

"""Headings between results: which specimen the results below them come from."""

from common.analyzers.document import vocabulary
from common.domain.standards.lab import BLOOD, key

_MAX_HEADING_WORDS = 7


def specimen_in(text: str) -> str | None:
    """The specimen that a text names, if it names one."""
    words = set(key(text).split())
    for specimen, known in vocabulary.SPECIMENS.items():
        if words & set(known):
            return specimen
    return None


def is_heading(text: str) -> bool:
    """Whether a line without a result can head the results below it; a remark cannot."""
    return len(text.split()) <= _MAX_HEADING_WORDS and not text.endswith((".", ","))


def after_heading(heading: str, specimen: str) -> str:
    """The specimen below a heading, given that above it. A heading in capitals starts anew."""
    named = specimen_in(heading)
    if named:
        return named
    words = set(key(heading).split())
    is_chapter = heading.isupper() and len(heading) > 3
    return (
        BLOOD
        if is_chapter or (words & vocabulary.BLOOD_SECTIONS and specimen == "fluid")
        else specimen
    )

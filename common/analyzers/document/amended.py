"""A result that its laboratory corrected in line: `5.7 (corrected from 5.1)`, `was 5.1`.

What counts is the value as it is now; the one before is kept as printed. Words in five languages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.analyzers.document.layout import Row

_NUMBER = r"(?:[<>≤≥]=?\s?)?\d[\d.,]*(?<![.,])"
_UNIT = r"(?:\s?(?![-\u2013])[^\s;,()\[\]\d<>≤≥][^\s;,()\[\]]{0,14}(?=\s|[;,.)\]]|$))?"
_CHANGED = (
    r"(?:corrected|amended|revised|rectified|changed|gecorrigeerd|aangepast|gewijzigd|korrigiert"
    r"|berichtigt|geändert|corrigée?|modifiée?|rectifiée?|corregid[oa]|modificad[oa]|rectificad[oa])"
)
_FROM = rf"{_CHANGED}\s+(?:from|van|von|de)"
_TO = r"(?:to|naar|auf|à|a)"
# Said of the same result before it was corrected.
_WAS = (
    rf"(?:{_FROM}|was|(?:previously|formerly|initially|originally|earlier)\s+(?:reported|issued|given)"
    r"(?:\s+as)?|instead\s+of|in\s+place\s+of|eerder\s+gerapporteerd(?:\s+als)?|in\s+plaats\s+van"
    r"|i\.p\.v\.|statt|anstatt|anstelle\s+von|zuvor\s+mitgeteilt(?:\s+als)?|au\s+lieu\s+de"
    r"|précédemment\s+rendue?(?:\s+à)?|en\s+lugar\s+de|en\s+vez\s+de"
    r"|anteriormente\s+informad[oa](?:\s+como)?)"
)
# Said of an earlier result, which may have been right.
_BEFORE = (
    r"(?:previously|previous(?:\s+(?:result|value))?|formerly|prior|voorheen|vorige?|vorher|zuvor"
    r"|vorwert|ursprünglich|auparavant|précédemment|antérieure?|antes|anteriormente|previo|anterior)"
)
_FROM_TO = re.compile(
    rf"[(\[]?\s*{_FROM}\s+(?P<old>{_NUMBER}){_UNIT}\s+{_TO}\s+(?P<new>{_NUMBER}.*)", re.IGNORECASE
)
_OLD = re.compile(
    rf"[;,]?\s*[(\[]?\s*(?<![^\W\d_])(?:(?P<was>{_WAS})|{_BEFORE})\s*[:=]?\s*(?P<old>{_NUMBER}){_UNIT}\s*[)\]]?",
    re.IGNORECASE,
)
_NEW_BELOW = re.compile(
    rf"[*(\[]*\s*(?:{_CHANGED}(?:\s+(?:result|value|resultaat|uitslag|wert|ergebnis|valor|resultado))?"
    rf"|(?:resultado|valor|résultat|valeur)\s+{_CHANGED}|correct(?:ion|ie)|korrektur|corrección)"
    rf"\s*[:=]?\s*(?:{_TO}\s+)?(?P<new>{_NUMBER})",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"\s*(?:method|methode|methodik|méthode|método|técnica|assay)\s?:\s*(?P<method>[^.;|]{2,60})",
    re.IGNORECASE,
)
_LINES = 2.0
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Amended:
    """A result's text without what it was before.

    before : the value before, as printed; None where nothing says one
    is_correction : whether the one before was wrong, and not only earlier
    is_unclear : whether the text gives two values as the corrected one
    """

    text: str
    before: str | None = None
    is_correction: bool = False
    is_unclear: bool = False


def read(text: str) -> Amended:
    """Part a result from what is said of its value before."""
    changed = _FROM_TO.search(text)
    if changed:
        ahead, new = text[: changed.start()].strip(), changed["new"].strip()
        new = new.rstrip(")]") if new.count("(") + new.count("[") == 0 else new
        stated = _first(ahead)
        is_unclear = stated is not None and stated != _first(new)
        return Amended(ahead if stated else new, changed["old"], True, is_unclear)
    old = _OLD.search(text)
    if old is None:
        return Amended(text)
    rest = f"{text[: old.start()].rstrip()} {text[old.end() :].strip()}".strip()
    return Amended(rest, old["old"], old["was"] is not None)


def _first(text: str) -> str | None:
    number = re.search(_NUMBER, text)
    return number[0] if number else None


def joined(rows: Sequence[Row]) -> list[Row]:
    """The rows without remarks on a correction, each of which is kept with the row above it; so is
    what a line says of the method.
    """
    kept: list[Row] = []
    for row in rows:
        if kept and _is_remark(row.text) and _is_near(kept[-1], row):
            above = kept[-1]
            cells = [replace(cell, remark=row.text) for cell in above.cells]
            kept[-1] = replace(above, cells=cells)
            continue
        method = _METHOD.match(row.text)
        if method and kept and _is_near(kept[-1], row):
            cells = [replace(cell, method=method["method"].strip()) for cell in kept[-1].cells]
            kept[-1] = replace(kept[-1], cells=cells)
        kept.append(row)
    return kept


def new_value(remark: str) -> str | None:
    """The corrected value that a remark itself says."""
    changed = _FROM_TO.search(remark)
    below = changed or _NEW_BELOW.match(remark.strip(" *()[]"))
    return _first(below["new"]) if below else None


def _is_remark(text: str) -> bool:
    plain = text.strip(" *()[]")
    if len(plain.split()) > _MOST_WORDS:
        return False
    old = _OLD.match(plain)
    starts = _FROM_TO.match(plain) or (old is not None and old["was"]) or _NEW_BELOW.match(plain)
    return bool(starts)


def _is_near(above: Row, row: Row) -> bool:
    has_number = any(c.isdigit() for c in above.text)
    return has_number and row.page == above.page and row.r0 - above.r1 <= _LINES * row.height

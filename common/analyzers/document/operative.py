"""Sentences of operative, hysteroscopy and ultrasound reports -> what was seen in the uterus.

A thing that is denied is a finding too ("no polyps": no). What is only the reason for looking, of
another time or person, quoted, conditional or suspected is none; what is suspected is named as not
measured. Words in five languages, as `lab.key` has them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from common.analyzers.document import context, scans
from common.analyzers.document.layout import Row
from common.domain.model import Finding, NotMeasured
from common.domain.standards.lab import key

# A word of the closed list of the clinical reference, by the code that it states.
_THINGS: Mapping[str, str] = {
    "uterus.polyp": r"polyps?|poliep(?:en)?|polypen|polypes?|polipos?",
    "uterus.myoma": r"(?:leio)?myom(?:as?|ata|e|en|es)?|myo?omen|myoom|fibroids?|vleesbo(?:om|men)"
    r"|fibromes?|(?:leio)?miomas?",
    "uterus.adhesions": r"adhesions?|synechia[es]?|synechie[ns]?|adhesies?|verklevingen"
    r"|verwachsungen"
    r"|adhasionen|adherences?|adherencias?|sinequias?",
    "uterus.endometritis_signs": r"micro ?polyps?|micropoliepen|mikropolypen|micropolypes?"
    r"|micropolipos?|endometriti[st]|endometrite|strawberry",
    "uterus.niche": r"isthmoceles?|istmoceles?|niches?|isthmozele",
    "uterus.hydrosalpinx": r"hydrosalpin(?:x|ges)|hidrosalpin(?:x|ge|ges)|saktosalpinx",
    "uterus.ostium_visible": r"ostium|ostia|ostiums|ostien|tubenostien|tubenostium"
    r"|orificios tubaricos",
}  # fmt: skip
_CAVITIES: Mapping[str, str] = {
    "septate": r"sept(?:um|ate|iert\w*|o|ado)|subsept\w*|cloison\w*|tabique",
    "arcuate": r"arcuat\w*|arque|arcuato",
    "bicornuate": r"bicorn\w*|bikorn\w*",
    "unicornuate": r"unicorn\w*|unikorn\w*",
    "didelphys": r"didelph\w*|didelf\w*",
    "t_shaped": r"t shaped|t vormig\w*|t formig\w*|en t\b|forma de t",
    "normal": r"(?:normal|regular|unremarkable|normale|regulier\w*|unauffallig\w*|reguliere)"
    r" (?:uterine? )?(?:cavity|cavum|caviteit|holte|baarmoederholte|cavite(?: uterine)?)"
    r"|(?:cavity|cavum|caviteit|holte|cavite|cavidad)(?: uteri| uterine| uterina)?"
    r"(?: is| was| ist| est| es| of)? (?:normal\w*|regular|unremarkable|unauffallig\w*|regelmatig)",
}
_NOT_BEFORE = re.compile(
    r"\b(?:no|not|without|nor|neither|denies|geen|niet|zonder|noch|kein\w*|ohne|nicht|pas|ni"
    r"|aucune?|sans|absence|sin|ning\w+|ausencia|negative for|free of|vrij van|frei von"
    r"|exempte? de|libre de)\b"
)
_NOT_AFTER = re.compile(
    r"^(?:\s(?:is|are|was|were|seen|visible|zijn|wordt|sind|ist|sont|est|son|es|se))*\s"
    r"(?:absent\w*|none|not|nil|afwezig|geen|niet|keine|nicht|negatif|negativ\w*|non|aucune?|no"
    r"|ausentes?|ninguno)\b"
)
# After these, what was denied before is denied no more: "no adhesions, one polyp".
_NEW_CLAIM = re.compile(
    r"\b(?:but|however|maar|wel|aber|jedoch|mais|cependant|pero|sino"
    r"|(?:a|an|one|two|three|een|twee|drie|ein|eine|einen|zwei|drei|une?|deux|trois|una"
    r"|uno|dos|tres"
    r"|multiple|several|\d+))\s"
)
_UNSURE = re.compile(
    r"\b(?:suspect\w*|suspicion|suspicious|possib\w*|probab\w*|query|rule out|to exclude"
    r"|differential|vermoed\w*|mogelijk\w*|verdacht\w*|uit te sluiten|moglich\w*|fraglich\w*"
    r"|ausschluss|a eliminer|sospech\w*|posible\w*|descartar|dd)\b"
)
_CONDITIONAL = re.compile(
    r"\b(?:if|in case|unless|risk of|risks|indien|als er|risico|falls|wenn|sofern|risiko|si|en cas"
    r"|risque|en caso|riesgo|consent\w*|explained|besproken|aufgeklart|informee)\b"
)
_EARLIER = re.compile(
    r"\b(?:status post|status after|st n|status nach|zustand nach|z n|toestand na|status na"
    r"|etat apres|estado tras|known|gekend\w*|bekannt\w*|connue?s?|conocid\w*"
    r"|guidelines?|literature"
    r"|richtlijn\w*|leitlinien?|recommandations?|guias?)\b"
)
_REASON = re.compile(
    r"^(?:indication|indicatie|indikation|motif|motivo|indicacion|reason|vraagstelling"
    r"|fragestellung"
    r"|clinical \w+|klinische \w+|anamnese|anamnesis|history|voorgeschiedenis|antecedents?"
    r"|antecedentes|request|plan|advice|advies|procedere|empfehlung|conduite|recomendacion\w*"
    r"|referr\w*|question)\b"
)
# The front wall, which in three languages is called as what was earlier.
_FRONT = re.compile(
    r"\b(?:anterior|anterieure?) (?:uterine )?(?:wall|side|aspect|surface)\b"
    r"|\b(?:paroi|face|cara|pared) (?:uterine |uterina )?(?:anterior|anterieure)\b"
)
_PLACES: Mapping[str, str] = {
    "anterior": r"anterior|voorwand|vorderwand|anterieure?",
    "posterior": r"posterior|achterwand|hinterwand|posterieure?",
    "fundus": r"fund(?:us|al|ic\w*|o)",
    "isthmus": r"isthm\w*|istm\w*",
}
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s?(mm|cm)\b", re.IGNORECASE)
_FIGO = re.compile(r"\bfigo (?:type |typ )?([0-8])\b")
_NEAR = 80


@dataclass(frozen=True, slots=True)
class _Claim:
    code: str
    value: bool | str
    row: Row
    text: str
    side: str | None
    unsure: bool = False


def findings(rows: Sequence[Row], mark: str | None) -> tuple[list[Finding], list[NotMeasured]]:
    """What these sentences state, once each, and what they only suspect."""
    claims = [claim for sentence in scans.sentences(rows) for claim in _claims(sentence)]
    sure = [claim for claim in claims if not claim.unsure]
    said: dict[tuple[str, str | None], set[bool | str]] = {}
    for claim in sure:
        said.setdefault((claim.code, claim.side), set()).add(claim.value)
    found: dict[tuple[object, ...], Finding] = {}
    for claim in sure:
        finding = _finding(claim, mark)
        if len(said[claim.code, claim.side]) > 1:
            finding = replace(finding, detail={**finding.detail, "held": "two_statements"})
        sizes = str(finding.detail.get("sizes_mm"))
        found.setdefault((claim.code, claim.value, claim.side, sizes), finding)
    codes = {claim.code for claim in sure}
    unsure = dict.fromkeys(c.code for c in claims if c.unsure and c.code not in codes)
    gaps = [NotMeasured(code=code, why="stated_as_uncertain") for code in unsure]
    return list(found.values()), gaps


def _claims(sentence: scans.Sentence) -> Iterator[_Claim]:
    plain = key(sentence.text)
    is_elsewhere = (
        context.is_of_another(_FRONT.sub("", plain)) or _EARLIER.search(plain) is not None
    )
    if is_elsewhere or _REASON.match(plain) or _CONDITIONAL.search(plain):
        return
    side = sentence.side
    is_unsure = _UNSURE.search(plain) is not None or "?" in sentence.text
    for code, words in _THINGS.items():
        for match in re.finditer(rf"\b(?:{words})\b", plain):
            denied = _is_denied(plain, match.start(), match.end())
            yield _Claim(code, not denied, sentence.row, sentence.text, side, is_unsure)
            break
    for shape, words in _CAVITIES.items():
        shaped = re.search(rf"\b(?:{words})\b", plain)
        if shaped and not _is_denied(plain, shaped.start(), shaped.end()):
            yield _Claim("uterus.cavity", shape, sentence.row, sentence.text, None, is_unsure)
            break


def _is_denied(plain: str, start: int, end: int) -> bool:
    """Whether the words around a mention deny it."""
    before = plain[max(0, start - _NEAR) : start]
    denials = list(_NOT_BEFORE.finditer(before))
    if denials and not _NEW_CLAIM.search(before, denials[-1].end()):
        return True
    return _NOT_AFTER.match(plain[end : end + _NEAR]) is not None


def _finding(claim: _Claim, mark: str | None) -> Finding:
    """The claim with its place on the page, and the sizes and places that its sentence gives."""
    plain = key(claim.text)
    detail: dict[str, object] = {"side": claim.side} if claim.side else {}
    if claim.value is True and claim.code in ("uterus.polyp", "uterus.myoma"):
        sizes = [_millimetres(m, mark) for m in _SIZE.finditer(claim.text)]
        places = [
            place for place, words in _PLACES.items() if re.search(rf"\b(?:{words})\b", plain)
        ]
        figo = _FIGO.findall(plain)
        detail |= {
            "sizes_mm": [size for size in sizes if size is not None] or None,
            "place": places[0] if len(places) == 1 else None,
            "figo": int(figo[0]) if len(figo) == 1 and claim.code == "uterus.myoma" else None,
        }
    stated = {name: value for name, value in detail.items() if value is not None}
    return scans.finding(claim.code, claim.value, None, claim.row, claim.text.strip(), **stated)


def _millimetres(match: re.Match[str], mark: str | None) -> float | None:
    value = scans.number(match[1], mark)
    if value is None:
        return None
    return value * 10 if match[2].casefold() == "cm" else value

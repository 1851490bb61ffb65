"""Who and when, as printed: name, date of birth, sex, patient number, time of collection."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.analyzers.document import dates
from common.analyzers.document.layout import Cell, Row

NAME, BIRTH, SEX, NUMBER, COLLECTED = "name", "birth_date", "sex", "number", "collected_at"
REPORTED, REQUESTER, REPORT = "reported_at", "requester", "report_number"
# What names somebody; the other facts are about the report.
PERSONAL = (NAME, BIRTH, SEX, NUMBER, REQUESTER)

_LABELS = {
    REPORTED: r"""reported(?:\ on|\ at)?|report\ date|date\ (?:of\ report|reported|printed)
        |(?:date\ )?validated(?:\ on)?|gerapporteerd(?:\ op)?|rapportdatum|verslagdatum
        |datum\ (?:verslag|rapport)|befunddatum|befund\ vom|berichtsdatum|ausgabedatum|édité\ le
        |date\ d(?:u|e)\ (?:compte\ rendu|résultat|rapport)|résultats?\ du|rendu\ le
        |fecha\ (?:del\ )?(?:informe|resultado)|informado(?:\ el)?""",
    REQUESTER: r"""requested\ by|ordering\ (?:doctor|physician|provider)|ordered\ by|referr(?:ed\ by
        |ing\ (?:doctor|physician))|requesting\ (?:doctor|physician|clinician)|aanvrager
        |aanvragend(?:e)?\ arts|voorschrijver|aangevraagd\ door|einsender|anfordernder\ arzt
        |überweiser|prescripteur|médecin\ prescripteur|prescrit\ par|solicitado\ por
        |médico\ solicitante|solicitante""",
    REPORT: r"""report\ (?:no\.?|number|id)|(?:lab|accession|order|request)\ (?:no\.?|number|id)
        |protocol(?:nummer)?|verslagnummer|aanvraagnummer|labonummer|auftrag(?:snummer|s-nr\.?)?
        |befundnummer|n°\ (?:de\ )?dossier|dossier\ n°|numéro\ de\ (?:dossier|demande)
        |n(?:°|º|\.º)\ (?:de\ )?(?:petición|informe)|número\ de\ (?:petición|informe)""",
    COLLECTED: r"""staalname(?:\ op)?|afname(?:datum|\ op)?|date\ collected|collected(?:\ on|\ at)?
        |collection\ date|sample\ date|date\ of\ (?:collection|sampling)|sampling\ date
        |entnahme(?:datum|zeit)?|prélevé\ le|date\ de\ prélèvement|prélèvement
        |fecha\ de\ (?:la\ )?(?:toma|extracción|muestra)|(?:specimen|sample)\ collected
        |probenentnahme(?:datum)?|abnahme(?:datum|zeit)?|date\ du\ prélèvement|extracción""",
    BIRTH: r"""geboren(?:\ op)?|geboortedatum|geb\.?\s?datum|date\ of\ birth|d\.?o\.?b\.?|born
        |birth\ date|geburtsdatum|geb\.|n[ée]e?(?:\(e\))?\ le|date\ de\ naissance
        |fecha\ de\ nacimiento|f\.?\ nac\.?""",
    NUMBER: r"""n(?:°|º|\.º)\ (?:de\ )?(?:paciente|historia)|patienten?-?\s?(?:nr|id)\.?
        |(?:n[uú]mero\ de\ )?historia(?:\ cl[ií]nica)?|nhc|numéro\ (?:de\ )?patient|ipp
        |pat(?:i[eë]nt)?\.?\s?(?:id|nr|no|number|nummer|ref)\.?|mrn|hospital\ no\.?
        |medical\ record(?:\ number|\ no\.?)?|patient\ (?:number|identifier)|dossiernummer
        |patiëntnummer|patientennummer|n°\ (?:de\ )?patient|insz|niss|rijksregister(?:nummer)?|mut
        |historia\ clínica|nhs\ (?:no\.?|number)""",
    SEX: r"(?:age\s*/\s*)?(?:sex|gender)|geslacht|geschlecht|sexe|sexo",
    NAME: r"""patient(?:\ name)?|patiënt|naam(?:\ patiënt)?|name|full\ name|patientenname
        |nom(?:\ du\ patient)?|nombre(?:\ del\ paciente)?|paciente|surname,\ first\ name
        |name,\ vorname""",
}
# OCR loses the spaces within a label.
_LABELS = {kind: words.replace(r"\ ", r"\ ?") for kind, words in _LABELS.items()}
_LABEL = {
    kind: re.compile(
        rf"^(?:{words})(?![^\W\d_])\s*[.:/]?\s*[:/]?\s*(?P<value>.*)$", re.IGNORECASE | re.VERBOSE
    )
    for kind, words in _LABELS.items()
}
# A label within a text: after a space, in capitals right behind a small letter or a digit, or
# "born" that touches a name.
_NEXT_LABEL = re.compile(
    "|".join(
        rf"(?:(?<=\s)|(?<=[a-zà-ÿ\d])(?=(?-i:[A-ZÀ-Þ])))(?:{words})\s*:"
        for words in _LABELS.values()
    )
    + r"|(?<=[a-zà-ÿ])(?:geb\.|°)(?=\s?\d)",
    re.IGNORECASE | re.VERBOSE,
)
_WITH_MARK = re.compile(r"[:/°]")
_SEX_WORDS = {
    "female": ("vrouw", "female", "weiblich", "femme", "féminin", "mujer", "femenino", *"vfw"),
    "male": ("man", "male", "männlich", "homme", "masculin", "hombre", "masculino", *"mh"),
}
# In a Spanish form an M may be "mujer" beside H or "masculino" beside F.
_TWO_MEANINGS = ("sexo", "m")
_PARTNER = re.compile(
    r"^(?:male |female )?(?:partner|husband|wife|spouse|echtgenoot|echtgenote|ehemann|ehefrau"
    r"|ehepartner|conjoint|mari|épouse|époux|pareja|cónyuge|marido|esposa)(?:in)?\b",
    re.IGNORECASE,
)
_PARTNER_LINES_PT = 60.0
_SEX = re.compile(
    r"(?<![^\W\d_])(man|vrouw|male|female|männlich|weiblich|homme|femme|masculin|féminin|hombre|mujer|"
    r"masculino|femenino|m|v|f|w|h|x)(?![^\W\d_])",
    re.IGNORECASE,
)
_BORN_MARK = re.compile(r"^°\s?(?P<date>\d{1,2}/\d{1,2}/\d{4})(?P<rest>.*)$")
_PERSON = re.compile(r"[^\W\d_][\w'\u2019.\-]*,?(?:[ \-][^\W\d_][\w'\u2019.\-]*,?){1,4}")
_NUMBER = re.compile(r"[A-Z]{0,4}[-/ ]?\d[\w ./-]*", re.IGNORECASE)
_SAME_EDGE_PT = 4.0
_EMPTY_LINES = 4.0
_NAME_STREET_TOWN = 3
_UNKNOWN = {"onbekend", "unknown", "unbekannt", "inconnu", "desconocido"}


@dataclass(frozen=True, slots=True)
class Field:
    """One fact as printed, where it stands, and the label that names it, if one does."""

    kind: str
    text: str
    page: int
    cell: Cell
    labelled: bool
    label: str = ""


def _valid(kind: str, text: str) -> str | None:
    """The part of a text that can be this fact."""
    text = text.strip(" :")
    if not text or text.casefold() in _UNKNOWN:
        return None
    if kind in (BIRTH, COLLECTED, REPORTED):
        found = dates.printed(text)
        return text[text.index(found) :] if found and kind != BIRTH else found
    if kind == SEX:
        sexes = _SEX.findall(text) if "/" in text else [m[0] for m in [_SEX.match(text)] if m]
        return str(sexes[-1]) if sexes else None
    if kind in (NUMBER, REPORT):
        number = _NUMBER.match(text)
        return number[0].strip() if number else None
    person = _PERSON.match(re.sub(r"\s*\((?:[MVFW])\)$", "", text))
    return person[0].strip(" ,") if person else None


def label_of(text: str) -> str | None:
    """The kind of fact that this text is the label of, with nothing behind it."""
    kinds = (kind for kind in _LABELS if _LABEL[kind].match(text))
    kind = next(kinds, None)
    match = _LABEL[kind].match(text) if kind else None
    return kind if match and not match["value"] else None


def _own_value(text: str, kind: str) -> str | None:
    """What stands behind a label in the same cell; None when the cell is not that label."""
    match = _LABEL[kind].match(text)
    if match is None:
        return None
    if (
        match["value"]
        and not _WITH_MARK.search(text[: match.start("value")])
        and kind in (NAME, SEX, NUMBER, REQUESTER, REPORT)
    ):
        return None
    return match["value"]


def sex_of(text: str, label: str = "") -> str | None:
    """`female` or `male`; None where the word is neither, or means both under that label."""
    word = text.casefold().strip()
    if (label.casefold(), word) == _TWO_MEANINGS:
        return None
    return next((sex for sex, words in _SEX_WORDS.items() if word in words), None)


def _apart(cell: Cell) -> list[Cell]:
    """A cell in which several labels follow one another, parted before each of them.

    OCR loses the gap between a value and the next label, and even the space.
    """
    first = next((m for p in _LABEL.values() if (m := p.match(cell.text))), None)
    start = first.start("value") if first else 0
    cuts = [0]
    for mark in _NEXT_LABEL.finditer(cell.text, start):
        if mark.start() > max(cuts[-1], start):
            cuts.append(mark.start())
    width = (cell.c1 - cell.c0) / max(len(cell.text), 1)
    ends = [*cuts[1:], len(cell.text)]
    return [
        replace(cell, text=cell.text[a:b].strip(), c0=cell.c0 + a * width, c1=cell.c0 + b * width)
        for a, b in zip(cuts, ends, strict=True)
    ]


def _in_row(row: Row) -> list[Field]:
    found = []
    row = replace(row, cells=[part for cell in row.cells for part in _apart(cell)])
    for i, cell in enumerate(row.cells):
        if _PARTNER.match(cell.text):
            break  # What follows is about somebody else.
        for kind in _LABELS:
            value = _own_value(cell.text, kind)
            if value is None:
                continue
            after = row.cells[i + 1] if i + 1 < len(row.cells) else None
            text = _valid(kind, value) if value else _valid(kind, after.text) if after else None
            if text:
                place = cell if value or after is None else after
                word = re.match(r"[^\W\d_]*", cell.text)
                found.append(Field(kind, text, row.page, place, True, word[0] if word else ""))
                break
        found += _born(row.page, cell, row)
    return found


def _born(page: int, cell: Cell, row: Row) -> list[Field]:
    """`°1/01/1990 Man 31 Jaar`: the sign for "born", with the sex beside it."""
    match = _BORN_MARK.match(cell.text)
    if match is None:
        return []
    rest = match["rest"] + " " + " ".join(c.text for c in row.cells if c.c0 > cell.c0)
    sex = _SEX.search(rest)
    found = [Field(BIRTH, match["date"], page, cell, True)]
    return [*found, Field(SEX, sex[0], page, cell, True)] if sex else found


def _unlabelled_name(rows: Sequence[Row], birth: Field) -> Field | None:
    """The first line of the address block that holds the date of birth."""
    lines = _block_above(rows, birth.page, birth.cell)
    if not lines or not _can_be_name(lines[-1].text, len(lines)):
        return None
    name = re.sub(r"\s*\((?:[MVFW])\)$", "", lines[-1].text).strip(" ,")
    return Field(NAME, name, birth.page, lines[-1], False)


def _control_name(rows: Sequence[Row]) -> Field | None:
    """What stands in a person's place above a date of birth that is said to be unknown: a control
    sample, or somebody who is not identified; as printed.
    """
    for row in rows:
        for cell in row.cells:
            match = _LABEL[BIRTH].match(cell.text)
            if match is None or match["value"].casefold() not in _UNKNOWN:
                continue
            lines = _block_above(rows, row.page, cell)
            if lines and re.search(r"[^\W\d_]{2}", lines[-1].text):
                return Field(NAME, lines[-1].text.strip(" ,"), row.page, lines[-1], False)
    return None


def _block_above(rows: Sequence[Row], page: int, foot: Cell) -> list[Cell]:
    """The lines close above a cell, at its left edge, from the nearest to the topmost.

    Above a block of facts about a person an address may be left empty.
    """
    cells = [c for row in rows if row.page == page for c in row.cells]
    edge = [c for c in cells if abs(c.c0 - foot.c0) < _SAME_EDGE_PT]
    empty = _EMPTY_LINES if _is_head_of_facts(edge, foot) else 0.0
    block = foot
    lines: list[Cell] = []
    for cell in sorted(edge, key=lambda c: -c.r0):
        height = block.r1 - block.r0
        most = 1.2 if lines else max(1.2, empty)
        if cell.r1 <= block.r0 + height / 3 and block.r0 - cell.r1 < most * height:
            block = cell
            lines.append(cell)
    return lines


def _is_head_of_facts(edge: Sequence[Cell], foot: Cell) -> bool:
    """Whether sex or number of a person stand on the line below."""
    below = [c for c in edge if 0 < c.r0 - foot.r0 < 2 * (foot.r1 - foot.r0)]
    return any(_LABEL[kind].match(c.text) for c in below for kind in (SEX, NUMBER))


def _can_be_name(text: str, lines: int) -> bool:
    """Whether an address begins with a person; a number makes it a street, unless one follows."""
    bare = re.sub(r"\s*\((?:[MVFW])\)$", "", text)
    has_number = re.search(r"\d", bare) is not None
    return _PERSON.match(bare) is not None and (not has_number or lines >= _NAME_STREET_TOWN)


def _all(rows: Sequence[Row]) -> list[Field]:
    """Every occurrence of every fact, without those below the heading of a partner's block."""
    found: list[Field] = []
    partner: tuple[int, float] | None = None
    for row in rows:
        if len(row.cells) == 1 and _PARTNER.match(row.text):
            partner = (row.page, row.r1 + _PARTNER_LINES_PT)
        if partner is not None and row.page == partner[0] and row.r0 < partner[1]:
            continue
        found += _in_row(row)
    return found


def fields(rows: Sequence[Row]) -> list[Field]:
    """Each fact once: its first occurrence, by its label or, for a name, its place.

    What is crossed out names nobody.
    """
    rows = [row for row in rows if not any(cell.struck for cell in row.cells)]
    found: dict[str, Field] = {}
    for item in _all(rows):
        found.setdefault(item.kind, item)
    if NAME not in found:
        birth = found.get(BIRTH)
        name = _unlabelled_name(rows, birth) if birth else _control_name(rows)
        if name:
            found[NAME] = name
    return list(found.values())


def is_about_several(rows: Sequence[Row], shown: str | None) -> bool:
    """Whether two dates of birth are printed that cannot be one: then nobody can say whose a
    result is.
    """
    rows = [row for row in rows if not any(cell.struck for cell in row.cells)]
    born = [set(dates.possible(f.text, shown)) for f in _all(rows) if f.kind == BIRTH]
    return any(a and b and not a & b for a in born for b in born)

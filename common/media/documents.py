"""PDF or text bytes -> text blocks with page boxes, under page and size limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One run of characters without a space.

    r0, c0, r1, c1 : box in points from the top left of the upright page (row, column)
    line : number of the visual line it stands on, from 0 at the top of its page
    confidence : how sure OCR is of its least sure letter, 0 to 1; None where the file says the word
    struck : whether a line is drawn through it
    """

    text: str
    r0: float
    c0: float
    r1: float
    c1: float
    line: int
    confidence: float | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its size in points, upright, and its words in reading order.

    needs_reading : whether it is a picture of a page, which only OCR can read
    is_read : whether its words were read by OCR from the page straightened, which is then what
        boxes refer to
    numbers : of a page that was read: `legibility`, `letter_px`, `evenness`, as `ocr_page` has them
    flags : `unread` where its time was over before anything was read
    """

    number: int
    height: float
    width: float
    words: Sequence[Word]
    needs_reading: bool = False
    is_read: bool = False
    numbers: Mapping[str, float] = field(default_factory=dict)
    flags: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a statement stands in a message's text, laid out as one page of a fixed-width face."""

    r0: float
    c0: float
    r1: float
    c1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFact:
    """One fact that a message states: `name`, `birth_date`, `sex`, `number` of its patient."""

    kind: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedResult:
    """One result of a message, each member as its sender wrote it; None where it wrote nothing.

    kind : `number`, `text` (free words, in which a number may stand), `coded`, or `none`
    value : the literal; `number` and `text` hold no unit
    codes : `system|code` of what was measured; LOINC has the system `loinc`
    ucum : the unit where the sender says that it is UCUM; `unit` as it is written
    status : `final`, `preliminary`, `corrected`, `entered_in_error` and so on, as FHIR has them
    held : why the message itself leaves the value open (`several_values`, `two_versions`)
    report : the laboratory's number of the report or order
    """

    name: str
    kind: str
    place: Place
    value: str | None = None
    comparator: str | None = None
    codes: Sequence[str] = ()
    ucum: str | None = None
    unit: str | None = None
    low: str | None = None
    high: str | None = None
    range: str | None = None
    flag: str | None = None
    specimen: str | None = None
    collected_at: str | None = None
    reported_at: str | None = None
    status: str | None = None
    method: str | None = None
    laboratory: str | None = None
    section: str | None = None
    notes: str | None = None
    absent: str | None = None
    held: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A structured document: FHIR R4 (`fhir`), HL7 v2 (`hl7v2`), or JSON that is neither (`json`).

    patients : how many different people it is about
    problem : why nothing can be taken from it (`not_fhir`, `not_a_result_message`)
    """

    format: str
    title: str = ""
    patients: int = 0
    facts: Sequence[StatedFact] = ()
    results: Sequence[StatedResult] = ()
    flags: Sequence[str] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell of a table of text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A text read as a table with one delimiter: its rows, blank ones left out."""

    delimiter: str
    rows: Sequence[Sequence[GridCell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document's pages. `has_text` is False where no page has a usable text layer.

    message : what a structured document states; its page has no words then
    grids : a text's readings as a table, one for each delimiter that its first rows bear out
    """

    pages: Sequence[Page]
    has_text: bool
    message: Message | None = None
    grids: Sequence[Grid] = ()

"""ReportContent -> PDF bytes: how the report looks. The same content gives the same bytes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, Flowable

from common.domain.model import Modality
from common.reports import pdf_blocks, pdf_page, pdf_picture, pdf_results
from common.reports import pdf_text as text
from common.reports.pdf_flow import Block, Heading, Panel
from common.reports.pdf_results import WIDTH
from common.reports.said import Identity, Pair, Picture, ReportContent
from common.reports.words.phrases import Phrases, phrases

_INFO = Panel(text.SUNKEN, text.ACCENT)
_WARN = Panel(text.WARN_BG, text.WARN)
_AMENDED = Panel(text.CRIT_BG, text.CRIT)
# Characters from which an entry of a block or a cell may be cut, so it is repeated in the notes.
_LONG, _LONG_CELL = 100, 400


def render(
    content: ReportContent,
    identity: Identity | None,
    pictures: Mapping[str, bytes],
    signature: Mapping[str, object] | None,
) -> bytes:
    """The PDF of a report: a draft without a signature, final with one.

    pictures : the bytes of each of `content.pictures`, by its name
    signature : signer, role, meaning, comment, at, sign_in_age_s, content_sha256, code
    """
    text.register()
    said = phrases(content.language)
    created_at = datetime.fromisoformat(content.created_at)
    chrome = _chrome(content, identity, signature, said)
    target = BytesIO()
    document = pdf_page.document(
        target,
        chrome,
        title=f"{content.title} {content.report_id}",
        author=content.letterhead.name,
        subject=content.title,
        creator="FertiVision",
        lang=content.language,
    )
    story = list(_story(content, identity, pictures, signature, said))
    document.build(story, canvasmaker=pdf_page.canvas_kind(chrome, created_at))
    return target.getvalue()


def _chrome(
    content: ReportContent,
    identity: Identity | None,
    signature: Mapping[str, object] | None,
    said: Phrases,
) -> pdf_page.Chrome:
    who = f"{said['patient']}: {content.patient_ref or said['no_patient']}"
    if not _has_patient(content):
        who = content.letterhead.name
    if identity is not None:
        known = (identity.name, identity.birth_date)
        who = text.BETWEEN.join([who, *(_one_line(what) for what in known if what)])
    return pdf_page.Chrome(
        left=who,
        right=f"{said['report']} {content.report_id}",
        foot=content.statement if signature else f"{said['preliminary']}. {content.statement}",
        watermark="" if signature else said["draft"],
        said=said,
    )


def _has_patient(content: ReportContent) -> bool:
    """Fruit has none."""
    return content.patient_ref is not None or content.modality != Modality.FRUIT_IMAGE


def _section(title: str, needs: float = 40.0) -> Iterator[Flowable]:
    """A heading on the page on which there is room for it and the start of what follows."""
    yield CondPageBreak(needs + 30)
    yield Heading(title)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _story(
    content: ReportContent,
    identity: Identity | None,
    pictures: Mapping[str, bytes],
    signature: Mapping[str, object] | None,
    said: Phrases,
) -> Iterator[Flowable]:
    who = pdf_blocks.patient(content, identity, said)
    blocks = [
        (said["patient"], who),
        (said["specimen"], list(content.specimen)),
        (said["report"], pdf_blocks.report(content, said)),
    ]
    if not _has_patient(content):
        del blocks[0]
    state = said["signed"] if signature else said["draft"]
    yield pdf_blocks.Head(content.letterhead, content.title, state, signature is not None)
    yield pdf_blocks.Columns(blocks)
    yield from _statements(content, said)
    readers = pdf_picture.readers(pictures)
    yield from _results(content, said)
    yield from _interpretations(content, said)
    yield from _small_pictures(content, readers, said)
    yield from _tables(content, said)
    yield from _texts(content, said)
    signed = pdf_blocks.signature(signature, said) if signature else []
    yield from _signature(content, signature, said)
    yield from _pages(content, readers, said)
    yield from _notes([*who, *content.specimen, *signed], content, said)
    if text.lacks_glyphs(f"{identity}{content}"):
        yield Block(said["glyphs"], text.SMALL)
    yield Block(f"\u2014 {said['end']} \u2014", text.SMALL)


def _statements(content: ReportContent, said: Phrases) -> Iterator[Flowable]:
    if content.amends:
        reason = content.amendment_reason or said["not_stated"]
        sentence = said["amends"].format(report=content.amends, reason=reason)
        yield Block(f"{said['amended']}. {sentence}", text.BODY, _AMENDED)
    yield Block(content.statement, text.BODY, _INFO)
    for notice in content.notices:
        yield Block(notice, text.BODY, _WARN)


def _results(content: ReportContent, said: Phrases) -> Iterator[Flowable]:
    if content.summary:
        yield from _section(said["summary"])
        yield pdf_results.results(content.summary, said)
    if content.matrix:
        is_film = content.modality == Modality.SPERM_VIDEO
        yield from _section(said["motility.table" if is_film else "each_file"])
        yield pdf_results.matrix(content.matrix)
    several = len(content.parts) > 1
    for part in content.parts:
        if part.rows or part.statement:
            yield from _section(part.title if several else said["results"])
        if part.statement:
            yield Block(part.statement, text.BODY, _WARN)
        if part.rows:
            yield pdf_results.results(part.rows, said)


def _interpretations(content: ReportContent, said: Phrases) -> Iterator[Flowable]:
    if not content.interpretations:
        return
    yield from _section(said["interpretation"])
    yield Block(said["interpretation.note"], text.BODY, _INFO)
    for statement in content.interpretations:
        yield Block(statement.sentence, text.BODY)
        yield Block(statement.source, text.SMALL)
        if statement.differs:
            yield Block(statement.differs, text.SMALL)


def _small_pictures(
    content: ReportContent, readers: Mapping[str, ImageReader], said: Phrases
) -> Iterator[Flowable]:
    shown = [picture for picture in content.pictures if picture.page is None]
    if not shown:
        return
    abreast, tallest = (1, 200.0) if len(shown) == 1 else (4, 130.0)
    if 1 < len(shown) <= 3:
        abreast, tallest = len(shown), 180.0
    room = ((WIDTH - 8 * (abreast - 1)) / abreast, tallest)
    yield from _section(said["pictures"], tallest)
    for start in range(0, len(shown), abreast):
        row: Sequence[Picture] = shown[start : start + abreast]
        yield pdf_picture.Evidence(row, readers, room, said["picture_missing"])


def _tables(content: ReportContent, said: Phrases) -> Iterator[Flowable]:
    if content.absent:
        yield from _section(said["absent"])
        yield pdf_results.absent(content.absent, said)
    if content.corrections:
        yield from _section(said["corrections"])
        yield pdf_results.corrections(content.corrections, said)


def _texts(content: ReportContent, said: Phrases) -> Iterator[Flowable]:
    if content.methods:
        yield from _section(said["method"])
        yield from (Block(sentence) for sentence in content.methods)
    if content.references:
        yield from _section(said["references"])
        yield from (Block(sentence) for sentence in content.references)
    if any(part.quality for part in content.parts):
        yield from _section(said["quality"])
        yield from pdf_results.by_file([(p.number, p.quality) for p in content.parts], said)
    if content.parts:
        yield from _section(said["provenance"])
        yield from pdf_results.by_file([(p.number, p.provenance) for p in content.parts], said)


def _signature(
    content: ReportContent, signature: Mapping[str, object] | None, said: Phrases
) -> Iterator[Flowable]:
    yield from _section(said["signature"], 190.0 if signature else 40.0)
    if signature is None:
        yield Block(said["draft_block"], text.BODY, _WARN)
        return
    entries = pdf_blocks.signature(signature, said)
    yield pdf_blocks.Signature(entries, content.address, said["scan"])
    yield Block(said["no_pades"], text.SMALL)


def _pages(
    content: ReportContent, readers: Mapping[str, ImageReader], said: Phrases
) -> Iterator[Flowable]:
    shown = [picture for picture in content.pictures if picture.page is not None]
    for i, picture in enumerate(shown):
        yield CondPageBreak(pdf_page.ROOM - 1)
        if i == 0:
            yield Heading(said["pictures"])
        room = (WIDTH, pdf_page.ROOM - 60)
        yield pdf_picture.Evidence([picture], readers, room, said["picture_missing"])


def _notes(entries: Sequence[Pair], content: ReportContent, said: Phrases) -> Iterator[Flowable]:
    """In full what the blocks and cells above may have cut off."""
    long = [(name, what) for name, what in entries if len(what) > _LONG]
    rows = [(row.mark, row) for part in content.parts for row in part.rows]
    cells = [(mark, what) for mark, row in rows for what in (row.label, row.value, row.reference)]
    cells += [(change.label, change.reason) for change in content.corrections]
    long += [(name, what) for name, what in cells if len(what) > _LONG_CELL]
    if long:
        yield from _section(said["notes"])
        yield from (Block(f"{name}: {what}") for name, what in long)

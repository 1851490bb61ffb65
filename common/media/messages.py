"""Text bytes -> a page, and what a structured text states. Runs in a child."""

import codecs

from common.domain.errors import InvalidFileError
from common.media import csv_grids, er7, fhir, oru
from common.media.documents import Grid, Message
from common.media.places import Layout
from common.media.words import RawPage, decode_text, lay_out

_JSON = frozenset(("application/json", "application/fhir+json"))
_HL7 = "application/hl7-v2"


def read(data: bytes, media_type: str) -> tuple[RawPage, Message | None, list[Grid]]:
    """The page, the message of a structured type, and a text's readings as a table.

    A message's page has its size but no words: what it states is in the message. InvalidFileError
    where a structured text is broken.
    """
    if media_type in _JSON:
        text = _utf8(data)
        return _sheet(text), fhir.checked(text), []
    if media_type == _HL7:
        text = er7.decoded(data)
        return _sheet(text), oru.read(text), []
    return lay_out(data, media_type), None, csv_grids.grids(decode_text(data))


def _utf8(data: bytes) -> str:
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidFileError("corrupt", "JSON that is not UTF-8") from error


def _sheet(text: str) -> RawPage:
    layout = Layout(text)
    return RawPage(layout.height, layout.width, [])

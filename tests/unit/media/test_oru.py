"""HL7 v2 result messages: what they state is read, what is broken is refused."""

import pytest

from common.domain.errors import InvalidFileError
from common.media import er7, oru
from common.media.documents import Message
from common.media.messages import read

HL7 = "application/hl7-v2"
HEAD = "MSH|^~\\&|LIS|LAB|||20260105||ORU^R01|1|P|2.5.1\r"


def hl7(body: str) -> Message:
    message = read((HEAD + body).encode(), HL7)[1]
    assert message is not None
    return message


BROKEN_HL7 = [
    "",
    "MSH",
    "MSH|^~\\&",
    "MSH|^^\\&|LAB||||||ORU^R01\r",
    HEAD + "this is no segment",
    HEAD + "OBX|1\rnonsense|2",
]


@pytest.mark.parametrize("text", BROKEN_HL7)
def test_broken_hl7_is_corrupt(text: str) -> None:
    with pytest.raises(InvalidFileError) as caught:
        oru.read(er7.decoded(text.encode()))
    assert caught.value.reason == "corrupt"


CHARSETS = [
    ("UNICODE UTF-8", "utf-8", "µg"),
    ("8859/1", "latin-1", "µg"),
    ("8859/15", "iso8859-15", "€"),
    ("", "utf-8", "µg"),
    ("", "cp1252", "µg"),
]


@pytest.mark.parametrize(("named", "encoding", "letters"), CHARSETS)
def test_the_character_set_is_the_one_named(named: str, encoding: str, letters: str) -> None:
    head = f"MSH|^~\\&|LIS|LAB|||20260105||ORU^R01|1|P|2.5.1||||||{named}\r"
    data = (head + f"OBX|1|ST|X||{letters}\r").encode(encoding)
    message = read(data, HL7)[1]
    assert message is not None and message.results[0].value == letters


@pytest.mark.parametrize("named", ["UNICODE UTF-8", "ISO IR87"])
def test_bytes_outside_the_character_set_are_corrupt(named: str) -> None:
    head = f"MSH|^~\\&|LIS|LAB|||20260105||ORU^R01|1|P|2.5.1||||||{named}\r"
    with pytest.raises(InvalidFileError):
        read(head.encode() + b"OBX|1|ST|X||\xb5g\r", HL7)


def test_escapes_repetitions_and_other_delimiters() -> None:
    text = "MSH#*+!@#LIS#L#####ORU*R01\rOBX#1#ST#A##a!F!b!S!c!R!d!E!e!X41!!.br!f\rNTE#1##n+m\r"
    [result] = oru.read(text).results
    assert (result.value, result.notes) == ("a#b*c+d!eA f", "n m")


VALUES = [
    ("NM|A||2.50", ("number", "2.50", None)),
    ("NM|A||2,5", ("text", "2,5", None)),
    ("NM|A||1~2", ("coded", "1; 2", "several_values")),
    ("ST|A||<0.5", ("text", "<0.5", None)),
    ("SN|A||>^100", ("number", "100", None)),
    ("SN|A||^1^:^128", ("text", "1:128", None)),
    ("SN|A||^3^-^5", ("text", "3-5", None)),
    ("CE|A||260373001^Detected^SCT", ("coded", "Detected", None)),
    ("TX|A||line one~line two", ("coded", "line one line two", None)),
]


@pytest.mark.parametrize(("fields", "stated"), VALUES)
def test_hl7_values(fields: str, stated: tuple[str, str, str | None]) -> None:
    [result] = hl7(f"OBX|1|{fields}\r").results
    assert (result.kind, result.value, result.held) == stated


@pytest.mark.parametrize(
    "fields", ["ED|A||^^PDF^Base64^JVBER", "SN|A||about^5", "SN|A||<^5^-^7", "NM|A||"]
)
def test_hl7_without_a_value_that_is_read(fields: str) -> None:
    [result] = hl7(f"OBX|1|{fields}\r").results
    assert (result.kind, result.value) == ("none", None)


@pytest.mark.parametrize(
    ("letter", "status"),
    [("F", "final"), ("P", "preliminary"), ("C", "corrected"), ("R", "preliminary")],
)
def test_hl7_status(letter: str, status: str) -> None:
    [result] = hl7(f"OBX|1|NM|A||2.5||||||{letter}\r").results
    assert (result.kind, result.status) == ("number", status)


@pytest.mark.parametrize("letter", ["D", "W", "X", "N"])
def test_hl7_taken_back(letter: str) -> None:
    [result] = hl7(f"OBX|1|NM|A||2.5||||||{letter}\r").results
    assert (result.kind, result.value) == ("none", None) and result.absent


STAMPS = {
    "2026": "2026",
    "202601": "2026-01",
    "20260105": "2026-01-05",
    "202601051200": "2026-01-05T12:00",
    "20260105120030.5+0100": "2026-01-05T12:00:30+01:00",
    "05/01/2026": None,
}


@pytest.mark.parametrize("stamp", STAMPS)
def test_hl7_times_are_as_precise_as_they_are(stamp: str) -> None:
    assert oru.moment(stamp) == STAMPS[stamp]


def test_another_message_is_said_to_be_another() -> None:
    message = oru.read("MSH|^~\\&|A|B|||1||ADT^A01\rPID|1||7\r")
    assert message.problem == "not_a_result_message"


def test_each_order_has_its_own_number() -> None:
    obx = "OBX|1|NM|1^A||5|mL\r"
    orders = ["OBR|1|P-1|F-1|1^X", "OBR|2|P-2||1^X", "OBR|3|||1^X"]
    text = HEAD + "PID|1||7||A^B\r" + "".join(f"{order}\r{obx}" for order in orders)
    message = read(text.encode(), HL7)[1]
    assert message is not None
    assert [r.report for r in message.results] == ["F-1", "P-2", None]

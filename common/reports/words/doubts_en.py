"""Why a value waits for a person, or is absent, and what to do about it, in English."""

PHRASES: dict[str, str] = {
    "held.ambiguous_number": (
        "the number can be read in more than one way: compare it with the page, then confirm or"
        " correct it"
    ),
    "held.unknown_unit": (
        "the printed unit is not known for this: check it on the page, or ask the laboratory "
        "which unit is meant"
    ),
    "held.no_unit": (
        "no unit is printed: find it on the page or ask the laboratory, then confirm or correct"
        " the value"
    ),
    "held.unit_inferred": (
        "no unit is printed and only the interval suggests one: confirm the value if that unit "
        "is right"
    ),
    "held.unit_mismatch": (
        "the printed interval fits another unit: check unit and interval on the page, or ask "
        "the laboratory"
    ),
    "held.unit_does_not_fit": (
        "the unit cannot belong to the stated code: ask the sender which of the two is right"
    ),
    "held.code_and_name_differ": (
        "code and name mean different analytes: ask the sender which of the two is right"
    ),
    "held.code_of_several": (
        "the code stands for several analytes: ask the sender which one is meant"
    ),
    "held.implausible_review": (
        "the value is unusually low or high: compare it with the page, then confirm or correct it"
    ),
    "held.implausible_reject": (
        "the value is not possible and was probably misread: compare it with the page and "
        "correct it"
    ),
    "held.struck_out": (
        "a line is drawn through it: see on the page whether it counts, then confirm or correct it"
    ),
    "held.two_corrected_values": (
        "the page gives more than one corrected value: see which one counts and correct it"
    ),
    "held.two_statements": (
        "the report says two different things: see on the page which one counts and correct it"
    ),
    "held.several_values": (
        "the message gives several values for one result: ask the sender which one counts"
    ),
    "held.two_versions": (
        "the message holds two versions that nothing puts in order: ask the sender which one counts"
    ),
    "held.unsure_reading": (
        "the print was hard to read: compare it with the page, then confirm or correct it"
    ),
    "held.language_model": (
        "a language model pointed to it: compare it with its place on the page, then confirm or"
        " correct it"
    ),
    "why.not_a_sperm": "the picture shows no spermatozoon: check that the right picture was sent",
    "why.no_value_printed": "the page prints no value for it: ask the laboratory if it is needed",
    "why.no_value_stated": "the message states no value for it: ask the sender if it is needed",
    "why.pending": "the laboratory has not finished it: wait for the final report",
    "why.not_performed": "it was not performed: order it again if it is needed",
    "why.stated_as_uncertain": "the report only suspects it: ask the examiner if it matters",
    "why.row_has_other_cells": (
        "its row has other cells than the table's heading: save the table again, or send a PDF"
    ),
    "why.not_fhir": (
        "this JSON is no FHIR resource with results: ask the sender for a FHIR R4 bundle or a PDF"
    ),
    "why.not_a_result_message": (
        "this HL7 message carries no results: ask the sender for the ORU^R01 message"
    ),
    "why.several_patients": (
        "the file is about more than one person: send one file for each patient"
    ),
    "why.no_results": "there are no results in it: check that the right file was sent",
    "why.two_delimiters": (
        "the table can be read with two delimiters: save it with one, or send a PDF"
    ),
    "why.two_tables": "there is more than one table of results: send one file for each",
    "why.invalid_value": "the stated value is not valid: ask the sender to send it again",
    "why.unsupported_value": (
        "the value is of a kind that is not read: ask the sender for a number or words"
    ),
    "why.several_values": "several values are stated for it: ask the sender which one counts",
    "why.entered_in_error": "the sender withdrew it as an error: wait for the corrected result",
    "why.cancelled": "it was cancelled: order it again if it is needed",
    "why.not_asked": "it was not asked for: order it if it is needed",
    "why.unknown": "the sender does not know the value: ask the laboratory if it is needed",
    "why.asked_unknown": "it was asked for and is not known: ask again if it is needed",
    "why.temp_unknown": "the value is not known yet: wait for the final report",
    "why.asked_declined": "an answer was declined: ask again if it is needed",
    "why.masked": "the sender hides the value: ask the sender if it is needed",
    "why.not_permitted": "the sender may not share the value: ask the sender if it is needed",
    "why.not_applicable": "it does not apply here: nothing is to be done",
    "why.unsupported": "the sender's system cannot state it: ask the laboratory for its report",
    "why.as_text": "the value stands in the text of the report: look there",
    "why.error": "an error kept the sender from stating it: ask the sender to send it again",
    "why.not_a_number": "the stated value is no number: ask the sender to send it again",
    "why.negative_infinity": "the stated value is no number: ask the sender to send it again",
    "why.positive_infinity": "the stated value is no number: ask the sender to send it again",
}

"""Why a value waits for a person, or is absent, and what to do about it, in German."""

PHRASES: dict[str, str] = {
    "held.ambiguous_number": (
        "die Zahl lässt sich auf mehr als eine Weise lesen: mit der Seite vergleichen, dann "
        "bestätigen oder berichtigen"
    ),
    "held.unknown_unit": (
        "die gedruckte Einheit ist hierfür nicht bekannt: auf der Seite nachsehen oder das "
        "Labor fragen, welche gemeint ist"
    ),
    "held.no_unit": (
        "es ist keine Einheit gedruckt: auf der Seite suchen oder das Labor fragen, dann den "
        "Wert bestätigen oder berichtigen"
    ),
    "held.unit_inferred": (
        "es ist keine Einheit gedruckt, und nur das Intervall legt eine nahe: den Wert "
        "bestätigen, wenn diese Einheit stimmt"
    ),
    "held.unit_mismatch": (
        "das gedruckte Intervall passt zu einer anderen Einheit: Einheit und Intervall auf der "
        "Seite prüfen oder das Labor fragen"
    ),
    "held.unit_does_not_fit": (
        "die Einheit kann nicht zum angegebenen Code gehören: den Absender fragen, was von "
        "beidem stimmt"
    ),
    "held.code_and_name_differ": (
        "Code und Name meinen verschiedene Analyte: den Absender fragen, was von beidem stimmt"
    ),
    "held.code_of_several": (
        "der Code steht für mehrere Analyte: den Absender fragen, welcher gemeint ist"
    ),
    "held.implausible_review": (
        "der Wert ist ungewöhnlich niedrig oder hoch: mit der Seite vergleichen, dann "
        "bestätigen oder berichtigen"
    ),
    "held.implausible_reject": (
        "der Wert ist nicht möglich und wurde wohl falsch gelesen: mit der Seite vergleichen "
        "und berichtigen"
    ),
    "held.struck_out": (
        "eine Linie ist hindurchgezogen: auf der Seite sehen, ob er gilt, dann bestätigen oder "
        "berichtigen"
    ),
    "held.two_corrected_values": (
        "die Seite nennt mehr als einen berichtigten Wert: sehen, welcher gilt, und berichtigen"
    ),
    "held.two_statements": (
        "der Befund sagt zweierlei: auf der Seite sehen, was gilt, und berichtigen"
    ),
    "held.several_values": (
        "die Nachricht nennt mehrere Werte für ein Ergebnis: den Absender fragen, welcher gilt"
    ),
    "held.two_versions": (
        "die Nachricht enthält zwei Fassungen, die nichts ordnet: den Absender fragen, welche gilt"
    ),
    "held.unsure_reading": (
        "der Druck war schwer zu lesen: mit der Seite vergleichen, dann bestätigen oder berichtigen"
    ),
    "held.language_model": (
        "ein Sprachmodell hat darauf gezeigt: mit der Stelle auf der Seite vergleichen, dann "
        "bestätigen oder berichtigen"
    ),
    "why.not_a_sperm": "das Bild zeigt kein Spermium: prüfen, ob das richtige Bild gesendet wurde",
    "why.no_value_printed": (
        "die Seite druckt keinen Wert dafür: das Labor fragen, wenn er gebraucht wird"
    ),
    "why.no_value_stated": (
        "die Nachricht nennt keinen Wert dafür: den Absender fragen, wenn er gebraucht wird"
    ),
    "why.pending": "das Labor ist damit nicht fertig: auf den endgültigen Befund warten",
    "why.not_performed": "es wurde nicht durchgeführt: neu anfordern, wenn es gebraucht wird",
    "why.stated_as_uncertain": (
        "der Befund vermutet es nur: die untersuchende Person fragen, wenn es darauf ankommt"
    ),
    "why.row_has_other_cells": (
        "die Zeile hat andere Zellen als der Tabellenkopf: die Tabelle neu speichern oder ein "
        "PDF senden"
    ),
    "why.not_fhir": (
        "dieses JSON ist keine FHIR-Ressource mit Ergebnissen: den Absender um ein "
        "FHIR-R4-Bundle oder ein PDF bitten"
    ),
    "why.not_a_result_message": (
        "diese HL7-Nachricht enthält keine Ergebnisse: den Absender um die Nachricht ORU^R01 bitten"
    ),
    "why.several_patients": (
        "die Datei betrifft mehr als eine Person: für jede eine eigene Datei senden"
    ),
    "why.no_results": (
        "es sind keine Ergebnisse darin: prüfen, ob die richtige Datei gesendet wurde"
    ),
    "why.two_delimiters": (
        "die Tabelle lässt sich mit zwei Trennzeichen lesen: mit einem speichern oder ein PDF "
        "senden"
    ),
    "why.two_tables": "es gibt mehr als eine Ergebnistabelle: für jede eine eigene Datei senden",
    "why.invalid_value": (
        "der angegebene Wert ist ungültig: den Absender bitten, ihn erneut zu senden"
    ),
    "why.unsupported_value": (
        "ein Wert dieser Art wird nicht gelesen: den Absender um eine Zahl oder Worte bitten"
    ),
    "why.several_values": "es sind mehrere Werte angegeben: den Absender fragen, welcher gilt",
    "why.entered_in_error": (
        "der Absender hat es als Fehler zurückgezogen: auf das berichtigte Ergebnis warten"
    ),
    "why.cancelled": "es wurde storniert: neu anfordern, wenn es gebraucht wird",
    "why.not_asked": "es wurde nicht angefordert: anfordern, wenn es gebraucht wird",
    "why.unknown": "der Absender kennt den Wert nicht: das Labor fragen, wenn er gebraucht wird",
    "why.asked_unknown": (
        "es wurde danach gefragt und ist nicht bekannt: erneut fragen, wenn es gebraucht wird"
    ),
    "why.temp_unknown": "der Wert ist noch nicht bekannt: auf den endgültigen Befund warten",
    "why.asked_declined": "eine Antwort wurde abgelehnt: erneut fragen, wenn sie gebraucht wird",
    "why.masked": "der Absender verbirgt den Wert: den Absender fragen, wenn er gebraucht wird",
    "why.not_permitted": (
        "der Absender darf den Wert nicht weitergeben: den Absender fragen, wenn er gebraucht wird"
    ),
    "why.not_applicable": "es trifft hier nicht zu: nichts ist zu tun",
    "why.unsupported": (
        "das System des Absenders kann es nicht angeben: das Labor um seinen Befund bitten"
    ),
    "why.as_text": "der Wert steht im Text des Befunds: dort nachsehen",
    "why.error": "ein Fehler hinderte den Absender daran: den Absender bitten, es erneut zu senden",
    "why.not_a_number": (
        "der angegebene Wert ist keine Zahl: den Absender bitten, ihn erneut zu senden"
    ),
    "why.negative_infinity": (
        "der angegebene Wert ist keine Zahl: den Absender bitten, ihn erneut zu senden"
    ),
    "why.positive_infinity": (
        "der angegebene Wert ist keine Zahl: den Absender bitten, ihn erneut zu senden"
    ),
}

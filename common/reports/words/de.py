"""The report in German."""

PHRASES: dict[str, str] = {
    "title.sperm_cell_image": "Befund der Spermienmorphologie",
    "title.sperm_field_image": "Befund der Spermienzählung",
    "title.sperm_video": "Befund der Spermienmotilität",
    "title.oocyte_image": "Befund der Eizelle",
    "title.embryo_image": "Befund des Embryos",
    "title.ovary_ultrasound": "Ultraschallbefund des Eierstocks",
    "title.hysteroscopy_image": "Hysteroskopiebefund",
    "title.document": "Laborwerte aus einem Dokument",
    "title.fruit_image": "Bericht der Fruchtsortierung",
    "patient": "Patient",
    "patient_ref": "Pseudonym",
    "no_patient": "nicht zugeordnet",
    "name": "Name",
    "birth_date": "Geburtsdatum",
    "sex": "Geschlecht",
    "sex.male": "männlich",
    "sex.female": "weiblich",
    "specimen": "Probe",
    "report": "Befund",
    "report_id": "Nummer",
    "number": "Version",
    "created_at": "Erstellt",
    "specimen_ref": "Probe",
    "own_specimen": "eigene Datei",
    "kind": "Art",
    "kind.sperm_cell_image": "Bild eines Spermiums",
    "kind.sperm_field_image": "Mikroskopfeld, Ejakulat",
    "kind.sperm_video": "Video, Ejakulat",
    "kind.oocyte_image": "Bild einer Eizelle",
    "kind.embryo_image": "Bild eines Embryos",
    "kind.ovary_ultrasound": "Ultraschall eines Eierstocks",
    "kind.hysteroscopy_image": "Hysteroskopiebild",
    "kind.document": "Dokument",
    "kind.fruit_image": "Bild von Früchten",
    "collected_at": "Entnommen",
    "received_at": "Eingegangen",
    "files": "Dateien",
    "files_of": "{analysed} von {received} ausgewertet",
    "um_per_px": "Maßstab",
    "mm_per_px": "Maßstab",
    "fps": "Bildrate",
    "chamber_depth_um": "Kammertiefe",
    "dilution": "Verdünnung",
    "day": "Tag",
    "side": "Seite",
    "device": "Gerät",
    "not_stated": "nicht angegeben",
    "results": "Ergebnisse",
    "results_of": "Ergebnisse der Datei {number}",
    "summary": "Ergebnisse der Probe",
    "each_file": "Je Datei",
    "file": "Datei",
    "pictures": "Belege",
    "absent": "Nicht gemessen",
    "quality": "Qualität der Probe",
    "corrections": "Von einer Person berichtigt",
    "method": "Methode",
    "references": "Referenzbereiche",
    "provenance": "Herkunft dieser Werte",
    "notes": "Anmerkungen",
    "signature": "Unterschrift",
    "end": "Ende des Befunds",
    "head.result": "Ergebnis",
    "head.value": "Wert",
    "head.unit": "Einheit",
    "head.reference": "Referenz",
    "head.flag": "Hinweis",
    "head.confidence": "Sicherheit",
    "head.why": "Grund",
    "head.files": "Dateien",
    "head.machine": "Von der Maschine gemessen",
    "head.now": "Jetzt angegeben",
    "head.reason": "Grund",
    "head.author": "Von, am",
    "flag.low": "niedrig",
    "flag.high": "hoch",
    "flag.critical_low": "kritisch niedrig",
    "flag.critical_high": "kritisch hoch",
    "flag.abnormal": "auffällig",
    "of": "{count} von {total}",
    "not_analyzable": "Diese Datei konnte nicht ausgewertet werden: {why}",
    "counted": "{label}: {word}",
    "range_95": "95-%-KI {low}\u2013{high} %",
    "count_n": "n = {n}",
    "interval": "Intervall {low} bis {high}",
    "alternatives": "auch möglich: {list}",
    "outlined": "umrissen",
    "not_found": "vom Programm nicht gefunden",
    "outlined_rows": "Umriss zu Ergebnis {rows}.",
    "page_of": "Dokument, Seite {page}",
    "file_of": "Datei {number}",
    "more_pictures": (
        "{count} weitere Bilder sind bei den Daten gespeichert und hier nicht gedruckt."
    ),
    "no_values": "Aus Datei {number} wurde kein Laborwert gelesen.",
    "not_included": "Datei {number} ist nicht Teil der Ergebnisse: {reason}.",
    "version.superseded": (
        "Datei {number} ist eine frühere Fassung des Laborbefunds {report}. Eine neuere "
        "Fassung ist eingegangen; was sie neu angibt, zählt hier nicht mehr."
    ),
    "version.supersedes": "Datei {number} ersetzt eine frühere Fassung des Laborbefunds {report}.",
    "specimen.urine": "Urin",
    "specimen.csf": "Liquor",
    "specimen.ascites": "Aszites",
    "specimen.pleural": "Pleuraerguss",
    "specimen.pericardial": "Perikarderguss",
    "specimen.stool": "Stuhl",
    "specimen.fluid": "Punktat",
    "specimen.swab": "Abstrich",
    "specimen.blood_culture": "Blutkultur",
    "note.abnormal_from": "abnormal ab einer Wahrscheinlichkeit von {share}",
    "note.superseded": "durch eine neuere Fassung ersetzt",
    "note.struck_out": "durchgestrichen: {text}",
    "note.corrected_from": "vom Labor korrigiert, vorher {text}",
    "note.held": "nicht sicher: von einer Person zu prüfen",
    "statement": "Entscheidungshilfe, keine Diagnose. Eine befugte Person muss jeden Wert prüfen.",
    "statement.fruit_image": "Automatische Sortierung. Eine Person muss jeden Wert prüfen.",
    "research": (
        "Nur zur Forschung: ein verwendetes Modell wurde mit Daten ohne offene Lizenz"
        " trainiert (Lizenz: {licence})."
    ),
    "demonstration": "Vorführung: dies ist kein klinisches Ergebnis.",
    "below_200": (
        "{n} Spermien wurden beurteilt. Das WHO-Laborhandbuch verlangt mindestens 200 in"
        " jeder von zwei Zählungen; ein Prozentwert aus weniger ist unsicher und erhält keinen"
        " Hinweis."
    ),
    "one_cell": (
        "Ein Spermium wurde beurteilt. Eine einzelne Zelle sagt nichts über die Probe; das"
        " WHO-Laborhandbuch verlangt mindestens 200 in jeder von zwei Zählungen."
    ),
    "amends": "Ändert den Befund {report} und ersetzt ihn. Grund: {reason}",
    "amended": "GEÄNDERTER BEFUND",
    "draft": "ENTWURF",
    "preliminary": "Vorläufig: nicht unterschrieben",
    "draft_block": (
        "Nicht unterschrieben. Eine Maschine hat diesen Entwurf erstellt; keine befugte"
        " Person hat ihn geprüft."
    ),
    "signed": "Unterschrieben",
    "signer": "Unterschrieben von",
    "role": "Rolle",
    "meaning": "Bedeutung",
    "meaning.reviewed": "geprüft",
    "meaning.approved": "geprüft und freigegeben",
    "role.clinician": "Ärztin oder Arzt",
    "role.technician": "Laborkraft",
    "role.admin": "Verwaltung",
    "signed_at": "Zeit (UTC)",
    "sign_in_age": "Alter der Anmeldung",
    "seconds": "{seconds} s",
    "comment": "Bemerkung",
    "code": "Code der Unterschrift",
    "content_sha256": "SHA-256 des Inhalts",
    "scan": "Der Code führt zu diesem Befund.",
    "no_pades": (
        "Die Unterschrift ist ein Eintrag im System, der hier gedruckt ist. Diese PDF-Datei"
        " selbst trägt noch keine kryptografische Signatur."
    ),
    "page": "Seite {page} von {pages}",
    "glyphs": "\u25a1 steht für ein Zeichen, das die Schrift dieses Dokuments nicht hat.",
    "picture_missing": "Dieses Bild konnte nicht geladen werden.",
    "from.upload": "Datei",
    "from.sha256": "SHA-256 der Datei",
    "from.media_type": "Typ",
    "from.size": "Größe",
    "size": "{size} Byte",
    "from.analyzer": "Auswertung",
    "from.model": "Modell",
    "from.licence": "Lizenz des Modells",
    "from.settings": "Einstellungen",
    "from.code": "Software",
    "from.run": "Lauf, Revision",
    "from.at": "Ausgewertet",
    "reference.normal_forms": (
        "Normalformen: 4 % ist das 5. Perzentil von Männern, deren Partnerin binnen 12"
        " Monaten schwanger wurde (WHO-Laborhandbuch, 6. Auflage 2021). Ein Wert darunter"
        " bedeutet für sich keine Unfruchtbarkeit."
    ),
    "reference.head": (
        "Länge, Breite und Verhältnis (Länge / Breite) des Kopfes: Bereich von 95 % von 77"
        " Spermien nach Papanicolaou-Färbung (WHO-Laborhandbuch, 5. Auflage 2010). Maße hängen"
        " von der Färbung ab; daher folgt kein Hinweis daraus."
    ),
    "reference.document": (
        "Bereiche und Hinweise sind die des Dokuments; sie hängen vom Verfahren seines Labors ab."
    ),
    "method.sperm_cell": (
        "Spermium: Umriss und Größe des Kopfes durch Bildanalyse. Automatische Messung."
    ),
    "method.sperm_cell.cnn": (
        "Klassen von Kopf, Akrosom, Vakuolen und Schwanz durch ein neuronales Netz mit"
        " kalibrierter Sicherheit."
    ),
    "method.fruit": (
        "Frucht: Stücke vor einfarbigem Hintergrund durch Bildanalyse, ihre Art durch ein"
        " trainiertes Modell. Automatische Messung."
    ),
    "method.sperm_field": (
        "Spermienfeld: Köpfe durch Bildanalyse (dunkle Flecken nach Kontrast und Größe),"
        " umrahmt und gezählt; das Intervall ist das der gezählten Zahl. In einem gefärbten"
        " Ausstrich werden Köpfe nach ihrer optischen Dichte gefunden, das Akrosom nach dem"
        " roten Licht, das es durchlässt. Automatische Messung."
    ),
    "method.oocyte": (
        "Eizelle: Umriss und Durchmesser des Ooplasmas, und die Ränder der Zona, wo sie zu"
        " sehen sind, durch Bildanalyse. Nicht an bekannten Größen validiert. Automatische Messung."
    ),
    "method.document": (
        "Dokument: Werte, Einheiten, Bereiche und Hinweise wurden aus der Textebene der Datei"
        " gelesen, jeweils an der im Bild markierten Stelle. Nichts wurde umgerechnet."
        " Automatisch gelesen."
    ),
    "method.confidence": (
        "Sicherheit: die Wahrscheinlichkeit laut Auswertung, dass der angegebene Wert stimmt."
    ),
    "method.confidence.document": (
        "Sicherheit: bei Dokumenten der Anteil richtiger Lesungen dieser Art in den "
        "Berichten, an denen die Regeln entstanden; an anderen nicht geprüft. Die der Art "
        "ist ein Anteil der Hinweise im Text."
    ),
    "method.other": "{analyzer}, Version {version}: automatische Messung.",
    "why.no_scale": "kein Maßstab angegeben, daher keine physische Größe möglich",
    "why.unsure": "die Auswertung war für eine Antwort nicht sicher genug",
    "why.not_offered": "diese Auswertung ist darin nicht genau genug und bietet es nicht an",
    "why.research_models_off": (
        "das Modell darf nur zur Forschung dienen, und das ist ausgeschaltet"
    ),
    "why.unlike_training_data": "das Bild weicht zu stark von denen ab, an denen das Modell lernte",
    "why.two_result_columns": (
        "das Dokument hat zwei Ergebnisspalten, die noch nicht gelesen werden"
    ),
    "why.too_small": "das Bild ist zu klein",
    "why.no_outline": "kein geschlossener Umriss ist zu erkennen",
    "why.head_cut_off": "der Kopf reicht an den Bildrand",
    "why.not_one_sperm": "dies sieht nicht nach einem einzelnen Spermium aus",
    "why.scale_implausible": "mit dem angegebenen Maßstab hat der Kopf eine unmögliche Größe",
    "why.unclear_boundary": "eine dafür nötige Grenze ist nicht ringsum zu sehen",
    "why.no_chamber_depth": "keine Kammertiefe angegeben, daher keine Konzentration",
    "why.stained_smear": "ein Ausstrich hat keine bekannte Tiefe, daher keine Konzentration",
    "why.not_a_field": "dies sieht nicht nach einem Mikroskopfeld mit Spermien aus",
    "why.too_coarse": "das Bild ist zu grob: ein Kopf ist nur wenige Pixel lang",
    "why.several_oocytes": "auf dem Bild sind mehrere Eizellen",
    "why.cell_cut_off": "die Zelle reicht an den Bildrand",
    "why.not_one_oocyte": "dies sieht nicht nach einer einzelnen Eizelle aus",
    "why.size_implausible": "mit dem angegebenen Maßstab hat die Zelle eine unmögliche Größe",
    "why.busy_background": "der Hintergrund ist nicht einfarbig",
    "why.nothing_found": "nichts hebt sich vom Hintergrund ab",
    "why.several_pieces": "es sind mehrere Stücke im Bild",
    "why.no_colour": "das Bild hat keine Farbe",
    "why.no_text_layer": "das Dokument hat keine Textebene",
    "why.illegible": "die Seite ist nicht gut genug lesbar",
    "why.no_print": "auf der Seite wurde kein Druck gefunden",
    "why.blank": "es ist nichts darauf",
    "why.noise": "das Bild ist Rauschen",
    "why.blurred": "das Bild ist unscharf",
    "why.ambiguous": "das Gedruckte lässt sich auf mehr als eine Art lesen",
    "why.outline_changed": "eine Person hat den Umriss neu gezeichnet, an dem gemessen wurde",
    "why.other": "{why}",
    "quality.focus": "Schärfe",
    "quality.exposure": "Belichtung",
    "quality.contrast": "Kontrast",
    "quality.outline_support": "Stützung des Umrisses",
    "quality.clean_background": "Ruhiger Hintergrund",
    "quality.saturation": "Sättigung (100 %: nichts abgeschnitten)",
    "quality.compression": "Kompression (100 %: keine Blöcke zu sehen)",
    "quality.flags": "Hinweise",
    "quality.reduced": "verkleinert ausgewertet",
    "quality.blank": "leer",
    "quality.noise": "Rauschen",
    "quality.blurred": "unscharf",
    "quality.over_exposed": "überbelichtet",
    "quality.under_exposed": "unterbelichtet",
    "quality.low_resolution": "geringe Auflösung",
    "quality.too_small": "zu klein",
    "quality.low_count": "weniger als 200 Spermien gezählt: unsicher",
    "quality.dilution_not_stated": (
        "keine Verdünnung angegeben: Konzentration der Flüssigkeit in der Kammer"
    ),
    "quality.legibility": "Lesbarkeit",
    "quality.read_by_ocr": "mit OCR von einem Bild gelesen: mit der Seite vergleichen",
    "quality.pages_unread": "einige Seiten wurden nicht gelesen",
    "quality.hard_to_read": "schwer lesbar",
    "quality.handwriting": "Handschrift",
    "quality.small_print": "kleiner Druck",
    "quality.shadow": "auf der Seite liegt ein Schatten",
    "quality.no_text_layer": "keine Textebene",
}

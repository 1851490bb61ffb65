"""The report in Dutch."""

PHRASES: dict[str, str] = {
    "title.sperm_cell_image": "Verslag spermamorfologie",
    "title.sperm_field_image": "Verslag spermatelling",
    "title.sperm_video": "Verslag spermamotiliteit",
    "title.oocyte_image": "Verslag eicel",
    "title.embryo_image": "Verslag embryo",
    "title.ovary_ultrasound": "Verslag echografie eierstok",
    "title.hysteroscopy_image": "Verslag hysteroscopie",
    "title.document": "Laboratoriumwaarden uit een document",
    "title.fruit_image": "Verslag fruitsortering",
    "patient": "Patiënt",
    "patient_ref": "Pseudoniem",
    "no_patient": "niet toegewezen",
    "name": "Naam",
    "birth_date": "Geboortedatum",
    "sex": "Geslacht",
    "sex.male": "man",
    "sex.female": "vrouw",
    "specimen": "Monster",
    "report": "Verslag",
    "report_id": "Nummer",
    "number": "Versie",
    "created_at": "Opgesteld",
    "specimen_ref": "Monster",
    "own_specimen": "eigen bestand",
    "kind": "Soort",
    "kind.sperm_cell_image": "foto van één zaadcel",
    "kind.sperm_field_image": "microscoopveld, sperma",
    "kind.sperm_video": "video, sperma",
    "kind.oocyte_image": "foto van een eicel",
    "kind.embryo_image": "foto van een embryo",
    "kind.ovary_ultrasound": "echo van een eierstok",
    "kind.hysteroscopy_image": "hysteroscopiebeeld",
    "kind.document": "document",
    "kind.fruit_image": "foto van fruit",
    "collected_at": "Afgenomen",
    "received_at": "Ontvangen",
    "files": "Bestanden",
    "files_of": "{analysed} van {received} geanalyseerd",
    "um_per_px": "Schaal",
    "mm_per_px": "Schaal",
    "fps": "Beeldfrequentie",
    "chamber_depth_um": "Kamerdiepte",
    "dilution": "Verdunning",
    "day": "Dag",
    "side": "Zijde",
    "device": "Apparaat",
    "not_stated": "niet opgegeven",
    "results": "Resultaten",
    "results_of": "Resultaten van bestand {number}",
    "summary": "Resultaten van het monster",
    "each_file": "Per bestand",
    "file": "Bestand",
    "pictures": "Bewijsbeelden",
    "absent": "Niet gemeten",
    "quality": "Kwaliteit van het monster",
    "corrections": "Door een persoon gecorrigeerd",
    "method": "Methode",
    "references": "Referentiewaarden",
    "provenance": "Herkomst van deze waarden",
    "notes": "Opmerkingen",
    "signature": "Ondertekening",
    "end": "Einde van het verslag",
    "head.result": "Resultaat",
    "head.value": "Waarde",
    "head.unit": "Eenheid",
    "head.reference": "Referentie",
    "head.flag": "Markering",
    "head.confidence": "Zekerheid",
    "head.why": "Waarom",
    "head.files": "Bestanden",
    "head.machine": "Door de machine gemeten",
    "head.now": "Nu vermeld",
    "head.reason": "Reden",
    "head.author": "Door, op",
    "flag.low": "laag",
    "flag.high": "hoog",
    "flag.critical_low": "kritiek laag",
    "flag.critical_high": "kritiek hoog",
    "flag.abnormal": "afwijkend",
    "of": "{count} van {total}",
    "not_analyzable": "Dit bestand kon niet worden geanalyseerd: {why}",
    "counted": "{label}: {word}",
    "range_95": "95 %-BI {low}\u2013{high} %",
    "count_n": "n = {n}",
    "interval": "interval {low} tot {high}",
    "alternatives": "ook mogelijk: {list}",
    "outlined": "omlijnd",
    "not_found": "niet gevonden door het programma",
    "outlined_rows": "Omtrek bij resultaat {rows}.",
    "page_of": "Document, pagina {page}",
    "file_of": "Bestand {number}",
    "more_pictures": "{count} verdere beelden zijn bij de gegevens bewaard en hier niet afgedrukt.",
    "no_values": "Uit bestand {number} is geen laboratoriumwaarde gelezen.",
    "not_included": "Bestand {number} maakt geen deel uit van de resultaten: {reason}.",
    "version.superseded": (
        "Bestand {number} is een eerdere versie van laboratoriumverslag {report}. Er is een "
        "nieuwere versie ontvangen; wat die opnieuw vermeldt, telt hier niet meer."
    ),
    "version.supersedes": (
        "Bestand {number} vervangt een eerdere versie van laboratoriumverslag {report}."
    ),
    "specimen.urine": "urine",
    "specimen.csf": "cerebrospinaal vocht",
    "specimen.ascites": "ascitesvocht",
    "specimen.pleural": "pleuravocht",
    "specimen.pericardial": "pericardvocht",
    "specimen.stool": "feces",
    "specimen.fluid": "punctievocht",
    "specimen.swab": "uitstrijkje",
    "specimen.blood_culture": "bloedkweek",
    "note.abnormal_from": "abnormaal vanaf een kans van {share}",
    "note.superseded": "vervangen door een nieuwere versie",
    "note.struck_out": "doorgehaald: {text}",
    "note.corrected_from": "door het laboratorium gecorrigeerd van {text}",
    "note.held": "niet zeker: door een persoon na te kijken",
    "statement": (
        "Beslissingsondersteuning, geen diagnose. Een bevoegd persoon moet elke waarde nakijken."
    ),
    "statement.fruit_image": "Automatische sortering. Een persoon moet elke waarde nakijken.",
    "research": (
        "Onderzoeksgebruik: een gebruikt model is getraind op gegevens zonder open licentie"
        " (licentie: {licence})."
    ),
    "demonstration": "Demonstratie: dit is geen klinisch resultaat.",
    "below_200": (
        "Er zijn {n} zaadcellen beoordeeld. Het WHO-laboratoriumhandboek vraagt er minstens"
        " 200 in elk van twee tellingen; een percentage uit minder is onzeker en krijgt geen"
        " markering."
    ),
    "one_cell": (
        "Er is één zaadcel beoordeeld. Eén cel zegt niets over het monster; het WHO-"
        " laboratoriumhandboek vraagt er minstens 200 in elk van twee tellingen."
    ),
    "amends": "Wijzigt verslag {report} en vervangt het. Reden: {reason}",
    "amended": "GEWIJZIGD VERSLAG",
    "draft": "CONCEPT",
    "preliminary": "Voorlopig: niet ondertekend",
    "draft_block": (
        "Niet ondertekend. Een machine maakte dit concept; geen bevoegd persoon heeft het"
        " nagekeken."
    ),
    "signed": "Ondertekend",
    "signer": "Ondertekend door",
    "role": "Rol",
    "meaning": "Betekenis",
    "meaning.reviewed": "nagekeken",
    "meaning.approved": "nagekeken en goedgekeurd",
    "role.clinician": "arts",
    "role.technician": "laborant",
    "role.admin": "beheerder",
    "signed_at": "Tijd (UTC)",
    "sign_in_age": "Ouderdom van de aanmelding",
    "seconds": "{seconds} s",
    "comment": "Opmerking",
    "code": "Code van de ondertekening",
    "content_sha256": "SHA-256 van de inhoud",
    "scan": "De code leidt naar dit verslag.",
    "no_pades": (
        "De ondertekening is een vermelding in het systeem die hier is afgedrukt. Dit pdf-"
        " bestand zelf draagt nog geen cryptografische handtekening."
    ),
    "page": "Pagina {page} van {pages}",
    "glyphs": "\u25a1 staat voor een teken dat het lettertype van dit document niet heeft.",
    "picture_missing": "Dit beeld kon niet worden geladen.",
    "from.upload": "Bestand",
    "from.sha256": "SHA-256 van het bestand",
    "from.media_type": "Type",
    "from.size": "Grootte",
    "size": "{size} bytes",
    "from.analyzer": "Analyseprogramma",
    "from.model": "Model",
    "from.licence": "Licentie van het model",
    "from.settings": "Instellingen",
    "from.code": "Software",
    "from.run": "Uitvoering, revisie",
    "from.at": "Geanalyseerd",
    "reference.normal_forms": (
        "Normale vormen: 4 % is het 5e percentiel van mannen wier partner binnen 12 maanden"
        " zwanger werd (WHO-laboratoriumhandboek, 6e editie 2021). Een lagere waarde betekent"
        " op zich geen onvruchtbaarheid."
    ),
    "reference.head": (
        "Lengte, breedte en verhouding (lengte / breedte) van de kop: bereik van 95 % van 77"
        " zaadcellen na kleuring volgens Papanicolaou (WHO-laboratoriumhandboek, 5e editie"
        " 2010). Maten hangen af van de kleuring; daarom volgt er geen markering uit."
    ),
    "reference.document": (
        "Bereiken en markeringen zijn die van het document; ze hangen af van de bepaling in"
        " dat laboratorium."
    ),
    "method.sperm_cell": (
        "Zaadcel: omtrek en maat van de kop door beeldanalyse. Automatische meting."
    ),
    "method.sperm_cell.cnn": (
        "Klassen van kop, acrosoom, vacuolen en staart door een neuraal netwerk met geijkte"
        " zekerheid."
    ),
    "method.fruit": (
        "Fruit: stukken voor een egale achtergrond door beeldanalyse, hun soort door een"
        " getraind model. Automatische meting."
    ),
    "method.sperm_field": (
        "Zaadcelveld: koppen door beeldanalyse (donkere vlekken naar contrast en grootte),"
        " omkaderd en geteld; het interval is dat van het getelde aantal. In een gekleurd"
        " uitstrijkje worden koppen gevonden naar hun optische dichtheid, het acrosoom naar het"
        " rode licht dat het doorlaat. Automatische meting."
    ),
    "method.oocyte": (
        "Eicel: omtrek en diameter van het ooplasma, en de randen van de zona waar die te"
        " zien zijn, door beeldanalyse. Niet gevalideerd aan bekende maten. Automatische meting."
    ),
    "method.document": (
        "Document: waarden, eenheden, bereiken en markeringen zijn uit de tekstlaag van het"
        " bestand gelezen, elk op de in het beeld gemarkeerde plaats. Er is niets omgerekend."
        " Automatisch gelezen."
    ),
    "method.confidence": (
        "Zekerheid: de kans volgens het analyseprogramma dat de vermelde waarde klopt."
    ),
    "method.confidence.document": (
        "Zekerheid: bij documenten het aandeel juiste lezingen van deze soort in de "
        "verslagen waarmee de regels zijn gemaakt; op andere niet nagegaan. Die van de "
        "soort is een deel van de aanwijzingen in de tekst."
    ),
    "method.other": "{analyzer}, versie {version}: automatische meting.",
    "why.no_scale": "er is geen schaal opgegeven, dus geen fysieke maat mogelijk",
    "why.unsure": "het programma was niet zeker genoeg voor een antwoord",
    "why.not_offered": "dit programma is er niet nauwkeurig genoeg in en biedt het niet aan",
    "why.research_models_off": "het model mag alleen voor onderzoek worden gebruikt, wat uit staat",
    "why.unlike_training_data": "het beeld verschilt te veel van die waarvan het model leerde",
    "why.two_result_columns": (
        "het document heeft twee resultaatkolommen, die nog niet worden gelezen"
    ),
    "why.too_small": "het beeld is te klein",
    "why.no_outline": "er is geen gesloten omtrek te zien",
    "why.head_cut_off": "de kop raakt de rand van het beeld",
    "why.not_one_sperm": "dit lijkt geen beeld van één zaadcel",
    "why.scale_implausible": "met de opgegeven schaal heeft de kop een onmogelijke maat",
    "why.unclear_boundary": "een grens die hiervoor nodig is, is niet rondom te zien",
    "why.no_chamber_depth": "er is geen kamerdiepte opgegeven, dus geen concentratie",
    "why.stained_smear": "een uitstrijkje heeft geen bekende diepte, dus geen concentratie",
    "why.not_a_field": "dit lijkt geen microscoopveld met zaadcellen",
    "why.too_coarse": "het beeld is te grof: een kop is maar enkele pixels lang",
    "why.several_oocytes": "er staan meer eicellen op het beeld",
    "why.cell_cut_off": "de cel raakt de rand van het beeld",
    "why.not_one_oocyte": "dit lijkt geen beeld van één eicel",
    "why.size_implausible": "met de opgegeven schaal heeft de cel een onmogelijke maat",
    "why.busy_background": "de achtergrond is niet egaal",
    "why.nothing_found": "niets steekt af tegen de achtergrond",
    "why.several_pieces": "er zijn meerdere stukken te zien",
    "why.no_colour": "het beeld heeft geen kleur",
    "why.no_text_layer": "het document heeft geen tekstlaag",
    "why.illegible": "de pagina is niet goed genoeg te lezen",
    "why.no_print": "op de pagina is geen druk gevonden",
    "why.blank": "er staat niets op",
    "why.noise": "het beeld is ruis",
    "why.blurred": "het beeld is onscherp",
    "why.ambiguous": "wat er staat kan op meer dan één manier worden gelezen",
    "why.outline_changed": "een persoon heeft de omtrek waarlangs werd gemeten opnieuw getekend",
    "why.other": "{why}",
    "quality.focus": "Scherpte",
    "quality.exposure": "Belichting",
    "quality.contrast": "Contrast",
    "quality.outline_support": "Steun voor de omtrek",
    "quality.clean_background": "Egale achtergrond",
    "quality.saturation": "Verzadiging (100 %: niets afgekapt)",
    "quality.compression": "Compressie (100 %: geen blokken zichtbaar)",
    "quality.flags": "Opmerkingen",
    "quality.reduced": "verkleind geanalyseerd",
    "quality.blank": "leeg",
    "quality.noise": "ruis",
    "quality.blurred": "onscherp",
    "quality.over_exposed": "overbelicht",
    "quality.under_exposed": "onderbelicht",
    "quality.low_resolution": "lage resolutie",
    "quality.too_small": "te klein",
    "quality.low_count": "minder dan 200 zaadcellen geteld: onzeker",
    "quality.dilution_not_stated": (
        "geen verdunning opgegeven: concentratie van de vloeistof in de kamer"
    ),
    "quality.legibility": "Leesbaarheid",
    "quality.read_by_ocr": "met OCR van een afbeelding gelezen: vergelijk met de pagina",
    "quality.pages_unread": "sommige pagina's zijn niet gelezen",
    "quality.hard_to_read": "moeilijk leesbaar",
    "quality.handwriting": "handschrift",
    "quality.small_print": "kleine druk",
    "quality.shadow": "er ligt een schaduw op de pagina",
    "quality.no_text_layer": "geen tekstlaag",
}

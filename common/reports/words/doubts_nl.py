"""Why a value waits for a person, or is absent, and what to do about it, in Dutch."""

PHRASES: dict[str, str] = {
    "held.ambiguous_number": (
        "het getal kan op meer dan één manier worden gelezen: vergelijk het met de bladzijde en"
        " bevestig of verbeter het"
    ),
    "held.unknown_unit": (
        "de gedrukte eenheid is hiervoor niet bekend: kijk ze na op de bladzijde of vraag het "
        "laboratorium welke bedoeld is"
    ),
    "held.no_unit": (
        "er is geen eenheid gedrukt: zoek ze op de bladzijde of vraag het laboratorium, en "
        "bevestig of verbeter de waarde"
    ),
    "held.unit_inferred": (
        "er is geen eenheid gedrukt en alleen het interval wijst er een aan: bevestig de waarde"
        " als die eenheid klopt"
    ),
    "held.unit_mismatch": (
        "het gedrukte interval past bij een andere eenheid: kijk eenheid en interval na op de "
        "bladzijde of vraag het laboratorium"
    ),
    "held.unit_does_not_fit": (
        "de eenheid kan niet bij de vermelde code horen: vraag de afzender welke van beide klopt"
    ),
    "held.code_and_name_differ": (
        "code en naam bedoelen verschillende analyten: vraag de afzender welke van beide klopt"
    ),
    "held.code_of_several": (
        "de code staat voor meerdere analyten: vraag de afzender welke bedoeld is"
    ),
    "held.implausible_review": (
        "de waarde is ongewoon laag of hoog: vergelijk ze met de bladzijde en bevestig of "
        "verbeter ze"
    ),
    "held.implausible_reject": (
        "de waarde is niet mogelijk en werd waarschijnlijk verkeerd gelezen: vergelijk ze met "
        "de bladzijde en verbeter ze"
    ),
    "held.struck_out": (
        "er is een lijn door getrokken: kijk op de bladzijde of het telt, en bevestig of "
        "verbeter het"
    ),
    "held.two_corrected_values": (
        "de bladzijde geeft meer dan één verbeterde waarde: kijk welke telt en verbeter ze"
    ),
    "held.two_statements": (
        "het verslag zegt twee verschillende dingen: kijk op de bladzijde wat telt en verbeter het"
    ),
    "held.several_values": (
        "het bericht geeft meerdere waarden voor één resultaat: vraag de afzender welke telt"
    ),
    "held.two_versions": (
        "het bericht bevat twee versies die niets ordent: vraag de afzender welke telt"
    ),
    "held.unsure_reading": (
        "de druk was moeilijk te lezen: vergelijk met de bladzijde en bevestig of verbeter"
    ),
    "held.language_model": (
        "een taalmodel wees ernaar: vergelijk met de plaats op de bladzijde en bevestig of verbeter"
    ),
    "why.not_a_sperm": "het beeld toont geen zaadcel: kijk na of het juiste beeld werd gestuurd",
    "why.no_value_printed": (
        "de bladzijde drukt er geen waarde voor: vraag het laboratorium als ze nodig is"
    ),
    "why.no_value_stated": (
        "het bericht vermeldt er geen waarde voor: vraag de afzender als ze nodig is"
    ),
    "why.pending": "het laboratorium is er niet mee klaar: wacht op het definitieve verslag",
    "why.not_performed": "het werd niet uitgevoerd: vraag het opnieuw aan als het nodig is",
    "why.stated_as_uncertain": (
        "het verslag vermoedt het alleen: vraag de onderzoeker als het ertoe doet"
    ),
    "why.row_has_other_cells": (
        "de rij heeft andere cellen dan de tabelkop: bewaar de tabel opnieuw of stuur een PDF"
    ),
    "why.not_fhir": (
        "deze JSON is geen FHIR-resource met resultaten: vraag de afzender om een FHIR "
        "R4-bundel of een PDF"
    ),
    "why.not_a_result_message": (
        "dit HL7-bericht bevat geen resultaten: vraag de afzender om het bericht ORU^R01"
    ),
    "why.several_patients": (
        "het bestand gaat over meer dan één persoon: stuur één bestand per patiënt"
    ),
    "why.no_results": "er staan geen resultaten in: kijk na of het juiste bestand werd gestuurd",
    "why.two_delimiters": (
        "de tabel kan met twee scheidingstekens worden gelezen: bewaar ze met één, of stuur een PDF"
    ),
    "why.two_tables": "er is meer dan één tabel met resultaten: stuur één bestand per tabel",
    "why.invalid_value": "de vermelde waarde is ongeldig: vraag de afzender ze opnieuw te sturen",
    "why.unsupported_value": (
        "een waarde van deze soort wordt niet gelezen: vraag de afzender om een getal of woorden"
    ),
    "why.several_values": "er zijn meerdere waarden vermeld: vraag de afzender welke telt",
    "why.entered_in_error": (
        "de afzender trok het als fout terug: wacht op het verbeterde resultaat"
    ),
    "why.cancelled": "het werd geannuleerd: vraag het opnieuw aan als het nodig is",
    "why.not_asked": "het werd niet gevraagd: vraag het aan als het nodig is",
    "why.unknown": "de afzender kent de waarde niet: vraag het laboratorium als ze nodig is",
    "why.asked_unknown": "het werd gevraagd en is niet bekend: vraag het opnieuw als het nodig is",
    "why.temp_unknown": "de waarde is nog niet bekend: wacht op het definitieve verslag",
    "why.asked_declined": "een antwoord werd geweigerd: vraag het opnieuw als het nodig is",
    "why.masked": "de afzender verbergt de waarde: vraag de afzender als ze nodig is",
    "why.not_permitted": "de afzender mag de waarde niet delen: vraag de afzender als ze nodig is",
    "why.not_applicable": "het is hier niet van toepassing: er is niets te doen",
    "why.unsupported": (
        "het systeem van de afzender kan het niet vermelden: vraag het laboratorium om zijn verslag"
    ),
    "why.as_text": "de waarde staat in de tekst van het verslag: kijk daar",
    "why.error": "een fout verhinderde de afzender: vraag de afzender het opnieuw te sturen",
    "why.not_a_number": "de vermelde waarde is geen getal: vraag de afzender ze opnieuw te sturen",
    "why.negative_infinity": (
        "de vermelde waarde is geen getal: vraag de afzender ze opnieuw te sturen"
    ),
    "why.positive_infinity": (
        "de vermelde waarde is geen getal: vraag de afzender ze opnieuw te sturen"
    ),
}

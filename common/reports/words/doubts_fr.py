"""Why a value waits for a person, or is absent, and what to do about it, in French."""

PHRASES: dict[str, str] = {
    "held.ambiguous_number": (
        "le nombre peut se lire de plusieurs façons : le comparer à la page, puis le confirmer "
        "ou le corriger"
    ),
    "held.unknown_unit": (
        "l'unité imprimée n'est pas connue pour cela : la vérifier sur la page, ou demander au "
        "laboratoire laquelle est voulue"
    ),
    "held.no_unit": (
        "aucune unité n'est imprimée : la chercher sur la page ou demander au laboratoire, puis"
        " confirmer ou corriger la valeur"
    ),
    "held.unit_inferred": (
        "aucune unité n'est imprimée et seul l'intervalle en suggère une : confirmer la valeur "
        "si cette unité est la bonne"
    ),
    "held.unit_mismatch": (
        "l'intervalle imprimé correspond à une autre unité : vérifier l'unité et l'intervalle "
        "sur la page, ou demander au laboratoire"
    ),
    "held.unit_does_not_fit": (
        "l'unité ne peut appartenir au code indiqué : demander à l'expéditeur lequel des deux "
        "est juste"
    ),
    "held.code_and_name_differ": (
        "le code et le nom désignent des analytes différents : demander à l'expéditeur lequel "
        "des deux est juste"
    ),
    "held.code_of_several": (
        "le code désigne plusieurs analytes : demander à l'expéditeur lequel est voulu"
    ),
    "held.implausible_review": (
        "la valeur est inhabituellement basse ou élevée : la comparer à la page, puis la "
        "confirmer ou la corriger"
    ),
    "held.implausible_reject": (
        "la valeur n'est pas possible et a sans doute été mal lue : la comparer à la page et la"
        " corriger"
    ),
    "held.struck_out": (
        "un trait la barre : voir sur la page si elle compte, puis la confirmer ou la corriger"
    ),
    "held.two_corrected_values": (
        "la page donne plus d'une valeur corrigée : voir laquelle compte et la corriger"
    ),
    "held.two_statements": (
        "le compte rendu dit deux choses différentes : voir sur la page laquelle compte et la "
        "corriger"
    ),
    "held.several_values": (
        "le message donne plusieurs valeurs pour un résultat : demander à l'expéditeur laquelle"
        " compte"
    ),
    "held.two_versions": (
        "le message contient deux versions que rien n'ordonne : demander à l'expéditeur "
        "laquelle compte"
    ),
    "held.unsure_reading": (
        "l'impression était difficile à lire : comparer à la page, puis confirmer ou corriger"
    ),
    "held.language_model": (
        "un modèle de langage l'a signalée : comparer à l'endroit de la page, puis confirmer ou"
        " corriger"
    ),
    "why.not_a_sperm": (
        "l'image ne montre aucun spermatozoïde : vérifier que la bonne image a été envoyée"
    ),
    "why.no_value_printed": (
        "la page n'imprime pas de valeur : demander au laboratoire si elle est nécessaire"
    ),
    "why.no_value_stated": (
        "le message n'indique pas de valeur : demander à l'expéditeur si elle est nécessaire"
    ),
    "why.pending": "le laboratoire n'a pas terminé : attendre le compte rendu définitif",
    "why.not_performed": "cela n'a pas été réalisé : le demander à nouveau si nécessaire",
    "why.stated_as_uncertain": (
        "le compte rendu ne fait que le suspecter : demander à l'examinateur si cela importe"
    ),
    "why.row_has_other_cells": (
        "la ligne a d'autres cellules que l'en-tête du tableau : enregistrer de nouveau le "
        "tableau, ou envoyer un PDF"
    ),
    "why.not_fhir": (
        "ce JSON n'est pas une ressource FHIR avec des résultats : demander à l'expéditeur un "
        "Bundle FHIR R4 ou un PDF"
    ),
    "why.not_a_result_message": (
        "ce message HL7 ne porte pas de résultats : demander à l'expéditeur le message ORU^R01"
    ),
    "why.several_patients": (
        "le fichier concerne plus d'une personne : envoyer un fichier par patient"
    ),
    "why.no_results": "il ne contient pas de résultats : vérifier que le bon fichier a été envoyé",
    "why.two_delimiters": (
        "le tableau peut se lire avec deux séparateurs : l'enregistrer avec un seul, ou envoyer"
        " un PDF"
    ),
    "why.two_tables": "il y a plus d'un tableau de résultats : envoyer un fichier pour chacun",
    "why.invalid_value": (
        "la valeur indiquée n'est pas valide : demander à l'expéditeur de la renvoyer"
    ),
    "why.unsupported_value": (
        "une valeur de ce type n'est pas lue : demander à l'expéditeur un nombre ou des mots"
    ),
    "why.several_values": (
        "plusieurs valeurs sont indiquées : demander à l'expéditeur laquelle compte"
    ),
    "why.entered_in_error": "l'expéditeur l'a retirée comme erreur : attendre le résultat corrigé",
    "why.cancelled": "cela a été annulé : le demander à nouveau si nécessaire",
    "why.not_asked": "cela n'a pas été demandé : le demander si nécessaire",
    "why.unknown": (
        "l'expéditeur ne connaît pas la valeur : demander au laboratoire si elle est nécessaire"
    ),
    "why.asked_unknown": "cela a été demandé et n'est pas connu : redemander si nécessaire",
    "why.temp_unknown": "la valeur n'est pas encore connue : attendre le compte rendu définitif",
    "why.asked_declined": "une réponse a été refusée : redemander si nécessaire",
    "why.masked": "l'expéditeur masque la valeur : demander à l'expéditeur si elle est nécessaire",
    "why.not_permitted": (
        "l'expéditeur ne peut pas partager la valeur : demander à l'expéditeur si elle est "
        "nécessaire"
    ),
    "why.not_applicable": "cela ne s'applique pas ici : il n'y a rien à faire",
    "why.unsupported": (
        "le système de l'expéditeur ne peut l'indiquer : demander au laboratoire son compte rendu"
    ),
    "why.as_text": "la valeur figure dans le texte du compte rendu : y regarder",
    "why.error": (
        "une erreur a empêché l'expéditeur de l'indiquer : demander à l'expéditeur de renvoyer"
    ),
    "why.not_a_number": (
        "la valeur indiquée n'est pas un nombre : demander à l'expéditeur de la renvoyer"
    ),
    "why.negative_infinity": (
        "la valeur indiquée n'est pas un nombre : demander à l'expéditeur de la renvoyer"
    ),
    "why.positive_infinity": (
        "la valeur indiquée n'est pas un nombre : demander à l'expéditeur de la renvoyer"
    ),
}

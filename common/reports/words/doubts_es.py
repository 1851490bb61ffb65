"""Why a value waits for a person, or is absent, and what to do about it, in Spanish."""

PHRASES: dict[str, str] = {
    "held.ambiguous_number": (
        "el número puede leerse de más de una manera: compárelo con la página y confírmelo o "
        "corríjalo"
    ),
    "held.unknown_unit": (
        "la unidad impresa no se conoce para esto: compruébela en la página o pregunte al "
        "laboratorio cuál es"
    ),
    "held.no_unit": (
        "no hay unidad impresa: búsquela en la página o pregunte al laboratorio, y confirme o "
        "corrija el valor"
    ),
    "held.unit_inferred": (
        "no hay unidad impresa y solo el intervalo sugiere una: confirme el valor si esa unidad"
        " es correcta"
    ),
    "held.unit_mismatch": (
        "el intervalo impreso corresponde a otra unidad: compruebe unidad e intervalo en la "
        "página o pregunte al laboratorio"
    ),
    "held.unit_does_not_fit": (
        "la unidad no puede ser la del código indicado: pregunte al remitente cuál de los dos "
        "es correcto"
    ),
    "held.code_and_name_differ": (
        "el código y el nombre indican analitos distintos: pregunte al remitente cuál de los "
        "dos es correcto"
    ),
    "held.code_of_several": "el código vale para varios analitos: pregunte al remitente cuál es",
    "held.implausible_review": (
        "el valor es inusualmente bajo o alto: compárelo con la página y confírmelo o corríjalo"
    ),
    "held.implausible_reject": (
        "el valor no es posible y probablemente se leyó mal: compárelo con la página y corríjalo"
    ),
    "held.struck_out": "una línea lo tacha: vea en la página si cuenta y confírmelo o corríjalo",
    "held.two_corrected_values": (
        "la página da más de un valor corregido: vea cuál cuenta y corríjalo"
    ),
    "held.two_statements": (
        "el informe dice dos cosas distintas: vea en la página cuál cuenta y corríjalo"
    ),
    "held.several_values": (
        "el mensaje da varios valores para un resultado: pregunte al remitente cuál cuenta"
    ),
    "held.two_versions": (
        "el mensaje contiene dos versiones que nada ordena: pregunte al remitente cuál cuenta"
    ),
    "held.unsure_reading": (
        "la impresión era difícil de leer: compare con la página y confirme o corrija"
    ),
    "held.language_model": (
        "un modelo de lenguaje lo señaló: compare con su lugar en la página y confirme o corrija"
    ),
    "why.not_a_sperm": (
        "la imagen no muestra ningún espermatozoide: compruebe que se envió la imagen correcta"
    ),
    "why.no_value_printed": (
        "la página no imprime ningún valor: pregunte al laboratorio si se necesita"
    ),
    "why.no_value_stated": (
        "el mensaje no indica ningún valor: pregunte al remitente si se necesita"
    ),
    "why.pending": "el laboratorio no lo ha terminado: espere el informe definitivo",
    "why.not_performed": "no se realizó: vuelva a pedirlo si se necesita",
    "why.stated_as_uncertain": "el informe solo lo sospecha: pregunte a quien exploró si importa",
    "why.row_has_other_cells": (
        "su fila tiene otras celdas que el encabezado de la tabla: guarde la tabla de nuevo o "
        "envíe un PDF"
    ),
    "why.not_fhir": (
        "este JSON no es un recurso FHIR con resultados: pida al remitente un Bundle FHIR R4 o "
        "un PDF"
    ),
    "why.not_a_result_message": (
        "este mensaje HL7 no lleva resultados: pida al remitente el mensaje ORU^R01"
    ),
    "why.several_patients": "el archivo trata de más de una persona: envíe un archivo por paciente",
    "why.no_results": "no contiene resultados: compruebe que se envió el archivo correcto",
    "why.two_delimiters": (
        "la tabla puede leerse con dos separadores: guárdela con uno o envíe un PDF"
    ),
    "why.two_tables": "hay más de una tabla de resultados: envíe un archivo por tabla",
    "why.invalid_value": "el valor indicado no es válido: pida al remitente que lo envíe de nuevo",
    "why.unsupported_value": (
        "un valor de este tipo no se lee: pida al remitente un número o palabras"
    ),
    "why.several_values": "se indican varios valores: pregunte al remitente cuál cuenta",
    "why.entered_in_error": "el remitente lo retiró como error: espere el resultado corregido",
    "why.cancelled": "se canceló: vuelva a pedirlo si se necesita",
    "why.not_asked": "no se pidió: pídalo si se necesita",
    "why.unknown": "el remitente no conoce el valor: pregunte al laboratorio si se necesita",
    "why.asked_unknown": "se preguntó y no se sabe: pregunte de nuevo si se necesita",
    "why.temp_unknown": "el valor aún no se conoce: espere el informe definitivo",
    "why.asked_declined": "se rechazó responder: pregunte de nuevo si se necesita",
    "why.masked": "el remitente oculta el valor: pregunte al remitente si se necesita",
    "why.not_permitted": (
        "el remitente no puede compartir el valor: pregunte al remitente si se necesita"
    ),
    "why.not_applicable": "aquí no se aplica: no hay nada que hacer",
    "why.unsupported": (
        "el sistema del remitente no puede indicarlo: pida al laboratorio su informe"
    ),
    "why.as_text": "el valor está en el texto del informe: mire allí",
    "why.error": "un error impidió indicarlo: pida al remitente que lo envíe de nuevo",
    "why.not_a_number": (
        "el valor indicado no es un número: pida al remitente que lo envíe de nuevo"
    ),
    "why.negative_infinity": (
        "el valor indicado no es un número: pida al remitente que lo envíe de nuevo"
    ),
    "why.positive_infinity": (
        "el valor indicado no es un número: pida al remitente que lo envíe de nuevo"
    ),
}

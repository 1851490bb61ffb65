"""The report in Spanish."""

PHRASES: dict[str, str] = {
    "title.sperm_cell_image": "Informe de morfología espermática",
    "title.sperm_field_image": "Informe de recuento espermático",
    "title.sperm_video": "Informe de movilidad espermática",
    "title.oocyte_image": "Informe de ovocito",
    "title.embryo_image": "Informe de embrión",
    "title.ovary_ultrasound": "Informe de ecografía ovárica",
    "title.hysteroscopy_image": "Informe de histeroscopia",
    "title.document": "Valores de laboratorio leídos de un documento",
    "title.fruit_image": "Informe de clasificación de fruta",
    "patient": "Paciente",
    "patient_ref": "Seudónimo",
    "no_patient": "sin asignar",
    "name": "Nombre",
    "birth_date": "Nacimiento",
    "sex": "Sexo",
    "sex.male": "varón",
    "sex.female": "mujer",
    "specimen": "Muestra",
    "report": "Informe",
    "report_id": "Identificador",
    "number": "Versión",
    "created_at": "Elaborado",
    "specimen_ref": "Muestra",
    "own_specimen": "archivo propio",
    "kind": "Tipo",
    "kind.sperm_cell_image": "imagen de un espermatozoide",
    "kind.sperm_field_image": "campo de microscopio, semen",
    "kind.sperm_video": "vídeo, semen",
    "kind.oocyte_image": "imagen de un ovocito",
    "kind.embryo_image": "imagen de un embrión",
    "kind.ovary_ultrasound": "ecografía de un ovario",
    "kind.hysteroscopy_image": "imagen de histeroscopia",
    "kind.document": "documento",
    "kind.fruit_image": "imagen de fruta",
    "collected_at": "Recogido",
    "received_at": "Recibido",
    "files": "Archivos",
    "files_of": "{analysed} de {received} analizados",
    "um_per_px": "Escala",
    "mm_per_px": "Escala",
    "fps": "Frecuencia",
    "chamber_depth_um": "Profundidad",
    "dilution": "Dilución",
    "day": "Día",
    "side": "Lado",
    "device": "Equipo",
    "not_stated": "no indicado",
    "results": "Resultados",
    "results_of": "Resultados del archivo {number}",
    "summary": "Resultados de la muestra",
    "each_file": "Por archivo",
    "file": "Archivo",
    "pictures": "Evidencia",
    "absent": "No medido",
    "quality": "Calidad de la muestra",
    "corrections": "Corregido por una persona",
    "method": "Método",
    "references": "Valores de referencia",
    "provenance": "Procedencia de estos valores",
    "notes": "Notas",
    "signature": "Firma",
    "end": "Fin del informe",
    "head.result": "Resultado",
    "head.value": "Valor",
    "head.unit": "Unidad",
    "head.reference": "Referencia",
    "head.flag": "Aviso",
    "head.confidence": "Confianza",
    "head.why": "Motivo",
    "head.files": "Archivos",
    "head.machine": "Medido por la máquina",
    "head.now": "Indicado ahora",
    "head.reason": "Motivo",
    "head.author": "Por, fecha",
    "flag.low": "bajo",
    "flag.high": "alto",
    "flag.critical_low": "crítico bajo",
    "flag.critical_high": "crítico alto",
    "flag.abnormal": "anormal",
    "of": "{count} de {total}",
    "not_analyzable": "Este archivo no se pudo analizar: {why}",
    "counted": "{label}: {word}",
    "range_95": "IC 95 % {low}\u2013{high} %",
    "count_n": "n = {n}",
    "interval": "intervalo {low} a {high}",
    "alternatives": "también posible: {list}",
    "outlined": "delimitado",
    "not_found": "no encontrado por el programa",
    "outlined_rows": "Contorno del resultado {rows}.",
    "page_of": "Documento, página {page}",
    "file_of": "Archivo {number}",
    "more_pictures": "{count} imágenes más se guardan con los datos y no se imprimen aquí.",
    "no_values": "No se leyó ningún valor de laboratorio del archivo {number}.",
    "not_included": "El archivo {number} no forma parte de los resultados: {reason}.",
    "version.superseded": (
        "El archivo {number} es una versión anterior del informe de laboratorio {report}. Se "
        "recibió una versión más reciente; lo que esta da de nuevo ya no cuenta aquí."
    ),
    "version.supersedes": (
        "El archivo {number} sustituye una versión anterior del informe de laboratorio {report}."
    ),
    "specimen.urine": "orina",
    "specimen.csf": "líquido cefalorraquídeo",
    "specimen.ascites": "líquido ascítico",
    "specimen.pleural": "líquido pleural",
    "specimen.pericardial": "líquido pericárdico",
    "specimen.stool": "heces",
    "specimen.fluid": "líquido de punción",
    "specimen.swab": "frotis",
    "specimen.blood_culture": "hemocultivo",
    "note.abnormal_from": "se considera anormal desde una probabilidad del {share}",
    "note.superseded": "sustituido por una versión más reciente",
    "note.struck_out": "tachado: {text}",
    "note.corrected_from": "corregido por el laboratorio, antes {text}",
    "note.held": "no seguro: debe comprobarlo una persona",
    "statement": (
        "Ayuda a la decisión, no un diagnóstico. Una persona cualificada debe revisar cada valor."
    ),
    "statement.fruit_image": "Clasificación automática. Una persona debe revisar cada valor.",
    "research": (
        "Uso en investigación: un modelo empleado se entrenó con datos sin licencia abierta"
        " (licencia: {licence})."
    ),
    "demonstration": "Demostración: no es un resultado clínico.",
    "below_200": (
        "Se evaluaron {n} espermatozoides. El manual de laboratorio de la OMS pide al menos"
        " 200 en cada uno de dos recuentos; un porcentaje con menos es incierto y no recibe"
        " aviso."
    ),
    "one_cell": (
        "Se evaluó un espermatozoide. Una sola célula no dice nada de la muestra; el manual"
        " de laboratorio de la OMS pide al menos 200 en cada uno de dos recuentos."
    ),
    "amends": "Modifica el informe {report} y lo sustituye. Motivo: {reason}",
    "amended": "INFORME MODIFICADO",
    "draft": "BORRADOR",
    "preliminary": "Provisional: sin firmar",
    "draft_block": (
        "Sin firmar. Una máquina hizo este borrador; ninguna persona cualificada lo ha revisado."
    ),
    "signed": "Firmado",
    "signer": "Firmado por",
    "role": "Función",
    "meaning": "Significado",
    "meaning.reviewed": "revisado",
    "meaning.approved": "revisado y aprobado",
    "role.clinician": "clínico",
    "role.technician": "técnico",
    "role.admin": "administrador",
    "signed_at": "Hora (UTC)",
    "sign_in_age": "Antigüedad de la sesión",
    "seconds": "{seconds} s",
    "comment": "Comentario",
    "code": "Código de la firma",
    "content_sha256": "SHA-256 del contenido",
    "scan": "El código lleva a este informe.",
    "no_pades": (
        "La firma es un registro del sistema que aquí se imprime. Este archivo PDF aún no"
        " lleva firma criptográfica."
    ),
    "page": "Página {page} de {pages}",
    "glyphs": "\u25a1 sustituye un carácter que la letra de este documento no tiene.",
    "picture_missing": "Esta imagen no se pudo cargar.",
    "from.upload": "Archivo",
    "from.sha256": "SHA-256 del archivo",
    "from.media_type": "Tipo",
    "from.size": "Tamaño",
    "size": "{size} bytes",
    "from.analyzer": "Analizador",
    "from.model": "Modelo",
    "from.licence": "Licencia del modelo",
    "from.settings": "Ajustes",
    "from.code": "Programa",
    "from.run": "Ejecución, revisión",
    "from.at": "Analizado",
    "reference.normal_forms": (
        "Formas normales: 4 % es el percentil 5 de hombres cuya pareja concibió en 12 meses"
        " (manual de laboratorio de la OMS, 6.ª edición 2021). Un valor menor no significa por"
        " sí solo infertilidad."
    ),
    "reference.head": (
        "Longitud, anchura y relación (longitud / anchura) de la cabeza: intervalo del 95 %"
        " de 77 espermatozoides teñidos según Papanicolaou (manual de laboratorio de la OMS,"
        " 5.ª edición 2010). Los tamaños dependen de la tinción; no se da aviso por ellos."
    ),
    "reference.document": (
        "Los intervalos y avisos son los impresos en el documento; dependen del método de su"
        " laboratorio."
    ),
    "method.sperm_cell": (
        "Espermatozoide: contorno y tamaño de la cabeza por análisis de imagen. Medición"
        " automática."
    ),
    "method.sperm_cell.cnn": (
        "Clases de cabeza, acrosoma, vacuolas y cola por una red neuronal con confianza calibrada."
    ),
    "method.fruit": (
        "Fruta: piezas ante un fondo liso por análisis de imagen, su tipo por un modelo"
        " entrenado. Medición automática."
    ),
    "method.sperm_field": (
        "Campo de espermatozoides: cabezas por análisis de imagen (manchas oscuras por"
        " contraste y tamaño), enmarcadas y contadas; el intervalo es el del número contado. En"
        " un frotis teñido las cabezas se encuentran por su densidad óptica, el acrosoma por la"
        " luz roja que deja pasar. Medición automática."
    ),
    "method.oocyte": (
        "Ovocito: contorno y diámetro del ooplasma, y los bordes de la zona pelúcida donde se ven,"
        " por análisis de imagen. No validado con tamaños conocidos. Medición automática."
    ),
    "method.document": (
        "Documento: valores, unidades, intervalos y avisos se leyeron de la capa de texto del"
        " archivo, cada uno en el lugar marcado en la imagen. No se convirtió nada. Lectura"
        " automática."
    ),
    "method.confidence": (
        "Confianza: la probabilidad, según el analizador, de que el valor indicado sea correcto."
    ),
    "method.confidence.document": (
        "Confianza: en documentos, la proporción de lecturas de este tipo correctas en los "
        "informes con los que se escribieron las reglas; no comprobada en otros. La del "
        "tipo es una parte de los indicios del texto."
    ),
    "method.other": "{analyzer}, versión {version}: medición automática.",
    "why.no_scale": "no se indicó escala, así que no hay tamaño físico",
    "why.unsure": "el analizador no estaba bastante seguro para responder",
    "why.not_offered": "este analizador no es bastante exacto en ello y no lo ofrece",
    "why.research_models_off": "el modelo solo sirve para investigación, que está desactivada",
    "why.unlike_training_data": "la imagen difiere demasiado de las que enseñaron al modelo",
    "why.two_result_columns": "el documento tiene dos columnas de resultados, que aún no se leen",
    "why.too_small": "la imagen es demasiado pequeña",
    "why.no_outline": "no se distingue ningún contorno cerrado",
    "why.head_cut_off": "la cabeza toca el borde de la imagen",
    "why.not_one_sperm": "esto no parece un solo espermatozoide",
    "why.scale_implausible": "con la escala indicada la cabeza tiene un tamaño imposible",
    "why.unclear_boundary": "un límite necesario no se ve en todo el contorno",
    "why.no_chamber_depth": (
        "no se indicó la profundidad de la cámara, así que no hay concentración"
    ),
    "why.stained_smear": "un frotis no tiene profundidad conocida, así que no hay concentración",
    "why.not_a_field": "esto no parece un campo de espermatozoides",
    "why.too_coarse": "la imagen es demasiado gruesa: una cabeza mide solo unos píxeles",
    "why.several_oocytes": "hay varios ovocitos en la imagen",
    "why.cell_cut_off": "la célula toca el borde de la imagen",
    "why.not_one_oocyte": "esto no parece un solo ovocito",
    "why.size_implausible": "con la escala indicada la célula tiene un tamaño imposible",
    "why.busy_background": "el fondo no es liso",
    "why.nothing_found": "nada destaca del fondo",
    "why.several_pieces": "hay varias piezas en la imagen",
    "why.no_colour": "la imagen no tiene color",
    "why.no_text_layer": "el documento no tiene capa de texto",
    "why.illegible": "la página no se lee lo bastante bien",
    "why.no_print": "no se encontró texto impreso en la página",
    "why.blank": "no hay nada",
    "why.noise": "la imagen es ruido",
    "why.blurred": "la imagen está borrosa",
    "why.ambiguous": "lo impreso puede leerse de más de una manera",
    "why.outline_changed": "una persona volvió a trazar un contorno con el que se midió",
    "why.other": "{why}",
    "quality.focus": "Nitidez",
    "quality.exposure": "Exposición",
    "quality.contrast": "Contraste",
    "quality.outline_support": "Apoyo del contorno",
    "quality.clean_background": "Fondo liso",
    "quality.saturation": "Saturación (100 %: nada recortado)",
    "quality.compression": "Compresión (100 %: sin bloques visibles)",
    "quality.flags": "Observaciones",
    "quality.reduced": "analizado a tamaño reducido",
    "quality.blank": "vacío",
    "quality.noise": "ruido",
    "quality.blurred": "borroso",
    "quality.over_exposed": "sobreexpuesto",
    "quality.under_exposed": "subexpuesto",
    "quality.low_resolution": "baja resolución",
    "quality.too_small": "demasiado pequeño",
    "quality.low_count": "menos de 200 espermatozoides contados: incierto",
    "quality.dilution_not_stated": "dilución no indicada: concentración del líquido en la cámara",
    "quality.legibility": "Legibilidad",
    "quality.read_by_ocr": "leído de una imagen por OCR: compárese con la página",
    "quality.pages_unread": "algunas páginas no se leyeron",
    "quality.hard_to_read": "difícil de leer",
    "quality.handwriting": "escritura a mano",
    "quality.small_print": "letra pequeña",
    "quality.shadow": "hay una sombra sobre la página",
    "quality.no_text_layer": "sin capa de texto",
}

"""Lo que se dice de embriones, ovarios y el útero, en español."""

PHRASES: dict[str, str] = {
    "method.embryo": (
        "Embrión: contorno, diámetro (con la zona pelúcida donde se ve) y grosor de la zona "
        "por análisis de imagen, no validados con tamaños conocidos; bueno o no en el día 5 "
        "por un clasificador entrenado. Medición automática."
    ),
    "method.ovary": (
        "Ovario: zonas redondas oscuras delimitadas como folículos por análisis de imagen, "
        "en un solo plano y sin validar; lesión y su clase por una red entrenada; el "
        "contorno muestra dónde estaría una lesión si la hay y no dice, como tampoco su "
        "confianza, si la hay. Medición automática."
    ),
    "method.hysteroscopy": (
        "Histeroscopia: luz delimitada por análisis de imagen, orificio del cuello uterino por "
        "una red entrenada. Medición automática."
    ),
    "why.no_lesion": "una lesión no es probable, así que no se delimita ninguna",
    "why.no_day": "no se indicó el día de desarrollo",
    "why.too_few_graded": (
        "había muy pocos embriones valorados para mostrar que una imagen permite decirlo"
    ),
    "why.not_one_embryo": "esto no parece un solo embrión",
    "why.not_ultrasound": "esto no parece una ecografía en escala de grises",
    "why.too_much_colour": "el Doppler color oculta los ecos",
    "why.lesion_in_the_picture": "se encontró una lesión: sus quistes se contarían como folículos",
    "why.not_hysteroscopy": "esto no parece una imagen de histeroscopia",
}

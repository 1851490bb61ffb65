"""What published rules say of a semen analysis and a man's work-up, in Spanish."""

PHRASES: dict[str, str] = {
    "rule.semen.below_5th_centile": (
        "{name}: {value} {unit} está por debajo del percentil 5 de la población de referencia "
        "({limit} {unit})."
    ),
    "rule.semen.not_below_5th_centile": (
        "{name}: {value} {unit} no está por debajo del percentil 5 de la población de "
        "referencia ({limit} {unit})."
    ),
    "rule.semen.terms": "Términos descriptivos: {terms}.",
    "rule.semen.no_sperm": (
        "No se observaron espermatozoides. Solo se habla de azoospermia tras examinar el "
        "sedimento centrifugado."
    ),
    "rule.semen.no_ejaculate": "El volumen figura como cero: aspermia, si no hubo eyaculado.",
    "rule.semen.contradiction": (
        "Los valores indicados se contradicen ({what}); no se concluye nada de ellos."
    ),
    "rule.semen.outside_consensus": (
        "{name}: {value} {unit} está fuera del límite de consenso ({limit} {unit})."
    ),
    "rule.semen.within_consensus": (
        "{name}: {value} {unit} está dentro del límite de consenso ({limit} {unit})."
    ),
    "rule.semen.progressive_total": (
        "Número total de espermatozoides progresivos, calculado: {value} {unit}. No hay "
        "límite de consenso."
    ),
    "rule.semen.centile": (
        "{name}: {value} {unit} se sitúa en {place} de la población de referencia "
        "(percentiles 5, 10, 25, 50, 75, 90, 95: {limit} {unit})."
    ),
    "rule.semen.abstinence": "Una abstinencia de {value} días está fuera de {limit} días.",
    "rule.male.y_deletion": (
        "La concentración de {value} {unit} no supera {limit} {unit}: las deleciones del "
        "cromosoma Y son allí más frecuentes (6,8 % en azoospermia, 1,0 % hasta 1 "
        "millón/mL)."
    ),
    "rule.semen.alive_not_moving": (
        "La movilidad es baja mientras la mayoría de los espermatozoides están vivos: "
        "considere defectos del flagelo."
    ),
    "rule.semen.dead_not_moving": (
        "La movilidad y la vitalidad son ambas bajas: considere necrozoospermia y sus "
        "causas epididimarias."
    ),
    "rule.semen.vitality_advised": (
        "La movilidad progresiva es inferior al {limit} %: la vitalidad distingue los "
        "espermatozoides muertos de los inmóviles y no se indica."
    ),
    "rule.semen.repeat": (
        "Un valor está por debajo de su límite: las guías piden un segundo análisis, con al "
        "menos un mes de diferencia, antes de concluir nada."
    ),
    "rule.semen.hyperspermia": (
        "El volumen de {value} mL supera {limit} mL (hiperespermia por convención)."
    ),
    "rule.semen.not_said": "No se dice nada de esto.",
    "rule.male.karyotype": (
        "{value} {unit} es inferior a {limit} millones/mL, o no se vieron espermatozoides: "
        "las guías proponen un cariotipo."
    ),
    "rule.male.obstruction": (
        "No se vieron espermatozoides, con un volumen inferior a {volume} mL y un pH "
        "inferior a {ph}: compatible con una obstrucción o ausencia del conducto deferente. "
        "Considere fructosa, FSH y CFTR."
    ),
    "rule.male.low_testosterone": (
        "La testosterona {value} {unit} es inferior a {limit} {unit}. Cuentan dos muestras "
        "matutinas; se evita la testosterona exógena si se desea fertilidad."
    ),
    "rule.semen.azoospermia": (
        "No se observaron espermatozoides, tampoco en el sedimento centrifugado: azoospermia en"
        " esta muestra. Se aconsejan dos muestras."
    ),
    "rule.semen.cryptozoospermia": (
        "Ningún espermatozoide en la preparación en fresco y algunos en el sedimento "
        "centrifugado: criptozoospermia."
    ),
    "rule.semen.motile_total": (
        "Número total de espermatozoides móviles, calculado con la motilidad total: {value} "
        "{unit}, en la clase {limit} (clases: {bands}). No hay un límite de consenso."
    ),
    "rule.semen.motile_total_printed": (
        "Número total de espermatozoides móviles, como está impreso: {value} {unit}, en la "
        "clase {limit} (clases: {bands}). No hay un límite de consenso."
    ),
    "rule.semen.normal_motile": (
        "Número total de espermatozoides normales y progresivos, una estimación que supone "
        "independientes la forma y la motilidad: {value} {unit}."
    ),
    "rule.semen.duct_signal": (
        "El volumen, el pH y la fructosa son todos bajos (por debajo de {volume} mL, {ph} y "
        "{fructose} µmol): considere las vesículas seminales y los conductos eyaculadores."
    ),
    "rule.semen.duct_open": (
        "Dos de volumen, pH y fructosa son bajos (límites {volume} mL, {ph} y {fructose} µmol):"
        " el tercero diría si hay que considerar las vesículas seminales."
    ),
    "rule.semen.late": (
        "Entre la recogida y el análisis pasaron {value} minutos, más de {limit}: la motilidad "
        "puede haber bajado."
    ),
    "rule.semen.defect_index": (
        "{name}: {value} está en el rango que la literatura llama notable ({limit}). El manual "
        "de la OMS no da un límite."
    ),
    "word.left": "izquierdo",
    "word.right": "derecho",
    "word.oligozoospermia": "oligozoospermia",
    "word.asthenozoospermia": "astenozoospermia",
    "word.teratozoospermia": "teratozoospermia",
    "word.oligoasthenozoospermia": "oligoastenozoospermia",
    "word.oligoteratozoospermia": "oligoteratozoospermia",
    "word.asthenoteratozoospermia": "astenoteratozoospermia",
    "word.oligoasthenoteratozoospermia": "oligoastenoteratozoospermia",
    "word.normozoospermia": "normozoospermia",
    "word.hypospermia": "hipospermia",
    "word.leukospermia": "leucospermia",
    "word.haemospermia": "hemospermia",
    "word.total number": "número total",
    "word.concentration": "concentración",
    "word.total motility below the 5th centile": "motilidad total por debajo del percentil 5",
    "word.a share outside 0 to 100 %": "una proporción fuera de 0 a 100 %",
    "word.rapid, slow and progressive motility": "motilidad rápida, lenta y progresiva",
    "word.progressive and total motility": "motilidad progresiva y total",
    "word.motile and immotile share": "proporción móvil e inmóvil",
    "word.motility and vitality": "motilidad y vitalidad",
    "word.volume, concentration and total number": "volumen, concentración y número total",
    "word.fresh preparation and centrifuged pellet": (
        "preparación en fresco y sedimento centrifugado"
    ),
    "word.Descriptive terms": "Términos descriptivos",
    "word.Polycystic ovarian morphology": "Morfología ovárica poliquística",
    "word.Free testosterone, calculated": "Testosterona libre, calculada",
    "word.Non-obstructive pattern": "Patrón no obstructivo",
    "word.discordant": "discordantes",
    "word.Antral follicle count": "Recuento de folículos antrales",
    "word.Total progressively motile sperm number": "Número total de espermatozoides progresivos",
    "word.Total motile sperm count": "Número total de espermatozoides móviles",
    "word.Spermatozoa total number": "Número total de espermatozoides",
    "word.Spermatozoa progressive": "Motilidad progresiva",
    "word.Spermatozoa motile": "Motilidad total",
}

"""What published rules say of laboratory values, in Spanish."""

PHRASES: dict[str, str] = {
    "interpretation": "Interpretación según reglas publicadas",
    "interpretation.note": (
        "Apoyo a la decisión, no un diagnóstico: lo que reglas publicadas dicen de los "
        "valores anteriores, para que lo valore un clínico. Un valor por debajo de un "
        "percentil 5 no significa por sí solo infertilidad; se aconsejan al menos dos "
        "muestras."
    ),
    "rule.missing": "Falta: {missing}.",
    "rule.source": "{edition}: {citation}. A partir de: {inputs}.",
    "rule.differs": "Según {edition}: {statement}",
    "method.document.fhir": (
        "Los valores se tomaron tal como los indica un mensaje FHIR; no se leyó nada de una "
        "imagen ni de una página."
    ),
    "method.document.hl7v2": (
        "Los valores se tomaron tal como los indica un mensaje HL7 v2; no se leyó nada de una "
        "imagen ni de una página."
    ),
    "method.document.csv": (
        "Los valores se tomaron de una tabla con encabezados; no se leyó nada de una imagen "
        "ni de una página."
    ),
    "rule.ovarian.amh_low": (
        "AMH {value} {unit} está por debajo de {limit} {unit}: un marcador de reserva ovárica "
        "baja. Predice el número de ovocitos y predice mal la concepción natural."
    ),
    "rule.ovarian.amh_not_low": "AMH {value} {unit} no está por debajo de {limit} {unit}.",
    "rule.ovarian.fsh_high": (
        "FSH {value} {unit} en el día 2 a 4 del ciclo está por encima de {limit} {unit}: FSH "
        "basal elevada."
    ),
    "rule.ovarian.fsh_not_high": (
        "FSH {value} {unit} en el día 2 a 4 del ciclo no está por encima de {limit} {unit}."
    ),
    "rule.ovarian.estradiol_high": (
        "Estradiol {value} {unit} en el día 2 a 4 del ciclo es de {limit} {unit} o más sin "
        "FSH elevada: la FSH puede estar frenada; considerar repetir."
    ),
    "rule.ovarian.discordant": "AMH y FSH basal apuntan en direcciones distintas: no se promedian.",
    "rule.hormone.within_phase": (
        "{name}: {value} {unit} está dentro del intervalo de esta fase del ciclo ({limit} {unit})."
    ),
    "rule.hormone.below_phase": (
        "{name}: {value} {unit} está por debajo del intervalo de esta fase del ciclo ({limit} "
        "{unit})."
    ),
    "rule.hormone.above_phase": (
        "{name}: {value} {unit} está por encima del intervalo de esta fase del ciclo ({limit} "
        "{unit})."
    ),
    "rule.hormone.lh_fsh_ratio": (
        "Cociente LH/FSH, calculado: {value}. No es un criterio diagnóstico."
    ),
    "rule.prolactin.above_range": (
        "La prolactina está por encima del intervalo del propio laboratorio: considerar "
        "repetir en ayunas por la mañana, medicación, hCG y TSH; macroprolactina (PEG) antes "
        "de la imagen."
    ),
    "rule.thyroid.tsh_above_range": (
        "La TSH está por encima del intervalo del propio laboratorio: léase junto con la T4 libre."
    ),
    "rule.metabolic.homa_ir": "HOMA-IR, calculado: {value}. No hay un punto de corte universal.",
    "rule.not_computable": "{name}: sin conclusión.",
    "missing.cycle_day": "día del ciclo",
    "missing.cycle_phase": "fase del ciclo",
    "missing.afc": "recuento de folículos antrales",
    "missing.pellet": "examen del sedimento centrifugado",
    "missing.reference_range": "intervalo de referencia del laboratorio",
    "missing.comparison": "comparación del valor corregido con el intervalo impreso",
    "missing.exact_value": "un valor en lugar de un límite",
    "missing.held": "comprobación del valor por una persona",
    "missing.unit": "una unidad",
    "missing.several": "cuál de varios valores cuenta",
    "missing.not_final": "el resultado definitivo",
    "missing.no_number": "un número",
    "rule.unverified": "No comprobado en la fuente: a confirmar por la clínica.",
    "rule.banded": (
        "{name}: {value} {unit} se sitúa en la clase {limit} {unit} (clases publicadas: {bands})."
    ),
    "rule.ovarian.bologna": (
        "Un marcador de la reserva ovárica es bajo según los criterios de Bolonia ({limit})."
    ),
    "rule.ovarian.poseidon": "Grupo POSEIDON {value}, según la edad y los marcadores conocidos.",
    "rule.ovarian.orpi": (
        "Ovarian response prediction index (AMH x AFC / edad), calculado: {value}. "
        "Escalones de un solo centro: {bands}."
    ),
    "rule.androgen.fai": (
        "Índice de andrógenos libres, calculado: {value}. No hay un límite comprobado."
    ),
    "rule.range.above": "{name} está por encima del intervalo del propio laboratorio.",
    "rule.range.below": "{name} está por debajo del intervalo del propio laboratorio.",
    "rule.serology.detected": "{name}: {value}, leído como detectado. Debe avisarse a un médico.",
    "rule.serology.not_detected": "{name}: {value}, leído como no detectado.",
    "rule.serology.indeterminate": "{name}: {value}, leído como indeterminado.",
    "missing.both_ovaries": "el recuento de ambos ovarios",
    "missing.age": "edad el día de la muestra",
    "missing.oocytes": "número de ovocitos de una estimulación",
    "missing.known_word": "una redacción conocida",
    "rule.androgen.free_testosterone": (
        "Testosterona libre, calculada: {value} pmol/L, {share} % del total; biodisponible "
        "{available} nmol/L."
    ),
    "rule.androgen.excess": (
        "Un marcador de hiperandrogenismo bioquímico supera el intervalo del propio "
        "laboratorio ({terms}): considere otras causas antes de concluir nada."
    ),
    "rule.thyroid.tsh_above_4": (
        "TSH {value} {unit} supera {limit} {unit}, y el informe no imprime ningún "
        "intervalo: léala junto con la T4 libre."
    ),
    "rule.thyroid.tsh_with_antibodies": (
        "TSH {value} {unit} está dentro de {limit} {unit} mientras los anti-TPO superan el "
        "intervalo del propio laboratorio: para comentar."
    ),
    "rule.thyroid.tsh_suppressed": (
        "TSH {value} {unit} es inferior a {limit} {unit}: léala junto con la T4 libre y la "
        "T3 libre."
    ),
    "rule.hormone.hypogonadotropic": (
        "FSH, LH y {name} están por debajo de los intervalos del propio laboratorio: "
        "compatible con un patrón hipogonadotrópico. Considere prolactina, hipófisis, peso, "
        "ejercicio y medicación."
    ),
    "rule.progesterone.evidenced": (
        "La progesterona {value} {unit} a mitad de la fase lútea supera {limit} {unit}: "
        "compatible con una ovulación."
    ),
    "rule.progesterone.not_evidenced": (
        "La progesterona {value} {unit} a mitad de la fase lútea no supera {limit} {unit}: "
        "la ovulación no queda demostrada. Compruebe el momento (7 días antes de la "
        "siguiente menstruación)."
    ),
    "rule.progesterone.trigger_rise": (
        "La progesterona {value} {unit} el día del desencadenamiento supera {limit} {unit}: "
        "elevación prematura; revise una transferencia en fresco."
    ),
    "rule.critical": (
        "{name}: {value} {unit} está en el rango ({limit} {unit}) del que debe avisarse a "
        "un médico."
    ),
    "rule.blood.rh_negative": "Rh D es negativo: considere profilaxis anti-D.",
    "rule.ovarian.polycystic": (
        "Morfología ovárica poliquística según los criterios {limit} ({terms}), salvo que "
        "un quiste o un cuerpo lúteo la explique."
    ),
    "rule.ovarian.not_polycystic": (
        "Ningún ovario cumple los criterios de morfología poliquística ({limit})."
    ),
    "rule.ovarian.high_response": (
        "{name} {value} {unit} supera {limit} {unit}: cabe esperar una respuesta alta y un "
        "mayor riesgo de hiperestimulación."
    ),
    "rule.ovarian.fsh_menopausal": (
        "FSH {value} {unit} supera {limit} {unit}, un rango como tras la menopausia: "
        "considere repetirla a las cuatro semanas."
    ),
    "rule.follicle.sizes": "Folículos ({name}): {terms}.",
    "missing.testes": "volumen de los testículos",
    "missing.second_morning_sample": "una segunda muestra matutina",
    "missing.menarche": "años desde la primera menstruación",
    "missing.ovary_volume": "volumen de ambos ovarios",
    "missing.cyst": "si un quiste o un cuerpo lúteo lo explica",
    "rule.endometrium.thick": (
        "El endometrio de {value} mm es más grueso que {limit} mm: debe revisarse."
    ),
    "rule.ovarian.discordant_count": (
        "El recuento de folículos antrales y la AMH o la FSH basal apuntan en direcciones "
        "distintas: no se promedian."
    ),
    "rule.androgen.fai_high": (
        "El índice de andrógenos libres {value} está por encima de {limit}: un marcador de "
        "hiperandrogenismo bioquímico; considere otras causas antes de concluir nada."
    ),
    "rule.library.within": (
        "{name}: {value} {unit} está dentro de un intervalo habitual ({limit} {unit}); el "
        "informe no imprime ninguno."
    ),
    "rule.library.below": (
        "{name}: {value} {unit} está por debajo de un intervalo habitual ({limit} {unit}); el "
        "informe no imprime ninguno."
    ),
    "rule.library.above": (
        "{name}: {value} {unit} está por encima de un intervalo habitual ({limit} {unit}); el "
        "informe no imprime ninguno."
    ),
    "rule.inhibin.low": (
        "La inhibina B {value} {unit} está por debajo de {limit} {unit}: compatible con una "
        "espermatogénesis baja."
    ),
    "rule.ohp17.not_raised": (
        "La 17-hidroxiprogesterona {value} {unit} está por debajo de {limit} {unit}."
    ),
    "rule.ohp17.raised": (
        "La 17-hidroxiprogesterona {value} {unit} es de {limit} {unit} o más: considere "
        "repetirla, y una prueba de ACTH."
    ),
    "rule.ohp17.high": (
        "La 17-hidroxiprogesterona {value} {unit} es de {limit} {unit} o más: en el rango de "
        "una hiperplasia suprarrenal congénita, que debe considerarse."
    ),
    "rule.hcg.below": (
        "{name}: {value} {unit} está por debajo de {limit} {unit}, el límite sin embarazo."
    ),
    "rule.hcg.not_below": (
        "{name}: {value} {unit} es de {limit} {unit} o más, el límite sin embarazo: debe leerse"
        " con lo que se sepa de un embarazo."
    ),
    "rule.serology.immune": "{name}: {value} {unit} es de {limit} {unit} o más, leído como inmune.",
    "rule.serology.not_immune": (
        "{name}: {value} {unit} está por debajo de {limit} {unit}, no leído como inmune."
    ),
    "rule.serology.counts_until": (
        "Este cribado se tomó el {value}. Cuánto tiempo vale depende de la jurisdicción: hasta "
        "el {first} donde se piden {short} meses, hasta el {last} donde son {long}."
    ),
    "rule.serology.no_day": "No se puede decir cuánto tiempo vale este cribado.",
    "rule.genetics.karyotype": "Cariotipo {value}: {count} cromosomas, cromosomas sexuales {sex}.",
    "rule.genetics.line": (
        "Cariotipo, línea {number} de {lines}: {value}, {count} cromosomas, cromosomas sexuales"
        " {sex}."
    ),
    "rule.genetics.structure": "Cariotipo, notación estructural tal como está: {terms}.",
    "rule.genetics.review": (
        "El cariotipo y el sexo que indica el documento debe revisarlos un clínico, en privado."
    ),
    "rule.genetics.detected": "{name}: {value}, leído como detectado.",
    "rule.genetics.not_detected": "{name}: {value}, leído como no detectado.",
    "rule.genetics.indeterminate": "{name}: {value}, leído como indeterminado.",
    "missing.second_sample": "una segunda muestra",
    "missing.sex": "sexo",
    "missing.follicular_sample": "una muestra de la fase folicular",
    "missing.collection_day": "el día de la toma",
    "missing.treatment_day": "el día de la donación o del tratamiento",
    "missing.iscn": "un cariotipo en notación ISCN",
    "missing.scan_timing": "si era el día del desencadenamiento, de la progesterona o de la LH",
}

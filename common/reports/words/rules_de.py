"""What published rules say of laboratory values, in German."""

PHRASES: dict[str, str] = {
    "interpretation": "Einordnung nach veröffentlichten Regeln",
    "interpretation.note": (
        "Entscheidungshilfe, keine Diagnose: was veröffentlichte Regeln über die obigen Werte "
        "sagen, zur ärztlichen Beurteilung. Ein Wert unter einer 5. Perzentile bedeutet für "
        "sich allein keine Unfruchtbarkeit; mindestens zwei Proben werden empfohlen."
    ),
    "rule.missing": "Es fehlt: {missing}.",
    "rule.source": "{edition}: {citation}. Aus: {inputs}.",
    "rule.differs": "Nach {edition}: {statement}",
    "method.document.fhir": (
        "Die Werte wurden so übernommen, wie eine FHIR-Nachricht sie angibt; nichts wurde von "
        "einem Bild oder einer Seite gelesen."
    ),
    "method.document.hl7v2": (
        "Die Werte wurden so übernommen, wie eine HL7-v2-Nachricht sie angibt; nichts wurde "
        "von einem Bild oder einer Seite gelesen."
    ),
    "method.document.csv": (
        "Die Werte wurden aus einer Tabelle mit Überschriften übernommen; nichts wurde von "
        "einem Bild oder einer Seite gelesen."
    ),
    "rule.ovarian.amh_low": (
        "AMH {value} {unit} liegt unter {limit} {unit}: ein Zeichen niedriger ovarieller "
        "Reserve. Es sagt die Zahl der Eizellen vorher und ist ein schlechter Prädiktor der "
        "natürlichen Empfängnis."
    ),
    "rule.ovarian.amh_not_low": "AMH {value} {unit} liegt nicht unter {limit} {unit}.",
    "rule.ovarian.fsh_high": (
        "FSH {value} {unit} am Zyklustag 2 bis 4 liegt über {limit} {unit}: erhöhtes basales FSH."
    ),
    "rule.ovarian.fsh_not_high": (
        "FSH {value} {unit} am Zyklustag 2 bis 4 liegt nicht über {limit} {unit}."
    ),
    "rule.ovarian.estradiol_high": (
        "Östradiol {value} {unit} am Zyklustag 2 bis 4 beträgt {limit} {unit} oder mehr, "
        "während FSH nicht erhöht ist: FSH kann unterdrückt sein; Wiederholung erwägen."
    ),
    "rule.ovarian.discordant": (
        "AMH und basales FSH weisen in verschiedene Richtungen: sie werden nicht gemittelt."
    ),
    "rule.hormone.within_phase": (
        "{name}: {value} {unit} liegt im Intervall dieser Zyklusphase ({limit} {unit})."
    ),
    "rule.hormone.below_phase": (
        "{name}: {value} {unit} liegt unter dem Intervall dieser Zyklusphase ({limit} {unit})."
    ),
    "rule.hormone.above_phase": (
        "{name}: {value} {unit} liegt über dem Intervall dieser Zyklusphase ({limit} {unit})."
    ),
    "rule.hormone.lh_fsh_ratio": (
        "LH/FSH-Quotient, berechnet: {value}. Er ist kein diagnostisches Kriterium."
    ),
    "rule.prolactin.above_range": (
        "Prolaktin liegt über dem laboreigenen Intervall: Wiederholung morgens nüchtern, "
        "Medikamente, hCG und TSH erwägen; Makroprolaktin (PEG) vor einer Bildgebung."
    ),
    "rule.thyroid.tsh_above_range": (
        "TSH liegt über dem laboreigenen Intervall: zusammen mit freiem T4 zu lesen."
    ),
    "rule.metabolic.homa_ir": (
        "HOMA-IR, berechnet: {value}. Einen allgemeinen Grenzwert gibt es nicht."
    ),
    "rule.not_computable": "{name}: keine Aussage.",
    "missing.cycle_day": "Zyklustag",
    "missing.cycle_phase": "Zyklusphase",
    "missing.afc": "Zahl der antralen Follikel",
    "missing.pellet": "Untersuchung des zentrifugierten Sediments",
    "missing.reference_range": "Referenzintervall des Labors",
    "missing.comparison": "Vergleich des korrigierten Werts mit dem gedruckten Intervall",
    "missing.exact_value": "ein Wert statt einer Grenze",
    "missing.held": "Prüfung des Werts durch eine Person",
    "missing.unit": "eine Einheit",
    "missing.several": "welcher von mehreren Werten gilt",
    "missing.not_final": "das endgültige Ergebnis",
    "missing.no_number": "eine Zahl",
    "rule.unverified": "Nicht an der Quelle geprüft: von der Klinik zu bestätigen.",
    "rule.banded": (
        "{name}: {value} {unit} liegt im Bereich {limit} {unit} (veröffentlichte "
        "Bereiche: {bands})."
    ),
    "rule.ovarian.bologna": (
        "Ein Marker der ovariellen Reserve ist nach den Bologna-Kriterien niedrig ({limit})."
    ),
    "rule.ovarian.poseidon": "POSEIDON-Gruppe {value}, aus dem Alter und den bekannten Markern.",
    "rule.ovarian.orpi": (
        "Ovarian Response Prediction Index (AMH x AFC / Alter), berechnet: {value}. "
        "Stufen eines Zentrums: {bands}."
    ),
    "rule.androgen.fai": (
        "Freier Androgenindex, berechnet: {value}. Es gibt keinen geprüften Grenzwert."
    ),
    "rule.range.above": "{name} liegt über dem Intervall des Labors selbst.",
    "rule.range.below": "{name} liegt unter dem Intervall des Labors selbst.",
    "rule.serology.detected": (
        "{name}: {value}, gelesen als nachgewiesen. Ärztliche Mitteilung erforderlich."
    ),
    "rule.serology.not_detected": "{name}: {value}, gelesen als nicht nachgewiesen.",
    "rule.serology.indeterminate": "{name}: {value}, gelesen als unbestimmt.",
    "missing.both_ovaries": "die Zählung beider Eierstöcke",
    "missing.age": "Alter am Tag der Probe",
    "missing.oocytes": "Zahl der Eizellen einer Stimulation",
    "missing.known_word": "eine bekannte Formulierung",
    "rule.androgen.free_testosterone": (
        "Freies Testosteron, berechnet: {value} pmol/L, {share} % des Gesamten; "
        "bioverfügbar {available} nmol/L."
    ),
    "rule.androgen.excess": (
        "Ein Marker eines biochemischen Hyperandrogenismus liegt über dem Intervall des "
        "Labors selbst ({terms}): andere Ursachen erwägen, bevor etwas geschlossen wird."
    ),
    "rule.thyroid.tsh_above_4": (
        "TSH {value} {unit} liegt über {limit} {unit}, und der Befund druckt kein "
        "Intervall: zusammen mit freiem T4 zu lesen."
    ),
    "rule.thyroid.tsh_with_antibodies": (
        "TSH {value} {unit} liegt innerhalb von {limit} {unit}, während Anti-TPO über dem "
        "Intervall des Labors selbst liegt: zu besprechen."
    ),
    "rule.thyroid.tsh_suppressed": (
        "TSH {value} {unit} liegt unter {limit} {unit}: zusammen mit freiem T4 und freiem "
        "T3 zu lesen."
    ),
    "rule.hormone.hypogonadotropic": (
        "FSH, LH und {name} liegen alle unter den Intervallen des Labors selbst: vereinbar "
        "mit einem hypogonadotropen Muster. Prolaktin, Hypophyse, Gewicht, Sport und "
        "Medikamente erwägen."
    ),
    "rule.progesterone.evidenced": (
        "Progesteron {value} {unit} in der Mitte der Lutealphase liegt über {limit} {unit}: "
        "vereinbar mit einer Ovulation."
    ),
    "rule.progesterone.not_evidenced": (
        "Progesteron {value} {unit} in der Mitte der Lutealphase liegt nicht über {limit} "
        "{unit}: Eine Ovulation ist nicht belegt. Den Zeitpunkt prüfen (7 Tage vor der "
        "nächsten Menstruation)."
    ),
    "rule.progesterone.trigger_rise": (
        "Progesteron {value} {unit} am Tag der Auslösung liegt über {limit} {unit}: "
        "vorzeitiger Anstieg; einen frischen Transfer überdenken."
    ),
    "rule.critical": (
        "{name}: {value} {unit} liegt in dem Bereich ({limit} {unit}), über den ein Arzt zu "
        "verständigen ist."
    ),
    "rule.blood.rh_negative": "Rh D ist negativ: Anti-D-Prophylaxe erwägen.",
    "rule.ovarian.polycystic": (
        "Polyzystische Ovarmorphologie nach den Kriterien {limit} ({terms}), sofern keine "
        "Zyste und kein Gelbkörper sie erklärt."
    ),
    "rule.ovarian.not_polycystic": (
        "Kein Ovar erfüllt die Kriterien polyzystischer Morphologie ({limit})."
    ),
    "rule.ovarian.high_response": (
        "{name} {value} {unit} liegt über {limit} {unit}: eine hohe Antwort und ein höheres "
        "Risiko der Überstimulation sind zu erwarten."
    ),
    "rule.ovarian.fsh_menopausal": (
        "FSH {value} {unit} liegt über {limit} {unit}, ein Bereich wie nach der Menopause: "
        "Wiederholung nach vier Wochen erwägen."
    ),
    "rule.follicle.sizes": "Follikel ({name}): {terms}.",
    "missing.testes": "Volumen der Hoden",
    "missing.second_morning_sample": "eine zweite Morgenprobe",
    "missing.menarche": "Jahre seit der ersten Menstruation",
    "missing.ovary_volume": "Volumen beider Ovarien",
    "missing.cyst": "ob eine Zyste oder ein Gelbkörper es erklärt",
    "rule.endometrium.thick": (
        "Das Endometrium von {value} mm ist dicker als {limit} mm: zu prüfen."
    ),
    "rule.ovarian.discordant_count": (
        "Die Zahl der antralen Follikel und AMH oder basales FSH weisen in verschiedene "
        "Richtungen: sie werden nicht gemittelt."
    ),
    "rule.androgen.fai_high": (
        "Der freie Androgenindex {value} liegt über {limit}: ein Marker eines biochemischen "
        "Hyperandrogenismus; andere Ursachen erwägen, bevor etwas geschlossen wird."
    ),
    "rule.library.within": (
        "{name}: {value} {unit} liegt in einem üblichen Intervall ({limit} {unit}); der Befund "
        "druckt keines."
    ),
    "rule.library.below": (
        "{name}: {value} {unit} liegt unter einem üblichen Intervall ({limit} {unit}); der "
        "Befund druckt keines."
    ),
    "rule.library.above": (
        "{name}: {value} {unit} liegt über einem üblichen Intervall ({limit} {unit}); der "
        "Befund druckt keines."
    ),
    "rule.inhibin.low": (
        "Inhibin B {value} {unit} liegt unter {limit} {unit}: vereinbar mit einer geringen "
        "Spermatogenese."
    ),
    "rule.ohp17.not_raised": "17-Hydroxyprogesteron {value} {unit} liegt unter {limit} {unit}.",
    "rule.ohp17.raised": (
        "17-Hydroxyprogesteron {value} {unit} beträgt {limit} {unit} oder mehr: Wiederholung "
        "und einen ACTH-Test erwägen."
    ),
    "rule.ohp17.high": (
        "17-Hydroxyprogesteron {value} {unit} beträgt {limit} {unit} oder mehr: im Bereich "
        "eines adrenogenitalen Syndroms, das zu erwägen ist."
    ),
    "rule.hcg.below": (
        "{name}: {value} {unit} liegt unter {limit} {unit}, der Grenze ohne Schwangerschaft."
    ),
    "rule.hcg.not_below": (
        "{name}: {value} {unit} beträgt {limit} {unit} oder mehr, die Grenze ohne "
        "Schwangerschaft: zusammen mit dem zu lesen, was über eine Schwangerschaft bekannt ist."
    ),
    "rule.serology.immune": (
        "{name}: {value} {unit} beträgt {limit} {unit} oder mehr, gelesen als immun."
    ),
    "rule.serology.not_immune": (
        "{name}: {value} {unit} liegt unter {limit} {unit}, nicht als immun gelesen."
    ),
    "rule.serology.counts_until": (
        "Diese Untersuchung wurde am {value} entnommen. Wie lange sie gilt, ist je nach Recht "
        "verschieden: bis {first}, wo {short} Monate verlangt werden, bis {last}, wo es {long} "
        "sind."
    ),
    "rule.serology.no_day": "Wie lange diese Untersuchung gilt, lässt sich nicht sagen.",
    "rule.genetics.karyotype": (
        "Karyotyp {value}: {count} Chromosomen, Geschlechtschromosomen {sex}."
    ),
    "rule.genetics.line": (
        "Karyotyp, Zelllinie {number} von {lines}: {value}, {count} Chromosomen, "
        "Geschlechtschromosomen {sex}."
    ),
    "rule.genetics.structure": "Karyotyp, Angaben zur Struktur, wie sie dastehen: {terms}.",
    "rule.genetics.review": (
        "Der Karyotyp und das im Dokument angegebene Geschlecht sind ärztlich und vertraulich "
        "zu prüfen."
    ),
    "rule.genetics.detected": "{name}: {value}, gelesen als nachgewiesen.",
    "rule.genetics.not_detected": "{name}: {value}, gelesen als nicht nachgewiesen.",
    "rule.genetics.indeterminate": "{name}: {value}, gelesen als unbestimmt.",
    "missing.second_sample": "eine zweite Probe",
    "missing.sex": "Geschlecht",
    "missing.follicular_sample": "eine Probe der Follikelphase",
    "missing.collection_day": "der Tag der Entnahme",
    "missing.treatment_day": "der Tag der Spende oder der Behandlung",
    "missing.iscn": "ein Karyotyp in der ISCN-Schreibweise",
    "missing.scan_timing": "ob es der Tag der Auslösung, des Progesterons oder des LH war",
}

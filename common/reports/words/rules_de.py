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
    "rule.semen.below_5th_centile": (
        "{name}: {value} {unit} liegt unter der 5. Perzentile der Referenzpopulation ({limit} "
        "{unit})."
    ),
    "rule.semen.not_below_5th_centile": (
        "{name}: {value} {unit} liegt nicht unter der 5. Perzentile der Referenzpopulation "
        "({limit} {unit})."
    ),
    "rule.semen.terms": "Beschreibende Begriffe: {terms}.",
    "rule.semen.no_sperm": (
        "Keine Spermien gesehen. Von Azoospermie ist erst die Rede, wenn das zentrifugierte "
        "Sediment untersucht wurde."
    ),
    "rule.semen.no_ejaculate": (
        "Das Volumen ist mit null angegeben: Aspermie, falls kein Ejakulat gewonnen wurde."
    ),
    "rule.semen.contradiction": (
        "Die angegebenen Werte widersprechen sich ({what}); aus ihnen wird nichts gefolgert."
    ),
    "rule.semen.outside_consensus": (
        "{name}: {value} {unit} liegt außerhalb der Konsensgrenze ({limit} {unit})."
    ),
    "rule.semen.within_consensus": (
        "{name}: {value} {unit} liegt innerhalb der Konsensgrenze ({limit} {unit})."
    ),
    "rule.semen.progressive_total": (
        "Gesamtzahl progressiv beweglicher Spermien, berechnet: {value} {unit}. Eine "
        "Konsensgrenze gibt es nicht."
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
    "rule.semen.centile": (
        "{name}: {value} {unit} liegt bei {place} der Referenzpopulation (5., 10., 25., "
        "50., 75., 90., 95. Perzentile: {limit} {unit})."
    ),
    "rule.semen.abstinence": "Eine Karenz von {value} Tagen liegt außerhalb von {limit} Tagen.",
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
    "rule.male.y_deletion": (
        "Die Spermienkonzentration {value} {unit} liegt nicht über {limit} {unit}: "
        "Deletionen des Y-Chromosoms sind dort häufiger (6,8 % bei Azoospermie, 1,0 % bis"
        " 1 Million/mL)."
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
}

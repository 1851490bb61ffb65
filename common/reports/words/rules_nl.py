"""What published rules say of laboratory values, in Dutch."""

PHRASES: dict[str, str] = {
    "interpretation": "Interpretatie volgens gepubliceerde regels",
    "interpretation.note": (
        "Beslissingsondersteuning, geen diagnose: wat gepubliceerde regels over de "
        "bovenstaande waarden zeggen, ter beoordeling door een arts. Een waarde onder een 5e "
        "percentiel betekent op zichzelf geen onvruchtbaarheid; minstens twee stalen worden "
        "aangeraden."
    ),
    "rule.missing": "Ontbreekt: {missing}.",
    "rule.source": "{edition}: {citation}. Uit: {inputs}.",
    "rule.differs": "Volgens {edition}: {statement}",
    "method.document.fhir": (
        "De waarden zijn overgenomen zoals vermeld in een FHIR-bericht; niets is van een "
        "beeld of bladzijde gelezen."
    ),
    "method.document.hl7v2": (
        "De waarden zijn overgenomen zoals vermeld in een HL7 v2-bericht; niets is van een "
        "beeld of bladzijde gelezen."
    ),
    "method.document.csv": (
        "De waarden zijn overgenomen uit een tabel met kolomtitels; niets is van een beeld of "
        "bladzijde gelezen."
    ),
    "rule.semen.below_5th_centile": (
        "{name}: {value} {unit} ligt onder het 5e percentiel van de referentiepopulatie "
        "({limit} {unit})."
    ),
    "rule.semen.not_below_5th_centile": (
        "{name}: {value} {unit} ligt niet onder het 5e percentiel van de referentiepopulatie "
        "({limit} {unit})."
    ),
    "rule.semen.terms": "Beschrijvende termen: {terms}.",
    "rule.semen.no_sperm": (
        "Geen zaadcellen gezien. Azoöspermie wordt pas vermeld nadat het gecentrifugeerde "
        "sediment is onderzocht."
    ),
    "rule.semen.no_ejaculate": (
        "Het volume is als nul vermeld: aspermie, als er geen ejaculaat was."
    ),
    "rule.semen.contradiction": (
        "De vermelde waarden spreken elkaar tegen ({what}); er wordt niets uit besloten."
    ),
    "rule.semen.outside_consensus": (
        "{name}: {value} {unit} ligt buiten de consensusgrens ({limit} {unit})."
    ),
    "rule.semen.within_consensus": (
        "{name}: {value} {unit} ligt binnen de consensusgrens ({limit} {unit})."
    ),
    "rule.semen.progressive_total": (
        "Totaal aantal progressief beweeglijke zaadcellen, berekend: {value} {unit}. Er "
        "bestaat geen consensusgrens."
    ),
    "rule.ovarian.amh_low": (
        "AMH {value} {unit} ligt onder {limit} {unit}: een merker van lage ovariële reserve. "
        "Hij voorspelt het aantal eicellen en is een slechte voorspeller van natuurlijke "
        "conceptie."
    ),
    "rule.ovarian.amh_not_low": "AMH {value} {unit} ligt niet onder {limit} {unit}.",
    "rule.ovarian.fsh_high": (
        "FSH {value} {unit} op cyclusdag 2 tot 4 ligt boven {limit} {unit}: verhoogd basaal FSH."
    ),
    "rule.ovarian.fsh_not_high": (
        "FSH {value} {unit} op cyclusdag 2 tot 4 ligt niet boven {limit} {unit}."
    ),
    "rule.ovarian.estradiol_high": (
        "Estradiol {value} {unit} op cyclusdag 2 tot 4 is {limit} {unit} of meer terwijl FSH "
        "niet verhoogd is: FSH kan onderdrukt zijn; overweeg herhaling."
    ),
    "rule.ovarian.discordant": (
        "AMH en basaal FSH wijzen in verschillende richtingen: ze worden niet gemiddeld."
    ),
    "rule.hormone.within_phase": (
        "{name}: {value} {unit} ligt binnen het interval van deze cyclusfase ({limit} {unit})."
    ),
    "rule.hormone.below_phase": (
        "{name}: {value} {unit} ligt onder het interval van deze cyclusfase ({limit} {unit})."
    ),
    "rule.hormone.above_phase": (
        "{name}: {value} {unit} ligt boven het interval van deze cyclusfase ({limit} {unit})."
    ),
    "rule.hormone.lh_fsh_ratio": (
        "LH/FSH-verhouding, berekend: {value}. Zij is geen diagnostisch criterium."
    ),
    "rule.prolactin.above_range": (
        "Prolactine ligt boven het interval van het laboratorium zelf: overweeg herhaling "
        "nuchter in de ochtend, medicatie, hCG en TSH; macroprolactine (PEG) vóór "
        "beeldvorming."
    ),
    "rule.thyroid.tsh_above_range": (
        "TSH ligt boven het interval van het laboratorium zelf: te lezen samen met vrij T4."
    ),
    "rule.metabolic.homa_ir": "HOMA-IR, berekend: {value}. Er bestaat geen algemene grenswaarde.",
    "rule.not_computable": "{name}: geen uitspraak.",
    "missing.cycle_day": "dag van de cyclus",
    "missing.cycle_phase": "fase van de cyclus",
    "missing.afc": "antrale follikeltelling",
    "missing.pellet": "onderzoek van het gecentrifugeerde sediment",
    "missing.reference_range": "referentie-interval van het laboratorium",
    "missing.comparison": "vergelijking van de gecorrigeerde waarde met het gedrukte interval",
    "missing.exact_value": "een waarde in plaats van een grens",
    "missing.held": "nazicht van de waarde door een persoon",
    "missing.unit": "een eenheid",
    "missing.several": "welke van meerdere waarden geldt",
    "missing.not_final": "het definitieve resultaat",
    "missing.no_number": "een getal",
    "rule.unverified": "Niet aan de bron nagekeken: door de kliniek te bevestigen.",
    "rule.semen.centile": (
        "{name}: {value} {unit} ligt op {place} van de referentiepopulatie (5e, 10e, 25e,"
        " 50e, 75e, 90e, 95e percentiel: {limit} {unit})."
    ),
    "rule.semen.abstinence": "Een onthouding van {value} dagen ligt buiten {limit} dagen.",
    "rule.banded": (
        "{name}: {value} {unit} ligt in de klasse {limit} {unit} (gepubliceerde klassen: {bands})."
    ),
    "rule.ovarian.bologna": (
        "Een merker van de ovariële reserve is laag volgens de Bologna-criteria ({limit})."
    ),
    "rule.ovarian.poseidon": (
        "POSEIDON-groep {value}, op basis van de leeftijd en de bekende merkers."
    ),
    "rule.ovarian.orpi": (
        "Ovarian response prediction index (AMH x AFC / leeftijd), berekend: {value}. "
        "Stappen van één centrum: {bands}."
    ),
    "rule.androgen.fai": (
        "Vrije-androgeenindex, berekend: {value}. Er is geen nagekeken grenswaarde."
    ),
    "rule.male.y_deletion": (
        "De spermaconcentratie {value} {unit} ligt niet boven {limit} {unit}: deleties "
        "van het Y-chromosoom komen daar vaker voor (6,8 % bij azoöspermie, 1,0 % tot 1 "
        "miljoen/mL)."
    ),
    "rule.range.above": "{name} ligt boven het interval van het laboratorium zelf.",
    "rule.range.below": "{name} ligt onder het interval van het laboratorium zelf.",
    "rule.serology.detected": (
        "{name}: {value}, gelezen als aangetoond. Een arts moet worden verwittigd."
    ),
    "rule.serology.not_detected": "{name}: {value}, gelezen als niet aangetoond.",
    "rule.serology.indeterminate": "{name}: {value}, gelezen als onbepaald.",
    "missing.both_ovaries": "de telling van beide eierstokken",
    "missing.age": "leeftijd op de dag van het staal",
    "missing.oocytes": "aantal eicellen van een stimulatie",
    "missing.known_word": "een bekende bewoording",
}

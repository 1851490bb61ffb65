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
}

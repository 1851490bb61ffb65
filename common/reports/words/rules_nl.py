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
    "rule.androgen.free_testosterone": (
        "Vrij testosteron, berekend: {value} pmol/L, {share} % van het totaal; biologisch "
        "beschikbaar {available} nmol/L."
    ),
    "rule.androgen.excess": (
        "Een merker van biochemisch hyperandrogenisme ligt boven het interval van het "
        "laboratorium zelf ({terms}): overweeg andere oorzaken voordat iets wordt besloten."
    ),
    "rule.thyroid.tsh_above_4": (
        "TSH {value} {unit} ligt boven {limit} {unit}, en het verslag drukt geen interval "
        "af: te lezen samen met vrij T4."
    ),
    "rule.thyroid.tsh_with_antibodies": (
        "TSH {value} {unit} ligt binnen {limit} {unit} terwijl anti-TPO boven het interval "
        "van het laboratorium zelf ligt: te bespreken."
    ),
    "rule.thyroid.tsh_suppressed": (
        "TSH {value} {unit} ligt onder {limit} {unit}: te lezen samen met vrij T4 en vrij T3."
    ),
    "rule.hormone.hypogonadotropic": (
        "FSH, LH en {name} liggen alle onder de intervallen van het laboratorium zelf: "
        "passend bij een hypogonadotroop patroon. Overweeg prolactine, hypofyse, gewicht, "
        "inspanning en medicatie."
    ),
    "rule.progesterone.evidenced": (
        "Progesteron {value} {unit} midden in de luteale fase ligt boven {limit} {unit}: "
        "passend bij een ovulatie."
    ),
    "rule.progesterone.not_evidenced": (
        "Progesteron {value} {unit} midden in de luteale fase ligt niet boven {limit} "
        "{unit}: een ovulatie is niet aangetoond. Kijk het tijdstip na (7 dagen voor de "
        "volgende menstruatie)."
    ),
    "rule.progesterone.trigger_rise": (
        "Progesteron {value} {unit} op de dag van de trigger ligt boven {limit} {unit}: "
        "voortijdige stijging; een verse terugplaatsing opnieuw bekijken."
    ),
    "rule.critical": (
        "{name}: {value} {unit} ligt in het gebied ({limit} {unit}) waarvan een arts moet "
        "worden verwittigd."
    ),
    "rule.blood.rh_negative": "Rh D is negatief: overweeg anti-D-profylaxe.",
    "rule.ovarian.polycystic": (
        "Polycysteuze ovariële morfologie volgens de criteria {limit} ({terms}), tenzij een "
        "cyste of een corpus luteum dit verklaart."
    ),
    "rule.ovarian.not_polycystic": (
        "Geen eierstok voldoet aan de criteria van polycysteuze morfologie ({limit})."
    ),
    "rule.ovarian.high_response": (
        "{name} {value} {unit} ligt boven {limit} {unit}: een sterke respons en een hoger "
        "risico op overstimulatie zijn te verwachten."
    ),
    "rule.ovarian.fsh_menopausal": (
        "FSH {value} {unit} ligt boven {limit} {unit}, een gebied als na de menopauze: "
        "overweeg herhaling na vier weken."
    ),
    "rule.follicle.sizes": "Follikels ({name}): {terms}.",
    "missing.testes": "volume van de testes",
    "missing.second_morning_sample": "een tweede ochtendstaal",
    "missing.menarche": "jaren sinds de eerste menstruatie",
    "missing.ovary_volume": "volume van beide eierstokken",
    "missing.cyst": "of een cyste of een corpus luteum dit verklaart",
    "rule.endometrium.thick": (
        "Het endometrium van {value} mm is dikker dan {limit} mm: na te kijken."
    ),
    "rule.ovarian.discordant_count": (
        "Het aantal antrale follikels en AMH of basaal FSH wijzen in verschillende richtingen: "
        "ze worden niet gemiddeld."
    ),
    "rule.androgen.fai_high": (
        "De vrije androgeenindex {value} ligt boven {limit}: een merker van biochemisch "
        "hyperandrogenisme; overweeg andere oorzaken voordat iets wordt besloten."
    ),
    "rule.library.within": (
        "{name}: {value} {unit} ligt binnen een gebruikelijk interval ({limit} {unit}); het "
        "verslag drukt er geen."
    ),
    "rule.library.below": (
        "{name}: {value} {unit} ligt onder een gebruikelijk interval ({limit} {unit}); het "
        "verslag drukt er geen."
    ),
    "rule.library.above": (
        "{name}: {value} {unit} ligt boven een gebruikelijk interval ({limit} {unit}); het "
        "verslag drukt er geen."
    ),
    "rule.inhibin.low": (
        "Inhibine B {value} {unit} ligt onder {limit} {unit}: past bij een lage spermatogenese."
    ),
    "rule.ohp17.not_raised": "17-Hydroxyprogesteron {value} {unit} ligt onder {limit} {unit}.",
    "rule.ohp17.raised": (
        "17-Hydroxyprogesteron {value} {unit} is {limit} {unit} of meer: overweeg het te "
        "herhalen, en een ACTH-test."
    ),
    "rule.ohp17.high": (
        "17-Hydroxyprogesteron {value} {unit} is {limit} {unit} of meer: in het bereik van "
        "congenitale bijnierhyperplasie, te overwegen."
    ),
    "rule.hcg.below": (
        "{name}: {value} {unit} ligt onder {limit} {unit}, de grens zonder zwangerschap."
    ),
    "rule.hcg.not_below": (
        "{name}: {value} {unit} is {limit} {unit} of meer, de grens zonder zwangerschap: te "
        "lezen met wat over een zwangerschap bekend is."
    ),
    "rule.serology.immune": "{name}: {value} {unit} is {limit} {unit} of meer, gelezen als immuun.",
    "rule.serology.not_immune": (
        "{name}: {value} {unit} ligt onder {limit} {unit}, niet gelezen als immuun."
    ),
    "rule.serology.counts_until": (
        "Dit onderzoek werd afgenomen op {value}. Hoe lang het geldt, verschilt per "
        "rechtsgebied: tot {first} waar {short} maanden worden gevraagd, tot {last} waar het er"
        " {long} zijn."
    ),
    "rule.serology.no_day": "Hoe lang dit onderzoek geldt, kan niet worden gezegd.",
    "rule.genetics.karyotype": (
        "Karyotype {value}: {count} chromosomen, geslachtschromosomen {sex}."
    ),
    "rule.genetics.line": (
        "Karyotype, cellijn {number} van {lines}: {value}, {count} chromosomen, "
        "geslachtschromosomen {sex}."
    ),
    "rule.genetics.structure": "Karyotype, structurele notatie zoals ze er staat: {terms}.",
    "rule.genetics.review": (
        "Het karyotype en het geslacht dat het document vermeldt, zijn door een arts na te "
        "kijken, in vertrouwen."
    ),
    "rule.genetics.detected": "{name}: {value}, gelezen als aangetoond.",
    "rule.genetics.not_detected": "{name}: {value}, gelezen als niet aangetoond.",
    "rule.genetics.indeterminate": "{name}: {value}, gelezen als onbepaald.",
    "missing.second_sample": "een tweede staal",
    "missing.sex": "geslacht",
    "missing.follicular_sample": "een staal van de folliculaire fase",
    "missing.collection_day": "de dag van de afname",
    "missing.treatment_day": "de dag van de donatie of de behandeling",
    "missing.iscn": "een karyotype in de ISCN-notatie",
    "missing.scan_timing": "of het de dag van de trigger, van progesteron of van LH was",
}

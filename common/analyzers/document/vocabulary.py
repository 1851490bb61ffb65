"""The words of reports that are no analytes, in five languages, as `lab.key` has them."""

import re

NAME, RESULT, UNIT, RANGE, FLAG, OLD, OTHER = (
    "name", "result", "unit", "range", "flag", "old", "other",
)  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Column headings. The order is the priority: "Vorige resultaat" is an old result, not the result.
COLUMN_WORDS = {
    OLD: _words("""
        vorige vorig previous prior anterieur anterieurs anteriorite anterior anteriores
        anteriorites vorwert vorwerte vorbefund historique historiek
    """),
    RANGE: _words("""
        referentie ref reference range interval intervals referentiewaarde
        referentiewaarden refwaarde referenz referenzbereich referenzwert normbereich
        normaal normal normaalwaarden normwaarden normale usuelles intervalle referencia
        intervalo limits limites biological norm
    """),
    FLAG: _words("flag flags vlag abn markering alarm alert"),
    UNIT: _words("eenheid eenheden unit units einheit einheiten unite unites unidad unidades"),
    RESULT: _words("""
        resultaat resultaten result results uitslag value ergebnis wert messwert resultat
        resultats valeur resultado resultados valor waarde
    """),
    NAME: _words("""
        analyse analysis test tests parameter parameters bepaling onderzoek untersuchung
        examen examens analyses prueba pruebas analisis determinacion investigation analyt
        analyte parametre parametres parametro parametros assay
    """),
    OTHER: _words("method methode methodik metodo specimen material staal sample probe"),
}  # fmt: skip

PENDING = _words("volgt pending follows folgt ausstehend pendiente suivra")
NOT_DONE = {
    "niet uitgevoerd",
    "not performed",
    "not done",
    "nicht durchgefuhrt",
    "non effectue",
    "no realizado",
}

FLAG_MARK = re.compile(
    r"\(?(?:[HL]{1,2}|[+\-\u2212\u2013]{1,3}|\*{1,3}|[↑↓▲▼]{1,2}|[!#@]"
    r"|high|low|hoog|laag|hoch|niedrig|alto|bajo)\)?",
    re.IGNORECASE,
)

# An outcome that is complete: what stands below it is a remark, unless it begins in brackets.
OUTCOMES = frozenset({
    "negatief", "positief", "zwak positief", "sterk positief", "twijfelachtig", "grijze zone",
    "niet gedetecteerd", "gedetecteerd", "niet aantoonbaar", "aantoonbaar", "afwezig", "aanwezig",
    "volgt", "niet uitgevoerd", "normaal", "negative", "positive", "not detected", "detected",
    "borderline", "equivocal", "negativ", "nicht nachweisbar", "nachweisbar", "grenzwertig",
    "negatif", "positif", "non detecte", "detecte", "douteux", "negativo", "positivo",
    "no detectado", "detectado", "dudoso", "pending",
})  # fmt: skip

# What stands in a report's frame and is never the name of a result.
ADMINISTRATIVE = _words("""
    afgedrukt pagina page seite tel telefoon telephone fax labgids gsm printed print datum
    date tijd time adres address patient patientid patientnumber naam name nom nombre geboren
    geboortedatum born birth dob geslacht sex sexe geschlecht sexo dossier doctor dr arts arzt
    medecin medico dokter aanvrager aangevraagd requested staalname ontvangst received
    collected reported status voorschrift referentie reference referring onze uw ref nr number
    nummer btw iban laboratorium laboratory laboratoire labor www http https email mail
    rijksregisternummer insz niss mut version versie accreditatie elektronisch validated
    gevalideerd clinician location sample specimen report method kopie copy signed authorised
    authorized mrn order
""")
# Lines that quote limits; their numbers belong to no patient.
REFERENCE_LINE = _words("""
    normal normaal reference referentie ref referenz follicular folliculair follikulair
    folliculaire folicular luteal luteaal lutealphase luteale lutea luteinica ovulatie
    ovulation ovulatory periovulatoir midcycle mid postmenopausal postmenopausaal menopausaal
    menopause zwangerschap pregnancy schwangerschaft grijze grey gray cutoff cut detection
    limit target streefwaarde deficient insufficient sufficient negatief negative positief
    positive borderline therapeutisch toxisch therapeutic toxic interpretatie interpretation
    indicatief male female women men previous vorige bij zie see note opmerking remark
    normozoospermia who age years
""")

SPECIMENS = {
    "urine": _words("urine urin orina urinary"),
    "csf": _words("cerebrospinaal cerebrospinal lumbaalvocht liquor csf lcr cerebrospinaalvocht"),
    "semen": _words("""
        semen sperma sperm spermatozoa zaadcellen spermien ejaculaat ejakulat ejaculat eyaculado
        seminal spermiogram spermiogramm spermogram spermogramme espermiograma espermograma
        seminogram seminograma semenanalyse spermaonderzoek spermaanalyse spermadiagnostik
        ejakulatanalyse ejakulatuntersuchung zaadonderzoek spermocytogramme andrology andrologie
        andrologia
    """),
    "ascites": _words("ascitesvocht ascites peritoneal"),
    "pleural": _words("pleuravocht pleural pleura"),
    "pericardial": _words("pericardvocht pericardial"),
    "stool": _words("faeces feces stool stuhl selles heces"),
    "fluid": _words("punctievocht lichaamsvochten fluids punctaat"),
    "swab": _words("keel vagina etter throat vaginal cervix wonde neus swab"),
    "blood culture": _words("bloedkweek hemocultuur"),
    "saliva": _words("speeksel saliva speichel salive"),
    "sweat": _words("zweet sweat schweiss sueur sudor"),
}
SPECIMEN_WORDS = frozenset().union(*SPECIMENS.values())
BLOOD_SECTIONS = _words("""
    hematologie haematology hematology hamatologie hematologia scheikunde biochemie
    biochemistry chemistry klinische chemie chimie bioquimica hormonologie hormones hormonen
    hormone endocrinology endocrinologie hormonas hormonaal serologie serology serologia
    bloedstolling stolling coagulation gerinnung immunologie immunology ionen lipiden lipids
    schildklier thyroid bloedgassen serum plasma bloed blood
""")
ORIGIN = _words("herkomst origin herkunft origine origen")
SUSCEPTIBILITY = _words("antibiogram antibiogramm antibiogramme antibiograma susceptibility")

# A qualifier in brackets that changes how something was measured, not what.
HARMLESS_QUALIFIER = _words("""
    serum plasma blood bloed iif elisa eclia clia elia cmia pcr hplc lcms ms immunologisch
    micros total basal absoluut absolute who strict s p iu method calculated berekend gemeten
    venous sensitive eosin eosine nigrosin eosina
""")
# Words that make another analyte of a name: they may never be dropped or fuzzily matched away.
TELLING = _words("""
    free vrij vrije freies frei libre total totaal gesamt anti ab igg igm iga ige ag ratio
    index urine non niet nicht no pre post macro mono monomeer alfa alpha beta gamma delta
    alpha1 alpha2 fasting nuchter nuchtern abnormal rapid slow snel traag immotile progressive
    avidity aviditeit normal receptor binding releasing
""")

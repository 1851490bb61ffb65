"""The laboratory reports of this folder: invented people and values, the layouts of real ones.

Run `python tests/samples/documents/generate.py`; the same bytes come out each time.
"""

from pathlib import Path

from drawing import Column, Report, Style
from reportlab.lib.colors import HexColor

HERE = Path(__file__).parent
BLUE = HexColor("#1f5f8b")

ENGLISH = Style(
    "Meridian Reproductive Laboratory",
    "14 Harbour Lane, Exampleton  |  Tel. +00 555 0100  |  www.meridian.example",
    BLUE,
    (
        Column("Test", 48),
        Column("Result", 278, "right"),
        Column("Flag", 300, "centre"),
        Column("Units", 330),
        Column("Reference interval", 400),
    ),
    "Results relate only to the samples received. Electronically validated by the duty scientist.",
)
DUTCH = Style(
    "Klinisch Laboratorium De Linde",
    "Voorbeeldstraat 1 - 9999 Voorbeeldgem - Tel. +00 555 01 01",
    HexColor("#2e7d4f"),
    (
        Column("Analyse", 60),
        Column("Resultaat", 250),
        Column("Eenheid", 360),
        Column("Referentiewaarden", 430),
    ),
    "+ / - : buiten referentiewaarde    Tenzij anders vermeld: analyses uitgevoerd op serum",
    256.0,
)
GERMAN = Style(
    "Labor Musterstadt MVZ",
    "Beispielweg 7, 00000 Musterstadt, Tel. 0000 555 0102",
    HexColor("#7a3b69"),
    (
        Column("Untersuchung", 48),
        Column("Ergebnis", 262, "right"),
        Column("Einheit", 290),
        Column("Referenzbereich", 362),
        Column("Vorwert", 530, "right"),
    ),
    "Akkreditiertes Labor. Dieser Befund wurde elektronisch freigegeben.",
    48.0,
)
ANDROLOGY = Style(
    "Meridian Andrology Unit",
    "14 Harbour Lane, Exampleton  |  Tel. +00 555 0100",
    BLUE,
    (
        Column("Parameter", 48),
        Column("Result", 250),
        Column("Unit", 320),
        Column("Reference limit", 410),
    ),
    "Examined according to the WHO laboratory manual, 6th edition (2021).",
    48.0,
)

HORMONE_PANEL_EN = (
    ENGLISH,
    "Endocrinology report",
    """
Patient name: Testcase, Alma
Date of birth: 23/04/1991
Sex: Female
Patient ID: DEMO-0042
Collected: 17/11/2026 08:20
Reported: 18/11/2026 11:02
Requested by: Dr A. Example
Specimen: Serum
""",
    """
=
# OVARIAN RESERVE
Anti-Mullerian hormone (AMH) | 0.84 | L | ng/mL | 1.00 - 4.90
> Method: electrochemiluminescence. Previous result 12/03/2026: AMH 1.12 ng/mL.
# REPRODUCTIVE HORMONES (CYCLE DAY 3)
FSH | 11.8 | H | IU/L | 3.5 - 9.2
LH | 6.4 | | IU/L | Follicular 1.9 - 12.5//Mid-cycle 8.7 - 76.3//Luteal 0.5 - 16.9
Oestradiol (E2) | 178 | | pmol/L | Follicular 71 - 529//Luteal 204 - 786
Progesterone | < 0.20 | | ng/mL | < 1.40
Prolactin | 412 | | mIU/L | 102 - 496
# THYROID
TSH | 2.31 | | mIU/L | 0.27 - 4.20
Free T4 | 15.4 | | pmol/L | 12.0 - 22.0
Anti-TPO | > 600 | H | IU/mL | < 34
# ANDROGENS
Testosterone | 1.3 | | nmol/L | 0.3 - 1.7
SHBG | 64 | | nmol/L | 32 - 128
17-OH-progesterone | Pending | | nmol/L | 0.3 - 2.4
> Comment: AMH below the interval for age 35. AMH assays are not interchangeable; values
> below 1.0 ng/mL have been associated with a lower oocyte yield. Biotin may interfere.
""",
)
HORMONEN_NL = (
    DUTCH,
    "Protocol 26.118.0457 - volledig",
    """
Naam: Proefpersoon, Bram
Geboortedatum: 30/08/1988
Geslacht: Man
Pat. nr.: DEMO-0043
Staalname: 16/11/2026 09:05
Ontvangst: 16/11/2026 10:40
""",
    """
=
# HEMATOLOGIE
Hemoglobine | 14,9 | g/dL | 13,0 - 16,5
Leukocyten | 5,82 | 10^3/µL | 4,30 - 9,64
# HORMONOLOGIE
Follikelstimulerend hormoon (FSH) | +  14,2 | U/L | 1,5 - 12,4
Luteïniserend hormoon (LH) | 7,1 | U/L | 1,7 - 8,6
Testosteron totaal | -  7,8 | nmol/L | 8,6 - 29,0
Prolactine | 11,3 | µg/L | 4,0 - 15,2
Inhibine B | <10,0 | pg/mL | tot 305
TSH | 1,95 | mU/L | 0,27 - 4,20
DHEA-sulfaat | 6,31 | µmol/L | 2,41 - 11,6
# SEROLOGIE
HIV 1/2 Ag/Ab | Negatief | | Negatief
Hepatitis B surface Ag (HBsAg) | Negatief | | Negatief
Anti-HBs | +  312 | mIU/mL | <10: niet immuun//>=10: immuun
> Gewijzigde referentiewaarde sinds 15/03/2026. Resultaten liggen gemiddeld 10% hoger
# BIOCHEMIE URINE
Glucose | <15 | mg/dL | <15
Onbekende merker | 3,4 | foo/bar | <5,0
""",
)
SEMEN_ANALYSIS_EN = (
    ANDROLOGY,
    "Semen analysis",
    """
Patient name: Proefpersoon, Bram
Date of birth: 30/08/1988
Sex: Male
Patient ID: DEMO-0043
Collected: 18/11/2026 09:10
Examined: 18/11/2026 09:50
""",
    """
=
# Sample
Abstinence | 4 | days | 2 - 7
Volume | 2.8 | mL | >= 1.4
pH | 7.8 | | >= 7.2
Appearance | Normal | |
Liquefaction | 25 | min | <= 60
# Concentration and motility
Sperm concentration | 11.5 | 10^6/mL | >= 16
Total sperm number | 32.2 | 10^6/ejaculate | >= 39
Progressive motility (PR) | 27 | % | >= 30
Non-progressive motility (NP) | 9 | % |
Immotile (IM) | 64 | % |
Total motility (PR+NP) | 36 | % | >= 42
Vitality | 71 | % | >= 54
# Morphology and cells
Normal forms (strict) | 3 | % | >= 4
Round cells | 0.6 | 10^6/mL |
Peroxidase-positive cells | < 0.2 | 10^6/mL | < 1.0
> 400 spermatozoa counted. Lower reference limits are 5th centiles of men whose partners
> conceived within 12 months (WHO 2021). At least two samples are advised.
""",
)
BEFUND_DE = (
    GERMAN,
    "Endbefund",
    """
Name: Beispiel, Clara
Geburtsdatum: 19.02.1990
Geschlecht: weiblich
Patientennummer: DEMO-0044
Entnahme: 14.11.2026 07:45
Auftrag: 4711-26
""",
    """
=
# HÄMATOLOGIE
Leukozyten | 6,4 | G/l | 4,0 - 10,0 | 7,1
Erythrozyten | 4,5 | 10^6/µl | 3,9 - 5,2 | 4,4
Hämoglobin | 11,2 - | g/dl | 12,0 - 15,5 | 12,4
Hämatokrit | 34,1 - | % | 35,0 - 45,0 | 37,0
MCV | 76 - | fl | 80 - 96 | 82
Thrombozyten | 251 | G/l | 150 - 400 | 240
# KLINISCHE CHEMIE
Glukose nüchtern | 92 | mg/dl | 70 - 99 | 88
Kreatinin | 0,71 | mg/dl | 0,50 - 0,90 | 0,70
Ferritin | 8,9 - | µg/l | 13 - 150 | 15,2
25-OH-Vitamin D | 48 - | nmol/l | 50 - 125 | 55
> Fortsetzung auf Seite 2
^
=
# HORMONE
FSH | 6,2 | U/l | 3,5 - 12,5 |
Östradiol | 1.045 | pmol/l | Follikelphase 46 - 607//Lutealphase 161 - 774 |
Progesteron | 31,8 | nmol/l | Lutealphase 5,3 - 86,0 |
Prolaktin | 18,6 | ng/ml | bis 23,3 |
TSH | 5,12 + | mU/l | 0,27 - 4,20 | 3,90
# SEROLOGIE
Röteln IgG | 86 | IU/ml | > 10 |
Toxoplasma IgG | negativ | | negativ |
ANA | 1:160 | Titer | < 1:80 |
> Östradiol: Werte in der Ovulationsphase 315 - 1.828 pmol/l. TSH-Kontrolle in 6 Wochen.
""",
)
LETTER_EN = (
    ENGLISH,
    "Clinic letter",
    "Date: 18 November 2026\nRe: Testcase, Alma",
    """
. Dear Dr Example,
. Thank you for referring this couple, who have been trying to conceive for 3 years.
. She is 35 years old with regular cycles of 28 days; he is 38. An ultrasound scan will be
. arranged in 2 weeks, and we plan to start 225 IU of gonadotrophin on day 2 of the next
. cycle. We will see them again on 9 December at 10:30 in room 4.
. Yours sincerely,
. Dr B. Sample, Reproductive medicine, telephone +00 555 0100
""",
)
REPORTS = {
    "hormone_panel_en.pdf": HORMONE_PANEL_EN,
    "hormonen_nl.pdf": HORMONEN_NL,
    "semen_analysis_en.pdf": SEMEN_ANALYSIS_EN,
    "befund_de.pdf": BEFUND_DE,
    "letter_en.pdf": LETTER_EN,
}

if __name__ == "__main__":
    for name, (style, title, facts, body) in REPORTS.items():
        Report(HERE / name, style, title, facts).draw(body)

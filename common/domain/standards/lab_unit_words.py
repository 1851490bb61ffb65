"""The words and signs that reports print for units, in five languages, and the UCUM term for each.

A term is followed by the spellings that mean it, in lower case and without points.
"""

from collections.abc import Mapping
from functools import cache

_SPELLINGS = """
g gr
ug mcg gamma
uU mcu
u[IU] mciu
L liter litre ltr
mL cc
uL mcl mm3 cmm cumm mm^3
kat kat
ukat ukat
nkat nkat
osm osm osmol
mosm mosm mosmol
meq meq mval
{AU} au ae
{RU} ru
{BAU} bau
{PRU} pru
g{Hb} ghb
s s sec sek seconds secondes seconden segundos sekunden
min min minuten minutes minutos
h h hr hours uur
d d day days dag dagen tag tage tagen jour jours dia dias día días
(24.h) 24h 24u 24hr 24uur
mm[Hg] mmhg
kPa kpa
[HPF] hpf veld field gf gezichtsveld
[LPF] lpf
{CFU} cfu kve
{s_co_ratio} s/co
[pH] ph
Cel c
{copies} copies kopien kopieën cop
{Log_copies} logcopies log10copies logkopieën log10kopieën
{Log_IU} logiu log10iu logie log10ie
{cells} cells cellen zellen
{ejaculate} ejaculate ejaculat ejaculaat ejakulat eyaculado ejac ej
{cell} cel cell zelle
100{WBC} 100wbc 100leuko 100leuko's 100wbc's 100leukocyten
dL 100ml
fL um3
mL/h ml/h ml/u ml/uur
g{Cre} gcreat gcrea gkreatinin gcreatinine
mmol{Cre} mmolcreat mmolcreatinine
mol{Cre} molcreat molcreatinine
mol molhb
g gfeces gfaeces
dL{RBC} dlrbc
"""
# What is counted is no unit.
_COUNTED = "sperm spz spermatozoa spermien zaadcellen ery leuko leuco"
_WHOLE = """
% % percent procent prozent pct
[ppth] o/oo ‰
mg/dL mg%
g/dL g%
{titer} titer titre titel titulo
{ratio} ratio
{index} index indice
{INR} inr
{s_co_ratio} s/co coi
{score} score
{M.o.M} mom
{bp} bp
mm/h mm/u mm/uur mm/1u mm/1h mm/st
"""
_MULTIPLIERS = """
3 thou thousand duizend duiz tsd mille miles k 1000
5 lakh lakhs lac lacs
6 million millions millionen millones miljoen milj mill mio mln m 1000000
9 gpt
12 tpt
"""
_PREFIXED = {
    "g": (("k", "", "m", "u", "n", "p", "f"), ("g",)),
    "mol": (("", "m", "u", "n", "p", "f"), ("mol",)),
    "L": (("", "d", "c", "m", "u", "n", "p", "f"), ("l",)),
    "m": (("m", "c", "u", "n"), ("m",)),
    "[IU]": (("k", "", "m", "u"), ("iu", "ie", "ui")),
    "U": (("k", "", "m", "u"), ("u", "e")),
}


def _inverted(table: str) -> dict[str, str]:
    rows = (line.split() for line in table.split("\n") if line)
    return {spelling: row[0] for row in rows for spelling in row[1:]}


@cache
def terms() -> Mapping[str, str]:
    """One side of a printed fraction -> UCUM."""
    metric = {
        prefix + spelling: prefix + unit
        for unit, (prefixes, spellings) in _PREFIXED.items()
        for prefix in prefixes
        for spelling in spellings
    }
    return metric | _inverted(_SPELLINGS) | dict.fromkeys(_COUNTED.split(), "")


@cache
def whole() -> Mapping[str, str]:
    """A whole printed unit -> UCUM; a dash or nothing is "no unit"."""
    return _inverted(_WHOLE) | {"-": "", "": ""}


@cache
def multipliers() -> Mapping[str, int]:
    """A printed power of ten in words -> its exponent."""
    return {word: int(power) for word, power in _inverted(_MULTIPLIERS).items()}

"""A man's work-up beside the semen manual's limits; a rule pack.

Patterns need inputs that no laboratory report states (the volume of the testes, the centrifuged
pellet): they are named as missing, and nothing is concluded without them.

References
----------
.. [1] AUA/ASRM guideline on male infertility, 2020, amended 2024.
.. [2] Schoor et al., 2001: FSH and the length of the testes in azoospermia.
"""

import itertools
from dataclasses import replace

from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.inputs import Inputs, Known, known
from common.domain.standards.rules.semen_counts import Words, pellet
from common.domain.standards.rules.statements import Statement, name_of, stated

PACK = "male/1"
_AUA = "AUA/ASRM guideline on male infertility, 2020, amended 2024"
_SCHOOR = "Schoor et al., 2001"
_CONVENTION = "usual grades of sperm concentration, not of the WHO"
FSH_LIMIT, VOLUME_LIMIT, PH_LIMIT = 7.6, 1.4, 7.0
KARYOTYPE_M_PER_ML, TESTOSTERONE_NG_PER_DL = 5.0, 300.0
GRADES = (1.0, 5.0, 10.0, 16.0)
HYPERSPERMIA_ML = 6.3
_MILLIONS = "10\u2076/mL"


def statements(inputs: Inputs, words: Words, context: Context) -> list[Statement]:
    """Everything that these rules say.

    words : worded results by analyte, each with the id of its finding
    """
    in_pellet, _ = pellet(inputs, words)
    found = [
        _grade(inputs),
        _hyperspermia(inputs),
        _karyotype(inputs),
        _non_obstructive(inputs, in_pellet),
        _obstructive(inputs, in_pellet),
        _low_testosterone(inputs, context),
    ]
    # None of their numbers was checked at its source.
    return [replace(statement, established=False) for statement in found if statement]


def _none_seen(inputs: Inputs) -> Known | None:
    """The value that says that no spermatozoa were seen in an ejaculate."""
    volume = known(inputs, "semen_volume")
    if volume is not None and volume.high == 0:
        return None
    values = (known(inputs, slug) for slug in ("sperm_concentration", "sperm_total"))
    return next((value for value in values if value is not None and value.high == 0), None)


def _grade(inputs: Inputs) -> Statement | None:
    value = known(inputs, "sperm_concentration")
    if value is None or value.high == 0 or value.is_below(GRADES[-1]) is not True:
        return None
    below = [value.is_below(cut) for cut in GRADES]
    if None in below:
        return None
    words = (
        f"< {GRADES[0]:g}",
        *(f"{a:g} - < {b:g}" for a, b in itertools.pairwise(GRADES)),
    )
    base = stated(PACK, "banded", "grade", "convention", _CONVENTION, value)
    values = {
        "name": name_of(value.slug), "value": value.shown, "unit": _MILLIONS,
        "limit": words[below.index(True)], "bands": " | ".join(words),
    }  # fmt: skip
    return replace(base, values=values)


def _hyperspermia(inputs: Inputs) -> Statement | None:
    value = known(inputs, "semen_volume")
    if value is None or value.is_above(HYPERSPERMIA_ML) is not True:
        return None
    base = stated(PACK, "semen.hyperspermia", "hyperspermia", "convention", "not of the WHO", value)
    return replace(base, values={"value": value.shown, "limit": f"{HYPERSPERMIA_ML:g}"})


def _karyotype(inputs: Inputs) -> Statement | None:
    value = _none_seen(inputs) or known(inputs, "sperm_concentration")
    if value is None or value.is_below(KARYOTYPE_M_PER_ML) is not True:
        return None
    base = stated(PACK, "male.karyotype", "karyotype", "2024", _AUA, value)
    unit = _MILLIONS if value.slug == "sperm_concentration" else "10\u2076"
    values = {"value": value.shown, "unit": unit, "limit": f"{KARYOTYPE_M_PER_ML:g}"}
    return replace(base, values=values)


def _azoospermia(inputs: Inputs, in_pellet: bool | None) -> tuple[Known | None, tuple[str, ...]]:
    """The value that says azoospermia, and what is missing of it: some in the pellet are some."""
    none = None if in_pellet else _none_seen(inputs)
    return none, ("pellet",) if in_pellet is None else ()


def _non_obstructive(inputs: Inputs, in_pellet: bool | None) -> Statement | None:
    """Needs the size of the testes, which a laboratory report does not state."""
    (none, missing), fsh = _azoospermia(inputs, in_pellet), known(inputs, "fsh")
    if none is None or fsh is None or fsh.is_above(FSH_LIMIT) is not True:
        return None
    base = stated(PACK, "not_computable", "non_obstructive", "2001", _SCHOOR, none, fsh)
    name = f"Non-obstructive pattern (FSH > {FSH_LIMIT:g} IU/L)"
    return replace(base, values={"name": name}, missing=(*missing, "testes"))


def _obstructive(inputs: Inputs, in_pellet: bool | None) -> Statement | None:
    (none, missing), volume = _azoospermia(inputs, in_pellet), known(inputs, "semen_volume")
    ph = known(inputs, "semen_ph")
    if none is None or volume is None or ph is None:
        return None
    if volume.is_below(VOLUME_LIMIT) is not True or ph.is_below(PH_LIMIT) is not True:
        return None
    base = stated(PACK, "male.obstruction", "obstructive", "2024", _AUA, none, volume, ph)
    others = tuple(s for s in ("fsh", "semen_fructose") if known(inputs, s) is None)
    values = {"volume": f"{VOLUME_LIMIT:g}", "ph": f"{PH_LIMIT:.1f}"}
    return replace(base, values=values, missing=(*missing, *others))


def _low_testosterone(inputs: Inputs, context: Context) -> Statement | None:
    value = known(inputs, "testosterone")
    if value is None or context.sex != "male":
        return None
    if value.is_below(TESTOSTERONE_NG_PER_DL) is not True:
        return None
    base = stated(PACK, "male.low_testosterone", "low_testosterone", "2024", _AUA, value)
    others = tuple(s for s in ("lh", "fsh", "prolactin") if known(inputs, s) is None)
    limit = f"{TESTOSTERONE_NG_PER_DL:g}"
    values = {"value": value.shown, "unit": "ng/dL", "limit": limit}
    return replace(base, values=values, missing=("second_morning_sample", *others))

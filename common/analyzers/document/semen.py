"""Laboratory values of a semen analysis -> the findings of the WHO manual's own codes.

They repeat a value that was read, in the manual's unit, and say where it came from; what is held
or has no number gives none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from common.domain.model import Finding
from common.domain.standards import lab

CODES: Mapping[str, str] = {
    "semen_volume": "volume",
    "sperm_concentration": "concentration",
    "sperm_total": "total_number",
    "sperm_motility_total": "total_motility",
    "sperm_progressive": "progressive",
    "sperm_rapid": "rapid_progressive",
    "sperm_slow": "slow_progressive",
    "sperm_nonprogressive": "non_progressive",
    "sperm_immotile": "immotile",
    "sperm_vitality": "vitality",
    "sperm_normal_forms": "normal_forms",
}
_KEPT = (
    "comparator", "printed_name", "printed_value", "printed_unit", "collected_at", "raw", "status",
    "superseded", "corrected_from", "report_number",
)  # fmt: skip
_PER_EJACULATE = "/{ejaculate}"


def findings(read: Sequence[Finding]) -> list[Finding]:
    """One `who_semen` finding for each certain semen value."""
    return [made for finding in read if (made := _of(finding)) is not None]


def _of(finding: Finding) -> Finding | None:
    slug = finding.code.removeprefix("lab.")
    value = finding.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if slug not in CODES or not is_number or finding.detail.get("held") or not finding.unit:
        return None
    unit = lab.analytes()[slug].units[0]
    shown = lab.convert(slug, float(str(value)), finding.unit.removesuffix(_PER_EJACULATE), unit)
    if shown is None:
        return None
    kept = {name: finding.detail[name] for name in _KEPT if name in finding.detail}
    return replace(
        finding,
        code=f"who_semen.{CODES[slug]}",
        value=float(f"{shown:.10g}"),
        unit=unit,
        standard="who_semen",
        detail={**kept, "derived_from": finding.code},
    )

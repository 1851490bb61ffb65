"""Every threshold of the clinical reference on documents, and the rule that uses it.

A row is: section, threshold, rule, code beyond the threshold, values that lie beyond it, and whose
they are. The same values say nothing where they are held or superseded, and the same at any
confidence. What has no rule stands below, with the reason.
"""

from collections.abc import Sequence

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.interpret import statements
from common.domain.standards.rules.semen_limits import EDITIONS
from common.domain.standards.rules.statements import Statement
from tests.unit.domain.standards.rules.made import MAN, WOMAN, lab

DAY_3 = Context(sex="female", age=33, cycle_day=3)
FOLLICULAR = Context(sex="female", age=33, cycle_phase="follicular")
MID_LUTEAL = Context(sex="female", age=33, cycle_phase="luteal", is_mid_luteal=True)
TRIGGER = Context(sex="female", age=33, is_trigger_day=True)
BELOW, OUTSIDE = "semen.below_5th_centile", "semen.outside_consensus"


def worded(slug: str, text: str, **more: object) -> JsonObject:
    return {"id": "f1", "code": f"lab.{slug}", "value": text, **more}


def scan(code: str, value: float, **more: object) -> JsonObject:
    return {"id": "f1", "code": code, "value": value, **more}


def several(**values: object) -> list[JsonObject]:
    return [lab(slug, value, i) for i, (slug, value) in enumerate(values.items(), 1)]


AFC = {"antral": True, "side": None}
LOW_SIGNS = several(semen_volume=0.9, semen_ph=6.9, semen_fructose=4.0)
NO_SPERM = several(sperm_concentration=0.0, semen_volume=0.9, semen_ph=6.8)
ROWS: Sequence[tuple[str, str, str, str, Sequence[JsonObject], Context]] = [
    ("1.1", "volume 1.4", "semen/1:5th_centile.semen_volume", BELOW,
     several(semen_volume=1.3), MAN),
    ("1.1", "concentration 16", "semen/1:5th_centile.sperm_concentration", BELOW,
     several(sperm_concentration=15.9), MAN),
    ("1.1", "total number 39", "semen/1:5th_centile.sperm_total", BELOW,
     several(sperm_total=38.0), MAN),
    ("1.1", "total motility 42", "semen/1:5th_centile.sperm_motility_total", BELOW,
     several(sperm_motility_total=41.0), MAN),
    ("1.1", "progressive 30", "semen/1:5th_centile.sperm_progressive", BELOW,
     several(sperm_progressive=29.0), MAN),
    ("1.1", "vitality 54", "semen/1:5th_centile.sperm_vitality", BELOW,
     several(sperm_vitality=53.0), MAN),
    ("1.1", "normal forms 4", "semen/1:5th_centile.sperm_normal_forms", BELOW,
     several(sperm_normal_forms=3.9), MAN),
    ("1.1", "centile scale", "fertility/1:centile.semen_volume", "semen.centile",
     several(semen_volume=2.0), MAN),
    ("1.1", "pH 7.2", "semen/1:consensus.semen_ph", OUTSIDE, several(semen_ph=7.1), MAN),
    ("1.1", "pH 7.0 with volume 1.4", "male/1:obstructive", "male.obstruction", NO_SPERM, MAN),
    ("1.1", "leukocytes 1.0", "semen/1:consensus.semen_leukocytes", OUTSIDE,
     several(semen_leukocytes=1.0), MAN),
    ("1.1", "MAR 50", "semen/1:consensus.semen_mar", OUTSIDE, several(semen_mar=50.0), MAN),
    ("1.1", "zinc 2.4", "semen/1:consensus.semen_zinc", OUTSIDE, several(semen_zinc=2.3), MAN),
    ("1.1", "fructose 13", "semen/1:consensus.semen_fructose", OUTSIDE,
     several(semen_fructose=12.9), MAN),
    ("1.1", "neutral glucosidase 20", "semen/1:consensus.semen_glucosidase", OUTSIDE,
     several(semen_glucosidase=19.9), MAN),
    ("1.1", "fructose, volume and pH low", "semen/1:duct_signal", "semen.duct_signal",
     LOW_SIGNS, MAN),
    ("1.1", "liquefaction 60", "semen/1:consensus.semen_liquefaction", OUTSIDE,
     several(semen_liquefaction=61.0), MAN),
    ("1.1", "viscosity 2", "semen/1:consensus.semen_viscosity", OUTSIDE,
     several(semen_viscosity=2.1), MAN),
    ("1.1", "DNA fragmentation, own limit", "fertility/1:range.above.sperm_dfi", "range.above",
     [lab("sperm_dfi", 40.0, flag="H")], MAN),
    ("1.1", "abstinence 2 to 7", "fertility/1:abstinence", "semen.abstinence",
     several(semen_abstinence=8.0), MAN),
    ("1.2", "a + b + c + d = 100", "semen/1:consistency", "semen.contradiction",
     several(sperm_rapid=20.0, sperm_slow=10.0, sperm_nonprogressive=10.0, sperm_immotile=40.0),
     MAN),
    ("1.5", "motile number 2, 5, 10", "semen/1:motile_total", "semen.motile_total",
     several(sperm_total=39.0, sperm_motility_total=42.0), MAN),
    ("1.5", "progressive number 2, 5, 10", "fertility/1:band.progressive_total", "banded",
     several(semen_volume=2.8, sperm_concentration=22.0, sperm_progressive=35.0), MAN),
    ("1.5", "normal motile number", "semen/1:normal_motile", "semen.normal_motile",
     several(sperm_total=39.0, sperm_progressive=42.0, sperm_normal_forms=4.0), MAN),
    ("1.6", "aspermia", "semen/1:terms", "semen.no_ejaculate", several(semen_volume=0.0), MAN),
    ("1.6", "azoospermia", "semen/1:terms", "semen.no_sperm",
     several(sperm_concentration=0.0), MAN),
    ("1.6", "terms", "semen/1:terms", "semen.terms", several(sperm_concentration=3.0), MAN),
    ("1.6", "hyperspermia 6.3", "male/1:hyperspermia", "semen.hyperspermia",
     several(semen_volume=6.4), MAN),
    ("1.6", "severity 1, 5, 10, 16", "male/1:grade", "banded",
     several(sperm_concentration=3.0), MAN),
    ("1.6", "vitality below 40 % progressive", "semen/1:vitality_advised",
     "semen.vitality_advised", several(sperm_progressive=39.0), MAN),
    ("1.6", "low motility, high vitality", "semen/1:moving", "semen.alive_not_moving",
     several(sperm_motility_total=15.0, sperm_vitality=90.0), MAN),
    ("1.6", "motility above vitality", "semen/1:consistency", "semen.contradiction",
     several(sperm_motility_total=60.0, sperm_vitality=40.0), MAN),
    ("1.6", "60 minutes to the analysis", "semen/1:late", "semen.late",
     several(semen_interval=61.0), MAN),
    ("1.6", "one abnormal result", "semen/1:repeat", "semen.repeat",
     several(sperm_concentration=3.0), MAN),
    ("1.7", "TZI 1.6", "semen/1:index.sperm_tzi", "semen.defect_index",
     several(sperm_tzi=1.7), MAN),
    ("1.7", "SDI 1.6", "semen/1:index.sperm_sdi", "semen.defect_index",
     several(sperm_sdi=1.6), MAN),
    ("5", "endometrium 7, 8", "fertility/1:band.endometrium", "banded",
     [scan("endometrium.thickness_mm", 6.8)], WOMAN),
    ("5", "endometrium 14", "fertility/1:endometrium_thick", "endometrium.thick",
     [scan("endometrium.thickness_mm", 14.1)], WOMAN),
    ("6.2", "HOMA-IR", "hormones/1:homa_ir", "metabolic.homa_ir",
     several(glucose_fasting=95.0, insulin_fasting=12.0), WOMAN),
    ("6.2", "free androgen index", "fertility/1:fai", "androgen.fai",
     several(testosterone=52.0, shbg=28.0), WOMAN),
    ("6.2", "calculated free testosterone", "endocrine/1:free_testosterone",
     "androgen.free_testosterone", several(testosterone=52.0, shbg=28.0, albumin=43.0), WOMAN),
    ("6.3", "phases of estradiol, LH, progesterone", "hormones/1:phase.estradiol",
     "hormone.above_phase", several(estradiol=91.0), FOLLICULAR),
    ("6.3", "usual intervals", "library/1:usual.fsh", "library.above",
     several(fsh=12.6), FOLLICULAR),
    ("6.3", "17-OHP 2", "library/1:ohp17", "ohp17.raised", several(ohp17=2.0), FOLLICULAR),
    ("6.3", "17-OHP 10", "library/1:ohp17", "ohp17.high", several(ohp17=10.0), WOMAN),
    ("6.3", "inhibin B 80", "library/1:inhibin_low", "inhibin.low",
     several(inhibin_b=79.0), MAN),
    ("6.3", "hCG 5, 2", "library/1:hcg.hcg", "hcg.not_below", several(hcg=5.0), WOMAN),
    ("6.3", "vitamin D 20, 30", "fertility/1:band.vitamin_d", "banded",
     several(vitamin_d=19.0), WOMAN),
    ("6.3", "HbA1c 5.7, 6.5", "fertility/1:band.hba1c", "banded", several(hba1c=6.6), WOMAN),
    ("6.3", "fasting glucose 100, 126", "fertility/1:band.glucose_fasting", "banded",
     several(glucose_fasting=130.0), WOMAN),
    ("6.3", "glucose 54, 400", "endocrine/1:critical.glucose", "critical",
     several(glucose=53.0), WOMAN),
    ("6.3", "TSH 50", "endocrine/1:critical.tsh", "critical", several(tsh=51.0), WOMAN),
    ("6.3", "FT4 5", "endocrine/1:critical.ft4", "critical", several(ft4=5.1), WOMAN),
    ("6.3", "prolactin 200", "endocrine/1:critical.prolactin", "critical",
     several(prolactin=201.0), WOMAN),
    ("6.3", "testosterone 150, a woman", "endocrine/1:critical.testosterone", "critical",
     several(testosterone=151.0), WOMAN),
    ("6.3", "DHEA-S 700", "endocrine/1:critical.dheas", "critical", several(dheas=701.0), WOMAN),
    ("6.4", "OV1 AMH 1.0", "hormones/1:amh_low", "ovarian.amh_low", several(amh=0.9), WOMAN),
    ("6.4", "OV1 AFC 5, 7", "fertility/1:band.afc", "banded",
     [scan("follicle.count", 4.0, **AFC)], WOMAN),
    ("6.4", "OV2 FSH 10", "hormones/1:fsh_high", "ovarian.fsh_high", several(fsh=10.1), DAY_3),
    ("6.4", "OV2 FSH 25", "hormones/1:fsh_menopausal", "ovarian.fsh_menopausal",
     several(fsh=25.1), WOMAN),
    ("6.4", "OV3 estradiol 80", "hormones/1:estradiol_high", "ovarian.estradiol_high",
     several(estradiol=80.0, fsh=8.0), DAY_3),
    ("6.4", "OV4 AMH, FSH", "hormones/1:discordant", "ovarian.discordant",
     several(amh=0.5, fsh=6.0), DAY_3),
    ("6.4", "OV4 AFC", "hormones/1:discordant_count", "ovarian.discordant_count",
     [lab("amh", 3.0, 2), scan("follicle.count", 4.0, **AFC)], WOMAN),
    ("6.4", "PC1 LH/FSH", "hormones/1:lh_fsh_ratio", "hormone.lh_fsh_ratio",
     several(lh=14.0, fsh=6.0), DAY_3),
    ("6.4", "PC2 own interval", "endocrine/1:androgen_excess", "androgen.excess",
     [lab("testosterone", 60.0, flag="H")], WOMAN),
    ("6.4", "PC2 FAI 5", "endocrine/1:fai_high", "androgen.fai_high",
     several(testosterone=52.0, shbg=28.0), WOMAN),
    ("6.4", "PR1 own interval", "hormones/1:above_range.prolactin", "prolactin.above_range",
     [lab("prolactin", 30.0, flag="H", printed_range="4 - 23")], WOMAN),
    ("6.4", "TH1 own interval", "hormones/1:above_range.tsh", "thyroid.tsh_above_range",
     [lab("tsh", 6.0, flag="H", printed_range="0.3 - 4")], WOMAN),
    ("6.4", "TH1 TSH 4.0", "endocrine/1:tsh_above_4", "thyroid.tsh_above_4",
     several(tsh=4.1), WOMAN),
    ("6.4", "TH1 2.5 to 4.0 with anti-TPO", "endocrine/1:tsh_tpo", "thyroid.tsh_with_antibodies",
     [lab("tsh", 3.0), lab("anti_tpo", 90.0, 2, flag="H")], WOMAN),
    ("6.4", "TH2 TSH 0.1", "endocrine/1:tsh_low", "thyroid.tsh_suppressed",
     several(tsh=0.05), WOMAN),
    ("6.4", "HG1 all low", "endocrine/1:hypogonadotropic", "hormone.hypogonadotropic",
     [lab(s, 0.5, i, flag="L") for i, s in enumerate(("fsh", "lh", "testosterone"))], MAN),
    ("6.4", "PR-O progesterone 3", "endocrine/1:mid_luteal", "progesterone.not_evidenced",
     several(progesterone=3.0), MID_LUTEAL),
    ("6.4", "PR-S progesterone 1.5", "endocrine/1:trigger_day", "progesterone.trigger_rise",
     several(progesterone=1.6), TRIGGER),
    ("6.4", "MA1 FSH 7.6", "male/1:non_obstructive", "not_computable",
     several(sperm_concentration=0.0, fsh=7.7), MAN),
    ("6.4", "MA3 concentration 5", "male/1:karyotype", "male.karyotype",
     several(sperm_concentration=4.9), MAN),
    ("6.4", "MA4 concentration 1", "fertility/1:y_deletion", "male.y_deletion",
     several(sperm_concentration=1.0), MAN),
    ("6.4", "MA5 testosterone 300", "male/1:low_testosterone", "male.low_testosterone",
     several(testosterone=299.0), MAN),
    ("6.5", "anti-HBs 10", "serology/1:immunity.anti_hbs", "serology.not_immune",
     several(anti_hbs=9.9), WOMAN),
    ("6.5", "screens", "fertility/1:screen.hiv", "serology.detected",
     [worded("hiv", "reactive")], WOMAN),
    ("6.5", "validity 3 to 24 months", "serology/1:validity.2026-01-05", "serology.counts_until",
     [worded("hiv", "negative", collected_at="2026-01-05")], WOMAN),
    ("6.5", "karyotype and stated sex", "genetics/1:karyotype.sex", "genetics.review",
     [worded("karyotype", "46,XY")], WOMAN),
    ("6.5", "Rh D negative", "endocrine/1:rh_negative", "blood.rh_negative",
     [worded("rh_d", "negative")], WOMAN),
    ("7.4", "ORPI 0.2, 0.3, 0.9", "fertility/1:orpi", "ovarian.orpi",
     [lab("amh", 2.1, 2), scan("follicle.count", 14.0, **AFC)], WOMAN),
    ("7.4", "Bologna AFC 7, AMH 1.1", "fertility/1:bologna_reserve", "ovarian.bologna",
     several(amh=1.0), WOMAN),
    ("7.4", "POSEIDON AFC 5, AMH 1.2, age 35", "fertility/1:poseidon", "ovarian.poseidon",
     several(amh=1.1), WOMAN),
]  # fmt: skip
NO_RULE = {
    "1.1 NP and IM": "no lower limits: high is the adverse direction",
    "1.3 counts, replicates": "no laboratory report states the counts of both replicates",
    "1.4 chambers, 1.8 CASA": "of pictures and films: the analyzers' own",
    "1.5 bands of Hamilton": "unverified, and other bands are in use",
    "6.3 rows of plausibility": "no rule: values beyond them are held (standards.lab)",
    "6.3 hCG rise, LH surge": "need two values of one series",
    "6.4 PC1 ratio 2": "supportive only and unverified: computed and not graded",
    "7.2 panel A, 7.3 panel B": "need a clinician's diagnoses, or coefficients to be loaded",
    "8, 9": "the form of reports and exports: no thresholds of values",
}


def _of(
    rule: str, findings: Sequence[JsonObject], about: Context, edition: str = "2021"
) -> Statement | None:
    found = [s for s in statements(findings, edition, about) if s.rule == rule]
    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize(("section", "threshold", "rule", "code", "findings", "about"), ROWS)
def test_a_threshold_has_a_rule(
    section: str, threshold: str, rule: str, code: str, findings: Sequence[JsonObject],
    about: Context,
) -> None:  # fmt: skip
    found = _of(rule, findings, about)
    assert found is not None and found.code == code, (section, threshold)
    assert found.edition and found.citation and found.inputs
    assert f"{section} {threshold}" not in NO_RULE


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_values_that_do_not_count_say_nothing(
    row: tuple[str, str, str, str, Sequence[JsonObject], Context],
) -> None:
    _, _, rule, code, findings, about = row
    nothing = (None, "not_computable", "semen.not_said")
    for more in ({"held": "struck_out"}, {"status": "preliminary"}):
        found = _of(rule, [{**f, **more} for f in findings], about)
        is_scan = "status" in more and any(not str(f["code"]).startswith("lab.") for f in findings)
        assert is_scan or (found.code if found else None) in nothing
        assert found is None or is_scan or found.missing
    superseded = [{**f, "superseded": True} for f in findings]
    assert _of(rule, superseded, about) is None
    assert code == "not_computable" or _of(rule, [], about) is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_a_confidence_changes_nothing(
    row: tuple[str, str, str, str, Sequence[JsonObject], Context],
) -> None:
    _, _, _, _, findings, about = row
    for edition in EDITIONS:
        plain = statements(findings, edition, about)
        for confidence in (None, 0.0, 0.5, 1.0):
            sure = [{**finding, "confidence": confidence} for finding in findings]
            assert statements(sure, edition, about) == plain

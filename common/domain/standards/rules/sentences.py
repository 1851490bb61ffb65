"""The sentences of the rules in English, and the words for what a rule lacks."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "semen.below_5th_centile": "{name}: {value} {unit} is below the 5th centile of the reference "
    "population ({limit} {unit}).",
    "semen.not_below_5th_centile": "{name}: {value} {unit} is not below the 5th centile of the "
    "reference population ({limit} {unit}).",
    "semen.terms": "Descriptive terms: {terms}.",
    "semen.no_sperm": "No spermatozoa observed. Azoospermia is said only after the centrifuged "
    "pellet was examined.",
    "semen.no_ejaculate": "The volume is stated as zero: aspermia, if no ejaculate was produced.",
    "semen.contradiction": "The stated values contradict each other ({what}); nothing is concluded "
    "from them.",
    "semen.outside_consensus": "{name}: {value} {unit} is outside the consensus limit "
    "({limit} {unit}).",
    "semen.within_consensus": "{name}: {value} {unit} is within the consensus limit "
    "({limit} {unit}).",
    "semen.progressive_total": "Total progressively motile sperm number, computed: {value} {unit}. "
    "There is no consensus limit.",
    "ovarian.amh_low": "AMH {value} {unit} is below {limit} {unit}: a low ovarian reserve marker. "
    "It predicts the number of oocytes and is a poor predictor of natural conception.",
    "ovarian.amh_not_low": "AMH {value} {unit} is not below {limit} {unit}.",
    "ovarian.fsh_high": "FSH {value} {unit} on cycle day 2 to 4 is above {limit} {unit}: elevated "
    "basal FSH.",
    "ovarian.fsh_not_high": "FSH {value} {unit} on cycle day 2 to 4 is not above {limit} {unit}.",
    "ovarian.estradiol_high": "Estradiol {value} {unit} on cycle day 2 to 4 is {limit} {unit} or "
    "more while FSH is not elevated: FSH may be suppressed; consider repeating.",
    "ovarian.discordant": "AMH and basal FSH point in different directions: they are not averaged.",
    "hormone.within_phase": "{name}: {value} {unit} is within the interval of this phase of the "
    "cycle ({limit} {unit}).",
    "hormone.below_phase": "{name}: {value} {unit} is below the interval of this phase of the "
    "cycle ({limit} {unit}).",
    "hormone.above_phase": "{name}: {value} {unit} is above the interval of this phase of the "
    "cycle ({limit} {unit}).",
    "hormone.lh_fsh_ratio": "LH/FSH ratio, computed: {value}. It is no diagnostic criterion.",
    "prolactin.above_range": "Prolactin is above the laboratory's own interval: consider a fasting "
    "morning repeat, medication, hCG and TSH; macroprolactin (PEG) before imaging.",
    "thyroid.tsh_above_range": "TSH is above the laboratory's own interval: read it together with "
    "free T4.",
    "metabolic.homa_ir": "HOMA-IR, computed: {value}. There is no universal cut-off.",
    "semen.centile": "{name}: {value} {unit} lies at {place} of the reference population (5th, "
    "10th, 25th, 50th, 75th, 90th, 95th centile: {limit} {unit}).",
    "semen.abstinence": "Abstinence of {value} days is outside {limit} days.",
    "banded": "{name}: {value} {unit} lies in the band {limit} {unit} (published bands: {bands}).",
    "ovarian.bologna": "A marker of the ovarian reserve is low by the Bologna criteria ({limit}).",
    "ovarian.poseidon": "POSEIDON group {value}, from age and the markers that are known.",
    "ovarian.orpi": "Ovarian response prediction index (AMH x AFC / age), computed: {value}. "
    "Steps of one centre: {bands}.",
    "androgen.fai": "Free androgen index, computed: {value}. There is no checked cut-off.",
    "male.y_deletion": "Sperm concentration {value} {unit} is not above {limit} {unit}: deletions "
    "of the Y chromosome are more frequent there (6.8 % in azoospermia, 1.0 % up to 1 million/mL).",
    "range.above": "{name} is above the laboratory's own interval.",
    "range.below": "{name} is below the laboratory's own interval.",
    "serology.detected": "{name}: {value}, read as detected. A clinician is to be told.",
    "serology.not_detected": "{name}: {value}, read as not detected.",
    "serology.indeterminate": "{name}: {value}, read as indeterminate.",
    "semen.alive_not_moving": "Motility is low while most spermatozoa are alive: consider "
    "defects of the flagellum.",
    "semen.dead_not_moving": "Motility and vitality are both low: consider necrozoospermia "
    "and its epididymal causes.",
    "semen.vitality_advised": "Progressive motility is below {limit} %: vitality tells dead "
    "from still spermatozoa, and is not stated.",
    "semen.repeat": "A value is below its limit: guidelines ask for a second analysis, at "
    "least one month apart, before anything is concluded.",
    "semen.hyperspermia": "The volume of {value} mL is above {limit} mL (hyperspermia by "
    "convention).",
    "semen.not_said": "Nothing is said of this.",
    "androgen.free_testosterone": "Free testosterone, calculated: {value} pmol/L, {share} % "
    "of the total; bioavailable {available} nmol/L.",
    "androgen.excess": "A marker of biochemical hyperandrogenism is above the laboratory's "
    "own interval ({terms}): consider other causes before anything is concluded.",
    "thyroid.tsh_above_4": "TSH {value} {unit} is above {limit} {unit}, and the report "
    "prints no interval: read it together with free T4.",
    "thyroid.tsh_with_antibodies": "TSH {value} {unit} lies within {limit} {unit} while "
    "anti-TPO is above the laboratory's own interval: to be discussed.",
    "thyroid.tsh_suppressed": "TSH {value} {unit} is below {limit} {unit}: read it together "
    "with free T4 and free T3.",
    "hormone.hypogonadotropic": "FSH, LH and {name} are all below the laboratory's own "
    "intervals: consistent with a hypogonadotropic pattern. Consider prolactin, pituitary, "
    "weight, exercise and medication.",
    "progesterone.evidenced": "Progesterone {value} {unit} in the middle of the luteal "
    "phase is above {limit} {unit}: consistent with ovulation.",
    "progesterone.not_evidenced": "Progesterone {value} {unit} in the middle of the luteal "
    "phase is not above {limit} {unit}: ovulation is not evidenced. Check the timing (7 "
    "days before the next menses).",
    "progesterone.trigger_rise": "Progesterone {value} {unit} on the day of the trigger is "
    "above {limit} {unit}: premature rise; review a fresh transfer.",
    "critical": "{name}: {value} {unit} is in the range ({limit} {unit}) of which a "
    "clinician is to be told.",
    "blood.rh_negative": "Rh D is negative: consider anti-D prophylaxis.",
    "male.karyotype": "{value} {unit} is below {limit} million/mL, or no spermatozoa were "
    "seen: guidelines suggest a karyotype.",
    "male.obstruction": "No spermatozoa seen, with a volume below {volume} mL and a pH "
    "below {ph}: consistent with an obstruction or an absent vas deferens. Consider "
    "fructose, FSH and CFTR.",
    "male.low_testosterone": "Testosterone {value} {unit} is below {limit} {unit}. Two "
    "morning samples count; exogenous testosterone is avoided where fertility is wanted.",
    "ovarian.polycystic": "Polycystic ovarian morphology by the criteria {limit} ({terms}), "
    "unless a cyst or a corpus luteum explains it.",
    "ovarian.not_polycystic": "No ovary meets the criteria of polycystic morphology ({limit}).",
    "ovarian.high_response": "{name} {value} {unit} is above {limit} {unit}: a high "
    "response and a higher risk of overstimulation are to be expected.",
    "ovarian.fsh_menopausal": "FSH {value} {unit} is above {limit} {unit}, a range as after "
    "the menopause: consider repeating it after four weeks.",
    "follicle.sizes": "Follicles ({name}): {terms}.",
    "semen.azoospermia": "No spermatozoa observed, not in the centrifuged pellet either: "
    "azoospermia in this sample. Two samples are advised.",
    "semen.cryptozoospermia": "No spermatozoa in the fresh preparation and some in the "
    "centrifuged pellet: cryptozoospermia.",
    "semen.motile_total": "Total motile sperm number, computed from total motility: {value} "
    "{unit}, in the band {limit} (bands: {bands}). There is no consensus limit.",
    "semen.motile_total_printed": "Total motile sperm number, as printed: {value} {unit}, in "
    "the band {limit} (bands: {bands}). There is no consensus limit.",
    "semen.normal_motile": "Total number of normal, progressively motile sperm, an estimate "
    "that takes form and motility for independent: {value} {unit}.",
    "semen.duct_signal": "Volume, pH and fructose are all low (below {volume} mL, {ph} and "
    "{fructose} \u00b5mol): consider the seminal vesicles and the ejaculatory ducts.",
    "semen.duct_open": "Two of volume, pH and fructose are low (limits {volume} mL, {ph} and "
    "{fructose} \u00b5mol): the third would tell whether to consider the seminal vesicles.",
    "semen.late": "{value} minutes lie between collection and analysis, more than {limit}: "
    "motility may have fallen.",
    "semen.defect_index": "{name}: {value} is in the range that the literature calls notable "
    "({limit}). The WHO manual gives no limit.",
    "endometrium.thick": "The endometrium of {value} mm is thicker than {limit} mm: to be "
    "reviewed.",
    "ovarian.discordant_count": "The antral follicle count and AMH or basal FSH point in "
    "different directions: they are not averaged.",
    "androgen.fai_high": "Free androgen index {value} is above {limit}: a marker of biochemical "
    "hyperandrogenism; consider other causes before anything is concluded.",
    "library.within": "{name}: {value} {unit} is within a usual interval ({limit} {unit}); the "
    "report prints none.",
    "library.below": "{name}: {value} {unit} is below a usual interval ({limit} {unit}); the "
    "report prints none.",
    "library.above": "{name}: {value} {unit} is above a usual interval ({limit} {unit}); the "
    "report prints none.",
    "inhibin.low": "Inhibin B {value} {unit} is below {limit} {unit}: consistent with a low "
    "spermatogenesis.",
    "ohp17.not_raised": "17-Hydroxyprogesterone {value} {unit} is below {limit} {unit}.",
    "ohp17.raised": "17-Hydroxyprogesterone {value} {unit} is {limit} {unit} or more: consider "
    "repeating it, and an ACTH test.",
    "ohp17.high": "17-Hydroxyprogesterone {value} {unit} is {limit} {unit} or more: in the range "
    "of congenital adrenal hyperplasia, to be considered.",
    "hcg.below": "{name}: {value} {unit} is below {limit} {unit}, the limit without a pregnancy.",
    "hcg.not_below": "{name}: {value} {unit} is {limit} {unit} or more, the limit without a "
    "pregnancy: to be read with what is known of one.",
    "serology.immune": "{name}: {value} {unit} is {limit} {unit} or more, read as immune.",
    "serology.not_immune": "{name}: {value} {unit} is below {limit} {unit}, not read as immune.",
    "serology.counts_until": "This screening was taken on {value}. How long it counts differs by "
    "jurisdiction: to {first} where {short} months are asked for, to {last} where {long} are.",
    "serology.no_day": "How long this screening counts cannot be said.",
    "genetics.karyotype": "Karyotype {value}: {count} chromosomes, sex chromosomes {sex}.",
    "genetics.line": "Karyotype, line {number} of {lines}: {value}, {count} chromosomes, sex "
    "chromosomes {sex}.",
    "genetics.structure": "Karyotype, structural notation as it stands: {terms}.",
    "genetics.review": "The karyotype and the sex that the document states are to be reviewed "
    "by a clinician, in private.",
    "genetics.detected": "{name}: {value}, read as detected.",
    "genetics.not_detected": "{name}: {value}, read as not detected.",
    "genetics.indeterminate": "{name}: {value}, read as indeterminate.",
    "not_computable": "{name}: no statement.",
}
MISSING: Mapping[str, str] = {
    "cycle_day": "day of the cycle",
    "cycle_phase": "phase of the cycle",
    "afc": "antral follicle count",
    "pellet": "examination of the centrifuged pellet",
    "reference_range": "reference interval of the laboratory",
    "comparison": "comparison of the corrected value with the printed interval",
    "exact_value": "a value instead of a bound",
    "held": "a person's check of the value",
    "unit": "a unit",
    "several": "which of several values counts",
    "not_final": "the final result",
    "no_number": "a number",
    "both_ovaries": "the count of both ovaries",
    "age": "age on the day of the sample",
    "oocytes": "number of oocytes of a stimulation",
    "known_word": "a wording that is known",
    "testes": "volume of the testes",
    "second_morning_sample": "a second morning sample",
    "menarche": "years since the first menses",
    "ovary_volume": "volume of both ovaries",
    "second_sample": "a second sample",
    "sex": "sex",
    "follicular_sample": "a sample of the follicular phase",
    "collection_day": "the day on which it was taken",
    "treatment_day": "the day of the donation or the treatment",
    "scan_timing": "whether it was the day of the trigger, of progesterone or of LH",
    "iscn": "a karyotype in the ISCN notation",
    "cyst": "whether a cyst or a corpus luteum explains it",
}
# What rules put into a sentence's values, other than numbers and the names of analytes.
WORDS: tuple[str, ...] = (
    "left",
    "right",
    "oligozoospermia",
    "asthenozoospermia",
    "teratozoospermia",
    "oligoasthenozoospermia",
    "oligoteratozoospermia",
    "asthenoteratozoospermia",
    "oligoasthenoteratozoospermia",
    "normozoospermia",
    "hypospermia",
    "leukospermia",
    "haemospermia",
    "total number",
    "concentration",
    "total motility below the 5th centile",
    "a share outside 0 to 100 %",
    "rapid, slow and progressive motility",
    "progressive and total motility",
    "motile and immotile share",
    "motility and vitality",
    "volume, concentration and total number",
    "fresh preparation and centrifuged pellet",
    "Descriptive terms",
    "Polycystic ovarian morphology",
    "Free testosterone, calculated",
    "Non-obstructive pattern",
    "discordant",
    "Antral follicle count",
    "Total progressively motile sperm number",
    "Total motile sperm count",
    "Spermatozoa total number",
    "Spermatozoa progressive",
    "Spermatozoa motile",
)

"""What a rule says: a coded sentence with rule, edition, citation, inputs and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from common.domain.model import JsonObject
from common.domain.standards import lab
from common.domain.standards.rules.inputs import Known

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
    "cyst": "whether a cyst or a corpus luteum explains it",
}


UNVERIFIED = "Not checked at its source: for the clinic to confirm."


def filled(template: str, values: Mapping[str, str]) -> str:
    """A sentence with its values; a value without a unit leaves no gap. KeyError."""
    return template.format_map(values).replace("  ", " ").replace(" )", ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement. `missing` holds keys of MISSING and slugs of analytes.

    differs : `told` of the other edition, where it says something else
    established : whether its numbers were checked at their source
    """

    code: str
    rule: str
    edition: str
    citation: str
    values: Mapping[str, str] = field(default_factory=dict)
    inputs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    differs: JsonObject | None = None
    established: bool = True

    @property
    def sentence(self) -> str:
        """It in English, with what is missing."""
        said = filled(SENTENCES[self.code], self.values)
        missing = ", ".join(missing_word(key) for key in self.missing)
        said = f"{said} Missing: {missing}." if missing else said
        return said if self.established else f"{said} {UNVERIFIED}"

    @property
    def told(self) -> JsonObject:
        """What it says, without where it comes from."""
        return {
            "edition": self.edition,
            "code": self.code,
            "statement": self.sentence,
            "values": dict(self.values),
            "missing": [{"key": key, "name": missing_word(key)} for key in self.missing],
        }


_OTHER_NAMES = {
    "afc": "Antral follicle count",
    "endometrium": "Endometrial thickness",
    "progressive_total": "Total progressively motile sperm number",
}


def stated(
    pack: str, code: str, rule: str, edition: str, citation: str, *inputs: Known
) -> Statement:
    """What a rule of a pack says of these values; words and gaps are added by `replace`."""
    return Statement(
        code=code,
        rule=f"{pack}:{rule}",
        edition=edition,
        citation=citation,
        inputs=tuple(dict.fromkeys(i for value in inputs for i in value.ids)),
    )


def name_of(slug: str) -> str:
    """What an analyte, or another measure that rules use, is called."""
    return _OTHER_NAMES.get(slug) or lab.analytes()[slug].name


def missing_word(key: str) -> str:
    """What is missing, in English words."""
    return MISSING.get(key) or name_of(key)


def to_json(statements: Sequence[Statement]) -> list[JsonObject]:
    """The statements as an analysis carries them."""
    return [
        {
            "id": f"i{i}",
            **s.told,
            "rule": s.rule,
            "citation": s.citation,
            "inputs": list(s.inputs),
            "differs": s.differs,
            "established": s.established,
        }
        for i, s in enumerate(statements, start=1)
    ]

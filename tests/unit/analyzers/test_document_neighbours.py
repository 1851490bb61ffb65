"""Names of a Belgian laboratory's catalogue: each is its analyte, and its neighbours stay apart."""

import pytest

from common.analyzers.document.matching import match

NEIGHBOURS = [
    ("IgE totaal", "kU/L", "blood", "ige"),
    ("Gerst F6", "kU/L", "blood", "ige_f6"),
    ("f13 Pinda", "kU/L", "blood", "ige_f13"),
    ("Pinda IgE", None, "blood", "ige_f13"),
    ("Pinda F6", "kU/L", "blood", None),  # F6 is barley.
    ("Tarwe", "kU/L", "blood", "ige_f4"),
    ("Tarwe", "mg/L", "blood", None),  # IgG against food.
    ("Tarwe", None, "blood", None),
    ("Eiwit", "kU/L", "blood", "ige_f1"),  # Egg white,
    ("Eiwit", "g/L", "blood", "total_protein"),  # or protein.
    ("Eiwit", "g/L", "urine", "protein_urine"),
    ("Eiwit", "mg/g creat.", "urine", "protein_creatinine"),
    ("Gisten", None, "swab", None),
    ("T3", "nmol/L", "blood", "t3"),
    ("vrij T3", "pmol/L", "blood", "ft3"),
    ("T3", "kU/L", "blood", "ige_t3"),
    ("Xxx t3", "nmol/L", "blood", None),
    ("T4", "nmol/L", "blood", "t4"),
    ("rT3", "ng/mL", "blood", "rt3"),
    ("Anti-TPO", "kIU/L", "blood", "anti_tpo"),
    ("Anti-Tg", "IU/mL", "blood", "anti_tg"),
    ("Thyroglobuline", "µg/L", "blood", "thyroglobulin"),
    ("TSH-receptor antistoffen", "IU/L", "blood", "trab"),
    ("PSA", "µg/L", "blood", "psa"),
    ("Vrij PSA", "µg/L", "blood", "psa_free"),
    ("Vrij/totaal PSA", "%", "blood", "psa_ratio"),
    ("Proteïne S", "%", "blood", "protein_s"),
    ("Vrij proteïne S", "%", "blood", "protein_s_free"),
    ("Proteïne C", "%", "blood", "protein_c"),
    ("Factor V", "%", "blood", "factor_v"),
    ("Factor V Leiden", None, "blood", "fvl"),
    ("Factor VIII", "%", "blood", "factor_viii"),
    ("CMV IgG", "AU/mL", "blood", "cmv_igg"),
    ("CMV IgM", "AU/mL", "blood", "cmv_igm"),
    ("CMV DNA", "IU/mL", "blood", "cmv_dna"),
    ("Toxoplasma IgA", None, "blood", "toxo_iga"),
    ("EBV VCA IgG", "U/mL", "blood", "ebv_vca_igg"),
    ("EBV EBNA IgG", "U/mL", "blood", "ebv_ebna_igg"),
    ("HSV-1 IgG", None, "blood", "hsv1_igg"),
    ("HSV-2 IgG", None, "blood", "hsv2_igg"),
    ("Anti-transglutaminase IgA", "U/mL", "blood", "anti_ttg_iga"),
    ("Anti-transglutaminase IgG", "U/mL", "blood", "anti_ttg_igg"),
    ("IgG1", "g/L", "blood", "igg1"),
    ("Hemoglobine A2", "%", "blood", "hba2"),
    ("Hemoglobine A1c", "%", "blood", "hba1c"),
    ("CRP", "mg/L", "blood", "crp"),
    ("hs-CRP", "mg/L", "blood", "crp_hs"),
    ("Bilirubine direct", "mg/dL", "blood", "bilirubin_direct"),
    ("Bilirubine totaal", "mg/dL", "blood", "bilirubin_total"),
    ("Calcium", "mmol/L", "blood", "calcium"),
    ("Geïoniseerd calcium", "mmol/L", "blood", "calcium_ionised"),
    ("Calcium", "mmol/L", "urine", "calcium_urine"),
    ("Calcium", "mmol/24u", "urine", "calcium_24h"),
    ("Creatinine", "mg/dL", "urine", "creatinine_urine"),
    ("Albumine", "mg/L", "urine", "microalbumin_urine"),
    ("Albumine", "mg/g creat.", "urine", "albumin_creatinine"),
    ("Glucose", "mg/dL", "pleural", "glucose_pleural"),
    ("30' na 75g glucose", "mg/dL", "blood", "glucose_ogtt_30"),
    ("30' na 75g glucose", "pmol/L", "blood", "insulin_ogtt_30"),
    ("Cortisol", "µg/L", "urine", "cortisol_urine"),
    ("Cortisol", "µg/24u", "urine", "cortisol_urine_24h"),
    ("Vrije kappa ketens", "mg/L", "blood", "kappa_free"),
    ("Kappa", None, "blood", None),
    ("Vitamine B12", "ng/L", "blood", "vitamin_b12"),
    ("Actief vitamine B12", "pmol/L", "blood", "vitamin_b12_active"),
    ("1,25-dihydroxyvitamine D", "ng/L", "blood", "vitamin_d_active"),
    ("25-OH-vitamine D", "µg/L", "blood", "vitamin_d"),
    ("Foliumzuur erytrocyten", "µg/L", "blood", "folate_rbc"),
    ("Gentamicine dal", "mg/L", "blood", "gentamicin_trough"),
    ("Gentamicine piek", "mg/L", "blood", "gentamicin_peak"),
    ("Ratio (heparinetherapie)", None, "blood", "aptt_ratio"),
    ("aPTT", "sec", "blood", "aptt"),
    ("Vrij beta-hCG", "ng/mL", "blood", "free_beta_hcg"),
    ("beta-hCG", "mIU/mL", "blood", "beta_hcg"),
    ("ANCA MPO ELIA", "IU/mL", "blood", "anti_mpo"),
    ("ANCA Prot3 ELIA", "IU/mL", "blood", "anti_pr3"),
    ("Adenovirus", None, "stool", "adenovirus_stool"),
    ("Adenovirus", None, "blood", None),
]


@pytest.mark.parametrize(("name", "unit", "specimen", "slug"), NEIGHBOURS)
def test_a_printed_name_is_its_analyte_and_none_of_its_neighbours(
    name: str, unit: str | None, specimen: str, slug: str | None
) -> None:
    found = match(name, unit, specimen).analyte
    assert (found.slug if found else None) == slug

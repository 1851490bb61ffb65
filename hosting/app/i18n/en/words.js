/** The clinic's words for study types, finding codes, categories and units. */
export const modalities = {
  sperm_cell_image: "Sperm morphology",
  sperm_field_image: "Sperm field",
  sperm_video: "Sperm motility",
  oocyte_image: "Oocyte",
  embryo_image: "Embryo",
  ovary_ultrasound: "Ovary ultrasound",
  hysteroscopy_image: "Hysteroscopy",
  document: "Document",
  fruit_image: "Fruit",
};

export const findings = {
  "sperm.normal": "Whole cell",
  "sperm.head_normal": "Head",
  "sperm.acrosome_normal": "Acrosome",
  "sperm.vacuole_normal": "Vacuoles",
  "sperm.tail_normal": "Tail",
  "sperm.is_sperm": "Is a sperm",
  "sperm.head_shape": "Head shape",
  "sperm.head_length": "Head length",
  "sperm.head_width": "Head width",
  "sperm.head_area": "Head area",
  "sperm.head_perimeter": "Head perimeter",
  "sperm.head_elongation": "Head elongation",
  "sperm.head_outline": "Head outline",
  "sperm.count": "Sperm counted",
  "sperm.concentration_million_per_ml": "Concentration",
  "sperm.cell": "Cell",
  "who_semen.rapid_progressive": "Rapidly progressive",
  "who_semen.slow_progressive": "Slowly progressive",
  "who_semen.non_progressive": "Non-progressive",
  "who_semen.immotile": "Immotile",
  "oocyte.diameter": "Diameter",
  "oocyte.zona_thickness": "Zona thickness",
  "oocyte.perivitelline": "Perivitelline space",
  "oocyte.polar_body_visible": "Polar body visible",
  "oocyte.maturity": "Maturity",
  "embryo.outline": "Outline",
  "embryo.diameter": "Diameter",
  "embryo.zona_thickness": "Zona thickness",
  "embryo.quality_good": "Good quality",
  "embryo.stage": "Stage",
  "embryo.cell_count": "Cells",
  "gardner.expansion": "Expansion (Gardner)",
  "gardner.icm": "Inner cell mass (Gardner)",
  "gardner.te": "Trophectoderm (Gardner)",
  "follicle.count": "Follicles",
  "follicle.follicle": "Follicle",
  "ovary.lesion": "Lesion",
  "ovary.lesion_class": "Lesion class",
  "uterus.polyp": "Polyp",
  "uterus.lumen_outline": "Uterine lumen",
  "uterus.cervix_outline": "Cervix",
  "document.type": "Kind of document",
  "identity.name": "Name",
  "identity.birth_date": "Date of birth",
  "identity.sex": "Sex",
  "identity.number": "Number",
  "fruit.kind": "Kind",
  "fruit.item": "Fruit",
};

export const categories = {
  hormone_panel: "Hormone panel",
  semen_analysis: "Semen analysis",
  serology: "Serology",
  genetics: "Genetics",
  general_laboratory: "General laboratory",
  ultrasound_report: "Ultrasound report",
  operative_report: "Operative report",
  prescription: "Prescription",
  letter: "Letter",
  other: "Other",
  gv: "GV",
  mi: "MI",
  mii: "MII",
};

/** Units whose written form does not follow from UCUM's by rule. */
export const units = { "1": "", "10*6/mL": "M/mL", "{pixel}": "px", "{pixel}2": "px²", px2: "px²", um2: "µm²", Cel: "°C" };

export const roles = {
  viewer: "Viewer",
  technician: "Technician",
  clinician: "Clinician",
  admin: "Administrator",
  integrator: "Integrator",
};

export const qualityFlags = {
  reduced: "Analysed at reduced size",
  low_count: "Fewer than 200 sperm counted: uncertain",
  dilution_not_stated: "No dilution given: the concentration is that of the fluid in the chamber",
  outline_support: "Support of the outline",
  clean_background: "Plain background",
  over_exposed: "Overexposed",
  under_exposed: "Underexposed",
};

/** What the account says was done. */
export const actions = {
  read: "Read",
  created: "Made",
  corrected: "Corrected",
  signed: "Signed",
  amended: "Amendment opened",
  exported: "Exported",
  searched: "Searched",
  found: "Found again",
  refused: "Refused",
  released: "Released",
  reprocessed: "Reprocessed",
  replayed: "Replayed",
  discarded: "Discarded",
  rotated: "Rolled",
  revoked: "Revoked",
  verified: "Verified",
};

/** To what. */
export const kinds = {
  patient: "Patient",
  upload: "File",
  analysis: "Result",
  report: "Report",
  api_key: "API key",
  dead_letter: "Dead letter",
  audit: "Audit log",
  pipeline: "Pipeline",
  route: "Address",
};

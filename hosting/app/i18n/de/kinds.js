/** German. The clinic's words for study types and roles. */
export const modalities = {
  sperm_cell_image: "Spermienmorphologie",
  sperm_field_image: "Spermienfeld",
  sperm_video: "Spermienmotilität",
  oocyte_image: "Eizelle",
  embryo_image: "Embryo",
  ovary_ultrasound: "Ultraschall der Eierstöcke",
  hysteroscopy_image: "Hysteroskopie",
  document: "Dokument",
  fruit_image: "Obst",
};

export const roles = {
  viewer: "Lesend",
  technician: "Labor",
  clinician: "Arzt oder Ärztin",
  admin: "Verwaltung",
  integrator: "Schnittstelle",
};

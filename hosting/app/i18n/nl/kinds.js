/** Dutch. The clinic's words for study types and roles. */
export const modalities = {
  sperm_cell_image: "Spermamorfologie",
  sperm_field_image: "Spermaveld",
  sperm_video: "Spermamotiliteit",
  oocyte_image: "Eicel",
  embryo_image: "Embryo",
  ovary_ultrasound: "Echo van de eierstokken",
  hysteroscopy_image: "Hysteroscopie",
  document: "Document",
  fruit_image: "Fruit",
};

export const roles = {
  viewer: "Lezer",
  technician: "Laboratorium",
  clinician: "Arts",
  admin: "Beheer",
  integrator: "Koppeling",
};

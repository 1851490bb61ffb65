/** The clinic's words for study types and roles. */
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

export const roles = {
  viewer: "Viewer",
  technician: "Technician",
  clinician: "Clinician",
  admin: "Administrator",
  integrator: "Integrator",
};

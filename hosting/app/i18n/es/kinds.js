/** Spanish. The clinic's words for study types and roles. */
export const modalities = {
  sperm_cell_image: "Morfología espermática",
  sperm_field_image: "Campo de espermatozoides",
  sperm_video: "Motilidad espermática",
  oocyte_image: "Ovocito",
  embryo_image: "Embrión",
  ovary_ultrasound: "Ecografía de ovario",
  hysteroscopy_image: "Histeroscopia",
  document: "Documento",
  fruit_image: "Fruta",
};

export const roles = {
  viewer: "Lectura",
  technician: "Personal técnico",
  clinician: "Personal clínico",
  admin: "Administración",
  integrator: "Integración",
};

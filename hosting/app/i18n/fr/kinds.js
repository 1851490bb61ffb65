/** French. The clinic's words for study types and roles. */
export const modalities = {
  sperm_cell_image: "Morphologie du sperme",
  sperm_field_image: "Champ de spermatozoïdes",
  sperm_video: "Motilité du sperme",
  oocyte_image: "Ovocyte",
  embryo_image: "Embryon",
  ovary_ultrasound: "Échographie ovarienne",
  hysteroscopy_image: "Hystéroscopie",
  document: "Document",
  fruit_image: "Fruit",
};

export const roles = {
  viewer: "Lecture",
  technician: "Personnel technique",
  clinician: "Personnel médical",
  admin: "Administration",
  integrator: "Intégration",
};

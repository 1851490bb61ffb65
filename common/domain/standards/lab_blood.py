"""Analytes: haematology, coagulation, immunology; `lab_table` explains a line."""

TABLE = """\
erythrocytes|Erythrocytes|haematology|-|10*6/uL 10*12/L|789-8|erythrocytes;red blood cells;
  red blood cell count;RBC;erytrocyten;rode bloedcellen;erythrozyten;érythrocytes;globules rouges;
  hématies;eritrocitos;hematíes
hemoglobin|Hemoglobin|haematology|-|g/dL mmol/L|718-7|hemoglobin;haemoglobin;Hb;Hgb;hemoglobine;
  hämoglobin;hémoglobine;hemoglobina
hematocrit|Hematocrit|haematology|-|% L/L|4544-3|hematocrit;haematocrit;Hct;Ht;PCV;hematocriet;
  hämatokrit;hématocrite;hematocrito
mcv|Mean corpuscular volume|haematology|-|fL|787-2|MCV;mean corpuscular volume;mean cell volume;
  VGM;VCM erythrocytes;volumen corpuscular medio
mch|Mean corpuscular hemoglobin|haematology|-|pg pg/{cell}|785-6 mass/{cell}=785-6|MCH;
  mean corpuscular hemoglobin;mean corpuscular haemoglobin;TCMH;CCMH masse;HCM
mchc|Mean corpuscular hemoglobin concentration|haematology|-|g/dL|786-4|MCHC;
  mean corpuscular hemoglobin concentration;mean corpuscular haemoglobin concentration;CCMH;CHCM
rdw|Erythrocyte distribution width|haematology|-|%|788-0|RDW;RDW-CV;red cell distribution width;
  erythrocyte distribution width;erytrocytendistributiebreedte;IDR;ADE
platelets|Platelets|haematology|-|10*3/uL 10*9/L|777-3|platelets;platelet count;PLT;thrombocytes;
  trombocyten;bloedplaatjes;thrombozyten;plaquettes;thrombocytes (plaquettes);plaquetas;
  thrombozytenzahl;numération plaquettaire;recuento de plaquetas
mpv|Mean platelet volume|haematology|-|fL|32623-1|MPV;mean platelet volume;
  gemiddeld plaatjesvolume;VMP
leukocytes|Leukocytes|haematology|-|10*3/uL /uL 10*9/L|6690-2|leukocytes;leucocytes;leukocyte count;
  leucocyte count;total leukocyte count;total leucocyte count;
  white blood cells;white blood cell count;WBC;leukocyten;leucocyten;witte bloedcellen;leukozyten;
  globules blancs;leucocitos;white cell count;WCC;leukozytenzahl;leucocitos totales
neutrophils_percent|Neutrophils/100 leukocytes|haematology|-|%|26511-6|neutrophils;neutrophils %;
  neutrofielen;neutrofiele granulocyten;neutrofiele segmenten;neutrophile;
  neutrophile granulozyten;neutrophiles;polynucléaires neutrophiles;neutrófilos
eosinophils_percent|Eosinophils/100 leukocytes|haematology|-|%|26450-7|eosinophils;eosinofielen;
  eosinofiele granulocyten;eosinophile;éosinophiles;polynucléaires éosinophiles;eosinófilos
basophils_percent|Basophils/100 leukocytes|haematology|-|%|30180-4|basophils;basofielen;
  basofiele granulocyten;basophile;basophiles;polynucléaires basophiles;basófilos
lymphocytes_percent|Lymphocytes/100 leukocytes|haematology|-|%|26478-8|lymphocytes;lymfocyten;
  lymphozyten;linfocitos
monocytes_percent|Monocytes/100 leukocytes|haematology|-|%|26485-3|monocytes;monocyten;monozyten;
  monocitos
immature_granulocytes_percent|Immature granulocytes/100 leukocytes|haematology|-|%|71695-1|
  immature granulocytes;immature granulocyten;immature granulocyten %;unreife granulozyten
neutrophils|Neutrophils|haematology|-|/uL 10*9/L 10*3/uL|26499-4|@neutrophils_percent;ANC;
  absolute neutrophils
eosinophils|Eosinophils|haematology|-|/uL 10*9/L 10*3/uL|26449-9|@eosinophils_percent
basophils|Basophils|haematology|-|/uL 10*9/L 10*3/uL|26444-0|@basophils_percent
lymphocytes|Lymphocytes|haematology|-|/uL 10*9/L 10*3/uL|26474-7|@lymphocytes_percent
monocytes|Monocytes|haematology|-|/uL 10*9/L 10*3/uL|26484-6|@monocytes_percent
immature_granulocytes|Immature granulocytes|haematology|-|/uL 10*9/L|53115-2|
  immature granulocytes;immature granulocyten;unreife granulozyten
normoblasts_ratio|Erythrocytes nucleated / 100 leukocytes|haematology|-|/100{WBC}|58413-6|
  normoblasten;normoblasts;nucleated red blood cells;NRBC;erythroblasten;érythroblastes;
  eritroblastos
normoblasts|Erythrocytes nucleated|haematology|-|/uL 10*9/L|771-6|@normoblasts_ratio
reticulocytes_percent|Reticulocytes/100 erythrocytes|haematology|-|%|17849-1|reticulocytes;
  reticulocyten;retikulozyten;réticulocytes;reticulocitos
esr|Erythrocyte sedimentation rate|haematology|-|mm/h|4537-7|ESR;erythrocyte sedimentation rate;
  sedimentatie;bezinking;BSE;BSG;vitesse de sédimentation;VS;VSG
inr|INR|coagulation|-|{INR}|6301-6|INR
pt_percent|Prothrombin activity|coagulation|-|%|5894-1|PT;PT (Quick);Quick;prothrombine;
  taux de prothrombine;TP;tiempo de protrombina
pt|Prothrombin time|coagulation|-|s|5902-2|PT;prothrombin time;prothrombinetijd;thromboplastinzeit
aptt|Activated partial thromboplastin time|coagulation|-|s|53570-8|aPTT;APTT;PTT;
  activated partial thromboplastin time;TCA;TTPA
fibrinogen|Fibrinogen|coagulation|-|mg/dL g/L|3255-7|fibrinogen;fibrinogeen;fibrinogène;
  fibrinógeno
ddimer|Fibrin D-dimer|coagulation|-|ng/mL ug/mL mg/L|48058-2|D-dimer;D-dimeer;D-dimere;D-dimères;
  dímero D
iga|IgA|immunology|-|g/L mg/dL|2458-8|IgA;immunoglobulin A;immunoglobuline A
igg|IgG|immunology|-|g/L mg/dL|2465-3|IgG;immunoglobulin G;immunoglobuline G
igm|IgM|immunology|-|g/L mg/dL|2472-9|IgM;immunoglobulin M;immunoglobuline M
rheumatoid_factor|Rheumatoid factor|immunology|-|[IU]/mL|11572-5|rheumatoid factor;reumafactor;
  rheumafaktor;facteur rhumatoïde;factor reumatoide
ana|Antinuclear Ab|immunology|-|{titer}|8061-4|ANA;antinucleaire AL;antinucleaire AL (IIF);
  antinuclear antibodies;antinuclear antibody;antinukleäre antikörper;anticorps antinucléaires;
  anticuerpos antinucleares
anti_ena|Extractable nuclear Ab|immunology|-||63391-7|anti-ENA screening;anti-ENA;ENA screening
anti_dna|DNA double strand Ab|immunology|-|[IU]/mL|32677-7|anti-DNA;anti-DNA (ELIA);anti-dsDNA
anti_cardiolipin_igg|Cardiolipin IgG|immunology|-|U/mL|3181-5|anti-cardiolipin IgG;
  cardiolipin IgG;anticardiolipin IgG
"""

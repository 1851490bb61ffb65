"""Analytes: haematology, coagulation, immunology; `lab_table` explains a line."""

TABLE = """\
erythrocytes|Erythrocytes|haematology|-|10*6/uL 10*12/L|789-8|erythrocytes;red blood cells;
  red blood cell count;RBC;erytrocyten;rode bloedcellen;erythrozyten;érythrocytes;globules rouges;
  hématies;eritrocitos;hematíes;rode bloedcellen (RBC);erythrocyten;RBC telling
hemoglobin|Hemoglobin|haematology|-|g/dL mmol/L|718-7|hemoglobin;haemoglobin;Hb;Hgb;hemoglobine;
  hämoglobin;hémoglobine;hemoglobina;hemoglobine (Hb);hemoglobinegehalte
hematocrit|Hematocrit|haematology|-|% L/L|4544-3|hematocrit;haematocrit;Hct;Ht;PCV;hematocriet;
  hämatokrit;hématocrite;hematocrito;hematocriet (Hct)
mcv|Mean corpuscular volume|haematology|-|fL|787-2|MCV;mean corpuscular volume;mean cell volume;VGM;
  VCM erythrocytes;volumen corpuscular medio;gemiddeld celvolume;MCV gemiddeld celvolume
mch|Mean corpuscular hemoglobin|haematology|-|pg pg/{cell}|785-6 mass/{cell}=785-6|MCH;
  mean corpuscular hemoglobin;mean corpuscular haemoglobin;TCMH;CCMH masse;HCM
mchc|Mean corpuscular hemoglobin concentration|haematology|-|g/dL|786-4|MCHC;
  mean corpuscular hemoglobin concentration;mean corpuscular haemoglobin concentration;CCMH;CHCM
rdw|Erythrocyte distribution width|haematology|-|%|788-0|RDW;RDW-CV;red cell distribution width;
  erythrocyte distribution width;erytrocytendistributiebreedte;IDR;ADE;
  erytrocyten distributiebreedte;RDW (CV);spreiding rode bloedcellen;erytrocytenspreiding
platelets|Platelets|haematology|-|10*3/uL 10*9/L|777-3|platelets;platelet count;PLT;thrombocytes;
  trombocyten;bloedplaatjes;thrombozyten;plaquettes;thrombocytes (plaquettes);plaquetas;
  thrombozytenzahl;numération plaquettaire;recuento de plaquetas;thrombocyten;
  trombocyten (plaatjes);trombocytentelling;bloedplaatjes (trombocyten);recuento plaquetario
mpv|Platelet mean volume|haematology|-|fL|28542-9 ~32623-1|platelet mean volume;MPV;
  mean platelet volume;gemiddeld plaatjesvolume;VMP;MPV gemiddeld plaatjesvolume;
  gemiddeld trombocytenvolume
leukocytes|Leukocytes|haematology|-|10*3/uL /uL 10*9/L|6690-2|leukocytes;leucocytes;leukocyte count;
  leucocyte count;total leukocyte count;total leucocyte count;white blood cells;
  white blood cell count;WBC;leukocyten;leucocyten;witte bloedcellen;leukozyten;globules blancs;
  leucocitos;white cell count;WCC;leukozytenzahl;leucocitos totales;witte bloedcellen (WBC);
  leukocytentelling;leukocyten totaal
neutrophils_percent|Neutrophils (%)|haematology|-|%|26511-6 ~770-8|neutrophils/100 leukocytes;
  neutrophils;neutrophils %;neutrofielen;neutrofiele granulocyten;neutrofiele segmenten;neutrophile;
  neutrophile granulozyten;neutrophiles;polynucléaires neutrophiles;neutrófilos;neutrofielen %;
  neutrofiele granulocyten %;neutrophils (%);neutrofiele leukocyten;segmenten;
  neutrofiele polynucleairen
eosinophils_percent|Eosinophils (%)|haematology|-|%|26450-7 ~713-8|eosinophils/100 leukocytes;
  eosinophils;eosinofielen;eosinofiele granulocyten;eosinophile;éosinophiles;
  polynucléaires éosinophiles;eosinófilos;eosinofielen %;eosinofiele granulocyten %;eosinophils (%);
  eosinofiele leukocyten
basophils_percent|Basophils (%)|haematology|-|%|30180-4 ~706-2|basophils/100 leukocytes;basophils;
  basofielen;basofiele granulocyten;basophile;basophiles;polynucléaires basophiles;basófilos;
  basofielen %;basofiele granulocyten %;basophils (%);basofiele leukocyten
lymphocytes_percent|Lymphocytes (%)|haematology|-|%|26478-8 ~736-9|lymphocytes/100 leukocytes;
  lymphocytes;lymfocyten;lymphozyten;linfocitos;lymfocyten %;lymphocytes (%);lymphocyten;
  lymphocytes %
monocytes_percent|Monocytes (%)|haematology|-|%|26485-3 ~5905-5|monocytes/100 leukocytes;monocytes;
  monocyten;monozyten;monocitos;monocyten %;monocytes (%);monocytes %
immature_granulocytes_percent|Granulocytes immature (%)|haematology|-|%|38518-7 ~71695-1|
  immature granulocytes/100 leukocytes;immature granulocytes;immature granulocyten;
  immature granulocyten %;unreife granulozyten;IG %;onrijpe granulocyten;granulocyten immatuur %
neutrophils|Neutrophils|haematology|-|/uL 10*9/L 10*3/uL|26499-4 ~751-8|@neutrophils_percent;ANC;
  absolute neutrophils
eosinophils|Eosinophils|haematology|-|/uL 10*9/L 10*3/uL|26449-9 ~711-2|@eosinophils_percent
basophils|Basophils|haematology|-|/uL 10*9/L 10*3/uL|26444-0 ~704-7|@basophils_percent
lymphocytes|Lymphocytes|haematology|-|/uL 10*9/L 10*3/uL|26474-7 ~731-0|@lymphocytes_percent
monocytes|Monocytes|haematology|-|/uL 10*9/L 10*3/uL|26484-6 ~742-7|@monocytes_percent
immature_granulocytes|Granulocytes immature|haematology|-|/uL 10*9/L|51584-1 ~53115-2|
  immature granulocytes;immature granulocyten;unreife granulozyten;granulocyten immatuur;
  immature granulocyten (IG);IG
normoblasts_ratio|Erythrocytes nucleated / 100 leukocytes|haematology|-|/100{WBC}|58413-6|
  normoblasten;normoblasts;nucleated red blood cells;NRBC;erythroblasten;érythroblastes;
  eritroblastos;kernhoudende rode bloedcellen;kernhoudende erytrocyten;nucleated RBC;normoblasten %
normoblasts|Erythrocytes nucleated|haematology|-|/uL 10*9/L|771-6|@normoblasts_ratio
reticulocytes_percent|Reticulocytes/100 erythrocytes|haematology|-|%|17849-1|reticulocytes;
  reticulocyten;retikulozyten;réticulocytes;reticulocitos;reticulocyten %;reticulocytes %
esr|Erythrocyte sedimentation rate|haematology|-|mm/h|30341-2 ~4537-7|ESR;
  erythrocyte sedimentation rate;sedimentatie;bezinking;BSE;BSG;vitesse de sédimentation;VS;VSG;
  sedimentatiesnelheid;bezinkingssnelheid;sedimentatie 1u;sedimentatie (1u);sedimentatie 1 uur;
  velocidad de sedimentación;blutsenkung
inr|INR|coagulation|-|{INR}|6301-6|INR;INR (protrombinetijd);PT INR;PT-INR;INR PT
pt_percent|Prothrombin time (%)|coagulation|-|%|5894-1|PT;PT (Quick);Quick;prothrombine;
  taux de prothrombine;TP;tiempo de protrombina;PT %;protrombine;PT (%);protrombinetijd %;
  PT activiteit;prothrombinetijd %
pt|Prothrombin time|coagulation|-|s|5902-2|PT;prothrombin time;prothrombinetijd;thromboplastinzeit;
  protrombinetijd;PT sec;PT (sec);temps de Quick
aptt|Activated partial thromboplastin time|coagulation|-|s|53570-8|aPTT;APTT;PTT;
  activated partial thromboplastin time;TCA;TTPA;geactiveerde partiële tromboplastinetijd;
  aPTT (sec);geactiveerde partiële thromboplastinetijd;temps de céphaline activée;cefaline tijd
fibrinogen|Fibrinogen|coagulation|-|mg/dL g/L|3255-7|fibrinogen;fibrinogeen;fibrinogène;fibrinógeno
ddimer|Fibrin D-dimer|coagulation|-|ng/mL ug/mL mg/L|48058-2|D-dimer;D-dimeer;D-dimere;D-dimères;
  dímero D;D-dimeren;D-dimers;dimères D;dímeros D;D-dimeren (ELISA)
iga|IgA|immunology|-|g/L mg/dL|2458-8|IgA;immunoglobulin A;immunoglobuline A;IgA totaal;
  immunoglobulines A;immunoglobulina A
igg|IgG|immunology|-|g/L mg/dL|2465-3|IgG;immunoglobulin G;immunoglobuline G;IgG totaal;
  immunoglobulines G;immunoglobulina G
igm|IgM|immunology|-|g/L mg/dL|2472-9|IgM;immunoglobulin M;immunoglobuline M;IgM totaal;
  immunoglobulines M;immunoglobulina M
rheumatoid_factor|Rheumatoid factor|immunology|-|[IU]/mL|11572-5|rheumatoid factor;reumafactor;
  rheumafaktor;facteur rhumatoïde;factor reumatoide;RF;reumafactoren;rheumafactor;reumatoïde factor;
  RA-test;reumafactor (RF);RA latex
ana|Antinuclear Ab|immunology|-|{titer}|8061-4|ANA;antinucleaire AL;antinucleaire AL (IIF);
  antinuclear antibodies;antinuclear antibody;antinukleäre antikörper;anticorps antinucléaires;
  anticuerpos antinucleares;ANF;antinucleaire antistoffen;antinucleaire factor;
  anti-nucleaire antistoffen;ANA (IIF);antinucleaire antilichamen;ANA screening
anti_ena|Extractable nuclear Ab|immunology|-||63391-7|anti-ENA screening;anti-ENA;ENA screening;
  anti-ENA screen;ENA screen;ENA antistoffen
anti_dna|DNA double strand Ab|immunology|-|[IU]/mL|32677-7|anti-DNA;anti-DNA (ELIA);anti-dsDNA;
  anti-dsDNA antistoffen;dsDNA antistoffen;anti-ds-DNA;dsDNA;anti-DNA antistoffen;anti-DNA (ds);
  double stranded DNA antistoffen;DNA antistoffen
anti_cardiolipin_igg|Cardiolipin IgG|immunology|-|U/mL|3181-5|anti-cardiolipin IgG;cardiolipin IgG;
  anticardiolipin IgG;cardiolipine IgG;anti-cardiolipine IgG;cardiolipin-IgG;anticardiolipine IgG
"""

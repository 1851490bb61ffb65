"""Analytes: general chemistry and urine; `lab_table` explains a line."""

TABLE = """\
sodium|Sodium|chemistry|-|mmol/L meq/L|2951-2|sodium;Na;natrium;sodio;natrium (Na)
potassium|Potassium|chemistry|-|mmol/L meq/L|6298-4|potassium;K;kalium;potasio;kalium (K)
chloride|Chloride|chemistry|-|mmol/L meq/L|2075-0|chloride;Cl;chlorid;chlorure;chlore;cloro;cloruro;
  chloor;chloriden;chlorides;chlorure (Cl);chloride (Cl)
bicarbonate|Bicarbonate|chemistry|-|mmol/L|1963-8|bicarbonate;bicarbonaat;HCO3;bikarbonat;
  bicarbonates;bicarbonato;bicarbonaat (HCO3);HCO3-;standaard HCO3;totaal bicarbonaat
calcium|Calcium|chemistry|-|mmol/L mg/dL|substance/volume=2000-8 mass/volume=17861-6|calcium;Ca;
  kalzium;calcio;calcium totaal;totaal calcium;calcium total;total calcium;gesamtcalcium
phosphate|Phosphate|chemistry|-|mmol/L mg/dL|substance/volume=14879-1 mass/volume=2777-1|phosphate;
  fosfaat;fosfor;phosphor;phosphorus;phosphat;phosphore;fósforo;fosfato;anorganisch fosfaat;
  fosfaat (anorganisch);anorganisch fosfor;fosfaten;inorganic phosphate
magnesium|Magnesium|chemistry|-|mmol/L mg/dL|substance/volume=2601-3 mass/volume=19123-9|magnesium;
  Mg;magnésium;magnesio
glucose|Glucose|chemistry|-|mg/dL mmol/L|2345-7 substance/volume=14749-6|glucose;glycemie;glucosa;
  glukose;glycémie;glucemia;glucose (random);glucose random;suiker;glucose willekeurig
creatinine|Creatinine|chemistry|-|mg/dL umol/L|2160-0 substance/volume=14682-9|creatinine;kreatinin;
  kreatinine;créatinine;creatinina
egfr|Glomerular filtration rate|chemistry|-|mL/min/{1.73_m2} mL/min|~62238-1 ~98979-8 ~33914-3|eGFR;
  GFR;eGFR (CKD-EPI);eGFR CKD-EPI;glomerulaire filtratie;DFG;GFR (CKD-EPI);eGFR (CKD-EPI 2021);
  eGFR (MDRD);MDRD;glomerular filtration rate;geschatte GFR;GFR geschat;CKD-EPI;eGFR (creatinine);
  glomerulaire filtratiesnelheid;DFG estimé;débit de filtration glomérulaire;DFG (CKD-EPI)
urea|Urea|chemistry|-|mg/dL mmol/L|mass/volume=3091-6 substance/volume=22664-7|urea;ureum;harnstoff;
  urée;ureum (urea);urea serum
uric_acid|Urate|chemistry|-|mg/dL umol/L|3084-1 substance/volume=14933-6|uric acid;urate;urinezuur;
  harnsäure;acide urique;ácido úrico;urinezuur (uraat);uraat
total_protein|Protein|chemistry|-|g/L g/dL|2885-2|total protein;protein total;totaal eiwit;
  eiwit totaal;gesamteiweiß;gesamtprotein;protéines totales;proteínas totales;totale eiwitten;
  proteïne totaal;eiwit;totaal proteïne;proteïnen totaal;totale proteïnen
albumin|Albumin|chemistry|-|g/L g/dL|2862-1|albumin;albumine;albúmina;albumine (serum);albumin serum
albumin_percent|Albumin/Protein total|chemistry|-|%|13980-8|albumin;albumine;albúmina
alpha1_globulin|Alpha 1 globulin|chemistry|-|g/L g/dL|2865-4|alfa-1-globulines;alpha-1-globulin;
  alpha 1 globulin;alpha-1 globulines;alfa 1 globulinas
alpha1_globulin_percent|Alpha 1 globulin/Protein total|chemistry|-|%|13978-2|@alpha1_globulin
alpha2_globulin|Alpha 2 globulin|chemistry|-|g/L g/dL|2868-8|alfa-2-globulines;alpha-2-globulin;
  alpha 2 globulin;alpha-2 globulines;alfa 2 globulinas
alpha2_globulin_percent|Alpha 2 globulin/Protein total|chemistry|-|%|13981-6|@alpha2_globulin
beta_globulin|Beta globulin|chemistry|-|g/L g/dL|2871-2|bèta-globulines;beta-globulines;
  beta globulin;beta-globulin;beta globulinas
beta_globulin_percent|Beta globulin/Protein total|chemistry|-|%|13982-4|@beta_globulin
gamma_globulin|Gamma globulin|chemistry|-|g/L g/dL|2874-6|gamma-globulines;gamma globulin;
  gamma-globulin;gamma globulinas
gamma_globulin_percent|Gamma globulin/Protein total|chemistry|-|%|13983-2|@gamma_globulin
alpha1_microglobulin_urine|Alpha 1 microglobulin|urine|urine|mg/L|46723-3|alfa 1-microglobuline;
  alpha 1 microglobulin;alpha-1-microglobuline
crp|C reactive protein|chemistry|-|mg/L mg/dL|1988-5|CRP;C-reactive protein;C reactive protein;
  C-reactief proteïne;C-reaktives Protein;protéine C réactive;proteína C reactiva;
  C-reactive protein (CRP);C-reactief proteïne (CRP);CRP (C-reactief proteïne)
iron|Iron|chemistry|-|ug/dL umol/L|2498-4 substance/volume=14798-3|iron;ijzer;eisen;fer sérique;
  hierro;serumijzer;ijzer (Fe);fer
ferritin|Ferritin|chemistry|-|ug/L ng/mL|2276-4|ferritin;ferritine;ferritina;ferritine (serum)
transferrin|Transferrin|chemistry|-|g/L mg/dL|3034-6|transferrin;transferrine;transferrina;
  transferrine (serum)
iron_saturation|Iron saturation|chemistry|-|%|2502-3|iron saturation;transferrin saturation;
  ijzersaturatie;transferrinesaturatie;transferrinsättigung;saturation de la transferrine;
  saturación de transferrina;transferrine saturatie;transferrineverzadiging;ijzerverzadiging;
  transferrine verzadiging;coefficient de saturation;transferrin saturation index
copper|Copper|chemistry|-|ug/dL umol/L|5631-7|copper;koper;kupfer;cuivre;cobre
zinc|Zinc|chemistry|-|ug/dL umol/L|5763-8|zinc;zink
vitamin_b12|Cobalamin|chemistry|-|pg/mL pmol/L|2132-9 substance/volume=14685-2|vitamin B12;
  vitamine B12;cobalamin;B12;vitamina B12;vitamine B12 (cobalamine);cobalamine
folate|Folate|chemistry|-|ng/mL nmol/L|2284-8 substance/volume=14732-2|folate;folic acid;foliumzuur;
  folsäure;acide folique;folates;ácido fólico;foliumzuur (serum);folaat;vitamine B9;
  foliumzuur serum;folate serum
cholesterol|Cholesterol|chemistry|-|mg/dL mmol/L|2093-3 substance/volume=14647-2|cholesterol;
  total cholesterol;cholesterol total;cholesterol totaal;cholesterin;gesamtcholesterin;cholestérol;
  cholestérol total;colesterol;colesterol total
hdl|Cholesterol in HDL|chemistry|-|mg/dL mmol/L|2085-9 substance/volume=14646-4|HDL;HDL cholesterol;
  HDL-cholesterol;cholesterol HDL;HDL-cholesterin;cholestérol HDL;colesterol HDL;HDL-chol
ldl|Cholesterol in LDL|chemistry|-|mg/dL mmol/L||LDL;LDL cholesterol;LDL-cholesterol;
  cholesterol LDL;LDL-cholesterin;cholestérol LDL;colesterol LDL;LDL cholesterol berekend;
  LDL-cholesterol berekend;LDL cholesterol calculated;LDL cholesterol direct;LDL-cholesterol direct;
  LDL (berekend);LDL-chol
triglycerides|Triglyceride|chemistry|-|mg/dL mmol/L|2571-8 substance/volume=14927-8|triglycerides;
  triglyceriden;triglyzeride;triglycérides;triglicéridos;triglyceriden (nuchter)
ast|Aspartate aminotransferase|chemistry|-|U/L|1920-8|AST;ASAT;GOT;AST (GOT);ASAT (GOT);SGOT;
  aspartate aminotransferase;aspartaat aminotransferase;aspartaataminotransferase;AST (ASAT);
  GOT (AST);GOT/AST;ASAT (AST);TGO;AST/GOT;SGOT (AST)
alt|Alanine aminotransferase|chemistry|-|U/L|1742-6|ALT;ALAT;GPT;ALT (GPT);ALAT (GPT);SGPT;
  alanine aminotransferase;alanine-aminotransferase;alanineaminotransferase;ALT (ALAT);GPT (ALT);
  GPT/ALT;ALAT (ALT);TGP;ALT/GPT;SGPT (ALT)
ggt|Gamma glutamyl transferase|chemistry|-|U/L|2324-2|GGT;gamma-GT;gamma GT;
  gamma glutamyl transferase;gamma-glutamyltransferase;gamma-glutamyl transferase;
  gamma glutamyltransferase;GGT (gamma-GT);gamma-glutamyltranspeptidase;gammaGT
alp|Alkaline phosphatase|chemistry|-|U/L|6768-6|ALP;alkaline phosphatase;alkalische fosfatase;
  alkalische phosphatase;phosphatase alcaline;phosphatases alcalines;fosfatasa alcalina;AF;AP;
  alkalische fosfatasen;alk. fosfatase;alkalische fosfatase (ALP);alk. phosphatase
ldh|Lactate dehydrogenase|chemistry|-|U/L|2532-0|LDH;lactate dehydrogenase;lactaatdehydrogenase;LD;
  lactaat dehydrogenase;LDH totaal;laktatdehydrogenase;lactate déshydrogénase;melkzuurdehydrogenase
ck|Creatine kinase|chemistry|-|U/L|2157-6|CK;CPK;creatine kinase;creatinekinase;
  creatine kinase (CK);CK totaal;creatinekinase (CK);total CK;créatine kinase;kreatinkinase;CK-NAC
bilirubin_total|Bilirubin total|chemistry|-|mg/dL umol/L|1975-2 substance/volume=14631-6|
  total bilirubin;bilirubin total;bilirubine totaal;totaal bilirubine;bilirubin gesamt;
  bilirubine totale;bilirrubina total
lipase|Lipase|chemistry|-|U/L|3040-3|lipase;lipasa;lipasen;pancreaslipase
amylase|Amylase|chemistry|-|U/L|1798-8|amylase;amilasa;amylase totaal;alfa-amylase;amylase total;
  total amylase;amylasen
psa|Prostate specific Ag|chemistry|-|ug/L ng/mL|2857-1|PSA;total PSA;prostate specific antigen;
  prostaat specifiek antigeen;prostataspezifisches antigen;antigène prostatique spécifique;
  antígeno prostático específico;PSA totaal;totaal PSA;PSA total;prostate specific antigen (PSA);
  prostaat specifiek antigeen (PSA);PSA gesamt;PSA totale
ca125|Cancer Ag 125|chemistry|-|[IU]/mL|10334-1|CA 125;CA-125;CA125;CA 125 II;cancer antigen 125;
  kankerantigeen 125;CA-125 II
digoxin|Digoxin|chemistry|-|ug/L nmol/L|10535-3|digoxin;digoxine;digoxina;digoxine (Lanoxin)
homocysteine|Homocysteine|chemistry|-|umol/L|13965-9|homocysteine;homocysteïne;homocystein;
  homocystéine;homocisteína;homocysteïne totaal;homocysteïne (nuchter)
lactate|Lactate|chemistry|-|mmol/L mg/dL|2524-7|lactate;lactaat;laktat;lactato;melkzuur;
  lactaat (plasma);lactic acid;acide lactique;milchsäure
blood_ph|pH of blood|chemistry|-|[pH]|2744-1|pH;pH bloed;bloed pH;pH arterieel
glucose_urine|Glucose (urine)|urine|urine|mg/dL mmol/L|2350-7|@glucose
creatinine_urine|Creatinine (urine)|urine|urine|g/L mg/dL mmol/L|2161-8|@creatinine
sodium_urine|Sodium (urine)|urine|urine|mmol/L|2955-3|@sodium
potassium_urine|Potassium (urine)|urine|urine|mmol/L|2828-2|@potassium
leukocytes_urine|Leukocytes (urine)|urine|urine|/uL|30405-5|@leukocytes;witte bloedcellen sediment;
  leukocyten sediment
erythrocytes_urine|Erythrocytes (urine)|urine|urine|/uL|30391-7|@erythrocytes;erytrocyten sediment
protein_urine|Protein (urine)|urine|urine|mg/dL g/L|2888-6|protein;proteins;eiwit;eiweiß;protéines;
  proteínas;proteïne;proteïnen;eiwitten;totaal eiwit;albuminurie;proteinuria;proteïnurie;proteinurie
osmolality_urine|Osmolality (urine)|urine|urine|mosm/kg|2695-5|osmolality;osmolaliteit;osmolalität;
  osmolalité;osmolalidad
osmolality|Osmolality|chemistry|-|mosm/kg|2692-2|@osmolality_urine;osmolaliteit serum;osmolariteit;
  osmolarity
glucose_csf|Glucose (cerebral spinal fluid)|chemistry|csf|mg/dL mmol/L|2342-4|@glucose
erythrocytes_csf|Erythrocytes (cerebral spinal fluid)|chemistry|csf|/uL|26458-0|@erythrocytes
glucose_ascites|Glucose (peritoneal fluid)|chemistry|ascites|mg/dL mmol/L||@glucose
glucose_pleural|Glucose (pleural fluid)|chemistry|pleural|mg/dL mmol/L||@glucose
glucose_pericardial|Glucose (pericardial fluid)|chemistry|pericardial|mg/dL mmol/L||@glucose
"""

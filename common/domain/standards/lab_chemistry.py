"""Analytes: general chemistry and urine; `lab_table` explains a line."""

TABLE = """\
sodium|Sodium|chemistry|-|mmol/L meq/L|2951-2|sodium;Na;natrium;sodio
potassium|Potassium|chemistry|-|mmol/L meq/L|6298-4|potassium;K;kalium;potasio
chloride|Chloride|chemistry|-|mmol/L meq/L|2075-0|chloride;Cl;chlorid;chlorure;chlore;cloro;
  cloruro
bicarbonate|Bicarbonate|chemistry|-|mmol/L|1963-8|bicarbonate;bicarbonaat;HCO3;bikarbonat;
  bicarbonates;bicarbonato
calcium|Calcium|chemistry|-|mmol/L mg/dL|substance/volume=2000-8 mass/volume=17861-6|calcium;Ca;
  kalzium;calcio
phosphate|Phosphate|chemistry|-|mmol/L mg/dL|substance/volume=14879-1 mass/volume=2777-1|
  phosphate;fosfaat;fosfor;phosphor;phosphorus;phosphat;phosphore;fósforo;fosfato
magnesium|Magnesium|chemistry|-|mmol/L mg/dL|substance/volume=2601-3 mass/volume=19123-9|
  magnesium;Mg;magnésium;magnesio
glucose|Glucose|chemistry|-|mg/dL mmol/L|2345-7 substance/volume=14749-6|glucose;glycemie;glucosa;
  glukose;glycémie;glucemia
creatinine|Creatinine|chemistry|-|mg/dL umol/L|2160-0 substance/volume=14682-9|creatinine;
  kreatinin;kreatinine;créatinine;creatinina
egfr|Glomerular filtration rate|chemistry|-|mL/min/{1.73_m2}|62238-1|eGFR;GFR;eGFR (CKD-EPI);
  eGFR CKD-EPI;glomerulaire filtratie;DFG
urea|Urea|chemistry|-|mg/dL mmol/L|mass/volume=3091-6 substance/volume=22664-7|urea;ureum;
  harnstoff;urée
uric_acid|Urate|chemistry|-|mg/dL umol/L|3084-1 substance/volume=14933-6|uric acid;urate;
  urinezuur;harnsäure;acide urique;ácido úrico
total_protein|Protein|chemistry|-|g/L g/dL|2885-2|total protein;protein total;totaal eiwit;
  eiwit totaal;gesamteiweiß;gesamtprotein;protéines totales;proteínas totales
albumin|Albumin|chemistry|-|g/L g/dL|2862-1|albumin;albumine;albúmina
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
  C-reactief proteïne;C-reaktives Protein;protéine C réactive;proteína C reactiva;hs-CRP
iron|Iron|chemistry|-|ug/dL umol/L|2498-4 substance/volume=14798-3|iron;ijzer;eisen;fer sérique;
  hierro
ferritin|Ferritin|chemistry|-|ug/L ng/mL|2276-4|ferritin;ferritine;ferritina
transferrin|Transferrin|chemistry|-|g/L mg/dL|3034-6|transferrin;transferrine;transferrina
iron_saturation|Iron saturation|chemistry|-|%|2502-3|iron saturation;transferrin saturation;
  ijzersaturatie;transferrinesaturatie;transferrinsättigung;saturation de la transferrine;
  saturación de transferrina
copper|Copper|chemistry|-|ug/dL umol/L|5631-7|copper;koper;kupfer;cuivre;cobre
zinc|Zinc|chemistry|-|ug/dL umol/L|5763-8|zinc;zink
vitamin_b12|Cobalamin|chemistry|-|pg/mL pmol/L|2132-9 substance/volume=14685-2|vitamin B12;
  vitamine B12;cobalamin;B12;vitamina B12
folate|Folate|chemistry|-|ng/mL nmol/L|2284-8 substance/volume=14732-2|folate;folic acid;
  foliumzuur;folsäure;acide folique;folates;ácido fólico
cholesterol|Cholesterol|chemistry|-|mg/dL mmol/L|2093-3 substance/volume=14647-2|cholesterol;
  total cholesterol;cholesterol total;cholesterol totaal;cholesterin;gesamtcholesterin;
  cholestérol;cholestérol total;colesterol;colesterol total
hdl|Cholesterol in HDL|chemistry|-|mg/dL mmol/L|2085-9 substance/volume=14646-4|HDL;
  HDL cholesterol;HDL-cholesterol;cholesterol HDL;HDL-cholesterin;cholestérol HDL;colesterol HDL
ldl|Cholesterol in LDL|chemistry|-|mg/dL mmol/L||LDL;LDL cholesterol;LDL-cholesterol;
  cholesterol LDL;LDL-cholesterin;cholestérol LDL;colesterol LDL
triglycerides|Triglyceride|chemistry|-|mg/dL mmol/L|2571-8 substance/volume=14927-8|triglycerides;
  triglyceriden;triglyzeride;triglycérides;triglicéridos
ast|Aspartate aminotransferase|chemistry|-|U/L|1920-8|AST;ASAT;GOT;AST (GOT);ASAT (GOT);SGOT;
  aspartate aminotransferase
alt|Alanine aminotransferase|chemistry|-|U/L|1742-6|ALT;ALAT;GPT;ALT (GPT);ALAT (GPT);SGPT;
  alanine aminotransferase
ggt|Gamma glutamyl transferase|chemistry|-|U/L|2324-2|GGT;gamma-GT;gamma GT;
  gamma glutamyl transferase
alp|Alkaline phosphatase|chemistry|-|U/L|6768-6|ALP;alkaline phosphatase;alkalische fosfatase;
  alkalische phosphatase;phosphatase alcaline;phosphatases alcalines;fosfatasa alcalina
ldh|Lactate dehydrogenase|chemistry|-|U/L|2532-0|LDH;lactate dehydrogenase;lactaatdehydrogenase
ck|Creatine kinase|chemistry|-|U/L|2157-6|CK;CPK;creatine kinase;creatinekinase
bilirubin_total|Bilirubin total|chemistry|-|mg/dL umol/L|1975-2 substance/volume=14631-6|
  total bilirubin;bilirubin total;bilirubine totaal;totaal bilirubine;bilirubin gesamt;
  bilirubine totale;bilirrubina total
lipase|Lipase|chemistry|-|U/L|3040-3|lipase;lipasa
amylase|Amylase|chemistry|-|U/L|1798-8|amylase;amilasa
psa|Prostate specific Ag|chemistry|-|ug/L ng/mL|2857-1|PSA;total PSA;prostate specific antigen;
  prostaat specifiek antigeen;prostataspezifisches antigen;antigène prostatique spécifique;
  antígeno prostático específico
ca125|Cancer Ag 125|chemistry|-|[IU]/mL|10334-1|CA 125;CA-125;CA125
digoxin|Digoxin|chemistry|-|ug/L nmol/L|10535-3|digoxin;digoxine;digoxina
homocysteine|Homocysteine|chemistry|-|umol/L|13965-9|homocysteine;homocysteïne;homocystein;
  homocystéine;homocisteína
lactate|Lactate|chemistry|-|mmol/L mg/dL|2524-7|lactate;lactaat;laktat;lactato
blood_ph|pH of blood|chemistry|-|[pH]|2744-1|pH
glucose_urine|Glucose (urine)|urine|urine|mg/dL mmol/L|2350-7|@glucose
creatinine_urine|Creatinine (urine)|urine|urine|g/L mg/dL mmol/L|2161-8|@creatinine
sodium_urine|Sodium (urine)|urine|urine|mmol/L|2955-3|@sodium
potassium_urine|Potassium (urine)|urine|urine|mmol/L|2828-2|@potassium
leukocytes_urine|Leukocytes (urine)|urine|urine|/uL|30405-5|@leukocytes
erythrocytes_urine|Erythrocytes (urine)|urine|urine|/uL|30391-7|@erythrocytes
protein_urine|Protein (urine)|urine|urine|mg/dL g/L|2888-6|protein;proteins;eiwit;eiweiß;
  protéines;proteínas
osmolality_urine|Osmolality (urine)|urine|urine|mosm/kg|2695-5|osmolality;osmolaliteit;
  osmolalität;osmolalité;osmolalidad
osmolality|Osmolality|chemistry|-|mosm/kg|2692-2|@osmolality_urine
glucose_csf|Glucose (cerebral spinal fluid)|chemistry|csf|mg/dL mmol/L|2342-4|@glucose
erythrocytes_csf|Erythrocytes (cerebral spinal fluid)|chemistry|csf|/uL|26458-0|@erythrocytes
glucose_ascites|Glucose (peritoneal fluid)|chemistry|ascites|mg/dL mmol/L||@glucose
glucose_pleural|Glucose (pleural fluid)|chemistry|pleural|mg/dL mmol/L||@glucose
glucose_pericardial|Glucose (pericardial fluid)|chemistry|pericardial|mg/dL mmol/L||@glucose
"""

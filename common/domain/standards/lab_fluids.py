"""Analytes: urine, cerebrospinal and other fluids, stool; `lab_table` explains a line."""

TABLE = """\
ph_urine|pH of Urine|urine|urine|[pH]|2756-5 ~5803-2|pH;pH urine;zuurtegraad
specific_gravity|Specific gravity of Urine|urine|urine|{ratio} g/L g/mL kg/L|2965-2 ~5811-5|
  soortelijk gewicht;densiteit;specific gravity;densité;relative dichte;spezifisches gewicht;
  dichtheid;relatieve dichtheid;densidad;densité urinaire
colour_urine|Color of Urine|urine|urine||5778-6|kleur;colour;color;farbe;couleur;kleur urine
clarity_urine|Clarity of Urine|urine|urine||32167-9|helderheid;troebelheid;clarity;trübung;
  limpidité;aspect;turbidity;uitzicht;appearance
ketones_urine|Ketones (urine)|urine|urine|mg/dL mmol/L||ketonen;ketones;ketonlichamen;aceton;
  corps cétoniques;ketone;cétones;ketonkörper;cuerpos cetónicos;acetoacetaat
nitrite_urine|Nitrite (urine)|urine|urine||~5802-4|nitriet;nitriten;nitrite;nitrites;nitrit;nitritos
bilirubin_urine|Bilirubin (urine)|urine|urine|mg/dL umol/L||bilirubine;bilirubin;bilirrubina
urobilinogen_urine|Urobilinogen (urine)|urine|urine|mg/dL umol/L [EU]/dL||urobilinogeen;
  urobilinogen;urobilinogène;urobilinógeno
hemoglobin_urine|Hemoglobin (urine)|urine|urine|mg/dL mg/L /uL||hemoglobine;bloed;hemoglobin;blood;
  sang;blut;sangre;hémoglobine
leukocyte_esterase|Leukocyte esterase (urine)|urine|urine|/uL|~5799-2|leukocytenesterase;
  leukocyte esterase;leukocyten esterase;leucocyte estérase;leukozytenesterase;leucocyten esterase
epithelial_urine|Epithelial cells (urine)|urine|urine|/uL /[HPF]||epitheelcellen;epithelial cells;
  cellules épithéliales;epithelzellen;epitheel;células epiteliales
squamous_urine|Epithelial cells.squamous (urine)|urine|urine|/uL /[HPF]||plaveiselepitheel;
  squameus epitheel;plaveiselepitheelcellen;squamous epithelial cells;plattenepithelien;
  squameuze epitheelcellen;plaveiselcellen;cellules squameuses
nonsquamous_urine|Epithelial cells.non-squamous (urine)|urine|urine|/uL /[HPF]||
  niet squameus epitheel;niet-plaveiselepitheel;niet-squameus epitheel;rondepitheel;
  renal epithelial cells;rond epitheel;niet-squameuze epitheelcellen
bacteria_urine|Bacteria (urine)|urine|urine|/uL /[HPF]||bacteriën;bacteria;bactéries;bakterien;
  bacterias
yeast_urine|Yeast (urine)|urine|urine|/uL /[HPF]||gisten;yeast;levures;hefen;hefe;gistcellen;
  levaduras
casts_urine|Casts (urine)|urine|urine|/uL /[LPF] /[HPF]||cilinders;casts;cylindres;zylinder;
  cilindros
hyaline_casts_urine|Hyaline casts (urine)|urine|urine|/uL /[LPF] /[HPF]||hyaliene cilinders;
  hyaline cilinders;hyaline casts;cylindres hyalins;hyaline zylinder;hyaliene cylinders
granular_casts_urine|Granular casts (urine)|urine|urine|/uL /[LPF] /[HPF]||korrelige cilinders;
  korrelcilinders;granular casts;cylindres granuleux;granulierte zylinder;pathologische cilinders
crystals_urine|Crystals (urine)|urine|urine|/uL /[HPF]||kristallen;crystals;cristaux;kristalle;
  cristales
mucus_urine|Mucus (urine)|urine|urine|/uL /[HPF]||slijm;mucus;schleim;slijmdraden;moco
spermatozoa_urine|Spermatozoa (urine)|urine|urine|/uL /[HPF]||spermatozoa;zaadcellen;spermatozoën;
  spermatozoïdes
erythrocyte_morphology_urine|Erythrocyte morphology (urine)|urine|urine||53974-2|
  morfologie erytrocyten;erytrocyten morfologie;dysmorfe erytrocyten;erythrocyte morphology;
  dysmorphic erythrocytes
microalbumin_urine|Albumin (urine)|urine|urine|mg/L mg/dL ug/mL|14957-5|albumine;albumin;
  microalbumine;microalbumin;micro-albumine;microalbuminurie;microalbumine urine;mikroalbumin;
  microalbúmina;albúmina
microalbumin_24h|Albumin (24 hour urine)|urine|urine|mg/(24.h) ug/min||@microalbumin_urine
albumin_creatinine|Albumin/Creatinine (urine)|urine|urine|mg/g{Cre} mg/mmol{Cre} ug/mg{Cre}||
  albumine/creatinine ratio;albumine/creatinine;ACR;albumin/creatinine ratio;
  microalbumine/creatinine;rapport albumine/créatinine;ratio albumine/creatinine;
  albumine/creatinine-ratio;albumin/kreatinin-quotient;microalbumine/creatinine ratio;
  albumin/creatinine;albumine;microalbumine
protein_creatinine|Protein/Creatinine (urine)|urine|urine|mg/g{Cre} g/g{Cre} mg/mmol{Cre}||
  eiwit/creatinine ratio;eiwit/creatinine;proteïne/creatinine;protein/creatinine ratio;
  rapport protéines/créatinine;ratio eiwit/creatinine;protein/creatinine;eiwit
protein_24h|Protein (24 hour urine)|urine|urine|g/(24.h) mg/(24.h)|2889-4|@protein_urine
creatinine_24h|Creatinine (24 hour urine)|urine|urine|g/(24.h) mg/(24.h) mmol/(24.h)|2162-6|
  @creatinine
sodium_24h|Sodium (24 hour urine)|urine|urine|mmol/(24.h) meq/(24.h)||@sodium
potassium_24h|Potassium (24 hour urine)|urine|urine|mmol/(24.h) meq/(24.h)||@potassium
chloride_urine|Chloride (urine)|urine|urine|mmol/L meq/L|2078-4|@chloride
chloride_24h|Chloride (24 hour urine)|urine|urine|mmol/(24.h) meq/(24.h)||@chloride
calcium_urine|Calcium (urine)|urine|urine|mmol/L mg/dL mg/L||@calcium
calcium_24h|Calcium (24 hour urine)|urine|urine|mmol/(24.h) mg/(24.h)||@calcium
calcium_creatinine|Calcium/Creatinine (urine)|urine|urine|
  mg/g{Cre} mmol/mmol{Cre} mg/mg{Cre} {ratio}||calcium/creatinine ratio;calcium/creatinine;
  ratio calcium/creatinine
phosphate_urine|Phosphate (urine)|urine|urine|mmol/L mg/dL mg/L||@phosphate
phosphate_24h|Phosphate (24 hour urine)|urine|urine|mmol/(24.h) mg/(24.h) g/(24.h)||@phosphate
magnesium_urine|Magnesium (urine)|urine|urine|mmol/L mg/dL mg/L||@magnesium
magnesium_24h|Magnesium (24 hour urine)|urine|urine|mmol/(24.h) mg/(24.h)||@magnesium
urea_urine|Urea (urine)|urine|urine|g/L mg/dL mmol/L||@urea
urea_24h|Urea (24 hour urine)|urine|urine|g/(24.h) mmol/(24.h)||@urea
uric_acid_urine|Urate (urine)|urine|urine|mg/dL mg/L mmol/L g/L umol/L||@uric_acid
uric_acid_24h|Urate (24 hour urine)|urine|urine|mg/(24.h) mmol/(24.h) g/(24.h)||@uric_acid
glucose_24h|Glucose (24 hour urine)|urine|urine|g/(24.h) mg/(24.h)||@glucose
amylase_urine|Amylase (urine)|urine|urine|U/L||@amylase
oxalate_urine|Oxalate (urine)|urine|urine|mg/L mmol/L umol/L||oxaalzuur;oxalaat;oxalate;oxalat;
  oxalato
oxalate_24h|Oxalate (24 hour urine)|urine|urine|mg/(24.h) mmol/(24.h) umol/(24.h)||@oxalate_urine
citrate_urine|Citrate (urine)|urine|urine|mg/L mmol/L umol/L||citraat;citrate;citroenzuur;citrat;
  citrato
citrate_24h|Citrate (24 hour urine)|urine|urine|mg/(24.h) mmol/(24.h) umol/(24.h)||@citrate_urine
porphyrins_urine|Porphyrins (urine)|urine|urine|ug/L nmol/L ug/(24.h) nmol/mmol{Cre}||porfyrines;
  porphyrins;porphyrines;totale porfyrines;porphyrine
pbg_urine|Porphobilinogen (urine)|urine|urine|mg/L umol/L mg/(24.h) umol/mmol{Cre}||porfobilinogeen;
  porphobilinogen;PBG;porphobilinogène
ala_urine|Aminolevulinate (urine)|urine|urine|mg/L umol/L mg/(24.h) umol/mmol{Cre}||
  delta-aminolevulinezuur;ALA;aminolevulinezuur;delta-ALA;5-aminolevulinezuur
dpd_urine|Deoxypyridinoline (urine)|urine|urine|nmol/mmol{Cre} nmol/L||deoxypyridinoline;DPD;
  pyrilinks
beta2_microglobulin_urine|Beta 2 microglobulin (urine)|urine|urine|mg/L ug/L||@beta2_microglobulin
bence_jones|Bence Jones protein (urine)|urine|urine|mg/L g/L||bence jones;bence-jones eiwit;
  bence jones eiwit;bence jones proteïne;bence-jones;protéine de Bence Jones;bence-jones-protein;
  bence jones protein
immunofixation_urine|Immunofixation (urine)|urine|urine|||@immunofixation
volume_urine|Volume of urine|urine|urine|mL L mL/(24.h) L/(24.h)||volume;urinevolume;diurese;
  volume urine;urine volume;24u volume;24 uur volume;volume 24 h;diurèse;hoeveelheid;harnvolumen;
  24-uurs volume;volume 24u
collection_time|Collection duration of urine|urine|urine|h||verzameltijd;collectietijd;
  collectieduur;verzamelduur;collection time
creatinine_clearance|Creatinine clearance|chemistry|any|mL/min mL/min/{1.73_m2}||creatinineklaring;
  creatinine klaring;creatinine clearance;clairance de la créatinine;kreatinin-clearance;
  klaring creatinine;clairance créatinine;creatinine-klaring
hcg_urine|Choriogonadotropin (urine)|urine|urine|m[IU]/mL||zwangerschapstest;pregnancy test;HCG;
  test de grossesse;schwangerschaftstest;zwangerschapstest (urine);prueba de embarazo;hCG urine
leukocytes_csf|Leukocytes (cerebral spinal fluid)|chemistry|csf|/uL|26465-5|@leukocytes
protein_csf|Protein (cerebral spinal fluid)|chemistry|csf|mg/dL g/L mg/L|2880-3|eiwit;totaal eiwit;
  protein;total protein;protéines;proteïne;eiweiß;gesamteiweiß;proteínas
lactate_csf|Lactate (cerebral spinal fluid)|chemistry|csf|mmol/L mg/dL|2520-5|@lactate
albumin_csf|Albumin (cerebral spinal fluid)|chemistry|csf|mg/L mg/dL g/L|1746-7|@albumin
igg_csf|IgG (cerebral spinal fluid)|chemistry|csf|mg/L mg/dL g/L|2464-6|IgG;immunoglobuline G;
  immunoglobulin G
iga_csf|IgA (cerebral spinal fluid)|chemistry|csf|mg/L mg/dL g/L||IgA;immunoglobuline A;
  immunoglobulin A
igm_csf|IgM (cerebral spinal fluid)|chemistry|csf|mg/L mg/dL g/L||IgM;immunoglobuline M;
  immunoglobulin M
chloride_csf|Chloride (cerebral spinal fluid)|chemistry|csf|mmol/L meq/L||@chloride
ldh_csf|Lactate dehydrogenase (cerebral spinal fluid)|chemistry|csf|U/L||@ldh
igg_index|IgG index|chemistry|any|{ratio}||IgG index;IgG-index;link index;IgG-synthese index
albumin_quotient|Albumin CSF/serum|chemistry|any|{ratio}||albumine quotiënt;albuminequotiënt;
  albumine quotient;Q-albumine;albumin quotient;quotient albumine;albumine liquor/serum ratio
glucose_ratio_csf|Glucose CSF/serum|chemistry|csf|{ratio} %||ratio glucose vocht/serum;
  glucose liquor/serum;glucose ratio liquor/serum;glucose CSF/serum;ratio glucose liquor/serum
oligoclonal_bands|Oligoclonal bands|chemistry|any|||oligoclonale banden;oligoklonale banden;
  oligoclonal bands;bandes oligoclonales;oligoklonale banden liquor
beta_amyloid|Amyloid beta 42 (cerebral spinal fluid)|chemistry|csf|pg/mL ng/L||bèta-amyloïd 1-42;
  amyloid beta 42;abeta42;beta-amyloid 1-42;amyloïd-bèta 42;bèta-amyloïd
tau|Tau protein (cerebral spinal fluid)|chemistry|csf|pg/mL ng/L||totaal tau;tau;t-tau;tau-eiwit;
  total tau
ptau|Phosphorylated tau (cerebral spinal fluid)|chemistry|csf|pg/mL ng/L||fosfo-tau;p-tau;ptau;
  phospho-tau;gefosforyleerd tau;p-tau 181
protein_ascites|Protein (peritoneal fluid)|chemistry|ascites|g/L g/dL mg/dL||eiwit;totaal eiwit;
  protein;total protein;proteïne;protéines
albumin_ascites|Albumin (peritoneal fluid)|chemistry|ascites|g/L g/dL||@albumin
leukocytes_ascites|Leukocytes (peritoneal fluid)|chemistry|ascites|/uL 10*9/L||@leukocytes
erythrocytes_ascites|Erythrocytes (peritoneal fluid)|chemistry|ascites|/uL 10*9/L||@erythrocytes
ldh_ascites|Lactate dehydrogenase (peritoneal fluid)|chemistry|ascites|U/L||@ldh
amylase_ascites|Amylase (peritoneal fluid)|chemistry|ascites|U/L||@amylase
cholesterol_ascites|Cholesterol (peritoneal fluid)|chemistry|ascites|mg/dL mmol/L||@cholesterol
triglycerides_ascites|Triglyceride (peritoneal fluid)|chemistry|ascites|mg/dL mmol/L||@triglycerides
creatinine_ascites|Creatinine (peritoneal fluid)|chemistry|ascites|mg/dL umol/L||@creatinine
bilirubin_ascites|Bilirubin (peritoneal fluid)|chemistry|ascites|mg/dL umol/L||bilirubine;bilirubin;
  bilirubine totaal;total bilirubin
lactate_ascites|Lactate (peritoneal fluid)|chemistry|ascites|mmol/L mg/dL||@lactate
protein_pleural|Protein (pleural fluid)|chemistry|pleural|g/L g/dL mg/dL||@protein_ascites
albumin_pleural|Albumin (pleural fluid)|chemistry|pleural|g/L g/dL||@albumin
leukocytes_pleural|Leukocytes (pleural fluid)|chemistry|pleural|/uL 10*9/L||@leukocytes
erythrocytes_pleural|Erythrocytes (pleural fluid)|chemistry|pleural|/uL 10*9/L||@erythrocytes
ldh_pleural|Lactate dehydrogenase (pleural fluid)|chemistry|pleural|U/L||@ldh
ph_pleural|pH of Pleural fluid|chemistry|pleural|[pH]||pH;pH pleuravocht
amylase_pleural|Amylase (pleural fluid)|chemistry|pleural|U/L||@amylase
cholesterol_pleural|Cholesterol (pleural fluid)|chemistry|pleural|mg/dL mmol/L||@cholesterol
triglycerides_pleural|Triglyceride (pleural fluid)|chemistry|pleural|mg/dL mmol/L||@triglycerides
ada_pleural|Adenosine deaminase (pleural fluid)|chemistry|pleural|U/L||ADA;adenosine deaminase;
  adenosinedeaminase
protein_pericardial|Protein (pericardial fluid)|chemistry|pericardial|g/L g/dL mg/dL||
  @protein_ascites
ldh_pericardial|Lactate dehydrogenase (pericardial fluid)|chemistry|pericardial|U/L||@ldh
occult_blood|Hemoglobin gastrointestinal|stool|stool|ng/mL ug/g||occult bloed;occult blood;occ. bl.;
  bloed occult;fecaal occult bloed;iFOBT;FIT;sang occulte;okkultes blut;occ. bl. (immunologisch);
  occult bloed (immunologisch);sang dans les selles;FOBT;sangre oculta;occult bloed faeces
elastase|Elastase.pancreatic (stool)|stool|stool|ug/g|25907-7|elastase;pancreas elastase;
  pancreaselastase;elastase-1;pancreas elastase 1;pancreatic elastase;élastase pancréatique;
  pankreaselastase;fecale elastase;pancreas-elastase
fat_stool|Fat (stool)|stool|stool|g/(24.h) g/(72.h) %||vet;vetten;fat;faecesvet;graisses;
  steatocriet;fett
ph_stool|pH of Stool|stool|stool|[pH]||pH;pH faeces
reducing_stool|Reducing substances (stool)|stool|stool|||reducerende stoffen;reducerende suikers;
  reducing substances;sucres réducteurs
a1at_stool|Alpha 1 antitrypsin (stool)|stool|stool|mg/g mg/dL mg/L||@alpha1_antitrypsin
lactoferrin_stool|Lactoferrin (stool)|stool|stool|ug/g ug/mL||lactoferrine;lactoferrin
stool_appearance|Appearance of stool|stool|stool||80264-5|faeces uitzicht;uitzicht;consistentie;
  uitzicht faeces;consistentie faeces;stool appearance;aspect
leukocytes_stool|Leukocytes (stool)|stool|stool|||@leukocytes
fluid_origin|Specimen source of body fluid|chemistry|any||39112-8|herkomst;herkomst staal;
  specimen source;origine du prélèvement
sweat_chloride|Chloride (sweat)|chemistry|sweat|mmol/L|2077-6|zweettest;chloride zweet;
  zweetchloride;sweat chloride;sweat test;test de la sueur;schweißtest;zweettest chloride
homocysteine_urine|Homocysteine (urine)|urine|urine|umol/L||@homocysteine
cystine_urine|Cystine (urine)|urine|urine|mg/L umol/L umol/mmol{Cre} mg/(24.h)||cystine;cystin;
  cistina
myoglobin_urine|Myoglobin (urine)|urine|urine|ug/L mg/L||@myoglobin
iga_saliva|IgA (saliva)|immunology|saliva|mg/L g/L||IgA;secretoir IgA;IgA speeksel
"""

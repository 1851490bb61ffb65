"""Analytes: vitamins, elements, lipids, blood gas, tumour markers; `lab_table` explains a line."""

TABLE = """\
crp_hs|C reactive protein high sensitivity|chemistry|-|mg/L mg/dL|30522-7|hs-CRP;hsCRP;CRP hs;
  CRP ultragevoelig;ultragevoelig CRP;CRP high sensitive;high sensitivity CRP;CRP hooggevoelig;
  CRP ultrasensible;hochsensitives CRP;CRP (hs)
procalcitonin|Procalcitonin|chemistry|-|ng/mL ug/L|33959-8|procalcitonine;procalcitonin;PCT;
  procalcitonina;prokalzitonin
il6|Interleukin 6|immunology|-|pg/mL ng/L|26881-3|IL-6;interleukine 6;interleukin 6;interleukine-6;
  IL6;interleucina 6
sil2r|Interleukin 2 receptor.soluble|immunology|-|U/mL pg/mL kU/L||sIL-2R;soluble IL-2 receptor;
  oplosbare IL-2 receptor;interleukine-2 receptor;sIL2R
calcium_ionised|Calcium.ionized|chemistry|-|mmol/L mg/dL|1995-0|geïoniseerd calcium;ionized calcium;
  ionised calcium;calcium geïoniseerd;Ca++;iCa;calcium ionisé;ionisiertes calcium;calcio iónico;
  calcium ionized;calcium (geïoniseerd);ionized Ca
calcium_corrected|Calcium corrected for albumin|chemistry|-|mmol/L mg/dL||gecorrigeerd calcium;
  calcium gecorrigeerd;corrected calcium;calcium corrigé;korrigiertes calcium;calcium corrected;
  calcium (gecorrigeerd voor albumine);calcium gecorrigeerd voor albumine;albumin corrected calcium;
  calcio corregido
anion_gap|Anion gap|chemistry|-|mmol/L meq/L|33037-3|anion gap;aniongap;anionkloof;trou anionique;
  anionenlücke
osmolality_calculated|Osmolality calculated|chemistry|-|mosm/kg mosm/L||berekende osmolaliteit;
  osmolaliteit berekend;calculated osmolality;osmolaliteit (berekend);osmolality calculated;
  osmolality (calculated)
osmol_gap|Osmolal gap|chemistry|-|mosm/kg mosm/L||osmol gap;osmolaire gap;osmolal gap
ammonia|Ammonia|chemistry|-|umol/L ug/dL|16362-6|ammoniak;ammonia;NH3;ammoniac;ammoniaque;ammonium;
  amoníaco
bilirubin_direct|Bilirubin direct|chemistry|-|mg/dL umol/L|1968-7 substance/volume=14629-0|
  direct bilirubin;bilirubine direct;directe bilirubine;bilirubine directe;bilirubin direkt;
  direktes bilirubin;geconjugeerde bilirubine;conjugated bilirubin;bilirubine conjuguée;
  bilirrubina directa;bilirubine geconjugeerd;bilirubin direct;bilirubin conjugated;
  bilirubine (direct)
bilirubin_indirect|Bilirubin indirect|chemistry|-|mg/dL umol/L|1971-1|indirect bilirubin;
  bilirubine indirect;indirecte bilirubine;bilirubine indirecte;indirektes bilirubin;
  bilirrubina indirecta;bilirubin indirect;ongeconjugeerde bilirubine;niet-geconjugeerde bilirubine;
  bilirubine (indirect)
bile_acids|Bile acid|chemistry|-|umol/L|14628-2|galzuren;bile acids;totale galzuren;
  acides biliaires;gallensäuren;ácidos biliares;galzouten;total bile acids;bile acid
amylase_pancreatic|Amylase.pancreatic|chemistry|-|U/L|1805-1|pancreatic amylase;pancreasamylase;
  pancreas amylase;amylase pancréatique;pankreasamylase;P-amylase;amylase pancreas;
  amylase pancreatisch;pancreas-amylase
cholinesterase|Cholinesterase|chemistry|-|U/L kU/L|2098-2|cholinesterase;pseudocholinesterase;CHE;
  cholinestérase;colinesterasa;butyrylcholinesterase
aldolase|Aldolase|chemistry|-|U/L|1761-6|aldolase;aldolasa
ck_mb|Creatine kinase.MB|chemistry|-|ng/mL ug/L U/L|13969-1|CK-MB;CK MB;CKMB;CK-MB massa;CK-MB mass;
  CK MB massa;creatinekinase MB;creatine kinase MB
troponin_t|Troponin T.cardiac|chemistry|-|ng/L ng/mL ug/L pg/mL||troponine T;troponin T;
  hs-troponine T;TnT;hs-TnT;hsTnT;high sensitive troponine T;troponine T hs;hs troponin T;
  troponina T;troponine T (hs)
troponin_i|Troponin I.cardiac|chemistry|-|ng/L ng/mL ug/L pg/mL||troponine I;troponin I;
  hs-troponine I;TnI;hs-TnI;hsTnI;high sensitive troponine I;troponine I hs;hs troponin I;
  troponina I;troponine I (hs)
myoglobin|Myoglobin|chemistry|-|ug/L ng/mL|2639-9|myoglobine;myoglobin;mioglobina
nt_probnp|Natriuretic peptide.B prohormone N-Terminal|chemistry|-|pg/mL ng/L|33762-6|NT-proBNP;
  NT pro-BNP;NT-pro BNP;NT-pro-BNP;NTproBNP;proBNP
bnp|Natriuretic peptide B|chemistry|-|pg/mL ng/L|30934-4|BNP;brain natriuretic peptide;
  natriuretisch peptide B;B-type natriuretic peptide
ace|Angiotensin converting enzyme|chemistry|-|U/L|2742-5|ACE;angiotensine converting enzyme;
  angiotensin converting enzyme;SACE;angiotensine convertase;enzyme de conversion de l'angiotensine;
  angiotensin-konversions-enzym
ceruloplasmin|Ceruloplasmin|chemistry|-|g/L mg/dL mg/L|2064-4|ceruloplasmine;ceruloplasmin;
  coeruloplasmine;caeruloplasmin;coeruloplasmin;céruloplasmine;ceruloplasmina
alpha1_antitrypsin|Alpha 1 antitrypsin|chemistry|-|g/L mg/dL|1825-9|alfa-1-antitrypsine;
  alpha-1-antitrypsin;alpha 1 antitrypsin;A1AT;AAT;alfa 1 antitrypsine;alpha-1-antitrypsine;
  alpha-1 antitrypsine;alpha1-antitrypsin;alfa-1 antitripsina
alpha1_glycoprotein|Alpha 1 acid glycoprotein|chemistry|-|g/L mg/dL||orosomucoid;
  alfa-1-zuur glycoproteïne;alpha-1-acid glycoprotein;orosomucoïd;alfa-1-glycoproteïne;
  alpha-1-glycoprotein;orosomucoïde
alpha2_macroglobulin|Alpha 2 macroglobulin|chemistry|-|g/L mg/dL|1835-8|alfa-2-macroglobuline;
  alpha-2-macroglobulin;alpha 2 macroglobulin;alpha-2-macroglobuline
beta2_microglobulin|Beta 2 microglobulin|chemistry|-|mg/L ug/mL|1952-1|beta-2-microglobuline;
  bèta-2-microglobuline;beta 2 microglobulin;beta-2-microglobulin;b2-microglobuline;
  bêta-2-microglobuline;beta2-microglobuline
prealbumin|Prealbumin|chemistry|-|g/L mg/dL mg/L|14338-8|prealbumine;prealbumin;transthyretine;
  transthyretin;pré-albumine;präalbumin;prealbúmina
beta1_globulin|Beta 1 globulin|chemistry|-|g/L g/dL|32732-0|bèta-1-globulines;beta-1-globulin;
  beta 1 globulin;beta-1 globulines;beta-1-globulines;beta 1 globulines
beta1_globulin_percent|Beta 1 globulin/Protein total|chemistry|-|%||@beta1_globulin
beta2_globulin|Beta 2 globulin|chemistry|-|g/L g/dL|32733-8|bèta-2-globulines;beta-2-globulin;
  beta 2 globulin;beta-2 globulines;beta-2-globulines;beta 2 globulines
beta2_globulin_percent|Beta 2 globulin/Protein total|chemistry|-|%||@beta2_globulin
ag_ratio|Albumin/Globulin|chemistry|-|{ratio}|1759-0|albumine/globuline ratio;A/G ratio;
  albumin/globulin ratio;albumine/globuline;rapport albumine/globuline;A/G-ratio;
  albumin-globulin-quotient;albumine/globulines
transferrin_receptor|Transferrin receptor.soluble|chemistry|-|mg/L nmol/L|30248-9|
  oplosbare transferrinereceptor;sTfR;soluble transferrin receptor;transferrine receptor;
  transferrinereceptor;récepteur soluble de la transferrine;löslicher transferrinrezeptor;
  transferrin receptor
tibc|Iron binding capacity|chemistry|-|ug/dL umol/L|2500-7 substance/volume=14800-7|TIBC;
  ijzerbindingscapaciteit;totale ijzerbindingscapaciteit;total iron binding capacity;
  iron binding capacity;capacité totale de fixation;TIJBC;totale eisenbindungskapazität;
  capacité totale de fixation du fer;ijzerbindend vermogen
uibc|Iron binding capacity.unsaturated|chemistry|-|ug/dL umol/L|2501-5|UIBC;
  onverzadigde ijzerbindingscapaciteit;unsaturated iron binding capacity
hepcidin|Hepcidin|chemistry|-|ng/mL ug/L nmol/L||hepcidine;hepcidin
cdt|Carbohydrate deficient transferrin|chemistry|-|%|~48060-8|CDT;
  carbohydrate deficient transferrin;koolhydraatdeficiënt transferrine;
  koolhydraat deficiënt transferrine;carbohydraat deficiënt transferrine;transferrine désialylée;
  CDT %;carbohydrate deficiënt transferrine;carbohydrate-deficient transferrine
nonhdl|Cholesterol non HDL|chemistry|-|mg/dL mmol/L|43396-1|non-HDL cholesterol;non-HDL-cholesterol;
  cholesterol non-HDL;non-HDL;non HDL cholesterol;niet-HDL cholesterol;cholestérol non-HDL;
  nicht-HDL-cholesterin;non-HDL-cholesterin;colesterol no HDL
vldl|Cholesterol in VLDL|chemistry|-|mg/dL mmol/L|~13458-5|VLDL;VLDL cholesterol;VLDL-cholesterol;
  cholesterol VLDL
chol_hdl_ratio|Cholesterol total/Cholesterol in HDL|chemistry|-|{ratio}|9830-1|
  cholesterol/HDL ratio;cholesterol/HDL;totaal cholesterol/HDL;ratio cholesterol/HDL;chol/HDL ratio;
  rapport cholestérol/HDL;total cholesterol/HDL ratio;totaal/HDL cholesterol;
  cholesterol/HDL-cholesterol;totaal cholesterol/HDL ratio;ratio totaal/HDL cholesterol;chol/HDL
lpa|Lipoprotein a|chemistry|-|mg/dL nmol/L g/L mg/L|10835-7 substance/volume=43583-4|
  lipoproteïne (a);Lp(a);lipoprotein(a);lipoproteïne a;lipoprotein a;lipoprotéine (a);Lp a;
  lipoproteína (a)
apoa1|Apolipoprotein A-I|chemistry|-|g/L mg/dL|1869-7|apolipoproteïne A1;apo A1;apolipoprotein A1;
  apo A-I;apo A-1;ApoA1;apolipoproteïne A-1;apolipoprotéine A1;apolipoprotein A-I
apob|Apolipoprotein B|chemistry|-|g/L mg/dL|1884-6|apolipoproteïne B;apo B;apolipoprotein B;ApoB;
  apo B100;apolipoprotéine B;apolipoproteína B
apob_apoa1|Apolipoprotein B/Apolipoprotein A-I|chemistry|-|{ratio}||apo B/apo A1;apo B/A1;
  ratio apo B/A1;apoB/apoA1 ratio;apo B/apo A1 ratio
free_fatty_acids|Fatty acids.nonesterified|chemistry|-|mmol/L||vrije vetzuren;free fatty acids;FFA;
  NEFA;acides gras libres;freie fettsäuren;vetzuren vrij
beta_hydroxybutyrate|Beta hydroxybutyrate|chemistry|-|mmol/L mg/dL|6873-4|beta-hydroxybutyraat;
  beta-hydroxyboterzuur;bèta-hydroxybutyraat;3-hydroxybutyraat;beta-hydroxybutyrate;ketonen;
  3-hydroxyboterzuur;bêta-hydroxybutyrate;beta-hydroxybutyrat
pyruvate|Pyruvate|chemistry|-|mmol/L umol/L mg/dL||pyruvaat;pyruvate;pyruvat
fructosamine|Fructosamine|chemistry|-|umol/L||fructosamine;fructosamin;fructosamina
cystatin_c|Cystatin C|chemistry|-|mg/L|33863-2|cystatine C;cystatin C;cistatina C
glucose_mean|Glucose mean value|chemistry|-|mg/dL mmol/L|27353-2|geschatte gemiddelde glucose;
  gemiddelde glucose;estimated average glucose;eAG;mean glucose;gemiddelde glycemie;
  glycémie moyenne estimée;glucose moyen estimé
vitamin_a|Retinol|chemistry|-|ug/L umol/L mg/L ug/dL|2923-1|vitamine A;vitamin A;retinol;rétinol;
  vitamina A;vitamine A (retinol)
vitamin_b1|Thiamine|chemistry|-|ug/L nmol/L||vitamine B1;vitamin B1;thiamine;thiamin;
  vitamine B1 (thiamine);vitamina B1;thiaminepyrofosfaat
vitamin_b2|Riboflavin|chemistry|-|ug/L nmol/L||vitamine B2;vitamin B2;riboflavine;riboflavin;
  vitamine B2 (riboflavine);vitamina B2;FAD
vitamin_b3|Niacin|chemistry|-|ug/L umol/L||vitamine B3;vitamin B3;niacine;niacin;nicotinezuur
vitamin_b6|Pyridoxal phosphate|chemistry|-|ug/L nmol/L||vitamine B6;vitamin B6;pyridoxine;
  pyridoxaalfosfaat;pyridoxal phosphate;pyridoxaal-5-fosfaat;vitamine B6 (pyridoxaalfosfaat);
  vitamina B6;pyridoxin
vitamin_b8|Biotin|chemistry|-|ng/L ug/L||vitamine B8;biotine;biotin;vitamin B7;vitamine H
vitamin_b12_active|Transcobalamin II bound cobalamin|chemistry|-|pmol/L||actief vitamine B12;
  holotranscobalamine;holo-transcobalamine;active B12;active vitamin B12;holotranscobalamin;
  vitamine B12 actief;holo-TC;vitamine B12 active
vitamin_c|Ascorbate|chemistry|-|mg/L umol/L mg/dL|1903-4|vitamine C;vitamin C;ascorbinezuur;
  ascorbic acid;acide ascorbique;ascorbinsäure;vitamina C
vitamin_e|Alpha tocopherol|chemistry|-|mg/L umol/L|1823-4|vitamine E;vitamin E;alfa-tocoferol;
  tocoferol;alpha-tocopherol;vitamina E;alpha-tocophérol;vitamine E (tocoferol)
vitamin_k1|Phytonadione|chemistry|-|ug/L ng/mL nmol/L ng/L||vitamine K1;vitamin K1;fyllochinon;
  phylloquinone;vitamine K
beta_carotene|Beta carotene|chemistry|-|ug/L umol/L ug/dL||bèta-caroteen;beta-caroteen;
  beta-carotene;caroteen;bêta-carotène;carotene;beta-carotin
coenzyme_q10|Ubiquinone 10|chemistry|-|mg/L umol/L ug/L ug/mL||co-enzym Q10;coenzyme Q10;ubiquinon;
  coenzym Q10;ubiquinone;Q10
folate_rbc|Folate (erythrocytes)|chemistry|-|ng/mL nmol/L ug/L|2283-0|foliumzuur erytrocyten;
  erytrocytair foliumzuur;RBC folate;folate érythrocytaire;folaat erytrocyten;foliumzuur RBC;
  erythrocyte folate;foliumzuur (erytrocyten);intra-erytrocytair foliumzuur;folate erythrocytes
methylmalonate|Methylmalonate|chemistry|-|nmol/L umol/L ug/L|13964-2|methylmalonzuur;
  methylmalonic acid;MMA;acide méthylmalonique;methylmalonsäure;methylmalonaat
selenium|Selenium|chemistry|-|ug/L umol/L ug/dL|5724-0|selenium;seleen;sélénium;selen;selenio;Se
manganese|Manganese|chemistry|-|ug/L nmol/L||mangaan;manganese;manganèse;mangan;manganeso
chromium|Chromium|chemistry|-|ug/L nmol/L||chroom;chromium;chrome;chrom;cromo
cobalt|Cobalt|chemistry|-|ug/L nmol/L||kobalt;cobalt;cobalto
aluminium|Aluminum|chemistry|-|ug/L umol/L||aluminium;aluminum;aluminio
lead|Lead|chemistry|-|ug/dL ug/L umol/L|5671-3|lood;lead;plomb;blei;plomo;Pb;loodgehalte
mercury|Mercury|chemistry|-|ug/L nmol/L|5685-3|kwik;mercury;mercure;quecksilber;mercurio;Hg
cadmium|Cadmium|chemistry|-|ug/L nmol/L|5609-3|cadmium;kadmium;cadmio
nickel|Nickel|chemistry|-|ug/L nmol/L||nikkel;nickel;níquel
arsenic|Arsenic|chemistry|-|ug/L umol/L||arseen;arsenic;arsen;arsénico
iodine|Iodine|chemistry|-|ug/L nmol/L||jodium;jood;iodine;iode;jod;yodo
pco2|Carbon dioxide partial pressure|blood gas|-|mm[Hg] kPa||pCO2;PaCO2;kooldioxidespanning;
  CO2 partial pressure;pCO2 (gemeten);carbon dioxide
po2|Oxygen partial pressure|blood gas|-|mm[Hg] kPa||pO2;PaO2;zuurstofspanning;O2 partial pressure;
  pO2 (gemeten);oxygen
bicarbonate_standard|Bicarbonate standard|blood gas|-|mmol/L||standaard bicarbonaat;
  standard bicarbonate;standaardbicarbonaat;HCO3 standaard;bicarbonaat standaard;
  bicarbonate standard;standardbikarbonat
base_excess|Base excess|blood gas|-|mmol/L||base excess;BE;basenoverschot;excès de base;basenexzess;
  base excess (BE);exceso de base;baseoverschot
o2_saturation|Oxygen saturation|blood gas|-|%||zuurstofsaturatie;O2-saturatie;sO2;O2 saturatie;
  oxygen saturation;saturation en oxygène;sauerstoffsättigung;O2 saturation;SaO2;
  saturación de oxígeno
carboxyhemoglobin|Carboxyhemoglobin|blood gas|-|%||carboxyhemoglobine;COHb;carboxyhemoglobin;HbCO;
  carboxyhémoglobine;CO-Hb;carboxihemoglobina;carboxyhämoglobin
methemoglobin|Methemoglobin|blood gas|-|%||methemoglobine;MetHb;methemoglobin;méthémoglobine;
  methämoglobin;metahemoglobina
co2_total|Carbon dioxide total|blood gas|-|mmol/L|2028-9|totaal CO2;total CO2;CO2 totaal;tCO2;
  CO2 total;TCO2
copper_iron_ratio|Copper/Iron|chemistry|-|{ratio}||ratio koper/ijzer;koper/ijzer ratio;
  copper/iron ratio
iga_transferrin_ratio|IgA/Transferrin|chemistry|-|{ratio}||ratio IgA/transferrine;
  IgA/transferrine ratio;IgA/transferrin ratio
bun|Urea nitrogen|chemistry|-|mg/dL|3094-0|BUN;ureumstikstof;urea nitrogen;blood urea nitrogen;
  harnstoff-stickstoff;azote uréique
psa_free|Prostate specific Ag.free|chemistry|-|ug/L ng/mL|10886-0|vrij PSA;PSA vrij;free PSA;
  PSA free;PSA libre;freies PSA;fPSA;vrije PSA;PSA (vrij)
psa_ratio|Prostate specific Ag.free/Prostate specific Ag.total|chemistry|-|% {ratio}|12841-3|
  PSA ratio;vrij/totaal PSA;ratio vrij/totaal PSA;free/total PSA;PSA vrij/totaal;
  PSA vrij/totaal ratio;% vrij PSA;ratio PSA;PSA libre/total;free PSA ratio;fPSA/tPSA;
  percent free PSA;PSA-quotient
cea|Carcinoembryonic Ag|chemistry|-|ug/L ng/mL|2039-6|CEA;carcino-embryonaal antigeen;
  carcinoembryonic antigen;antigène carcino-embryonnaire;carcinoembryonaal antigeen;ACE antigène;
  carcinoembryonales antigen;carcino embryonair antigeen
afp|Alpha-1-Fetoprotein|chemistry|-|ug/L ng/mL k[IU]/L [IU]/mL|1834-1|AFP;alfafoetoproteïne;
  alfa-foetoproteïne;alpha-fetoprotein;alfa-1-foetoproteïne;alpha-foetoproteïne;alpha-foetoprotéine;
  alpha-1-fetoprotein;alfafetoproteína;alpha-fetoproteïne;alfa-fetoproteïne
ca199|Cancer Ag 19-9|chemistry|-|k[IU]/L [IU]/mL kU/L U/mL|24108-3|CA 19-9;CA19-9;CA 19.9;CA 19,9
ca153|Cancer Ag 15-3|chemistry|-|k[IU]/L [IU]/mL kU/L U/mL|6875-9|CA 15-3;CA15-3;CA 15.3;CA 15,3
ca724|Cancer Ag 72-4|chemistry|-|k[IU]/L [IU]/mL kU/L U/mL|17843-4|CA 72-4;CA72-4;CA 72.4
he4|HE4 epididymal protein 4|chemistry|-|pmol/L|55180-4|HE4;HE-4;human epididymis protein 4;
  humaan epididymis proteïne 4
roma|Risk of ovarian malignancy|chemistry|-|%||ROMA;ROMA index;ROMA score;ROMA premenopausaal;
  ROMA-index
scc|Squamous cell carcinoma Ag|chemistry|-|ug/L ng/mL|9679-2|SCC;SCC antigeen;
  squamous cell carcinoma antigen;plaveiselcelcarcinoom antigeen;SCCA;SCC-Ag
nse|Enolase.neuron specific|chemistry|-|ug/L ng/mL|15060-7|NSE;neuron specifiek enolase;
  neuronspecifieke enolase;neuron specific enolase;énolase neuro-spécifique;neuron-specifiek enolase
cyfra|Cytokeratin 19|chemistry|-|ug/L ng/mL|25390-6|CYFRA 21-1;CYFRA 21.1;CYFRA;
  cytokeratine 19 fragment;CYFRA21-1
s100|S-100 protein|chemistry|-|ug/L ng/mL|47275-3|S100;S-100;S100B;S-100B;S100 proteïne;
  proteïne S100;S-100 proteïne
progrp|Pro gastrin releasing peptide|chemistry|-|pg/mL ng/L||proGRP;pro-GRP
acid_phosphatase|Acid phosphatase|chemistry|-|U/L||zure fosfatase;acid phosphatase;
  prostaatfosfatase;phosphatase acide;saure phosphatase
thymidine_kinase|Thymidine kinase|chemistry|-|U/L||thymidine kinase;thymidinekinase
"""

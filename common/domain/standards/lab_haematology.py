"""Analytes: rarer counts, haemoglobins, lymphocytes, blood group; `lab_table` explains a line."""

TABLE = """\
ret_he|Reticulocyte hemoglobin|haematology|-|pg|71694-4|reticulocyte hemoglobin;RET-He;Ret-Hb;CHr;
  reticulocyt hemoglobine;hemoglobine reticulocyten;hémoglobine réticulocytaire;
  retikulozyten-hämoglobin
reticulocytes|Reticulocytes|haematology|-|10*9/L /uL 10*3/uL|60474-4|@reticulocytes_percent
reticulocyte_maturity|Immature reticulocyte fraction|haematology|-|%|33516-6|
  immature reticulocyte fraction;IRF;immature reticulocyten fractie;immature reticulocyten
rdw_sd|Erythrocyte distribution width SD|haematology|-|fL|21000-5|RDW-SD;RDW SD
pdw|Platelet distribution width|haematology|-|fL %||PDW;platelet distribution width;
  plaatjesdistributiebreedte
pct_platelets|Plateletcrit|haematology|-|%||plateletcrit;plaquettocrit;trombocytocriet
plcr|Platelet large cell ratio|haematology|-|%|48386-7|P-LCR;PLCR;platelet large cell ratio
ipf|Immature platelet fraction|haematology|-|%|71693-6|IPF;immature platelet fraction;
  immature plaatjesfractie;immature trombocytenfractie;reticulated platelets
platelets_citrate|Platelets (citrate)|haematology|-|10*3/uL 10*9/L||trombocyten citraat;
  trombocyten (citraat);bloedplaatjes citraat;bloedplaatjes (citraat);platelets citrate;
  thrombocytes sur citrate;thrombozyten citrat
bands_percent|Neutrophils.band form (%)|haematology|-|%|26508-2 ~764-1|band neutrophils;bands;
  staafkernigen;staafkernige neutrofielen;neutrofiele staven;neutrofiele staafkernigen;stabkernige;
  stabkernige granulozyten;stabkernige neutrophile;cayados;neutrophiles non segmentés
segments_percent|Neutrophils.segmented (%)|haematology|-|%|~769-0|segmented neutrophils;
  segmentkernigen;segmentkernige neutrofielen;segmentkernige;segmentkernige granulozyten;
  neutrofiele segmentkernigen;segmentados
metamyelocytes_percent|Metamyelocytes (%)|haematology|-|%|28541-1|metamyelocytes;metamyelocyten;
  metamyelozyten;métamyélocytes;metamielocitos
myelocytes_percent|Myelocytes (%)|haematology|-|%|26498-6|myelocytes;myelocyten;myelozyten;
  myélocytes;mielocitos
promyelocytes_percent|Promyelocytes (%)|haematology|-|%|26524-9|promyelocytes;promyelocyten;
  promyelozyten;promyélocytes;promielocitos
blasts_percent|Blasts (%)|haematology|-|%|26446-5|blasts;blasten;blastes;blastos
atypical_lymphocytes_percent|Lymphocytes variant (%)|haematology|-|%||atypical lymphocytes;
  atypische lymfocyten;reactieve lymfocyten;reactive lymphocytes;variant lymphocytes;
  atypische lymphozyten;lymphocytes atypiques;linfocitos atípicos
plasma_cells_percent|Plasma cells (%)|haematology|-|%||plasma cells;plasmacellen;plasmazellen;
  plasmocytes;células plasmáticas
metamyelocytes|Metamyelocytes|haematology|-|/uL 10*9/L 10*3/uL||@metamyelocytes_percent
myelocytes|Myelocytes|haematology|-|/uL 10*9/L 10*3/uL||@myelocytes_percent
blasts|Blasts|haematology|-|/uL 10*9/L 10*3/uL||@blasts_percent
schistocytes|Schistocytes|haematology|-|%||schistocytes;schistocyten;fragmentocyten;fragmentocytes;
  fragmentozyten;schizocytes;esquistocitos
anisocytosis|Anisocytosis|haematology|-||702-1|anisocytosis;anisocytose;anisozytose;anisocitosis
poikilocytosis|Poikilocytosis|haematology|-||779-9|poikilocytosis;poikilocytose;poikilozytose;
  poiquilocitosis
polychromasia|Polychromasia|haematology|-||10378-8|polychromasia;polychromasie;policromasia
hypochromia|Hypochromia|haematology|-|||hypochromia;hypochromie;hipocromía
macrocytes|Macrocytes|haematology|-|||macrocytes;macrocyten;macrocytose;macrocytosis;makrozyten
microcytes|Microcytes|haematology|-|||microcytes;microcyten;microcytose;microcytosis;mikrozyten
malaria|Plasmodium sp|microbiology|-|||malaria;dikke druppel;malaria dikke druppel;plasmodium;
  plasmodium species;goutte épaisse;dicker tropfen
haptoglobin|Haptoglobin|chemistry|-|g/L mg/dL|4542-7|haptoglobin;haptoglobine;haptoglobina
hemopexin|Hemopexin|chemistry|-|g/L mg/dL||hemopexin;hemopexine;hämopexin
g6pd|Glucose-6-phosphate dehydrogenase|haematology|-|U/g{Hb} U/10*12||G6PD;G6PDH;G-6-PD;
  glucose-6-phosphate dehydrogenase;glucose-6-fosfaat dehydrogenase;glucose 6 fosfaatdehydrogenase;
  glucose-6-phosphat-dehydrogenase;glucosa-6-fosfato deshidrogenasa
pyruvate_kinase|Pyruvate kinase|haematology|-|U/g{Hb}||pyruvate kinase;pyruvaatkinase;pyruvatkinase
hba|Hemoglobin A|haematology|-|%|20572-4|HbA;hemoglobine A;hemoglobin A;hémoglobine A;HbA0
hba2|Hemoglobin A2|haematology|-|%|4551-8|HbA2;hemoglobine A2;hemoglobin A2;hémoglobine A2;
  hämoglobin A2;hemoglobina A2
hbf|Hemoglobin F|haematology|-|%|4576-5|HbF;hemoglobine F;hemoglobin F;fetal hemoglobin;
  foetaal hemoglobine;hémoglobine F;hämoglobin F;hemoglobina F
hbs|Hemoglobin S|haematology|-|%|4625-0|HbS;hemoglobine S;hemoglobin S;hémoglobine S;hämoglobin S;
  hemoglobina S
sickle|Sickle cells|haematology|-|||sickle cell test;sikkelceltest;sikkelcellen;
  test de falciformation;sichelzelltest
cd3_percent|CD3 cells (%)|immunology|-|%|8124-0|CD3;CD3+;T-lymfocyten;T-cellen;T lymphocytes;
  T-cells;lymphocytes T;T-lymphozyten;CD3 T-lymfocyten;T-lymfocyten (CD3+);linfocitos T
cd4_percent|CD3+CD4+ (T4 helper) cells (%)|immunology|-|%|8123-2|CD4;CD4+;CD4 T-helper;
  T-helper cellen;T helper cells;CD4 T-lymfocyten;T-helper (CD4+);T4 lymphocytes;T-helferzellen;
  lymphocytes T CD4
cd8_percent|CD3+CD8+ (T8 suppressor cells) cells (%)|immunology|-|%|8101-8|CD8;CD8+;
  T-suppressor cellen;cytotoxische T-cellen;CD8 T-lymfocyten;T-suppressor (CD8+);cytotoxic T cells;
  lymphocytes T CD8
cd19_percent|CD19 cells (%)|immunology|-|%|8117-4|CD19;CD19+;B-lymfocyten;B-cellen;B lymphocytes;
  B-cells;lymphocytes B;B-lymphozyten;CD19 B-lymfocyten;B-lymfocyten (CD19+);linfocitos B
nk_percent|NK cells (%)|immunology|-|%||NK-cellen;NK cellen;NK cells;natural killer cells;
  natural killer cellen;NK-zellen;cellules NK;células NK
cd3|CD3 cells|immunology|-|/uL 10*9/L 10*6/L|8122-4|@cd3_percent
cd4|CD3+CD4+ (T4 helper) cells|immunology|-|/uL 10*9/L 10*6/L|24467-3|@cd4_percent
cd8|CD3+CD8+ (T8 suppressor cells) cells|immunology|-|/uL 10*9/L 10*6/L|14135-8|@cd8_percent
cd19|CD19 cells|immunology|-|/uL 10*9/L 10*6/L|8116-6|@cd19_percent
nk|NK cells|immunology|-|/uL 10*9/L 10*6/L||@nk_percent
cd4_cd8|CD4/CD8 ratio|immunology|-|{ratio}|54218-3|CD4/CD8;CD4/CD8 ratio;ratio CD4/CD8;
  CD4 / CD8 ratio
hla_b27|HLA-B27|genetics|-||26028-1|HLA-B27;HLA B27
abo_rh|ABO and Rh group|serology|-||882-1|ABO en rhesus;ABO rhesus;bloedgroep en rhesus;
  bloedgroep + rhesus;blood group and Rh;ABO and Rh;ABO Rh;groupe sanguin et rhésus;
  blutgruppe und rhesus;ABO/Rh
irregular_antibodies|Blood group antibodies screen|serology|-||890-4|irregular antibodies;
  irregulaire antistoffen;onregelmatige antistoffen;irregulaire antilichamen;antistofscreening;
  antibody screen;indirecte coombs;indirecte coombstest;indirect coombs;
  recherche d'agglutinines irrégulières;RAI;agglutinines irrégulières;antikörpersuchtest;
  coombs indirecto;indirect antiglobulin test;indirecte antiglobulinetest
direct_coombs|Direct antiglobulin test|serology|-||1007-4|direct coombs;directe coombs;
  directe coombstest;direct antiglobulin test;directe antiglobulinetest;DAT;test de coombs direct;
  coombs direct;direkter coombstest;coombs directo
rh_phenotype|Rh phenotype|serology|-|||Rh phenotype;rhesusfenotype;rhesus fenotype;phénotype rhésus;
  rh-formel;fenotipo Rh
kell|K Ag|serology|-|||kell;kell antigeen;K antigeen;antigène kell;kell-antigen
"""

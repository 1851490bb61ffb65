"""Analytes: drug levels and toxicology; `lab_table` explains a line."""

TABLE = """\
valproate|Valproate|drug|-|mg/L ug/mL umol/L|4086-5|valproaat;valproïnezuur;valproic acid;
  valproinezuur;acide valproïque;valproinsäure;depakine;ácido valproico;valproate
valproate_free|Valproate free|drug|-|mg/L ug/mL umol/L||vrij valproaat;valproïnezuur vrij;
  vrij valproïnezuur;free valproic acid;valproic acid free
carbamazepine|Carbamazepine|drug|-|mg/L ug/mL umol/L|3432-2|carbamazepine;carbamazepin;
  carbamazépine;carbamazepina
carbamazepine_epoxide|Carbamazepine-10,11-Epoxide|drug|-|mg/L ug/mL umol/L||carbamazepine epoxide;
  carbamazepine-10,11-epoxide;carbamazepine-epoxide
phenytoin|Phenytoin|drug|-|mg/L ug/mL umol/L|3968-5|fenytoïne;phenytoin;phénytoïne;diphantoïne;
  fenytoine;difenylhydantoïne;fenitoína
phenobarbital|Phenobarbital|drug|-|mg/L ug/mL umol/L|3948-7|fenobarbital;phenobarbital;
  phénobarbital;fenobarbitaal;luminal
primidone|Primidone|drug|-|mg/L ug/mL umol/L||primidon;primidone
lamotrigine|Lamotrigine|drug|-|mg/L ug/mL umol/L|6948-4|lamotrigine;lamotrigin;lamotrigina
levetiracetam|levETIRAcetam|drug|-|mg/L ug/mL umol/L|30471-7|levetiracetam;lévétiracétam
topiramate|Topiramate|drug|-|mg/L ug/mL umol/L||topiramaat;topiramate;topiramat
oxcarbazepine|OXcarbazepine|drug|-|mg/L ug/mL umol/L||oxcarbazepine;oxcarbazepin
oxcarbazepine_mhd|10-Hydroxycarbazepine|drug|-|mg/L ug/mL umol/L||10-hydroxycarbazepine;
  10-OH-carbazepine;MHD;licarbazepine;10-hydroxy-carbazepine
gabapentin|Gabapentin|drug|-|mg/L ug/mL umol/L||gabapentine;gabapentin
pregabalin|Pregabalin|drug|-|mg/L ug/mL umol/L||pregabaline;pregabalin
zonisamide|Zonisamide|drug|-|mg/L ug/mL umol/L||zonisamide;zonisamid
lacosamide|Lacosamide|drug|-|mg/L ug/mL umol/L||lacosamide;lacosamid
ethosuximide|Ethosuximide|drug|-|mg/L ug/mL umol/L||ethosuximide;ethosuximid
brivaracetam|Brivaracetam|drug|-|mg/L ug/mL umol/L||brivaracetam
perampanel|Perampanel|drug|-|ug/L ng/mL||perampanel
lithium|Lithium|drug|-|mmol/L|14334-7|lithium;litio
theophylline|Theophylline|drug|-|mg/L ug/mL umol/L|4049-3|theofylline;theophylline;théophylline;
  theophyllin;teofilina
caffeine|Caffeine|drug|-|mg/L ug/mL umol/L||cafeïne;caffeine;caféine;coffein;cafeina
digitoxin|Digitoxin|drug|-|ug/L nmol/L ng/mL||digitoxine;digitoxin
amiodarone|Amiodarone|drug|-|mg/L ug/mL umol/L||amiodaron;amiodarone
desethylamiodarone|Desethylamiodarone|drug|-|mg/L ug/mL umol/L||desethylamiodaron;desethylamiodarone
flecainide|Flecainide|drug|-|mg/L ug/mL ug/L||flecaïnide;flecainide;flécaïnide
sotalol|Sotalol|drug|-|mg/L ug/mL||sotalol
lidocaine|Lidocaine|drug|-|mg/L ug/mL||lidocaïne;lidocaine;lidocain
gentamicin|Gentamicin|drug|-|mg/L ug/mL umol/L||gentamicine;gentamicin;gentamycine
gentamicin_trough|Gentamicin trough|drug|-|mg/L ug/mL umol/L|3665-7|gentamicine dal;
  gentamicine dalspiegel;gentamicine dalwaarde;gentamicin trough;gentamicine (dal)
gentamicin_peak|Gentamicin peak|drug|-|mg/L ug/mL umol/L|3663-2|gentamicine piek;
  gentamicine piekspiegel;gentamicin peak;gentamicine (piek)
amikacin|Amikacin|drug|-|mg/L ug/mL umol/L||amikacine;amikacin
amikacin_trough|Amikacin trough|drug|-|mg/L ug/mL umol/L||amikacine dal;amikacine dalspiegel;
  amikacin trough;amikacine (dal)
amikacin_peak|Amikacin peak|drug|-|mg/L ug/mL umol/L||amikacine piek;amikacine piekspiegel;
  amikacin peak;amikacine (piek)
tobramycin|Tobramycin|drug|-|mg/L ug/mL umol/L||tobramycine;tobramycin
tobramycin_trough|Tobramycin trough|drug|-|mg/L ug/mL umol/L||tobramycine dal;
  tobramycine dalspiegel;tobramycin trough;tobramycine (dal)
vancomycin|Vancomycin|drug|-|mg/L ug/mL umol/L|20578-1|vancomycine;vancomycin;vancomicina
vancomycin_trough|Vancomycin trough|drug|-|mg/L ug/mL umol/L|4092-3|vancomycine dal;
  vancomycine dalspiegel;vancomycine dalwaarde;vancomycin trough;vancomycine (dal)
teicoplanin|Teicoplanin|drug|-|mg/L ug/mL||teicoplanine;teicoplanin
linezolid|Linezolid|drug|-|mg/L ug/mL||linezolid
meropenem|Meropenem|drug|-|mg/L ug/mL||meropenem
voriconazole|Voriconazole|drug|-|mg/L ug/mL||voriconazol;voriconazole
posaconazole|Posaconazole|drug|-|mg/L ug/mL||posaconazol;posaconazole
itraconazole|Itraconazole|drug|-|mg/L ug/mL||itraconazol;itraconazole
fluconazole|Fluconazole|drug|-|mg/L ug/mL||fluconazol;fluconazole
flucytosine|5-Fluorocytosine|drug|-|mg/L ug/mL||flucytosine;5-fluorocytosine
cyclosporine|cycloSPORINE|drug|-|ug/L ng/mL||ciclosporine;cyclosporine;ciclosporin;cyclosporin;
  cyclosporine A;ciclosporine A;ciclosporina
tacrolimus|Tacrolimus|drug|-|ug/L ng/mL|11253-2|tacrolimus;FK506;FK-506
sirolimus|Sirolimus|drug|-|ug/L ng/mL|29247-4|sirolimus;rapamycine
everolimus|Everolimus|drug|-|ug/L ng/mL||everolimus
mycophenolate|Mycophenolate|drug|-|mg/L ug/mL||mycofenolaat;mycofenolzuur;mycophenolic acid;
  mycophenolate;MPA;mycophenolsäure;acide mycophénolique
methotrexate|Methotrexate|drug|-|umol/L ug/L|14836-1|methotrexaat;methotrexate;méthotrexate;
  methotrexat
busulfan|Busulfan|drug|-|ug/L mg/L||busulfan
imatinib|Imatinib|drug|-|ug/L ng/mL||imatinib
infliximab|inFLIXimab|drug|-|mg/L ug/mL||infliximab
adalimumab|Adalimumab|drug|-|mg/L ug/mL||adalimumab
vedolizumab|Vedolizumab|drug|-|mg/L ug/mL||vedolizumab
ustekinumab|Ustekinumab|drug|-|mg/L ug/mL||ustekinumab
golimumab|Golimumab|drug|-|mg/L ug/mL||golimumab
rituximab|riTUXimab|drug|-|mg/L ug/mL||rituximab
anti_infliximab|inFLIXimab Ab|drug|-|{AU}/mL mg/L ug/mL ng/mL||anti-infliximab;
  anti-infliximab antistoffen;infliximab antistoffen;infliximab antibodies
anti_adalimumab|Adalimumab Ab|drug|-|{AU}/mL mg/L ug/mL ng/mL||anti-adalimumab;
  anti-adalimumab antistoffen;adalimumab antistoffen;adalimumab antibodies
thioguanine_6|6-Thioguanine nucleotides|drug|-|pmol/10*8{RBC}||6-TGN;6-thioguanine;
  6-thioguanine nucleotiden;thioguanine nucleotiden
tpmt|Thiopurine methyltransferase|drug|-|U/mL||TPMT;thiopurine methyltransferase;
  thiopurinemethyltransferase
hydroxychloroquine|Hydroxychloroquine|drug|-|ug/L ng/mL mg/L||hydroxychloroquine;plaquenil
clozapine|cloZAPine|drug|-|ug/L ng/mL||clozapine;clozapin
norclozapine|Norclozapine|drug|-|ug/L ng/mL||norclozapine;desmethylclozapine;N-desmethylclozapine;
  norclozapin
olanzapine|OLANZapine|drug|-|ug/L ng/mL||olanzapine;olanzapin
quetiapine|QUEtiapine|drug|-|ug/L ng/mL||quetiapine;quetiapin
risperidone|risperiDONE|drug|-|ug/L ng/mL||risperidon;risperidone
paliperidone|9-Hydroxyrisperidone|drug|-|ug/L ng/mL||9-hydroxyrisperidon;paliperidon;
  9-OH-risperidon;9-hydroxyrisperidone;paliperidone
aripiprazole|ARIPiprazole|drug|-|ug/L ng/mL||aripiprazol;aripiprazole
haloperidol|Haloperidol|drug|-|ug/L ng/mL||haloperidol;halopéridol
amitriptyline|Amitriptyline|drug|-|ug/L ng/mL||amitriptyline;amitriptylin
nortriptyline|Nortriptyline|drug|-|ug/L ng/mL||nortriptyline;nortriptylin
imipramine|Imipramine|drug|-|ug/L ng/mL||imipramine;imipramin
desipramine|Desipramine|drug|-|ug/L ng/mL||desipramine;desipramin
clomipramine|clomiPRAMINE|drug|-|ug/L ng/mL||clomipramine;clomipramin
doxepin|Doxepin|drug|-|ug/L ng/mL||doxepine;doxepin
citalopram|Citalopram|drug|-|ug/L ng/mL||citalopram;escitalopram
sertraline|Sertraline|drug|-|ug/L ng/mL||sertraline;sertralin
fluoxetine|FLUoxetine|drug|-|ug/L ng/mL||fluoxetine;fluoxetin
paroxetine|PARoxetine|drug|-|ug/L ng/mL||paroxetine;paroxetin
venlafaxine|Venlafaxine|drug|-|ug/L ng/mL||venlafaxine;venlafaxin
trazodone|traZODone|drug|-|ug/L ng/mL||trazodon;trazodone
mirtazapine|Mirtazapine|drug|-|ug/L ng/mL||mirtazapine;mirtazapin
duloxetine|DULoxetine|drug|-|ug/L ng/mL||duloxetine;duloxetin
diazepam|diazePAM|drug|-|ug/L ng/mL||diazepam
nordiazepam|Nordiazepam|drug|-|ug/L ng/mL||nordiazepam;desmethyldiazepam
clonazepam|clonazePAM|drug|-|ug/L ng/mL||clonazepam
lorazepam|LORazepam|drug|-|ug/L ng/mL||lorazepam
paracetamol|Acetaminophen|drug|-|mg/L ug/mL|3298-7|paracetamol;acetaminophen;acetaminofen;
  paracétamol
salicylate|Salicylates|drug|-|mg/L ug/mL mg/dL|4024-6|salicylaat;salicylaten;salicylate;salicylates;
  acetylsalicylzuur
ethanol|Ethanol|drug|-|g/L mg/dL||ethanol;alcohol;ethylalcohol;éthanol;alkohol;alcool
methanol|Methanol|drug|-|g/L mg/dL mg/L||methanol;méthanol
isopropanol|Isopropanol|drug|-|g/L mg/dL mg/L||isopropanol
acetone|Acetone|drug|-|g/L mg/dL mg/L||aceton;acetone;acétone
ethylene_glycol|Ethylene glycol|drug|-|g/L mg/dL mg/L||ethyleenglycol;ethylene glycol;
  éthylène glycol;ethylenglykol
peth|Phosphatidylethanol|drug|-|ug/L ng/mL||PEth;fosfatidylethanol;phosphatidylethanol;
  PEth 16:0/18:1
cyanide|Cyanide|drug|-|mg/L ug/L||cyanide;cyanure
tricyclics|Tricyclic antidepressants|drug|-|ug/L ng/mL||tricyclische antidepressiva;
  tricyclic antidepressants;TCA screening;antidépresseurs tricycliques
dabigatran|Dabigatran|drug|-|ug/L ng/mL||dabigatran
rivaroxaban|Rivaroxaban|drug|-|ug/L ng/mL||rivaroxaban;anti-Xa rivaroxaban
apixaban|Apixaban|drug|-|ug/L ng/mL||apixaban;anti-Xa apixaban
edoxaban|Edoxaban|drug|-|ug/L ng/mL||edoxaban;anti-Xa edoxaban
amphetamines_urine|Amphetamines (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||amfetamines;
  amfetaminen;amphetamines;amphétamines;amphetamine;amfetamine;anfetaminas
methamphetamine_urine|Methamphetamine (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||
  methamfetamine;methamphetamine;metamfetamine
mdma_urine|Methylenedioxymethamphetamine (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||MDMA;
  XTC;ecstasy;MDMA (XTC)
barbiturates_urine|Barbiturates (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||barbituraten;
  barbiturates;barbituriques;barbiturate;barbitúricos
benzodiazepines_urine|Benzodiazepines (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||
  benzodiazepines;benzodiazepinen;benzodiazépines;benzodiazepine;benzodiacepinas
cannabinoids_urine|Cannabinoids (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||cannabis;
  cannabinoïden;cannabinoids;THC;THC-COOH;cannabinoide;tetrahydrocannabinol;cannabinoïdes
cocaine_urine|Cocaine (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||cocaïne;cocaine;
  benzoylecgonine;kokain;cocaïne metaboliet;benzoylecgonin;cocaína
opiates_urine|Opiates (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||opiaten;opiates;opiaat;
  opiacés;opiate;opiáceos;morfine
methadone_urine|Methadone (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||methadon;methadone;
  EDDP;méthadone;methadon metaboliet;metadona
buprenorphine_urine|Buprenorphine (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||buprenorfine;
  buprenorphine;buprénorphine;buprenorphin
fentanyl_urine|fentaNYL (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||fentanyl
oxycodone_urine|oxyCODONE (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||oxycodon;oxycodone
tramadol_urine|traMADol (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||tramadol
ghb_urine|Gamma hydroxybutyrate (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||GHB;
  gamma-hydroxyboterzuur;gamma-hydroxybutyraat
ketamine_urine|Ketamine (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||ketamine;ketamin
lsd_urine|Lysergate diethylamide (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||LSD
pcp_urine|Phencyclidine (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||fencyclidine;
  phencyclidine;PCP
cotinine_urine|Cotinine (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||cotinine;cotinin
ethyl_glucuronide_urine|Ethyl glucuronide (urine)|toxicology|urine|ug/L ng/mL mg/L ug/g{Cre}||
  ethylglucuronide;ethyl glucuronide;EtG;ethylglucuronid
muconate_urine|trans,trans-Muconate (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||trans,trans-muconzuur;t,t-muconzuur;muconzuur;
  trans-muconzuur;tt-muconzuur
benzene_urine|Benzene (urine)|toxicology|urine|ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||
  benzeen;benzene;benzène;benzol
hippurate_urine|Hippurate (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||hippuurzuur;hippuric acid;acide hippurique
methylhippurate_urine|Methylhippurate (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||methylhippuurzuur;methylhippuric acid
mandelate_urine|Mandelate (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||amandelzuur;mandelzuur;mandelic acid
phenylglyoxylate_urine|Phenylglyoxylate (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||fenylglyoxylzuur;phenylglyoxylic acid
cresol_o_urine|o-Cresol (urine)|toxicology|urine|ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||
  o-cresol;ortho-cresol
hydroxypyrene_urine|1-Hydroxypyrene (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||1-hydroxypyreen;1-hydroxypyrene
hexanedione_urine|2,5-Hexanedione (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||2,5-hexaandion;2,5-hexanedion
trichloroacetate_urine|Trichloroacetate (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||trichloorazijnzuur;trichloroacetic acid
phenol_urine|Phenol (urine)|toxicology|urine|ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||
  fenol;phenol
methylformamide_urine|N-Methylformamide (urine)|toxicology|urine|
  ug/L mg/L g/L umol/L mg/g{Cre} g/g{Cre} ug/g{Cre}||N-methylformamide;monomethylformamide
lead_urine|Lead (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@lead
mercury_urine|Mercury (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@mercury
cadmium_urine|Cadmium (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@cadmium
nickel_urine|Nickel (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@nickel
arsenic_urine|Arsenic (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@arsenic
chromium_urine|Chromium (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||
  @chromium
cobalt_urine|Cobalt (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@cobalt
aluminium_urine|Aluminum (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||
  @aluminium
manganese_urine|Manganese (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||
  @manganese
copper_urine|Copper (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@copper
zinc_urine|Zinc (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@zinc
selenium_urine|Selenium (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||
  @selenium
iodine_urine|Iodine (urine)|toxicology|urine|ug/L nmol/L umol/L mg/L ug/g{Cre} ug/(24.h)||@iodine
"""

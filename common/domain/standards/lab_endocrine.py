"""Analytes: other hormones, bone, dynamic tests; `lab_table` explains a line."""

TABLE = """\
t4|Thyroxine|hormone|-|ug/dL nmol/L|3026-2 substance/volume=14921-1|T4;total T4;T4 total;T4 totaal;
  totaal T4;thyroxine;thyroxin;TT4;T4 totale;gesamt-T4;thyroxine totale;tiroxina total;T4 gesamt;
  thyroxine (T4)
t3|Triiodothyronine|hormone|-|ng/dL nmol/L ng/mL|3053-6 substance/volume=14930-2|T3;total T3;
  T3 total;T3 totaal;totaal T3;trijodothyronine;triiodothyronine;TT3;T3 totale;gesamt-T3;T3 gesamt;
  triyodotironina;tri-jodothyronine
rt3|Triiodothyronine reverse|hormone|-|ng/mL nmol/L ng/dL|3052-8|reverse T3;rT3;T3 reverse;
  reverse triiodothyronine
thyroglobulin|Thyroglobulin|hormone|-|ng/mL ug/L|3013-0|thyroglobulin;thyroglobuline;thyreoglobulin;
  Tg;tiroglobulina;thyroglobuline (Tg)
tbg|Thyroxine binding globulin|hormone|-|mg/L ug/mL mg/dL|3021-3|TBG;thyroxine binding globulin;
  thyroxine bindend globuline;thyroxin-bindendes globulin
dhea|Dehydroepiandrosterone|hormone|-|ng/mL nmol/L|2193-1|DHEA;dehydroepiandrosterone;
  dehydroepiandrosteron;déhydroépiandrostérone
dihydrotestosterone|Androstanolone|hormone|-|pg/mL ng/dL nmol/L|1848-1|dihydrotestosterone;
  dihydrotestosteron;DHT;5-alpha-dihydrotestosterone;dihydrotestostérone;androstanolone
bio_testosterone|Testosterone.bioavailable|hormone|-|ng/dL nmol/L|2990-0|bioavailable testosterone;
  biobeschikbaar testosteron;testosteron biobeschikbaar;testostérone biodisponible;
  bioverfügbares testosteron;testosterona biodisponible
estrone|Estrone|hormone|-|pg/mL pmol/L|2258-2|estrone;oestrone;oestron;estron;E1;östron;estrona
estriol|Estriol|hormone|-|ng/mL nmol/L||estriol;oestriol;E3;östriol
estriol_free|Estriol free|hormone|-|ng/mL nmol/L||free estriol;vrij oestriol;estriol free;uE3;
  vrij estriol;oestriol vrij;estriol libre
pregnenolone|Pregnenolone|hormone|-|ng/dL nmol/L ng/mL|2837-3|pregnenolone;pregnenolon;prégnénolone
pregnenolone17|17-Hydroxypregnenolone|hormone|-|ng/dL nmol/L ng/mL||17-OH-pregnenolon;
  17-OH-pregnenolone;17-hydroxypregnenolone;17-hydroxypregnenolon
deoxycortisol11|11-Deoxycortisol|hormone|-|ng/mL nmol/L ng/dL ug/L|1657-6|11-deoxycortisol;
  11-desoxycortisol;compound S;11-désoxycortisol
deoxycorticosterone|Deoxycorticosterone|hormone|-|ng/dL nmol/L pmol/L ng/mL||deoxycorticosterone;
  11-deoxycorticosterone;desoxycorticosteron;DOC
corticosterone|Corticosterone|hormone|-|ng/mL nmol/L||corticosterone;corticosteron
oxoandrostenedione11|11-Hydroxyandrostenedione|hormone|-|ng/mL nmol/L||11-hydroxyandrostenedione;
  11-hydroxyandrosteendion
androstanediol|Androstanediol glucuronide|hormone|-|ng/mL nmol/L||androstanediol glucuronide;
  3-alpha-androstanediol glucuronide;androstaandiol glucuronide
cortisol_free_saliva|Cortisol (saliva)|hormone|saliva|nmol/L ug/dL ng/mL|2142-8|cortisol;kortisol;
  cortisol speeksel;speekselcortisol;cortisol (speeksel);salivary cortisol
cortisol_urine|Cortisol free (urine)|urine|urine|ug/L nmol/L ug/dL|2145-1|cortisol;vrij cortisol;
  cortisol vrij;free cortisol;cortisol free;cortisol libre;freies cortisol;cortisol urinaire;
  cortisol urine;kortisol
cortisol_urine_24h|Cortisol free (24 hour urine)|urine|urine|ug/(24.h) nmol/(24.h)|2147-7|
  @cortisol_urine
cbg|Corticosteroid binding globulin|hormone|-|mg/L ug/mL||CBG;transcortin;transcortine;
  cortisol binding globulin;corticosteroid binding globulin
aldosterone|Aldosterone|hormone|-|ng/dL pmol/L pg/mL ng/L|1763-2|aldosterone;aldosteron;aldostérone;
  aldosterona
renin|Renin|hormone|-|mU/L m[IU]/L pg/mL ng/L u[IU]/mL||renin;renine;rénine;renina;directe renine;
  direct renin;renine direct;plasmarenine;renine (direct)
renin_activity|Renin activity|hormone|-|ng/mL/h||PRA;plasma renine activiteit;plasma renin activity;
  renine activiteit;renin activity;activité rénine plasmatique
aldosterone_renin|Aldosterone/Renin|hormone|-|{ratio}||aldosteron/renine ratio;
  aldosterone/renin ratio;ARR;ratio aldosteron/renine;aldosteron/renine;rapport aldostérone/rénine;
  aldosteron-renin-quotient
gh|Somatotropin|hormone|-|ng/mL ug/L m[IU]/L u[IU]/mL|2963-7|GH;growth hormone;groeihormoon;hGH;STH;
  somatotropin;somatotroop hormoon;hormone de croissance;wachstumshormon;somatotropine;
  hormona de crecimiento;somatropine;groeihormoon (GH)
igfbp3|Insulin-like growth factor binding protein 3|hormone|-|mg/L ug/mL ng/mL|2483-6|IGFBP-3;
  IGF-BP3;IGFBP3;IGF-BP-3;IGF bindend proteïne 3
adh|Vasopressin|hormone|-|pg/mL pmol/L ng/L||ADH;vasopressin;vasopressine;antidiuretisch hormoon;
  antidiuretic hormone
copeptin|Copeptin|hormone|-|pmol/L||copeptin;copeptine
hpl|Placental lactogen|hormone|-|mg/L ug/mL||HPL;placental lactogen;placentair lactogeen
pappa|Pregnancy associated plasma protein A|hormone|-|m[IU]/L [IU]/L|32046-5|PAPP-A;PAPPA;
  pregnancy associated plasma protein A
free_beta_hcg|Choriogonadotropin.beta subunit free|hormone|-|ng/mL [IU]/L||free beta-hCG;
  vrij beta-hCG;vrije beta-hCG;free bhCG;beta-hCG vrij;bêta-hCG libre;freies bèta-hCG;free beta hCG;
  vrij bèta-hCG
plgf|Placental growth factor|hormone|-|pg/mL ng/L||PlGF;placental growth factor;placenta groeifactor
sflt1|Soluble fms-like tyrosine kinase-1|hormone|-|pg/mL ng/L||sFlt-1;sFlt1
sflt1_plgf|Soluble fms-like tyrosine kinase-1/Placental growth factor|hormone|-|{ratio}||
  sFlt-1/PlGF ratio;sFlt-1/PlGF;ratio sFlt-1/PlGF;sFlt1/PlGF
inhibin_a|Inhibin A|hormone|-|pg/mL ng/L|23883-2|inhibin A;inhibine A;inhibina A
lh_fsh|Lutropin/Follitropin|hormone|-|{ratio}||LH/FSH;LH/FSH ratio;ratio LH/FSH;LH:FSH;LH/FSH-ratio;
  rapport LH/FSH;LH/FSH-quotient
c_peptide|C peptide|hormone|-|ng/mL nmol/L pmol/L ug/L|1986-9|C-peptide;C peptide;C-peptid;
  peptide C;péptido C;C-peptide nuchter;C-peptide (nuchter)
proinsulin|Proinsulin|hormone|-|pmol/L||proinsulin;proinsuline;pro-insuline
glucagon|Glucagon|hormone|-|pg/mL ng/L pmol/L|2338-2|glucagon;glukagon
gastrin|Gastrin|hormone|-|pg/mL ng/L pmol/L|2333-3|gastrin;gastrine;gastrina
vip|Vasoactive intestinal peptide|hormone|-|pg/mL pmol/L ng/L||VIP;vasoactive intestinal peptide;
  vasoactief intestinaal peptide
leptin|Leptin|hormone|-|ng/mL ug/L||leptin;leptine;leptina
adiponectin|Adiponectin|hormone|-|ug/mL mg/L||adiponectin;adiponectine
erythropoietin|Erythropoietin|hormone|-|[IU]/L m[IU]/mL U/L|15061-5|EPO;erythropoietin;
  erytropoëtine;erytropoietine;erythropoëtine;érythropoïétine;eritropoyetina
serotonin|Serotonin|hormone|-|ug/L ng/mL nmol/L||serotonin;serotonine;sérotonine;5-HT;serotonina
melatonin|Melatonin|hormone|-|pg/mL ng/L pmol/L||melatonin;melatonine;mélatonine
adrenaline|Epinephrine|hormone|-|pg/mL ng/L nmol/L|2230-1|adrenaline;epinefrine;epinephrine;
  adrenalin;adrénaline;adrenalina
noradrenaline|Norepinephrine|hormone|-|pg/mL ng/L nmol/L|2666-2|noradrenaline;norepinefrine;
  norepinephrine;noradrenalin;noradrénaline;noradrenalina
dopamine|Dopamine|hormone|-|pg/mL ng/L nmol/L|2216-0|dopamine;dopamin;dopamina
metanephrine|Metanephrine free|hormone|-|ng/L pg/mL nmol/L pmol/L||metanefrine;metanephrine;
  metanephrin;métanéphrine;vrije metanefrine;metanefrine vrij;metanephrine free;free metanephrine
normetanephrine|Normetanephrine free|hormone|-|ng/L pg/mL nmol/L pmol/L||normetanefrine;
  normetanephrine;normetanephrin;normétanéphrine;vrije normetanefrine;normetanefrine vrij;
  normetanephrine free;free normetanephrine
methoxytyramine|3-Methoxytyramine free|hormone|-|ng/L pg/mL nmol/L pmol/L||3-methoxytyramine;
  methoxytyramine
chromogranin_a|Chromogranin A|chemistry|-|ug/L ng/mL nmol/L|9811-1|chromogranine A;chromogranin A;
  CgA;cromogranina A
vitamin_d_active|Calcitriol|hormone|-|pg/mL pmol/L ng/L|1649-3|1,25-dihydroxyvitamine D;
  1,25(OH)2 vitamine D;1,25-OH vitamine D;1,25-dihydroxy vitamine D;calcitriol;1,25(OH)2D;
  1,25-dihydroxyvitamin D;1,25-(OH)2-vitamin D;1,25 dihydroxyvitamine D3;1,25-dihydroxyvitamine D3
osteocalcin|Osteocalcin|chemistry|-|ng/mL ug/L|2697-1|osteocalcine;osteocalcin;osteocalcina
p1np|Procollagen type I N-terminal propeptide|chemistry|-|ug/L ng/mL|~47255-5|P1NP;PINP;
  procollageen 1 N-propeptide;procollagen type 1 N-terminal propeptide
ctx|Collagen crosslinked C-telopeptide|chemistry|-|pg/mL ng/L ng/mL ug/L|41171-0|CTX;beta-crosslaps;
  bèta-crosslaps;CTx;C-telopeptide;C-terminaal telopeptide;bêta-crosslaps;CTX-I;beta-CTX
bone_alp|Alkaline phosphatase.bone|chemistry|-|ug/L U/L|17838-4|bone alkaline phosphatase;
  botspecifieke alkalische fosfatase;bot alkalische fosfatase;ostase;phosphatase alcaline osseuse;
  knochen-AP;bone specific alkaline phosphatase
pthrp|Parathyrin related protein|hormone|-|pmol/L||PTHrP;PTH-related peptide;PTH related peptide
fgf23|Fibroblast growth factor 23|hormone|-|{RU}/mL pg/mL||FGF23;FGF-23
vma_urine|Vanillylmandelate (urine)|urine|urine|mg/L umol/L mg/g{Cre} mg/(24.h)||VMA;
  vanillylmandelzuur;vanilmandelzuur;vanillylamandelzuur;vanillylmandelic acid;
  acide vanylmandélique;vanillinmandelsäure;vanillyl-amandelzuur
hva_urine|Homovanillate (urine)|urine|urine|mg/L umol/L mg/g{Cre} mg/(24.h)||HVA;homovanillinezuur;
  homovanilzuur;homovanillic acid;acide homovanillique;homovanillinsäure
hiaa_urine|5-Hydroxyindoleacetate (urine)|urine|urine|mg/L umol/L mg/g{Cre} mg/(24.h)||5-HIAA;
  5-hydroxyindolazijnzuur;5-hydroxyindoolazijnzuur;5-hydroxyindoleacetic acid;
  acide 5-hydroxyindolacétique;5-HIES;5-HIA
adrenaline_urine|Epinephrine (urine)|urine|urine|ug/L nmol/L ug/g{Cre} ug/(24.h)||@adrenaline
noradrenaline_urine|Norepinephrine (urine)|urine|urine|ug/L nmol/L ug/g{Cre} ug/(24.h)||
  @noradrenaline
dopamine_urine|Dopamine (urine)|urine|urine|ug/L nmol/L ug/g{Cre} ug/(24.h)||@dopamine
metanephrine_urine|Metanephrine (urine)|urine|urine|ug/L nmol/L ug/g{Cre} ug/(24.h)||metanefrine;
  metanephrine;metanephrin;métanéphrine;metanefrines;metanephrines
normetanephrine_urine|Normetanephrine (urine)|urine|urine|ug/L nmol/L ug/g{Cre} ug/(24.h)||
  normetanefrine;normetanephrine;normetanephrin;normétanéphrine
glucose_ogtt_30|Glucose 30 minutes post 75 g glucose|chemistry|-|mg/dL mmol/L|1527-1|
  30' na 75g glucose;30 min na 75g glucose;glucose 30 min na 75g glucose;glucose 30';
  30 min after 75 g glucose;glucose 30 min;glycémie 30 min;glucose T30;glucose na 30 min
glucose_ogtt_60|Glucose 60 minutes post 75 g glucose|chemistry|-|mg/dL mmol/L|1507-3|
  60' na 75g glucose;60 min na 75g glucose;glucose 60 min na 75g glucose;glucose 60';
  60 min after 75 g glucose;glucose 60 min;glucose T60;glucose na 60 min;glucose 1 h;glucose 1 hour;
  glycémie 1 h;glucose na 1 uur;1 hour glucose;glycémie 60 min
glucose_ogtt_90|Glucose 90 minutes post 75 g glucose|chemistry|-|mg/dL mmol/L||90' na 75g glucose;
  90 min na 75g glucose;glucose 90';90 min after 75 g glucose;glucose 90 min;glucose T90;
  glucose na 90 min
glucose_ogtt_120|Glucose 120 minutes post 75 g glucose|chemistry|-|mg/dL mmol/L|1518-0|
  120' na 75g glucose;120 min na 75g glucose;glucose 120 min na 75g glucose;glucose 120';
  120 min after 75 g glucose;glucose 120 min;glucose T120;glucose na 120 min;glucose 2 h;
  glucose 2 hours;glycémie 2 h;glucose na 2 uur;2 hour glucose;glycémie 120 min;
  glucose 2 hours post 75 g glucose;OGTT 2 h glucose
glucose_ogtt_180|Glucose 180 minutes post 75 g glucose|chemistry|-|mg/dL mmol/L||
  180' na 75g glucose;180 min na 75g glucose;glucose 180';glucose 180 min;glucose T180;
  glucose na 180 min
glucose_ogtt_15|Glucose 15 minutes post 75 g glucose|chemistry|-|mg/dL mmol/L||15' na 75g glucose;
  15 min na 75g glucose;glucose 15';glucose 15 min;glucose T15
insulin_ogtt_15|Insulin 15 minutes post 75 g glucose|hormone|-|u[IU]/mL pmol/L||15' na 75g glucose;
  15 min na 75g glucose;insuline 15';insuline 15 min;insulin 15 min
insulin_ogtt_30|Insulin 30 minutes post 75 g glucose|hormone|-|u[IU]/mL pmol/L||30' na 75g glucose;
  30 min na 75g glucose;30 min after 75 g glucose;insuline 30';insuline 30 min;insulin 30 min;
  insuline na 30 min
insulin_ogtt_60|Insulin 60 minutes post 75 g glucose|hormone|-|u[IU]/mL pmol/L||60' na 75g glucose;
  60 min na 75g glucose;60 min after 75 g glucose;insuline 60';insuline 60 min;insulin 60 min;
  insuline na 60 min
insulin_ogtt_90|Insulin 90 minutes post 75 g glucose|hormone|-|u[IU]/mL pmol/L||90' na 75g glucose;
  90 min na 75g glucose;90 min after 75 g glucose;insuline 90';insuline 90 min;insulin 90 min
insulin_ogtt_120|Insulin 120 minutes post 75 g glucose|hormone|-|u[IU]/mL pmol/L||
  120' na 75g glucose;120 min na 75g glucose;120 min after 75 g glucose;insuline 120';
  insuline 120 min;insulin 120 min;insuline na 120 min
insulin_ogtt_180|Insulin 180 minutes post 75 g glucose|hormone|-|u[IU]/mL pmol/L||
  180' na 75g glucose;180 min na 75g glucose;insuline 180';insuline 180 min
pregnanolone17|17-Hydroxypregnanolone|hormone|any|ug/L ug/(24.h) nmol/L||17-OH-pregnanolon;
  17-OH-pregnanolone;17-hydroxypregnanolone
pregnanetriol_urine|Pregnanetriol (urine)|urine|urine|mg/(24.h) ug/(24.h) mg/L||pregnaantriol;
  pregnanetriol;pregnanetriolen
pregnanediol_urine|Pregnanediol (urine)|urine|urine|mg/(24.h) ug/(24.h) mg/L||pregnaandiol;
  pregnanediol
"""

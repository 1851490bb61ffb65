"""Analytes: hormones and metabolic tests of a fertility work-up; `lab_table` explains a line."""

TABLE = """\
amh|Anti-Mullerian hormone|hormone|-|ng/mL pmol/L|38476-8 substance/volume=48377-6|AMH;
  anti-Müllerian hormone;anti mullerian hormone;antimullerian hormone;anti-müller hormoon;
  antimuller hormoon;anti-müllerhormoon;anti-Müller-Hormon;anti-müller hormon;
  hormone anti-müllérienne;hormone antimüllérienne;hormona antimülleriana;hormona anti-mülleriana;
  AMH plus;AMH gen II;MIS;MIF;AMH hormone anti-müllérienne;antimüllersch hormoon;HAM;
  hormona anti mulleriana;hormona antimülleriana (AMH);müllerian inhibiting substance;
  mullerian inhibiting factor;antimuellerhormon;anti-mueller-hormon
fsh|Follicle stimulating hormone|hormone|-|[IU]/L|15067-2|FSH;follitropin;
  follicle stimulating hormone;follicle-stimulating hormone;follikelstimulerend hormoon;
  follikel stimulerend hormoon;follikelstimulierendes Hormon;hormone folliculo-stimulante;
  hormone folliculostimulante;hormona foliculoestimulante;hormona folículo estimulante;FSH basal;
  basal FSH;hFSH;D3 FSH;FSH D3;follitropine;follitropina;follitropin alfa endogeen;FSH serum;
  serum FSH;S-FSH;FSH follikelstimulierendes hormon;follikelstimulerend hormoon (FSH);
  follikel stimulerend hormoon (FSH)
lh|Luteinising hormone|hormone|-|[IU]/L|10501-5|LH;lutropin;luteinising hormone;luteinizing hormone;
  luteïniserend hormoon;luteïnizerend hormoon;luteinisierendes Hormon;hormone lutéinisante;
  hormona luteinizante;LH basal;lutropine;lutropina;LH serum;S-LH;LH luteotropin;hormone lutéotrope;
  luteotropin;luteïniserend hormoon (LH);luteïnizerend hormoon (LH)
estradiol|Estradiol|hormone|-|pg/mL pmol/L|2243-4 substance/volume=14715-7|E2;estradiol;oestradiol;
  östradiol;17-beta estradiol;estradiol-17-beta;17-beta oestradiol;17 beta östradiol;estradiol (E2);
  œstradiol;estradiol sensitive;estradiol 17 beta;17-bèta-oestradiol;17-beta-estradiol;
  E2 (estradiol);17ß-estradiol;17ß-östradiol;estradiol ultrasensitive;E-2;estradiol ultrasensible;
  oestradiol (E2);17-beta-estradiol (E2)
progesterone|Progesterone|hormone|-|ng/mL nmol/L|2839-9 substance/volume=14890-8|P4;progesterone;
  progesteron;progestérone;progesterona;PROG;PRG;progesterone (P4);progesteron (P4);P-4
prolactin|Prolactin|hormone|-|ng/mL m[IU]/L|2842-3 arbitrary/volume=20568-2|PRL;prolactin;
  prolactine;prolaktin;prolactina;prolactin total;PRL prolactine;prolactine totaal;prolactine (PRL)
prolactin_monomeric|Prolactin monomeric|hormone|-|ng/mL m[IU]/L|42607-2|prolactine monomeer;
  monomeric prolactin;prolactin monomeric;monomeres prolaktin;prolactine monomérique;
  prolactina monomérica
macroprolactin|Macroprolactin|hormone|-||38926-2|macroprolactin;macroprolactine;makroprolaktin;
  macroprolactina
tsh|Thyrotropin|hormone|-|m[IU]/L|3016-3|TSH;thyrotropin;thyroid stimulating hormone;
  thyroid-stimulating hormone;thyreoidea stimulerend hormoon;schildklierstimulerend hormoon;
  thyreotropin;thyréostimuline;tirotropina;hormona estimulante de la tiroides;sTSH;
  TSH ultrasensitive;TSH-3G;TSH basal;TSH ultrasensible;TSH us;TSH ultragevoelig;
  hormona estimulante del tiroides;hormone thyréotrope;thyreotropes hormon;
  thyreoïd stimulerend hormoon;thyroid stim hormone;TSH 3rd generation;TSH third generation;S-TSH;
  thyreotropine;thyroid stimulerend hormoon;TSH (thyreotropine);thyrotropine
ft4|Thyroxine free|hormone|-|ng/dL pmol/L|3024-7 substance/volume=14920-3|FT4;free T4;T4 free;
  vrij T4;vrije T4;T4 vrij;freies T4;T4 frei;T4 libre;free thyroxine;thyroxine free;vrij thyroxine;
  freies Thyroxin;thyroxine libre;tiroxina libre;T4L;FT4 (vrij T4);freies T4 (fT4);thyroxin frei;
  vrij thyroxine (FT4);T4 libre (T4L);thyroxine vrij;vrije thyroxine;FT4 (vrij);vrij T4 (FT4)
ft3|Triiodothyronine free|hormone|-|pg/mL pmol/L|3051-0 substance/volume=14928-6|FT3;free T3;
  T3 free;vrij T3;vrije T3;T3 vrij;freies T3;T3 frei;T3 libre;free triiodothyronine;
  triiodothyronine libre;triyodotironina libre;T3L;tiroxina T3 libre;freies trijodthyronin;
  vrij trijodothyronine;vrij T3 (FT3);trijodothyronine vrij;vrije T3 (FT3)
anti_tpo|Thyroperoxidase Ab|hormone|-|[IU]/mL|8099-4|anti-TPO;TPO Ab;TPO antibodies;TPO-antistoffen;
  anti-thyroid peroxidase;anti thyroid peroxidase antibodies;thyroid peroxidase antibodies;TPO-AK;
  TPO-Antikörper;anticorps anti-TPO;anticuerpos anti-TPO;anti-thyroperoxidase;TPO antikörper;MAK;
  microsomale antistoffen;anti-peroxidasa;anticuerpos antiperoxidasa;anti thyroperoxydase;
  anticorps anti-thyroperoxydase;ATPO;TPO antistoffen;anti-TPO antistoffen;TPO-AL;anti-TPO AL;
  schildklierperoxidase antistoffen
anti_tg|Thyroglobulin Ab|hormone|-|[IU]/mL|8098-6|anti-TG;anti-thyroglobulin;
  thyroglobulin antibodies;thyroglobuline antistoffen;TG-AK;anticorps anti-thyroglobuline;
  anticuerpos antitiroglobulina;thyroglobuline AL;anti-thyroglobuline antistoffen;
  thyreoglobulin-antikörper;TG antistoffen;TgAb
testosterone|Testosterone|hormone|-|ng/dL nmol/L|2986-8 substance/volume=14913-8|testosterone;
  total testosterone;testosterone total;testosteron;testosteron totaal;totaal testosteron;
  gesamttestosteron;testosteron gesamt;testostérone totale;testostérone;testosterona;
  testosterona total;TT;testosteron (totaal);testosterona (total);testostérone (totale);
  testosterone totaal
free_testosterone|Testosterone free|hormone|-|pg/mL pmol/L|2991-8 substance/volume=14914-6|
  free testosterone;testosterone free;fTesto;calculated free testosterone;
  free testosterone calculated;vrij testosteron;testosteron vrij;freies testosteron;
  testosteron frei;testostérone libre;testosterona libre
shbg|Sex hormone binding globulin|hormone|-|nmol/L|13967-5|SHBG;sex hormone binding globulin;
  sex hormone-binding globulin;sekshormoon bindend globuline;geslachtshormoonbindend globuline;
  sexualhormonbindendes globulin;TeBG;globuline liant les hormones sexuelles;
  globulina fijadora de hormonas sexuales;sexualhormon-bindendes globulin;
  sexualhormonbindendes globulin (SHBG);globuline de liaison des hormones sexuelles;TEBG SHBG;
  sexual hormone binding globulin;SHBG (sex hormone binding globulin)
dheas|Dehydroepiandrosterone sulfate|hormone|-|ug/dL umol/L|2191-5 substance/volume=14688-6|DHEAS;
  DHEA-S;DHEA sulfate;DHEA-sulfaat;DHEA-sulfat;DHEA sulphate;DHEA-SO4;
  dehydroepiandrosterone sulfate;dehydroepiandrosteron sulfaat;sulfate de DHEA;sulfato de DHEA;
  S-DHEA;SDHEA;DHEA-sulfate;DHEA (sulfate);sulfato de dehidroepiandrosterona;
  sulfate de déhydroépiandrostérone;dehydroepiandrosteronsulfat
ohp17|17-Hydroxyprogesterone|hormone|-|ng/mL nmol/L|1668-3 substance/volume=14569-8|17-OHP;
  17-OH-progesterone;17-OH progesteron;17 alpha OHP;17-hydroxyprogesterone;17-hydroxyprogesteron;
  17-alpha-hydroxyprogesterone;17-hydroxyprogestérone;17-hidroxiprogesterona;17OHP;17OH progesteron;
  17-alfa-hydroxyprogesteron;17alpha-OH-progesteron;17-hydroxy-progesteron;
  17-OH progesteron (17-OHP)
androstenedione|Androstenedione|hormone|-|ng/mL nmol/L|1854-9|androstenedione;androsteendion;
  androstendion;delta-4-androstenedione;delta 4 androstenedione;androstènedione;androstenediona;A4;
  androsteendion (delta 4);delta-4-androsteendion;4-androsteendion
hcg|Choriogonadotropin|hormone|-|m[IU]/mL|~19080-1 ~20994-6|hCG;HCG total;hCG total;
  HCG quantitative;HCG quant;chorion gonadotropine HCG;chorion gonadotropine;chorionic gonadotropin;
  human chorionic gonadotropin;choriongonadotropin;humaan choriongonadotrofine;
  gonadotrophine chorionique;gonadotropina coriónica;choriongonadotrofine;choriongonadotrofine hCG;
  HCG totaal;hCG gesamt;gonadotrophine chorionique humaine;gonadotropina coriónica humana
beta_hcg|Beta human choriogonadotropin|hormone|-|m[IU]/mL|21198-7|beta-hCG;bHCG;ß-hCG;
  beta hCG quantitative;beta-HCG quant;hCG beta;total beta hCG;bêta-hCG
inhibin_b|Inhibin B|hormone|-|pg/mL|56940-0|inhibin B;inhibine B;inhibina B;INHB
cortisol|Cortisol|hormone|-|ug/dL nmol/L|2143-6 substance/volume=14675-3|cortisol;kortisol;
  cortisol morning;cortisol 8h;cortisol (8u);cortisol 8u;cortisol ochtend;cortisol serum
acth|Corticotropin|hormone|-|pg/mL pmol/L|2141-0|ACTH;corticotropin;adrenocorticotropic hormone;
  corticotropine;adrenocorticotroop hormoon
calcitonin|Calcitonin|hormone|-|pg/mL|1992-7|calcitonin;calcitonine;calcitonina;calcitonine (CT)
pth|Parathyrin intact|hormone|-|pg/mL pmol/L|2731-8|PTH;PTH intact;intact PTH;parathyroid hormone;
  parathormoon;parathormon;parathormone;PTH (intact);intact parathormoon;parathyroïd hormoon;
  parathyrine;PTH 1-84;parathormoon (PTH)
igf1|Insulin-like growth factor-I|hormone|-|ng/mL|2484-4|IGF-1;IGF-I;IGF1;somatomedin C;
  somatomedine C;insulin-like growth factor 1
vitamin_d|25-Hydroxyvitamin D|hormone|-|ng/mL nmol/L|62292-8|25-OH vitamin D;25(OH)D;
  25-OH-vitamine D;25-hydroxyvitamin D;25-hydroxy vitamine D;vitamin D;vitamine D;vitamin D 25-OH;
  vitamin D total;calcidiol;25-OH-Vitamin D3;25-hidroxivitamina D;vitamina D;vitamin D (25-OH);
  25-OH vitamine D total;vitamina D (25-OH);25-OH vitamina D;25-hydroxyvitamine D;25 OH vitamin D3;
  vitamin D 25-hydroxy;vitamin D 25 hydroxy;25-OH-vitamine D (totaal);25-hydroxyvitamine D totaal;
  vitamine D (25-OH);25(OH) vitamine D;vitamine D 25-OH;25-OH vitamine D
hba1c|Hemoglobin A1c|chemistry|-|% mmol/mol|4548-4 substance/substance=59261-8|HbA1c;A1c;
  hemoglobin A1c;haemoglobin A1c;hemoglobine A1c;glycated hemoglobin;geglycosyleerd hemoglobine;
  hémoglobine glyquée;hemoglobina glicosilada;HbA1c IFCC;HbA1c NGSP;glycohemoglobine;
  hemoglobina glucosilada;hemoglobina glicada;glykiertes hämoglobin;glykohämoglobin;
  glycohaemoglobin;HbA1c (IFCC);HbA1c (NGSP);geglyceerd hemoglobine;geglycosileerd hemoglobine;
  HbA1c (DCCT)
glucose_fasting|Glucose fasting|chemistry|-|mg/dL mmol/L|1558-6 ~53049-3 substance/volume=14771-0|
  fasting glucose;glucose fasting;glucose nuchter;nuchtere glucose;nüchternglukose;glukose nüchtern;
  glucose nüchtern;glycémie à jeun;glucose à jeun;glucosa en ayunas;glucemia basal;FBG;FPG;FBS;
  glucosa (ayunas);glucose (nuchter);glucosa ayunas;glucose jeun;glucosa basal;glycemie nuchter
insulin_fasting|Insulin fasting|hormone|-|u[IU]/mL pmol/L|20448-7 substance/volume=14796-7|
  fasting insulin;insulin fasting;insuline nuchter;nuchtere insuline;insulin nüchtern;
  nüchterninsulin;insuline à jeun;insulina basal;insulina en ayunas;F. insulin;insuline (nuchter);
  insulina (ayunas);insulin (nüchtern);insulina ayunas;insuline basale
insulin|Insulin|hormone|-|u[IU]/mL pmol/L|20448-7|insulin;insuline;insulina
homa_ir|Homeostasis model assessment|hormone|-|{ratio}||HOMA;HOMA-IR;HOMA 1 IR;HOMA index;
  indice HOMA
fai|Free androgen index|hormone|-|{ratio} %|24125-7|free androgen index;FAI;vrije androgeen index;
  freier androgenindex;index androgène libre;índice de andrógenos libres
"""

"""Analytes: semen analysis; `lab_table` explains a line."""

TABLE = """\
semen_volume|Semen volume|semen|semen|mL|3160-9|semen volume;ejaculate volume;volume;
  volume ejaculaat;ejaculaatvolume;ejakulatvolumen;volumen;volume de l'éjaculat;volume éjaculat;
  volumen del eyaculado;volumen eyaculado;seminal volume;volume of ejaculate;ejakulat volumen;
  volumen de semen;volume du sperme;volume spermatique;spermavolume
semen_ph|Semen pH|semen|semen|[pH]||pH;semen pH;pH semen;pH sperma
sperm_concentration|Spermatozoa concentration|semen|semen|10*6/mL|9780-8|sperm concentration;
  concentration;spermatozoa concentration;sperm count per ml;zaadcelconcentratie;
  spermaconcentratie;concentratie zaadcellen;concentratie;spermienkonzentration;konzentration;
  concentration des spermatozoïdes;concentration spermatique;concentración de espermatozoides;
  concentración espermática;concentración;zaadcellen per ml;spermien pro ml;numération par ml;
  concentración de esperma;spermatozoïdes par ml;espermatozoides por ml;sperm density
sperm_total|Spermatozoa total number|semen|semen|10*6 10*6/{ejaculate}||total sperm number;
  total sperm count;total number of spermatozoa;totaal aantal zaadcellen;
  totaal aantal spermatozoa;gesamtspermienzahl;spermiengesamtzahl;nombre total de spermatozoïdes;
  numération totale;número total de espermatozoides;recuento total de espermatozoides;
  recuento total;total sperm per ejaculate;totaal aantal zaadcellen per ejaculaat;gesamtspermien;
  numération par éjaculat;nombre total;totaal aantal;total count;recuento total por eyaculado
sperm_motility_total|Spermatozoa motile|semen|semen|%|13628-3|total motility;motility total;
  motility (PR+NP);total motility (PR+NP);motility;totale motiliteit;totale beweeglijkheid;
  motiliteit totaal;gesamtmotilität;gesamtbeweglichkeit;mobilité totale;motilidad total;PR+NP;
  mobilité totale (PR+NP);motilité totale;total motile;motile sperm;totaal beweeglijk;gesamt motil;
  móviles totales
sperm_progressive|Spermatozoa progressive|semen|semen|%|14194-5|progressive motility;progressive;
  motility progressive;PR;progressive motility (PR);progressieve motiliteit;
  progressieve beweeglijkheid;progressief beweeglijk;progressive motilität;
  progressive beweglichkeit;mobilité progressive;motilidad progresiva;a+b;progressive (a+b);
  progressiv motil;progressief motiel;motilité progressive;movilidad progresiva;progressive motile;
  móviles progresivos;mobiles progressifs;progressief
sperm_rapid|Spermatozoa rapid progressive|semen|semen|%|10624-5|rapid progressive;
  rapidly progressive;rapid progressive motility;rapid progressive (a);snel progressief;
  schnell progressiv;progressifs rapides;progresivos rápidos;grade a
sperm_slow|Spermatozoa slow progressive|semen|semen|%|10626-0|slow progressive;slowly progressive;
  slow progressive motility;slow progressive (b);traag progressief;langsam progressiv;
  progressifs lents;progresivos lentos;grade b
sperm_nonprogressive|Spermatozoa non-progressive|semen|semen|%|10620-3|non-progressive motility;
  non-progressive;nonprogressive;non progressive;NP;non-progressive motility (NP);
  niet-progressieve motiliteit;niet progressief;niet-progressief;nicht progressiv;
  nicht-progressiv;mobilité non progressive;non progressifs;motilidad no progresiva;
  no progresivos;lokaal beweeglijk;nicht progressiv motil;niet-progressief motiel;
  motilité non progressive;movilidad no progresiva;niet-progressief beweeglijk;non progressive (NP);
  nicht-progressive motilität;nichtprogressive motilität
sperm_immotile|Spermatozoa immotile|semen|semen|%|10611-2|immotile;immotile sperm;
  immotile spermatozoa;immotility;IM;immotile (IM);immotiel;onbeweeglijk;immobile;unbeweglich;
  immobiles;inmóviles;immotil;immotile (d);spermatozoïdes immobiles;espermatozoides inmóviles;
  immobiel;immotile spermien;unbewegliche spermien
sperm_vitality|Spermatozoa viable|semen|semen|%|10613-8|vitality;viability;live spermatozoa;
  vitality (live);vitaliteit;levende zaadcellen;vitalität;vitalité;vitalidad;eosin test;
  vitality test;live sperm;vivants;spermatozoïdes vivants;espermatozoides vivos;levend;
  vitale spermien
sperm_normal_forms|Spermatozoa normal|semen|semen|%|10622-9|normal forms;morphology normal forms;
  normal morphology;normal forms (strict);morphology (normal forms);morphology;normale vormen;
  normale morfologie;morfologie normaal;normalformen;normale morphologie;formes normales;
  formes typiques;formas normales;morfología normal;morfología (formas normales);normale formen;
  normal sperm forms;formas típicas;morphologisch normal;normomorphe spermien;morfologie;
  morphologie normalformen;morfologie normale vormen;morphologie formes normales;
  morfología formas normales;morphologie (normalformen)
sperm_head_defects|Spermatozoa abnormal head|semen|semen|%|10602-1|head defects;abnormal heads;
  kopafwijkingen;kopfdefekte;anomalies de la tête;defectos de cabeza
sperm_midpiece_defects|Spermatozoa abnormal midpiece|semen|semen|%|10603-9|midpiece defects;
  neck and midpiece defects;neck/midpiece defects;middenstukafwijkingen;mittelstückdefekte;
  anomalies de la pièce intermédiaire;defectos de pieza intermedia
sperm_tail_defects|Spermatozoa abnormal tail|semen|semen|%|10604-7|tail defects;staartafwijkingen;
  schwanzdefekte;anomalies du flagelle;defectos de cola
semen_round_cells|Round cells|semen|semen|10*6/mL|10585-8|round cells;ronde cellen;rundzellen;
  cellules rondes;células redondas
semen_leukocytes|Leukocytes (semen)|semen|semen|10*6/mL|10579-1|leukocytes;leucocytes;
  peroxidase-positive cells;peroxidase positive cells;peroxidase-positive leukocytes;leukocyten;
  peroxidase positieve cellen;leukozyten;leucocitos;peroxidase-positive zellen;
  peroxidase positive leukocytes;leucocytes (peroxydase);células peroxidasa positivas;WBC;
  round cells peroxidase positive
semen_liquefaction|Liquefaction|semen|semen|min|10580-9|liquefaction;liquefaction time;
  liquefactie;vervloeiing;verflüssigung;liquéfaction;licuefacción;time to liquefaction;
  verflüssigungszeit;temps de liquéfaction;tiempo de licuefacción;liquefactietijd
semen_viscosity|Viscosity|semen|semen|cm||viscosity;viscositeit;viskosität;viscosité;viscosidad
semen_abstinence|Sexual abstinence|semen|semen|d|10587-4|abstinence;abstinence time;
  abstinence period;sexual abstinence;onthouding;abstinentie;karenzzeit;karenz;délai d'abstinence;
  abstinencia;abstinenz;sexuelle karenz;abstinence days;abstinencia sexual;seksuele abstinentie;
  abstinentieduur;délai
semen_mar|Spermatozoa with bound IgG|semen|semen|%|10617-9|MAR test;MAR IgG;MAR-test IgG;
  mixed antiglobulin reaction;MAR test IgG
sperm_dfi|Sperm DNA fragmentation|semen|semen|%||DNA fragmentation index;DFI;
  sperm DNA fragmentation;DNA fragmentation;DNA-fragmentatie;fragmentation de l'ADN;
  fragmentación del ADN
sperm_tmsc|Total motile sperm count|semen|semen|10*6||total motile sperm count;TMSC;TMC;
  total motile count;VCM
semen_fructose|Fructose|semen|semen|umol/{ejaculate} mmol/L|10574-2|fructose;seminal fructose;
  fruktose
semen_zinc|Zinc (semen)|semen|semen|umol/{ejaculate} mmol/L|10633-6|zinc;zink;seminal zinc
semen_appearance|Semen appearance|semen|semen|||appearance;aspect;uitzicht;aussehen;aspecto
semen_agglutination|Spermatozoa agglutinated|semen|semen|%|10605-4|agglutination;agglutinatie;
  agglutinación
semen_glucosidase|Neutral alpha-glucosidase (semen)|semen|semen|mU/{ejaculate} U/L||
  neutral alpha-glucosidase;alpha-glucosidase;neutral glucosidase;neutrale alpha-glucosidase;
  neutrale alfa-glucosidase;alfa-glucosidase;neutrale alpha-glukosidase;alpha-glukosidase;
  alpha-glucosidase neutre;alpha-1,4-glucosidase;alfa-glucosidasa;alfa-glucosidasa neutra
sperm_pellet|Spermatozoa in the centrifuged pellet|semen|semen|||sperm in centrifuged pellet;
  spermatozoa in centrifuged pellet;spermatozoa in pellet;sperm in pellet;centrifuged pellet;pellet;
  pellet examination;zaadcellen in pellet;zaadcellen na centrifugatie;spermatozoa na centrifugatie;
  pellet na centrifugatie;spermien im sediment;spermien nach zentrifugation;
  zentrifugiertes sediment;spermatozoïdes dans le culot;culot de centrifugation;
  spermatozoïdes après centrifugation;espermatozoides en el sedimento;sedimento centrifugado;
  espermatozoides tras centrifugación
semen_erythrocytes|Erythrocytes (semen)|semen|semen|10*6/mL||erythrocytes;red blood cells;RBC;
  erytrocyten;rode bloedcellen;erythrozyten;érythrocytes;hématies;eritrocitos;hematíes
semen_interval|Time from collection to analysis|semen|semen|min h||time to analysis;
  time to examination;collection to analysis;tijd tot analyse;tijd tot onderzoek;
  zeit bis zur analyse;zeit bis zur untersuchung;délai avant analyse;délai recueil-analyse;
  tiempo hasta el análisis;tiempo hasta el examen
sperm_tzi|Teratozoospermia index|semen|semen|{ratio}||TZI;teratozoospermie-index;
  teratozoospermieindex;index de tératozoospermie;índice de teratozoospermia
sperm_sdi|Sperm deformity index|semen|semen|{ratio}||SDI;deformiteitsindex zaadcellen;
  spermien-deformitätsindex;index de déformité spermatique;índice de deformidad espermática
"""

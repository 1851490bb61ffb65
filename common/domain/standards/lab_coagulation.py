"""Analytes: coagulation, thrombophilia, platelet function; `lab_table` explains a line."""

TABLE = """\
aptt_ratio|Activated Partial Thromboplastine Time (platelet poor plasma) - ratio|coagulation|-|
  {ratio}|63561-5|aPTT ratio;APTT-ratio;ratio aPTT;ratio (heparinetherapie);ratio heparinetherapie;
  aPTT ratio (heparinetherapie);ratio TCA;PTT-ratio;TTPA ratio
pt_ratio|Prothrombin time ratio|coagulation|-|{ratio}||PT ratio;PT-ratio;ratio PT;prothrombin ratio;
  ratio TP
thrombin_time|Thrombin time|coagulation|-|s|3243-3|thrombin time;trombinetijd;thrombinetijd;TT;
  temps de thrombine;thrombinzeit;tiempo de trombina
reptilase_time|Reptilase time|coagulation|-|s|6683-7|reptilase time;reptilasetijd;
  temps de reptilase;reptilasezeit
bleeding_time|Bleeding time|coagulation|-|min s||bleeding time;bloedingstijd;temps de saignement;
  blutungszeit
pfa_epi|Platelet function (closure time) collagen+EPINEPHrine induced|coagulation|-|s|24471-5|
  collageen/epinefrine;collagen/epinephrine;PFA collageen/epinefrine;PFA epinefrine;
  collagène/épinéphrine;kollagen/epinephrin;PFA col/epi;collageen/adrenaline
pfa_adp|Platelet function (closure time) collagen+ADP induced|coagulation|-|s|24472-3|collageen/ADP;
  collagen/ADP;PFA collageen/ADP;PFA ADP;collagène/ADP;kollagen/ADP;PFA col/ADP
anti_xa|Heparin anti-Xa|coagulation|-|[IU]/mL U/mL||anti-Xa;anti Xa;anti-Xa activiteit;
  anti-Xa activity;heparine anti-Xa;heparin anti-Xa;anti-Xa LMWH;activité anti-Xa;anti-Xa-aktivität;
  anti-factor Xa;anti-Xa (LMWH);anti-Xa activiteit (LMWH)
antithrombin|Antithrombin|coagulation|-|%|~27811-9|antithrombin;antitrombine;antithrombine;
  antithrombin III;antitrombine III;ATIII;AT III;antithrombine III;antitrombina;
  antithrombine activiteit;antitrombine activiteit
protein_c|Protein C|coagulation|-|%|~27819-2 ~27818-4|protein C;proteïne C;proteïne C activiteit;
  protein C activity;protéine C;proteína C;proteine C
protein_s_free|Protein S free|coagulation|-|%|~27821-8|protein S free;free protein S;
  vrij proteïne S;proteïne S vrij;protéine S libre;freies protein S;proteína S libre;
  proteïne S (vrij);proteine S vrij
protein_s|Protein S|coagulation|-|%|~27822-6|protein S;proteïne S;proteïne S activiteit;
  protein S activity;protéine S;proteína S;proteine S
protein_s_total|Protein S Ag|coagulation|-|%|~27823-4|protein S total;total protein S;
  totaal proteïne S;proteïne S totaal;protéine S totale;proteïne S antigeen
apc_resistance|Activated protein C resistance|coagulation|-|{ratio}|~13590-5|APC-resistentie;
  APC resistentie;APC resistance;activated protein C resistance;APC-resistenz;
  résistance à la protéine C activée;RPCA;APC ratio;resistencia a la proteína C activada
lupus_anticoagulant|Lupus anticoagulant|coagulation|-|||lupus anticoagulans;lupus anticoagulant;
  lupus-anticoagulans;lupusanticoagulans;anticoagulant lupique;LAC;lupus-antikoagulans;
  anticoagulante lúpico;lupus anticoagulans conclusie
drvvt_ratio|Dilute Russell viper venom time ratio|coagulation|-|{ratio}||dRVVT;DRVVT ratio;
  dRVVT-ratio;dRVVT screen ratio
drvvt_normalised|Dilute Russell viper venom time normalised ratio|coagulation|-|{ratio}||
  dRVVT screen/confirm;dRVVT genormaliseerde ratio;dRVVT normalised ratio;dRVVT screen/confirm ratio
factor_ii|Coagulation factor II activity|coagulation|-|%|3289-6|factor II;facteur II;faktor II
factor_v|Coagulation factor V activity|coagulation|-|%|3193-0|factor V;facteur V;faktor V;
  proaccelerine
factor_vii|Coagulation factor VII activity|coagulation|-|%|3198-9|factor VII;facteur VII;faktor VII
factor_viii|Coagulation factor VIII activity|coagulation|-|%|3209-4|factor VIII;factor VIII:C;
  facteur VIII;faktor VIII;factor VIII C
factor_ix|Coagulation factor IX activity|coagulation|-|%|3187-2|factor IX;facteur IX;faktor IX
factor_x|Coagulation factor X activity|coagulation|-|%|3218-5|factor X;facteur X;faktor X
factor_xi|Coagulation factor XI activity|coagulation|-|%|3226-8|factor XI;facteur XI;faktor XI
factor_xii|Coagulation factor XII activity|coagulation|-|%|3232-6|factor XII;facteur XII;faktor XII
factor_xiii|Coagulation factor XIII activity|coagulation|-|%|27815-0|factor XIII;facteur XIII;
  faktor XIII
vwf_antigen|von Willebrand factor Ag|coagulation|-|% [IU]/dL|27816-8|von willebrand factor antigeen;
  von willebrand factor antigen;vWF antigeen;vWF:Ag;vWF antigen;VWF Ag;von willebrand antigen;
  facteur von willebrand antigène;von-willebrand-faktor-antigen;factor von willebrand antígeno
vwf_activity|von Willebrand factor activity|coagulation|-|% [IU]/dL||
  von willebrand factor activiteit;von willebrand factor activity;vWF activiteit;vWF activity;
  vWF:RCo;ristocetine cofactor;ristocetin cofactor;VWF:GPIbM;von willebrand ristocetine cofactor;
  cofacteur de la ristocétine
plasminogen|Plasminogen|coagulation|-|%|~28660-9|plasminogen;plasminogeen;plasminogène;plasminógeno
p2y12|Platelet function P2Y12|coagulation|-|s {PRU}||
  plaatjesfunctie na clopidogrel (P2Y12-receptor blockade);plaatjesfunctie na clopidogrel;P2Y12;
  P2Y12-receptor blockade;P2Y12 receptor blokkade;PFA P2Y;VerifyNow P2Y12;platelet function P2Y12
fvl|F5 gene p.Arg506Gln|genetics|-||21668-9|factor V leiden;factor V leiden mutatie;
  factor V leiden mutation;factor V leiden (G1691A);F5 R506Q;facteur V leiden;
  faktor-V-leiden-mutation;faktor V leiden;mutation facteur V leiden;factor V leiden R506Q
prothrombin_mutation|F2 gene c.20210G>A|genetics|-||24476-4|factor II mutatie;prothrombin mutation;
  protrombinemutatie;protrombine mutatie;prothrombine mutatie;factor II G20210A;
  prothrombine G20210A;protrombine G20210A;prothrombin G20210A;facteur II mutation;
  mutation du facteur II;prothrombinmutation;F2 G20210A;factor II (G20210A);factor II mutation;
  protrombina G20210A
mthfr_c677t|MTHFR gene c.677C>T|genetics|-|||MTHFR C677T;MTHFR;MTHFR 677;MTHFR (C677T);
  MTHFR mutatie C677T
mthfr_a1298c|MTHFR gene c.1298A>C|genetics|-|||MTHFR A1298C;MTHFR 1298;MTHFR (A1298C)
hfe_c282y|HFE gene p.Cys282Tyr|genetics|-|||HFE C282Y;C282Y;HFE gen C282Y;C282Y mutatie
hfe_h63d|HFE gene p.His63Asp|genetics|-|||HFE H63D;H63D;HFE gen H63D;H63D mutatie
pai1|Plasminogen activator inhibitor 1|coagulation|-|ng/mL U/mL||PAI-1;PAI 1;
  plasminogen activator inhibitor 1
"""

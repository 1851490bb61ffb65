"""Analytes: infection screens, blood group, genetics; `lab_table` explains a line."""

TABLE = """\
hiv|HIV 1+2 Ab and HIV1 p24 Ag|serology|-|{s_co_ratio}|56888-1|HIV;HIV 1/2;HIV Ag/Ab;HIV 1/2 Ag/Ab;
  HIV 1+2;HIV 1/2 antibodies;HIV antibodies;anti-HIV;HIV-serologie;HIV screening;anti-HIV 1/2;VIH;
  VIH 1/2;HIV-screening;HIV 1/2 Ag/Ak;HIV-suchtest;HIV suchtest;VIH 1+2 Ag/Ac;VIH Ag/Ac;
  sérologie VIH;sérologie VIH 1+2;VIH 1+2;HIV combo;HIV 1/2 antistoffen;HIV-antikörper;
  anticorps anti-VIH;anticuerpos anti-VIH;HIV Ag/Ab combo
hbsag|Hepatitis B virus surface Ag|serology|-|{s_co_ratio} [IU]/mL|5195-3|HBsAg;
  hepatitis B surface antigen;hepatitis B surface Ag;hepatitis B surface Ag (HBsAg);
  conclusie hepatitis B surface Ag;Ag HBs;antígeno de superficie hepatitis B;hepatitis B antigen;
  HBs-antigen;HBs antigen;antigène HBs;antígeno HBs;hepatitis B surface antigeen;
  antigène de surface hépatite B;HBs Ag;hepatitis B surface antigeen (HBsAg);HBs antigeen
anti_hbs|Hepatitis B virus surface Ab|serology|-|m[IU]/mL|22322-2|anti-HBs;HBsAb;
  hepatitis B surface antibody;HBs antistoffen;anti-HBs antistoffen;anticorps anti-HBs;
  anticuerpos anti-HBs;HBs antibodies;HBs-antikörper;anti-HBs antikörper;anti-HBs Ak;HBs-Ak;
  anti-HBs (IgG);HBs-antistoffen;Ac anti-HBs;Ac anti HBs;hepatitis B surface antistoffen;
  anti-HBs (kwantitatief);hepatitis B surface Ab
anti_hbc|Hepatitis B virus core Ab|serology|-|{s_co_ratio}|13952-7|anti-HBc;HBcAb;
  hepatitis B core antibody;anti-HBc total;anti-HBc antistoffen;anticorps anti-HBc;
  anticuerpos anti-HBc;anti-HBc antikörper;HBc-antikörper;anti-HBc totaal;Ac anti-HBc;anti-HBc Ak;
  hepatitis B core antistoffen;HBc antistoffen;anti-HBc (totaal);hepatitis B core Ab
hcv|Hepatitis C virus Ab|serology|-|{s_co_ratio}|16128-1|HCV;anti-HCV;HCV antibodies;
  hepatitis C antibody;hepatitis C antibodies;HCV Ab;HCV antistoffen;anticorps anti-VHC;anti-VHC;
  HCV-antikörper;HCV antikörper;anticuerpos anti-VHC;anti-HCV antistoffen;VHC;
  hepatitis C antistoffen;anti-HCV Ak;sérologie VHC;Ac anti-VHC;hepatitis C Ab;
  hepatitis C virus antistoffen;hepatitis C virus antibodies;hepatitis C (HCV)
syphilis|Treponema pallidum Ab|serology|-|{s_co_ratio} {titer}|24110-9|syphilis;syphilis serology;
  treponema pallidum antibodies;treponema pallidum;TPHA;TPPA;syfilis;lues;sífilis;
  treponema pallidum antistoffen;treponema pallidum Ak;treponema pallidum antikörper;
  treponema pallidum Ac;lues-suchtest;lues suchtest;syphilis screening;sérologie syphilis;
  syphilis TPHA;syphilis (TPHA);treponema;sífilis Ac;syfilis antistoffen;syphilis Ab;TPPA lues;
  syfilis (TPHA);syfilis screening;syfilis serologie;treponema pallidum (syfilis)
rpr|Reagin Ab (RPR)|serology|-|{titer}|20507-0|RPR;RPR titer;rapid plasma reagin
vdrl|Reagin Ab (VDRL)|serology|-|{titer}|31147-2|VDRL
rubella_igg|Rubella virus IgG|serology|-|[IU]/mL|5334-8|rubella IgG;rubella virus IgG;rodehond IgG;
  rubeola IgG;röteln IgG;rubéole IgG;rubéola IgG;rubella;rubella virus IgG Ab;röteln;röteln-IgG-Ak;
  rubéole;rubella antibodies IgG;röteln-virus IgG;anti-rubeola IgG;rubella virus antibodies IgG;
  rubella-IgG;rubella IgG antistoffen;rode hond IgG
vzv_igg|Varicella zoster virus IgG|serology|-|m[IU]/mL|19162-7|varicella zoster IgG;VZV IgG;
  varicella IgG;varicella-zoster IgG;varizellen IgG;varicelle IgG;VVZ IgG;varicela IgG;
  varicela zóster IgG;VZV-IgG;waterpokken IgG;varicela-zoster IgG
cmv_igg|Cytomegalovirus IgG|serology|-|{AU}/mL [IU]/mL U/mL|13949-3|CMV IgG;cytomegalovirus IgG;
  CMV-IgG;cytomegalovirus IgG (CMV);cytomegalievirus IgG;citomegalovirus IgG
cmv_igm|Cytomegalovirus IgM|serology|-|{AU}/mL {s_co_ratio}|24119-0|CMV IgM;cytomegalovirus IgM;
  CMV-IgM;cytomegalovirus IgM (CMV);cytomegalievirus IgM;citomegalovirus IgM
cmv_igg_avidity|Cytomegalovirus IgG avidity|serology|-|%|52984-2|CMV IgG aviditeit;CMV IgG avidity;
  cytomegalovirus IgG avidity
toxo_igg|Toxoplasma gondii IgG|serology|-|[IU]/mL|8039-0|toxoplasma IgG;toxoplasmosis IgG;
  toxoplasmose IgG;toxoplasma gondii IgG;toxoplasmosis;toxoplasmose-IgG;toxoplasma-IgG;
  toxoplasma gondii-IgG
toxo_igm|Toxoplasma gondii IgM|serology|-|{s_co_ratio}|40678-5|toxoplasma IgM;toxoplasmosis IgM;
  toxoplasmose IgM;toxoplasma gondii IgM
hav_igg|Hepatitis A virus IgG|serology|-|m[IU]/mL|22313-1|hepatitis A IgG;hepatitis A IgG (HAV);
  anti-HAV IgG;HAV IgG;hepatitis A virus IgG;anti-HAV-IgG;hepatitis A-IgG
chlamydia|Chlamydia trachomatis DNA|serology|any||6357-8|chlamydia trachomatis DNA;
  c. trachomatis DNA;c. trachomatis DNA (PCR);chlamydia trachomatis;chlamydia trachomatis PCR;
  chlamydia NAAT;C. trachomatis PCR;chlamydia;chlamydia PCR;chlamydia trachomatis (PCR);
  chlamydia trachomatis DNA (PCR)
gonorrhoea|Neisseria gonorrhoeae DNA|serology|any||21416-3|neisseria gonorrhoeae DNA;
  n. gonorrhoeae DNA;n. gonorrhoeae DNA (PCR);neisseria gonorrhoeae;neisseria gonorrhoeae PCR;
  gonorrhoea NAAT;N. gonorrhoeae PCR;gonorroe;gonokokken PCR;neisseria gonorrhoeae (PCR);
  N. gonorrhoeae;neisseria gonorrhoeae DNA (PCR);gonokokken
borrelia_igg|Borrelia burgdorferi IgG|serology|-|{AU}/mL|7817-0|borrelia burg. IgG;
  borrelia burgdorferi IgG;borrelia IgG;borrelia burgdorferi-IgG;borrelia-IgG;lyme IgG;
  borrelia IgG antistoffen
borrelia_igm|Borrelia burgdorferi IgM|serology|-|{AU}/mL {index}|7818-8|borrelia burg. IgM;
  borrelia burgdorferi IgM;borrelia IgM;borrelia burgdorferi-IgM;borrelia-IgM;lyme IgM;
  borrelia IgM antistoffen
abo|ABO group|serology|-||883-9|ABO;ABO group;ABO blood group;blood group;blood group ABO;
  bloedgroep;blutgruppe;groupe sanguin;grupo sanguíneo
rh_d|Rh D|serology|-||10331-7|Rh;Rhesus;Rh D;rhesus factor;rhesusfactor;rhesus D;rhesusfaktor;
  facteur rhésus
karyotype|Karyotype|genetics|-||29770-5|karyotype;karyotyping;karyotypering;chromosomenanalyse;
  caryotype;cariotipo;karyotyp;karyogramm;chromosome analysis
y_microdeletion|Y chromosome microdeletion|genetics|-|||Y microdeletion;Y chromosome microdeletion;
  Y-chromosome microdeletions;AZF microdeletion;AZF
cftr|CFTR gene variants|genetics|-|||CFTR;CFTR mutations;CFTR gene;cystic fibrosis carrier screen
"""

"""Analytes: organisms themselves (culture, antigen, DNA); `lab_table` explains a line."""

TABLE = """\
hbeag|Hepatitis B virus little e Ag|serology|-|{s_co_ratio}|13954-3|HBeAg;HBe antigeen;HBe-antigeen;
  hepatitis B e antigen;hepatitis B e Ag;antigène HBe;Ag HBe;HBe-antigen
anti_hbe|Hepatitis B virus little e Ab|serology|-|{s_co_ratio}|22320-6|anti-HBe;HBeAb;
  HBe antistoffen;HBe-antistoffen;anticorps anti-HBe;Ac anti-HBe;anti-HBe antistoffen
anti_hbc_igm|Hepatitis B virus core IgM|serology|-|{s_co_ratio}|24113-3|anti-HBc IgM;HBc IgM;
  hepatitis B core IgM;anti-HBc-IgM;HBc-IgM
hdv|Hepatitis D virus Ab|serology|-|{s_co_ratio}||anti-HDV;HDV;hepatitis D antistoffen;anti-delta;
  hepatitis delta;hepatitis D
hiv_p24|HIV 1 p24 Ag|serology|-|{s_co_ratio}||HIV p24 antigeen;p24 antigeen;HIV-1 p24;HIV p24 Ag
hiv_confirm|HIV 1+2 Ab confirm|serology|-|||HIV confirmatie;HIV western blot;HIV immunoblot;
  HIV-confirmatietest;HIV bevestigingstest;HIV INNO-LIA
hiv_load|HIV 1 RNA|serology|-|{copies}/mL|20447-9|HIV viral load;HIV-1 RNA;HIV virale lading;
  HIV RNA;HIV-1 viral load;HIV PCR;HIV-1 virale lading;charge virale VIH;HIV viruslast;
  HIV-RNA kwantitatief
hbv_dna|Hepatitis B virus DNA|serology|-|[IU]/mL {copies}/mL|42595-9|HBV DNA;hepatitis B DNA;
  hepatitis B virus DNA;HBV viral load;HBV PCR;HBV virale lading;charge virale VHB;HBV-DNA;
  hepatitis B viral load
hcv_rna|Hepatitis C virus RNA|serology|-|[IU]/mL {copies}/mL|11011-4|HCV RNA;hepatitis C RNA;
  hepatitis C virus RNA;HCV viral load;HCV PCR;HCV virale lading;charge virale VHC;HCV-RNA;
  hepatitis C PCR
hcv_genotype|Hepatitis C virus genotype|serology|-|||HCV genotype;hepatitis C genotype;
  HCV-genotypering
hev_rna|Hepatitis E virus RNA|serology|any|[IU]/mL||HEV RNA;HEV PCR;hepatitis E RNA;
  hepatitis E virus RNA
cmv_dna|Cytomegalovirus DNA|serology|any|[IU]/mL {copies}/mL||CMV DNA;CMV PCR;cytomegalovirus DNA;
  CMV viral load;CMV virale lading;cytomegalovirus PCR;cytomegalovirus DNA (CMV)
ebv_dna|Epstein Barr virus DNA|serology|any|[IU]/mL {copies}/mL||EBV DNA;EBV PCR;
  epstein barr virus DNA;EBV viral load;EBV virale lading;epstein-barr virus DNA;
  epstein barr virus DNA (EBV)
hsv_dna|Herpes Simplex virus DNA|serology|any|||herpes simplex virus DNA (HSV);HSV DNA;HSV PCR;
  herpes simplex PCR;herpes simplex virus DNA;herpes simplex virus PCR;HSV 1/2 PCR;HSV 1+2 DNA
hsv1_dna|Herpes Simplex virus 1 DNA|serology|any|||HSV-1 DNA;HSV-1 PCR;HSV 1 DNA;HSV 1 PCR;
  herpes simplex virus 1 DNA;herpes simplex type 1 DNA;herpes simplex virus type 1 DNA;
  herpes simplex virus 1 PCR
hsv2_dna|Herpes Simplex virus 2 DNA|serology|any|||HSV-2 DNA;HSV-2 PCR;HSV 2 DNA;HSV 2 PCR;
  herpes simplex virus 2 DNA;herpes simplex type 2 DNA;herpes simplex virus type 2 DNA;
  herpes simplex virus 2 PCR
vzv_dna|Varicella zoster virus DNA|serology|any|||VZV DNA;VZV PCR;varicella zoster virus DNA;
  varicella zoster PCR;varicella-zoster virus DNA;varicella zoster virus DNA (VZV)
entero_rna|Enterovirus RNA|serology|any|||enterovirus RNA;enterovirus PCR;enterovirus RNA (PCR)
parvo_dna|Parvovirus B19 DNA|serology|any|[IU]/mL||parvovirus B19 DNA;parvovirus B19 PCR;
  parvo B19 PCR
jc_dna|JC virus DNA|serology|any|||JC virus DNA;JCV DNA;JC virus PCR;JC-virus PCR;JCV PCR
bk_dna|BK virus DNA|serology|any|{copies}/mL||BK virus DNA;BKV DNA;BK virus PCR;BK-virus PCR;
  BKV PCR;BK viral load
hhv6_dna|Human herpesvirus 6 DNA|serology|any|{copies}/mL||HHV6 DNA;HHV-6 DNA;HHV-6 PCR;HHV6 PCR
hpv|Human papilloma virus DNA|serology|any|||HPV;HPV DNA;HPV PCR;humaan papillomavirus;
  humaan papillomavirus DNA;human papillomavirus;hoog-risico HPV;HR-HPV;hrHPV;HPV hoog risico;
  HPV screening;papillomavirus humain;high-risk HPV
hpv16|Human papilloma virus 16 DNA|serology|any|||HPV 16;HPV16;HPV-16;HPV type 16
hpv18|Human papilloma virus 18 DNA|serology|any|||HPV 18;HPV18;HPV-18;HPV type 18
sars2_rna|SARS-CoV-2 RNA|serology|any|||SARS-CoV-2 PCR;SARS-CoV-2 RNA;COVID-19 PCR;SARS-CoV-2 (PCR);
  coronavirus SARS-CoV-2;PCR SARS-CoV-2;SARS-CoV-2 RNA (PCR);SARS-CoV-2 genoom
sars2_ag|SARS-CoV-2 Ag|serology|any|||SARS-CoV-2 antigeen;COVID-19 antigeen;SARS-CoV-2 antigen;
  SARS-CoV-2 Ag
flu_a|Influenza virus A RNA|serology|any|||influenza A PCR;influenza A RNA;influenza A virus RNA;
  influenza A (PCR);influenza A virus PCR
flu_b|Influenza virus B RNA|serology|any|||influenza B PCR;influenza B RNA;influenza B virus RNA;
  influenza B (PCR);influenza B virus PCR
flu_a_ag|Influenza virus A Ag|serology|any|||influenza A antigeen;influenza A antigen;influenza A Ag
flu_b_ag|Influenza virus B Ag|serology|any|||influenza B antigeen;influenza B antigen;influenza B Ag
rsv_rna|Respiratory syncytial virus RNA|serology|any|||RSV PCR;RSV RNA;
  respiratoir syncytieel virus RNA;RSV (PCR);RSV A PCR;RSV B PCR
rsv_ag|Respiratory syncytial virus Ag|serology|any|||RSV antigeen;RSV antigen;RSV Ag
rotavirus|Rotavirus Ag|serology|stool||17547-1|rotavirus;rotavirus antigeen;rotavirus Ag;rota virus;
  rotavirus antigen
adenovirus_stool|Adenovirus Ag|serology|stool|||adenovirus;adenovirus antigeen;adenovirus 40/41;
  adenovirus Ag;adenovirus antigen
norovirus|Norovirus RNA|serology|stool||7974-9|norovirus PCR;norovirus;norovirus RNA;
  norovirus antigeen;norovirus (PCR)
astrovirus|Astrovirus|serology|stool|||astrovirus;astrovirus PCR
sapovirus|Sapovirus|serology|stool|||sapovirus;sapovirus PCR
cdiff|Toxigenic Clostridioides difficile|microbiology|stool||34468-9|toxigene C. difficile;
  clostridium difficile toxine;C. difficile toxine;clostridioides difficile;
  clostridioides difficile toxine;clostridium difficile;C. difficile;C. difficile PCR;
  C. difficile toxine A/B;clostridioides difficile PCR;C. difficile toxine B gen
cdiff_gdh|Clostridioides difficile glutamate dehydrogenase|microbiology|stool|||C. difficile GDH;
  clostridium difficile GDH;GDH antigeen;clostridioides difficile GDH;C. difficile antigeen (GDH);
  C. difficile antigeen
hpylori_ag|Helicobacter pylori Ag|microbiology|stool||17780-8|helicobacter pylori antigeen;
  H. pylori antigeen;helicobacter antigeen;helicobacter pylori antigen;H. pylori antigen;
  helicobacter pylori antigeen (faeces);helicobacter pylori;H. pylori
giardia|Giardia lamblia|microbiology|stool|||giardia lamblia;giardia;giardia antigeen;
  giardia lamblia antigeen;giardia PCR;giardia lamblia PCR;giardia intestinalis
crypto_stool|Cryptosporidium|microbiology|stool|||cryptosporidium;cryptosporidium antigeen;
  cryptosporidium PCR;cryptosporidium species
dientamoeba|Dientamoeba fragilis|microbiology|stool|||dientamoeba fragilis;dientamoeba fragilis PCR
blastocystis|Blastocystis hominis|microbiology|stool|||blastocystis hominis;blastocystis
entamoeba_stool|Entamoeba histolytica DNA|microbiology|stool|||entamoeba histolytica;
  entamoeba histolytica PCR
parasites|Ova and parasites|microbiology|stool|||parasieten;parasitologisch onderzoek;wormeieren;
  wormeieren en cysten;parasites;parasitologie;ova and parasites;eieren en parasieten;
  parasitair onderzoek
salmonella|Salmonella sp|microbiology|stool|||salmonella;salmonella species;salmonella PCR;
  salmonella spp.
shigella|Shigella sp|microbiology|stool|||shigella;shigella species;shigella PCR;shigella/EIEC
campylobacter|Campylobacter sp|microbiology|stool|||campylobacter;campylobacter species;
  campylobacter PCR;campylobacter spp.
yersinia_stool|Yersinia sp|microbiology|stool|||yersinia;yersinia species;yersinia enterocolitica;
  yersinia PCR
stec|Shiga toxin producing Escherichia coli|microbiology|stool|||STEC;VTEC;EHEC;E. coli STEC;
  shiga toxine;verotoxine;E. coli O157;STEC PCR
legionella_ag|Legionella pneumophila Ag|microbiology|urine|||legionella antigeen;
  legionella pneumophila antigeen;legionella Ag;legionella antigen;
  legionella pneumophila serogroep 1 antigeen
pneumococcus_ag|Streptococcus pneumoniae Ag|microbiology|urine|||pneumokokken antigeen;
  pneumococcen antigeen;streptococcus pneumoniae antigeen;pneumococcal antigen
strep_a|Streptococcus pyogenes Ag|microbiology|any|||streptoc. A antigen;streptococcus A antigeen;
  streptokokken A antigeen;groep A streptokokken antigeen;strep A;streptococcus groep A antigeen;
  streptococcus A antigen
gbs|Streptococcus agalactiae|microbiology|any|||GBS-screening;GBS;GBS screening;
  streptokokken groep B;groep B streptokokken;group B streptococcus;streptococcus groep B;
  GBS-opsporing;streptococcus agalactiae (GBS);streptocoque B;GBS PCR
trichomonas|Trichomonas vaginalis|microbiology|any|||trichomonas;trichomonas vaginalis;
  trichomonas (micros.);trichomonas vaginalis PCR;trichomonas vaginalis DNA;T. vaginalis DNA (PCR);
  trichomonas PCR;trichomonas vaginalis DNA (PCR);T. vaginalis
mgen|Mycoplasma genitalium DNA|microbiology|any|||mycoplasma genitalium;mycoplasma genitalium PCR;
  mycoplasma genitalium DNA;M. genitalium DNA (PCR);M. genitalium;M. genitalium PCR
mhom|Mycoplasma hominis DNA|microbiology|any|||mycoplasma hominis PCR;mycoplasma hominis DNA;
  M. hominis;M. hominis DNA (PCR);mycoplasma hominis
ureaplasma|Ureaplasma sp|microbiology|any|||ureaplasma;ureaplasma species;ureaplasma PCR;
  ureaplasma spp.
ureaplasma_uu|Ureaplasma urealyticum DNA|microbiology|any|||ureaplasma urealyticum;
  ureaplasma urealyticum PCR;U. urealyticum;ureaplasma urealyticum DNA;U. urealyticum DNA (PCR)
ureaplasma_up|Ureaplasma parvum DNA|microbiology|any|||ureaplasma parvum;U. parvum;
  ureaplasma parvum PCR;ureaplasma parvum DNA;U. parvum DNA (PCR)
gardnerella|Gardnerella vaginalis|microbiology|any|||gardnerella vaginalis;gardnerella
bv|Bacterial vaginosis|microbiology|any|||bacteriële vaginose;bacterial vaginosis;nugent score;
  nugent-score;vaginose bactérienne;bacteriële vaginose (nugent)
bpert_dna|Bordetella pertussis DNA|microbiology|any|||bordetella pertussis PCR;
  bordetella pertussis DNA;B. pertussis DNA (PCR);kinkhoest PCR;B. pertussis PCR
mpneu_dna|Mycoplasma pneumoniae DNA|microbiology|any|||mycoplasma pneumoniae PCR;
  mycoplasma pneumoniae DNA;M. pneumoniae PCR;M. pneumoniae DNA (PCR)
cpneu_dna|Chlamydophila pneumoniae DNA|microbiology|any|||chlamydia pneumoniae PCR;
  chlamydophila pneumoniae PCR;chlamydophila pneumoniae DNA;C. pneumoniae DNA (PCR);
  C. pneumoniae PCR
tb_dna|Mycobacterium tuberculosis DNA|microbiology|any|||mycobacterium tuberculosis PCR;
  mycobacterium tuberculosis DNA;M. tuberculosis PCR;TBC PCR;M. tuberculosis complex PCR;
  mycobacterium tuberculosis complex DNA
tb_culture|Mycobacterium culture|microbiology|any|||mycobacteriën cultuur;kweek mycobacteriën;
  cultuur mycobacteriën;TBC cultuur;mycobacterial culture
igra|Mycobacterium tuberculosis stimulated gamma interferon|serology|-|[IU]/mL||quantiferon;
  quantiFERON-TB Gold;IGRA;quantiferon TB;quantiferon-TB;QFT;quantiferon conclusie;T-spot;
  QuantiFERON-TB Gold Plus
mrsa|Methicillin resistant Staphylococcus aureus|microbiology|any|||MRSA;MRSA screening;
  MRSA-screening;MRSA cultuur;MRSA PCR
vre|Vancomycin resistant Enterococcus|microbiology|any|||VRE;VRE screening;VRE-screening
esbl|Extended spectrum beta lactamase|microbiology|any|||ESBL;ESBL screening;ESBL-screening
cpe|Carbapenemase producing Enterobacteriaceae|microbiology|any|||CPE;CPE screening;CPE-screening
galactomannan|Galactomannan Ag|serology|any|{index}||galactomannan;galactomannan antigeen;
  aspergillus antigeen;aspergillus galactomannan
crypto_ag|Cryptococcus sp Ag|serology|any|{titer}||cryptococcus antigeen;cryptokokken antigeen;
  cryptococcal antigen
culture|Culture|microbiology|any|||cultuur;kweek;culture;kultur;cultivo;aerobe cultuur;
  bacteriële cultuur;bacteriologische cultuur;banale kweek;cultuur bacteriën;aerobe kweek
culture_anaerobic|Anaerobic culture|microbiology|any|||anaerobe cultuur;anaerobe kweek;
  anaerobic culture;culture anaérobie;anaerobe kultur
culture_yeast|Yeast culture|microbiology|any|||cultuur gisten;gisten cultuur;kweek gisten;
  gisten en schimmels cultuur;yeast culture;cultuur gisten en schimmels;fungal culture;
  culture levures
gram_stain|Gram stain|microbiology|any|||gramkleuring;gram;rechtstreeks onderzoek;direct onderzoek;
  gram stain;gram preparaat;grampreparaat;examen direct;gramfärbung;direct preparaat;
  rechtstreeks preparaat
antibiogram|Susceptibility|microbiology|any|||antibiogram;antibiogramme;antibiogramm;antibiograma;
  gevoeligheidsbepaling
borrelia_wb_igg|Borrelia burgdorferi IgG immunoblot|serology|-||6320-6|borrelia western blot IgG;
  borr. western blot IgG;borrelia immunoblot IgG;borrelia blot IgG;borrelia IgG western blot;
  borrelia IgG immunoblot;borrelia burgdorferi IgG immunoblot
borrelia_wb_igm|Borrelia burgdorferi IgM immunoblot|serology|-||6321-4|borrelia western blot IgM;
  borr. western blot IgM;borrelia immunoblot IgM;borrelia blot IgM;borrelia IgM western blot;
  borrelia IgM immunoblot;borrelia burgdorferi IgM immunoblot
mononucleosis|Heterophile Ab|serology|-|||mononucleosis;paul-bunnell;monotest;mononucleose;
  mononucleose test;heterofiele antistoffen;heterophile antibodies;paul bunnell;mononucléose
aslo|Streptolysin O Ab|serology|-|[IU]/mL k[IU]/L|5370-2|ASLO;antistreptolysine O;
  anti-streptolysine O;antistreptolysine;ASO;anti-streptolysin O;antistreptolysin O;
  antistreptolysine-O
anti_dnase_b|DNase B Ab|serology|-|U/mL [IU]/mL||anti-DNase B;antistreptokokken DNase B;
  anti-streptodornase;anti-DNAse B
widal|Salmonella typhi Ab|serology|-|{titer}||widal;widal reactie;salmonella typhi O;
  salmonella typhi H
fta_abs|Treponema pallidum Ab FTA-ABS|serology|-|||FTA-ABS;FTA ABS;FTA
"""

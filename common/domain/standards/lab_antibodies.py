"""Antibodies against infections: each class is an analyte of its own.

`slug|organism|classes|names`: a class is `igg`, `igm`, `iga`, `ab` (all of them) or `avidity`,
with the LOINC behind `=` that means it in a message. None is given to a printed result: there are
others for its presence, its units and its titre.
"""

from collections.abc import Iterator

TABLE = """\
hav|Hepatitis A virus|igm=13950-1 ab=20575-7|hepatitis A;HAV;anti-HAV;hepatitis A virus;hépatite A;
  VHA
hev|Hepatitis E virus|igg igm|hepatitis E;HEV;anti-HEV;hepatitis E virus;hépatite E;VHE
rubella|Rubella virus|igm=24116-6 avidity|rubella;rubella virus;rodehond;rubeola;röteln;rubéole;
  rubéola
measles|Measles virus|igg=20479-2 igm=21503-8|mazelen;measles;measles virus;mazelen virus;
  mazelenvirus;rougeole;masern;sarampión;morbilli
mumps|Mumps virus|igg=6476-6 igm=6477-4|bof;mumps;mumps virus;bofvirus;oreillons;paperas;
  parotitis epidemica;bof virus
vzv|Varicella zoster virus|igm=21597-0|varicella zoster;VZV;varicella;varicella-zoster;varizellen;
  varicelle;VVZ;varicela;waterpokken;varicella zoster virus;varicella-zoster virus
hsv|Herpes simplex virus|igg igm|herpes simplex;HSV;herpes simplex virus;herpes simplex 1+2;HSV 1+2;
  HSV 1/2
hsv1|Herpes simplex virus 1|igg=5206-8 igm|herpes simplex 1;HSV-1;HSV 1;herpes simplex type 1;
  herpes simplex virus 1;herpes simplex virus type 1
hsv2|Herpes simplex virus 2|igg=5209-2 igm|herpes simplex 2;HSV-2;HSV 2;herpes simplex type 2;
  herpes simplex virus 2;herpes simplex virus type 2
ebv_vca|Epstein Barr virus capsid|igg igm=30339-4|EBV VCA;VCA;epstein-barr VCA;
  epstein barr virus VCA;EBV-VCA;anti-EBV VCA;epstein barr VCA;EBV capside;anti-VCA;
  epstein-barr virus VCA
ebv_ebna|Epstein Barr virus nuclear|igg|EBV EBNA;EBNA;epstein-barr EBNA;epstein barr virus EBNA;
  EBV-EBNA;anti-EBV EBNA;EBNA-1;EBV EBNA-1;anti-EBNA;epstein-barr virus EBNA
ebv_ea|Epstein Barr virus early|igg|EBV EA;epstein-barr EA;EBV early antigen;EBV-EA;EBV EA-D
ebv|Epstein Barr virus|igg igm|epstein barr;EBV;epstein-barr;epstein barr virus;epstein-barr virus
parvo|Parvovirus B19|igg=7981-4 igm=7982-2|parvovirus B19;parvovirus;parvo B19;parvo-B19;
  parvovirus-B19
hhv6|Human herpesvirus 6|igg igm|HHV6;HHV-6;humaan herpesvirus 6;human herpesvirus 6
hhv8|Human herpesvirus 8|igg|HHV8;HHV-8;human herpesvirus 8
htlv|Human T-lymphotropic virus 1+2|ab|HTLV;HTLV I/II;HTLV-I/II;HTLV 1/2;HTLV 1+2;anti-HTLV I/II;
  anti-HTLV;HTLV-1/2
adenovirus|Adenovirus|igg igm iga|adenovirus
influenza_a|Influenza virus A|igg igm iga|influenza A
influenza_b|Influenza virus B|igg igm iga|influenza B
rsv|Respiratory syncytial virus|igg igm iga|RSV;respiratoir syncytieel virus;
  respiratory syncytial virus
entero|Enterovirus|igg igm|enterovirus;coxsackie;coxsackievirus
dengue|Dengue virus|igg igm|dengue;dengue virus;denguevirus
zika|Zika virus|igg igm|zika;zika virus;zikavirus
chik|Chikungunya virus|igg igm|chikungunya;chikungunya virus
wnv|West Nile virus|igg igm|west nile;west nile virus
tbe|Tick-borne encephalitis virus|igg igm|TBE;FSME;tekenencefalitis;tick-borne encephalitis;
  tick-borne encephalitis virus;frühsommer-meningoenzephalitis
hanta|Hantavirus|igg igm|hanta;hantavirus;hantavirus puumala;puumala
rabies|Rabies virus|igg ab|rabies;rabiës;hondsdolheid;rage;rabies virus
sars2_s|SARS-CoV-2 spike|igg ab|SARS-CoV-2 spike;SARS-CoV-2 S;anti-SARS-CoV-2 S;SARS-CoV-2 anti-S;
  COVID-19 spike;SARS-CoV-2 RBD
sars2_n|SARS-CoV-2 nucleocapsid|igg ab|SARS-CoV-2 nucleocapside;SARS-CoV-2 N;anti-SARS-CoV-2 N;
  SARS-CoV-2 anti-N;SARS-CoV-2 nucleocapsid
sars2|SARS-CoV-2|igg igm ab|SARS-CoV-2;COVID-19;anti-SARS-CoV-2;SARS CoV 2;COVID 19
toxo|Toxoplasma gondii|iga avidity=56991-3|toxoplasma;toxoplasmosis;toxoplasmose;toxoplasma gondii
toxocara|Toxocara canis|igg igm|toxocara;toxocara canis;toxocariase
chlam_tr|Chlamydia trachomatis|igg iga igm|chlamydia trachomatis;C. trachomatis;chlamydia tr.
chlam_pn|Chlamydophila pneumoniae|igg iga igm|chlamydia pneumoniae;chlamydophila pneumoniae;
  C. pneumoniae
chlam_ps|Chlamydophila psittaci|igg iga igm|chlamydia psittaci;chlamydophila psittaci;C. psittaci
myco_pn|Mycoplasma pneumoniae|igg igm iga|mycoplasma pneumoniae;M. pneumoniae;mycoplasma pneum.
mycoplasma_hom|Mycoplasma hominis|igg|mycoplasma hominis
legionella|Legionella pneumophila|igg igm|legionella;legionella pneumophila;L. pneumophila
bordetella|Bordetella pertussis|igg igm iga|bordetella pertussis;kinkhoest;pertussis;B. pertussis;
  coqueluche;keuchhusten;pertussis toxine;bordetella pertussis toxine;pertussis toxin;
  anti-pertussis toxine
bartonella|Bartonella henselae|igg=5326-4 igm|bartonella henselae;bartonella;B. henselae
bartonella_q|Bartonella quintana|igg igm|bartonella quintana;B. quintana
brucella|Brucella sp|igg igm ab|brucella;brucella species;brucellose
coxiella|Coxiella burnetii|igg igm|coxiella burnetii;coxiella;q-koorts;Q fever;Q-koorts;Q-fieber
coxiella_1|Coxiella burnetii phase 1|igg igm|coxiella burnetii fase 1;coxiella fase I;
  coxiella burnetii fase I;coxiella burnetii phase I;Q-koorts fase 1
coxiella_2|Coxiella burnetii phase 2|igg igm|coxiella burnetii fase 2;coxiella fase II;
  coxiella burnetii fase II;coxiella burnetii phase II;Q-koorts fase 2
rickettsia|Rickettsia|igg igm|rickettsia;rickettsia conorii;rickettsia species
leptospira|Leptospira sp|igg igm|leptospira;leptospirose;leptospira species
francisella|Francisella tularensis|igg igm ab|francisella tularensis;tularemie;tularemia
yersinia|Yersinia sp|igg iga igm|yersinia;yersinia enterocolitica
campylo|Campylobacter jejuni|igg iga|campylobacter;campylobacter jejuni
helico|Helicobacter pylori|igg=5176-3 iga igm|helicobacter pylori;H. pylori;helicobacter
borrelia|Borrelia burgdorferi|ab|borrelia burg.;borrelia burgdorferi;borrelia;lyme;lyme borreliose;
  borréliose
syph|Treponema pallidum|igg igm|treponema pallidum;syfilis;syphilis;lues
tetanus|Clostridium tetani toxoid|igg|tetanus;tetanustoxoïd;tetanus toxoïd;tetanus toxoid;tétanos;
  anti-tetanus;anti-tetanustoxoïd
diphtheria|Corynebacterium diphtheriae toxoid|igg|difterie;diphtheria;difterietoxoïd;
  difterie toxoïd;diphtherie;anti-difterie;diphtérie
pneumococcus|Streptococcus pneumoniae|igg|pneumokokken;pneumococcen;pneumococci;anti-pneumokokken;
  streptococcus pneumoniae;pneumokokken polysaccharide
hib|Haemophilus influenzae B|igg|haemophilus influenzae B;Hib;haemophilus influenzae type B
echinococcus|Echinococcus sp|igg|echinococcus;echinokok;echinococcus granulosus;echinococcose
entamoeba|Entamoeba histolytica|igg|entamoeba histolytica;amoebiasis;entamoeba
schisto|Schistosoma sp|igg|schistosoma;bilharzia;schistosomiasis;schistosoma mansoni
strongy|Strongyloides sp|igg|strongyloides;strongyloides stercoralis
trichinella|Trichinella spiralis|igg|trichinella;trichinella spiralis;trichinose
taenia|Taenia solium larva|igg|cysticercose;taenia solium;cysticercosis
fasciola|Fasciola hepatica|igg|fasciola hepatica;leverbot;fasciola
filaria|Filaria|igg|filaria;filariasis;filariose
leishmania|Leishmania sp|igg ab|leishmania;leishmaniose
trypanosoma|Trypanosoma cruzi|igg|trypanosoma cruzi;chagas
plasmodium|Plasmodium sp|igg|malaria;plasmodium
aspergillus|Aspergillus fumigatus|igg|aspergillus;aspergillus fumigatus
candida|Candida albicans|igg igm|candida;candida albicans
"""
_UNITS = {
    "igg": "{AU}/mL [IU]/mL m[IU]/mL U/mL {RU}/mL {s_co_ratio} {titer} {BAU}/mL mg/L",
    "igm": "{AU}/mL U/mL [IU]/mL {RU}/mL {s_co_ratio} {titer}",
    "iga": "{AU}/mL U/mL [IU]/mL {RU}/mL {s_co_ratio} {titer}",
    "ab": "{AU}/mL U/mL [IU]/mL {s_co_ratio} {titer} {BAU}/mL",
    "avidity": "% {ratio}",
}
_ENGLISH = {"igg": "IgG", "igm": "IgM", "iga": "IgA", "ab": "Ab", "avidity": "IgG avidity"}
# What stands behind the organism's name on reports.
_PRINTED = {
    "igg": ("IgG",),
    "igm": ("IgM",),
    "iga": ("IgA",),
    "ab": ("antistoffen", "Ab", "totaal", "antibodies"),
    "avidity": ("IgG aviditeit", "IgG avidity", "avidité IgG", "aviditeit IgG"),
}


def lines() -> Iterator[list[str]]:
    """The fields of each antibody, as those of `lab_table`."""
    for line in TABLE.replace("\n  ", "").splitlines():
        organism, name, classes, synonyms = line.split("|")
        names = synonyms.split(";")
        for each in classes.split():
            kind, _, loinc = each.partition("=")
            printed = [f"{known} {word}" for known in names for word in _PRINTED[kind]]
            if kind == "ab":
                printed += [known for known in names if known.startswith("anti-")]
            slug = f"{organism}_igg_avidity" if kind == "avidity" else f"{organism}_{kind}"
            english = f"{name} {_ENGLISH[kind]}"
            code = f"~{loinc}" if loinc else ""
            yield [slug, english, "serology", "-", _UNITS[kind], code, ";".join(printed)]

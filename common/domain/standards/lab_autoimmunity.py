"""Analytes: autoantibodies, complement, light chains; `lab_table` explains a line."""

TABLE = """\
iga_subclass1|IgA subclass 1|immunology|-|g/L mg/dL||IgA1;IgA 1;IgA subklasse 1
iga_subclass2|IgA subclass 2|immunology|-|g/L mg/dL||IgA2;IgA 2;IgA subklasse 2
igg1|IgG subclass 1|immunology|-|g/L mg/dL|2466-1|IgG1;IgG 1;IgG subklasse 1;IgG subclass 1;
  sous-classe IgG1
igg2|IgG subclass 2|immunology|-|g/L mg/dL|2467-9|IgG2;IgG 2;IgG subklasse 2;IgG subclass 2;
  sous-classe IgG2
igg3|IgG subclass 3|immunology|-|g/L mg/dL|2468-7|IgG3;IgG 3;IgG subklasse 3;IgG subclass 3;
  sous-classe IgG3
igg4|IgG subclass 4|immunology|-|g/L mg/dL|2469-5|IgG4;IgG 4;IgG subklasse 4;IgG subclass 4;
  sous-classe IgG4
igd|IgD|immunology|-|mg/L g/L mg/dL|2460-4|IgD;immunoglobuline D;immunoglobulin D
ige|IgE|immunology|-|kU/L [IU]/mL ug/L|19113-0|IgE;IgE totaal;totaal IgE;total IgE;IgE total;
  IgE totales;IgE gesamt;gesamt-IgE;gesamt IgE;immunoglobuline E;immunoglobulin E;IgE totale;RIST
tryptase|Tryptase|immunology|-|ug/L ng/mL|21582-2|tryptase;triptasa;tryptase alfa en bèta
ecp|Eosinophil cationic protein|immunology|-|ug/L||ECP;eosinophil cationic protein;
  eosinofiel kationisch proteïne;eosinofiel cationisch proteïne
c3|Complement C3|immunology|-|g/L mg/dL|4485-9|C3;complement C3;C3 complement;C3c;complément C3;
  komplement C3;complemento C3
c4|Complement C4|immunology|-|g/L mg/dL|4498-2|C4;complement C4;C4 complement;complément C4;
  komplement C4;complemento C4
ch50|Complement CH50|immunology|-|U/mL %|4532-8|CH50;complement CH50;totaal complement;
  total complement;complément CH50;CH100
c1_inhibitor|Complement C1 esterase inhibitor|immunology|-|g/L mg/dL|4477-6|C1-esterase inhibitor;
  C1 esterase inhibitor;C1-inhibitor;C1 inhibitor;C1-INH;C1-esteraseremmer;inhibiteur de C1-estérase
kappa_free|Kappa light chains.free|immunology|-|mg/L mg/dL|36916-5|kappa vrij;vrije kappa;
  vrije kappa ketens;vrije kappa lichte ketens;kappa vrije lichte ketens;free kappa;
  kappa free light chains;free kappa light chains;kappa libres;chaînes légères libres kappa;
  freie kappa-leichtketten;kappa libre;kappa free
lambda_free|Lambda light chains.free|immunology|-|mg/L mg/dL|33944-0|lambda vrij;vrije lambda;
  vrije lambda ketens;vrije lambda lichte ketens;lambda vrije lichte ketens;free lambda;
  lambda free light chains;free lambda light chains;lambda libres;chaînes légères libres lambda;
  freie lambda-leichtketten;lambda libre;lambda free
kappa_lambda_free|Kappa light chains.free/Lambda light chains.free|immunology|-|{ratio}|48378-4|
  kappa/lambda ratio;ratio kappa/lambda;ratio vrije kappa/lambda;kappa/lambda;
  vrije kappa/lambda ratio;free kappa/lambda ratio;kappa/lambda vrij ratio;rapport kappa/lambda;
  kappa-lambda-quotient
immunofixation|Immunofixation|immunology|-||25700-6|immunofixatie;immunofixation;
  immunofixatie elektroforese;immunfixation;inmunofijación;immunofixatie serum
m_protein|Protein.monoclonal|immunology|-|g/L g/dL|33358-3|M-proteïne;M proteïne;M-protein;
  paraproteïne;paraprotein;monoklonale piek;monoklonaal proteïne;M-piek;M-spike;pic monoclonal;
  monoclonal protein;componente monoclonal
cryoglobulins|Cryoglobulin|immunology|-|||cryoglobulines;cryoglobulinen;cryoglobulins;kryoglobuline;
  crioglobulinas
anti_ccp|Cyclic citrullinated peptide Ab|immunology|-|U/mL [IU]/mL||anti-CCP;anti CCP;
  CCP antistoffen;CCP-antistoffen;anti-CCP antistoffen;CCP antibodies;anti-CCP IgG;CCP-antikörper;
  anticorps anti-CCP;anti-citrulline;ACPA;anticuerpos anti-CCP;anti-gecitrullineerde peptiden
ana_pattern|Nuclear Ab pattern|immunology|-|||nucleair patroon;nuclear pattern;ANA patroon;
  ANA pattern;patroon ANA;ANF patroon;fluorescentiemuster ANA;aspect ANA;ANA fluorescentie patroon
ana_cytoplasmic_pattern|Cytoplasmic Ab pattern|immunology|-|||cytoplasmatisch patroon;
  cytopl. patroon;cytoplasmic pattern
ana_mitotic_pattern|Mitotic pattern|immunology|-|||mitotisch patroon;mitotic pattern
anca|Neutrophil cytoplasmic Ab|immunology|-|{titer}||ANCA;ANCA (IIF);ANCA screening;
  anti-neutrofiel cytoplasmatische antilichamen;neutrophil cytoplasmic antibodies;ANCA IF;
  anti-neutrophilen-zytoplasma-antikörper;c-ANCA/p-ANCA
anca_pattern|Neutrophil cytoplasmic Ab pattern|immunology|-||21419-7|ANCA fluorescentie patroon;
  ANCA patroon;ANCA pattern;ANCA fluorescentiepatroon
c_anca|Neutrophil cytoplasmic Ab.classic|immunology|-|{titer}||c-ANCA;cANCA
p_anca|Neutrophil cytoplasmic Ab.perinuclear|immunology|-|{titer}||p-ANCA;pANCA
anti_mpo|Myeloperoxidase Ab|immunology|-|U/mL [IU]/mL|6969-0|anti-MPO;MPO antistoffen;MPO ANCA;
  MPO-ANCA;ANCA MPO;ANCA MPO ELIA;anti-myeloperoxidase;myeloperoxidase antistoffen;anti-MPO (ELIA);
  MPO-AK;anticorps anti-MPO;MPO antibodies
anti_pr3|Proteinase 3 Ab|immunology|-|U/mL [IU]/mL|6968-2|anti-PR3;PR3 antistoffen;PR3 ANCA;
  PR3-ANCA;ANCA PR3;ANCA Prot3;ANCA Prot3 ELIA;ANCA Prot3 capture ELISA;anti-proteinase 3;
  proteinase 3 antistoffen;anti-PR3 (ELIA);PR3-AK;anticorps anti-PR3;PR3 antibodies
anti_gbm|Glomerular basement membrane Ab|immunology|-|U/mL|31254-6|anti-GBM;GBM antistoffen;
  anti-glomerulaire basale membraan;anti-GBM (ELIA);GBM antibodies;anticorps anti-MBG;anti-MBG;
  GBM-antikörper;glomerulaire basale membraan antistoffen
anti_sm|Smith extractable nuclear Ab|immunology|-|U/mL {AU}/mL|~31627-3 ~56148-0|anti-Sm;Sm;
  Sm antistoffen;anti-Smith;Sm antibodies;SmD;anti-SmD;Sm-antikörper
anti_rnp|Ribonucleoprotein extractable nuclear Ab|immunology|-|U/mL {AU}/mL|~29374-6|anti-RNP;RNP;
  U1-RNP;U1RNP;anti-U1-RNP;RNP antistoffen;RNP70;RNP-70;anti-RNP antistoffen
anti_ssa|Sjogrens syndrome-A extractable nuclear Ab|immunology|-|U/mL {AU}/mL|~29964-4|anti-SSA;SSA;
  SSA/Ro;SS-A;SS-A/Ro;anti-SSA/Ro;anti-SS-A;anti-Ro;Ro;SSA antistoffen;SSA (Ro)
anti_ro52|Sjogrens syndrome-A extractable nuclear 52kD Ab|immunology|-|U/mL {AU}/mL||SSA/Ro52;Ro52;
  Ro-52;anti-Ro52;SS-A (Ro52);SSA Ro52;anti-Ro-52;TRIM21
anti_ro60|Sjogrens syndrome-A extractable nuclear 60kD Ab|immunology|-|U/mL {AU}/mL||SSA/Ro60;Ro60;
  Ro-60;anti-Ro60;SS-A (Ro60);SSA Ro60;anti-Ro-60
anti_ssb|Sjogrens syndrome-B extractable nuclear Ab|immunology|-|U/mL {AU}/mL|~29965-1|anti-SSB;SSB;
  SSB/La;SS-B;SS-B/La;anti-SSB/La;anti-SS-B;anti-La;SSB antistoffen;SSB (La)
anti_jo1|Jo-1 extractable nuclear Ab|immunology|-|U/mL {AU}/mL|~11565-9|anti-Jo-1;Jo-1;Jo1;anti-Jo1;
  Jo-1 antistoffen
anti_scl70|SCL-70 extractable nuclear Ab|immunology|-|U/mL {AU}/mL|~56693-5|anti-Scl-70;Scl-70;
  Scl 70;Scl 70s;Scl-70s;Scl70;anti-Scl70;topoisomerase I;anti-topoisomerase I
anti_centromere|Centromere protein B Ab|immunology|-|U/mL {AU}/mL|~53982-5|anti-centromeer;CENP-B;
  centromeer;anti-CENP-B;CENP B;centromeer B;anti-centromere;centromere B
anti_pmscl|PM-SCL Ab|immunology|-|U/mL {AU}/mL||anti-PM-Scl;PM-Scl;PM-Scl 100;PM-Scl100
anti_mi2|Mi-2 Ab|immunology|-|U/mL {AU}/mL||anti-Mi-2;Mi-2;Mi2
anti_rib_p|Ribosomal P Ab|immunology|-|U/mL {AU}/mL||anti-ribosomaal P;Rib-P;ribosomaal P;
  ribosomal P;ribosomaal P proteïne;anti-Rib-P
anti_rnapol3|RNA polymerase III Ab|immunology|-|U/mL {AU}/mL||anti-RNA polymerase III;
  RNA polymerase III;RNA Pol III;RNA-polymerase III
anti_fibrillarin|Fibrillarin Ab|immunology|-|U/mL {AU}/mL||anti-fibrillarine;fibrillarine;
  fibrillarin
anti_pcna|PCNA Ab|immunology|-|U/mL {AU}/mL||anti-PCNA;PCNA
anti_histone|Histone Ab|immunology|-|U/mL {AU}/mL||anti-histonen;histonen;histone antibodies;
  histon antistoffen;anti-histone;histone antistoffen
anti_nucleosome|Nucleosome Ab|immunology|-|U/mL {AU}/mL||anti-nucleosomen;nucleosomen;
  nucleosome antibodies;anti-nucleosome
anti_ttg_iga|Tissue transglutaminase IgA|immunology|-|U/mL {AU}/mL|31017-7|
  anti-transglutaminase IgA;transglutaminase IgA;tissue transglutaminase IgA;tTG IgA;anti-tTG IgA;
  weefseltransglutaminase IgA;anti-weefseltransglutaminase IgA;transglutaminase-IgA;TTG-IgA;
  anti-tissue transglutaminase IgA;antitransglutaminasa IgA;anti-transglutaminase (IgA);
  IgA anti-transglutaminase;gewebstransglutaminase IgA
anti_ttg_igg|Tissue transglutaminase IgG|immunology|-|U/mL {AU}/mL|32998-7|
  anti-transglutaminase IgG;transglutaminase IgG;tissue transglutaminase IgG;tTG IgG;anti-tTG IgG;
  weefseltransglutaminase IgG;anti-weefseltransglutaminase IgG;TTG-IgG;IgG anti-transglutaminase;
  gewebstransglutaminase IgG
anti_gliadin_iga|Gliadin IgA|immunology|-|U/mL {AU}/mL||anti-gliadine IgA;gliadine IgA;gliadin IgA;
  gliadin-IgA;anti-gliadin IgA
anti_gliadin_igg|Gliadin IgG|immunology|-|U/mL {AU}/mL||anti-gliadine IgG;gliadine IgG;gliadin IgG;
  gliadin-IgG;anti-gliadin IgG
anti_dgp_igg|Gliadin peptide IgG|immunology|-|U/mL {AU}/mL||anti-DGP IgG;DGP IgG;
  gedeamideerde gliadine IgG;gedeamideerd gliadine IgG;deamidated gliadin IgG
anti_dgp_iga|Gliadin peptide IgA|immunology|-|U/mL {AU}/mL||anti-DGP IgA;DGP IgA;
  gedeamideerde gliadine IgA;gedeamideerd gliadine IgA;deamidated gliadin IgA
anti_endomysium|Endomysium IgA|immunology|-|{titer}||anti-endomysium IgA;endomysium IgA;
  anti-endomysium;endomysium antistoffen;endomysium-IgA;EMA;EMA IgA;endomysiale antistoffen
anti_cardiolipin_igm|Cardiolipin IgM|immunology|-|U/mL|3182-3|anti-cardiolipin IgM;cardiolipin IgM;
  anticardiolipin IgM;cardiolipine IgM;anti-cardiolipine IgM;cardiolipin-IgM;anticardiolipine IgM
anti_b2gp1_igg|Beta 2 glycoprotein 1 IgG|immunology|-|U/mL|44448-9|anti-bèta-2-glycoproteïne IgG;
  anti-beta-2-glycoproteïne 1 IgG;beta-2-glycoproteïne 1 IgG;anti-beta2-glycoproteïne IgG;
  beta-2 glycoprotein 1 IgG;beta 2 glycoprotein I IgG;anti-beta-2-glycoprotein I IgG;
  beta2-glycoproteïne I IgG;anti-beta-2-GP1 IgG;b2GP1 IgG;bèta-2-glycoproteïne IgG;
  beta-2-glykoprotein-1 IgG;anti-beta-2-glycoproteïne IgG;anti-bèta-2-glycoproteïne I IgG;
  anti-beta-2-glycoproteïne I IgG
anti_b2gp1_igm|Beta 2 glycoprotein 1 IgM|immunology|-|U/mL|44449-7|anti-bèta-2-glycoproteïne IgM;
  anti-beta-2-glycoproteïne 1 IgM;beta-2-glycoproteïne 1 IgM;anti-beta2-glycoproteïne IgM;
  beta-2 glycoprotein 1 IgM;beta 2 glycoprotein I IgM;anti-beta-2-glycoprotein I IgM;
  beta2-glycoproteïne I IgM;anti-beta-2-GP1 IgM;b2GP1 IgM;bèta-2-glycoproteïne IgM;
  beta-2-glykoprotein-1 IgM;anti-beta-2-glycoproteïne IgM;anti-bèta-2-glycoproteïne I IgM;
  anti-beta-2-glycoproteïne I IgM
ama|Mitochondria Ab|immunology|-|{titer}|5247-2|AMA;anti-mitochondriale antistoffen;
  mitochondriale antistoffen;anti-mitochondriën;mitochondrial antibodies;anti-mitochondriale AL;
  anticorps anti-mitochondries;mitochondriale antikörper;anti-mitochondria
ama_m2|Mitochondria M2 Ab|immunology|-|U/mL [IU]/mL||AMA-M2;AMA M2;anti-M2;M2 antistoffen;
  anti-mitochondriaal M2
asma|Smooth muscle Ab|immunology|-|{titer}||ASMA;anti-gladde spier;gladde spier antistoffen;
  anti-gladde spiercel;smooth muscle antibodies;anti-gladde spier antistoffen;anti-muscle lisse;
  anticorps anti-muscle lisse;glatte muskulatur antikörper;SMA
anti_lkm|Liver kidney microsomal Ab|immunology|-|{titer} U/mL||anti-LKM;LKM;LKM-1;anti-LKM1;
  anti-LKM-1;LKM antistoffen;liver kidney microsomal antibodies
anti_sla|Soluble liver Ab|immunology|-|U/mL||anti-SLA/LP;SLA/LP;anti-SLA;SLA antistoffen
anti_lc1|Liver cytosol Ab|immunology|-|U/mL||anti-LC1;LC-1;anti-LC-1;LC1
anti_parietal|Parietal cell Ab|immunology|-|{titer} U/mL||anti-pariëtale cel;
  pariëtale cel antistoffen;parietale cel antistoffen;anti-parietaalcel;anti-maagwand;
  parietal cell antibodies;anti-pariëtale cellen;APCA;anticorps anti-cellules pariétales;
  parietalzell-antikörper
anti_intrinsic|Intrinsic factor Ab|immunology|-|U/mL {AU}/mL||anti-intrinsic factor;
  intrinsic factor antistoffen;intrinsic factor antibodies;anti-intrinsieke factor;
  anticorps anti-facteur intrinsèque;intrinsic-faktor-antikörper
anti_gad|Glutamate decarboxylase 65 Ab|immunology|-|[IU]/mL U/mL|56540-8|anti-GAD;GAD antistoffen;
  GAD65;anti-GAD65;GAD-65 antistoffen;GAD antibodies;GAD65 antibodies;
  glutaminezuurdecarboxylase antistoffen;anticorps anti-GAD;GAD-antikörper
anti_ia2|Islet cell antigen 512 Ab|immunology|-|[IU]/mL U/mL||anti-IA2;IA-2 antistoffen;anti-IA-2;
  IA2 antistoffen;IA-2A;IA-2 antibodies
anti_islet|Islet cell Ab|immunology|-|{titer}||eilandcelantistoffen;eilandcel antistoffen;
  islet cell antibodies;ICA;anti-eilandjes;inselzell-antikörper;anti-îlots
anti_insulin|Insulin Ab|immunology|-|U/mL %||anti-insuline;insuline antistoffen;insulin antibodies;
  IAA;insuline autoantistoffen;insulin-antikörper
anti_znt8|ZnT8 Ab|immunology|-|U/mL||anti-ZnT8;ZnT8 antistoffen;ZnT8 antibodies;ZnT8
anti_achr|Acetylcholine receptor Ab|immunology|-|nmol/L||anti-acetylcholinereceptor;
  acetylcholine receptor antistoffen;acetylcholinereceptor antistoffen;
  acetylcholine receptor antibodies;anti-AChR;AChR antistoffen;AChR
anti_musk|MuSK Ab|immunology|-|nmol/L U/mL||anti-MuSK;MuSK antistoffen;MuSK antibodies
anti_aqp4|Aquaporin 4 Ab|immunology|-|{titer} U/mL||anti-aquaporine 4;anti-AQP4;
  aquaporine-4 antistoffen;AQP4;anti-NMO;NMO antistoffen
anti_mog|Myelin oligodendrocyte glycoprotein Ab|immunology|-|{titer}||anti-MOG;MOG antistoffen;MOG
anti_pla2r|Phospholipase A2 receptor Ab|immunology|-|{RU}/mL U/mL||anti-PLA2R;PLA2R antistoffen;
  PLA2R
anti_adrenal|Adrenal Ab|immunology|-|{titer} U/mL||anti-bijnier;bijnier antistoffen;
  anti-21-hydroxylase;adrenal antibodies;21-hydroxylase antistoffen
anti_ovary|Ovary Ab|immunology|-|{titer} U/mL||anti-ovarium;ovarium antistoffen;ovarian antibodies;
  anti-ovaire
anti_sperm_ab|Spermatozoa Ab|immunology|-|{titer} U/mL||anti-sperma antistoffen;
  antisperm antibodies;spermatozoa antistoffen;anti-spermatozoa;sperma antistoffen;
  anticorps anti-spermatozoïdes;spermien-antikörper
asca_iga|Saccharomyces cerevisiae IgA|immunology|-|U/mL {RU}/mL||ASCA IgA;
  anti-saccharomyces cerevisiae IgA
asca_igg|Saccharomyces cerevisiae IgG|immunology|-|U/mL {RU}/mL||ASCA IgG;
  anti-saccharomyces cerevisiae IgG
trab|Thyrotropin receptor Ab|hormone|-|[IU]/L U/L|5385-0|TSH-receptor antistoffen;
  TSH receptor antistoffen;TRAb;TRAK;anti-TSH receptor;TSI;TSH receptor antibodies;
  anti-TSH-receptor;anti-TSHR;TSH-rezeptor-antikörper;anticorps anti-récepteur TSH;
  anticorps anti-récepteurs TSH;TBII;TSH-R antistoffen
anti_ganglioside_gm1|Ganglioside GM1 IgG|immunology|-|{titer}||anti-GM1 IgG;GM1 IgG;
  anti-ganglioside GM1 IgG
precip_aviary|Pigeon serum IgG|immunology|-|mg/L||duivenserum IgG;duiven IgG;pigeon serum IgG
calprotectin|Calprotectin|stool|stool|ug/g mg/kg|38445-3|calprotectin;calprotectine;
  fecaal calprotectine;faecal calprotectin;fecal calprotectin;calprotectine fecaal;
  calprotectine (faeces);calprotectine fécale;calprotectin im stuhl;calprotectina fecal;
  fecale calprotectine
"""

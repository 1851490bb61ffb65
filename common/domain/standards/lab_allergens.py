"""Allergens of specific IgE (inhalants, venoms, drugs, mixes); food stands in its own file.

`code|name|LOINC|names`: the code is that of the ImmunoCAP catalogue, which other makers use too.
A name such as "wheat" is printed for IgG and for food too: without the unit of an IgE, without
its code and without the word, it is no allergen (`matching`).
"""

from collections.abc import Iterator

from common.domain.standards import lab_allergens_food

GROUP = "allergy"
TABLE = """\
d1|European house dust mite|6096-2|Dermatophagoides pteronyssinus;Dermat. pteronyssinus;
  D. pteronyssinus;huisstofmijt;huisstofmijt D. pteronyssinus;huisstofmijt (D. pteronyssinus);
  house dust mite;acarien D. pteronyssinus;hausstaubmilbe;ácaro D. pteronyssinus
d2|American house dust mite|6095-4|Dermatophagoides farinae;Dermat. farinae;D. farinae;
  huisstofmijt D. farinae;huisstofmijt (D. farinae);acarien D. farinae
d3|Dermatophagoides microceras||Dermat. microceras;D. microceras
d70|Acarus siro||meelmijt
d71|Lepidoglyphus destructor||L. destructor
d72|Tyrophagus putrescentiae||voorraadmijt;T. putrescentiae
d74|Euroglyphus maynei||E. maynei
d201|Blomia tropicalis||B. tropicalis
h1|House dust Greer||huisstof greer;house dust greer
h2|House dust||huisstof;house dust;hausstaub;poussière de maison
e1|Cat dander|6833-8|kat;katten;kattenschilfers;kattenepitheel;kat epitheel;cat;chat;katze;gato;
  kat (schilfers);katepitheel;kathaar
e3|Horse dander||paard;paardenschilfers;paardenepitheel;horse;cheval;pferd;caballo;paardenhaar
e4|Cow dander||rund epitheel;koe epitheel;rundepitheel;koeschilfers;cow dander
e5|Dog dander||hond;honden;hondenschilfers;hondenepitheel;hond epitheel;dog;chien;hund;perro;
  hond (schilfers);hondepitheel;hondenhaar
e6|Guinea pig epithelium||cavia;guinea pig;cobaye;meerschweinchen;cavia epitheel
e70|Goose feather||ganzenveren;goose feathers;gänsefedern
e78|Budgerigar feather||parkietveren;parkiet;budgerigar feathers
e81|Sheep epithelium||schaap epitheel;sheep epithelium
e82|Rabbit epithelium||konijn;konijnenepitheel;rabbit epithelium;lapin;kaninchen;konijn epitheel
e84|Hamster epithelium||hamster;hamsterepitheel;hamster epitheel
e85|Chicken feather||kippenveren;chicken feathers;hühnerfedern
e86|Duck feather||eendenveren;duck feathers
e87|Rat epithelium||rat;rat epitheel
e88|Mouse epithelium||muis;muis epitheel;mouse epithelium
g1|Sweet vernal grass||reukgras;sweet vernal grass;flouve odorante;ruchgras
g2|Bermuda grass||bermudagras;bermuda grass;hondsgras;hundszahngras
g3|Cocksfoot||kropaar;cocksfoot;orchard grass;dactyle;knäuelgras
g4|Meadow fescue||beemdlangbloem;meadow fescue;zwenkgras;wiesenschwingel
g5|Rye grass||raaigras;rye grass;perennial rye grass;ivraie;lolch;raygras;engels raaigras
g6|Timothy|6265-3|timothee;timotheegras;timoteegras;thimothee;timothy grass;phleum pratense;
  fléole des prés;lieschgras;timothy
g8|Kentucky blue grass||beemdgras;veldbeemdgras;kentucky blue grass;pâturin;wiesenrispengras;
  poa pratensis
g12|Cultivated rye pollen||rogge pollen;roggepollen;cultivated rye;roggenpollen;rogge (pollen);
  rogge gras
g13|Velvet grass||witbol;velvet grass;honiggras;gestreepte witbol
g14|Cultivated oat pollen||haver pollen
t1|Box elder||esdoorn;maple;box elder;ahorn;érable
t2|Grey alder||els;grijze els;alder;grey alder;aulne;erle;aliso;witte els
t3|Silver birch|15283-5|berk;ruwe berk;witte berk;birch;silver birch;bouleau;birke;abedul;
  berk (betula verrucosa);betula verrucosa;zilverberk
t4|Hazel pollen||hazelaar;hazel;noisetier;hasel;avellano;hazelaar pollen
t5|American beech||beuk;beech;hêtre;buche
t7|Oak||eik;oak;chêne;eiche;roble
t8|Elm||olm;iep;elm;orme;ulme
t9|Olive tree||olijfboom;olive tree;olivier;olive;olivo;olijf pollen;olea europaea
t11|Plane tree||plataan;maple leaf sycamore;platane;plane tree;plátano de sombra
t12|Willow||wilg;willow;saule;weide;sauce
t14|Cottonwood||populier;cottonwood;poplar;peuplier;pappel
t15|White ash||es;ash;white ash;frêne;esche
t25|European ash||gewone es;european ash;fraxinus excelsior
t23|Cypress||cipres;italian cypress;cyprès;zypresse;ciprés
t208|Linden||linde;linden;tilleul
t209|Hornbeam||haagbeuk;hornbeam;charme;hainbuche
w1|Common ragweed||ambrosia;ragweed;common ragweed;ambroisie;traubenkraut;ambrosia artemisiifolia;
  alsemambrosia
w5|Wormwood||alsem;wormwood;absinthe
w6|Mugwort|6183-8|bijvoet;mugwort;armoise;beifuß;artemisia;artemisa;artemisia vulgaris
w7|Marguerite||margriet;marguerite;ox-eye daisy
w8|Dandelion||paardenbloem;dandelion;pissenlit;löwenzahn
w9|English plantain||weegbree;smalle weegbree;plantain;english plantain;spitzwegerich;plantago;
  plantago lanceolata;llantén
w10|Goosefoot||ganzenvoet;melganzenvoet;goosefoot;lamb's quarters;chénopode;gänsefuß;chenopodium
w12|Goldenrod||guldenroede;goldenrod
w19|Wall pellitory||glaskruid;parietaria;parietaria officinalis;pariétaire;wall pellitory
w20|Nettle||brandnetel;nettle;ortie;brennnessel
w21|Parietaria judaica||klein glaskruid;parietaria judaica
m1|Penicillium chrysogenum||penicillium notatum;penicillium;penicillium chrysogenum
m2|Cladosporium herbarum||cladosporium herbarum;cladosporium
m3|Aspergillus fumigatus|6025-1|aspergillus fumigatus;aspergillus
m4|Mucor racemosus||mucor;mucor racemosus
m5|Candida albicans||candida albicans;candida
m6|Alternaria alternata|6020-2|alternaria;alternaria alternata;alternaria tenuis
m8|Helminthosporium halodes||helminthosporium
m11|Rhizopus nigricans||rhizopus nigricans
m70|Malassezia||pityrosporum orbiculare;malassezia;malassezia spp.
i1|Honey bee||bij;honingbij;bijengif;honey bee;bee venom;abeille;biene;abeja;honingbij gif;
  bijenvenijn;apis mellifera;bienengift
i2|White faced hornet||witte hoornaar;white-faced hornet
i3|Common wasp||wesp;wespengif;common wasp;yellow jacket;guêpe;wespe;avispa;wespenvenijn;vespula;
  vespula spp.;wespengift
i4|Paper wasp||veldwesp;paper wasp;polistes;poliste
i5|Yellow hornet||gele hoornaar;yellow hornet
i75|European hornet||hoornaar;european hornet;frelon;hornisse;vespa crabro
i6|Cockroach||kakkerlak;cockroach;blatte;küchenschabe;blattella germanica;cucaracha
i71|Mosquito||mug;mosquito;moustique;stechmücke;steekmug
i204|Horse fly||daas;horse fly;taon;bremse;dazen
i205|Bumblebee||hommel;bumblebee;bourdon;hummel
k208|Lysozyme||lysozym;gal d 4;nGal d 4
t215|Birch rBet v 1||bet v 1;rBet v 1;berk bet v 1
t216|Birch rBet v 2||bet v 2;rBet v 2
g205|Timothy rPhl p 1||phl p 1;rPhl p 1
g215|Timothy rPhl p 5b||phl p 5;rPhl p 5b;phl p 5b
g213|Timothy rPhl p 1, rPhl p 5b||phl p 1 + phl p 5;rPhl p 1, rPhl p 5b;phl p 1, phl p 5b
g214|Timothy rPhl p 7, rPhl p 12||rPhl p 7, rPhl p 12;phl p 7, phl p 12
d202|House dust mite nDer p 1||der p 1;nDer p 1
d203|House dust mite rDer p 2||der p 2;rDer p 2
d205|House dust mite rDer p 10||der p 10;rDer p 10
d209|House dust mite rDer p 23||der p 23;rDer p 23
e94|Cat rFel d 1||fel d 1;rFel d 1
e220|Cat nFel d 2||fel d 2;nFel d 2
e101|Dog rCan f 1||can f 1;rCan f 1
e102|Dog rCan f 2||can f 2;rCan f 2
i208|Honey bee rApi m 1||api m 1;rApi m 1
i217|Honey bee rApi m 10||api m 10;rApi m 10
i209|Wasp rVes v 5||ves v 5;rVes v 5
i211|Wasp rVes v 1||ves v 1;rVes v 1
o214|Cross reactive carbohydrate determinant||CCD;MUXF3;MUXF3 CCD
o215|Alpha-gal||alfa-gal;alpha-gal;galactose-alfa-1,3-galactose;nGal-alpha-1,3-Gal
c1|Penicilloyl G||penicilloyl G;penicilline G;penicillin G;pénicilline G
c2|Penicilloyl V||penicilloyl V;penicilline V;penicillin V;pénicilline V
c5|Ampicilloyl||ampicilloyl;ampicilline
c6|Amoxicilloyl||amoxicilloyl;amoxicilline
c7|Cefaclor||cefaclor
c8|Chlorhexidine||chloorhexidine;chlorhexidine
c73|Human insulin||humane insuline
c74|Gelatin||gelatine;gelatin
c202|Suxamethonium||suxamethonium
k82|Latex|6158-0|latex;hevea brasiliensis
k80|Formaldehyde||formaldehyde
k75|Isocyanate TDI||isocyanaat TDI
k87|Alpha amylase of Aspergillus||alfa-amylase (aspergillus);alpha-amylase (aspergillus)
gx1|Grass mix||grasmix;grasmengsel;graspollenmix;grass mix;graminées mélange
gx3|Grass mix gx3||grasmengsel gx3
tx5|Tree mix tx5||boommengsel tx5
tx6|Tree mix tx6||boommengsel tx6
wx1|Weed mix||kruidenmix;kruidmengsel;weed mix
mx1|Mold mix||schimmelmix;schimmelmengsel;mold mix
ex1|Animal mix||dierenmix;dierenmengsel
hx2|House dust mix||huisstofmix;huisstofmengsel;house dust mix
sx1|Inhalant screen||phadiatop;inhalatiescreening;inhalatie screening;inhalatiescreen;
  inhalant screen
"""


def lines() -> Iterator[list[str]]:
    """The fields of each allergen's specific IgE, as those of `lab_table`."""
    whole = (TABLE + lab_allergens_food.TABLE).replace("\n  ", "")
    for line in whole.splitlines():
        code, name, loinc, synonyms = line.split("|")
        names = [name, *synonyms.split(";")]
        every = [code, *names, *(f"{each} IgE" for each in names)]
        yield [f"ige_{code}", f"{name} IgE", GROUP, "-", "kU/L", loinc, ";".join(every)]

"""Food allergens of specific IgE; `lab_allergens` explains a line."""

TABLE = """\
f1|Egg white|6106-9|eiwit;kippeneiwit;egg white;blanc d'oeuf;hühnereiweiß;ei-eiwit;clara de huevo;
  ei wit;kippenei-eiwit;eiwit (ei)
f2|Cow milk|7258-7|melk;koemelk;milk;cow milk;lait;lait de vache;milch;kuhmilch;leche;cow's milk
f3|Codfish|6082-2|kabeljauw;codfish;cod;morue;kabeljau;dorsch;bacalao;cabillaud
f4|Wheat|6276-0|tarwe;wheat;froment;weizen;trigo;blé;tarwemeel
f5|Rye||rogge;rye;seigle;roggen;centeno
f6|Barley|6037-6|gerst;barley;orge;gerste;cebada
f7|Oat||haver;oat;avoine;hafer;avena
f8|Maize||maïs;maize;corn;mais;maíz
f9|Rice||rijst;rice;riz;reis;arroz
f10|Sesame seed||sesam;sesamzaad;sesame;sesame seed;sésame;sésamo
f11|Buckwheat||boekweit;buckwheat;sarrasin;buchweizen
f12|Pea||erwt;erwten;pea;pois;erbse;guisante;groene erwt
f13|Peanut|6206-7|pinda;aardnoot;peanut;arachide;cacahuète;erdnuss;cacahuete;pindanoot;apennoot
f14|Soybean|6248-9|soja;sojaboon;soybean;soy;sojabohne;soya
f15|White bean||witte boon;witte bonen;white bean;haricot blanc;weiße bohne
f17|Hazelnut|6136-6|hazelnoot;hazelnut;noisette;haselnuss;avellana
f18|Brazil nut||paranoot;brazil nut;noix du brésil;paranuss
f20|Almond||amandel;almond;amande;mandel;almendra
f23|Crab||krab;crab;crabe;krabbe;cangrejo
f24|Shrimp|6246-3|garnaal;garnalen;shrimp;crevette;garnele;gamba;roze garnaal
f25|Tomato||tomaat;tomato;tomate
f26|Pork||varkensvlees;pork;porc;schweinefleisch;varken;cerdo
f27|Beef||rundvlees;beef;boeuf;rindfleisch;rund;ternera
f31|Carrot||wortel;carrot;carotte;karotte;zanahoria
f33|Orange||sinaasappel;orange;naranja
f35|Potato||aardappel;potato;pomme de terre;kartoffel;patata
f36|Coconut||kokosnoot;coconut;noix de coco;kokosnuss;kokos
f37|Blue mussel||mossel;mosselen;blue mussel;moule;miesmuschel;mejillón
f40|Tuna||tonijn;tuna;thon;thunfisch;atún
f41|Salmon||zalm;salmon;saumon;lachs;salmón
f44|Strawberry||aardbei;strawberry;fraise;erdbeere;fresa
f45|Baker's yeast||bakkersgist;gist;baker's yeast;levure;bäckerhefe;gist (bakkers)
f47|Garlic||look;knoflook;garlic;ail;knoblauch;ajo
f48|Onion||ui;ajuin;onion;oignon;zwiebel;cebolla
f49|Apple||appel;apple;pomme;apfel;manzana
f61|Sardine||sardine;sardien
f75|Egg yolk||eigeel;egg yolk;jaune d'oeuf;eigelb;yema de huevo;dooier;eidooier
f76|Alpha lactalbumin||alfa-lactalbumine;alpha-lactalbumin;alpha-lactalbumine;bos d 4;nBos d 4
f77|Beta lactoglobulin||bèta-lactoglobuline;beta-lactoglobulin;beta-lactoglobuline;bos d 5;nBos d 5;
  bèta-lactoglobulin
f78|Casein||caseïne;casein;caséine;kasein;bos d 8;nBos d 8;caseína
f79|Gluten||gluten
f80|Lobster||kreeft;lobster;homard;hummer
f81|Cheddar cheese||kaas cheddar;cheddar;cheddar cheese;cheddarkaas
f82|Mold cheese||schimmelkaas;mold cheese
f83|Chicken meat||kip;kippenvlees;chicken;poulet;hühnerfleisch;pollo
f84|Kiwi fruit||kiwi;kiwi fruit;kiwifruit
f85|Celery||selder;selderij;celery;céleri;sellerie;knolselder;apio;selderie
f86|Parsley||peterselie;parsley;persil;petersilie
f87|Melon||meloen;melon;melone;melón
f88|Mutton||lamsvlees;schapenvlees;lamb;mutton;mouton;lam
f89|Mustard||mosterd;mustard;moutarde;senf;mostaza
f91|Mango||mango;mangue
f92|Banana||banaan;banana;banane;plátano
f93|Cacao||cacao;cocoa;kakao
f94|Pear||peer;pear;poire;birne;pera
f95|Peach||perzik;peach;pêche;pfirsich;melocotón
f96|Avocado||avocado;avocat;aguacate
f182|Lima bean||limaboon
f201|Pecan nut||pecannoot;pecan;pecan nut;noix de pécan
f202|Cashew nut||cashewnoot;cashew;cajounoot;noix de cajou;cashew nut;cashewnuss
f203|Pistachio||pistachenoot;pistache;pistachio;pistazie;pistacho
f204|Trout||forel;trout;truite;forelle
f205|Herring||haring;herring;hareng;hering
f206|Mackerel||makreel;mackerel;maquereau;makrele
f207|Clam||clam;venusschelp;palourde;tapijtschelp
f208|Lemon||citroen;lemon;citron;zitrone;limón
f210|Pineapple||ananas;pineapple;piña
f212|Mushroom||champignon;mushroom
f214|Spinach||spinazie;spinach;épinard;spinat
f215|Lettuce||sla;lettuce;laitue;kopfsalat
f218|Paprika||paprika;poivron;sweet pepper
f221|Coffee||koffie;coffee;café;kaffee
f224|Poppy seed||maanzaad;poppy seed;pavot;mohn
f225|Pumpkin||pompoen;pumpkin;potiron;kürbis
f232|Ovalbumin||ovalbumine;ovalbumin;gal d 2;nGal d 2
f233|Ovomucoid||ovomucoïd;ovomucoid;gal d 1;nGal d 1
f234|Vanilla||vanille;vanilla
f235|Lentil||linzen;linze;lentil;lentille;linse
f237|Apricot||abrikoos;apricot;abricot;aprikose
f242|Cherry||kers;kersen;cherry;cerise;kirsche
f244|Cucumber||komkommer;cucumber;concombre;gurke
f245|Egg||ei;kippenei;egg;oeuf;hühnerei;huevo
f253|Pine nut||pijnboompit;pijnboompitten;pine nut;pignon
f254|Plaice||schol;pladijs;plaice;plie;scholle
f255|Plum||pruim;plum;prune;pflaume
f256|Walnut||walnoot;okkernoot;walnut;noix;walnuss;nuez;noot (wal)
f258|Squid||inktvis;pijlinktvis;squid;calamar;tintenfisch
f259|Grape||druif;druiven;grape;raisin;traube;uva
f260|Broccoli||broccoli;brocoli
f261|Asparagus||asperge;asperges;asparagus;spargel
f262|Aubergine||aubergine;eggplant
f280|Black pepper||zwarte peper;black pepper;poivre noir;peper
f284|Turkey meat||kalkoen;turkey;dinde;pute
f290|Oyster||oester;oyster;huître;auster
f299|Sweet chestnut||kastanje;tamme kastanje;chestnut;châtaigne;kastanie
f300|Goat milk||geitenmelk;goat milk;lait de chèvre;ziegenmilch
f302|Mandarin||mandarijn;mandarin;mandarine
f309|Chick pea||kikkererwt;kikkererwten;chickpea;pois chiche;kichererbse
f333|Linseed||lijnzaad;linseed;flax seed;graine de lin;leinsamen
f335|Lupin seed||lupine;lupin;lupinezaad;lupin seed
f338|Scallop||sint-jakobsschelp;scallop;coquille saint-jacques;jakobsschelp
f345|Macadamia nut||macadamianoot;macadamia;macadamia nut;noix de macadamia
f351|Penaeus aztecus rPen a 1||tropomyosine garnaal;pen a 1;rPen a 1;tropomyosine
f352|Peanut rAra h 8||ara h 8;rAra h 8;pinda ara h 8
f353|Soybean rGly m 4||gly m 4;rGly m 4
f355|Carp rCyp c 1||cyp c 1;rCyp c 1
f416|Wheat rTri a 19||tri a 19;rTri a 19;omega-5 gliadine;omega-5-gliadine
f419|Peach rPru p 1||pru p 1;rPru p 1
f420|Peach rPru p 3||pru p 3;rPru p 3
f422|Peanut rAra h 1||ara h 1;rAra h 1;pinda ara h 1
f423|Peanut rAra h 2||ara h 2;rAra h 2;pinda ara h 2
f424|Peanut rAra h 3||ara h 3;rAra h 3;pinda ara h 3
f425|Hazelnut rCor a 8||cor a 8;rCor a 8
f426|Cod rGad c 1||gad c 1;rGad c 1
f427|Peanut rAra h 9||ara h 9;rAra h 9;pinda ara h 9
f428|Hazelnut rCor a 1||cor a 1;rCor a 1
f439|Hazelnut rCor a 14||cor a 14;rCor a 14;hazelnoot cor a 14
f440|Hazelnut nCor a 9||cor a 9;nCor a 9;hazelnoot cor a 9
f441|Walnut rJug r 1||jug r 1;rJug r 1
f443|Cashew rAna o 3||ana o 3;rAna o 3
f447|Peanut rAra h 6||ara h 6;rAra h 6;pinda ara h 6
f323|Conalbumin||conalbumine;gal d 3;nGal d 3
fx1|Nut mix||notenmix;notenmengsel;nut mix
fx2|Seafood mix||zeevruchtenmix;vis- en zeevruchtenmix;seafood mix
fx3|Cereal mix||granenmix;cereal mix
fx5|Food mix||voedingsmix;voedselmix;food mix;fx5 voedingsmengsel;voedingsmengsel
"""

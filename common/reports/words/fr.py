"""The report in French."""

PHRASES: dict[str, str] = {
    "title.sperm_cell_image": "Compte rendu de morphologie spermatique",
    "title.sperm_field_image": "Compte rendu de numération spermatique",
    "title.sperm_video": "Compte rendu de mobilité spermatique",
    "title.oocyte_image": "Compte rendu d'ovocyte",
    "title.embryo_image": "Compte rendu d'embryon",
    "title.ovary_ultrasound": "Compte rendu d'échographie ovarienne",
    "title.hysteroscopy_image": "Compte rendu d'hystéroscopie",
    "title.document": "Valeurs de laboratoire lues dans un document",
    "title.fruit_image": "Rapport de tri des fruits",
    "patient": "Patient",
    "patient_ref": "Pseudonyme",
    "no_patient": "non attribué",
    "name": "Nom",
    "birth_date": "Né(e) le",
    "sex": "Sexe",
    "sex.male": "masculin",
    "sex.female": "féminin",
    "specimen": "Échantillon",
    "report": "Compte rendu",
    "report_id": "Identifiant",
    "number": "Version",
    "created_at": "Établi le",
    "specimen_ref": "Échantillon",
    "own_specimen": "fichier isolé",
    "kind": "Type",
    "kind.sperm_cell_image": "image d'un spermatozoïde",
    "kind.sperm_field_image": "champ de microscope, sperme",
    "kind.sperm_video": "vidéo, sperme",
    "kind.oocyte_image": "image d'un ovocyte",
    "kind.embryo_image": "image d'un embryon",
    "kind.ovary_ultrasound": "échographie d'un ovaire",
    "kind.hysteroscopy_image": "image d'hystéroscopie",
    "kind.document": "document",
    "kind.fruit_image": "image de fruits",
    "collected_at": "Prélevé le",
    "received_at": "Reçu le",
    "files": "Fichiers",
    "files_of": "{analysed} sur {received} analysés",
    "um_per_px": "Échelle",
    "mm_per_px": "Échelle",
    "fps": "Fréquence",
    "chamber_depth_um": "Profondeur",
    "dilution": "Dilution",
    "day": "Jour",
    "side": "Côté",
    "device": "Appareil",
    "not_stated": "non indiqué",
    "results": "Résultats",
    "results_of": "Résultats du fichier {number}",
    "summary": "Résultats de l'échantillon",
    "each_file": "Par fichier",
    "file": "Fichier",
    "pictures": "Preuves",
    "absent": "Non mesuré",
    "quality": "Qualité de l'échantillon",
    "corrections": "Corrigé par une personne",
    "method": "Méthode",
    "references": "Valeurs de référence",
    "provenance": "Provenance de ces valeurs",
    "notes": "Remarques",
    "signature": "Signature",
    "end": "Fin du compte rendu",
    "head.result": "Résultat",
    "head.value": "Valeur",
    "head.unit": "Unité",
    "head.reference": "Référence",
    "head.flag": "Signal",
    "head.confidence": "Confiance",
    "head.why": "Motif",
    "head.files": "Fichiers",
    "head.machine": "Mesuré par la machine",
    "head.now": "Indiqué désormais",
    "head.reason": "Motif",
    "head.author": "Par, le",
    "flag.low": "bas",
    "flag.high": "élevé",
    "flag.critical_low": "critique bas",
    "flag.critical_high": "critique haut",
    "flag.abnormal": "anormal",
    "of": "{count} sur {total}",
    "not_analyzable": "Ce fichier n'a pas pu être analysé : {why}",
    "counted": "{label} : {word}",
    "range_95": "IC 95 % {low}\u2013{high} %",
    "count_n": "n = {n}",
    "interval": "intervalle {low} à {high}",
    "alternatives": "aussi possible : {list}",
    "outlined": "délimité",
    "not_found": "non trouvé par le programme",
    "outlined_rows": "Contour du résultat {rows}.",
    "page_of": "Document, page {page}",
    "file_of": "Fichier {number}",
    "more_pictures": (
        "{count} autres images sont conservées avec les données et ne sont pas imprimées ici."
    ),
    "no_values": "Aucune valeur de laboratoire n'a été lue dans le fichier {number}.",
    "not_included": "Le fichier {number} ne fait pas partie des résultats : {reason}.",
    "version.superseded": (
        "Le fichier {number} est une version antérieure du compte rendu de laboratoire "
        "{report}. Une version plus récente a été reçue ; ce qu'elle redonne ne compte plus "
        "ici."
    ),
    "version.supersedes": (
        "Le fichier {number} remplace une version antérieure du compte rendu de laboratoire "
        "{report}."
    ),
    "specimen.urine": "urine",
    "specimen.csf": "liquide céphalorachidien",
    "specimen.ascites": "ascite",
    "specimen.pleural": "liquide pleural",
    "specimen.pericardial": "liquide péricardique",
    "specimen.stool": "selles",
    "specimen.fluid": "liquide de ponction",
    "specimen.swab": "prélèvement",
    "specimen.blood_culture": "hémoculture",
    "note.abnormal_from": "dit anormal à partir d'une probabilité de {share}",
    "note.superseded": "remplacé par une version plus récente",
    "note.struck_out": "barré : {text}",
    "note.corrected_from": "corrigé par le laboratoire, auparavant {text}",
    "note.held": "incertain : à vérifier par une personne",
    "statement": (
        "Aide à la décision, pas un diagnostic. Une personne qualifiée doit vérifier chaque valeur."
    ),
    "statement.fruit_image": "Tri automatique. Une personne doit vérifier chaque valeur.",
    "research": (
        "Usage de recherche : un modèle employé a été entraîné sur des données sans licence"
        " ouverte (licence : {licence})."
    ),
    "demonstration": "Démonstration : ce n'est pas un résultat clinique.",
    "below_200": (
        "{n} spermatozoïdes ont été évalués. Le manuel de laboratoire de l'OMS en demande au"
        " moins 200 pour chacun de deux comptages ; un pourcentage sur moins est incertain et"
        " ne reçoit aucun signal."
    ),
    "one_cell": (
        "Un spermatozoïde a été évalué. Une seule cellule ne dit rien de l'échantillon ; le"
        " manuel de laboratoire de l'OMS en demande au moins 200 pour chacun de deux"
        " comptages."
    ),
    "amends": "Modifie le compte rendu {report} et le remplace. Motif : {reason}",
    "amended": "COMPTE RENDU MODIFIÉ",
    "draft": "PROJET",
    "preliminary": "Provisoire : non signé",
    "draft_block": (
        "Non signé. Une machine a établi ce projet ; aucune personne qualifiée ne l'a vérifié."
    ),
    "signed": "Signé",
    "signer": "Signé par",
    "role": "Rôle",
    "meaning": "Signification",
    "meaning.reviewed": "vérifié",
    "meaning.approved": "vérifié et approuvé",
    "role.clinician": "clinicien",
    "role.technician": "technicien",
    "role.admin": "administrateur",
    "signed_at": "Heure (UTC)",
    "sign_in_age": "Âge de la connexion",
    "seconds": "{seconds} s",
    "comment": "Commentaire",
    "code": "Code de la signature",
    "content_sha256": "SHA-256 du contenu signé",
    "scan": "Le code mène à ce compte rendu.",
    "no_pades": (
        "La signature est un enregistrement du système, imprimé ici. Ce fichier PDF ne porte"
        " pas encore de signature cryptographique."
    ),
    "page": "Page {page} sur {pages}",
    "glyphs": "\u25a1 remplace un caractère que la police de ce document n'a pas.",
    "picture_missing": "Cette image n'a pas pu être chargée.",
    "from.upload": "Fichier",
    "from.sha256": "SHA-256 du fichier",
    "from.media_type": "Type",
    "from.size": "Taille",
    "size": "{size} octets",
    "from.analyzer": "Analyseur",
    "from.model": "Modèle",
    "from.licence": "Licence du modèle",
    "from.settings": "Réglages",
    "from.code": "Logiciel",
    "from.run": "Passage, révision",
    "from.at": "Analysé le",
    "reference.normal_forms": (
        "Formes normales : 4 % est le 5e percentile d'hommes dont la partenaire a conçu en"
        " moins de 12 mois (manuel de laboratoire de l'OMS, 6e édition 2021). Une valeur plus"
        " basse ne signifie pas à elle seule une infertilité."
    ),
    "reference.head": (
        "Longueur, largeur et rapport (longueur / largeur) de la tête : intervalle de 95 % de"
        " 77 spermatozoïdes colorés selon Papanicolaou (manuel de laboratoire de l'OMS, 5e"
        " édition 2010). Les tailles dépendent de la coloration ; aucun signal n'en est tiré."
    ),
    "reference.document": (
        "Les intervalles et signaux sont ceux imprimés sur le document ; ils dépendent de la"
        " technique de son laboratoire."
    ),
    "method.sperm_cell": (
        "Spermatozoïde : contour et taille de la tête par analyse d'image. Mesure automatique."
    ),
    "method.sperm_cell.cnn": (
        "Classes de tête, acrosome, vacuoles et flagelle par un réseau de neurones à"
        " confiance calibrée."
    ),
    "method.fruit": (
        "Fruit : pièces sur un fond uni par analyse d'image, leur type par un modèle"
        " entraîné. Mesure automatique."
    ),
    "method.sperm_field": (
        "Champ de spermatozoïdes : têtes par analyse d'image (taches sombres selon contraste et"
        " taille), encadrées et comptées ; l'intervalle est celui du nombre compté. Dans un"
        " frottis coloré, les têtes sont trouvées par leur densité optique, l'acrosome par la"
        " lumière rouge qu'il laisse passer. Mesure automatique."
    ),
    "method.oocyte": (
        "Ovocyte : contour et diamètre de l'ooplasme, et les bords de la zone pellucide là où ils"
        " se voient, par analyse d'image. Non validé sur des tailles connues. Mesure automatique."
    ),
    "method.document": (
        "Document : valeurs, unités, intervalles et signaux ont été lus dans la couche de"
        " texte du fichier, chacun à l'endroit marqué dans l'image. Rien n'a été converti."
        " Lecture automatique."
    ),
    "method.confidence": (
        "Confiance : la probabilité, selon l'analyseur, que la valeur indiquée soit juste."
    ),
    "method.confidence.document": (
        "Confiance : pour les documents, la part de lectures de ce genre justes dans les "
        "comptes rendus qui ont servi à écrire les règles ; non vérifiée sur d'autres. "
        "Celle du type est une part des indices du texte."
    ),
    "method.other": "{analyzer}, version {version} : mesure automatique.",
    "why.no_scale": "aucune échelle indiquée, donc aucune taille physique",
    "why.unsure": "l'analyseur n'était pas assez sûr pour répondre",
    "why.not_offered": "cet analyseur n'y est pas assez exact et ne le propose pas",
    "why.research_models_off": "le modèle est réservé à la recherche, qui est désactivée",
    "why.unlike_training_data": "l'image diffère trop de celles dont le modèle a appris",
    "why.two_result_columns": "le document a deux colonnes de résultats, pas encore lues",
    "why.too_small": "l'image est trop petite",
    "why.no_outline": "aucun contour fermé ne se distingue",
    "why.head_cut_off": "la tête touche le bord de l'image",
    "why.not_one_sperm": "cela ne ressemble pas à un seul spermatozoïde",
    "why.scale_implausible": "avec l'échelle indiquée la tête a une taille impossible",
    "why.unclear_boundary": "une limite nécessaire n'est pas visible tout autour",
    "why.no_chamber_depth": "profondeur de chambre non indiquée, donc pas de concentration",
    "why.stained_smear": "un frottis n'a pas de profondeur connue, donc pas de concentration",
    "why.not_a_field": "cela ne ressemble pas à un champ de spermatozoïdes",
    "why.too_coarse": "l'image est trop grossière : une tête n'a que quelques pixels",
    "why.several_oocytes": "il y a plusieurs ovocytes sur l'image",
    "why.cell_cut_off": "la cellule touche le bord de l'image",
    "why.not_one_oocyte": "cela ne ressemble pas à un seul ovocyte",
    "why.size_implausible": "avec l'échelle indiquée la cellule a une taille impossible",
    "why.busy_background": "le fond n'est pas uni",
    "why.nothing_found": "rien ne se détache du fond",
    "why.several_pieces": "il y a plusieurs pièces dans l'image",
    "why.no_colour": "l'image n'a pas de couleur",
    "why.no_text_layer": "le document n'a pas de couche de texte",
    "why.illegible": "la page n'est pas assez lisible",
    "why.no_print": "aucun texte imprimé n'a été trouvé sur la page",
    "why.blank": "il n'y a rien dessus",
    "why.noise": "l'image est du bruit",
    "why.blurred": "l'image est floue",
    "why.ambiguous": "ce qui est imprimé peut se lire de plusieurs façons",
    "why.outline_changed": "une personne a retracé un contour dont dépend cette mesure",
    "why.other": "{why}",
    "quality.focus": "Netteté",
    "quality.exposure": "Exposition",
    "quality.contrast": "Contraste",
    "quality.outline_support": "Appui du contour",
    "quality.clean_background": "Fond uni",
    "quality.saturation": "Saturation (100 % : rien d'écrêté)",
    "quality.compression": "Compression (100 % : aucun bloc visible)",
    "quality.flags": "Remarques",
    "quality.reduced": "analysé en taille réduite",
    "quality.blank": "vide",
    "quality.noise": "bruit",
    "quality.blurred": "flou",
    "quality.over_exposed": "surexposé",
    "quality.under_exposed": "sous-exposé",
    "quality.low_resolution": "basse résolution",
    "quality.too_small": "trop petit",
    "quality.low_count": "moins de 200 spermatozoïdes comptés : incertain",
    "quality.dilution_not_stated": (
        "dilution non indiquée : concentration du liquide dans la chambre"
    ),
    "quality.legibility": "Lisibilité",
    "quality.read_by_ocr": "lu par OCR sur une image : à comparer avec la page",
    "quality.pages_unread": "certaines pages n'ont pas été lues",
    "quality.hard_to_read": "difficile à lire",
    "quality.handwriting": "écriture manuscrite",
    "quality.small_print": "petits caractères",
    "quality.shadow": "une ombre couvre la page",
    "quality.no_text_layer": "sans couche de texte",
}

"""What a report says about sperm that swim, in every language."""

_KEYS = (
    "method.sperm_video",
    "motility.class",
    "motility.cells",
    "motility.table",
    "motility.band",
    "motility.below_200",
    "motility.not_validated",
    "why.no_film",
    "why.too_short",
    "why.too_few",
    "why.no_frame_rate",
    "why.frame_rate_unclear",
    "why.frame_rate_too_low",
    "why.speeds_implausible",
    "quality.no_scale",
    "quality.frame_rate_limited",
    "quality.frame_rate_disagrees",
    "quality.variable_frame_rate",
    "quality.drift_taken_off",
    "quality.drift_unknown",
    "quality.first_part_only",
    "quality.pixels_not_square",
)

_SAID = {
    "en": (
        "Sperm video: heads followed from frame to frame by image analysis; classes by the distance"
        " from start to end of half-second pieces (rapid from 25 µm/s, slow from 5 µm/s), shares of"
        " the cells in view at a moment with Wilson's interval. ALH is the largest width, VAP a"
        " running mean of 0.1 s. Automated measurement.",
        "Class",
        "Cells",
        "Kinematics, mean of each class",
        "Progression {low} to {high} {unit}",
        "Only {n} sperm were followed, fewer than the 200 that the WHO manual asks for: no"
        " percentages are given.",
        "Judged on simulated films and on the detection in three real ones only. Motility holds for"
        " 37 °C; the temperature is not known here.",
        "this is no film",
        "the film is too short: half a second at least is needed",
        "fewer than 200 sperm could be followed",
        "the film's frame rate is not known",
        "the film's time stamps and its frame rate contradict each other",
        "the frame rate is below 15 a second",
        "with the scale and frame rate stated, speeds are impossible",
        "no scale stated",
        "fewer than 50 frames a second: VCL, ALH and BCF are too small",
        "the stated frame rate differs from the file's; the stated one was used",
        "frames at uneven times, as the file states them",
        "a common drift was taken off",
        "too little stood still to see a drift",
        "only the first part of the film was analysed",
        "pixels are not square",
    ),
    "nl": (
        "Spermavideo: koppen door beeldanalyse van beeld tot beeld gevolgd; klassen naar de afstand"
        " van begin tot eind van stukken van een halve seconde (snel vanaf 25 µm/s, langzaam vanaf"
        " 5 µm/s), aandelen van de cellen die op een ogenblik in beeld zijn met Wilsons interval."
        " ALH is de grootste breedte, VAP een lopend gemiddelde van 0,1 s. Automatische meting.",
        "Klasse",
        "Cellen",
        "Kinematica, gemiddelde van elke klasse",
        "Voortgang {low} tot {high} {unit}",
        "Slechts {n} zaadcellen zijn gevolgd, minder dan de 200 van het WHO-handboek: er worden"
        " geen percentages gegeven.",
        "Alleen beoordeeld op gesimuleerde films en op de detectie in drie echte. Motiliteit geldt"
        " bij 37 °C; de temperatuur is hier niet bekend.",
        "dit is geen film",
        "de film is te kort: ten minste een halve seconde is nodig",
        "minder dan 200 zaadcellen konden worden gevolgd",
        "de beeldfrequentie van de film is niet bekend",
        "tijdstempels en beeldfrequentie van de film spreken elkaar tegen",
        "de beeldfrequentie is lager dan 15 per seconde",
        "met de opgegeven schaal en beeldfrequentie zijn de snelheden onmogelijk",
        "geen schaal opgegeven",
        "minder dan 50 beelden per seconde: VCL, ALH en BCF zijn te klein",
        "de opgegeven beeldfrequentie wijkt af van die van het bestand; de opgegeven is gebruikt",
        "beelden op ongelijke tijden, zoals het bestand ze vermeldt",
        "een gezamenlijke drift is afgetrokken",
        "te weinig stond stil om een drift te zien",
        "alleen het eerste deel van de film is geanalyseerd",
        "pixels zijn niet vierkant",
    ),
    "de": (
        "Spermienvideo: Köpfe durch Bildanalyse von Bild zu Bild verfolgt; Klassen nach der Strecke"
        " vom Anfang zum Ende von Stücken einer halben Sekunde (schnell ab 25 µm/s, langsam ab"
        " 5 µm/s), Anteile der Zellen, die in einem Augenblick zu sehen sind, mit dem Intervall"
        " nach Wilson. ALH ist die größte Breite, VAP ein gleitendes Mittel über 0,1 s."
        " Automatische Messung.",
        "Klasse",
        "Zellen",
        "Kinematik, Mittel jeder Klasse",
        "Fortbewegung {low} bis {high} {unit}",
        "Nur {n} Spermien wurden verfolgt, weniger als die 200 des WHO-Handbuchs: Prozentwerte"
        " werden nicht angegeben.",
        "Nur an simulierten Filmen und an der Erkennung in drei echten geprüft. Motilität gilt bei"
        " 37 °C; die Temperatur ist hier nicht bekannt.",
        "dies ist kein Film",
        "der Film ist zu kurz: eine halbe Sekunde ist mindestens nötig",
        "weniger als 200 Spermien ließen sich verfolgen",
        "die Bildrate des Films ist nicht bekannt",
        "Zeitstempel und Bildrate des Films widersprechen einander",
        "die Bildrate liegt unter 15 in der Sekunde",
        "mit dem angegebenen Maßstab und der Bildrate sind die Geschwindigkeiten unmöglich",
        "kein Maßstab angegeben",
        "weniger als 50 Bilder in der Sekunde: VCL, ALH und BCF sind zu klein",
        "die angegebene Bildrate weicht von der der Datei ab; die angegebene wurde verwendet",
        "Bilder zu ungleichen Zeiten, wie die Datei sie nennt",
        "eine gemeinsame Drift wurde abgezogen",
        "zu wenig stand still, um eine Drift zu erkennen",
        "nur der erste Teil des Films wurde ausgewertet",
        "Pixel sind nicht quadratisch",
    ),
    "fr": (
        "Vidéo de sperme : têtes suivies d'image en image par analyse d'image ; classes selon la"
        " distance du début à la fin de morceaux d'une demi-seconde (rapide dès 25 µm/s, lent dès"
        " 5 µm/s), parts des cellules visibles à un instant avec l'intervalle de Wilson. ALH est la"
        " plus grande largeur, VAP une moyenne glissante de 0,1 s. Mesure automatique.",
        "Classe",
        "Cellules",
        "Cinématique, moyenne de chaque classe",
        "Progression de {low} à {high} {unit}",
        "Seuls {n} spermatozoïdes ont été suivis, moins que les 200 demandés par le manuel de"
        " l'OMS : aucun pourcentage n'est donné.",
        "Jugé seulement sur des films simulés et sur la détection dans trois vrais. La mobilité"
        " vaut à 37 °C ; la température n'est pas connue ici.",
        "ce n'est pas un film",
        "le film est trop court : il faut au moins une demi-seconde",
        "moins de 200 spermatozoïdes ont pu être suivis",
        "la cadence du film n'est pas connue",
        "les horodatages et la cadence du film se contredisent",
        "la cadence est inférieure à 15 par seconde",
        "avec l'échelle et la cadence indiquées, les vitesses sont impossibles",
        "aucune échelle indiquée",
        "moins de 50 images par seconde : VCL, ALH et BCF sont trop petits",
        "la cadence indiquée diffère de celle du fichier ; l'indiquée a été utilisée",
        "images à des temps inégaux, tels que le fichier les indique",
        "une dérive commune a été retirée",
        "trop peu de cellules immobiles pour voir une dérive",
        "seule la première partie du film a été analysée",
        "les pixels ne sont pas carrés",
    ),
    "es": (
        "Vídeo de semen: cabezas seguidas de imagen en imagen por análisis de imagen; clases según"
        " la distancia del principio al final de trozos de medio segundo (rápido desde 25 µm/s,"
        " lento desde 5 µm/s), partes de las células visibles en un instante con el intervalo de"
        " Wilson. ALH es la mayor anchura, VAP una media móvil de 0,1 s. Medición automática.",
        "Clase",
        "Células",
        "Cinemática, media de cada clase",
        "Progresión de {low} a {high} {unit}",
        "Solo se siguieron {n} espermatozoides, menos de los 200 que pide el manual de la OMS: no"
        " se dan porcentajes.",
        "Juzgado solo en películas simuladas y en la detección en tres reales. La movilidad vale a"
        " 37 °C; aquí no se conoce la temperatura.",
        "esto no es una película",
        "la película es demasiado corta: se necesita al menos medio segundo",
        "se pudieron seguir menos de 200 espermatozoides",
        "no se conoce la frecuencia de imágenes de la película",
        "las marcas de tiempo y la frecuencia de la película se contradicen",
        "la frecuencia es menor de 15 por segundo",
        "con la escala y la frecuencia indicadas, las velocidades son imposibles",
        "sin escala indicada",
        "menos de 50 imágenes por segundo: VCL, ALH y BCF son demasiado pequeños",
        "la frecuencia indicada difiere de la del archivo; se usó la indicada",
        "imágenes a tiempos desiguales, como indica el archivo",
        "se quitó una deriva común",
        "muy poco estaba quieto para ver una deriva",
        "solo se analizó la primera parte de la película",
        "los píxeles no son cuadrados",
    ),
}

PHRASES = {language: dict(zip(_KEYS, said, strict=True)) for language, said in _SAID.items()}

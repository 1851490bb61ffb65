"""Wat over embryo's, eierstokken en de baarmoeder wordt gezegd, in het Nederlands."""

PHRASES: dict[str, str] = {
    "method.embryo": (
        "Embryo: omtrek, diameter (met de zona waar die te zien is) en dikte van de zona door "
        "beeldanalyse, niet gevalideerd aan bekende maten; goed of niet op dag 5 door een "
        "getraind model. Automatische meting."
    ),
    "method.ovary": (
        "Eierstok: donkere ronde gebieden als follikels omlijnd door beeldanalyse, in één "
        "vlak en niet gevalideerd; laesie en haar klasse door een getraind netwerk; de "
        "omtrek toont waar een laesie zou zijn als die er is en zegt, evenmin als zijn zekerheid, "
        "niets over of die er is. Automatische meting."
    ),
    "method.hysteroscopy": (
        "Hysteroscopie: het lumen omlijnd door beeldanalyse, de opening van de cervix door een "
        "getraind netwerk. Automatische meting."
    ),
    "why.no_lesion": "een laesie is niet waarschijnlijk, dus er is geen omlijnd",
    "why.no_day": "de ontwikkelingsdag is niet opgegeven",
    "why.too_few_graded": (
        "er waren te weinig beoordeelde embryo's om te tonen dat een beeld dit kan zeggen"
    ),
    "why.not_one_embryo": "dit lijkt geen beeld van één embryo",
    "why.not_ultrasound": "dit lijkt geen echobeeld in grijswaarden",
    "why.too_much_colour": "kleurendoppler verbergt de echo's",
    "why.lesion_in_the_picture": (
        "er is een laesie gevonden: haar cysten zouden als follikels worden geteld"
    ),
    "why.not_hysteroscopy": "dit lijkt geen hysteroscopiebeeld",
}

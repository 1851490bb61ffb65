"""What is said of embryos, ovaries and the uterus, in English."""

PHRASES: dict[str, str] = {
    "method.embryo": (
        "Embryo: its outline, its diameter (with the zona where that shows) and the zona's "
        "thickness by image analysis, not validated against known sizes; good or not on day "
        "5 by a trained classifier. Automated measurement."
    ),
    "method.ovary": (
        "Ovary: dark round regions outlined as follicles by image analysis, in one plane "
        "and not validated; lesion and its class by a trained network; the outline shows where a "
        "lesion would be if there is one and says nothing of whether there is, nor does its "
        "confidence. Automated measurement."
    ),
    "method.hysteroscopy": (
        "Hysteroscopy: the lumen outlined by image analysis, the opening of the cervix by a "
        "trained network. Automated measurement."
    ),
    "why.no_lesion": "a lesion is not likely, so none is outlined",
    "why.no_day": "the day of development was not stated",
    "why.too_few_graded": (
        "too few graded embryos were at hand to show that a picture can tell this"
    ),
    "why.not_one_embryo": "this does not look like a picture of one embryo",
    "why.not_ultrasound": "this does not look like a grey-scale ultrasound picture",
    "why.too_much_colour": "colour Doppler hides the echoes",
    "why.lesion_in_the_picture": "a lesion was found: its cysts would be counted as follicles",
    "why.not_hysteroscopy": "this does not look like a hysteroscopy picture",
}

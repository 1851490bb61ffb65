"""The report's own sentences in the language asked for, in English where we have no other."""

from collections.abc import Mapping
from typing import TypeAlias

from common.reports.words import (
    de,
    en,
    es,
    fr,
    motility,
    nl,
    rules_de,
    rules_en,
    rules_es,
    rules_fr,
    rules_nl,
    tissue_de,
    tissue_en,
    tissue_es,
    tissue_fr,
    tissue_nl,
)

Phrases: TypeAlias = Mapping[str, str]

LANGUAGES: Mapping[str, Phrases] = {
    "en": en.PHRASES | rules_en.PHRASES | tissue_en.PHRASES | motility.PHRASES["en"],
    "nl": nl.PHRASES | rules_nl.PHRASES | tissue_nl.PHRASES | motility.PHRASES["nl"],
    "de": de.PHRASES | rules_de.PHRASES | tissue_de.PHRASES | motility.PHRASES["de"],
    "fr": fr.PHRASES | rules_fr.PHRASES | tissue_fr.PHRASES | motility.PHRASES["fr"],
    "es": es.PHRASES | rules_es.PHRASES | tissue_es.PHRASES | motility.PHRASES["es"],
}


def phrases(language: str) -> Phrases:
    """Every phrase by its key. Those with gaps are filled with `str.format`."""
    return LANGUAGES.get(language.partition("-")[0].lower(), LANGUAGES["en"])

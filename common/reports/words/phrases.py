"""The report's own sentences in the language asked for, in English where we have no other."""

from collections.abc import Mapping
from typing import TypeAlias

from common.reports.words import (
    andrology_de,
    andrology_es,
    andrology_fr,
    andrology_nl,
    de,
    doubts_de,
    doubts_en,
    doubts_es,
    doubts_fr,
    doubts_nl,
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
    scales,
    tissue_de,
    tissue_en,
    tissue_es,
    tissue_fr,
    tissue_nl,
)

Phrases: TypeAlias = Mapping[str, str]
DOUBTS: Mapping[str, Phrases] = {
    "en": doubts_en.PHRASES,
    "nl": doubts_nl.PHRASES,
    "de": doubts_de.PHRASES,
    "fr": doubts_fr.PHRASES,
    "es": doubts_es.PHRASES,
}
"""Why a value waits or is absent, with what to do about it. The page says the same."""


def _joined(language: str, *parts: Phrases) -> Phrases:
    every = (*parts, DOUBTS[language], motility.PHRASES[language], scales.PHRASES[language])
    return {key: said for part in every for key, said in part.items()}


LANGUAGES: Mapping[str, Phrases] = {
    "en": _joined("en", en.PHRASES, rules_en.PHRASES, tissue_en.PHRASES),
    "nl": _joined("nl", nl.PHRASES, rules_nl.PHRASES, andrology_nl.PHRASES, tissue_nl.PHRASES),
    "de": _joined("de", de.PHRASES, rules_de.PHRASES, andrology_de.PHRASES, tissue_de.PHRASES),
    "fr": _joined("fr", fr.PHRASES, rules_fr.PHRASES, andrology_fr.PHRASES, tissue_fr.PHRASES),
    "es": _joined("es", es.PHRASES, rules_es.PHRASES, andrology_es.PHRASES, tissue_es.PHRASES),
}


def phrases(language: str) -> Phrases:
    """Every phrase by its key. Those with gaps are filled with `str.format`."""
    return LANGUAGES.get(language.partition("-")[0].lower(), LANGUAGES["en"])

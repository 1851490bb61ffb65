"""The frame of generated reports in five languages: headings, labels, invented people."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")
# Sentences hold semicolons of their own.
_WHOLE = ("note", "quoted", "footer")


@cache
def frames() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """For each language what may be printed for each part of a report's frame."""
    found: dict[str, dict[str, Sequence[str]]] = {}
    for block in _FILE.read_text(encoding="utf-8").removeprefix("# ").rstrip("\n").split("\n# "):
        language, *lines = block.split("\n")
        parts = (line.partition(" ") for line in lines)
        found[language] = {
            name: [text] if name in _WHOLE else text.split(";") for name, _, text in parts
        }
    return found

"""Pictures of something else: how many get a number all the same, for every image analyzer.

DIR/labels.csv has `file` and, where a picture does belong to one modality, `modality`; that
analyzer is left out for it. Files below DIR that the table does not name do not count.
"""

from pathlib import Path

from common.analyzers import registry
from common.domain.model import Facts, Modality
from common.services.measure import measure
from common.settings import Settings
from training.evaluate import lines

# An embryo's grade is not said without its day.
FACTS = Facts(day=5)


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """By analyzer: pictures shown, pictures that got a finding, their share, and which they are."""
    table = lines.rows(folder)
    result: dict[str, object] = {}
    shown_in_all = given_in_all = 0
    for name, entry in registry.TABLE.items():
        if entry.modality in (Modality.DOCUMENT, Modality.SPERM_VIDEO):
            continue
        rows = [row for row in table if row.get("modality") != entry.modality]
        given = [
            row["file"]
            for row in rows
            if measure(
                (folder / row["file"]).read_bytes(),
                entry.modality,
                FACTS,
                research=research_models,
                settings=Settings(),
                analyzer=name,
            )["findings"]
        ]
        shown_in_all, given_in_all = shown_in_all + len(rows), given_in_all + len(given)
        result[name] = {
            "pictures": len(rows),
            "got_a_number": len(given),
            "share": round(len(given) / max(len(rows), 1), 4),
            "which": given[:20],
        }
    result["share"] = round(given_in_all / max(shown_in_all, 1), 4)
    return result

"""Writes a folder of generated reports with their truth.

`python -m training.document.generate DIR FIRST LAST` writes one report for each seed from FIRST to
LAST - 1: `labels.csv` (file, split, group, language, kind) and `truth.jsonl`. Rules are tuned on
the seeds below 10,000 and judged on those from 10,000 on. A group is a look in a language.
"""

import csv
import json
import sys
from pathlib import Path

from training.document import contents, layouts, prose

_PROSE_EVERY = 4


def content_of(seed: int) -> contents.Content:
    """The report of a seed: every fourth is a text without a table of results."""
    return prose.report(seed) if seed % _PROSE_EVERY == 3 else contents.panel(seed)


def layout_of(seed: int) -> layouts.Layout:
    """The look of a seed; each look comes equally often."""
    return layouts.LAYOUTS[seed * 7 % len(layouts.LAYOUTS)]


def write(folder: Path, seeds: range) -> None:
    """Draw the reports of these seeds."""
    folder.mkdir(parents=True, exist_ok=True)
    labels, truths = [], []
    for seed in seeds:
        content, layout = content_of(seed), layout_of(seed)
        name = f"{seed:06d}.pdf"
        (folder / name).write_bytes(layouts.draw(content, layout))
        group = f"{'text' if content.text else layout.name}-{content.language}"
        labels.append([name, "train", group, content.language, content.kind])
        truths.append(
            {
                "file": name,
                "kind": content.kind,
                "identity": content.identity,
                "results": [*(result.truth for result in content.results), *content.stated],
            }
        )
    with (folder / "labels.csv").open("w", newline="", encoding="utf-8") as table:
        rows = csv.writer(table)
        rows.writerow(["file", "split", "group", "language", "kind"])
        rows.writerows(labels)
    lines = "\n".join(json.dumps(truth, ensure_ascii=False) for truth in truths)
    (folder / "truth.jsonl").write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), range(int(sys.argv[2]), int(sys.argv[3])))

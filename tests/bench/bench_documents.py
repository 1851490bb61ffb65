"""Reading one page: with a text layer, and by OCR from a scan; time on one core, memory (PSS)."""

import threading
import time
from pathlib import Path

from common.analyzers import Sample
from common.analyzers.registry import load
from common.domain.model import Facts
from common.media import isolate, reading
from common.media.limits import Limits
from tests.bench.lines import Line, finish, median
from tests.bench.processes import cpu_of_children, pss_megabytes
from training.evaluate import raster

SAMPLES = Path(__file__).parents[1] / "samples" / "documents"
REPEATS = 15
SCANS = 4
LIMITS = Limits(page_seconds=600, reading_seconds=600)


def cost_a_page(pdf: bytes, pid: int) -> tuple[float, float]:
    """Processor and clock seconds of reading and analysing, for each page.

    pid : of the process whose children read
    """
    began, own, theirs = time.perf_counter(), time.process_time(), cpu_of_children(pid)
    document = reading.read_document(pdf, "application/pdf", LIMITS)
    sample = Sample(
        modality="document", facts=Facts(), media_type="application/pdf", document=document
    )
    load("document", False).analyze(sample)
    used = time.process_time() - own + cpu_of_children(pid) - theirs
    return used / len(document.pages), (time.perf_counter() - began) / len(document.pages)


class Peak(threading.Thread):
    """Looks at the memory of the process that reads and of its children, until it is stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.megabytes, self.is_over = pid, 0.0, False

    def run(self) -> None:
        """Look again and again."""
        while not self.is_over:
            self.megabytes = max(self.megabytes, pss_megabytes(self.pid))
            time.sleep(0.03)


def main() -> None:
    """A text page, then scans of the same reports."""
    pdf = (SAMPLES / "befund_de.pdf").read_bytes()
    scans = raster.bound(raster.rasterise(pdf)[:1])
    decoder, reader = isolate.pid(), reading.pid()
    cost_a_page(pdf, decoder)
    printed = [cost_a_page(pdf, decoder) for _ in range(REPEATS)]
    cost_a_page(scans, reader)
    read = [cost_a_page(scans, reader) for _ in range(SCANS)]
    peak = Peak(reader)
    peak.start()
    cost_a_page(scans, reader)
    peak.is_over = True
    peak.join()
    # The least of several: what runs beside it on the same core only ever adds to it.
    text, ocr = min(cpu for cpu, _ in printed), min(cpu for cpu, _ in read)
    notes = [
        f"processor; {median([c for _, c in costs]):.2g} s by the clock"
        for costs in (printed, read)
    ]
    finish(
        Line(name="text_page", value=text * 1000, unit="ms", at_most=100, note=notes[0]),
        Line(name="ocr_page", value=ocr, unit="s", at_most=3, note=notes[1]),
        Line(name="ocr_memory", value=peak.megabytes, unit="MB", at_most=500, note="PSS"),
    )


if __name__ == "__main__":
    main()

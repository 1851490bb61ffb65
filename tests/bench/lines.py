"""The one line of a benchmark, and whether its bar holds."""

import math
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Line:
    """One result. The bar is on the ratio where there is a reference, else on the value itself."""

    name: str
    value: float
    unit: str
    reference: float | None = None
    ratio: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    def holds(self) -> bool:
        """Whether the bar holds; a line without a bar only informs."""
        measured = self.value if self.ratio is None else self.ratio
        too_much = self.at_most is not None and measured > self.at_most
        return not (too_much or (self.at_least is not None and measured < self.at_least))

    def __str__(self) -> str:
        cells = [self.name, f"{self.value:.4g}", self.unit]
        cells += ["-" if x is None else f"{x:.4g}" for x in (self.reference, self.ratio)]
        if self.at_most is not None:
            cells.append(f"(bar: at most {self.at_most:g})")
        if self.at_least is not None:
            cells.append(f"(bar: at least {self.at_least:g})")
        return "  ".join([*cells, *([self.note] if self.note else [])])


def finish(*lines: Line) -> None:
    """Print the lines `name value unit reference ratio` and exit 0 when every bar holds."""
    for line in lines:
        print(line, flush=True)
    sys.exit(0 if all(line.holds() for line in lines) else 1)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile: the smallest value that 95 of 100 do not exceed."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)

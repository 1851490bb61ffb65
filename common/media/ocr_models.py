"""The two models that read print: where text stands on a page, and what a strip of it says."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("weights")
STRIP_PX = 48
"""Height of a strip of text, in pixels; fixed by the recogniser."""

_STEP = 32
_NARROWEST, _WIDEST = 32, 2400
_BLANK = 0
_BATCH_PX = 1200
_LEFT_OUT = 0.02

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of a strip: where its middle lies (0 left to 1 right) and how sure it is.

    also : the second choice for it, where that is worth a word, and its probability
    """

    sign: str
    at: float
    probability: float


class Models:
    """Both models, each with one thread. ValueError where a file does not fit its name."""

    def __init__(self) -> None:
        self._detector = _session("ocr_detector")
        self._recogniser = _session("ocr_recogniser")
        metadata = self._recogniser.get_modelmeta().custom_metadata_map
        self._signs = metadata["characters"]

    def text_map(self, page: NDArray[np.uint8]) -> Floats:
        """How likely each pixel belongs to text, 0 to 1.

        Parameters
        ----------
        page : (M, N) uint8, grey; M and N multiples of 32
        """
        outputs = self._detector.run(None, {"x": _scaled(page)[None]})
        return np.asarray(outputs[0][0, 0], dtype=np.float32)

    def read(self, strips: Sequence[NDArray[np.uint8]]) -> list[list[Letter]]:
        """The characters of each strip, left to right; a space is one too.

        Parameters
        ----------
        strips : each (48, N) uint8, grey
        """
        found: list[list[Letter]] = [[] for _ in strips]
        for batch in _batches([strip.shape[1] for strip in strips]):
            width = -(-max(strips[i].shape[1] for i in batch) // 8) * 8
            stack = np.zeros((len(batch), 3, STRIP_PX, width), dtype=np.float32)
            for row, i in enumerate(batch):
                stack[row, :, :, : strips[i].shape[1]] = _scaled(strips[i])
            outputs = self._recogniser.run(None, {"x": stack})[0]
            for row, i in enumerate(batch):
                share = width / strips[i].shape[1]
                found[i] = self._letters(outputs[row], share)
        return found

    def _letters(self, steps: Floats, share: float) -> list[Letter]:
        """Best sign of each step; a sign that goes on is one letter, and so is the blank none."""
        best = steps.argmax(axis=1)
        letters: list[Letter] = []
        before = _BLANK
        for step, sign in enumerate(best):
            probability = float(steps[step, sign])
            at = (step + 0.5) / len(best) * share
            if sign == before and sign != _BLANK:
                last = letters[-1]
                letters[-1] = Letter(last.sign, last.at, max(last.probability, probability))
            elif sign != _BLANK and at <= 1 + _LEFT_OUT:
                letters.append(Letter(self._signs[sign - 1], min(at, 1.0), probability))
            before = int(sign)
        return letters


def _session(task: str) -> onnxruntime.InferenceSession:
    path = next(WEIGHTS.glob(f"{task}-*.onnx"))
    data = path.read_bytes()
    if not path.stem.endswith(hashlib.sha256(data).hexdigest()[:16]):
        raise ValueError(f"{path.name} is not what its name says")
    options = onnxruntime.SessionOptions()
    # A second thread could neither live through the fork nor be started behind it.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _scaled(grey: NDArray[np.uint8]) -> Floats:
    """(3, M, N) from -1 to 1, three times the same."""
    values = grey.astype(np.float32) / 127.5 - 1
    return np.broadcast_to(values, (3, *values.shape))


def _batches(widths: Sequence[int]) -> list[list[int]]:
    """Strips of nearly the same width together, no batch wider than `_BATCH_PX` in all."""
    batches: list[list[int]] = []
    widest = 0
    for i in sorted(range(len(widths)), key=lambda i: (-widths[i], i)):
        near = batches and widths[i] > 0.9 * widest - 8
        if near and (len(batches[-1]) + 1) * widest <= _BATCH_PX:
            batches[-1].append(i)
        else:
            batches.append([i])
            widest = widths[i]
    return batches

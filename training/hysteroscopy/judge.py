"""What the networks are worth on the views they have not seen, and how sure an outline must be."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from skimage import draw
from torch import Tensor, nn

from common.analyzers import hysteroscopy_openings
from training.field_net import FieldNet
from training.hysteroscopy import openings
from training.hysteroscopy.openings import SIDE, Views

Floats = NDArray[np.float64]
# Probabilities above which a pixel may belong to an opening.
LEVELS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
# An outline counts as right from this overlap on, and is said when that is likelier than not.
RIGHT_DICE = 0.7
LEAST_CONFIDENCE = 0.5


class Answer(nn.Module):
    """(1, 3, s, s) -> views (1, 3) and maps (1, 2, s / 4, s / 4), both probabilities.

    Means over the picture, its two mirror images and both.
    """

    def __init__(self, net: FieldNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, square: Tensor) -> tuple[Tensor, Tensor]:
        """The answer for one square."""
        axes = ((), (3,), (2,), (2, 3))
        kinds, maps = self.net(torch.cat([square.flip(a) for a in axes]))
        upright = torch.cat([maps[i : i + 1].flip(a) for i, a in enumerate(axes)])
        return torch.softmax(kinds.mean(0, keepdim=True), 1), torch.sigmoid(
            upright.mean(0, keepdim=True)
        )


@dataclass(frozen=True)
class Judged:
    """Out of fold: views (n, 3), maps (n, 2, g, g) of every picture."""

    views: Floats
    maps: Floats


def out_of_fold(views: Views, nets: Mapping[int, FieldNet]) -> Judged:
    """Each picture as the network sees it that has not learnt from its part."""
    kinds = np.zeros((len(views.kinds), len(openings.KINDS)))
    maps = np.zeros((len(views.kinds), 2, SIDE // 4, SIDE // 4))
    for part, net in nets.items():
        answer = Answer(net).eval()
        for i in np.flatnonzero(views.parts == part):
            pixels = torch.from_numpy(views.squares[i]).permute(2, 0, 1)[None].float()
            with torch.no_grad():
                said, found = answer(pixels)
            kinds[i], maps[i] = said[0].numpy(), found[0].numpy()
    return Judged(kinds, maps)


def overlaps(maps: Floats, masks: NDArray[np.uint8], level: float) -> tuple[Floats, Floats]:
    """(n,) Dice of the product's outlines of (n, g, g) maps with masks, and their certainty."""
    dice, certainty = np.zeros(len(maps)), np.zeros(len(maps))
    for i, (probability, mask) in enumerate(zip(maps, masks, strict=True)):
        found = hysteroscopy_openings.outline(probability, level, (SIDE, SIDE))
        if found is None:
            continue
        said, truth = draw.polygon2mask((SIDE, SIDE), found.points), mask > 127
        dice[i] = 2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1)
        certainty[i] = found.certainty
    return dice, certainty

"""Views turned, moved, scaled, stretched and in another light, with their masks."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.hysteroscopy import openings
from training.hysteroscopy.openings import Views


@dataclass(frozen=True)
class Light:
    """How strongly light is varied; all but grain and pale as logarithms."""

    gamma: float = 0.4
    contrast: float = 0.35
    tint: float = 0.3
    grain: float = 0.05
    pale: float = 0.4


# The side of what is cut out, over the picture's, as logarithms; its stretch; how far it is moved.
NEAREST, FARTHEST = math.log(0.5), math.log(1.4)
STRETCH, MOVED = 0.2, 0.15
LIGHT = Light()


def varied(views: Views, rows: NDArray[np.int64], rng: torch.Generator) -> tuple[Tensor, Tensor]:
    """Pixels (n, 3, s, s), 0 to 255, and masks (n, 1, s, s), 0 to 1, s = SIDE, of these rows."""
    pixels = torch.from_numpy(views.squares[rows]).permute(0, 3, 1, 2).float() / 255
    masks = torch.from_numpy(views.masks[rows])[:, None].float() / 255
    n, side = len(rows), openings.SIDE

    def draw(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(n, generator=rng)

    angle, size = draw(-math.pi, math.pi), torch.exp(draw(NEAREST, FARTHEST))
    stretch, flip = torch.exp(draw(-STRETCH, STRETCH)), torch.sign(draw(-1, 1))
    cos, sin = torch.cos(angle) * size, torch.sin(angle) * size
    # A closer look is one at the opening.
    aim = _middles(masks) * (1 - size).clamp(min=0)[:, None]
    rows_of_grid = [
        torch.stack([cos * flip * stretch, -sin / stretch, aim[:, 0] + draw(-MOVED, MOVED)], 1),
        torch.stack([sin * flip * stretch, cos / stretch, aim[:, 1] + draw(-MOVED, MOVED)], 1),
    ]
    shape = [n, 1, side, side]
    grid = functional.affine_grid(torch.stack(rows_of_grid, 1), shape, align_corners=False)
    moved = functional.grid_sample(pixels, grid, align_corners=False)
    mask = functional.grid_sample(masks, grid, align_corners=False)
    return _lit(moved, rng) * 255, mask


def _middles(masks: Tensor) -> Tensor:
    """(n, 2) x and y of the masks' middles, -1 to 1; 0 where there is none."""
    side = masks.shape[2]
    along = (torch.arange(side) + 0.5) * 2 / side - 1
    area = masks.sum((1, 2, 3)).clamp(min=1)
    x, y = (masks.sum((1, axis)) @ along / area for axis in (2, 3))
    return torch.stack([x, y], 1)


def _lit(pixels: Tensor, rng: torch.Generator) -> Tensor:
    n = len(pixels)

    def draw(low: float, high: float, channels: int = 1) -> Tensor:
        return low + (high - low) * torch.rand(n, channels, 1, 1, generator=rng)

    light = pixels.clamp(1e-3, 1) ** torch.exp(draw(-LIGHT.gamma, LIGHT.gamma))
    middle = light.mean((1, 2, 3), keepdim=True)
    light = middle + (light - middle) * torch.exp(draw(-LIGHT.contrast, LIGHT.contrast))
    grey = light.mean(1, keepdim=True)
    light = grey + (light - grey) * (1 - draw(-LIGHT.pale, LIGHT.pale))
    light = light * torch.exp(draw(-LIGHT.tint, LIGHT.tint, 3)) + draw(-0.1, 0.1)
    grain = torch.randn(pixels[:, :1].shape, generator=rng) * draw(0, LIGHT.grain)
    return (light + grain).clamp(0, 1)

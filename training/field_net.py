"""A small network that outlines one thing in a picture and says what it is."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training import backbone
from training.backbone import WIDTHS

WIDE = 48
BATCH = 8
SMOOTHING = 0.05


@dataclass(frozen=True)
class Pictures:
    """Squares (n, s, s, 3) uint8, masks (n, s, s) 0 to 1 or None, kinds (n,) or -1 if unknown."""

    squares: NDArray[np.uint8]
    masks: NDArray[np.float32] | None
    kinds: NDArray[np.int64]

    def at(self, rows: NDArray[np.bool_]) -> "Pictures":
        """Only these."""
        masks = None if self.masks is None else self.masks[rows]
        return Pictures(self.squares[rows], masks, self.kinds[rows])


@dataclass(frozen=True)
class Variation:
    """How strongly training pictures are varied: turns in radians, sizes, shifts, light."""

    turn: float = 0.2
    smallest: float = 0.8
    largest: float = 1.25
    shift: float = 0.1
    gamma: float = 0.35
    contrast: float = 0.3
    noise: float = 0.06


class FieldNet(nn.Module):
    """(n, 3, s, s) pixels, 0 to 255 -> kinds (n, k) and the mask's logits (n, m, s / 4, s / 4)."""

    def __init__(self, kinds: int, masks: int) -> None:
        super().__init__()
        self.base = backbone.pretrained()
        self.sides = nn.ModuleList(nn.Conv2d(WIDTHS[i], WIDE, 1) for i in (1, 2, 4, 5))
        self.smooth = nn.ModuleList(
            nn.Sequential(
                nn.Conv2d(WIDE, WIDE, 3, padding=1, groups=WIDE),
                nn.Conv2d(WIDE, WIDE, 1),
                nn.ReLU(),
            )
            for _ in range(3)
        )
        self.mask = nn.Conv2d(WIDE, max(masks, 1), 1)
        self.masks = masks
        self.drop = nn.Dropout(0.4)
        around = WIDTHS[4] + WIDTHS[5]
        self.out = nn.Linear(around * (2 if masks else 1), kinds)

    def forward(self, pixels: Tensor, known: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """`known` is the true mask (n, m, s / 4, s / 4), used to pool by while learning."""
        stages = self.base((pixels - 127) / 128)
        sides = [conv(stages[i]) for conv, i in zip(self.sides, (1, 2, 4, 5), strict=True)]
        x = sides[3]
        for i in (2, 1, 0):
            x = functional.interpolate(x, size=sides[i].shape[2:], mode="bilinear")
            x = self.smooth[i](x + sides[i])
        mask = self.mask(x)
        pooled = [stages[4].mean((2, 3)), stages[5].mean((2, 3))]
        if self.masks:
            weight = torch.sigmoid(mask.detach() if known is None else known)
            pooled += [_within(stages[i], weight[:, :1]) for i in (4, 5)]
        return self.out(self.drop(torch.cat(pooled, 1))), mask


def _within(stage: Tensor, weight: Tensor) -> Tensor:
    """(n, c) means of a stage's output, weighted by a mask."""
    small = functional.avg_pool2d(weight, int(weight.shape[2]) // int(stage.shape[2])) + 1e-3
    found: Tensor = (stage * small).sum((2, 3)) / small.sum((2, 3))
    return found


def varied(
    pixels: Tensor, masks: Tensor, how: Variation, rng: torch.Generator
) -> tuple[Tensor, Tensor]:
    """The batch turned, mirrored, moved and scaled with its masks, in another light."""
    n = pixels.shape[0]

    def draw(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(n, generator=rng)

    angle, size = draw(-how.turn, how.turn), draw(how.smallest, how.largest)
    flip = torch.sign(draw(-1, 1))
    cos, sin = torch.cos(angle) * size, torch.sin(angle) * size
    rows = [
        torch.stack([cos * flip, -sin, draw(-how.shift, how.shift)], 1),
        torch.stack([sin * flip, cos, draw(-how.shift, how.shift)], 1),
    ]
    grid = functional.affine_grid(torch.stack(rows, 1), list(pixels.shape), align_corners=False)
    moved = functional.grid_sample(pixels / 255, grid, align_corners=False)
    mask = functional.grid_sample(masks, grid, align_corners=False)
    wide = (slice(None), None, None, None)
    light = moved.clamp(1e-3, 1) ** torch.exp(draw(-how.gamma, how.gamma))[wide]
    middle = light.mean((1, 2, 3), keepdim=True)
    light = middle + (light - middle) * torch.exp(draw(-how.contrast, how.contrast))[wide]
    light = light + draw(-0.1, 0.1)[wide]
    grain = torch.randn(pixels[:, :1].shape, generator=rng) * draw(0, how.noise)[wide]
    return (light + grain).clamp(0, 1) * 255, mask


def train(
    pictures: Pictures,
    kinds: int,
    masks: int,
    *,
    how: Variation,
    epochs: int,
    seed: int,
    weights: NDArray[np.float64] | None = None,
    rate: float = 4e-4,
) -> FieldNet:
    """A network fine-tuned on these pictures; the same seed gives the same network."""
    torch.manual_seed(seed)
    rng = torch.Generator().manual_seed(seed)
    net = FieldNet(kinds, masks)
    base = list(net.base.stages[backbone.FROZEN :].parameters())
    own = [p for name, p in net.named_parameters() if not name.startswith("base.")]
    optimizer = torch.optim.AdamW(
        [{"params": base, "lr": rate}, {"params": own, "lr": 5 * rate}], weight_decay=0.02
    )
    steps = epochs * math.ceil(len(pictures.kinds) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=[rate, 5 * rate], total_steps=steps, pct_start=0.2
    )
    class_weight = None if weights is None else torch.from_numpy(weights).float()
    for _ in range(epochs):
        for part in torch.randperm(len(pictures.kinds), generator=rng).split(BATCH):
            pixels, mask, kind = _batch(pictures, part)
            pixels, mask = varied(pixels, mask, how, rng)
            loss = _loss(net, pixels, mask, kind, class_weight, rng)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
    return net.eval()


def _batch(pictures: Pictures, part: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    rows = part.numpy()
    pixels = torch.from_numpy(pictures.squares[rows]).permute(0, 3, 1, 2).float()
    mask = torch.zeros(len(rows), 1, *pixels.shape[2:])
    if pictures.masks is not None:
        mask = torch.from_numpy(pictures.masks[rows])[:, None]
    return pixels, mask, torch.from_numpy(pictures.kinds[rows])


def _loss(
    net: FieldNet,
    pixels: Tensor,
    mask: Tensor,
    kind: Tensor,
    weight: Tensor | None,
    rng: torch.Generator,
) -> Tensor:
    if not net.masks:
        said, _ = net(pixels)
        return functional.cross_entropy(said, kind, weight, label_smoothing=SMOOTHING)
    small = functional.interpolate(mask, scale_factor=0.25, mode="area")
    # Half of the time the true outline pools, so that kinds are learnt before outlines are.
    known = (small - 0.5) * 12 if float(torch.rand(1, generator=rng)) < 0.5 else None
    said, outline = net(pixels, known)
    large = functional.interpolate(outline, scale_factor=2.0, mode="bilinear")
    truth = functional.interpolate(mask, scale_factor=0.5, mode="area")
    p = torch.sigmoid(large)
    overlap = (2 * (p * truth).sum((2, 3)) + 20) / (p.sum((2, 3)) + truth.sum((2, 3)) + 20)
    loss = functional.binary_cross_entropy_with_logits(large, truth) + (1 - overlap).mean()
    known_kind = kind >= 0
    if bool(known_kind.any()):
        loss = loss + functional.cross_entropy(
            said[known_kind], kind[known_kind], weight, label_smoothing=SMOOTHING
        )
    return loss


def predict(
    net: FieldNet, squares: NDArray[np.uint8]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Kinds' logits (n, k) and mask logits (n, s / 4, s / 4), mean of picture and mirror image."""
    kinds, masks = [], []
    with torch.no_grad():
        for part in np.array_split(squares, math.ceil(len(squares) / BATCH)):
            x = torch.from_numpy(part).permute(0, 3, 1, 2).float()
            (a, m), (b, k) = net(x), net(x.flip(3))
            kinds.append((a + b) / 2)
            masks.append((m + k.flip(3))[:, 0] / 2)
    return torch.cat(kinds).double().numpy(), torch.cat(masks).double().numpy()

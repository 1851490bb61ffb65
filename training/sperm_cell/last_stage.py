"""Teaches the last stage of the trunk further on its own maps of upright heads.

What comes before stays as ImageNet taught it, so the product runs it once for everything.
"""

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training import backbone, onnx_export

Floats = NDArray[np.float64]
STAGE = 4
PLACES = 24
"""Of each place of the map so many numbers are kept; of the whole map the mean of every channel."""

BATCH = 32
RATE, STAGE_RATE = 3e-3, 9e-4
SMOOTHING = 0.05
MIXED = 0.35
"""The most of another head that is mixed into one; a few hundred are else learnt by heart."""


class LastStage(nn.Module):
    """(n, 80, h, w), the trunk's middle map -> (n, classes) logits."""

    def __init__(self, shape: tuple[int, int], classes: int) -> None:
        super().__init__()
        width = backbone.WIDTHS[STAGE]
        self.stage = backbone.pretrained().stages[STAGE]
        self.places = nn.Conv2d(width, PLACES, 1)
        self.drop = nn.Dropout(0.3)
        self.out = nn.Linear(PLACES * shape[0] * shape[1] + width, classes)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, middle: Tensor) -> Tensor:
        """Logits."""
        deep = self.stage(middle)
        kept = functional.relu(self.places(deep)).flatten(1) * 0.5
        result: Tensor = self.out(self.drop(torch.cat([kept, deep.mean((2, 3))], dim=1)))
        return result


class Members(nn.Module):
    """(2, 80, h, w), maps of a head and of its mirror image -> (members, classes) mean logits."""

    def __init__(self, nets: Sequence[LastStage]) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, middle: Tensor) -> Tensor:
        """One row a member."""
        return torch.stack([net(middle).mean(0) for net in self.nets])


def train(maps: NDArray[np.float16], truth: NDArray[np.int64], epochs: int, seed: int) -> LastStage:
    """A network taught by (n, views, 2, 80, h, w) maps of n heads, a random view of each at a time,
    and their (n, classes) truth, 0 or 1. The same seed gives the same network on one machine.
    """
    torch.manual_seed(seed)
    rng = torch.Generator().manual_seed(seed)
    net = LastStage((maps.shape[4], maps.shape[5]), truth.shape[1]).train()
    seen = torch.from_numpy(maps)
    goal = torch.from_numpy(truth).float() * (1 - SMOOTHING) + SMOOTHING / truth.shape[1]
    own = [*net.places.parameters(), *net.out.parameters()]
    groups = [{"params": net.stage.parameters()}, {"params": own}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=[STAGE_RATE, RATE],
        total_steps=epochs * math.ceil(len(seen) / BATCH),
        pct_start=0.2,
    )
    for _ in range(epochs):
        for part in torch.randperm(len(seen), generator=rng).split(BATCH):
            n = len(part)
            view = torch.randint(0, seen.shape[1], (n,), generator=rng)
            side = torch.randint(0, seen.shape[2], (n,), generator=rng)
            other = torch.randperm(n, generator=rng)
            share = torch.rand(n, 1, generator=rng) * MIXED
            batch, aim = seen[part, view, side].float(), goal[part]
            batch = torch.lerp(batch, batch[other], share[..., None, None])
            aim = torch.lerp(aim, aim[other], share)
            optimizer.zero_grad()
            functional.cross_entropy(net(batch), aim).backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def scores(net: LastStage, maps: NDArray[np.float16]) -> Floats:
    """(n, classes) logits of the first views of (n, views, 2, 80, h, w), as Members gives them."""
    with torch.no_grad():
        first = torch.from_numpy(maps[:, 0]).float()
        return ((net(first[:, 0]) + net(first[:, 1])) / 2).double().numpy()


def export(nets: Sequence[LastStage], licence: str, shape: tuple[int, int]) -> bytes:
    """The members as one ONNX file, stored in 16 bits."""
    example = torch.zeros(2, backbone.WIDTHS[STAGE - 1], *shape)
    return onnx_export.export(
        Members(nets), example, ["logits"], {"licence": licence}, entrance="middle"
    )

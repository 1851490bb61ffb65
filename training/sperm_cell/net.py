"""The small convolutional network that labels an upright sperm head."""

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

SPREAD = 0.035
MARGIN = 8
LABELS = 4


class Net(nn.Module):
    """(n, 1, 64, 64) patches -> (n, 4) logits of being abnormal."""

    def __init__(self) -> None:
        super().__init__()
        widths = ((1, 16), (16, 32), (32, 32), (32, 64), (64, 64), (64, 96))
        self.layers = nn.ModuleList(
            nn.Sequential(nn.Conv2d(a, b, 3, padding=1, bias=False), nn.BatchNorm2d(b), nn.ReLU())
            for a, b in widths
        )
        self.drop = nn.Dropout(0.3)
        self.out = nn.Linear(2 * widths[-1][1], LABELS)

    def forward(self, patch: Tensor) -> Tensor:
        """Logits."""
        x = patch[:, :, MARGIN:-MARGIN, MARGIN:-MARGIN] / SPREAD
        for i, layer in enumerate(self.layers):
            x = layer(x)
            if i in (0, 2, 4):
                x = functional.max_pool2d(x, 2)
        pooled = torch.cat([x.mean((2, 3)), x.amax((2, 3))], dim=1)
        result: Tensor = self.out(self.drop(pooled))
        return result


def varied(batch: Tensor, rng: torch.Generator) -> Tensor:
    """The batch a little turned, shifted, scaled, mirrored by half, with other contrast."""
    n = batch.shape[0]

    def draw(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(n, generator=rng)

    angle, scale, flip = draw(-0.2, 0.2), draw(0.92, 1.08), torch.sign(draw(-1, 1))
    cos, sin = torch.cos(angle) * scale, torch.sin(angle) * scale
    top = torch.stack([cos * flip, -sin, draw(-0.06, 0.06)], dim=1)
    low = torch.stack([sin * flip, cos, draw(-0.06, 0.06)], dim=1)
    grid = functional.affine_grid(
        torch.stack([top, low], dim=1), list(batch.shape), align_corners=False
    )
    moved = functional.grid_sample(batch, grid, padding_mode="border", align_corners=False)
    noise = torch.randn(batch.shape, generator=rng) * draw(0, 0.004)[:, None, None, None]
    return moved * draw(0.75, 1.3)[:, None, None, None] + noise


def train(patches: NDArray[np.float32], labels: NDArray[np.int64], epochs: int, seed: int) -> Net:
    """A network trained on these crops; the same seed gives the same network on one machine."""
    torch.manual_seed(seed)
    rng = torch.Generator().manual_seed(seed)
    net = Net()
    x, y = torch.from_numpy(patches)[:, None], torch.from_numpy(labels).float()
    size = 48
    steps = epochs * math.ceil(len(x) / size)
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=4e-3, total_steps=steps)
    for _ in range(epochs):
        for part in torch.randperm(len(x), generator=rng).split(size):
            batch, truth = varied(x[part], rng), y[part]
            # Mixing pairs of crops and labels keeps a thousand crops from being learnt by heart.
            share = float(torch.rand(1, generator=rng)) * 0.3
            other = torch.randperm(len(part), generator=rng)
            batch = batch * (1 - share) + batch[other] * share
            truth = truth * (1 - share) + truth[other] * share
            loss = functional.binary_cross_entropy_with_logits(net(batch), truth)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return net.eval()


class Networks(nn.Module):
    """(1, 1, 64, 64) patch -> (folds, 4) logits, each a mean of the patch and its mirror image."""

    def __init__(self, nets: list[Net]) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, patch: Tensor) -> Tensor:
        """One row a network."""
        both = torch.cat([patch, patch.flip(3)])
        return torch.stack([one(both).mean(0) for one in self.nets])


def net_scores(net: Net, patches: NDArray[np.float32]) -> NDArray[np.float64]:
    """(n, 4) logits, averaged over the crop and its mirror image."""
    with torch.no_grad():
        x = torch.from_numpy(patches)[:, None]
        return ((net(x) + net(x.flip(3))) / 2).double().numpy()

"""The network that labels a sperm crop, how it is trained, and how it is written as ONNX."""

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

SPREAD = 0.035
MARGIN = 8


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
        self.out = nn.Linear(2 * widths[-1][1], 4)

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
    """The batch turned, shifted, scaled, mirrored, with other contrast and a little noise."""
    n = batch.shape[0]

    def draw(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(n, generator=rng)

    angle, scale = draw(-0.3, 0.3), draw(0.9, 1.1)
    flip_r, flip_c = torch.sign(draw(-1, 1)), torch.sign(draw(-1, 1))
    cos, sin = torch.cos(angle) * scale, torch.sin(angle) * scale
    top = torch.stack([cos * flip_c, -sin * flip_r, draw(-0.07, 0.07)], dim=1)
    low = torch.stack([sin * flip_c, cos * flip_r, draw(-0.07, 0.07)], dim=1)
    grid = functional.affine_grid(
        torch.stack([top, low], dim=1), list(batch.shape), align_corners=False
    )
    moved = functional.grid_sample(batch, grid, padding_mode="border", align_corners=False)
    contrast = draw(0.7, 1.35)[:, None, None, None]
    noise = torch.randn(batch.shape, generator=rng) * draw(0, 0.004)[:, None, None, None]
    return moved * contrast + noise


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
        order = torch.randperm(len(x), generator=rng)
        for part in order.split(size):
            batch, truth = varied(x[part], rng), y[part]
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


def mirrored(net: nn.Module, patch: Tensor) -> Tensor:
    """Mean logit over the four mirror images."""
    views = (patch, patch.flip(2), patch.flip(3), patch.flip(2, 3))
    return torch.stack([net(view) for view in views]).mean(0)


def logits(net: Net, patches: NDArray[np.float32]) -> NDArray[np.float64]:
    """(n, 4) logits of the crops, each averaged over its mirror images."""
    with torch.no_grad():
        return mirrored(net, torch.from_numpy(patches)[:, None]).double().numpy()


class Calibrated(nn.Module):
    """Several networks and their calibration: a patch in, four probabilities out."""

    def __init__(self, nets: list[Net], slope: list[float], shift: list[float]) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)
        self.slope: Tensor
        self.shift: Tensor
        self.register_buffer("slope", torch.tensor(slope))
        self.register_buffer("shift", torch.tensor(shift))

    def forward(self, patch: Tensor) -> Tensor:
        """Calibrated probabilities of being abnormal."""
        mean = torch.stack([mirrored(net, patch) for net in self.nets]).mean(0)
        return torch.sigmoid(mean * self.slope + self.shift)

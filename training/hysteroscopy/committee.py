"""The parts' networks in one model: what is common to them runs once, then each for itself."""

import json
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from training import onnx_small
from training.hysteroscopy import openings
from training.hysteroscopy.network import OpeningNet, Trunk

LICENCE = (
    "none (frames of unstated origin, github.com/ufa-tamanna/Automated-Detection-of-Endometrial-"
    "Polyps-in-Hysteroscopy); network pre-trained on ImageNet (research only)"
)
# An outline is said from this chance of being right on.
LEAST_CONFIDENCE = 0.6
MIRRORS = ((), (3,), (2,), (2, 3))


class Committee(nn.Module):
    """(1, 3, s, s) -> views (m, 3) and maps (m, 4, 2, s / 4, s / 4) of each network, logits.

    The maps are those of the picture, its two mirror images and both, each turned back; what the
    picture shows is the mean over them.
    """

    def __init__(self, nets: Sequence[OpeningNet]) -> None:
        super().__init__()
        self.trunk = Trunk()
        onnx_small.round_off(self.trunk)
        self.nets = nn.ModuleList(nets)

    def forward(self, square: Tensor) -> tuple[Tensor, Tensor]:
        """What each says of one square."""
        early = self.trunk(torch.cat([_mirrored(square, axes) for axes in MIRRORS]))
        views, maps = [], []
        for net in self.nets:
            said, found = net(early)
            views.append(said.mean(0))
            back = [_mirrored(found[i : i + 1], axes) for i, axes in enumerate(MIRRORS)]
            maps.append(torch.cat(back))
        return torch.stack(views), torch.stack(maps)


def _mirrored(x: Tensor, axes: tuple[int, ...]) -> Tensor:
    # Flipping no axis is written to ONNX wrongly.
    return x.flip(axes) if axes else x


def export(
    nets: Sequence[OpeningNet], rules: Mapping[str, object], seen: Mapping[str, int]
) -> bytes:
    """The weight file of these networks, and what the analyzer must know besides."""
    known = {
        "side": openings.SIDE,
        "views": openings.KINDS,
        "least_confidence": LEAST_CONFIDENCE,
        "rules": rules,
        "seen": seen,
    }
    return onnx_small.export(
        Committee(nets),
        {"square": torch.zeros(1, 3, openings.SIDE, openings.SIDE)},
        ["views", "maps"],
        {"licence": LICENCE, **{name: json.dumps(value) for name, value in known.items()}},
        in_bytes=True,
    )

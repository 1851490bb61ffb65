"""The network that outlines openings, in two parts: what is learnt, and what comes before it."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training import backbone
from training.backbone import WIDTHS

WIDE = 48
KINDS, MAPS = 3, 2
# The stages that the decoder looks at: at a fourth, an eighth, a sixteenth and a thirty-second.
USED = (1, 2, 4, 5)
Early = tuple[Tensor, Tensor]


class Trunk(nn.Module):
    """(n, 3, s, s) pixels, 0 to 255 -> outputs of stages two (s / 4) and three (s / 8).

    These stages are the published ones: every network of the committee sees the same.
    """

    def __init__(self) -> None:
        super().__init__()
        whole = backbone.pretrained()
        self.stem, self.stages = whole.stem, whole.stages[: backbone.FROZEN]

    def forward(self, pixels: Tensor) -> Early:
        """What all networks start from."""
        first, second, third = self.stages
        x = second(first(self.stem((pixels - 127) / 128)))
        return x, third(x)


class OpeningNet(nn.Module):
    """Outputs of the trunk -> views (n, 3) and maps of lumen and opening (n, 2, s / 4, s / 4),
    both logits.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stages = backbone.pretrained().stages[backbone.FROZEN :]
        self.sides = nn.ModuleList(nn.Conv2d(WIDTHS[i], WIDE, 1) for i in USED)
        self.smooth = nn.ModuleList(
            nn.Sequential(
                nn.Conv2d(WIDE, WIDE, 3, padding=1, groups=WIDE),
                nn.Conv2d(WIDE, WIDE, 1),
                nn.ReLU(),
            )
            for _ in USED[1:]
        )
        self.map = nn.Conv2d(WIDE, MAPS, 1)
        self.drop = nn.Dropout(0.4)
        self.out = nn.Linear(2 * (WIDTHS[4] + WIDTHS[5]), KINDS)

    def forward(self, early: Early) -> tuple[Tensor, Tensor]:
        """What the picture shows, and where."""
        stages = list(early)
        for stage in self.stages:
            stages.append(stage(stages[-1]))
        # The trunk's first output is left out of `stages` here: theirs are those of WIDTHS[1:].
        sides = [conv(stages[i - 1]) for conv, i in zip(self.sides, USED, strict=True)]
        x = sides[3]
        for i in (2, 1, 0):
            x = functional.interpolate(x, size=sides[i].shape[2:], mode="bilinear")
            x = self.smooth[i](x + sides[i])
        maps = self.map(x)
        late = stages[-2:]
        weight = torch.sigmoid(maps.detach()).amax(1, keepdim=True)
        pooled = [stage.mean((2, 3)) for stage in late] + [_within(s, weight) for s in late]
        return self.out(self.drop(torch.cat(pooled, 1))), maps


def _within(stage: Tensor, weight: Tensor) -> Tensor:
    """(n, c) means of a stage's output, weighted by a map."""
    small = functional.avg_pool2d(weight, int(weight.shape[2]) // int(stage.shape[2])) + 1e-3
    found: Tensor = (stage * small).sum((2, 3)) / small.sum((2, 3))
    return found

"""What the networks are worth on the views they have not seen, and how sure an outline must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from skimage import draw
from torch import Tensor, nn

from common.analyzers import hysteroscopy_lumen, hysteroscopy_openings
from training import calibration
from training.evaluate import metrics
from training.field_net import FieldNet
from training.hysteroscopy import openings
from training.hysteroscopy.openings import CANAL, SIDE, SPECULUM, Views

Floats = NDArray[np.float64]
# Probabilities above which a pixel may belong to an opening.
LEVELS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
# An outline counts as right from this overlap on, and is said from this chance of it on.
RIGHT_DICE = 0.7
LEAST_CONFIDENCE = 0.6
MIRRORS = ((), (3,), (2,), (2, 3))


class Answer(nn.Module):
    """(1, 3, s, s) -> views (1, 3) and maps (1, 2, s / 4, s / 4), both probabilities.

    Means over the networks, and over the picture, its two mirror images and both.
    """

    def __init__(self, nets: Sequence[FieldNet]) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, square: Tensor) -> tuple[Tensor, Tensor]:
        """The answer for one square."""
        turned = torch.cat([_mirrored(square, axes) for axes in MIRRORS])
        kinds, maps = [], []
        for net in self.nets:
            said, found = net(turned)
            kinds.append(said.mean(0, keepdim=True))
            maps += [_mirrored(found[i : i + 1], axes) for i, axes in enumerate(MIRRORS)]
        views = torch.softmax(torch.stack(kinds).mean(0), 1)
        return views, torch.sigmoid(torch.stack(maps).mean(0))


def _mirrored(x: Tensor, axes: tuple[int, ...]) -> Tensor:
    # Flipping no axis is written to ONNX wrongly.
    return x.flip(axes) if axes else x


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
        answer = Answer([net]).eval()
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
        dice[i] = _dice(found.points, mask)
        certainty[i] = found.certainty
    return dice, certainty


def figures(views: Views, seen: Judged) -> tuple[dict[str, object], dict[str, object]]:
    """What the product goes by, and the figures of the card."""
    openings_seen = np.flatnonzero(views.kinds == SPECULUM)
    rule, opening = _opening(views, seen.maps[openings_seen, 1], openings_seen)
    lumens = np.flatnonzero((views.kinds == CANAL) & views.drawn)
    said = seen.views.argmax(axis=1)
    return rule, {
        "views": {
            name: np.bincount(said[views.kinds == kind], minlength=len(openings.KINDS)).tolist()
            for kind, name in enumerate(openings.KINDS)
        },
        "outlined_canal": np.bincount(said[lumens], minlength=len(openings.KINDS)).tolist(),
        "opening": opening,
        "lumen": _lumens(views, seen.maps[lumens, 0], lumens),
    }


def best_level(maps: Floats, masks: NDArray[np.uint8]) -> float:
    """The one of LEVELS that gives the best mean overlap."""
    return max(LEVELS, key=lambda level: float(overlaps(maps, masks, level)[0].mean()))


def _opening(
    views: Views, maps: Floats, rows: NDArray[np.intp]
) -> tuple[dict[str, object], dict[str, object]]:
    masks, parts = views.masks[rows], views.parts[rows]
    dice, certainty, chance = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows))
    for part in np.unique(parts):
        # Level and calibration come from the other parts.
        held = parts == part
        level = best_level(maps[~held], masks[~held])
        others, sure = overlaps(maps[~held], masks[~held], level)
        dice[held], certainty[held] = overlaps(maps[held], masks[held], level)
        weight = calibration.fit((others >= RIGHT_DICE).astype(np.int64), sure[:, None])
        chance[held] = calibration.apply(weight, certainty[held][:, None])
    right = (dice >= RIGHT_DICE).astype(np.int64)
    groups = [views.groups[i] for i in rows]
    kept = np.flatnonzero(chance >= LEAST_CONFIDENCE)
    level = best_level(maps, masks)
    whole, sure = overlaps(maps, masks, level)
    weight = calibration.fit((whole >= RIGHT_DICE).astype(np.int64), sure[:, None])
    rule: dict[str, object] = {
        "level": level,
        "certain": [round(float(w), 4) for w in weight],
        "least_confidence": LEAST_CONFIDENCE,
    }
    return rule, {
        "pictures": len(rows),
        "groups": len(set(groups)),
        "dice": _interval(dice, groups),
        "right": _interval(right.astype(np.float64), groups),
        "answered": round(kept.size / len(rows), 4),
        "dice_of_answered": _interval(dice[kept], [groups[i] for i in kept]),
        "correlation_of_certainty_and_dice": round(float(np.corrcoef(certainty, dice)[0, 1]), 3),
        **calibration.agreement(right, chance),
        "risk_coverage": [
            [
                least,
                round(float((chance >= least).mean()), 3),
                round(float(dice[chance >= least].mean()), 3),
                round(1 - float(right[chance >= least].mean()), 3),
            ]
            for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
            if (chance >= least).any()
        ],
    }


def _lumens(views: Views, maps: Floats, rows: NDArray[np.intp]) -> dict[str, object]:
    """The lumen's overlap by film, each film judged by a network that has not seen it: the
    network's own outline, image analysis, and that trimmed by the network.
    """
    films, masks = np.array([views.films[i] for i in rows]), views.masks[rows]
    network, analysis, both = (np.zeros(len(rows)) for _ in range(3))
    for film in np.unique(films):
        held = films == film
        network[held] = overlaps(maps[held], masks[held], best_level(maps[~held], masks[~held]))[0]
    for k, row in enumerate(rows):
        points = hysteroscopy_lumen.view(views.squares[row]).points
        if points is None:
            continue
        analysis[k] = _dice(points, masks[k])
        both[k] = _dice(hysteroscopy_openings.trimmed(points, maps[k], (SIDE, SIDE)), masks[k])
    return {
        name: {
            "dice": _interval(dice, [views.groups[i] for i in rows]),
            "by_film": {str(f): round(float(dice[films == f].mean()), 4) for f in np.unique(films)},
        }
        for name, dice in (("network", network), ("image_analysis", analysis), ("both", both))
    }


def _dice(points: Floats, mask: NDArray[np.uint8]) -> float:
    said, truth = draw.polygon2mask((SIDE, SIDE), points), mask > 127
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))


def _interval(values: Floats, groups: Sequence[str]) -> list[float]:
    low, high = metrics.interval(lambda rows: float(values[rows].mean()), groups)
    return [round(v, 4) for v in (float(values.mean()), low, high)]

"""What the networks are worth on the views they have not seen, and how sure an outline must be."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from skimage import draw

from common.analyzers import hysteroscopy_lumen, hysteroscopy_openings
from common.analyzers.hysteroscopy_openings import LEAST_VIEW, OpeningsModel, Opinion, Rule
from training import calibration, onnx_small
from training.evaluate import metrics
from training.hysteroscopy import committee, openings
from training.hysteroscopy.committee import LEAST_CONFIDENCE
from training.hysteroscopy.network import OpeningNet
from training.hysteroscopy.openings import CANAL, SPECULUM, Views

Floats = NDArray[np.float64]
Masks = Sequence[NDArray[np.bool_]]
# Probabilities above which a pixel may belong to an opening.
LEVELS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
# An outline counts as right from this overlap on.
RIGHT_DICE = 0.7
SIGNS = 3
LEASTS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Found:
    """Outlines of some pictures: (n,) overlap with what was drawn, and (n, k) signs that it is
    good.
    """

    dice: Floats
    signs: Floats

    def right(self) -> NDArray[np.int64]:
        """(n,) 1 where the overlap is good enough."""
        return (self.dice >= RIGHT_DICE).astype(np.int64)


def rounded(nets: Mapping[int, OpeningNet]) -> None:
    """Give the networks the weights that will be stored, so that they are judged with them."""
    for net in nets.values():
        onnx_small.round_off(net)


def out_of_fold(views: Views, nets: Mapping[int, OpeningNet]) -> list[Opinion]:
    """Each picture as the product sees it by the network that has not learnt from its part."""
    unruled = {"everyone": {"level": 0.5, "certain": [0.0]}, "members": []}
    said: dict[int, Opinion] = {}
    for part, net in nets.items():
        model = OpeningsModel(committee.export([net], unruled, {}))
        for i in np.flatnonzero(views.parts == part):
            said[int(i)] = model.opinion(openings.picture(views.files[i].file))
    return [said[i] for i in range(len(views.kinds))]


def outlines(said: Sequence[Opinion], masks: Masks, level: float) -> Found:
    """The product's outlines of openings beside what was drawn."""
    dice, signs = np.zeros(len(said)), np.zeros((len(said), SIGNS))
    for i, (opinion, mask) in enumerate(zip(said, masks, strict=True)):
        shape = (mask.shape[0], mask.shape[1])
        found = hysteroscopy_openings.outline(opinion.opening, level, shape)
        if found is not None:
            dice[i] = _dice(found.points, mask)
            signs[i] = hysteroscopy_openings.signs(found, opinion.agreement, shape)
    return Found(dice, signs)


def learn(tried: Mapping[float, Found], rows: NDArray[np.bool_]) -> Rule:
    """The level with the best mean overlap in these pictures, and what the signs then weigh."""
    level = max(tried, key=lambda one: float(tried[one].dice[rows].mean()))
    found = tried[level]
    weight = calibration.fit(found.right()[rows], found.signs[rows])
    return Rule(level, tuple(float(w) for w in np.round(weight, 4)))


def figures(
    views: Views, said: Sequence[Opinion]
) -> tuple[Mapping[str, object], dict[str, object]]:
    """What the product goes by, and the figures of the card."""
    names = np.array([openings.KINDS.index(one.view) for one in said])
    drawn = {k: np.flatnonzero((views.kinds == k) & views.drawn) for k in (CANAL, SPECULUM)}
    rules, opening = _opening(views, said, drawn[SPECULUM])
    return rules, {
        "views": {
            name: np.bincount(names[views.kinds == kind], minlength=len(openings.KINDS)).tolist()
            for kind, name in enumerate(openings.KINDS)
        },
        "outlined_canal": np.bincount(names[drawn[CANAL]], minlength=len(openings.KINDS)).tolist(),
        "opening": opening,
        "lumen": _lumens(views, said, drawn[CANAL]),
    }


def _drawings(views: Views, rows: NDArray[np.intp]) -> Masks:
    found = []
    for i in rows:
        view = views.files[i]
        if view.mask is not None:
            found.append(openings.drawing(view.mask, openings.picture(view.file).shape[:2]))
    return found


def _opening(
    views: Views, said: Sequence[Opinion], rows: NDArray[np.intp]
) -> tuple[Mapping[str, object], dict[str, object]]:
    masks, parts = _drawings(views, rows), views.parts[rows]
    own = [said[i] for i in rows]
    tried = {level: outlines(own, masks, level) for level in LEVELS}
    # Level and calibration of each part come from the other parts.
    members = [learn(tried, parts != part) for part in range(openings.PARTS)]
    everyone = learn(tried, np.ones(len(rows), dtype=bool))
    dice, chance = np.zeros(len(rows)), np.zeros(len(rows))
    for part, rule in enumerate(members):
        held, found = parts == part, tried[rule.level]
        dice[held] = found.dice[held]
        chance[held] = calibration.apply(np.array(rule.certain), found.signs[held])
    right = (dice >= RIGHT_DICE).astype(np.int64)
    groups = [views.groups[i] for i in rows]
    # What is hardly a speculum view is not said, whatever the confidence.
    said_at = np.where([one.sure >= LEAST_VIEW for one in own], chance, -1.0)
    kept = np.flatnonzero(said_at >= LEAST_CONFIDENCE)
    rules = {"everyone": asdict(everyone), "members": [asdict(one) for one in members]}
    return rules, {
        "pictures": len(rows),
        "groups": len(set(groups)),
        "dice": _interval(dice, groups),
        "median": round(float(np.median(dice)), 4),
        "right": _interval(right.astype(np.float64), groups),
        "answered": round(kept.size / len(rows), 4),
        "dice_of_answered": _interval(dice[kept], [groups[i] for i in kept]),
        "right_of_answered": round(float(right[kept].mean()), 4),
        "correlation_of_confidence_and_dice": round(float(np.corrcoef(chance, dice)[0, 1]), 3),
        "auc_of_confidence": round(metrics.roc_auc(right, chance), 3),
        **calibration.agreement(right, chance),
        "risk_coverage": [
            [
                least,
                round(float((said_at >= least).mean()), 3),
                round(float(dice[said_at >= least].mean()), 3),
                round(1 - float(right[said_at >= least].mean()), 3),
            ]
            for least in LEASTS
            if (said_at >= least).any()
        ],
    }


def _lumens(views: Views, said: Sequence[Opinion], rows: NDArray[np.intp]) -> dict[str, object]:
    """The lumen's overlap by film, each film judged by a network that has not seen it: image
    analysis, and that trimmed by the network.
    """
    films, masks = np.array([views.films[i] for i in rows]), _drawings(views, rows)
    analysis, both = np.zeros(len(rows)), np.zeros(len(rows))
    for k, (row, mask) in enumerate(zip(rows, masks, strict=True)):
        points = hysteroscopy_lumen.view(openings.picture(views.files[row].file)).points
        if points is None:
            continue
        analysis[k] = _dice(points, mask)
        shape = (mask.shape[0], mask.shape[1])
        both[k] = _dice(hysteroscopy_openings.trimmed(points, said[row].lumen, shape), mask)
    return {
        name: {
            "dice": _interval(dice, [views.groups[i] for i in rows]),
            "by_film": {str(f): round(float(dice[films == f].mean()), 4) for f in np.unique(films)},
        }
        for name, dice in (("image_analysis", analysis), ("both", both))
    }


def _dice(points: Floats, mask: NDArray[np.bool_]) -> float:
    inside = draw.polygon2mask(mask.shape, points)
    return float(2 * (inside & mask).sum() / max(inside.sum() + mask.sum(), 1))


def _interval(values: Floats, groups: Sequence[str]) -> list[float]:
    low, high = metrics.interval(lambda rows: float(values[rows].mean()), groups)
    return [round(v, 4) for v in (float(values.mean()), low, high)]

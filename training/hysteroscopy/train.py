"""Makes hysteroscopy's weights: python -m training.hysteroscopy.train --data DIR --work DIR.

DIR holds the sets' folders. Five networks learn side by side, each from all but a fifth of the
speculum views; three of them leave a whole film of canal views out too. They are kept in WORK and
not made again. The figures are those of the pictures that a network has not seen.
"""

import argparse
import functools
import json
import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training import field_net, onnx_file
from training.hysteroscopy import committee, judge, openings, varied
from training.hysteroscopy.network import Early, OpeningNet, Trunk
from training.hysteroscopy.openings import CANAL, OTHER, SPECULUM, Views

EPOCHS = 26
BATCH = 10
RATE = 4e-4
# Pictures of an epoch: every speculum view, and so many outlined canal views, canal views without
# an outline and pictures of something else.
LUMENS, PLAIN, ELSE = 15, 6, 9
# Added to what overlaps, on the maps' scale of two pixels, so that nothing is not divided.
SMOOTH = 10.0


class Learner:
    """A network, the part that it must not see, and how it learns."""

    def __init__(self, left_out: int, steps: int) -> None:
        torch.manual_seed(left_out + 1)
        self.left_out = left_out
        self.net = OpeningNet().to(memory_format=torch.channels_last)
        _quicken(self.net)
        own = [p for name, p in self.net.named_parameters() if not name.startswith("stages.")]
        groups = [
            {"params": list(self.net.stages.parameters()), "lr": RATE},
            {"params": own, "lr": 5 * RATE},
        ]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=0.02)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer, max_lr=[RATE, 5 * RATE], total_steps=steps, pct_start=0.2
        )

    def step(self, early: Early, mask: Tensor, views: Views) -> None:
        """Learn from those of these views that are not of the part left out."""
        rows = views.parts != self.left_out
        if rows.any():
            own = torch.from_numpy(rows)
            kind, drawn = (torch.from_numpy(x[rows]) for x in (views.kinds, views.drawn))
            said, maps = self.net((early[0][own], early[1][own]))
            loss = _loss(said, maps, mask[own], kind, drawn)
            self._optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
            self._optimizer.step()
        self._schedule.step()


def _quicken(net: nn.Module) -> None:
    """Let convolutions of one pixel be products of matrices in 16 bits, which processors of these
    years multiply several times as fast; the weights stay as they are.
    """
    for part in net.modules():
        if isinstance(part, nn.Conv2d) and part.kernel_size == (1, 1):
            part.forward = functools.partial(_product, part)  # type: ignore[method-assign]


def _product(part: nn.Conv2d, x: Tensor) -> Tensor:
    weight, rows = part.weight.flatten(1).bfloat16(), x.permute(0, 2, 3, 1).bfloat16()
    shift = None if part.bias is None else part.bias.bfloat16()
    return functional.linear(rows, weight, shift).float().permute(0, 3, 1, 2)


def train(views: Views, epochs: int) -> dict[int, dict[str, Tensor]]:
    """Networks by the part that each has not seen; on one kind of processor the same views give
    the same networks.
    """
    rng = torch.Generator().manual_seed(1)
    steps = epochs * math.ceil(len(_epoch(views, rng)) / BATCH)
    learners = [Learner(part, steps) for part in range(openings.PARTS)]
    trunk = Trunk().eval().to(memory_format=torch.channels_last)
    for epoch in range(epochs):
        for part in _epoch(views, rng).split(BATCH):
            rows = part.numpy()
            pixels, mask = varied.varied(views, rows, rng)
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                first, second = trunk(pixels.contiguous(memory_format=torch.channels_last))
            early = first.float(), second.float()
            some = views.at(rows)
            for learner in learners:
                learner.step(early, mask, some)
        print(f"epoch {epoch + 1} of {epochs}", flush=True)
    return {learner.left_out: learner.net.state_dict() for learner in learners}


def _epoch(views: Views, rng: torch.Generator) -> Tensor:
    """Rows of one epoch, shuffled; outlined canal views are drawn from each film alike."""
    drawn = torch.from_numpy(views.drawn)
    kinds = torch.from_numpy(views.kinds)
    of_film = np.array(views.films)
    films = [np.flatnonzero((of_film == f) & views.drawn) for f in openings.FILM_PARTS]
    rows = [torch.nonzero((kinds == SPECULUM) & drawn)[:, 0]]
    for film in (torch.from_numpy(f) for f in films if len(f)):
        rows.append(film[torch.randint(len(film), (LUMENS // len(films),), generator=rng)])
    for kind, count in ((CANAL, PLAIN), (OTHER, ELSE)):
        some = torch.nonzero((kinds == kind) & ~drawn)[:, 0]
        rows.append(some[torch.randperm(len(some), generator=rng)[:count]])
    whole = torch.cat(rows)
    return whole[torch.randperm(len(whole), generator=rng)]


def _loss(said: Tensor, maps: Tensor, mask: Tensor, kind: Tensor, drawn: Tensor) -> Tensor:
    loss = functional.cross_entropy(said, kind, label_smoothing=field_net.SMOOTHING)
    if not bool(drawn.any()):
        return loss
    # Of each picture the map of its own view learns: the lumen's is the first, the opening's next.
    own = maps[drawn][torch.arange(int(drawn.sum())), kind[drawn]][:, None]
    large = functional.interpolate(own, scale_factor=2.0, mode="bilinear")
    truth = functional.interpolate(mask[drawn], scale_factor=0.5, mode="area")
    p = torch.sigmoid(large)
    both, all_of_them = (p * truth).sum((2, 3)), p.sum((2, 3)) + truth.sum((2, 3))
    overlap = (2 * both + SMOOTH) / (all_of_them + SMOOTH)
    outline = functional.binary_cross_entropy_with_logits(large, truth) + (1 - overlap).mean()
    return loss + outline


def made(views: Views, work: Path) -> dict[int, OpeningNet]:
    """Networks by the part that each has not seen, from WORK or made now."""
    paths = {part: work / f"net_{part}.pt" for part in range(openings.PARTS)}
    if not all(path.is_file() for path in paths.values()):
        work.mkdir(parents=True, exist_ok=True)
        for part, stored in train(views, EPOCHS).items():
            torch.save(stored, paths[part])
    nets = {part: OpeningNet().eval() for part in paths}
    for part, net in nets.items():
        net.load_state_dict(torch.load(paths[part], weights_only=True))
    return nets


def main() -> None:
    """Make the networks, calibrate on what each has not seen, write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--work", type=Path, required=True, help="where the networks are kept")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    views = openings.read(arguments.data)
    nets = made(views, arguments.work)
    judge.rounded(nets)
    rules, figures = judge.figures(views, judge.out_of_fold(views, nets))
    seen = openings.seen(arguments.data, views)
    data = committee.export([nets[part] for part in sorted(nets)], rules, seen)
    print(onnx_file.write(data, "hysteroscopy", arguments.out))
    text = json.dumps({"rules": rules, **figures}, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


if __name__ == "__main__":
    main()

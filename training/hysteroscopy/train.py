"""Makes hysteroscopy's weights: python -m training.hysteroscopy.train --data DIR --work DIR
[--only 0].

DIR holds the sets' folders. Each of three networks leaves a third of the speculum views and a
whole film of canal views out; they are kept in WORK and not made again. The figures are those of
the pictures a network has not seen; the mean of two networks, which together have seen all but
few, is shipped.
"""

import argparse
import json
import math
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training import backbone, field_net, onnx_export, onnx_file
from training.field_net import FieldNet, Variation
from training.hysteroscopy import judge, openings
from training.hysteroscopy.openings import CANAL, OTHER, SPECULUM, Views

LICENCE = (
    "none (frames of unstated origin, github.com/ufa-tamanna/Automated-Detection-of-Endometrial-"
    "Polyps-in-Hysteroscopy); network pre-trained on ImageNet (research only)"
)
HOW = Variation(
    turn=math.pi, smallest=0.7, largest=1.4, shift=0.15, gamma=0.4, contrast=0.35, noise=0.05
)
# How strongly each channel's gain is varied, as a logarithm.
TINT = 0.25
EPOCHS = 30
BATCH = 8
RATE = 4e-4
# Pictures of an epoch: every speculum view, and so many outlined canal views, canal views without
# an outline and pictures of something else.
LUMENS, PLAIN, ELSE = 20, 10, 14
# The mean of these is shipped: three would make the weight file too large.
SHIPPED = (0, 1)


def train(views: Views, *, seed: int) -> FieldNet:
    """A network fine-tuned on these views; the same seed gives the same network."""
    torch.manual_seed(seed)
    rng = torch.Generator().manual_seed(seed)
    net = FieldNet(len(openings.KINDS), 2)
    own = [p for name, p in net.named_parameters() if not name.startswith("base.")]
    groups = [
        {"params": list(net.base.stages[backbone.FROZEN :].parameters()), "lr": RATE},
        {"params": own, "lr": 5 * RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.02)
    steps = EPOCHS * math.ceil(len(_epoch(views, rng)) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=[RATE, 5 * RATE], total_steps=steps, pct_start=0.2
    )
    for _ in range(EPOCHS):
        for part in _epoch(views, rng).split(BATCH):
            loss = _loss(net, *_varied(views, part.numpy(), rng))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
    return net.eval()


def _epoch(views: Views, rng: torch.Generator) -> Tensor:
    """Rows of one epoch, shuffled; outlined canal views are drawn from each film alike."""
    drawn = torch.from_numpy(views.drawn)
    kinds = torch.from_numpy(views.kinds)
    films = np.array(views.films)
    films = [np.flatnonzero((films == f) & views.drawn) for f in sorted(set(views.films) - {""})]
    rows = [torch.nonzero((kinds == SPECULUM) & drawn)[:, 0]]
    for film in (torch.from_numpy(f) for f in films if len(f)):
        count = math.ceil(LUMENS / len(films))
        rows.append(film[torch.randint(len(film), (count,), generator=rng)])
    for kind, count in ((CANAL, PLAIN), (OTHER, ELSE)):
        some = torch.nonzero((kinds == kind) & ~drawn)[:, 0]
        rows.append(some[torch.randperm(len(some), generator=rng)[:count]])
    whole = torch.cat(rows)
    return whole[torch.randperm(len(whole), generator=rng)]


def _varied(
    views: Views, rows: NDArray[np.int64], rng: torch.Generator
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    pixels = torch.from_numpy(views.squares[rows]).permute(0, 3, 1, 2).float()
    mask = torch.from_numpy(views.masks[rows])[:, None].float() / 255
    pixels, mask = field_net.varied(pixels, mask, HOW, rng)
    tint = torch.exp((torch.rand(len(rows), 3, 1, 1, generator=rng) * 2 - 1) * TINT)
    pixels = (pixels * tint).clamp(0, 255)
    return pixels, mask, torch.from_numpy(views.kinds[rows]), torch.from_numpy(views.drawn[rows])


def _loss(net: FieldNet, pixels: Tensor, mask: Tensor, kind: Tensor, drawn: Tensor) -> Tensor:
    said, maps = net(pixels)
    loss = functional.cross_entropy(said, kind, label_smoothing=field_net.SMOOTHING)
    if not bool(drawn.any()):
        return loss
    # Of each picture the map of its own view learns: the lumen's is the first, the opening's next.
    own = maps[drawn][torch.arange(int(drawn.sum())), kind[drawn]][:, None]
    large = functional.interpolate(own, scale_factor=2.0, mode="bilinear")
    truth = functional.interpolate(mask[drawn], scale_factor=0.5, mode="area")
    p = torch.sigmoid(large)
    overlap = (2 * (p * truth).sum((2, 3)) + 20) / (p.sum((2, 3)) + truth.sum((2, 3)) + 20)
    outline = functional.binary_cross_entropy_with_logits(large, truth) + (1 - overlap).mean()
    return loss + outline


def made(views: Views, left_out: int, work: Path) -> FieldNet:
    """The network that has not seen this part, from WORK or made now."""
    path = work / f"net_{left_out}.pt"
    if path.is_file():
        net = FieldNet(len(openings.KINDS), 2)
        net.load_state_dict(torch.load(path, weights_only=True))
        return net.eval()
    net = train(views.at(views.parts != left_out), seed=left_out + 1)
    work.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), path)
    print(f"network {left_out} done", flush=True)
    return net


def main() -> None:
    """Make the networks; with all of them, calibrate and write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--work", type=Path, required=True, help="where the networks are kept")
    parser.add_argument("--only", type=int, help="only make this network, write nothing")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    views = openings.read(arguments.data)
    wanted = range(openings.PARTS) if arguments.only is None else (arguments.only,)
    nets = {left_out: made(views, left_out, arguments.work) for left_out in wanted}
    if arguments.only is None:
        finish(views, nets, arguments.out)


def finish(views: Views, nets: dict[int, FieldNet], out: Path) -> None:
    """Calibrate on what a network has not seen; write weights and figures."""
    seen = judge.out_of_fold(views, nets)
    rule, figures = judge.figures(views, seen)
    metadata = {
        "licence": LICENCE,
        "side": json.dumps(openings.SIDE),
        "views": json.dumps(openings.KINDS),
        **{name: json.dumps(value) for name, value in rule.items()},
    }
    data = onnx_export.export(
        judge.Answer([nets[i] for i in SHIPPED]),
        torch.zeros(1, 3, openings.SIDE, openings.SIDE),
        ["views", "maps"],
        metadata,
    )
    print(onnx_file.write(data, "hysteroscopy", out))
    text = json.dumps({**rule, **figures}, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


if __name__ == "__main__":
    main()

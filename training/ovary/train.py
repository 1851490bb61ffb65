"""Makes the ovary's weights: python -m training.ovary.train --data DIR --work DIR [--only 0].

Each network leaves one fold out; it is kept in WORK and not made again. The weights are the
networks of all folds; the figures are those of the pictures that a network has not seen. With
`--networks FILE`, the shipped networks, only the kernel machines, the gate and all factors are made
anew.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training import field_net, onnx_file, onnx_small
from training.field_net import FieldNet, Variation
from training.ovary import answers, committee
from training.ovary.figures import figures, outlines
from training.ovary.pictures import SIDE, Ovaries, read, strangers

LICENCE = (
    "none stated (MMOTU OTU_2d, Q. Zhao et al., arXiv 2207.06799); network pre-trained on ImageNet"
    " (research only)"
)
EPOCHS = 30


def fold_net(ovaries: Ovaries, fold: int, work: Path) -> FieldNet:
    """The network that has not seen this fold, from WORK or made now."""
    path = work / f"fold_{fold}.pt"
    if path.is_file():
        net = FieldNet(len(ovaries.kinds), 1)
        net.load_state_dict(torch.load(path, weights_only=True))
        return net.eval()
    shares = np.bincount(ovaries.pictures.kinds) / len(ovaries.folds)
    weights = shares**-0.5
    net = field_net.train(
        ovaries.pictures.at(ovaries.folds != fold),
        len(ovaries.kinds),
        1,
        how=Variation(),
        epochs=EPOCHS,
        seed=fold,
        weights=weights / (weights * shares).sum(),
    )
    work.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), path)
    print(f"fold {fold} done", flush=True)
    return net


def networks(ovaries: Ovaries, work: Path) -> bytes:
    """The weight file of all folds' networks, made where they are not in WORK."""
    nets = [fold_net(ovaries, fold, work) for fold in ovaries.members]
    for net in nets:
        onnx_small.round_off(net)
    return committee.export_networks(nets, SIDE, LICENCE)


def finish(ovaries: Ovaries, made: bytes, out: Path) -> None:
    """Mix and calibrate on the pictures that a member has not seen; write weights and figures."""
    said, kernels, gate = committee.out_of_fold(ovaries, made)
    folds = [ovaries.folds != fold for fold in ovaries.members]
    members = [committee.learn(ovaries, said, taught) for taught in folds]
    everyone = committee.learn(ovaries, said, np.ones(len(ovaries.folds), dtype=bool))
    judged = committee.judge(ovaries, said, members)
    limit = float(np.quantile(said.distances, answers.ACCEPTED))
    farthest = answers.farthest(said.distances, _strangers(gate), limit)
    stored = committee.metadata(ovaries, members, everyone, judged.lesion, farthest)
    answer = answers.Answers(answers.Seen(), kernels, gate, limit)
    files = (made, committee.export_answers(answer, stored, LICENCE))
    for data, task in zip(files, ("ovary", "ovary_answers"), strict=True):
        print(onnx_file.write(data, task, out))
    band = json.loads(stored["band"])
    found = {
        "band": band,
        "farthest": round(farthest, 4),
        **everyone.stored(),
        **figures(ovaries, judged, said.distances > limit),
        "outline": outlines(ovaries, judged, band[0], said.distances > limit * farthest),
    }
    text = json.dumps(found, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


def _strangers(gate: answers.Gate) -> NDArray[np.float64]:
    """How far photographs lie, by all gates, as a picture that taught none is judged."""
    squares = strangers()
    blank = np.zeros((len(squares), SIDE // 4, SIDE // 4), dtype=np.float32)
    _, texture = answers.features(answers.Seen().eval(), squares, blank)
    return np.mean([gate.distances(texture, m) for m in range(len(gate.across))], axis=0)


def main() -> None:
    """Make the folds' networks; with all of them, calibrate and write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of us_mmotu_otu2d")
    parser.add_argument(
        "--work", type=Path, default=Path("work"), help="where the folds' networks are"
    )
    parser.add_argument("--only", type=int, help="only make this network, write nothing")
    parser.add_argument("--networks", type=Path, help="made before: only the rest is made anew")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    ovaries = read(arguments.data)
    if arguments.only is not None:
        fold_net(ovaries, arguments.only, arguments.work)
        return
    kept = arguments.networks
    made = kept.read_bytes() if kept else networks(ovaries, arguments.work)
    finish(ovaries, made, arguments.out)


if __name__ == "__main__":
    main()

"""Makes the ovary's weights: python -m training.ovary.train --data DIR --work DIR [--only 0].

Each network leaves one of the given folds out; it is kept in WORK and not made again. The weights
are the networks of all folds; the figures are those of the pictures that a network has not seen.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from training import field_net, onnx_file, onnx_small
from training.field_net import FieldNet, Variation
from training.ovary import answers, committee
from training.ovary.figures import figures
from training.ovary.pictures import Ovaries, read

LICENCE = (
    "none stated (MMOTU OTU_2d, Q. Zhao et al., arXiv 2207.06799); network pre-trained on ImageNet"
    " (research only)"
)
EPOCHS = 30
FOLDS = (0, 1, 2, 3, 4)


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


def finish(ovaries: Ovaries, nets: dict[int, FieldNet], out: Path) -> None:
    """Mix and calibrate on the pictures that a member has not seen; write weights and figures."""
    for net in nets.values():
        onnx_small.round_off(net)
    said, kernels, gate = committee.out_of_fold(ovaries, nets)
    members = {f: committee.learn(ovaries, said, ovaries.folds != f) for f in nets}
    everyone = committee.learn(ovaries, said, np.ones(len(ovaries.folds), dtype=bool))
    judged = committee.judge(ovaries, said, members)
    limit = float(np.quantile(said.distances, answers.ACCEPTED))
    stored = committee.metadata(ovaries, list(members.values()), everyone, judged.lesion)
    answer = answers.Answers(answers.Seen(), kernels, gate, limit)
    files = committee.export(list(nets.values()), answer, stored, LICENCE)
    for data, task in zip(files, ("ovary", "ovary_answers"), strict=True):
        print(onnx_file.write(data, task, out))
    found = {
        "band": json.loads(stored["band"]),
        **everyone.stored(),
        **figures(ovaries, judged, said.distances > limit),
    }
    text = json.dumps(found, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


def main() -> None:
    """Make the folds' networks; with all of them, calibrate and write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of us_mmotu_otu2d")
    parser.add_argument("--work", type=Path, required=True, help="where the folds' networks are")
    parser.add_argument("--only", type=int, help="only make this network, write nothing")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    wanted = FOLDS if arguments.only is None else (arguments.only,)
    ovaries = read(arguments.data)
    nets = {fold: fold_net(ovaries, fold, arguments.work) for fold in wanted}
    if arguments.only is None:
        finish(ovaries, nets, arguments.out)


if __name__ == "__main__":
    main()

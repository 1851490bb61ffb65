"""What is not answered counts against the analyzer, in every task on pictures and films."""

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from common.analyzers import Outcome, Resources, Sample, embryo_outline, hysteroscopy
from common.analyzers.embryo import Embryology
from common.analyzers.ovary import Ovary
from common.analyzers.ovary_frame import Frame
from common.analyzers.ovary_lesion import LesionModel, Opinion, Outline
from tests.unit.generators import generator
from training.evaluate import TASKS, follicles
from training.evaluate import embryo as evaluate_embryo
from training.evaluate import hysteroscopy as evaluate_hysteroscopy
from training.junk_set import some

SAMPLES = Path(__file__).parents[2] / "samples"


def labelled(folder: Path, header: str, *lines: str) -> Path:
    (folder / "labels.csv").write_text("\n".join([header, *lines]) + "\n")
    return folder


def test_a_lumen_is_compared_with_its_mask_and_a_missing_one_counts_nothing(tmp_path: Path) -> None:
    frames = generator("hysteroscopy_synthetic")
    lumen = frames.FRAMES["canal_1"]
    image = frames.draw(lumen, 4)
    Image.fromarray(image).save(tmp_path / "canal.png")
    Image.fromarray((frames.inside(lumen) < 1).astype(np.uint8) * 255).save(tmp_path / "mask.png")
    Image.new("RGB", image.shape[1::-1], (150, 90, 80)).save(tmp_path / "wall.png")
    header = "file,split,group,task,mask"
    lines = ["canal.png,train,a,lumen,mask.png", "wall.png,train,b,lumen,mask.png"]
    folder = labelled(tmp_path, header, *lines, "wall.png,train,c,cervix,mask.png")
    figures = TASKS["hysteroscopy"](folder, research_models=False)
    lumens = figures["lumen"]
    assert isinstance(lumens, dict) and lumens["lumen_outlined"] == 0.5
    mean, low, high = lumens["dice"]
    assert 0.425 < mean < 0.5 and low == 0.0 and high == pytest.approx(2 * mean, abs=1e-3)
    cervix = figures["cervix"]
    assert isinstance(cervix, dict) and cervix["lumen_outlined"] == 0.0
    # Without research weights no cervix is outlined, which counts nothing.
    assert cervix["dice"] == [0.0, 0.0, 0.0] and "dice_of_outlined" not in cervix
    assert lumens["dice_of_outlined"][0] == pytest.approx(2 * mean, abs=1e-3)


def test_an_ovary_without_an_answer_is_no_better_than_chance(tmp_path: Path) -> None:
    for name in ("ovary_3", "ovary_5"):
        shutil.copy(SAMPLES / "ovary_synthetic" / f"{name}.png", tmp_path)
        with Image.open(tmp_path / f"{name}.png") as picture:
            Image.new("L", picture.size, 1).save(tmp_path / f"{name}_mask.png")
    lines = ["ovary_3.png,train,a,teratoma,1,ovary_3_mask.png"]
    lines += ["ovary_5.png,train,b,ovary_normal,0,ovary_5_mask.png"]
    folder = labelled(tmp_path, "file,split,group,label,lesion,mask", *lines)
    off = TASKS["ovary"](folder, research_models=False)
    assert off["answered"] == 0.0 and off["roc_auc"][0] == 0.5  # type: ignore[index]
    assert off["accuracy_of_kinds"][0] == off["dice_of_lesions"][0] == 0.0  # type: ignore[index]
    assert off["unlike_training_data"] == 0.0
    on = TASKS["ovary"](folder, research_models=True)
    assert on["unlike_training_data"] == 1.0 and on["seen_in_training"] == 0
    for name, figure in off.items():
        assert name == "unlike_training_data" or on[name] == figure


def test_a_learnt_ovary_is_judged_by_the_member_that_left_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ovary_3.png", "ovary_5.png"):
        shutil.copy(SAMPLES / "ovary_synthetic" / name, tmp_path)
    Image.new("L", (420, 320), 1).save(tmp_path / "mask.png")
    lines = [
        "ovary_3.png,train,a,teratoma,1,mask.png",
        "ovary_5.png,train,b,ovary_normal,0,mask.png",
    ]
    folder = labelled(tmp_path, "file,split,group,label,lesion,mask", *lines)
    asked = []

    def opinion(_: LesionModel, frame: Frame, member: int | None) -> Opinion:
        asked.append(member)
        r0, c0, r1, c1 = frame.box
        line = np.array([[r0, c0], [r0, c1], [r1, c1], [r1, c0]], dtype=np.float64)
        outline = Outline(points=line, confidence=0.7)
        kinds = {"teratoma": 0.9, "ovary_normal": 0.1}
        return Opinion(lesion=0.9, kinds=kinds, known=True, outline=outline)

    monkeypatch.setattr(LesionModel, "opinion", opinion)
    monkeypatch.setattr(Ovary, "seen", lambda *_: 3)
    found = TASKS["ovary"](folder, research_models=True)
    assert asked == [3, 3] and found["seen_in_training"] == 2
    assert found["answered"] == 1.0 and found["accuracy_of_kinds"][0] == 0.5  # type: ignore[index]
    assert float(str(found["dice_of_lesions"][0])) > 0.5  # type: ignore[index]
    assert (found["lesions_outlined"], found["normal_outlined"]) == (1.0, 1.0)


def test_planes_of_an_embryo_are_averaged(tmp_path: Path) -> None:
    for name in ("good", "poor"):
        shutil.copy(SAMPLES / "embryo" / f"blastocyst_{name}.jpg", tmp_path)
    lines = [f"blastocyst_good.jpg,train,a,1,{um}" for um in (0, 15)]
    lines += [f"blastocyst_poor.jpg,train,b,0,{um}" for um in (0, 15)]
    folder = labelled(tmp_path, "file,split,group,good,focal_um", *lines)
    on, off = (TASKS["embryo"](folder, research_models=research) for research in (True, False))
    by_embryo = on["by_embryo"]
    assert by_embryo["roc_auc_of_means"] == 1.0  # type: ignore[index]
    assert by_embryo["spread_over_planes"] == {"a": 0.0, "b": 0.0}  # type: ignore[index]
    assert on["seen_in_training"] == 0 and on["nothing_withheld"]["embryos"] == 4  # type: ignore[index]
    zona = on["sizes_over_planes"]["embryo.zona_thickness"]  # type: ignore[index]
    assert list(zona) == ["b"] and (zona["b"]["planes"], zona["b"]["deviation"]) == (2, 0.0)
    assert off["day_5"]["roc_auc"][0] == 0.5 and "nothing_withheld" not in off  # type: ignore[index]
    assert off["day_5"]["answered"] == 0.0  # type: ignore[index]


@pytest.mark.parametrize("member", [None, 0, 3])
def test_an_embryo_that_taught_is_judged_by_the_member_that_never_saw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, member: int | None
) -> None:
    path = tmp_path / "a.jpg"
    shutil.copy(SAMPLES / "embryo" / "blastocyst_good.jpg", path)
    monkeypatch.setattr(Embryology, "seen", lambda self, sha256: member)
    asked = evaluate_embryo._asked(path, 5, True)
    with Image.open(path) as picture:
        grey = embryo_outline.grey(np.asarray(picture.convert("RGB")))
    found = embryo_outline.find(grey)
    assert found is not None and asked.seen == (member is not None)
    expected = evaluate_embryo._network().good(grey, found, member)
    assert asked.withheld_nothing == pytest.approx(expected)
    assert evaluate_embryo._good(asked.outcome) == pytest.approx(expected, abs=1e-4)
    assert evaluate_embryo._good(asked.outcome) != pytest.approx(
        evaluate_embryo._network().good(grey, found, 1), abs=1e-4
    )


@pytest.mark.parametrize("task, label", [("sperm_hushem", "normal"), ("sperm_smids", "non_sperm")])
@pytest.mark.parametrize("research", [True, False])
def test_an_unstained_crop_gets_no_stained_label_and_counts_as_wrong(
    tmp_path: Path, task: str, label: str, research: bool
) -> None:
    shutil.copy(SAMPLES / "sperm_synthetic" / "synthetic_oval.png", tmp_path)
    folder = labelled(tmp_path, "file,split,group,label", f"synthetic_oval.png,train,a,{label}")
    figures = TASKS[task](folder, research_models=research)
    assert (figures["answered"], figures["seen_in_training"]) == (0.0, 0)
    assert figures["accuracy"] == [0.0, 0.0, 0.0]
    assert figures["confusion"][label]["nothing"] == 1  # type: ignore[index]
    assert figures.get("sperm.is_sperm", {"answered": 0}) == {"answered": 0}


def test_junk_counts_what_got_a_number_and_spares_the_own_modality(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "sperm_synthetic" / "synthetic_oval.png", tmp_path / "own.png")
    shutil.copy(SAMPLES / "sperm_synthetic" / "synthetic_vacuole.png", tmp_path / "nobodys.png")
    folder = labelled(tmp_path, "file,modality", "own.png,sperm_cell_image", "nobodys.png,")
    figures = TASKS["junk"](folder, research_models=False)
    cell = figures["sperm_cell"]
    assert cell == {"pictures": 1, "got_a_number": 1, "share": 1.0, "which": ["nobodys.png"]}
    others = [figures[n] for n in ("embryo", "fruit", "hysteroscopy", "oocyte", "ovary")]
    assert [o["got_a_number"] for o in others] == [0] * 5  # type: ignore[index]
    assert [o["pictures"] for o in others] == [2] * 5  # type: ignore[index]


def test_some_pictures_are_spread_over_a_folder_without_its_masks(tmp_path: Path) -> None:
    (tmp_path / "masks").mkdir()
    for i in range(10):
        Image.new("L", (2, 2)).save(tmp_path / f"{i}.png")
        Image.new("L", (2, 2)).save(tmp_path / "masks" / f"{i}.png")
    assert [path.stem for path in some(tmp_path, 2)] == ["2", "7"]
    assert len(some(tmp_path, 100)) == 10


def test_follicles_are_compared_with_ellipses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = generator("ovary_synthetic")
    Image.fromarray(pictures.draw(pictures.FOLLICLES["ovary_3"], 7)).save(tmp_path / "one.png")
    lines = ["file,row,column,half_rows,half_columns"]
    for follicle in pictures.FOLLICLES["ovary_3"]:
        row, column, half_rows, half_columns = (float(v) for v in follicle[:4])
        lines.append(f"one.png,{row},{column},{half_rows},{half_columns}")
    lines.append("one.png,5,5,4,4")
    (tmp_path / "by_hand.csv").write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(follicles, "BY_HAND", tmp_path / "by_hand.csv")
    figures = TASKS["follicles"](tmp_path, research_models=False)
    assert (figures["drawn"], figures["outlined"]) == (4, 3)
    assert (figures["recall_0.5"], figures["precision_0.5"]) == (0.75, 1.0)


def test_places_of_cells_are_compared_with_boxes(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "sperm_video_synthetic" / "few_cells.mp4", tmp_path)
    lines = ['few_cells.mp4,train,a,10,"S:0,0,640,480"', 'few_cells.mp4,train,a,11,"S:0,0,1,1"']
    folder = labelled(tmp_path, "video,split,group,frame,boxes", *lines)
    figures = TASKS["sperm_video"](folder, research_models=False)
    (film,) = figures["by_film"].values()  # type: ignore[attr-defined]
    assert (figures["films"], film["frames"], film["recall"]) == (1, 2.0, 0.5)
    assert 0 < film["precision"] < 0.5 and film["count_relative_error"] > 1


def test_rulers_are_drawn_found_and_counted(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "oocyte", tmp_path / "images")
    figures = TASKS["rulers"](tmp_path, research_models=False)
    assert (figures["pictures"], figures["rulers_found"]) == (3, 0)
    assert figures["drawn_found"] == figures["drawn"]
    assert "looked_at" not in figures


def test_a_frame_that_taught_is_judged_by_one_member_of_the_committee(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = generator("hysteroscopy_synthetic")
    asked: list[int | None] = []

    class Told(hysteroscopy.Hysteroscopy):
        def __init__(self, resources: Resources, member: int | None = None) -> None:
            super().__init__(Resources(weights=resources.weights, research=False))
            self.member = member

        def seen(self, sha256: str) -> int | None:
            return 3 if sha256 == taught else None

        def analyze(self, sample: Sample) -> Outcome:
            asked.append(self.member)
            return super().analyze(sample)

    for number, name in enumerate(("canal_1", "canal_2")):
        Image.fromarray(frames.draw(frames.FRAMES["canal_1"], number)).save(
            tmp_path / f"{name}.png"
        )
        Image.new("L", (360, 360), 255).save(tmp_path / "mask.png")
    taught = hashlib.sha256((tmp_path / "canal_2.png").read_bytes()).hexdigest()
    monkeypatch.setattr(hysteroscopy, "Hysteroscopy", Told)
    evaluate_hysteroscopy._analyzer.cache_clear()
    table = [f"{name}.png,train,a,lumen,mask.png" for name in ("canal_1", "canal_2")]
    folder = labelled(tmp_path, "file,split,group,task,mask", *table)
    figures = TASKS["hysteroscopy"](folder, research_models=True)
    evaluate_hysteroscopy._analyzer.cache_clear()
    assert figures["seen_in_training"] == 1 and asked == [None, 3]

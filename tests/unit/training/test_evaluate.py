"""The evaluation runs the product's own path and counts what was not answered against it."""

import hashlib
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from common.analyzers import Outcome, Resources, Sample, fruit, registry
from common.analyzers.fruit_committee import DIGITS, Voice
from common.domain.model import Finding
from training.evaluate import TASKS, fruit_360, sperm_mhsma

SAMPLES = Path(__file__).parents[2] / "samples"
# Areas of disks as wide as the sample cells were measured by hand, relative to the first.
AREAS = {3: 1.0, 5: (86 / 87.5) ** 2, 9: (90 / 87.5) ** 2}


def folder(tmp_path: Path, samples: str, header: str, lines: list[str]) -> Path:
    shutil.copytree(SAMPLES / samples, tmp_path / "images")
    (tmp_path / "labels.csv").write_text("\n".join([header, *lines]) + "\n")
    return tmp_path


def test_fruit_figures_count_right_answers_by_variety(tmp_path: Path) -> None:
    lines = [
        "images/apple_golden.jpg,Apple Golden 2,apple",
        "images/apple_red.jpg,Never seen,tomato",
        "images/cherry.jpg,Never seen,cherry",
    ]
    figures = TASKS["fruit_360"](
        folder(tmp_path, "fruit", "file,group,label", lines), research_models=False
    )
    assert figures["accuracy"] == [0.6667, 0.5, 1.0]
    assert (figures["groups"], figures["seen_in_training"]) == (2, 3)
    assert figures["by_group"] == {"Apple Golden 2": 1.0, "Never seen": 0.5}


def test_fruit_photographs_are_read_with_the_network(tmp_path: Path) -> None:
    lines = ["images/apple_red.jpg,apple_1,apple", "images/tomato.jpg,Never seen,banana"]
    figures = TASKS["fruit_kaggle"](
        folder(tmp_path, "fruit", "file,group,label", lines), research_models=True
    )
    assert figures["accuracy"] == [0.5, 0.0, 1.0]
    assert (figures["answered"], figures["refused"]) == (1.0, 0.0)


def test_a_taught_fruit_is_judged_by_the_member_that_left_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught = SAMPLES / "fruit" / "cherry.jpg"
    # A byte behind the picture's end: the same picture, another file.
    (tmp_path / "new.jpg").write_bytes(taught.read_bytes() + b"!")
    shutil.copy(taught, tmp_path)
    (tmp_path / "labels.csv").write_text(
        "file,group,label\ncherry.jpg,a,cherry\nnew.jpg,b,cherry\n"
    )
    asked = []

    def analyzer(research: bool, member: int | None, abstains: bool) -> fruit.Fruit:
        asked.append(member)
        resources = Resources(weights=registry.weights, research=research)
        return fruit.Fruit(resources, Voice(member=member, abstains=abstains))

    monkeypatch.setattr(fruit_360, "_analyzer", analyzer)
    assert TASKS["fruit_360"](tmp_path, research_models=False)["seen_in_training"] == 1
    digest = hashlib.sha256(taught.read_bytes()).hexdigest()[:DIGITS]
    left_out = analyzer(False, None, True).seen()[digest]
    assert set(asked[1:3]) == {left_out} and set(asked[3:]) == {None}


def test_a_fruit_that_is_not_said_counts_in_accuracy_by_the_likeliest_kind(tmp_path: Path) -> None:
    Image.new("RGB", (120, 120), (235, 235, 235)).save(tmp_path / "disk.png")
    with Image.open(tmp_path / "disk.png") as plain:
        ImageDraw.Draw(plain).ellipse((20, 20, 100, 100), fill=(230, 120, 20))
        plain.save(tmp_path / "disk.png")
    (tmp_path / "labels.csv").write_text("file,group,label\ndisk.png,a,tomato\n")
    figures = TASKS["fruit_360"](tmp_path, research_models=False)
    assert (figures["answered"], figures["right_of_all"]) == (0.0, 0.0)
    assert figures["accuracy_of_answered"] is None and figures["accuracy"][0] in (0.0, 1.0)  # type: ignore[index]


def test_fruit_boxes_are_compared_with_those_given_and_with_all_outlines(tmp_path: Path) -> None:
    canvas = Image.new("RGB", (360, 160), "white")
    for column, name in ((10, "apple_golden"), (130, "cherry")):
        with Image.open(SAMPLES / "fruit" / f"{name}.jpg") as fruit:
            canvas.paste(fruit, (column, 30))
    canvas.paste((20, 60, 240), (260, 40, 340, 120))
    (tmp_path / "images").mkdir()
    canvas.save(tmp_path / "images" / "two.png")
    boxes = "apple:10,30,110,130;orange:130,30,230,130"
    (tmp_path / "labels.csv").write_text(f'file,boxes\nimages/two.png,"{boxes}"\n')
    figures = TASKS["fruit_boxes"](tmp_path, research_models=True)
    assert (figures["photographs"], figures["boxes"]) == (1, 2)
    assert figures["given"] == {"found": 2, "recall": 1.0, "precision": 1.0}
    assert figures["outlines_of_several"] == {"found": 3, "recall": 1.0, "precision": 0.6667}


def test_sperm_labels_are_not_answered_without_research_models(tmp_path: Path) -> None:
    header = "file,split,group,acrosome,head,vacuole,tail"
    lines = [
        "images/synthetic_oval.png,valid,a,1,0,0,0",
        "images/synthetic_oval.png,train,b,0,0,0,0",
    ]
    figures = TASKS["sperm_mhsma"](
        folder(tmp_path, "sperm_synthetic", header, lines), research_models=False
    )
    assert (figures["crops"], figures["analyzed"]) == (1, 1.0)
    assert figures["acrosome"] == {"abnormal": 1.0, "answered": 0.0}


def test_sperm_labels_are_judged_by_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"a": (False, 0.43), "b": (True, 0.9), "c": (True, 0.8)}
    findings = {
        name: {"code": "sperm.head_normal", "value": value, "confidence": confidence}
        for name, (value, confidence) in said.items()
    }
    rows = [
        {"file": name, "group": name, "acrosome": "0", "head": head, "vacuole": "0", "tail": "0"}
        for name, head in zip("abc", "100", strict=True)
    ]
    monkeypatch.setattr(sperm_mhsma.lines, "rows", lambda folder: rows)
    monkeypatch.setattr(sperm_mhsma.lines, "every", lambda folder: [])
    monkeypatch.setattr(
        sperm_mhsma.lines,
        "line",
        lambda folder, row, *_: {"status": "analyzed", "findings": [findings[row["file"]]]},
    )
    head = sperm_mhsma.evaluate(Path(), research_models=True)["head"]
    assert isinstance(head, dict)
    assert (head["mcc"][0], head["mcc_at_half"]) == (1.0, 0.0)
    assert head["called_abnormal"] == pytest.approx(1 / 3, abs=1e-4)
    assert head["roc_auc"][0] == 1.0


def test_a_crop_that_taught_the_labels_is_judged_by_the_member_that_never_saw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("synthetic_oval", "synthetic_vacuole")
    members = {
        hashlib.sha256((SAMPLES / f"sperm_synthetic/{name}.png").read_bytes()).hexdigest(): k
        for k, name in enumerate(names, 2)
    }

    class Member:
        """Says what it is asked as, so that nobody else can have answered."""

        def __init__(self, member: int | None) -> None:
            self.member = member

        def seen(self, sha256: str) -> int | None:
            return members.get(sha256)

        def analyze(self, sample: Sample) -> Outcome:
            assert self.member is not None
            confidence = 0.5 + self.member / 10
            return Outcome(
                findings=[Finding(code="sperm.head_normal", value=False, confidence=confidence)]
            )

    monkeypatch.setattr(sperm_mhsma, "_analyzer", Member)
    header = "file,split,group,acrosome,head,vacuole,tail"
    lines = [
        "images/synthetic_oval.png,train,a,0,1,0,0",
        "images/synthetic_vacuole.png,train,b,0,0,0,0",
        "images/synthetic_oval_upright.png,valid,c,1,1,1,1",
        "images/synthetic_round_no_tail.png,valid,d,0,0,0,0",
    ]
    figures = TASKS["sperm_mhsma"](
        folder(tmp_path, "sperm_synthetic", header, lines), research_models=True
    )
    apart = figures["out_of_fold"]
    assert isinstance(apart, dict)
    assert (figures["crops"], apart["crops"]) == (2, 2)
    # The second, normal, was said to be abnormal with more confidence.
    assert apart["head"]["roc_auc"][0] == 0.0 and apart["head"]["called_abnormal"] == 1.0


def test_oocyte_areas_are_compared_over_time(tmp_path: Path) -> None:
    header = "file,split,group,second,area_relative,circularity"
    lines = [f"images/oocyte_{name}.jpg,demo,a,{name},{area},1" for name, area in AREAS.items()]
    figures = TASKS["oocyte_osmotic"](
        folder(tmp_path, "oocyte", header, lines), research_models=False
    )
    assert (figures["frames"], figures["measured"], figures["oocytes"]) == (3, 3, 1)
    # The areas are those of the outlines that the sample's test checks, so the curves agree.
    assert float(str(figures["correlation"])) > 0.9
    assert float(str(figures["mean_difference"])) < 0.02


@pytest.mark.parametrize("research", [False, True])
def test_boxes_and_counts_are_compared_by_film(tmp_path: Path, research: bool) -> None:
    # Two true boxes where 24 heads are drawn: the count is 22 too high in each frame.
    lines = [f'images/field_24.png,train,{film},"S:1,1,9,9;S:11,1,19,9"' for film in "ab"]
    figures = TASKS["sperm_svia"](
        folder(tmp_path, "sperm_field_synthetic", "file,split,group,boxes", lines),
        research_models=research,
    )
    assert (figures["frames"], figures["films"], figures["analyzed"]) == (2, 2, 1.0)
    assert (figures["count_bias"], figures["count_relative_error"]) == (22.0, 11.0)
    assert figures["ap50"] == 0.0 and set(figures["by_film"]) == {"a", "b"}  # type: ignore[call-overload]
    # A weighing that another film's wrong boxes taught calls next to nothing a sperm.
    apart = figures.get("films_held_out", {})
    assert isinstance(apart, dict) and set(apart) == ({"a", "b"} if research else set())
    assert all(film["frames"] == 1 and film["count_relative_error"] < 11 for film in apart.values())


def test_unknown_task_is_not_there() -> None:
    with pytest.raises(KeyError):
        TASKS["horoscope"](Path(), research_models=False)

"""`fertivision analyze`: one line a file, in order, whatever becomes of each."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from common.cli import main


@pytest.fixture
def pictures(tmp_path: Path) -> list[str]:
    """A stained oval, a blank field, text called a picture, and a file that is not there."""
    oval, blank, text = (tmp_path / name for name in ("oval.png", "blank.png", "text.png"))
    noise = np.random.default_rng(1).normal(200, 4, (128, 128, 3)).clip(0, 255).astype(np.uint8)
    picture = Image.fromarray(noise)
    ImageDraw.Draw(picture).ellipse((45, 52, 85, 76), fill=(90, 60, 120))
    picture.save(oval)
    Image.new("RGB", (128, 128), "white").save(blank)
    text.write_text("not a picture")
    return [str(oval), str(blank), str(text), str(tmp_path / "absent.png")]


def _lines(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict]]:
    status = main.run(["analyze", *arguments, "--modality", "sperm_cell_image", "--jsonl"])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_file_has_its_line(pictures: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = _lines(pictures, capsys)
    assert status == 2
    assert [line["file"] for line in lines] == pictures
    assert [line["status"] for line in lines] == [
        "analyzed",
        "not_analyzable",
        "rejected",
        "rejected",
    ]
    assert [line["reason"] for line in lines[2:]] == ["unsupported_media", "not_found"]


def test_abstaining_is_no_failure(pictures: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = _lines(pictures[:2], capsys)
    assert status == 0
    assert lines[1]["findings"] == []


def test_a_length_is_in_micrometres_only_with_a_scale(
    pictures: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, without = _lines(pictures[:1], capsys)
    _, scaled = _lines([pictures[0], "--um-per-px", "0.1"], capsys)
    units = [{f["unit"] for f in lines[0]["findings"]} for lines in (without, scaled)]
    assert "um" not in units[0]
    assert "um" in units[1]


def test_many_files_give_the_same_as_one(
    pictures: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, one = _lines(pictures, capsys)
    _, many = _lines(pictures * 12, capsys)
    volatile = {"seconds"}
    shown = [{k: v for k, v in line.items() if k not in volatile} for line in many]
    assert shown == [{k: v for k, v in line.items() if k not in volatile} for line in one] * 12


def test_a_folder_is_not_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = _lines([str(tmp_path)], capsys)
    assert (status, lines[0]["reason"]) == (2, "not_found")


def test_a_person_gets_a_table(pictures: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["analyze", *pictures, "--modality", "sperm_cell_image"]) == 2
    shown = capsys.readouterr().out
    assert "sperm.head_length_px" in shown
    assert "not_found" in shown


def test_interrupt_ends_without_a_trace(pictures: list[str]) -> None:
    # A test run in the background ignores SIGINT, and what it starts would too.
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    code = f"{listen}from common.cli.main import main; main()"
    command = [sys.executable, "-c", code, "analyze"]
    command += ["--modality", "sperm_cell_image", "--jsonl", *(pictures[:1] * 2000)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout and child.stderr
    child.stdout.readline()
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert (child.returncode, said) == (130, "")

"""What must hold for every line of the registry, whatever the analyzer."""

import re
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import Sample, registry
from common.domain.model import Facts, Modality
from common.media.documents import Document, Page

SAMPLES = Path(__file__).parents[2] / "samples"
PICTURES = {
    Modality.SPERM_CELL_IMAGE: sorted((SAMPLES / "sperm_synthetic").glob("*.png")),
    Modality.SPERM_FIELD_IMAGE: [
        *sorted((SAMPLES / "sperm_field_synthetic").glob("*.png")),
        SAMPLES / "sperm_smear_synthetic" / "smear_6.jpg",
    ],
    Modality.FRUIT_IMAGE: sorted((SAMPLES / "fruit").glob("*.jpg")),
    Modality.OOCYTE_IMAGE: sorted((SAMPLES / "oocyte").glob("*.jpg")),
    Modality.EMBRYO_IMAGE: sorted((SAMPLES / "embryo").glob("*.jpg")),
    Modality.OVARY_ULTRASOUND: sorted((SAMPLES / "ovary_synthetic").glob("*.png")),
    Modality.HYSTEROSCOPY_IMAGE: sorted((SAMPLES / "hysteroscopy_synthetic").glob("*.png")),
}
IMAGE_ANALYZERS = sorted(n for n, e in registry.TABLE.items() if e.modality != Modality.DOCUMENT)
CASES = [
    (name, p) for name in IMAGE_ANALYZERS for p in PICTURES.get(registry.TABLE[name].modality, ())
]
# The codes of contracts.md section 6; a length without a scale has `_px` for `_um`.
CODES = {
    "sperm_cell": re.compile(
        r"sperm\.(normal|(head|acrosome|vacuole|tail)_normal|is_sperm|head_shape"
        r"|head_(length|width)_(um|px)|head_elongation)"
    ),
    "sperm_field": re.compile(r"sperm\.(count|concentration_million_per_ml|cell)"),
    "sperm_video": re.compile(
        r"sperm\.(count|track)|who_semen\.((rapid|slow|non)_progressive|immotile)"
    ),
    "fruit": re.compile(r"fruit\.(kind|item)"),
    "oocyte": re.compile(
        r"oocyte\.((diameter|zona_thickness|perivitelline)_(um|px)|polar_body_visible|maturity)"
    ),
    "embryo": re.compile(
        r"(embryo\.(outline|(diameter|zona_thickness)_(um|px)|quality_good|stage|cell_count)"
        r"|gardner\.(expansion|icm|te))"
    ),
    "ovary": re.compile(
        r"(ovary\.(lesion|lesion_class|lesion_outline)"
        r"|follicle\.(count|follicle|band_\d+_(\d+|plus)_mm))"
    ),
    "hysteroscopy": re.compile(r"uterus\.(polyp|lumen_outline|cervix_outline)"),
    "document": re.compile(r"(document\.type|lab\.\w+|identity\.(name|birth_date|sex|number))"),
}
UNITS = {"_um": "um", "_px": "px"}


def noise(kind: str) -> NDArray[np.uint8]:
    rng = np.random.default_rng(5)
    if kind == "colour":
        return rng.integers(0, 256, (64, 64, 3), dtype=np.uint8)
    if kind == "faint":
        grey = np.clip(rng.normal(128, 3, (64, 64, 1)), 0, 255).astype(np.uint8)
        return np.repeat(grey, 3, axis=2)
    ramp = np.add.outer(np.arange(64), np.arange(64)).astype(np.uint8)
    return np.repeat(ramp[..., None], 3, axis=2)


def picture(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as opened:
        return np.asarray(opened.convert("RGB"))


def sample(name: str, image: NDArray[np.uint8] | None) -> Sample:
    return Sample(
        modality=registry.TABLE[name].modality,
        facts=Facts(day=5),
        media_type="image/png",
        image=image,
    )


@pytest.mark.parametrize("name", sorted(registry.TABLE))
@pytest.mark.parametrize("research", [False, True])
def test_every_line_loads_and_has_a_version(name: str, research: bool) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", registry.load(name, research).version)


@pytest.mark.parametrize("name", IMAGE_ANALYZERS)
@pytest.mark.parametrize("research", [False, True])
@pytest.mark.parametrize("value", [0, 128, 255])
def test_blank_picture_gives_no_number(name: str, research: bool, value: int) -> None:
    blank = np.full((64, 64, 3), value, dtype=np.uint8)
    outcome = registry.load(name, research).analyze(sample(name, blank))
    assert outcome.status == "not_analyzable" and outcome.why and outcome.advice
    assert not outcome.findings


@pytest.mark.parametrize("name", IMAGE_ANALYZERS)
@pytest.mark.parametrize("shape", [(1, 1), (1, 64), (64, 1), (2, 2), (5, 7), (23, 400)])
def test_tiny_picture_gives_no_number(name: str, shape: tuple[int, int]) -> None:
    image = np.random.default_rng(2).integers(0, 256, (*shape, 3), dtype=np.uint8)
    outcome = registry.load(name, True).analyze(sample(name, image))
    assert outcome.status == "not_analyzable" and not outcome.findings


@pytest.mark.parametrize("name", IMAGE_ANALYZERS)
@pytest.mark.parametrize("kind", ["colour", "faint", "ramp"])
def test_noise_gives_no_number(name: str, kind: str) -> None:
    outcome = registry.load(name, True).analyze(sample(name, noise(kind)))
    assert not outcome.findings and (outcome.why or outcome.not_measured)


@pytest.mark.parametrize("name", IMAGE_ANALYZERS)
@pytest.mark.parametrize("other", sorted(PICTURES))
def test_picture_of_another_modality_gives_no_number(name: str, other: Modality) -> None:
    if registry.TABLE[name].modality == other:
        other = next(modality for modality in PICTURES if modality != other)
    for path in PICTURES[other]:
        assert not registry.load(name, True).analyze(sample(name, picture(path))).findings


def test_empty_document_gives_no_value() -> None:
    page = Page(number=1, height=842, width=595, words=())
    empty = Sample(
        modality=Modality.DOCUMENT,
        facts=Facts(),
        media_type="application/pdf",
        document=Document(pages=(page,), has_text=False),
    )
    outcome = registry.load("document", False).analyze(empty)
    assert outcome.status == "not_analyzable" and outcome.why and not outcome.findings


@pytest.mark.parametrize("name", IMAGE_ANALYZERS)
def test_document_is_no_picture(name: str) -> None:
    assert not registry.load(name, False).analyze(sample(name, None)).findings


@pytest.mark.parametrize("name, path", CASES, ids=lambda v: getattr(v, "stem", v))
def test_same_picture_gives_the_same_outcome(name: str, path: Path) -> None:
    image = picture(path)
    first, second = (
        registry.load(name, True).analyze(sample(name, image.copy())) for _ in range(2)
    )
    assert first == second and first.status == "analyzed"


@pytest.mark.parametrize("name, path", CASES, ids=lambda v: getattr(v, "stem", v))
def test_codes_and_units_are_those_of_the_contract(name: str, path: Path) -> None:
    outcome = registry.load(name, True).analyze(sample(name, picture(path)))
    for code in [*(f.code for f in outcome.findings), *(n.code for n in outcome.not_measured)]:
        assert CODES[name].fullmatch(code), code
    for finding in outcome.findings:
        expected = UNITS.get(finding.code[-3:])
        assert expected is None or finding.unit == expected
        # The likeliest of several categories may have less than half, and so may a label that
        # says from which probability on it is said.
        least = 1 / len(finding.probabilities) if finding.probabilities else 0.5
        if not finding.value:
            least = float(str(finding.detail.get("abnormal_from", least)))
        assert finding.confidence is None or least <= finding.confidence <= 1
    measured = {f.code for f in outcome.findings}
    assert not measured & {n.code for n in outcome.not_measured}


@pytest.mark.parametrize("name, path", CASES, ids=lambda v: getattr(v, "stem", v))
def test_regions_lie_inside_the_picture(name: str, path: Path) -> None:
    image = picture(path)
    for finding in registry.load(name, True).analyze(sample(name, image)).findings:
        region = finding.region
        assert region is not None and region["kind"] in ("polygon", "box")
        points = (
            np.array(region["points"])
            if region["kind"] == "polygon"
            else np.array([[region["r0"], region["c0"]], [region["r1"], region["c1"]]])
        )
        assert (points >= 0).all() and (points <= np.array(image.shape[:2])).all()

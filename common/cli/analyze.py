"""`fertivision analyze`: the analyzer alone, without a server and without a database."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

import typer

from common.cli import output, pool
from common.domain.errors import ConfigurationError, InvalidFileError, ServiceError
from common.domain.model import Facts, Modality
from common.media import sniff
from common.settings import Settings

Body = Mapping[str, object]
MODALITIES = "what the files show: " + ", ".join(Modality)
COLUMNS = ("finding", "value", "unit", "confidence", "flag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How each file is to be measured; picklable, because other processes get it."""

    modality: str
    facts: Facts
    research: bool
    settings: Settings

    def __call__(self, name: str) -> Body:
        """Measure one file. A refused file is a result, not an error."""
        from common.services import contents, measure

        try:
            with _opened(name, self.settings) as file:
                head = file.read(sniff.HEAD)
                family = "video" if sniff.is_film(head) else "other"
                with contents.taken(file, head, family) as data:
                    return measure.measure(
                        data,
                        self.modality,
                        self.facts,
                        research=self.research,
                        settings=self.settings,
                    )
        except InvalidFileError as error:
            return _ended("rejected", error.reason, self.modality)
        except ServiceError as error:
            return _ended("failed", error.code, self.modality)


def _ended(status: str, reason: str, modality: str) -> Body:
    return {
        "status": status,
        "reason": reason,
        "modality": modality,
        "findings": [],
        "not_measured": [],
    }


def _opened(name: str, settings: Settings) -> BinaryIO:
    path = Path(name)
    largest = max(
        settings.max_image_bytes,
        settings.max_document_bytes,
        settings.max_dicom_bytes,
        settings.max_video_bytes,
    )
    try:
        if not path.is_file():
            raise InvalidFileError("not_found", "no such file")
        if path.stat().st_size > largest:
            raise InvalidFileError("too_large", f"more than {largest} bytes")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise InvalidFileError("not_found", "the file cannot be read") from error


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(analyze)


def analyze(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="what to measure")],
    modality: Annotated[Modality, typer.Option(metavar="MODALITY", help=MODALITIES)],
    um_per_px: Annotated[float | None, typer.Option(help="micrometres a pixel", min=1e-6)] = None,
    mm_per_px: Annotated[float | None, typer.Option(help="millimetres a pixel", min=1e-6)] = None,
    fps: Annotated[float | None, typer.Option(help="frames a second", min=1e-3)] = None,
    chamber_depth_um: Annotated[
        float | None, typer.Option(help="of the counting chamber", min=1e-3)
    ] = None,
    dilution: Annotated[
        float | None, typer.Option(help="of the sample, 1 is none", min=1e-6)
    ] = None,
    day: Annotated[int | None, typer.Option(help="day of the embryo", min=0, max=14)] = None,
    side: Annotated[Literal["left", "right"] | None, typer.Option(help="of the ovary")] = None,
    research_models: Annotated[
        bool,
        typer.Option(
            "--research-models", help="also use weights whose training data are not openly licensed"
        ),
    ] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", "--json", help="one JSON line a file")] = False,
) -> int:
    """Measure files: one result each, in their order. Exit 2 when some were refused."""
    from common.analyzers import registry

    if registry.by_modality(modality) is None:
        raise ConfigurationError(f"no analyzer reads {modality} yet")
    numbers = (um_per_px, mm_per_px, fps, chamber_depth_um, dilution)
    if any(number is not None and not isfinite(number) for number in numbers):
        raise typer.BadParameter("a number is not finite")
    facts = Facts(
        um_per_px=um_per_px,
        mm_per_px=mm_per_px,
        fps=fps,
        chamber_depth_um=chamber_depth_um,
        dilution=dilution,
        day=day,
        side=side,
    )
    request = Request(
        modality=modality.value, facts=facts, research=research_models, settings=Settings.from_env()
    )
    return _all(files, request, jsonl)


def _all(files: list[str], request: Request, jsonl: bool) -> int:
    seen = set()
    for number, (name, result) in enumerate(pool.in_order(request, files), start=1):
        if isinstance(result, BaseException):
            print(f"fertivision: {name}: {type(result).__name__}: {result}", file=sys.stderr)
            result = _ended("failed", "internal", request.modality)
        seen.add(str(result["status"]))
        _show({"file": name, **result}, jsonl)
        _progress(number, len(files), jsonl)
    if "failed" in seen:
        return 1
    return 2 if "rejected" in seen else 0


def _show(body: Body, jsonl: bool) -> None:
    if jsonl:
        output.line(body)
        return
    by = f"{body['analyzer']} {body['version']}" if "analyzer" in body else ""
    words = (body["file"], body["status"], body.get("reason") or body.get("why"), by)
    print("  ".join(output.text(word) for word in words if word))
    rows = [
        tuple(_cell(finding, column) for column in COLUMNS) for finding in _list(body, "findings")
    ]
    if rows:
        output.table(rows, COLUMNS)
    absent: dict[object, list[str]] = {}
    for missing in _list(body, "not_measured"):
        absent.setdefault(missing["why"], []).append(str(missing["code"]))
    for why, codes in absent.items():
        print(f"not measured ({why}): {', '.join(codes)}")
    if body.get("advice"):
        print(output.text(body["advice"]))
    print()


def _list(body: Body, member: str) -> list[Body]:
    value = body.get(member)
    return list(value) if isinstance(value, list | tuple) else []


def _cell(finding: Body, column: str) -> object:
    if column == "value" and finding.get("comparator"):
        return f"{finding['comparator']}{output.text(finding['value'])}"
    return finding.get("code" if column == "finding" else column)


def _progress(done: int, total: int, jsonl: bool) -> None:
    """A counter on the terminal while the lines go elsewhere."""
    if jsonl and total > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
        end = "\n" if done == total else ""
        print(f"\r{done} of {total} files", end=end, file=sys.stderr, flush=True)

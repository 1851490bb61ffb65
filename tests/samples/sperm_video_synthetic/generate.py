"""Makes the films in this folder: run it from the repository's root with `python -m`."""

from pathlib import Path

from training.sperm_video import simulate
from training.sperm_video.encode import mp4

FOLDER = Path(__file__).parent
SCENES = {
    "field_50_fps.mp4": simulate.Scene(seed=20260301, cells=240, seconds=1.2, noise=1.5, debris=20),
    "few_cells.mp4": simulate.Scene(
        seed=20260302, cells=30, seconds=1.0, noise=1.5, height=240, width=320, debris=4
    ),
}


def main() -> None:
    """Write every film of SCENES."""
    for name, scene in SCENES.items():
        shown, _ = simulate.film(scene)
        (FOLDER / name).write_bytes(mp4(shown, scene.fps, quality=30))


if __name__ == "__main__":
    main()

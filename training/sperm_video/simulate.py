"""Films of swimming cells whose tracks are known: drawn from a seed, the same each time."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Floats = NDArray[np.float64]

CLASSES = ("rapid_progressive", "slow_progressive", "non_progressive", "immotile")
SUBFRAMES = 3
HEAD = (2.4, 1.45)
"""Half axes of a head in micrometres; WHO 2021: 3.7 to 4.7 long, 2.5 to 3.2 wide, and its halo."""
TAIL_UM = 38.0
TAIL_POINTS = 26
PATCH = 17
MARGIN_UM = 15.0
# Speeds along the average path in um/s, half widths of the beat in um, beats a second.
SPEEDS = {"rapid_progressive": (30.0, 95.0), "slow_progressive": (7.0, 22.0)}
BEATS = {
    "rapid_progressive": (1.0, 2.6),
    "slow_progressive": (0.7, 1.8),
    "non_progressive": (0.7, 1.6),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is filmed. `cells` are those in view on average; shares in the order of CLASSES."""

    seed: int
    cells: int = 60
    seconds: float = 2.0
    fps: float = 50.0
    um_per_px: float = 0.5
    height: int = 480
    width: int = 640
    noise: float = 4.0
    blur: float = 1.0
    drift_um_s: tuple[float, float] = (0.0, 0.0)
    debris: int = 12
    shares: tuple[float, float, float, float] = (0.4, 0.2, 0.15, 0.25)
    bright: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is known of a scene.

    places : (frames, cells, 2) pixels (row, column); NaN where a head is out of view
    kinds : (cells,) index into CLASSES
    debris : (frames, pieces, 2) pixels
    """

    places: Floats
    kinds: NDArray[np.intp]
    debris: Floats


@dataclass(slots=True)
class _Cells:
    """The state of all cells: places and directions of their average paths, in um and radians."""

    at: Floats
    heading: Floats
    kinds: NDArray[np.intp]
    speed: Floats
    curve: Floats
    beat: Floats
    rate: Floats
    phase: Floats
    depth: Floats
    size: Floats
    trail: list[Floats] = field(default_factory=list)


def film(scene: Scene) -> tuple[NDArray[np.uint8], Truth]:
    """(frames, height, width) uint8 and what is true of it."""
    shown = list(frames(scene))
    places = np.stack([p for _, p, _ in shown])
    in_view = ~np.isnan(places[..., 0]).all(axis=0)
    truth = Truth(
        places=places[:, in_view],
        kinds=_kinds(scene)[in_view],
        debris=np.stack([d for _, _, d in shown]),
    )
    return np.stack([picture for picture, _, _ in shown]), truth


def frames(scene: Scene) -> Iterator[tuple[NDArray[np.uint8], Floats, Floats]]:
    """Each frame with the places of all cells (NaN out of view) and of all debris."""
    rng = np.random.default_rng((scene.seed, 7))
    cells = _cells(scene, rng)
    debris = _Debris(scene, rng)
    ground = _ground(scene, rng)
    step = 1 / scene.fps / SUBFRAMES
    for index in range(round(scene.seconds * scene.fps)):
        heads, tails = [], []
        for part in range(SUBFRAMES):
            time = index / scene.fps + part * step
            at, along = _heads(cells, time)
            shift = np.array(scene.drift_um_s) * time
            heads.append((at + shift, along))
            tails.append(_tails(cells, at, along, time) + shift)
            _swim(cells, step, rng)
        middle = heads[SUBFRAMES // 2][0] / scene.um_per_px
        drifted = debris.at + np.array(scene.drift_um_s) * index / scene.fps / scene.um_per_px
        depth = _drawn(scene, cells, heads, tails) + debris.drawn(drifted)
        yield _exposed(scene, ground, depth, rng), _visible(scene, middle), drifted


def _kinds(scene: Scene) -> NDArray[np.intp]:
    rng = np.random.default_rng((scene.seed, 7))
    return _cells(scene, rng).kinds


def _cells(scene: Scene, rng: np.random.Generator) -> _Cells:
    """Cells over the field and a margin from which they may swim in."""
    size = np.array([scene.height, scene.width]) * scene.um_per_px
    margin = MARGIN_UM + 50.0 * scene.seconds
    count = rng.poisson(scene.cells * float(np.prod(size + 2 * margin) / np.prod(size)))
    kinds = rng.choice(len(CLASSES), count, p=np.array(scene.shares) / sum(scene.shares))
    speed, beat = np.zeros(count), np.zeros(count)
    for i, kind in enumerate(kinds):
        name = CLASSES[kind]
        speed[i] = rng.uniform(*SPEEDS[name]) if name in SPEEDS else 0.0
        beat[i] = rng.uniform(*BEATS[name]) if name in BEATS else 0.0
    wanders = kinds == CLASSES.index("non_progressive")
    speed[wanders] = rng.uniform(0.0, 3.0, int(wanders.sum()))
    return _Cells(
        at=rng.uniform(-margin, size + margin, (count, 2)),
        heading=rng.uniform(0, 2 * np.pi, count),
        kinds=kinds,
        speed=speed,
        curve=rng.normal(0, 0.6, count),
        beat=beat,
        rate=rng.uniform(7.0, 16.0, count),
        phase=rng.uniform(0, 2 * np.pi, count),
        depth=np.clip(rng.normal(1.0, 0.18, count), 0.5, 1.5),
        size=np.clip(rng.normal(1.0, 0.07, count), 0.8, 1.2),
    )


def _swim(cells: _Cells, step: float, rng: np.random.Generator) -> None:
    moves = cells.speed > 0
    turned = cells.curve * step + rng.normal(0, 0.5 * np.sqrt(step), len(moves))
    cells.heading = cells.heading + np.where(moves, turned, 0.0)
    along = np.stack([np.sin(cells.heading), np.cos(cells.heading)], axis=1)
    cells.at = cells.at + along * (cells.speed * step)[:, None]


def _heads(cells: _Cells, time: float) -> tuple[Floats, Floats]:
    """Places of the heads and the direction in which each points."""
    turn = 2 * np.pi * cells.rate * time + cells.phase
    across = np.stack([np.cos(cells.heading), -np.sin(cells.heading)], axis=1)
    at = cells.at + across * (cells.beat * np.sin(turn))[:, None]
    points = cells.heading - 0.25 * cells.beat * np.cos(turn)
    return at, np.stack([np.sin(points), np.cos(points)], axis=1)


def _tails(cells: _Cells, at: Floats, along: Floats, time: float) -> Floats:
    """(cells, TAIL_POINTS, 2): a wave that runs down behind each head."""
    s = np.linspace(0.0, 1.0, TAIL_POINTS)
    turn = 2 * np.pi * cells.rate * time + cells.phase
    still = cells.beat == 0
    width = np.where(still, 1.5, 1.4 * cells.beat)[:, None] * s
    turn = np.where(still, cells.phase, turn)
    wave = width * np.sin(turn[:, None] - 2 * np.pi * 1.2 * s)
    across = np.stack([along[:, 1], -along[:, 0]], axis=1)
    behind = at[:, None] - along[:, None] * (HEAD[0] + TAIL_UM * s)[None, :, None]
    return behind + across[:, None] * wave[..., None]


def _drawn(
    scene: Scene, cells: _Cells, heads: list[tuple[Floats, Floats]], tails: list[Floats]
) -> Floats:
    """How much darker each pixel is, in units of a head's depth."""
    picture, lines = np.zeros((2, scene.height, scene.width))
    scale = scene.um_per_px
    weight = 0.16 * np.linspace(1.0, 0.3, TAIL_POINTS) * cells.depth[:, None]
    for (at, along), tail in zip(heads, tails, strict=True):
        near = _inside(scene, at / scale, 2 * PATCH)
        _stamp(picture, at[near] / scale, along[near], cells, near, scale)
        points = np.rint(tail / scale).astype(np.intp)
        inside = ((points >= 0) & (points < picture.shape)).all(axis=2)
        np.add.at(lines, tuple(points[inside].T), weight[inside])
    thickness, spacing = 0.45 / scale + 0.3, TAIL_UM / TAIL_POINTS / scale
    picture += ndimage.gaussian_filter(lines, thickness, truncate=3.0) * 2.25 * spacing
    return picture / SUBFRAMES


def _inside(scene: Scene, at: Floats, margin: float) -> NDArray[np.bool_]:
    size = np.array([scene.height, scene.width])
    seen: NDArray[np.bool_] = ((at >= -margin) & (at < size + margin)).all(axis=1)
    return seen


def _stamp(
    picture: Floats, at: Floats, along: Floats, cells: _Cells, near: NDArray[np.bool_], scale: float
) -> None:
    """Add an ellipse with soft edges for each head."""
    reach = int(np.ceil(PATCH * 0.35 / scale / 2)) + 3
    offsets = np.arange(-reach, reach + 1)
    start = np.rint(at).astype(np.intp)
    r = start[:, 0, None, None] + offsets[None, :, None]
    c = start[:, 1, None, None] + offsets[None, None, :]
    dr, dc = r - at[:, 0, None, None], c - at[:, 1, None, None]
    u = dr * along[:, 0, None, None] + dc * along[:, 1, None, None]
    v = dr * along[:, 1, None, None] - dc * along[:, 0, None, None]
    size = (cells.size[near] / scale)[:, None, None]
    distance = np.sqrt((u / (HEAD[0] * size)) ** 2 + (v / (HEAD[1] * size)) ** 2)
    profile = 1 / (1 + np.exp((distance - 1) * 6)) * cells.depth[near][:, None, None]
    r, c = np.broadcast_arrays(r, c)
    inside = (r >= 0) & (r < picture.shape[0]) & (c >= 0) & (c < picture.shape[1])
    np.add.at(picture, (r[inside], c[inside]), profile[inside])


class _Debris:
    """Specks smaller and round cells larger than a head, which do not move by themselves."""

    def __init__(self, scene: Scene, rng: np.random.Generator) -> None:
        size = np.array([scene.height, scene.width])
        self.at = rng.uniform(0, size, (scene.debris, 2))
        is_speck = rng.random(scene.debris) < 0.6
        radius = np.where(
            is_speck, rng.uniform(0.4, 0.85, scene.debris), rng.uniform(3.2, 5.5, scene.debris)
        )
        self._radius = radius / scene.um_per_px
        self._depth = np.where(
            is_speck, rng.uniform(0.5, 1.1, scene.debris), rng.uniform(0.2, 0.5, scene.debris)
        )
        self._shape = (scene.height, scene.width)

    def drawn(self, at: Floats) -> Floats:
        picture = np.zeros(self._shape)
        for (row, column), radius, depth in zip(at, self._radius, self._depth, strict=True):
            reach = int(2 * radius) + 4
            r0, c0 = max(0, int(row) - reach), max(0, int(column) - reach)
            window = picture[r0 : max(0, int(row) + reach), c0 : max(0, int(column) + reach)]
            rows, columns = np.mgrid[: window.shape[0], : window.shape[1]]
            far = np.hypot(rows + r0 - row, columns + c0 - column) / radius
            window += depth / (1 + np.exp((far - 1) * 5))
        return picture


def _ground(scene: Scene, rng: np.random.Generator) -> Floats:
    """Uneven light: a plane and two broad hills, in grey levels."""
    r, c = np.mgrid[: scene.height, : scene.width]
    r, c = r / scene.height - 0.5, c / scene.width - 0.5
    tilt = rng.uniform(-14, 14, 2)
    ground = tilt[0] * r + tilt[1] * c
    for _ in range(2):
        middle = rng.uniform(-0.5, 0.5, 2)
        ground = ground + rng.uniform(-8, 8) * np.exp(
            -((r - middle[0]) ** 2 + (c - middle[1]) ** 2) / 0.1
        )
    return ground


def _exposed(
    scene: Scene, ground: Floats, depth: Floats, rng: np.random.Generator
) -> NDArray[np.uint8]:
    blurred = ndimage.gaussian_filter(depth, scene.blur) if scene.blur > 0 else depth
    level, sign = (60.0, 1.0) if scene.bright else (165.0, -1.0)
    light = level + ground + sign * 90.0 * np.minimum(blurred, 1.4)
    noisy = light + rng.normal(0, scene.noise, light.shape)
    return np.clip(np.rint(noisy), 0, 255).astype(np.uint8)


def _visible(scene: Scene, at: Floats) -> Floats:
    return np.where(_inside(scene, at, -1.0)[:, None], at, np.nan)

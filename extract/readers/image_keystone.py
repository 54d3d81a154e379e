"""Keystone: a page that was photographed from one side, made flat by the directions of its rules.

Rules that are parallel on paper run towards one point on such a photograph, the flat ones towards one and the steep
ones towards another. The line through both is where the plane of the paper vanishes; sending it to infinity and both
directions to the axes makes the page flat, but for its true height to width, which no grid depends on.
"""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from extract.readers.image_rules import Ink, binarised
from extract.readers.ocr_extra import opencv

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

_SLANTED: Final = 2.0  # degrees: rules of one page that lean so differently were not ruled so
_LEANING: Final = 0.7  # degrees: from here on a page is made flat
_BETTER: Final = 2  # times: how much less rules have to lean afterwards
_LEAN: Final = 0.35  # how much of its length a rule may lean
_ENOUGH: Final = 4  # rules
_APART: Final = 0.3  # of the width of the page: so far apart they stand at least
_PART: Final = 12  # of the width of the page: how long a rule is whose slope is certain
_WIDE: Final = 4  # of the width of the page: a flat line that is shorter may be a line of print
_VOTES: Final = 60  # pixels on a rule
_GAP: Final = 3  # pixels
_NEAR: Final = 0.35  # degrees: how far a rule may be off its point
_PAIRS: Final = 400
_ROUNDS: Final = 3
_SMALLEST: Final = 0.75  # times: what is drawn smaller than that cannot be read
_MARGIN: Final = 0.04  # of the width of the page, around the rules


@dataclass(frozen=True)
class Directions:
    """The long lines of a page that lie flat and those that stand steep, as ends in pixels."""

    flat: Floats
    steep: Floats
    width: int

    @property
    def spread(self) -> float:
        """By how many degrees the slopes change over the width of the page, as far as they change evenly."""
        across, down = _run(self.flat)
        flat = _spread(_middles(self.flat)[:, 1] / self.width, down / across)
        across, down = _run(self.steep)
        steep = _spread(_middles(self.steep)[:, 0] / self.width, across / down)
        return float(np.degrees(max(flat, steep)))

    @property
    def is_slanted(self) -> bool:
        """Whether they lean more and more from one side to the other, as on a photograph."""
        return self.spread > _SLANTED


def directions(ink: Ink) -> Directions:
    """The long lines of a page by their directions."""
    cv: Any = opencv()
    small = cv.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv.INTER_AREA)
    width = small.shape[1]
    found = cv.HoughLinesP(
        small, 1, np.pi / 1440, _VOTES, minLineLength=width // _PART, maxLineGap=_GAP
    )
    lines = np.zeros((0, 4)) if found is None else found.reshape(-1, 4).astype(np.float64)
    across, down = _run(lines)
    steep = np.abs(across) < _LEAN * np.abs(down)
    flat = (np.abs(down) < _LEAN * np.abs(across)) & (np.abs(across) >= width / _WIDE)
    return Directions(2 * lines[flat], 2 * lines[steep], ink.shape[1])


class Flattened(NamedTuple):
    """A page that was made flat, the change that did it, and the directions of its lines afterwards."""

    page: Grey
    change: Floats
    directions: Directions


def made_flat(page: Grey, seen: Directions) -> Flattened | None:
    """The page made flat by the directions of its lines; None where it is flat, or would not be afterwards either."""
    change = flattening(seen, page.shape)
    if change is None:
        return None
    flat = flattened(page, change)
    now = directions(binarised(flat))
    return Flattened(flat, change, now) if now.spread * _BETTER < seen.spread else None


def flattening(seen: Directions, size: tuple[int, int]) -> Floats | None:
    """The change of pixels that makes a page flat; None where it is flat already or its rules do not tell.

    ``size`` is the height and the width of the page.
    """
    if seen.spread < _LEANING or len(seen.flat) < _ENOUGH:
        return None
    height, width = size
    middle = np.array([width / 2, height / 2])
    flat = _vanishing(_centred(seen.flat, middle, width))
    steep = _vanishing(_centred(seen.steep, middle, width)) if len(seen.steep) >= _ENOUGH else None
    if flat is None:
        return None
    plane = _plane(flat, np.array([0.0, 1.0, 0.0]) if steep is None else steep)
    if plane is None:
        return None
    into = np.array(
        [[1 / width, 0, -middle[0] / width], [0, 1 / width, -middle[1] / width], [0, 0, 1]]
    )
    return _fitted(plane @ into, seen, size)


def flattened(page: Grey, change: Floats) -> Grey:
    """The page as a change of its pixels makes it; what comes in from outside goes on what is there."""
    cv: Any = opencv()
    height, width = page.shape
    result: Grey = cv.warpPerspective(
        page, change, (width, height), flags=cv.INTER_CUBIC, borderMode=cv.BORDER_REPLICATE
    )
    return result


def _run(lines: Floats) -> tuple[Floats, Floats]:
    return lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]


def _middles(lines: Floats) -> Floats:
    found: Floats = (lines[:, :2] + lines[:, 2:]) / 2
    return found


def _spread(places: Floats, slopes: Floats) -> float:
    """How much slopes change over the width of a page, as far as most of them change evenly."""
    if len(places) < _ENOUGH or np.ptp(places) < _APART:
        return 0.0
    first, second = np.triu_indices(len(places), 1)
    apart = np.abs(places[first] - places[second])
    far = apart >= _APART / 2
    return abs(
        float(
            np.median((slopes[first] - slopes[second])[far] / (places[first] - places[second])[far])
        )
    )


def _centred(lines: Floats, middle: Floats, width: int) -> Floats:
    found: Floats = (lines.reshape(-1, 2, 2) - middle) / width
    return found


def _vanishing(ends: Floats) -> Floats | None:
    """The point that most of the length of some lines runs towards, far or near, or None where there is none."""
    one = np.ones((len(ends), 1))
    first, last = np.hstack([ends[:, 0], one]), np.hstack([ends[:, 1], one])
    lines = np.cross(first, last)
    length = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1)
    draw = np.random.default_rng(0)
    pairs = draw.integers(0, len(ends), (_PAIRS, 2))
    points = [np.cross(lines[a], lines[b]) for a, b in pairs if a != b]
    points = [point / np.linalg.norm(point) for point in points if np.linalg.norm(point) > 0]
    if not points:
        return None
    best = max(points, key=lambda point: float(length[_meets(ends, point)].sum()))
    for _ in range(_ROUNDS):
        met = _meets(ends, best)
        if met.sum() < _ENOUGH:
            return None
        weighed = lines[met] / np.linalg.norm(lines[met, :2], axis=1)[:, None] * length[met, None]
        best = np.linalg.svd(weighed)[2][-1]
    return best


def _meets(ends: Floats, point: Floats) -> npt.NDArray[np.bool_]:
    """Which lines run towards a point."""
    middle, along = ends.mean(1), ends[:, 1] - ends[:, 0]
    towards = point[:2] - point[2] * middle
    turned = along[:, 0] * towards[:, 1] - along[:, 1] * towards[:, 0]
    sine = np.abs(turned) / np.maximum(
        np.linalg.norm(along, axis=1) * np.linalg.norm(towards, axis=1), 1e-12
    )
    found: npt.NDArray[np.bool_] = sine < np.sin(np.radians(_NEAR))
    return found


def _plane(flat: Floats, steep: Floats) -> Floats | None:
    """The change, about the middle of the page, that sends two points to the ends of the axes."""
    line = np.cross(flat, steep)
    if abs(line[2]) < 1e-6:
        return None
    far = np.eye(3)
    far[2] = line / line[2]
    along, down = (far @ flat)[:2], (far @ steep)[:2]
    along = along / np.linalg.norm(along) * (1 if along[0] > 0 else -1)
    down = down / np.linalg.norm(down) * (1 if down[1] > 0 else -1)
    turn = np.eye(3)
    turn[:2, :2] = np.linalg.inv(np.column_stack([along, down]))
    change: Floats = turn @ far
    return change


def _fitted(change: Floats, seen: Directions, size: tuple[int, int]) -> Floats | None:
    """The change, moved and made so large that all rules with a margin stand on a page of the same size."""
    height, width = size
    ends = np.vstack([seen.flat.reshape(-1, 2), seen.steep.reshape(-1, 2)])
    placed = np.hstack([ends, np.ones((len(ends), 1))]) @ change.T
    if (placed[:, 2] <= 0).any():
        return None
    points = placed[:, :2] / placed[:, 2:]
    low, high = points.min(0) - _MARGIN, points.max(0) + _MARGIN
    scale = min(float(width), width / (high[0] - low[0]), height / (high[1] - low[1]))
    if scale < _SMALLEST * width:
        return None
    middle = np.clip((low + high) / 2, -0.5, 0.5)
    back = np.array(
        [
            [scale, 0, width / 2 - scale * middle[0]],
            [0, scale, height / 2 - scale * middle[1]],
            [0, 0, 1],
        ]
    )
    found: Floats = back @ change
    return found

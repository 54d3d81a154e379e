"""A page image as a page: straightened, its rules found, its print read into cells and lines."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.document import Turn
from extract.readers.grid import Grid, Tolerance, find_grids
from extract.readers.image_dashes import with_dashes
from extract.readers.image_keystone import directions, flattened, made_flat
from extract.readers.image_patches import Cells, Placed, cleaned, overlooked, placed, tightened
from extract.readers.image_rules import rules_of, ruling
from extract.readers.image_straight import straightened, turned
from extract.readers.loose import loose_table
from extract.readers.ocr_engine import Patch, Snippet, detect, recognise
from extract.readers.ocr_lines import Run, Scale, even_sizes, lines_of_runs, run_of
from extract.readers.pdf_layout import OUTSIDE, tables_of
from extract.readers.printed import Line, Page

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

_RULES: Final = Tolerance(prune=True)
_POOR: Final = 0.9  # mean probability: a page that reads so badly may be upside down
_TALL: Final = 1.5
_MOST: Final = 0.6  # of the print
_TOUCHED: Final = 0.05  # of a patch
_SEALED: Final = 0.8  # how sure a reading under a seal is at most
_LEGIBLE: Final = 0.5  # mean probability: below this it was no print that was read


@dataclass(frozen=True)
class Raster:
    """The image of a page: grey pixels, how many there are to the inch, which page it is, and where its seals were."""

    grey: Grey
    dpi: float
    number: int
    seals: Grey | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        height, width = self.grey.shape
        return width * 72 / self.dpi, height * 72 / self.dpi


@dataclass(frozen=True)
class Sight:
    """A page as it looks one way up: what was read, how surely on the whole, and what stayed illegible.

    ``lost`` counts places that looked like print but could not be read, ``sealed`` figures under a seal; ``slanted``
    says that the page was photographed from one side.
    """

    page: Page
    legibility: float = 0.0
    lost: int = 0
    sideways: bool = False
    sealed: int = 0
    slanted: bool = False


def page_of_raster(raster: Raster) -> Sight:
    """The page as it was read the right way up."""
    best = _seen(raster, 0)
    turns = (1, 3) if best.sideways else (2,) if 0 < best.legibility < _POOR else ()
    for quarters in turns:
        other = _seen(raster, quarters)
        if other.legibility > best.legibility:
            best = other
        if best.legibility >= _POOR:
            break
    return best


def _seen(raster: Raster, quarters: int) -> Sight:
    """The page with a number of quarter turns against the clock; one that lies on its side then is not read."""
    grey = np.ascontiguousarray(np.rot90(raster.grey, quarters))
    upright = Raster(grey, raster.dpi, raster.number)
    straight, angle = straightened(grey)
    rules = rules_of(straight, raster.dpi)
    leaning, change = directions(rules.ink), None
    if flat := made_flat(straight, leaning):
        straight, change, leaning = flat
        rules = rules_of(straight, raster.dpi)
    grids = [g for g in find_grids(rules.segments, _RULES) if not g.is_frame or g.is_row]
    ink, page = rules.without(straight, ruling(rules.segments, grids))
    ink, cells = cleaned(ink), Cells.of(grids, raster.dpi)
    patches = detect(page) if ink.any() else []
    if not quarters and _on_side(patches):
        return Sight(_page(upright, [], {}), sideways=True)
    parts = list(placed(patches, cells))
    parts += overlooked(ink, parts, cells, raster.dpi)
    parts = [part for part in parts if tightened(part.patch, ink)]
    snippets = recognise(page, [part.patch for part in parts])
    snippets, sealed = _under_seals(snippets, _turned_seals(raster, quarters, angle, change))
    runs, lost = _runs(parts, snippets, ink)
    turn = _turn(raster, upright, 90 * quarters + angle, change)
    scale = Scale(raster.number, 72 / raster.dpi, turn)
    lines = {region: lines_of_runs(found, scale) for region, found in runs.items()}
    return Sight(
        _page(upright, grids, lines),
        _legibility(snippets),
        lost,
        sealed=sealed,
        slanted=leaning.is_slanted,
    )


def _turned_seals(
    raster: Raster, quarters: int, angle: float, change: Floats | None
) -> Grey | None:
    """Where seals were, on the page as it was turned and made flat."""
    if raster.seals is None:
        return None
    seals = np.ascontiguousarray(np.rot90(raster.seals, quarters))
    seals = turned(seals, angle) if angle else seals
    return seals if change is None else flattened(seals, change)


def _under_seals(snippets: list[Snippet], seals: Grey | None) -> tuple[list[Snippet], int]:
    """What was read, in doubt where a seal was over it, and how often figures were."""
    if seals is None:
        return snippets, 0
    found, count = [], 0
    for snippet in snippets:
        box = snippet.patch
        under = seals[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1]
        if under.size and (under > 0).mean() > _TOUCHED:
            marks = [replace(m, probability=min(m.probability, _SEALED)) for m in snippet.marks]
            count += any(character.isdigit() for character in snippet.text)
            found.append(replace(snippet, marks=tuple(marks)))
        else:
            found.append(snippet)
    return found, count


def _on_side(patches: list[Patch]) -> bool:
    """Whether most of what is printed stands on end."""
    tall = sum(p.width * p.height for p in patches if p.height > _TALL * p.width)
    return tall > _MOST * sum(p.width * p.height for p in patches)


def _legibility(snippets: list[Snippet]) -> float:
    """How surely the characters of a page were read on the whole."""
    read = [snippet for snippet in snippets if snippet.text.strip()]
    count = sum(len(snippet.text) for snippet in read)
    return sum(s.legibility * len(s.text) for s in read) / count if count else 0.0


def _turn(raster: Raster, upright: Raster, angle: float, change: Floats | None) -> Turn | None:
    """How the page was turned and made flat, or None where it was neither."""
    if not angle and change is None:
        return None
    (width, height), (wide, high) = raster.size, upright.size
    slant: tuple[float, ...] = ()
    if change is not None:
        points = np.diag([72 / raster.dpi, 72 / raster.dpi, 1.0])
        back = points @ np.linalg.inv(change) @ np.linalg.inv(points)
        slant = tuple((back / back[2, 2]).ravel().tolist())
    return Turn(angle, wide / 2, high / 2, ((width - wide) / 2, (height - high) / 2), slant)


def _runs(
    parts: list[Placed], snippets: list[Snippet], ink: Grey
) -> tuple[dict[int, list[Run]], int]:
    """What was read, by region, and how much was not legible."""
    runs: defaultdict[int, list[Run]] = defaultdict(list)
    lost = 0
    for part, snippet in zip(parts, snippets, strict=True):
        box = tightened(part.patch, ink)
        if not box or not snippet.text.strip():
            continue
        if snippet.legibility < _LEGIBLE:
            lost += 1
        else:
            runs[part.region].append(run_of(snippet, box))
    runs[OUTSIDE] = even_sizes(runs[OUTSIDE])
    return runs, lost


def _page(raster: Raster, grids: list[Grid], lines: dict[int, list[Line]]) -> Page:
    width, height = raster.size
    outside = tuple(lines.get(OUTSIDE, ()))
    held = [tuple(lines.get(i, ())) for i in range(sum(len(grid.cells) for grid in grids))]
    tables = tuple(map(with_dashes, tables_of(grids, held, raster.number)))
    loose = loose_table(raster.number, outside)
    if loose:
        tables = (*tables, loose[0])
        outside = tuple(line for line in outside if id(line) not in loose[1])
    return Page(
        number=raster.number,
        width=width,
        height=height,
        tables=tables,
        lines=outside,
        drawn=True,
    )

"""Reports: whole made-up files, each from its seed, in the layouts that converters leave."""

from dataclasses import dataclass
from random import Random

from .base import base_table
from .books import draw
from .figures import Sheet
from .forms import design, overall_form, project_form
from .narrative import narrative
from .paper import CELLS, TABS, Block
from .pen import Pen, manner

SHAPES = ("package", "package", "package", "prose", "forms", "base")


@dataclass(frozen=True, slots=True)
class Made:
    """A report before it is printed."""

    seed: int
    shape: str
    layout: str
    blocks: tuple[Block, ...]
    sheet: Sheet

    @property
    def name(self) -> str:
        """What the report is called in lists."""
        return f"{self.seed:04d}-{self.shape}-{self.layout}"


def make(seed: int) -> Made:
    """Make the report of a seed."""
    rng = Random(seed)
    pen = Pen(draw(rng), Sheet(), manner(rng), rng)
    shape = rng.choice(SHAPES)
    layout = rng.choice((TABS, CELLS))
    return Made(seed, shape, layout, tuple(_blocks(pen, shape)), pen.sheet)


def _blocks(pen: Pen, shape: str) -> list[Block]:
    made: list[Block] = []
    look = design(pen)
    if shape in {"package", "prose", "base"}:
        made += narrative(pen)
    if shape in {"package", "base"}:
        made += base_table(pen)
    if shape in {"package", "forms"}:
        made += overall_form(pen, look)
        for project in pen.books.projects:
            if pen.chance(0.5):
                made += project_form(pen, look, project.name, project.line)
    return made

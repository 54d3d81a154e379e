"""Paper: paragraphs and tables of a report, and how they are set as text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .figures import CLOSE, OPEN, Slot

TABS, CELLS = "tabs", "cells"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``part`` names the slots that are lost where the row is left out."""

    cells: tuple[str, ...]
    part: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a cell that is merged into the one above or before it is empty."""

    rows: tuple[Row, ...]


Block = str | Table


@dataclass(frozen=True, slots=True)
class Printed:
    """A text and where each slot stands in it: line from 1, first character from 0, length."""

    text: str
    places: Mapping[int, tuple[int, int, int]]


def set_text(blocks: Sequence[Block], layout: str) -> str:
    """The blocks as text in which slots are still open."""
    return "\n".join(line for block in blocks for line in _lines(block, layout))


def _lines(block: Block, layout: str) -> Iterator[str]:
    if isinstance(block, str):
        yield block
        return
    yield ""
    for row in block.rows:
        if layout == TABS:
            yield "\t".join(cell.replace("\n", "") for cell in row.cells)
        else:
            yield from (f"\t{cell}" for cell in row.cells)
            yield ""
    if layout == TABS:
        yield ""


def print_text(text: str, slots: Mapping[int, Slot]) -> Printed:
    """Print every slot into the text and note where it stands."""
    made: list[str] = []
    places: dict[int, tuple[int, int, int]] = {}
    line, char = 1, 0
    for piece in _pieces(text):
        shown = piece
        if piece.startswith(OPEN):
            slot = slots[int(piece[1:-1])]
            places[slot.id] = (line, char, len(slot.text))
            shown = slot.text + slot.style.suffix
        made.append(shown)
        breaks = shown.count("\n")
        line += breaks
        char = len(shown) - shown.rindex("\n") - 1 if breaks else char + len(shown)
    return Printed("".join(made), places)


def _pieces(text: str) -> Iterator[str]:
    for index, part in enumerate(text.split(OPEN)):
        if index == 0:
            yield part
            continue
        name, _, rest = part.partition(CLOSE)
        yield f"{OPEN}{name}{CLOSE}"
        yield rest

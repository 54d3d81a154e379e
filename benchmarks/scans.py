"""How well and how fast scans are read: grids, cells, numerals and their doubts, and time against bare RapidOCR.

    python -m benchmarks.scans [PAGES]      (or: make bench-scans)

Pages are printed, scanned well (200 dpi, noise, half a degree) and badly (150 dpi, blur, more noise, 1.2 degrees), and
read. The recogniser alone is given the same images, page by page in turn, so that whatever else the machine does falls
on both alike.
"""

import io
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.known_forms import Slot
from benchmarks.scanned_forms import FONTS, GOOD, HARD, Scanner, Sheet, pages, printed
from benchmarks.scanned_marks import folded, numerals
from extract.document import Table
from extract.numbers import Number
from extract.readers import read
from extract.scan import scan

COUNT = 16
DOUBT = Decimal("0.9")


@dataclass
class Score:
    """What was right and wrong over some pages."""

    tables: int = 0
    grids: int = 0
    right: int = 0
    cells: int = 0
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wrong: list[bool] = field(default_factory=list)  # cells with misread numerals: whether in doubt
    doubted: list[bool] = field(default_factory=list)  # cells with numerals read right: likewise
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The score as lines to print."""
        recall = (self.wanted & self.found).total() / self.wanted.total()
        yield f"grids exact            {self.grids}/{self.tables}"
        yield f"cell F1                {2 * self.right / max(self.cells, 1):.4f}"
        yield f"table numerals         {recall:.4f} of {self.wanted.total()}"
        yield f"misread, in doubt      {sum(self.wrong)}/{len(self.wrong)}"
        yield f"read right, in doubt   {sum(self.doubted)}/{len(self.doubted)}"
        ratio = statistics.median(a / b for a, b in zip(self.ours, self.bare, strict=True))
        ours, bare = statistics.median(self.ours), statistics.median(self.bare)
        yield f"seconds a page         {ours:.2f}, bare RapidOCR {bare:.2f}: {ratio:.2f} x"


def main(count: int) -> None:
    """Print the scores of good and of hard scans."""
    from rapidocr import RapidOCR  # noqa: PLC0415  # an extra

    engine = RapidOCR(params={"Global.log_level": "error"})
    for name, scanner in (("good", GOOD), ("hard", HARD)):
        score = Score()
        for index, contents in enumerate(pages(count)):
            sheet = printed(contents, FONTS[index % 2], scanner.dpi, number=index + 1)
            _measure(sheet, _varied(scanner, index).scan(sheet.image, index), engine, score)
        print(f"{name}: {count} pages")
        print("\n".join(f"  {line}" for line in score.lines()))


def _varied(scanner: Scanner, index: int) -> Scanner:
    """The scanner with every third page put in the other way round."""
    return replace(scanner, angle=scanner.angle if index % 3 else -scanner.angle)


def _measure(sheet: Sheet, data: bytes, engine: Any, score: Score) -> None:
    """Read one page, by the recogniser alone and as a document."""
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    if not score.ours:
        read(data, "warm.jpg")
        engine(pixels)
    start = time.perf_counter()
    engine(pixels)
    between = time.perf_counter()
    document = read(data, "page.jpg")
    score.bare.append(between - start)
    score.ours.append(time.perf_counter() - between)
    tables = [(i, b) for i, b in enumerate(document.blocks) if isinstance(b, Table)]
    numbers = scan(document)
    score.tables += len(sheet.tables)
    for (index, table), truth in zip(tables, sheet.tables, strict=False):
        _compare(table, truth, [n for n in numbers if n.block == index], score)


def _compare(table: Table, truth: dict[Slot, str], numbers: list[Number], score: Score) -> None:
    """Add one table to the score."""
    cells = {(c.row, c.column, c.rowspan, c.colspan): c for c in table.cells}
    score.grids += set(cells) == set(truth)
    score.cells += sum(bool(table.content(c)) for c in table.cells)
    for slot, text in truth.items():
        meant, cell = folded(text), cells.get(slot)
        got = folded(table.content(cell)) if cell else ""
        score.cells += bool(meant)
        score.right += bool(meant) and meant == got
        score.wanted.update(numerals(meant))
        score.found.update(numerals(got))
        if cell and numerals(meant):
            inside = [n for n in numbers if cell.start <= n.start < cell.end]
            doubt = any(n.alternatives or (n.confidence or 0) < DOUBT for n in inside)
            (score.doubted if numerals(meant) == numerals(got) else score.wrong).append(doubt)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)

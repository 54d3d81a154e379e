"""Forms with known grids, whichever file they are written to: a title and rows of texts, with merged cells."""

from dataclasses import dataclass

Slot = tuple[int, int, int, int]
"""Row, column, rowspan and colspan of a cell."""
Row = tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A titled table as rows of texts; `<` belongs to the cell on its left and `^` to the one above.

    ``type_size`` and ``padding`` are points, where a page is drawn.
    """

    title: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    type_size: float = 10.0
    padding: float = 3.0

    def cells(self) -> dict[Slot, str]:
        """The text of every cell under its row, column, rowspan and colspan."""
        return {
            (i, j, self._down(i, j), self._right(i, j)): text
            for i, row in enumerate(self.rows)
            for j, text in enumerate(row)
            if text not in {"<", "^"}
        }

    def _right(self, i: int, j: int) -> int:
        rest = self.rows[i][j + 1 :]
        return 1 + next((k for k, text in enumerate(rest) if text != "<"), len(rest))

    def _down(self, i: int, j: int) -> int:
        rest = self.rows[i + 1 :]
        return 1 + next((k for k, row in enumerate(rest) if row[j] != "^"), len(rest))

"""The cells of a worksheet: what each shows and holds, which are merged, and which rows and columns are hidden."""

import re
import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from extract.errors import BrokenFile, LimitExceeded
from extract.readers.limits import Limits
from extract.readers.sheet_dates import serial_of
from extract.readers.sheet_numbers import Printer
from extract.readers.sheet_package import Element, Workbook, is_true, local
from extract.readers.sheet_text import margin_text, place_of, rich_text, unescaped

_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_TAGS: Final = "sheetFormatPr cols row mergeCells headerFooter"
_FRAMES: Final = 16
_LAST_ROW: Final = 2**20
_LAST_COLUMN: Final = 2**14


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its row and column from 1, the text it shows, what it holds, and whether lines frame it.

    ``stored`` is the number of a cell that holds one, or a text that its format does not show.
    """

    row: int
    column: int
    text: str
    stored: str = ""
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of cells, its corners included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Grid:
    """What a worksheet holds.

    ``unsaved`` are formulas without a result, ``failed`` those that gave an error, ``rough`` cells whose number format
    was not followed.
    """

    cells: list[SheetCell] = field(default_factory=list)
    frames: dict[int, list[int]] = field(default_factory=dict)
    merged: list[Region] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    shown_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    rows_start_hidden: bool = False
    margins: list[str] = field(default_factory=list)
    unsaved: list[tuple[int, int]] = field(default_factory=list)
    failed: list[tuple[int, int]] = field(default_factory=list)
    rough: list[tuple[int, int]] = field(default_factory=list)

    def is_row_hidden(self, row: int) -> bool:
        """Whether a row is not shown."""
        return row in self.hidden_rows or (self.rows_start_hidden and row not in self.shown_rows)

    def is_column_hidden(self, column: int) -> bool:
        """Whether a column is not shown."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def grid_of(book: Workbook, part: str, printer: Printer, limits: Limits) -> Grid:
    """Everything in the cells of one worksheet."""
    walk = _Walk(book, printer, limits)
    for element in book.elements(part, _TAGS):
        try:
            getattr(walk, f"add_{local(element)}")(element)
        except ValueError as error:  # an attribute that should be a number is none
            raise BrokenFile("工作簿已损坏，工作表的内容不合规范。") from error
        element.clear()
    return walk.grid


@dataclass
class _Walk:
    """Where the walk over a worksheet stands."""

    book: Workbook
    printer: Printer
    limits: Limits
    grid: Grid = field(default_factory=Grid)
    row: int = 0
    column: int = 0
    deadline: float = field(init=False)

    def __post_init__(self) -> None:
        self.deadline = time.monotonic() + self.limits.seconds

    def add_sheetFormatPr(self, element: Element) -> None:  # noqa: N802  # called by the name of the element
        """Note whether rows are hidden unless they say otherwise."""
        self.grid.rows_start_hidden = is_true(element.get("zeroHeight"))

    def add_cols(self, element: Element) -> None:
        """Note hidden columns."""
        for mark in element:
            if is_true(mark.get("hidden")) or _is_zero(mark.get("width")):
                span = int(mark.get("min", "0")), int(mark.get("max", "0"))
                self.grid.hidden_columns.append(span)

    def add_row(self, element: Element) -> None:
        """Add the cells of a row; rows and cells that bear no number follow the one before."""
        if time.monotonic() > self.deadline:
            raise LimitExceeded(f"读取工作簿超过 {self.limits.seconds:g} 秒的上限。")
        self.row = int(element.get("r", self.row + 1))
        self.column = 0
        if is_true(element.get("hidden")) or _is_zero(element.get("ht")):
            self.grid.hidden_rows.add(self.row)
        else:
            self.grid.shown_rows.add(self.row)
        for cell in element:
            self._add_cell(cell)

    def add_mergeCells(self, element: Element) -> None:  # noqa: N802
        """Add the merged regions."""
        for mark in element:
            first, _, last = mark.get("ref", "").partition(":")
            start, end = place_of(first), place_of(last or first)
            if start and end and start != end:
                self.grid.merged.append(Region(*start, *end))

    def add_headerFooter(self, element: Element) -> None:  # noqa: N802
        """Add what is printed at the margins."""
        self.grid.margins += filter(None, (margin_text(mark.text or "") for mark in element))

    def _add_cell(self, element: Element) -> None:
        row, self.column = place_of(element.get("r", "")) or (self.row, self.column + 1)
        style = self.book.style(_index(element.get("s")))
        if style.framed:
            self._note_frame(row)
        if not len(element) or row > _LAST_ROW or self.column > _LAST_COLUMN:
            return
        value = _child(element, "v")
        if _child(element, "f") is not None and _is_unsaved(element, value):
            self.grid.unsaved.append((row, self.column))
        text, stored = self._content(element, value, style.number_format)
        if text or stored:
            self._keep(SheetCell(row, self.column, text, stored, framed=style.framed))

    def _note_frame(self, row: int) -> None:
        """Note a frame: the first few of a row tell that it has any in sight."""
        columns = self.grid.frames.setdefault(row, [])
        if len(columns) < _FRAMES:
            columns.append(self.column)

    def _keep(self, cell: SheetCell) -> None:
        self.grid.cells.append(cell)
        if len(self.grid.cells) > self.limits.cells:
            raise LimitExceeded(f"工作簿的单元格超过 {self.limits.cells} 个的上限，不予读取。")

    def _content(self, element: Element, value: Element | None, style: int) -> tuple[str, str]:
        """The text that a cell shows, and the number it holds if it holds one."""
        kind, raw = element.get("t", "n"), (value.text or "") if value is not None else ""
        if kind in {"n", "d"}:
            return self._number(raw.strip(), style, kind) if raw else ("", "")
        if kind == "b":
            return "TRUE" if is_true(raw) else "FALSE", ""
        if kind == "e":
            self.grid.failed.append((self.row, self.column))
        if kind == "inlineStr":
            text = "".join(rich_text(child) for child in element if local(child) == "is")
        elif kind == "s":
            text = self.book.string(_index(raw))
        else:
            text = unescaped(raw)
        shown = self.printer.text(text, style)
        return shown, "" if shown else text

    def _number(self, raw: str, style: int, kind: str) -> tuple[str, str]:
        stored = serial_of(raw, self.book.from_1904) if kind == "d" else _decimal(raw)
        if stored is None:
            return raw, ""
        shown = self.printer.number(stored, style)
        if not shown.faithful:
            self.grid.rough.append((self.row, self.column))
        return shown.text, format(stored, "f")


def _decimal(raw: str) -> Decimal | None:
    """The number in its shortest form: files hold a double with digits that none of its neighbours needs."""
    if _INTEGER.fullmatch(raw):
        return Decimal(raw)
    try:
        number = Decimal(repr(float(raw)))
    except ValueError:
        return None
    return number if number.is_finite() else None


def _is_unsaved(element: Element, value: Element | None) -> bool:
    """Whether a formula has no result; an empty string is one."""
    return value is None or not (value.text or element.get("t") == "str")


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local(child) == name), None)


def _index(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() else -1 if text else 0


def _is_zero(size: str | None) -> bool:
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False

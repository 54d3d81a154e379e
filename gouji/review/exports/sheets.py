"""Sheets: a workbook whose text can never become a formula, with formats, widths and print layout in one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from math import ceil
from types import TracebackType
from typing import Any, Self

import xlsxwriter  # type: ignore[import-untyped]

from gouji.review.exports.clean import clean, is_active
from gouji.review.exports.formulas import decimals
from gouji.review.exports.words import word

FONT = "宋体"
HEAD_FONT = "黑体"
SIZE = 10
A4 = 9
LOOSE = 1.12
"""Room that a line loses to words which do not break."""
LINE = 14.0
HIGHEST = 400
"""Points of one line, and of the highest row that a spreadsheet takes."""
EXACT_DIGITS = 15
"""Figures that a spreadsheet keeps; a longer number stays text."""
COLOURS = {
    "head": "#DCE6F1",
    "input": "#FFF8D6",
    "high": "#F8D7D3",
    "medium": "#FCE9CF",
    "ok": "#E2F0E4",
    "grey": "#767676",
}
_BASE = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "text": {"text_wrap": True, "border": 1, "border_color": "#BFBFBF"},
    "plain": {"border": 1, "border_color": "#BFBFBF"},
    "centre": {"align": "center", "border": 1, "border_color": "#BFBFBF"},
    "number": {"border": 1, "border_color": "#BFBFBF", "align": "right"},
    "quiet": {"text_wrap": True, "border": 1, "border_color": "#BFBFBF", "font_color": "#767676"},
    "strong": {"text_wrap": True, "border": 1, "border_color": "#BFBFBF", "bold": True},
    "strong_number": {"border": 1, "border_color": "#BFBFBF", "align": "right", "bold": True},
    "input": {"border": 1, "border_color": "#BFBFBF", "bg_color": COLOURS["input"]},
    "input_text": {
        "border": 1,
        "border_color": "#BFBFBF",
        "bg_color": COLOURS["input"],
        "text_wrap": True,
    },
    "head": {
        "font_name": HEAD_FONT,
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": COLOURS["head"],
    },
    "strong_centre": {"align": "center", "border": 1, "border_color": "#BFBFBF", "bold": True},
    "section_row": {"border": 1, "border_color": "#BFBFBF", "bold": True, "bg_color": "#F2F2F2"},
    "bare": {},
    "right": {"align": "right"},
    "title_centre": {"font_name": HEAD_FONT, "font_size": 16, "bold": True, "align": "center"},
    "title": {"font_name": HEAD_FONT, "font_size": 16, "bold": True},
    "section": {"font_name": HEAD_FONT, "font_size": 11, "bold": True},
    "note": {"font_color": "#767676"},
    "link": {"border": 1, "border_color": "#BFBFBF", "font_color": "#0B57A4", "underline": 1},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head and its width in characters."""

    head: str
    width: float


class Workbook:
    """A workbook in memory; ``data`` holds its bytes once it was closed."""

    def __init__(self, title: str = "") -> None:
        self._buffer = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._buffer, {**options, "strings_to_numbers": False})
        self._book.set_calc_mode("auto")
        self._book.set_properties({"title": clean(title, 200)})
        self._formats: dict[tuple[str, str, bool], Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._book.close()

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self._buffer.getvalue()

    def sheet(self, name: str, *, landscape: bool = True) -> "Sheet":
        """A new sheet on A4 paper, one page wide, with its pages counted at the foot."""
        made = self._book.add_worksheet(name)
        if landscape:
            made.set_landscape()
        made.set_paper(A4)
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        made.set_footer(f"&L&A&R{word('paper.sign')}")
        return Sheet(self, made, name)

    def format(self, style: str, digits: str = "", *, quoted: bool = False) -> Any:
        """The format of a style, made once; ``quoted`` keeps text from becoming a formula when it is typed again."""
        key = (style, digits, quoted)
        if key not in self._formats:
            looks: dict[str, Any] = {**_BASE, **_STYLES[style]}
            if digits:
                looks["num_format"] = digits
            if quoted:
                looks["quote_prefix"] = True
            self._formats[key] = self._book.add_format(looks)
        return self._formats[key]

    def colour(self, name: str) -> Any:
        """A format that only fills, for conditions."""
        return self._book.add_format({"bg_color": COLOURS[name]})


class Sheet:
    """A sheet that writes text as text and decimals as numbers."""

    def __init__(self, book: Workbook, sheet: Any, name: str) -> None:
        self.name = name
        self.raw = sheet
        self._book = book

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write text that came from anywhere."""
        fit = clean(text)
        shape = self._book.format(style, quoted=is_active(fit))
        if fit:
            self.raw.write_string(row, column, fit, shape)
        else:
            self.raw.write_blank(row, column, None, shape)

    def number(
        self, row: int, column: int, value: Decimal | int | None, style: str = "number"
    ) -> None:
        """Write a number with the decimals it has, or as text where a spreadsheet would lose digits."""
        if value is None:
            self.raw.write_blank(row, column, None, self._book.format(style))
            return
        exact = Decimal(value)
        if len(exact.as_tuple().digits) > EXACT_DIGITS:
            self.text(row, column, format(exact, "f"), style)
            return
        self.raw.write_number(row, column, exact, self._book.format(style, _digits(exact)))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: Decimal | str | None,
        style: str = "number",
    ) -> None:
        """Write a formula of ours with the figure that it gives, for readers that do not recompute."""
        digits = _digits(value) if isinstance(value, Decimal) else ""
        shown = "" if value is None else value
        self.raw.write_formula(row, column, formula, self._book.format(style, digits), shown)

    def share(self, row: int, column: int, formula: str, value: Decimal) -> None:
        """Write a formula whose result is shown in per cent."""
        self.raw.write_formula(row, column, formula, self._book.format("number", "0.0%"), value)

    def link(self, row: int, column: int, target: str, text: str) -> None:
        """Write a link to a cell of another sheet of this workbook."""
        shape = self._book.format("link")
        self.raw.write_url(row, column, f"internal:{target}", shape, clean(text))

    def merged(self, area: tuple[int, int, int, int], text: str, style: str) -> None:
        """Write text over several cells."""
        fit = clean(text)
        shape = self._book.format(style, quoted=is_active(fit))
        self.raw.merge_range(*area, "", shape)
        if fit:
            self.raw.write_string(area[0], area[1], fit, shape)

    def head(self, row: int, columns: Sequence[Column]) -> None:
        """Write the head row, set the widths, freeze it and repeat it on every printed page."""
        shape = self._book.format("head")
        for place, column in enumerate(columns):
            self.raw.set_column(place, place, column.width)
            self.raw.write_string(row, place, column.head, shape)
        self.raw.set_row(row, 30)
        self.raw.freeze_panes(row + 1, 0)
        self.raw.repeat_rows(row)

    def widths(self, widths: Sequence[float]) -> None:
        """Set the widths of the first columns."""
        for place, width in enumerate(widths):
            self.raw.set_column(place, place, width)

    def height(self, row: int, texts: Sequence[tuple[str, float]], *, folded: bool = False) -> None:
        """Make a row as high as its longest wrapped text needs; each text comes with the width of its column.

        A folded row lies one level down in the outline.
        """
        lines = max((lines_of(text, width) for text, width in texts), default=1)
        self.raw.set_row(row, min(HIGHEST, 6 + LINE * lines), None, {"level": int(folded)})

    def folded(self) -> None:
        """Let the row above a group stand for it."""
        self.raw.outline_settings(visible=True, symbols_below=False)

    def between(self, row: int, column: int, most: str, refusal: str) -> None:
        """Take nothing but a number from 0 to ``most``, a formula, in a cell."""
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": most}
        self.raw.data_validation(row, column, row, column, {**rule, "error_message": refusal})

    def choices(self, area: tuple[int, int, int, int], words: Sequence[str]) -> None:
        """Offer words to choose from without refusing others."""
        rule = {"validate": "list", "source": list(words), "error_type": "information"}
        self.raw.data_validation(*area, rule)

    def filtered(self, first: int, last: int, columns: int) -> None:
        """Put filters on the head row."""
        self.raw.autofilter(first, 0, max(first, last), columns - 1)

    def highlight(self, area: tuple[int, int, int, int], words: Mapping[str, str]) -> None:
        """Fill cells of an area that say a word, with the colour named for it."""
        for said, colour in words.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{said}"'}
            self.raw.conditional_format(*area, {**rule, "format": self._book.colour(colour)})


def lines_of(text: str, width: float) -> int:
    r"""How many lines a text takes in a column; Chinese characters are two wide.

    >>> lines_of("三公经费", 9), lines_of("三公经费预算", 9), lines_of("甲\n乙", 9)
    (1, 2, 2)
    """
    room = max(1.0, width)
    return sum(max(1, ceil(_wide(line) * LOOSE / room)) for line in text.split("\n"))


def _wide(text: str) -> int:
    return sum(2 if ord(c) > 0x2E7F or c in "“”‘’…—·" else 1 for c in text)


def _digits(value: Decimal) -> str:
    """The number format that shows the decimals of ``value``."""
    places = min(decimals(value), EXACT_DIGITS)
    return f"0.{'0' * places}" if places else "0"

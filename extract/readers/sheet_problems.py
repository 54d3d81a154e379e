"""What in a workbook was not read, or not read the way it looks: one problem a sheet and kind, with its first place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from extract.document import Document, SheetAnchor
from extract.places import Where
from extract.problems import Problem
from extract.readers.sheet_cells import Grid, SheetCell
from extract.readers.sheet_text import address_of

_TELLING: Final = re.compile("[1-9]")  # formats often leave noughts out
_NAMED: Final = 5  # so many addresses stand in a sentence
UNSAVED: Final = "formula-without-value"
AS_BLANK: Final = "，按空白读取"
_SENTENCES: Final = {
    "hidden-cells": "工作表“{sheet}”有隐藏的行或列，其中{count}个单元格有内容（{cells}），没有参与核对。",
    "covered-cells": "工作表“{sheet}”有{count}个单元格的数字被格式或合并的单元格盖住（{cells}），没有参与核对。",
    UNSAVED: "工作表“{sheet}”有{count}个公式没有保存计算结果（{cells}）"
    + AS_BLANK
    + "；请用 Excel 或 WPS 打开并保存后再核对。",
    "formula-error": "工作表“{sheet}”有{count}个单元格的公式出错（{cells}）。",
    "number-format": "工作表“{sheet}”有{count}个单元格的数字格式不能照样显示（{cells}），按所存的数读取。",
}


class _Trouble(NamedTuple):
    """Cells of one sheet that share a trouble."""

    code: str
    sheet: str
    cells: tuple[str, ...]


@dataclass
class Tally:
    """What the sheets of a workbook hold that a reader must be told of."""

    hidden_sheets: list[str] = field(default_factory=list)
    pictures: int = 0
    charts: int = 0
    comments: int = 0
    troubles: list[_Trouble] = field(default_factory=list)

    def add(
        self, sheet: str, grid: Grid, unseen: Sequence[SheetCell], covered: Sequence[SheetCell]
    ) -> None:
        """Count the troubles of one sheet."""
        found = {
            "hidden-cells": [(cell.row, cell.column) for cell in unseen],
            "covered-cells": [
                (c.row, c.column) for c in covered if _TELLING.search(c.text or c.stored)
            ],
            UNSAVED: grid.unsaved,
            "formula-error": grid.failed,
            "number-format": grid.rough,
        }
        for code, places in found.items():
            if places:
                cells = tuple(address_of(*place) for place in places)
                self.troubles.append(_Trouble(code, sheet, cells))


def problems_of(tally: Tally, document: Document) -> tuple[Problem, ...]:
    """The problems in sentences."""
    return (*_wholes(tally), *(_placed(trouble, document) for trouble in tally.troubles))


def _wholes(tally: Tally) -> Iterator[Problem]:
    """What is said of the workbook as a whole."""
    if tally.hidden_sheets:
        names = "、".join(tally.hidden_sheets)
        what = f"有 {len(tally.hidden_sheets)} 张隐藏的工作表（{names}），其内容没有参与核对。"
        yield Problem(what=what, code="hidden-sheet")
    if tally.pictures:
        what = f"文件里有 {tally.pictures} 张图片，图片中的文字没有读取。"
        yield Problem(what=what, code="picture")
    if tally.charts:
        what = f"文件里有 {tally.charts} 张图表，图表上的数没有读取。"
        yield Problem(what=what, code="chart")
    if tally.comments:
        what = f"文件里有 {tally.comments} 条批注，没有参与核对。"
        yield Problem(what=what, code="comment")


def _placed(trouble: _Trouble, document: Document) -> Problem:
    named = "、".join(trouble.cells[:_NAMED])
    cells = named if len(trouble.cells) <= _NAMED else f"{named} 等"
    sentence = _SENTENCES[trouble.code].format(
        sheet=trouble.sheet, count=f" {len(trouble.cells)} ", cells=cells
    )
    return Problem(what=sentence, code=trouble.code, where=_where(trouble, document))


def _where(trouble: _Trouble, document: Document) -> Where | None:
    """The place of the first of the cells that stands in a block."""
    for cell in trouble.cells:
        for index, block in enumerate(document.blocks):
            for anchor in block.anchors:
                if (
                    isinstance(anchor, SheetAnchor)
                    and anchor.cell == cell
                    and anchor.sheet == trouble.sheet
                ):
                    return document.where(index, anchor.start, anchor.end)
    return None

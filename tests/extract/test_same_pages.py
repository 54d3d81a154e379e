"""Where a page ends makes no difference to the records: forms over two pages, with rows cut by the break, in PDF and Word."""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise, takewhile

import docx
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Ruled

from extract.document import Document, Paragraph, Table
from extract.readers.many import read_all
from extract.recognise import recognise
from extract.records import Report
from gouji.pipeline import NamedBytes
from tests.extract.test_same_records import facts, rates, rows, sums
from tests.forms.score import FORMS

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
WIDTH, TALL = 595, 4000
A4 = 842
MARGIN = 50
CELL = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, leading=12, wordWrap="CJK")
LINE = ParagraphStyle("line", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK")
GRID = [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
DESIGNS = [
    "third/bingtuan-final.html",
    "third/hunan-county.docx",
    "fresh/gansu-department.html",
    "fresh/ningxia-three-public.xlsx",
    "blind/chongqing-project.html",
    "blind/shandong-base.xlsx",
    "open/guangxi-target.xlsx",
]


NOTES = [
    "受汛期降雨影响，部分河段清淤推迟到第四季度实施，今后将提前安排并加强调度，确保按期完成。",
    "招标流程较长，设备到货时间晚于计划，目前已全部安装调试完毕，下一年度将提前启动采购。",
    "部分群众外出务工，回访问卷数量不足，今后将采取线上线下相结合的方式，提高回访覆盖面。",
]
NOTED = "山阳县水务局2023年度项目支出绩效自评表\n\n" + "\n".join([
    "项目名称\t河道治理",
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分",
    "\t年度资金总额\t300\t320.5\t288.45\t10\t90.00%\t9",
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析",
    f"产出指标\t数量指标\t清淤河道\t≥15公里\t12公里\t20\t16\t{NOTES[0]}",
    f"\t质量指标\t设备合格率\t≥95%\t93.1%\t20\t19.6\t{NOTES[1]}",
    "效益指标\t社会效益指标\t受益农户\t≥1800户\t1860户\t30\t30\t",
    f"满意度指标\t满意度指标\t农户满意度\t≥90%\t81%\t20\t18\t{NOTES[2]}",
    "总分\t\t\t\t\t100\t92.6\t",
])  # fmt: skip


LABELS = ["清淤河道及堤岸", "设备一次验收合格率", "受益农户年均增收额"]
LABELLED = "山阳县水务局2023年度项目支出绩效自评表\n\n" + "\n".join([
    "项目名称\t河道治理",
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分",
    "\t年度资金总额\t300\t320.5\t288.45\t10\t90.00%\t9",
    "一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\t偏差原因",
    f"产出指标\t数量指标\t{LABELS[0]}\t≥15公里\t12公里\t20\t16\t汛期",
    f"\t质量指标\t{LABELS[1]}\t≥95%\t93.1%\t20\t19.6\t",
    f"效益指标\t效益指标\t{LABELS[2]}\t≥18元\t19元\t30\t30\t",
    "满意度\t满意度\t农户满意度\t≥90%\t81%\t20\t18\t外出",
    "总分\t\t\t\t\t100\t92.6\t",
])  # fmt: skip


@cache
def labelled() -> Document:
    """A form whose names of indicators take two lines."""
    return read_all([NamedBytes("labelled.txt", LABELLED.encode())])[0]


@cache
def noted() -> Document:
    """A form whose rows give long reasons."""
    return read_all([NamedBytes("noted.txt", NOTED.encode())])[0]


@cache
def design(name: str) -> Document:
    """A form as its own reader reads it."""
    path = FORMS / name
    return read_all([NamedBytes(path.name, path.read_bytes())])[0]


def printed(
    document: Document, *, height: int, above: int = 0, torn: int = -1, label: str = ""
) -> Report:
    """The records of a form that is printed on pages of some height, below so much empty space.

    ``torn`` is the place, among the rows that hold a cell of several lines, of one that a page break cuts: in a
    sentence, or in its ``label``.
    """
    flow: list[Flowable] = [Spacer(1, above)] if above else []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            flow += [Words(line, LINE) for line in block.text.split("\n") if line.strip()]
        else:
            flow += [*_ruled(block, torn, label), Spacer(1, 8)]
            torn = -1 if any(isinstance(f, PageBreak) for f in flow) else torn
    first = list(takewhile(lambda f: not isinstance(f, PageBreak), flow))
    if len(first) < len(flow):  # the page ends where the row is cut
        used = 2 * MARGIN + 13 + int(sum(f.wrap(WIDTH - 80, TALL)[1] for f in first))
        height = max(used, A4)
        flow.insert(0, Spacer(1, height - used))
    out = BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=(WIDTH, height),
        leftMargin=40,
        rightMargin=40,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
    ).build(flow)
    return _report("a.pdf", out.getvalue())


def _ruled(table: Table, torn: int, label: str) -> list[Flowable]:
    """A table as a whole, or in two parts of which the first ends with the first lines of a row."""
    width = (WIDTH - 80) / table.columns
    texts = {(c.row, c.column): _lines(table.content(c), width * c.colspan) for c in table.cells}
    words = {place: _cell(lines) for place, lines in texts.items()}
    lines = {place: len(found) for place, found in texts.items() if any(found)}
    cut = {r: _cut(table, lines, r, label) for r in range(table.rows)}
    whole = [r for r, at in cut.items() if at]
    if not 0 <= torn < len(whole):
        return [_part(table, words, 0, table.rows)]
    row = whole[torn]
    upper, lower = dict(words), dict(words)
    for place, found in texts.items():
        if place[0] == row:
            upper[place], lower[place] = _cell(found[: cut[row]]), _cell(found[cut[row] :])
    return [_part(table, upper, 0, row + 1), PageBreak(), _part(table, lower, row, table.rows)]


def _lines(text: str, width: float) -> list[str]:
    """The lines that a text takes in a cell of some width."""
    broken = [Words(part, CELL).breakLines(width - 12).lines for part in text.split("\n") if part]
    return ["".join(words) for lines in broken for _, words in lines]


def _cell(lines: Sequence[str]) -> Words:
    return Words("<br/>".join(lines), CELL)


def _cut(table: Table, lines: Mapping[tuple[int, int], int], row: int, label: str) -> int:
    """Behind how many lines a page break may cut a row, so that its label or the rest of a sentence is left; 0 for nowhere."""
    cells = [c for c in table.cells if c.row == row]
    prose = {c.column for c in cells if len(table.content(c)) >= 20 and "，" in table.content(c)}
    if label:
        prose = {c.column for c in cells if table.content(c) == label}
    most = max((lines.get((row, c.column), 0) for c in cells if c.column not in prose), default=0)
    runs_over = any(lines[row, column] > most for column in prose)
    return most if runs_over and most and all(c.rowspan == 1 for c in cells) else 0


def _part(table: Table, words: Mapping[tuple[int, int], object], first: int, end: int) -> Ruled:
    """The rows ``first:end`` of a table; a merged cell goes on empty in the second part."""
    grid: list[list[object]] = [[""] * table.columns for _ in range(end - first)]
    style = list(GRID)
    for cell in table.cells:
        top, low = max(cell.row, first), min(cell.row + cell.rowspan, end)
        if top < low:
            grid[top - first][cell.column] = words[cell.row, cell.column] if top == cell.row else ""
            last = (cell.column + cell.colspan - 1, low - 1 - first)
            style.append(("SPAN", (cell.column, top - first), last))
    return Ruled(grid, [(WIDTH - 80) / table.columns] * table.columns, style=style)


def written(document: Document, *, parts: int = 1) -> Report:
    """The records of a form in Word whose tables are cut into so many, without their heads."""
    paper = docx.Document()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            paper.add_paragraph(block.text)
            continue
        whole = [0, *_cuts(block, parts), block.rows]
        for first, end in pairwise(whole):
            _table(paper, block, first, end)
    out = BytesIO()
    paper.save(out)
    return _report("a.docx", out.getvalue())


def _cuts(table: Table, parts: int) -> list[int]:
    """Rows that no merged cell runs over, spread over the table."""
    crossed = {r for c in table.cells for r in range(c.row + 1, c.row + c.rowspan)}
    free = [r for r in range(2, table.rows - 1) if r not in crossed]
    return [free[len(free) * i // parts] for i in range(1, parts)] if len(free) >= parts else []


def _table(paper: docx.document.Document, table: Table, first: int, end: int) -> None:
    drawn = paper.add_table(end - first, table.columns)
    for cell in table.cells:
        if first <= cell.row < end:
            here = drawn.cell(cell.row - first, cell.column)
            last = (cell.row + cell.rowspan - 1 - first, cell.column + cell.colspan - 1)
            here.merge(drawn.cell(*last)).text = table.content(cell)


def _report(name: str, data: bytes) -> Report:
    return recognise(read_all([NamedBytes(name, data)]))


@cache
def on_one_page(name: str) -> Report:
    return printed(design(name), height=TALL)


def same(one: Report, other: Report) -> None:
    assert rows(one) == rows(other)
    assert facts(one) == facts(other)
    assert sums(one) == sums(other)
    assert rates(one) == rates(other)


@pytest.mark.parametrize("above", [300, 480])
@pytest.mark.parametrize("name", DESIGNS)
def test_a_page_break_without_a_repeated_head_makes_no_difference(name: str, above: int) -> None:
    same(printed(design(name), height=A4, above=above), on_one_page(name))


@pytest.mark.parametrize("torn", range(len(NOTES)))
def test_a_row_that_the_page_break_cuts_makes_no_difference(torn: int) -> None:
    whole, cut = (printed(noted(), height=h, torn=t) for h, t in ((TALL, -1), (A4, torn)))
    assert len(whole.indicators) == 4
    same(cut, whole)
    assert [row.note for row in cut.indicators] == [row.note for row in whole.indicators]


@pytest.mark.parametrize("label", LABELS)
def test_a_name_that_the_page_break_cuts_makes_no_difference(label: str) -> None:
    whole, cut = (
        printed(labelled(), height=h, torn=t, label=label) for h, t in ((TALL, -1), (A4, 0))
    )
    assert label in [row.level3 for row in whole.indicators]
    same(cut, whole)


@pytest.mark.parametrize("parts", [3])
@pytest.mark.parametrize("name", DESIGNS)
def test_a_table_of_word_that_goes_on_as_another_makes_no_difference(name: str, parts: int) -> None:
    same(written(design(name), parts=parts), written(design(name)))

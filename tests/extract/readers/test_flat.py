"""Flattened forms: rows and columns found again by words and kinds of values, and said so where they are not."""

import pytest

from benchmarks.cell_scores import cells_of, numerals_in_place
from benchmarks.other_forms import WAYS, lost, other_forms
from benchmarks.ten_forms import FLATTENED, flattened, ten_forms
from extract.document import Document, LineAnchor, Table
from extract.readers.flat_figures import best_split
from extract.readers.flat_kinds import Kind
from extract.readers.text import read_text
from extract.scan import scan
from extract.sources import Source

SOURCE = Source(id="s1", name="a.txt", sha256="", format="text")
HEADS = "年初预算数 全年预算数 全年执行数 分值 执行率 得分"
LEVELS = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分"
FORMS = ten_forms()


def read(text: str) -> Document:
    return read_text(text.encode(), SOURCE)


def rows(document: Document) -> list[list[str]]:
    """The rows of the only table."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    found: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        found[cell.row].append(table.content(cell))
    return found


CASES = [
    (
        "an empty cell between bars is a cell",
        "项目 | 年初预算数 | 全年预算数 | 全年执行数\n绿化 | | 5 | 4\n",
        [["项目", "年初预算数", "全年预算数", "全年执行数"], ["绿化", "", "5", "4"]],
    ),
    (
        "bars at both ends and a rule under the head are not cells",
        "| 项目 | 年初预算数 | 全年预算数 | 全年执行数 |\n|---|---|---|---|\n| 绿化 | 6 | 5 | 4 |\n",
        [["项目", "年初预算数", "全年预算数", "全年执行数"], ["绿化", "6", "5", "4"]],
    ),
    (
        "a rate stands under the rate where the points before it are left out",
        f"项目资金 {HEADS}\n年度资金总额 320.00 300.00 288.00 96.00%\n",
        [
            ["项目资金", *HEADS.split()],
            ["年度资金总额", "320.00", "300.00", "288.00", "", "96.00%", ""],
        ],
    ),
    (
        "levels that hold for several rows are left out in the later ones",
        f"{LEVELS}\n产出指标 数量指标 修路 ≥3公里 3公里 10 10\n种树 50棵 48棵 5 4.5\n总分 100 98.5\n",
        [
            LEVELS.split(),
            ["产出指标", "数量指标", "修路", "≥3公里", "3公里", "10", "10"],
            ["", "", "种树", "50棵", "48棵", "5", "4.5"],
            ["总分", "", "", "", "", "100", "98.5"],
        ],
    ),
    (
        "two blanks stand around an empty cell where all rows say so",
        "项目 年初预算数 全年预算数 全年执行数\n绿化  5 4\n照明 3  2\n",
        [
            ["项目", "年初预算数", "全年预算数", "全年执行数"],
            ["绿化", "", "5", "4"],
            ["照明", "3", "", "2"],
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_rows_that_have_lines(text: str, expected: list[list[str]]) -> None:
    document = read(text)
    assert rows(document) == expected
    assert document.problems == ()


STREAMS = [
    ("cells parted by spaces", " "),
    ("a cell on each line", "\n"),
    ("nothing between cells", ""),
]
FORM = [
    "项目名称", "河道清淤", *HEADS.split(), "年度资金总额", "320.00", "300.50", "288.40", "10", "95.97%", "9.60",
    *LEVELS.split(), "产出指标", "数量指标", "清淤长度", "≥3公里", "3.2公里", "10", "10",
    "质量指标", "合格率", "100%", "98%", "20", "19.6", "总分", "100", "96.2",
]  # fmt: skip


@pytest.mark.parametrize(("case", "between"), STREAMS, ids=[c[0] for c in STREAMS])
def test_a_form_without_lines_for_its_rows(case: str, between: str) -> None:
    document = read(f"项目支出绩效自评表\n{between.join(FORM)}\n")
    assert rows(document) == [
        ["项目名称", "河道清淤"],
        ["", *HEADS.split()],
        ["年度资金总额", "320.00", "300.50", "288.40", "10", "95.97%", "9.60"],
        ["", *LEVELS.split()],
        ["", "产出指标", "数量指标", "清淤长度", "≥3公里", "3.2公里", "10", "10"],
        ["", "", "质量指标", "合格率", "100%", "98%", "20", "19.6"],
        ["", "总分", "", "", "", "", "100", "96.2"],
    ]
    assert [problem.code for problem in document.problems] == ["table-inferred"]


TWO_OF_THREE = [
    ("a total over the columns is unsure with them", "合计 12.75 9.35 8.20\n", {"5.25", "4.10", "12.75", "9.35", "8.20"}),
    ("without a total all figures beside them are", "", {"5.25", "4.10", "7.50", "5.20", "4.05"}),
]  # fmt: skip


@pytest.mark.parametrize("between", [" ", "|", "\t"])
@pytest.mark.parametrize(
    ("total", "expected"), [c[1:] for c in TWO_OF_THREE], ids=[c[0] for c in TWO_OF_THREE]
)
def test_figures_of_two_columns_are_unsure_where_three_are_possible(
    total: str, expected: set[str], between: str
) -> None:
    text = f"项目 年初预算数 全年预算数 全年执行数\n绿化 7.50 5.20 4.05\n照明 5.25 4.10\n{total}"
    document = read(text.replace(" ", between))
    assert rows(document)[2][:3] == ["照明", "5.25", "4.10"]
    (problem,) = document.problems
    assert problem.where
    assert (problem.code, problem.where.row) == ("table-cells-unsure", 2)
    assert {n.raw for n in scan(document) if n.confidence is not None} == expected


BROKEN = [
    (
        "a head that goes on in the next line",
        "项目 全年预算数 全年执行数 预算执行率（B/ 备注\nA×100%）\n绿化 5.00 4.00 80%\n",
        [["项目", "全年预算数", "全年执行数", "预算执行率（B/\nA×100%）", "备注"], ["绿化", "5.00", "4.00", "80%", ""]],
    ),
    (
        "blanks by twos that part cells and are no empty ones",
        "项目  年初预算数  全年预算数  全年执行数\n绿化  7.50  5.25  4.10\n",
        [["项目", "年初预算数", "全年预算数", "全年执行数"], ["绿化", "7.50", "5.25", "4.10"]],
    ),
    (
        "goals in words stand under no heads",
        "项目 年初预算数 全年预算数 全年执行数\n绿化 7.50 5.25 4.10\n总体目标 种树30棵。\n",
        [["项目", "年初预算数", "全年预算数", "全年执行数"], ["绿化", "7.50", "5.25", "4.10"], ["总体目标", "种树30棵。"]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_rows_whose_lines_say_less(text: str, expected: list[list[str]]) -> None:
    assert rows(read(text)) == expected


LIST = "序号 项目名称 全年预算数 全年执行数 执行率|1 修渠经费 30.25 29.40 97.2%|2 植树经费 18.60 18.60 100%|合计 48.85 48.00 98.3%"
COUNTED = [part.split() for part in LIST.split("|")]


@pytest.mark.parametrize("between", [" ", "\n", ""])
def test_rows_that_are_counted(between: str) -> None:
    text = between.join(cell for row in COUNTED for cell in row)
    *counted, total = rows(read(f"项目支出汇总表{between or ' '}{text}\n"))
    assert counted == COUNTED[:-1]
    assert total == ["", *COUNTED[-1]]


def test_rows_that_are_counted_wrongly_are_not_cut() -> None:
    text = LIST.replace("|2 ", "|5 ").replace("|", "").replace(" ", "")
    document = read(f"项目支出汇总表 {text}\n")
    assert [problem.code for problem in document.problems] == ["table-not-recovered"]


def test_figures_that_may_be_cut_elsewhere_are_unsure() -> None:
    text = "财政供养人员情况（人）编制数实际在职人数控制率646195.31%"
    document = read(f"基础数据表{text}\n")
    assert "table-cells-unsure" in {problem.code for problem in document.problems}


def test_a_row_of_words_alone_may_be_the_rest_of_the_row_above() -> None:
    text = "项目 年初预算数 全年预算数 全年执行数\n道路养护和应急 7.50 5.25 4.10\n抢险\n照明 3.20 3.10 3.00\n"
    (problem,) = read(text).problems
    assert problem.where
    assert (problem.code, problem.where.row) == ("table-cells-unsure", 2)


OTHERS = other_forms()


@pytest.mark.parametrize("how", WAYS)
def test_numerals_of_other_forms_stand_in_place_or_a_problem_says_so(how: str) -> None:
    met = known = 0
    for form in OTHERS:
        document = read(lost(form, how))
        tables = [cells_of(table) for _, table in document.tables()]
        hits, count = numerals_in_place(form.cells(), tables)
        met, known = met + hits, known + count
        if how != "tabs":  # there columns stand as printed, short rows are read by the forms
            assert hits == count or document.problems
    assert how == "tabs" or met >= 0.95 * known


UNREADABLE = [
    ("columns of figures under no known head", "甲 12 13\n乙 14 15\n丙 16 17\n"),
    ("heads and figures that do not fit them", f"{LEVELS}\n" + "5% 6% 7% 8% 9% 1% 2% 3% 4%\n" * 4),
]


@pytest.mark.parametrize(("case", "text"), UNREADABLE, ids=[c[0] for c in UNREADABLE])
def test_what_cannot_be_recovered_is_said(case: str, text: str) -> None:
    document = read(text)
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert [problem.code for problem in document.problems] == ["table-not-recovered"]


PROSE = [
    ("heads named in a sentence", "年初预算数、全年预算数和全年执行数分别为5、6、7万元。\n"),
    ("one head alone", "得分 95\n"),
    ("a table of tabs", "项目\t年初预算数\t全年预算数\t全年执行数\n绿化\t1\t2\t3\n"),
]


@pytest.mark.parametrize(("case", "text"), PROSE, ids=[c[0] for c in PROSE])
def test_other_text_is_left_alone(case: str, text: str) -> None:
    assert read(text).problems == ()


SPLITS = [
    ("100|97.50", (Kind.WEIGHT, Kind.SCORE)),
    ("3456.78|3890.12|3801.55|10|97.72%|9.77", (Kind.MONEY,) * 3 + (Kind.WEIGHT, Kind.RATE, Kind.SCORE)),
    ("13000000.000000|12850000.000000|12563800.000000", (Kind.MONEY,) * 3),
    ("≥18万吨|18.62万吨|15|14.5", (Kind.TARGET, Kind.TARGET, Kind.WEIGHT, Kind.SCORE)),
    ("≥|88|%|89%|10|9", (Kind.SIGN, Kind.VALUE, Kind.UNIT, Kind.TARGET, Kind.WEIGHT, Kind.SCORE)),
]  # fmt: skip


@pytest.mark.parametrize(("parted", "kinds"), SPLITS, ids=[c[0] for c in SPLITS])
def test_figures_that_were_run_together(parted: str, kinds: tuple[Kind, ...]) -> None:
    text = parted.replace("|", "")
    found = best_split(text, kinds)
    assert found
    starts = (0, *found.ends)
    assert "|".join(text[a:b] for a, b in zip(starts, found.ends, strict=False)) == parted


def test_a_score_is_not_cut_so_that_it_passes_its_weight() -> None:
    assert best_split("29", (Kind.WEIGHT, Kind.SCORE)) is None


@pytest.mark.parametrize("how", FLATTENED)
def test_numerals_of_ten_forms_stand_in_their_row_and_under_their_head(how: str) -> None:
    scores = []
    for form in FORMS:
        document = read(flattened(form, how))
        tables = [cells_of(table) for _, table in document.tables()]
        scores.append(numerals_in_place(form.cells(), tables))
    assert sum(hits for hits, _ in scores) >= 0.95 * sum(known for _, known in scores)


@pytest.mark.parametrize("how", FLATTENED)
@pytest.mark.parametrize("form", FORMS, ids=[f"{i}" for i in range(len(FORMS))])
def test_every_character_but_bars_keeps_its_place(form: object, how: str) -> None:
    text = flattened(form, how)
    lines = text.split("\n")
    seen = set()
    for block in read(text).blocks:
        for anchor in block.anchors:
            assert isinstance(anchor, LineAnchor)
            stretch = lines[anchor.line - 1][anchor.char : anchor.char + anchor.end - anchor.start]
            assert stretch == block.text[anchor.start : anchor.end]
            places = {(anchor.line, anchor.char + i) for i in range(anchor.end - anchor.start)}
            assert not places & seen
            seen |= places
    visible = {
        (i, j)
        for i, line in enumerate(lines, 1)
        for j, c in enumerate(line)
        if c.strip() and c != "|"
    }
    assert visible <= seen


METADATA = [
    ("what Word writes before pasted text", "Normal 0 7.8 磅 0 2 false false false EN-US ZH-CN X-NONE MicrosoftInternetExplorer4"),
    ("a style sheet", "/* Style Definitions */ table.MsoNormalTable {mso-style-name:普通表格; mso-padding-alt:0cm 5.4pt 0cm 5.4pt;}"),
    ("properties of the file", "Title: 自评报告\nAuthor: 张三\nPages: 12\nCharacters: 3456\n"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "marks"), METADATA, ids=[c[0] for c in METADATA])
def test_metadata_in_front_is_hidden(case: str, marks: str) -> None:
    document = read(
        f"{marks} 全年支出 5 万元。\n" if "\n" not in marks else f"{marks}全年支出 5 万元。\n"
    )
    assert [block.text.strip() for block in document.blocks] == ["全年支出 5 万元。"]
    digits = sum(character.isdigit() for aside in document.hidden for character in aside.text)
    assert digits == sum(character.isdigit() for character in marks)


def test_a_label_like_a_property_in_the_text_is_text() -> None:
    assert read("作者：张三\n全年支出 5 万元。\n").hidden == ()


def test_heads_that_are_words_of_a_sentence_are_no_table() -> None:
    text = "产出指标自评得分48分、预算资金执行率自评得分10分，综合得分98分。\n"

    assert not [b for b in read(text).blocks if isinstance(b, Table)]

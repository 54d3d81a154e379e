"""The text reader: three layouts, encodings, and a line and column for every character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Paragraph, Table
from extract.errors import EmptyFile, UnknownFormat
from extract.readers.text import read_text
from extract.readers.text_decoding import decode
from extract.sources import Source

SOURCE = Source(id="s1", name="a.txt", sha256="", format="text")


def read(text: str) -> Document:
    return read_text(text.encode(), SOURCE)


def shape(document: Document) -> list[object]:
    """Paragraphs as strings, tables as rows of cells."""
    out: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            out.append(block.text)
            continue
        rows: list[list[str]] = [[] for _ in range(block.rows)]
        for cell in block.cells:
            rows[cell.row].append(block.content(cell))
        out.append(rows)
    return out


CASES = [
    (
        "rows with tabs inside are one table",
        "项目\t预算\n绿化\t12\n",
        [[["项目", "预算"], ["绿化", "12"]]],
    ),
    ("an empty line ends such a table", "甲\t1\n\n乙\t2\t3\n", [[["甲", "1"]], [["乙", "2", "3"]]]),
    (
        "rows with an empty line after each are one table",
        "甲\t1\n\n乙\t2\n\n丙\t3\n",
        [[["甲", "1"], ["乙", "2"], ["丙", "3"]]],
    ),
    (
        "rows with a bar at both ends are one table, and a rule under the head is no row",
        "| 地区 | 金额 |\n|---|---|\n| 甲区 | |\n",
        [[["地区", "金额"], ["甲区", ""]]],
    ),
    ("a single line between bars is a paragraph", "| 甲 | 乙 |\n", ["| 甲 | 乙 |"]),
    (
        "a chapter begins behind an empty line, whatever short cell stands before it",
        "\t编制\n\t64\n\t职能\n\t养护\n\n二、收支情况\n\n甲\t1\n",
        [[["编制", "64", "职能", "养护"]], "二、收支情况", [["甲", "1"]]],
    ),
    ("a leading tab is an empty first cell", "\t\t合计\t5\n", [[["", "", "合计", "5"]]]),
    (
        "one cell a line, rows end at an empty line",
        "\t项目\n\t预算\n\n\t绿化\n\t12\n",
        [[["项目", "预算"], ["绿化", "12"]]],
    ),
    (
        "a second paragraph without a tab belongs to the cell",
        "\t产出\n指标\n\t数量\n\n\t甲\n\t乙\n",
        [[["产出\n指标", "数量"], ["甲", "乙"]]],
    ),
    (
        "an empty paragraph inside a cell does not end the row",
        "\t产出指标\n\n(40分)\n\t数量指标\n\t路灯\n\n\t效益指标\n\t社会效益\n\t满意\n",
        [[["产出指标\n(40分)", "数量指标", "路灯"], ["效益指标", "社会效益", "满意"]]],
    ),
    (
        "prose after two empty lines ends the table",
        "\t甲\n\t乙\n\n\n说明：本表由单位填写。\n",
        [[["甲", "乙"]], "说明：本表由单位填写。"],
    ),
    (
        "prose after one empty line and a full row ends the table",
        "\t甲\n\t乙\n\n\t丙\n\t丁\n\n说明：本表由单位填写，并由负责人签字。\n",
        [[["甲", "乙"], ["丙", "丁"]], "说明：本表由单位填写，并由负责人签字。"],
    ),
    (
        "a row torn by empty paragraphs is one again",
        "\t一级\n\t二级\n\t目标\n\t得分\n\n\t产出\n\t数量\n\n\n\t45\n\t9\n\n\t效益\n\t社会\n\t8\n\t7\n",
        [
            [
                ["一级", "二级", "目标", "得分"],
                ["产出", "数量", "45", "9"],
                ["效益", "社会", "8", "7"],
            ]
        ],
    ),
    (
        "plain lines are paragraphs",
        "一、基本情况\n本单位无下属单位。\n",
        ["一、基本情况", "本单位无下属单位。"],
    ),
    (
        "a sentence cut by a page break is one paragraph",
        "全年预算安排资金 120 万元，实际\n\n支出 118 万元。\n",
        ["全年预算安排资金 120 万元，实际支出 118 万元。"],
    ),
    (
        "a heading does not join the sentence below",
        "（一）基本支出情况\n本年支出 5 万元。\n",
        ["（一）基本支出情况", "本年支出 5 万元。"],
    ),
    (
        "a percentage at the head of a line is no number of an item",
        "人员经费支出预算 201.6 万元，占基本支出预算\n81.45%，同比增加 3.3 万元。\n1.2023年项目\n",
        ["人员经费支出预算 201.6 万元，占基本支出预算81.45%，同比增加 3.3 万元。", "1.2023年项目"],
    ),
    (
        "lines that were broken at one width go on, whether they hold a pause or not",
        (
            "一、河湖管护情况\n全年安排河道管护资金一百二十万元用于干流和支流两岸\n堤防的日常养护，保洁员每周上岗五天并且按照要求记录\n"
            "巡查里程，共清理水面漂浮物三百余吨，设置警示标牌四\n十块，群众来信来访全部按期办结并在村口公示栏内予以\n公布。\n"
            "（二）问题\n进度偏慢。\n"
        ),
        [
            "一、河湖管护情况",
            (
                "全年安排河道管护资金一百二十万元用于干流和支流两岸堤防的日常养护，保洁员每周上岗五天并且按照要求记录"
                "巡查里程，共清理水面漂浮物三百余吨，设置警示标牌四十块，群众来信来访全部按期办结并在村口公示栏内予以公布。"
            ),
            "（二）问题",
            "进度偏慢。",
        ],
    ),
    (
        "a pause of another keyboard is one, and a comma of a figure is none",
        "安排河道管护资金120万元,用于干流\n和支流。\n资金1,200元\n资金900元\n",
        ["安排河道管护资金120万元,用于干流和支流。", "资金1,200元", "资金900元"],
    ),
    (
        "names of one length below each other are no running text",
        "\n".join(f"松溪县河湖管护站第{word}工作委员会办公室" for word in "一二三四五"),
        [f"松溪县河湖管护站第{word}工作委员会办公室" for word in "一二三四五"],
    ),
    (
        "a full-width space is a cell that was left empty",
        "\t甲\n\t　\n\t丙\n",
        [[["甲", "　", "丙"]]],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_layout(text: str, expected: list[object]) -> None:
    assert shape(read(text)) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings_give_the_same_characters(encoding: str) -> None:
    text = "清川市水务局二〇二三年度部门整体支出绩效自评报告，年初预算数 1,234.50 万元。\n" * 3
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_nothing_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(EmptyFile, match="空"):
        decode(data)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x7fELF\x02\x01\x01" + bytes(64) + b"\x90\x03" * 99]
)
def test_a_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(UnknownFormat, match="不是文本"):
        decode(data)


def test_word_processor_marks_are_hidden_and_move_nothing() -> None:
    document = read("[bookmark: _GoBack]支出 5 万元。\n")
    assert document.hidden[0].text == "[bookmark: _GoBack]"
    where = document.where(
        0, document.blocks[0].text.index("5"), document.blocks[0].text.index("5") + 1
    )
    assert (where.line, where.char) == (1, 22)


def test_place_in_a_table_names_line_row_and_column() -> None:
    document = read("\t甲\n\t12\n\n\t乙\n\t34\n")
    table = document.blocks[0]
    assert isinstance(table, Table)
    start = table.text.index("34")
    where = document.where(0, start, start + 2)
    assert (where.line, where.char, where.table, where.row, where.column, where.quote) == (
        5,
        1,
        0,
        1,
        1,
        "34",
    )


LINES = st.lists(st.text(alphabet="甲乙12.。，\t 　（", max_size=12), max_size=25)


@given(LINES)
def test_every_visible_character_keeps_its_line_and_column(lines: list[str]) -> None:
    text = "\n".join([*lines, "完"])
    document = read(text)
    seen = []
    for index, block in enumerate(document.blocks):
        for at, char in enumerate(block.text):
            if char.strip():
                where = document.where(index, at, at + 1)
                assert where.line is not None
                assert where.char is not None
                assert text.split("\n")[where.line - 1][where.char] == char
                seen.append((where.line, where.char))
    visible = [
        (i, j)
        for i, line in enumerate(text.split("\n"), 1)
        for j, c in enumerate(line)
        if c.strip()
    ]
    assert sorted(seen) == visible


PROSE = "2023年度预算支出合计120.50万元，其中：基本支出70.20万元，项目支出50.30万元。\n" * 8


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_byte_loses_a_character_and_not_the_file(encoding):
    raw = PROSE.encode(encoding)
    document = read_text(raw[:40] + b"\xff" + raw[40:], SOURCE)
    assert "".join(block.text for block in document.blocks).count("50.30") == 8
    assert [problem.code for problem in document.problems] == ["undecodable"]
    assert document.problems[0].what.startswith("文件里有 ")


def test_bytes_that_are_damaged_all_over_are_no_text():
    raw = b"".join(bytes([0xFF]) + PROSE[i : i + 20].encode() for i in range(0, len(PROSE), 20))
    with pytest.raises(UnknownFormat, match="不是文本"):
        decode(raw)

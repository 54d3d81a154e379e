"""A whole document: ids, places, cells and generated numbers; and what holds of every text whatever it says."""

import re
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Cell, Document, Paragraph, Table
from extract.numbers import Kind, Qualifier
from extract.scan import scan, scan_text
from extract.scan_shapes import printed_value
from extract.sources import Source
from tests.extract.numerals import sentences

SOURCE = Source(id="s1", name="sample.txt", sha256="0", format="text")
DIGIT = re.compile("[0-9０-９]")


def document(*blocks):
    return Document(source=SOURCE, blocks=blocks)


def table(*rows):
    """A table of the given rows, cells parted by tabs, rows by line feeds."""
    cells, text = [], ""
    for r, row in enumerate(rows):
        text += "\n" if r else ""
        for c, content in enumerate(row):
            text += "\t" if c else ""
            cells.append(Cell(r, c, len(text), len(text) + len(content)))
            text += content
    return Table(text, len(rows), max(map(len, rows)), tuple(cells))


def test_numbers_are_counted_in_reading_order():
    numbers = scan(document(Paragraph("支出3万元，占5%"), table(["12", "无"], ["", "13"])), first=7)
    assert [(n.id, n.block, n.start, n.end, n.raw) for n in numbers] == [
        ("n7", 0, 2, 3, "3"),
        ("n8", 0, 7, 8, "5"),
        ("n9", 1, 0, 2, "12"),
        ("n10", 1, 6, 8, "13"),
    ]


def test_a_number_carries_all_that_was_found():
    (number,) = scan(document(Paragraph("不少于1.50万人")))
    assert number.value == Decimal("1.50")
    assert (number.source, number.unit, number.base, number.unit_from) == (
        "s1",
        "万人",
        "人",
        "numeral",
    )
    assert (number.amount, number.step) == (Decimal(15000), Decimal("0.01"))
    assert (number.kind, number.qualifier, number.chinese) == (
        Kind.COUNT,
        Qualifier.AT_LEAST,
        False,
    )


def test_a_number_without_a_unit_says_so():
    (number,) = scan(document(table(["65.8"])))
    assert (number.unit, number.unit_from, number.kind) == ("", "", Kind.PLAIN)


def test_chinese_figures_are_marked():
    (number,) = scan(document(Paragraph("开会两次")))
    assert (number.raw, number.value, number.chinese) == ("两", Decimal(2), True)


def test_no_word_of_one_cell_says_anything_about_another():
    texts = ["≥", "90", "%"], ["数量指标", "（6）", "电话"], ["1234567", "万元", "5"]
    numbers = scan(document(table(*texts)))
    assert [(n.raw, n.unit, n.qualifier.value, n.kind.value) for n in numbers] == [
        ("90", "", "", "plain"),
        ("6", "", "", "plain"),
        ("1234567", "", "", "plain"),
        ("5", "", "", "plain"),
    ]


def test_text_between_cells_is_read_too():
    block = Table("12 x 13", 1, 2, (Cell(0, 0, 0, 2), Cell(0, 1, 0, 3), Cell(0, 1, 5, 7)))
    loose = Table("12 1 13", 1, 2, (Cell(0, 0, 0, 2), Cell(0, 1, 5, 7)))
    assert [n.raw for n in scan(document(block, loose))] == ["12", "13", "12", "1", "13"]


def test_a_number_that_a_word_processor_made_is_a_list_number():
    numbers = scan(document(Paragraph("3.2023年完成5个", generated=((0, 2),))))
    assert [(n.raw, n.kind) for n in numbers] == [
        ("3", Kind.LIST_NUMBER),
        ("2023年", Kind.DATE),
        ("5", Kind.COUNT),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "没有数字", "\t\n", "①②", "²", "٣", "%", "-", "（）", "万元", "第", "百分之"]
)
def test_texts_without_a_numeral(text):
    assert scan_text(text) == []


LONG = [
    ("digits", "1" * 20000),
    ("grouped digits", "1,234" + ",567" * 5000),
    ("a row of figures", "1、" * 10000),
    ("dotted figures", "1." * 10000),
    ("blanks behind a figure", "1 " + " " * 20000 + "2 "),
    ("letters before a figure", "a@" + "b" * 20000 + "1"),
    ("open brackets", "（1" * 5000),
    ("Chinese figures", "一" * 20000),
]


@pytest.mark.parametrize("text", **sentences(LONG))
def test_a_text_without_end_is_read_in_time(text):
    begun = perf_counter()
    numerals = scan_text(text)
    assert sum(len(DIGIT.findall(n.raw)) for n in numerals) == len(DIGIT.findall(text))
    assert perf_counter() - begun < 5


FRAGMENTS = [
    *"0123456789０１９.．,，、:：;。-－—~/+*×=≥≤＞()（）[]〔〕“”\n\t 　%％‰年月日个万亿元人多余第一二两三十百千大分点号楼级AxGm@",
    *["2023", "12", "1.5", "万元", "附件", "电话", "不少于", "以上", "百分之", "指标", "www.", "www.a.cn/1", "1、", "（1）", "RMB", "m2", "2023年"],
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_every_digit_lies_in_exactly_one_number(text):
    owners = [0] * len(text)
    for numeral in scan_text(text):
        for at in range(numeral.start, numeral.end):
            owners[at] += 1
    assert all(owners[m.start()] == 1 for m in DIGIT.finditer(text))
    assert max(owners, default=0) <= 1


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_a_numeral_is_what_stands_there_and_says_its_value(text):
    last = 0
    for numeral in scan_text(text):
        assert text[numeral.start : numeral.end] == numeral.raw
        assert last <= numeral.start < numeral.end <= numeral.reach <= len(text)
        assert numeral.value.is_finite()
        if not numeral.chinese:
            assert printed_value(numeral.raw, numeral.kind) == (numeral.value, numeral.places)
        last = numeral.end


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(
            TEXTS.map(lambda t: t.replace("\t", "").replace("\n", "")), min_size=1, max_size=3
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_table_reads_as_its_cells_do(rows):
    numbers = scan(document(table(*rows)))
    alone = [numeral for row in rows for content in row for numeral in scan_text(content)]
    assert [(n.raw, n.value, n.kind, n.unit) for n in numbers] == [
        (n.raw, n.value, n.kind, n.unit) for n in alone
    ]


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=0, max_value=Decimal("9999999.99"), places=2, allow_nan=False))
def test_an_amount_comes_back_as_it_was_printed(value):
    plain, grouped = f"{value}", f"{value:,}"
    for text in (f"支出{plain}万元", f"支出{grouped}万元"):
        (numeral,) = scan_text(text)
        assert (numeral.value, numeral.places, numeral.unit) == (value, 2, "万元")

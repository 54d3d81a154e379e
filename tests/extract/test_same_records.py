"""What makes no difference to a reader makes none to the records: order, names, remarks, unit, page breaks."""

from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.readers.text import read_text
from extract.recognise import recognise
from extract.records import Report
from extract.sources import Source

FEW = settings(max_examples=20, deadline=None)
SOURCE = Source(id="s1", name="a.txt", sha256="", format="text")
AGENCY = "山阳县水务局"
HEADS = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
MONEY = [
    ["年度资金总额", "300", "320.5", "288.45", "10", "90.00%", "9.00"],
    ["其中：当年财政拨款", "280", "300.5", "270.45", "", "", ""],
    ["上年结转资金", "20", "20", "18", "", "", ""],
]
LEVELS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
ROWS = [
    ["产出指标", "数量指标", "清淤河道", "≥12公里", "12.6公里", "20", "20"],
    ["", "", "加固堤防", "≥3处", "3处", "10", "10"],
    ["", "质量指标", "验收合格率", "≥95%", "93%", "20", "19.58"],
    ["效益指标", "社会效益指标", "受益农户", "≥1800户", "1860户", "30", "30"],
    ["满意度指标", "服务对象满意度指标", "农户满意度", "≥90%", "96%", "10", "10"],
]
SENTENCES = [
    "年初预算300万元，年中追加30万元，收回9.5万元，全年预算数为320.5万元。",
    "全年支出288.45万元，其中：基本支出188.45万元，项目支出100万元。",
    "“三公”经费支出4.8万元，完成预算6万元的80%，其中公务接待费1.8万元，公务用车运行维护费3万元。",
    "在职人员40人，其中行政人员12人，事业人员28人。",
    "全年清淤河道12.6公里，受益农户1860户，满意度96%。",
]
REMARKS = ["各项工作有序推进。", "单位认真落实上级要求，加强日常管理。", "下一步将继续完善制度。"]


def read(text: str) -> Report:
    """The records of a text."""
    return recognise([read_text(text.encode(), SOURCE)])


def form(
    columns: list[int] | None = None,
    rows: list[list[str]] | None = None,
    *,
    unit: str = "万元",
    agency: str = AGENCY,
) -> str:
    """A project form; ``columns`` is the order of its money columns."""
    order = columns or [*range(len(HEADS))]
    table = [
        ["项目名称", "河道治理"],
        ["实施单位", agency],
        [f"项目资金（{unit}）", *(HEADS[i] for i in order)],
        *([row[0], *(row[1 + i] for i in order)] for row in MONEY),
        *(rows or [LEVELS, *ROWS]),
        ["总分", "", "", "", "", "100", "98.58"],
    ]
    lines = "\n".join("\t".join(row) for row in table)
    return f"{agency}2023年度项目支出绩效自评表\n\n{lines}\n"


def facts(report: Report) -> Counter[tuple[object, ...]]:
    """The names of all numbers, by amount: what a person would say each number is."""
    return Counter(
        (report.by_id[f.number].amount, f.label, f.measure, f.concept, f.period, f.path)
        for f in report.facts
    )


def rows(report: Report) -> list[tuple[str, ...]]:
    """The indicator rows as printed."""
    return [
        (r.level1, r.level2, r.level3, r.target, r.actual, r.weight_text, r.score_text)
        for r in report.indicators
    ]


def sums(report: Report) -> Counter[tuple[object, ...]]:
    """The totals with their parts, by amount."""
    amount = {n.id: n.amount for n in report.numbers}
    return Counter(
        (amount.get(b.total or ""), tuple(sorted(amount[p] for p in b.parts)), b.complete)
        for b in report.breakdowns
    )


def rates(report: Report) -> Counter[tuple[object, ...]]:
    """The rates with what they compare, by amount."""
    amount = {n.id: n.amount for n in report.numbers}
    return Counter(
        (amount.get(r.stated or ""), tuple(amount[n] for n in r.numerators)) for r in report.ratios
    )


def same(one: Report, other: Report) -> None:
    """Hold the records of two readings equal."""
    assert facts(one) == facts(other)
    assert rows(one) == rows(other)
    assert sums(one) == sums(other)
    assert rates(one) == rates(other)


PLAIN = read(form())
PROSE = read(f"{AGENCY}2023年度整体支出绩效自评报告\n二、支出情况\n" + "\n".join(SENTENCES))


def test_the_form_and_the_text_are_read_at_all() -> None:
    assert len(PLAIN.indicators) == len(ROWS)
    assert len(PLAIN.facts) == 9 + 3 + 4 * len(ROWS) + 2
    assert len(PROSE.facts) == 18
    assert all((sums(PLAIN), rates(PLAIN), sums(PROSE), rates(PROSE)))


@FEW
@given(st.permutations(range(len(HEADS))))
def test_the_order_of_money_columns_makes_no_difference(order: list[int]) -> None:
    same(read(form(list(order))), PLAIN)


@FEW
@given(st.text("甲乙丙丁云山石桥安平", min_size=2, max_size=4), st.sampled_from(["县", "市", "区"]))
def test_the_name_of_the_agency_makes_no_difference(name: str, kind: str) -> None:
    agency = f"{name}{kind}水务局"
    report = read(form(agency=agency))
    assert report.case.agency == agency
    same(report, PLAIN)


@FEW
@given(st.integers(0, len(SENTENCES)), st.sampled_from(REMARKS))
def test_a_remark_among_the_sentences_makes_no_difference(at: int, remark: str) -> None:
    lines = [*SENTENCES[:at], remark, *SENTENCES[at:]]
    head = f"{AGENCY}2023年度整体支出绩效自评报告\n二、支出情况\n"
    same(read(head + "\n".join(lines)), PROSE)


@FEW
@given(st.integers(1, len(ROWS)))
def test_a_row_that_nobody_filled_makes_no_difference(at: int) -> None:
    filler = ["", "", "……", "", "", "", ""]
    same(read(form(rows=[LEVELS, *ROWS[:at], filler, *ROWS[at:]])), PLAIN)


@FEW
@given(st.integers(1, len(ROWS) - 1))
def test_a_head_printed_again_on_the_next_page_makes_no_difference(at: int) -> None:
    same(read(form(rows=[LEVELS, *ROWS[:at], LEVELS, *ROWS[at:]])), PLAIN)


@FEW
@given(st.lists(st.integers(1, 10**8), min_size=9, max_size=9))
def test_yuan_instead_of_ten_thousands_makes_no_difference(cents: list[int]) -> None:
    amounts = [Decimal(c) / 100 for c in cents]
    cells = iter(amounts)
    text = form()
    small = form(unit="元")
    for row in MONEY:
        old = "\t".join(row)
        values = [next(cells) for _ in range(3)]
        text = text.replace(old, "\t".join([row[0], *map(str, values), *row[4:]]))
        large = [str((v * 10_000).quantize(Decimal("1.00"))) for v in values]
        small = small.replace(old, "\t".join([row[0], *large, *row[4:]]))
    same(read(text), read(small))

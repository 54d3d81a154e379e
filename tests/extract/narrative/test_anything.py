"""Whatever is written, every quantity is named once and no record refers to a number that is not there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.scan import scan
from tests.extract.narrative.builders import Reading, document, phrase, prose

WORDS = st.sampled_from(
    [
        "其中",
        "包括",
        "分别为",
        "由",
        "组成",
        "占",
        "占基本支出的",
        "同比增长",
        "较上年",
        "减少",
        "年初预算",
        "追加",
        "实际支出",
        "结余",
        "冻结",
        "共计",
        "合计",
        "人均",
        "基本支出",
        "人员经费",
        "公用经费",
        "项目支出",
        "行政编制",
        "在职人员",
        "发现",
        "已解决",
        "解决率",
        "满意度",
        "一、",
        "（一）",
        "1.",
        "（1）",
        "2023年",
        "12万元",
        "3.5",
        "40%",
        "7人",
        "8个",
        "9次",
        "*",
        "+",
        "=",
        "，",
        "。",
        "；",
        "：",
        "、",
        "（",
        "）",
        "“",
        "”",
        "中，",
        "如下：",
        "\n",
    ]
)
TEXTS = st.lists(WORDS, max_size=30).map("".join)


def ids(reading: Reading):
    """Every number that a record of the reading refers to."""
    found = reading.fragments
    for breakdown in found.breakdowns:
        yield from (breakdown.total, *breakdown.parts)
    for flow in found.flows:
        yield from (flow.whole, *flow.uses)
    for ratio in found.ratios:
        yield from (ratio.stated, *ratio.numerators)
        for lower in ratio.denominators:
            yield from lower.numbers
    for calculation in found.calculations:
        yield calculation.stated
        for term in calculation.terms:
            yield from term.factors


def check(reading: Reading, numbers):
    quantities = [n.id for n in numbers if n.kind.is_quantity]
    assert [f.number for f in reading.fragments.facts] == quantities
    assert all(len(f.label) >= 2 and f.measure for f in reading.fragments.facts)
    assert set(ids(reading)) <= set(quantities)
    for breakdown in reading.fragments.breakdowns:
        assert breakdown.total not in breakdown.parts
        assert len(set(breakdown.parts)) == len(breakdown.parts)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_document(texts):
    check(prose(*texts), scan(document(*texts)))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_cell(text):
    check(phrase(text), scan(document(text)))

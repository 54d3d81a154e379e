"""MISS-10 as a table: cases that tell the parts of their spending and not the whole."""

from audit.rules import spending_of_year_told
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, judgements, table, verdicts

SPENT = {"measure": "全年执行数"}
PARTS = {
    "b": {"label": "基本支出", "concept": "basic_spending", **SPENT},
    "p": {"label": "项目支出", "concept": "project_spending", **SPENT},
}


def told(numbers, **more):
    """Basic and project spending, and perhaps more."""
    return report(numbers, {**{k: v for k, v in PARTS.items() if k in numbers}, **more})


TWO = {"b": "62.61万元", "p": "31.17万元"}
CASES = [
    (
        "holds",
        "the whole is told",
        told(
            {**TWO, "t": "93.78万元"}, t={"label": "总支出", "concept": "total_spending", **SPENT}
        ),
        [],
    ),
    ("fails", "nothing but the parts", told(TWO), [(MISMATCH, None)]),
    ("skipped", "their sum stands somewhere", told({**TWO, "x": "93.78万元"}), []),
    ("skipped", "one part only", told({"b": "62.61万元"}), []),
    ("skipped", "a part that is nothing", told({**TWO, "p": "0万元"}), []),
    (
        "skipped",
        "another fund",
        told({**TWO, "g": "5万元"}, g={"label": "基金", "concept": "government_fund", **SPENT}),
        [],
    ),
    (
        "skipped",
        "two amounts for a part",
        told({**TWO, "c": "60万元"}, c={"label": "基本支出", "concept": "basic_spending", **SPENT}),
        [],
    ),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(spending_of_year_told, of) == expected


def test_the_sum_is_offered():
    (found,) = judgements(spending_of_year_told, told(TWO))
    assert found.values["implied"] == "93.78"

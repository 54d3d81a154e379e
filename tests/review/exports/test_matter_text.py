"""A matter in words: figures, drafts, long lists of places."""

import pytest

from audit.result import Check
from gouji.review.exports.matter_text import draft, figures_text, places_text
from gouji.review.exports.papers import Papers
from tests.review.exports.cases import audit_of, item, wrong_sum

SAID = [
    # what is compared     kind       unit     text
    (
        "a total",
        "sum",
        "万元",
        "报告列示 100万元，据其他数字推算为 99.5万元，相差 0.5万元；四舍五入允许的尾差为 0.015万元",
    ),
    (
        "an actual figure and its limit",
        "bound",
        "人",
        "实际 100人，限额 99.5人，相差 0.5人；四舍五入允许的尾差为 0.015人",
    ),
    (
        "two places",
        "equal",
        "万元",
        "一处列示 100万元，另一处列示 99.5万元，相差 0.5万元；四舍五入允许的尾差为 0.015万元",
    ),
    (
        "rates",
        "ratio",
        "%",
        "报告列示 100%，据其他数字推算为 99.5%，相差 0.5个百分点；四舍五入允许的尾差为 0.015个百分点",
    ),
]


@pytest.mark.parametrize(("case", "kind", "unit", "text"), SAID, ids=[row[0] for row in SAID])
def test_figures_are_told_as_what_they_are(case, kind, unit, text):
    relation = {"kind": kind, "formula": "n1 = n2"}
    assert figures_text(Check.model_validate(wrong_sum(relation=relation, unit=unit))) == text


def test_a_gap_below_zero_is_told_by_its_size():
    told = figures_text(Check.model_validate(wrong_sum(difference="-0.5", allowed="0")))
    assert told.endswith("相差 0.5万元")


def test_what_has_no_figures_is_told_without():
    assert figures_text(Check.model_validate(wrong_sum(difference=None))) == ""


def test_a_draft_ends_its_sentences_and_names_what_hangs_under_the_finding():
    under = wrong_sum(id="c2", key="k2", fingerprint="f2", headline="另一栏同样不符")
    audit = audit_of(
        wrong_sum(gathers=["c2"], explanation="疑漏一项", suggestion="若为 99.5，则成立"), under
    )
    (matter,) = Papers(audit).matters()
    assert draft(matter) == (
        "经核对，基本支出列示 100万元，按“人员经费 + 公用经费”推算应为 99.5万元，相差 0.5万元；四舍五入允许的尾差为 0.015万元。"
        "疑漏一项。若为 99.5，则成立。另有 1 项同类情况：另一栏同样不符。"
    )


TOLD = [
    # what is compared     kind       statement               headline                                  the sentence of a letter
    ("two places", "equal", "甲：表与正文一致", "甲两处不一致：表 100，正文 99.5，差 0.5", "甲两处不一致：表 100，正文 99.5，差 0.5万元"),
    ("two sides of an equation", "equal", "甲 = 乙", "甲 100 ≠ 乙 99.5，差 0.5", "甲列示 100万元，乙列示 99.5万元，相差 0.5万元"),
    ("a limit", "bound", "甲：不超过预算", "表：甲超过预算：100 > 99.5，超 0.5", "表：甲超过预算：实际 100万元，限额 99.5万元，相差 0.5万元"),
    ("points by a rule", "multiple", "甲得分按标准", "甲得分 100，按标准应为 99.5，差 0.5", "甲得分 100，按标准应为 99.5，差 0.5万元"),
    ("cases that are counted", "conformity", "3 行不可衡量", "3 行不可衡量", "3 行不可衡量"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "statement", "headline", "text"), [row[1:] for row in TOLD], ids=[r[0] for r in TOLD]
)
def test_a_letter_tells_both_sides_without_signs(kind, statement, headline, text):
    relation = {"kind": kind, "formula": "n1 = n2"}
    wrong = wrong_sum(relation=relation, statement=statement, headline=headline, allowed="0")
    (matter,) = Papers(audit_of(wrong)).matters()
    assert draft(matter) == f"经核对，{text}。"


def test_cases_that_are_counted_are_no_figures():
    wrong = wrong_sum(relation={"kind": "conformity", "formula": "n1"}, stated="3", computed="0")
    assert figures_text(Check.model_validate(wrong)) == ""


def test_what_a_quotient_leaves_behind_is_cut():
    wrong = Check.model_validate(wrong_sum(computed="8." + "8" * 40, allowed="0"))
    assert "推算为 8.8889万元" in figures_text(wrong)


def test_a_draft_says_nothing_twice():
    told = {
        "headline": "控制率未填，应为 104.41%",
        "explanation": "应为 104.41%",
        "difference": None,
    }
    (matter,) = Papers(audit_of(wrong_sum(**told))).matters()
    assert draft(matter) == "经核对，控制率未填，应为 104.41%。"


def test_a_long_list_of_places_ends_with_their_number():
    evidence = [item("n1", "100", "stated"), *(item("n2", "1") for _ in range(20))]
    audit = audit_of(wrong_sum(evidence))
    lines = places_text(Papers(audit), audit.checks[0]).split("\n")
    assert len(lines) == 9
    assert lines[-1] == "……共 21 处，其余见核对工作簿"


def test_places_name_the_file_where_there_are_several():
    two = [
        {"id": f"s{n}", "name": f"{n}.txt", "sha256": str(n) * 64, "format": "text"} for n in (1, 2)
    ]
    audit = audit_of(wrong_sum(), sources=two)
    assert places_text(Papers(audit), audit.checks[0]).startswith("（1）基本支出，1.txt 第1段：")

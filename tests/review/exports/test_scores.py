"""The review of scores: which rows carry points, and that totals and grades follow what is filled in."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from gouji.review.exports.papers import Papers
from gouji.review.exports.score_paper import grade, score_paper
from gouji.review.exports.scoring import score_forms
from gouji.review.exports.work_paper import work_paper
from tests.review.exports.cases import audit_of, decided, form, hostile, sample, wrong_sum
from tests.review.exports.office import needed, opened, recomputed, texts

FORM = form(
    ("预算执行", "10", "9.5"),
    ("完成数量", "50", "48"),
    ("满意度", "40", "40"),
    ("总分", "100", "97"),
)


def rows_of(book):
    """The rows of the first form by what they are called."""
    return {row[1].value: [cell.value for cell in row] for row in book.active.iter_rows(min_row=9)}


def test_rows_with_points_are_listed_and_the_total_is_kept_apart():
    (only,) = score_forms(Papers(FORM))
    assert [(row.item, row.weight.value, row.score.value) for row in only.rows] == [
        ("预算执行", Decimal(10), Decimal("9.5")),
        ("完成数量", Decimal(50), Decimal(48)),
        ("满意度", Decimal(40), Decimal(40)),
    ]
    assert only.total.score.value == Decimal(97)


def test_points_that_only_head_a_group_of_rows_are_left_out():
    (only,) = score_forms(Papers(form(("产出指标", "50", None), ("完成数量", "50", "48"))))
    assert [row.item for row in only.rows] == ["完成数量"]


def test_a_form_without_points_given_is_no_form_to_review():
    assert score_forms(Papers(form(("完成数量", "50", None)))) == ()


def test_points_to_fill_in_begin_with_those_that_are_printed():
    rows = rows_of(opened(score_paper(Papers(FORM))))
    assert rows["预算执行"][4:7] == [10, 9.5, 9.5]
    assert rows["预算执行"][7] == "=ROUND(G10-F10,6)"


def test_totals_are_formulas_with_the_printed_total_beside_them():
    data = score_paper(Papers(FORM))
    assert rows_of(opened(data))["合计"][5] == "=ROUND(SUM(F10:F12),6)"
    stored = rows_of(opened(data, data_only=True))
    assert stored["合计"][4:8] == [100, 97.5, 97.5, 0]
    assert stored["报告所列总分"][5] == 97
    assert stored["报告所列总分"][7] == -0.5


GRADES = [
    # points            of     grade
    ("90", "100", "优"),
    ("89.99", "100", "良"),
    ("80", "100", "良"),
    ("79.99", "100", "中"),
    ("60", "100", "中"),
    ("59.99", "100", "差"),
    ("18", "20", "优"),
    ("0", "0", ""),
]


@pytest.mark.parametrize(
    ("score", "full", "expected"), GRADES, ids=[f"{s}/{f}" for s, f, _ in GRADES]
)
def test_a_grade_begins_at_its_limit(score, full, expected):
    assert grade(Decimal(score), Decimal(full)) == expected


@needed
@pytest.mark.slow
def test_points_that_a_reviewer_takes_off_change_total_and_grade(tmp_path):
    book = openpyxl.load_workbook(BytesIO(score_paper(Papers(FORM))))
    book.active["G11"] = 38
    packed = BytesIO()
    book.save(packed)
    rows = rows_of(recomputed(packed.getvalue(), tmp_path))
    assert rows["完成数量"][7] == -10
    assert rows["合计"][5:8] == [97.5, 87.5, -10]
    assert rows["等级"][5:7] == ["优", "良"]


@needed
@pytest.mark.slow
def test_the_totals_of_a_sample_are_those_that_its_forms_add_up_to(tmp_path):
    _, audit = sample("sanitation-2023.docx")
    book = recomputed(score_paper(Papers(audit)), tmp_path)
    sums = [row[5].value for row in book.active.iter_rows(min_row=9) if row[1].value == "合计"]
    forms = score_forms(Papers(audit))
    assert len(forms) == 4
    assert sums == [float(sum(row.score.value for row in each.rows if row.score)) for each in forms]


def test_a_report_without_points_says_so():
    assert "报告中没有识别出带分值和得分的指标行。" in texts(
        opened(score_paper(Papers(audit_of()))).active
    )


def test_the_work_paper_has_room_for_those_who_sign():
    book = opened(work_paper(Papers(audit_of(wrong_sum()), (decided(1),))))
    said = texts(book.active)
    assert {"编制人", "编制日期", "复核人", "复核日期", "索引号", "某局"} <= set(said)
    assert (
        "报告列示 100万元，据其他数字推算为 99.5万元，相差 0.5万元；四舍五入允许的尾差为 0.015万元"
        in said
    )
    rows = {row[0].value: row for row in book.active.iter_rows(min_row=3, max_row=6)}
    assert rows["索引号"][4].value is None


@pytest.mark.parametrize("make", [score_paper, work_paper])
def test_hostile_text_stays_text(make):
    for row in opened(make(Papers(hostile()))).active.iter_rows():
        for cell in row:
            assert cell.data_type != "f" or "HYPERLINK" not in str(cell.value), cell.coordinate

"""Grades, the scores beside them, and the scales that reports print."""

import pytest

from tests.extract.remarking.reading import report_of

GRADES = [
    # the words                                           grade, score beside it
    ("自评得分97.4分，评价等级为“优”。", [("优", "97.4")]),
    ("自评综合得分为96分，自评结果为优秀。", [("优", "96")]),
    ("综合得分85分，绩效等级：良。", [("良", "85")]),
    ("评价等次为合格。", [("中", None)]),
    ("总分82分。评价等级为良。", [("良", None)]),
    ("评价结果优化了支出结构。", []),
    ("服务对象的评价结果为中心工作提供了依据。", []),
    ("等级为优势产业集群。", []),
    ("90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差。", []),
    ("自评得分96分，其中预算执行9分，履职效能87分，自评等级为优。", [("优", "96")]),
]


@pytest.mark.parametrize(("words", "expected"), GRADES, ids=[row[0] for row in GRADES])
def test_a_grade_is_read_with_the_score_beside_it(words, expected):
    report = report_of("一、绩效情况", words)
    found = [
        (g.grade, report.by_id[g.score].raw if g.score else None) for g in report.remarks.grades
    ]
    assert found == expected


SCALES = [
    ("90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差。", [("优", "90"), ("良", "80"), ("中", "60")]),
    ("得分95分以上为优秀，85分以上为良好。", [("优", "95"), ("良", "85")]),
    ("自评得分97.4分，等级为优。", []),
    ("培训合格90人以上为优秀班级。", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), SCALES, ids=[row[0] for row in SCALES])
def test_a_scale_is_read_line_by_line(words, expected):
    report = report_of("一、绩效情况", words)
    assert [(b.grade, report.by_id[b.least].raw) for b in report.remarks.bands] == expected

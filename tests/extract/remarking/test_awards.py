"""Printed rules for points: what is read of them, and which are left alone."""

import pytest

from tests.extract.remarking.reading import report_of, rows_of

RULES = [
    # the printed rule                                           kind, full, unit, points, of the rate
    ("完成率≥100%得满分，每低1个百分点扣0.5分，扣完为止", ("per_unit", "100", "1", "0.5", True)),
    ("达到目标值得满分，每降低1个百分点扣1分", ("per_unit", None, "1", "1", False)),
    ("达到目标值的，得满分；未达到的不得分。", ("all_or_nothing", None, None, None, False)),
    ("完成任务得满分，否则不得分", ("all_or_nothing", None, None, None, False)),
    ("按完成比例得分", ("in_proportion", None, None, None, False)),
    ("按实际完成率计分，最高不超过满分", ("in_proportion", None, None, None, False)),
    ("完成率≥95%得满分，每低1个百分点扣0.5分，低于60%不得分", None),
    ("达到目标值得满分，酌情扣分", None),
    ("达到目标值得满分，每少1次扣1分，扣完为止", ("per_count", None, "1", "1", False)),
    ("完成目标得满分，每发生1起扣0.5分", ("per_count", None, "1", "0.5", False)),
    ("每少1次扣1分", None),
    ("根据资料齐全程度评分", None),
    ("", None),
]


@pytest.mark.parametrize(("rule", "expected"), RULES, ids=[row[0] for row in RULES])
def test_only_rules_whose_words_are_all_known_are_read(rule, expected):
    report = report_of(*rows_of(("≥90%", rule, "88%")))
    found = [
        (
            a.kind,
            *(report.by_id[n].raw if n else None for n in (a.full, a.unit, a.points)),
            a.of_rate,
        )
        for a in report.remarks.awards
    ]
    assert found == ([expected] if expected else [])

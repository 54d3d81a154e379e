"""Parts of a year in actual values, and words for a change that no figure follows."""

import pytest

from tests.extract.remarking.reading import remarks_of, report_of, rows_of

CELLS = [
    # target, actual value                          the part of the year that is told
    ("≥100人次", "前三季度接待62人次", ["前三季度"]),
    ("≥100人次", "上半年接待62人次，下半年接待50人次", []),
    ("上半年≥50人次", "上半年接待62人次", []),
    ("≥100人次", "全年接待112人次，其中前三季度80人次", []),
    ("≥100人次", "接待112人次", []),
    ("提升", "前三季度持续提升", []),
]


@pytest.mark.parametrize(("target", "actual", "expected"), CELLS, ids=[c[1] for c in CELLS])
def test_a_part_of_the_year_in_an_actual_value(target, actual, expected):
    found = remarks_of(*rows_of((target, "", actual))).part_years
    assert [each.words for each in found] == expected


WORDS = [
    # the sentence                                                  later, earlier, does the word say it rose
    ("三公经费支出3.97万元，比上年的4.24万元有所增加。", ("3.97", "4.24", True)),
    ("三公经费支出3.97万元，较上年4.24万元略有下降。", ("3.97", "4.24", False)),
    ("三公经费支出3.97万元，比上年的4.24万元减少0.27万元。", None),
    ("三公经费支出3.97万元，比上年的4.24万元下降6.37%。", None),
    ("三公经费支出3.97万元。上年4.24万元，会议费增加。", None),
]


@pytest.mark.parametrize(("words", "expected"), WORDS, ids=[row[0] for row in WORDS])
def test_a_word_for_a_change_without_a_figure(words, expected):
    report = report_of("一、支出情况", words)
    found = [
        (report.by_id[c.later].raw, report.by_id[c.earlier].raw, c.up)
        for c in report.remarks.changes
    ]
    assert found == ([expected] if expected else [])

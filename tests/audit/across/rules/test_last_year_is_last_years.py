"""CROSS-01 as a table: what two years' reports print, and the verdict an auditor would give."""

import pytest

from audit.across.rules import last_year_is_last_years
from audit.result import Verdict
from tests.audit.across.papers import bundle, judgements, paper, reasons, table, verdicts
from tests.audit.rules.running import MISMATCH, OK, ROUNDING

RULE = last_year_is_last_years
UNCHECKED = Verdict.UNCHECKED


def said(amounts, measure):
    """Lines under one measure; a pair is a line that stands twice."""
    return {line: {measure: amount} for line, amount in amounts.items()}


def years(now, then, *, measure="上年决算数", own="决算数", cautions=((), ()), apart=1):
    """A report that looks back and the one it looks back to."""
    older = paper("d1", 2023, base=said(then, own), cautions=cautions[0])
    newer = paper("d2", 2023 + apart, base=said(now, measure), cautions=cautions[1])
    return bundle(older, newer)


FIVE = dict.fromkeys(("甲", "乙", "丙", "丁", "戊"), "12.34万元")
CASES = [
    ("holds", "last year's figure is repeated", years({"三公经费": "65.09万元"}, {"三公经费": "65.09万元"}), [(OK, "0.00")]),
    ("holds", "one report prints 元", years({"三公经费": "650900元"}, {"三公经费": "65.09万元"}), [(OK, "0")]),
    ("holds", "last year's budget", years({"三公经费": "8万元"}, {"三公经费": "8万元"}, measure="上年预算数", own="年初预算数"), [(OK, "0")]),
    ("rounds", "last year's report was finer", years({"三公经费": "65.09万元"}, {"三公经费": "65.094万元"}), [(ROUNDING, "-0.004")]),
    ("fails", "one step past rounding", years({"三公经费": "65.09万元"}, {"三公经费": "65.096万元"}), [(MISMATCH, "-0.006")]),
    ("fails", "another figure", years({"三公经费": "65.09万元"}, {"三公经费": "60.09万元"}), [(MISMATCH, "5.00")]),
    ("fails", "one line of a table slipped by ten thousand", years({**FIVE, "甲": "123400万元"}, FIVE), [(MISMATCH, "123387.66"), *[(OK, "0.00")] * 4]),
    ("skipped", "two years apart", years({"三公经费": "65.09万元"}, {"三公经费": "60.09万元"}, apart=2), []),
    ("skipped", "the other way round", years({"三公经费": "65.09万元"}, {"三公经费": "60.09万元"}, apart=-1), []),
    ("skipped", "another line", years({"三公经费": "65.09万元"}, {"公务接待": "60.09万元"}), []),
    ("skipped", "figures were restated", years({"三公经费": "65.09万元"}, {"三公经费": "60.09万元"}, cautions=((), ("restated",))), [(UNCHECKED, None)]),
    ("skipped", "the unit was reformed", years({"三公经费": "65.09万元"}, {"三公经费": "60.09万元"}, cautions=(("reform",), ())), [(UNCHECKED, None)]),
    ("skipped", "the older report covers half a year", years({"三公经费": "65.09万元"}, {"三公经费": "60.09万元"}, cautions=(("part_year",), ())), [(UNCHECKED, None)]),
    ("skipped", "every line is ten thousand times as much", years(dict.fromkeys(FIVE, "123400万元"), FIVE), [(UNCHECKED, None)]),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


REASONS = [
    ("restated", years({"三公经费": "6万元"}, {"三公经费": "5万元"}, cautions=(("restated",), ()))),
    ("reform", years({"三公经费": "6万元"}, {"三公经费": "5万元"}, cautions=((), ("reform",)))),
    ("units-apart", years(dict.fromkeys(FIVE, "123400万元"), FIVE)),
]


@pytest.mark.parametrize(("reason", "of"), REASONS, ids=[reason for reason, _ in REASONS])
def test_what_is_put_off_says_why(reason, of):
    assert reasons(RULE, of) == [reason]


def test_a_line_with_two_amounts_is_put_off():
    older = paper("d1", 2023, base={"三公经费": {"决算数": "5万元", "全年执行数": "6万元"}})
    newer = paper("d2", 2024, base={"三公经费": {"上年决算数": "5万元"}})
    assert reasons(RULE, bundle(older, newer)) == ["conflicting-duplicates"]


def test_where_most_lines_differ_it_is_a_question_of_scope():
    other = {name: f"{place + 20}万元" for place, name in enumerate(FIVE)}
    relations = RULE.found(years(other, FIVE))
    assert {relation.same_scope for relation in relations} == {False}
    assert all(relation.same_scope for relation in RULE.found(years({**FIVE, "甲": "1万元"}, FIVE)))


def test_the_evidence_doubts_the_later_report():
    (found,) = judgements(RULE, years({"三公经费": "6万元"}, {"三公经费": "5万元"}))
    assert [(piece.id, piece.role) for piece in found.pieces] == [
        ("d2_n0", "stated"),
        ("d1_n0", "other"),
    ]


def test_a_line_is_found_under_the_line_above_it():
    older = paper("d1", 2023, base={"其他": {"决算数": "5万元"}})
    newer = paper("d2", 2024, base={"其他": {"上年决算数": "6万元"}})
    facts = tuple(f.model_copy(update={"path": ("表", "乙")}) for f in newer.report.facts)
    moved = paper("d2", 2024)
    object.__setattr__(moved, "report", newer.report.model_copy(update={"facts": facts}))
    assert verdicts(RULE, bundle(older, moved)) == []

"""CROSS-06 as a table: two papers of one unit and year."""

import pytest

from audit.across.rules import papers_of_a_year_agree
from audit.result import Verdict
from tests.audit.across.papers import OTHER, bundle, paper, reasons, table, verdicts
from tests.audit.rules.running import MISMATCH, OK, ROUNDING

RULE = papers_of_a_year_agree
UNCHECKED = Verdict.UNCHECKED


def two(one, other, *, year=2023, cautions=(), line="三公经费", kinds=("base", "prose")):
    """A line in two papers, spent."""
    first = paper("d1", 2023, **{kinds[0]: {line: {"决算数": one}}})
    second = paper("d2", year, cautions=cautions, **{kinds[1]: {line: {"全年执行数": other}}})
    return bundle(first, second)


CASES = [
    ("holds", "both say the same", two("1.94万元", "1.94万元"), [(OK, "0.00")]),
    ("holds", "one prints 元", two("1.94万元", "19400元"), [(OK, "0")]),
    ("rounds", "one is finer", two("1.94万元", "1.9402万元"), [(ROUNDING, "-0.0002")]),
    ("fails", "the accounts say more", two("1.94万元", "2.94万元"), [(MISMATCH, "-1.00")]),
    ("skipped", "another year", two("1.94万元", "2.94万元", year=2024), []),
    ("skipped", "a line that the vocabulary does not know", two("1.94万元", "2.94万元", line="展柜维修"), []),
    ("skipped", "a table of targets", two("1.94万元", "2.94万元", kinds=("base", "target")), []),
    ("skipped", "one is about a project", two("1.94万元", "2.94万元", cautions=("one_project",)), []),
    ("skipped", "figures were restated", two("1.94万元", "2.94万元", cautions=("restated",)), [(UNCHECKED, None)]),
    ("skipped", "the only line is ten thousand times as much", two("1.94万元", "19400万元"), [(UNCHECKED, None)]),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


REASONS = [
    ("part_year", two("1万元", "2万元", cautions=("part_year",))),
    ("units-apart", two("1.94万元", "19400万元")),
]


@pytest.mark.parametrize(("reason", "of"), REASONS, ids=[reason for reason, _ in REASONS])
def test_what_is_put_off_says_why(reason, of):
    assert reasons(RULE, of) == [reason]


def test_forms_of_one_kind_count_alike_and_others_may_not():
    scopes = {
        kinds: {relation.same_scope for relation in RULE.found(two("1万元", "2万元", kinds=kinds))}
        for kinds in (("base", "base"), ("base", "prose"), ("prose", "prose"))
    }
    assert scopes == {
        ("base", "base"): {True},
        ("base", "prose"): {False},
        ("prose", "prose"): {False},
    }


def test_a_paper_that_gives_two_amounts_is_passed_over():
    first = paper(
        "d1", base={"三公经费": {"决算数": "1万元"}}, prose={"三公经费": {"决算数": "2万元"}}
    )
    second = paper("d2", base={"三公经费": {"决算数": "3万元"}})
    assert verdicts(RULE, bundle(first, second)) == []


def test_two_units_are_not_compared():
    first = paper("d1", base={"三公经费": {"决算数": "1万元"}})
    second = paper("d2", unit=OTHER, base={"三公经费": {"决算数": "3万元"}})
    assert verdicts(RULE, bundle(first, second, over="family")) == []

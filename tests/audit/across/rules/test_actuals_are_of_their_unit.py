"""CROSS-08 as a table: the rows of two units in one year."""

from audit.across.rules import actuals_are_of_their_unit
from tests.audit.across.papers import OTHER, UNIT, bundle, paper, table, verdicts
from tests.audit.across.rules.test_actuals_are_of_their_year import MET, rows
from tests.audit.rules.running import MISMATCH, OK

RULE = actuals_are_of_their_unit


def units(one, other, *, year=2023, unit=OTHER, parent=""):
    """The reports of two units."""
    first, second = (
        paper("d1", 2023, rows=one),
        paper("d2", year, unit=unit, rows=other, parent=parent),
    )
    return bundle(first, second, over="pair")


CASES = [
    (
        "holds",
        "a template with values of their own",
        units(rows(8), rows(8, start=3)),
        [(OK, None)],
    ),
    ("holds", "a template whose targets both met to the point", units(MET, MET), [(OK, None)]),
    ("fails", "all rows are alike", units(rows(8), rows(8)), [(MISMATCH, "8")]),
    ("skipped", "another year", units(rows(8), rows(8), year=2022), []),
    ("skipped", "one unit stands under the other", units(rows(8), rows(8), parent=UNIT), []),
    ("skipped", "one unit's two reports", units(rows(8), rows(8), unit=UNIT), []),
    ("skipped", "five rows only", units(rows(5), rows(5)), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


def together(one, other):
    """Two units with one form each, of projects of these names, in which all rows stand."""
    first = paper("d1", rows=rows(8), projects={one: {}}, table_title=one)
    second = paper("d2", unit=OTHER, rows=rows(8), projects={other: {}}, table_title=other)
    return bundle(first, second, over="pair")


def test_a_project_of_both_units_is_reported_alike_by_both():
    assert verdicts(RULE, together("湖区水质联合监测", "2023年湖区水质联合监测")) == []


def test_two_projects_with_the_same_rows_are_copied():
    assert verdicts(RULE, together("湖区水质联合监测", "河道清淤整治工程")) == [(MISMATCH, 8)]


def test_the_relation_counts_the_other_way_round_too():
    first = paper("d1", rows=rows(8), parent=OTHER)
    second = paper("d2", unit=OTHER, rows=rows(8))
    assert verdicts(RULE, bundle(first, second, over="pair")) == []

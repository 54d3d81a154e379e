"""CROSS-02 as a table: what a report says of another unit, and what that unit says."""

from audit.across.rules import listed_unit_has_its_own_figure
from audit.result import Verdict
from tests.audit.across.papers import OTHER, UNIT, bundle, paper, reasons, table, verdicts
from tests.audit.rules.running import MISMATCH, OK, ROUNDING

RULE = listed_unit_has_its_own_figure


def family(listed, own, *, label=OTHER, year=2023, cautions=(), measure="全年执行数"):
    """A head that lists a unit, and the unit's own report."""
    above = paper("d1", 2023, summary={label: {"全年执行数": listed}})
    below = paper("d2", year, unit=OTHER, overall={"总额": {measure: own}}, cautions=cautions)
    return bundle(above, below, over="family", head=UNIT)


CASES = [
    ("holds", "both say the same", family("146.62万元", "146.62万元"), [(OK, "0.00")]),
    ("holds", "the unit prints 元", family("146.62万元", "1466200元"), [(OK, "0")]),
    ("rounds", "the list is coarser", family("146.62万元", "146.618万元"), [(ROUNDING, "0.002")]),
    ("fails", "the list says more", family("164.62万元", "146.62万元"), [(MISMATCH, "18.00")]),
    ("skipped", "the name is not the unit's", family("164.62万元", "146.62万元", label="文化馆"), []),
    ("skipped", "another year", family("164.62万元", "146.62万元", year=2022), []),
    ("skipped", "the unit gives its budget only", family("164.62万元", "146.62万元", measure="全年预算数"), []),
    ("skipped", "the unit was reformed", family("164.62万元", "146.62万元", cautions=("reform",)), [(Verdict.UNCHECKED, None)]),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


def scopes(*units):
    """Whether a list of units, each with the amount that it gives and the one that the unit gives, counts alike."""
    names = [f"第{place}县图书馆" for place in range(len(units))]
    said = {name: {"全年执行数": listed} for name, (listed, _) in zip(names, units, strict=True)}
    papers = [
        paper(f"d{place + 2}", unit=name, overall={"总额": {"全年执行数": own}})
        for place, (name, (_, own)) in enumerate(zip(names, units, strict=True))
    ]
    above = paper("d1", summary=said)
    relations = RULE.found(bundle(above, *papers, over="family", head=UNIT))
    return [relation.same_scope for relation in relations]


def test_a_list_that_gives_one_total_exactly_is_a_list_of_totals():
    assert scopes(("5万元", "5万元"), ("9万元", "7万元")) == [True, True]
    assert scopes(("5万元", "6万元"), ("9万元", "7万元")) == [False, False]


def test_a_report_of_a_project_gives_no_total_of_the_unit():
    assert verdicts(RULE, family("164.62万元", "146.62万元", cautions=("one_project",))) == []


def test_a_unit_with_two_totals_is_passed_over():
    above = paper("d1", summary={OTHER: {"全年执行数": "5万元"}})
    both = {"总额": {"全年执行数": "6万元", "决算数": "7万元"}}
    below = paper("d2", unit=OTHER, overall=both)
    assert verdicts(RULE, bundle(above, below, over="family", head=UNIT)) == []


def test_what_is_put_off_says_why():
    of = family("164.62万元", "146.62万元", cautions=("restated",))
    assert reasons(RULE, of) == ["restated"]

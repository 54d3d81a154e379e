"""CROSS-04 as a table: one project in two reports."""

from audit.across.rules import project_has_one_figure
from audit.result import Verdict
from tests.audit.across.papers import OTHER, UNIT, bundle, paper, reasons, table, verdicts
from tests.audit.rules.running import MISMATCH, OK, ROUNDING

RULE = project_has_one_figure
NAME = "馆藏旧报数字化加工"


def held(amount, measure="全年执行数"):
    """The form of the project with its total."""
    return {"projects": {NAME: {"总额": {measure: amount}}}}


def listed(amount, name=NAME):
    """The project as a line of the base table."""
    return {"base": {f"项目：{name}": {"决算数": amount}}}


def two(one, other, **fields):
    """Two reports of one unit and year."""
    return bundle(paper("d1", **one), paper("d2", **{**other, **fields}))


def kin(one, other, *, unit=OTHER):
    """A report and one of another unit under it."""
    return bundle(paper("d1", **one), paper("d2", unit=unit, **other), over="family", head=UNIT)


CASES = [
    ("holds", "its own form and the report agree", two(held("21.60万元"), listed("21.60万元")), [(OK, "0.00")]),
    ("holds", "the year stands in front of the name", two(held("21.60万元"), listed("21.60万元", f"2023年{NAME}")), [(OK, "0.00")]),
    ("rounds", "one of them is finer", two(held("21.60万元"), listed("21.604万元")), [(ROUNDING, "-0.004")]),
    ("fails", "digits were swapped", two(held("21.60万元"), listed("26.10万元")), [(MISMATCH, "-4.50")]),
    ("fails", "the unit below says something else", kin(held("21.60万元"), held("20.60万元")), [(MISMATCH, "1.00")]),
    ("skipped", "another project", two(held("21.60万元"), listed("26.10万元", "馆藏善本修复与展示")), []),
    ("skipped", "the name is anybody's", two({"base": {"项目：设备购置": {"决算数": "5万元"}}}, {"base": {"项目：设备购置": {"决算数": "6万元"}}}), []),
    ("skipped", "budget here, spending there", two(held("21.60万元", "年初预算数"), listed("26.10万元")), []),
    ("skipped", "figures were restated", two(held("21.60万元"), listed("26.10万元"), cautions=("restated",)), [(Verdict.UNCHECKED, None)]),
    ("skipped", "two units in no relation", bundle(paper("d1", **held("1万元")), paper("d2", unit=OTHER, **held("2万元")), over="pair"), []),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


def scopes(of):
    return {relation.same_scope for relation in RULE.found(of)}


def test_only_two_forms_of_the_project_itself_count_alike():
    assert scopes(two(held("1万元"), held("2万元"))) == {True}
    assert scopes(two(held("1万元"), listed("2万元"))) == {False}
    assert scopes(kin(held("1万元"), held("2万元"))) == {False}


def test_a_name_of_two_projects_is_passed_over():
    twice = {"base": {f"项目：{NAME}": {"决算数": "5万元"}, f"项目：“{NAME}”": {"决算数": "6万元"}}}
    assert verdicts(RULE, two(held("7万元"), twice)) == []


def test_two_amounts_of_one_project_are_passed_over():
    lines = {NAME: {"总额": {"全年执行数": "5万元", "决算数": "6万元"}}}
    assert verdicts(RULE, two({"projects": lines}, listed("7万元"))) == []


def test_what_is_put_off_says_why():
    of = two(held("1万元"), listed("2万元"), cautions=("part_year",))
    assert reasons(RULE, of) == ["part_year"]

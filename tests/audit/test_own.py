"""Own rules as a table: what a rule says, what stands in the report, and what the judge makes of it."""

import pytest

from audit.own import OwnRule, Wanted, rule_from
from extract.records import Entity, Form
from tests.audit.auditing import audit_of
from tests.audit.builders import report, span

WHOLE, ONE, TWO = (Wanted(label=name) for name in ("总额", "甲", "乙"))


def own(relation="sum", left=WHOLE, right=(ONE, TWO), **fields):
    known = {"id": "OWN-01", "says": "总额 = 甲 + 乙", "family": "sum", "nature": "data"}
    return OwnRule(**{**known, "relation": relation, "left": left, "right": right, **fields})


def case(*facts, **records):
    """Name each fact by label, amount, section, measure and, where it matters, other fields."""
    numbers, named = {}, {}
    for place, (label, amount, section, measure, *more) in enumerate(facts):
        numbers[f"n{place}"] = amount
        fields = dict(more[0]) if more else {}
        named[f"n{place}"] = {"label": label, "section": section, "measure": measure, **fields}
    forms = (
        Form(id="f1", kind="base", title="基础数据表", place=span()),
        Form(id="f2", kind="project", title="自评表", place=span()),
    )
    return report(numbers, named, unit="万元", forms=forms, **records)


def found(rule, of):
    """Return statement, verdict and difference of every check."""
    checks = audit_of(of, rules=(rule_from(rule),)).checks
    return [
        (c.statement, str(c.verdict), None if c.difference is None else str(c.difference))
        for c in checks
    ]


THREE = (("总额", "10", "f1", "决算数"), ("甲", "6", "f1", "决算数"), ("乙", "3", "f1", "决算数"))
PROJECT = {"entity": "e1"}
CASES = [
    (
        "a sum that fails in one form",
        own(),
        case(*THREE),
        [("基础数据表：总额 = 甲 + 乙（决算数）", "mismatch", "1")],
    ),
    (
        "a sum whose parts need not be all",
        own(flag=True),
        case(*THREE),
        [],
    ),
    (
        "a sum in every column",
        own(),
        case(("总额", "19", "f1", "决算数"), *THREE[1:], *((name, amount, "f1", "年初预算数") for name, amount, *_ in (("总额", "9"), ("甲", "6"), ("乙", "3")))),
        [
            ("基础数据表：总额 = 甲 + 乙（决算数）", "mismatch", "10"),
            ("基础数据表：总额 = 甲 + 乙（年初预算数）", "ok", "0"),
        ],
    ),
    ("a part in another form is none", own(), case(*THREE[:2], ("乙", "3", "f2", "决算数")), []),
    (
        "a part that may be missing",
        own(right=(ONE, Wanted(label="乙", optional=True))),
        case(*THREE[:2]),
        [("基础数据表：总额 = 甲 + 乙（决算数）", "mismatch", "4")],
    ),
    (
        "a part that is taken off",
        own(right=(ONE, Wanted(label="乙", sign=-1))),
        case(("总额", "3", "f1", "决算数"), *THREE[1:]),
        [("基础数据表：总额 = 甲 + 乙（决算数）", "ok", "0")],
    ),
    (
        "a name that stands for two amounts",
        own(),
        case(*THREE, ("乙", "4", "f1", "决算数")),
        [("基础数据表：总额 = 甲 + 乙（决算数）", "unchecked", None)],
    ),
    (
        "a name that stands twice for one amount",
        own(),
        case(*THREE, ("乙", "3.00", "f1", "决算数")),
        [("基础数据表：总额 = 甲 + 乙（决算数）", "mismatch", "1")],
    ),
    (
        "white space in a label",
        own(),
        case(("总 额", "9", "f1", "决算数"), *THREE[1:]),
        [("基础数据表：总额 = 甲 + 乙（决算数）", "ok", "0")],
    ),
    (
        "a rate",
        own(
            "ratio",
            Wanted(label="比率", measure="执行率"),
            (Wanted(label="总额", measure="决算数"),),
            lower=(Wanted(label="总额", measure="预算数"),),
            says="比率",
        ),
        case(("总额", "9", "f1", "决算数"), ("总额", "10", "f1", "预算数"), ("比率", "95%", "f1", "执行率")),
        [("基础数据表：比率", "mismatch", "5")],
    ),
    (
        "one thing in two places of the case",
        own(
            "same",
            Wanted(concept="three_public", places=("prose",)),
            (Wanted(concept="three_public", places=("base",)),),
            within="case",
            same_scope=True,
            says="三公经费",
        ),
        case(
            ("三公", "34", "prose", "", {"concept": "three_public"}),
            ("三公经费", "45", "f1", "", {"concept": "three_public"}),
        ),
        [("三公经费", "mismatch", "-11")],
    ),
    (
        "one thing in two forms of a project",
        own("same", ONE, (TWO,), within="project", says="甲 = 乙"),
        case(
            ("甲", "5", "f1", "决算数", PROJECT),
            ("乙", "5", "f2", "决算数", PROJECT),
            ("甲", "7", "f1", "决算数"),
            entities=(Entity(id="e1", kind="project", name="果园改造"),),
        ),
        [("果园改造：甲 = 乙（决算数）", "ok", "0")],
    ),
    (
        "a limit that is passed",
        own("bound", ONE, (TWO,), says="甲 ≤ 乙"),
        case(*THREE[1:]),
        [("基础数据表：甲 ≤ 乙（决算数）", "mismatch", "3")],
    ),
    (
        "a floor that is kept",
        own("bound", ONE, (TWO,), flag=True, says="甲 ≥ 乙"),
        case(*THREE[1:]),
        [("基础数据表：甲 ≥ 乙（决算数）", "ok", "3")],
    ),
    (
        "another fund and another year",
        own("same", Wanted(label="甲", fund="基金"), (Wanted(label="甲", period="2022"),), says="甲"),
        case(
            ("甲", "5", "prose", "", {"fund": "基金"}),
            ("甲", "6", "prose", "", {"period": "2022"}),
            ("甲", "7", "prose", ""),
        ),
        [("正文：甲", "mismatch", "-1")],
    ),
    ("a date of that name", own("same", ONE, (TWO,)), case(("甲", "5", "f1", ""), ("乙", "5", "f1", "")).model_copy(update={"numbers": ()}), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "of", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_an_own_rule_finds(rule, of, expected):
    assert found(rule, of) == expected


def test_two_places_are_of_two_scopes_unless_the_rule_says_otherwise():
    rule = own("same", ONE, (Wanted(label="甲", places=("project",)),), within="case")
    of = case(("甲", "5", "f1", ""), ("甲", "5", "f2", ""))
    (relation,) = rule_from(rule).relations(of)
    assert relation.same_scope is False

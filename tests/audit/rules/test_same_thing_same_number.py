"""TIE-01 as a table: one thing in several places, and the verdict an auditor would give."""

from audit.rules import same_thing_same_number
from extract.records import Fact, Group
from tests.audit.builders import report
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def places(*printed, same_scope=True, numbers=None):
    """One thing printed so in several places, in 万元."""
    ids = tuple(f"n{place}" for place in range(1, len(printed) + 1))
    group = Group(
        label="政府性基金",
        measure="全年执行数",
        numbers=numbers or ids,
        same_scope=same_scope,
        basis="concept",
    )
    return report(dict(zip(ids, printed, strict=True)), unit="万元", groups=(group,))


CASES = [
    ("holds", "two places agree", places("512.36", "512.36"), [(OK, "0.00")]),
    ("holds", "a trailing zero is dropped", places("52.60", "52.6"), [(OK, "0.00")]),
    ("holds", "the other unit", places("316.25", "3162500元"), [(OK, "0.00")]),
    ("rounds", "kept to fewer digits", places("0.456", "0.46"), [(ROUNDING, "0.004")]),
    ("fails", "two places differ", places("512.36", "512.63"), [(MISMATCH, "0.27")]),
    ("fails", "the third differs", places("8", "8", "7"), [(OK, "0"), (MISMATCH, "-1")]),
    ("skipped", "one place only", places("512.36"), []),
    ("skipped", "one numeral twice", places("512.36", numbers=("n1", "n1")), []),
    ("skipped", "a slip of the unit is another rule's", places("316.25", "316.25元"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(same_thing_same_number, of) == expected


def test_the_evidence_doubts_the_later_place():
    assert evidence(same_thing_same_number, places("512.36", "512.63")) == [
        [("n2", "stated"), ("n1", "other")]
    ]


def test_whether_the_scopes_are_alike_is_passed_on():
    (relation,) = same_thing_same_number.relate(places("1", "2", same_scope=False))
    assert not relation.same_scope


def test_the_spending_of_a_form_is_relied_on():
    group = Group(label="甲项目", numbers=("n1", "f1.spent"), same_scope=True, basis="entity")
    of = case(form(spent="38.36万元"), numbers={"n1": "48.36万元"}, groups=(group,))
    (relation,) = same_thing_same_number.relate(of)
    assert relation.conclusive


def test_the_statement_names_both_places_or_says_that_they_are_in_one():
    group = Group(label="甲项目", numbers=("n1", "n2", "f1.spent"), same_scope=True, basis="entity")
    fact = Fact(number="f1.spent", label="甲项目", section="f1")
    numbers = {"n1": "38万元", "n2": "38万元"}
    of = case(form(spent="38万元"), numbers=numbers, groups=(group,), facts=(fact,))
    said = [relation.statement for relation in same_thing_same_number.relate(of)]
    assert said == ["甲项目：正文两处一致", "甲项目：项目支出绩效自评表：f1与正文一致"]


def test_a_place_that_the_label_names_is_not_named_again():
    built = form(spent="38万元", budget="38万元")
    label = f"{built.form.title}·成本指标实际与全年执行数"
    group = Group(label=label, numbers=("f1.spent", "f1.budget"), same_scope=True, basis="cost")
    facts = tuple(
        Fact(number=number, label="甲项目", section="f1") for number in ("f1.spent", "f1.budget")
    )
    (relation,) = same_thing_same_number.relate(case(built, groups=(group,), facts=facts))
    assert relation.statement == f"{label}：两处一致"

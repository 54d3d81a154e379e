"""TIE-03 as a table: a count of the goals of a form beside that of its indicator row."""

from audit.policy import DEFAULT, Weighed, severity_of
from audit.result import Verdict
from audit.rules import goals_are_those_of_rows, same_thing_same_number
from extract.records import Group
from tests.audit.auditing import case_of
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def aimed(goal, row, basis="goal"):
    """A count as the goals print it and as a row does."""
    group = Group(
        label="新增健身设施",
        measure="目标值",
        numbers=("n1", "n2"),
        same_scope=False,
        basis=basis,
    )
    return report({"n1": goal, "n2": row}, groups=(group,))


CASES = [
    ("holds", "the same count", aimed("30处", "30处"), [(OK, "0")]),
    ("fails", "the indicator asks for less", aimed("30处", "20处"), [(MISMATCH, "-10")]),
    ("skipped", "a group of another kind", aimed("30处", "20处", "alike"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(goals_are_those_of_rows, of) == expected


def test_the_row_is_what_is_doubted():
    assert evidence(goals_are_those_of_rows, aimed("30处", "20处")) == [
        [("n2", "stated"), ("n1", "other")]
    ]


def test_a_difference_is_a_question_of_low_severity():
    (judged,) = case_of(aimed("30处", "20处"), rules=(goals_are_those_of_rows,)).judged
    assert severity_of(Weighed(judged=judged, verdict=Verdict.MISMATCH), DEFAULT) == "low"
    assert judged.weak


def test_goals_are_no_second_tie_of_like_names():
    assert verdicts(same_thing_same_number, aimed("30处", "20处")) == []

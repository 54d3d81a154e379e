"""BOUND-03 as a table: target and actual of a row, and the verdict an auditor would give."""

from audit.rules import actual_meets_target
from extract.records import Limit
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.limits import limited
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def of(target, actual, weight="5", score="4", **words):
    """A form of one row, from which a point was taken."""
    return case(form(row(weight, score, target, actual, **words)))


def found_twice():
    """A row of cost whose limit was found as a limit too."""
    found = Limit(label="成本", actual="f1.a1", limit="f1.t1", basis="target")
    return case(form(row("5", "4", "52.6万元", "58.31万元", level1="成本指标")), limits=(found,))


CASES = [
    ("holds", "exceeding a target is no fault", of("30个", "34个"), [(OK, "4")]),
    ("holds", "met with full points", of("30个", "34个", "5", "5"), [(OK, "4")]),
    ("holds", "a row without points", of("30个", "30个", "", ""), [(OK, "0")]),
    ("holds", "a cost below its limit", of("70万元", "51万元", level1="成本指标"), [(OK, "-19")]),
    ("holds", "a limit outside tables", limited("9", "10", "target"), [(OK, "-1")]),
    ("fails", "missed, and a point taken off", of("30个", "26个"), [(MISMATCH, "-4")]),
    ("fails", "a cost above its limit, found twice", found_twice(), [(MISMATCH, "5.71")]),
    ("fails", "a limit outside tables is passed", limited("12", "10", "target"), [(MISMATCH, "2")]),
    ("skipped", "missed with full points is another rule's", of("30个", "26个", "5", "5"), []),
    ("skipped", "words", of("提升", "有所提升"), []),
    ("skipped", "the target is copied with its sign", of("≥98%", "≥98%"), []),
    ("skipped", "a bare time limit", of("30天", "35天", level2="时效指标"), []),
    ("skipped", "nothing happened", of("5起", "0起"), []),
    ("skipped", "a budget is another rule's", limited("12", "10"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(actual_meets_target, of) == expected


def test_the_evidence_is_actual_and_target():
    assert evidence(actual_meets_target, of("30个", "26个")) == [
        [("f1.a1", "actual"), ("f1.t1", "limit")]
    ]


def test_points_taken_off_with_a_reason_account_for_it():
    (relation,) = actual_meets_target.relate(of("30个", "26个", note="天气原因"))
    assert relation.accounted == ("f1.s1",)


def test_points_taken_off_without_one_do_not():
    (relation,) = actual_meets_target.relate(of("30个", "26个", note="无"))
    assert relation.accounted == ()

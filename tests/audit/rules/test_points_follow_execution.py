"""SCORE-01 as a table: weight, rate and points of a money block, and the verdict an auditor would give."""

from decimal import Decimal

import pytest

from audit.policy import Policy
from audit.rules import points_follow_execution
from audit.schemes import Band, Scheme
from audit.settings import Settings
from tests.audit.auditing import audit_of, only
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def block(*points):
    """A form with a money block of weight, rate and points."""
    return case(form(money=points))


CASES = [
    ("holds", "points in proportion", block("10", "94.00%", "9.40"), [(OK, "0.0000")]),
    ("holds", "points as rounded", block("10", "94.83%", "9.48"), [(OK, "-0.0030")]),
    ("holds", "whole points as rounded", block("10", "97.80%", "10"), [(OK, "0.2200")]),
    ("rounds", "points cut off", block("10", "94.5%", "9.4"), [(ROUNDING, "-0.050")]),
    ("fails", "points are kept", block("10", "94.00%", "9.80"), [(MISMATCH, "0.4000")]),
    ("skipped", "no weight", block("", "94.00%", "9.40"), []),
    ("skipped", "no rate", block("10", "", "9.40"), []),
    ("skipped", "no points", block("10", "94.00%", ""), []),
    ("skipped", "no money block", case(form()), []),
    ("skipped", "no points to give", block("0", "94.00%", "9.40"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(points_follow_execution, of) == expected


def test_the_evidence_is_points_weight_and_rate():
    assert evidence(points_follow_execution, block("10", "94.00%", "9.40")) == [
        [("f1.score", "stated"), ("f1.weight", "weight"), ("f1.rate", "term")]
    ]


OTHERS = [
    # what the other forms show                       their points                            the claim is firm
    ("no other form", [], False),
    ("another in proportion below the full rate", [("10", "90.00%", "9.00")], True),
    ("another that only has the full rate", [("10", "100.00%", "10.00")], False),
    ("another with bands", [("10", "90.00%", "10.00")], False),
    (
        "two with bands and one in proportion",
        [("10", "90.00%", "10.00")] * 2 + [("10", "80%", "8")],
        False,
    ),
    ("another without points", [("10", "90.00%", "")], False),
]


@pytest.mark.parametrize(
    ("others", "firm"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS]
)
def test_the_claim_is_as_firm_as_the_other_forms_make_it(others, firm):
    forms = [form(id=f"g{place}", money=points) for place, points in enumerate(others)]
    relations = points_follow_execution.relate(case(form(money=("10", "94%", "9.8")), *forms))
    assert next(relations).certain is firm


BANDS = Scheme(
    name="分档办法",
    bands=(Band(Decimal(90), Decimal(80)), Band(Decimal(95), Decimal(100))),
)
SCHEMES = [
    # the scheme                        points printed                   verdict, computed
    ("bands that were kept", BANDS, ("10", "94.00%", "8"), ("ok", "8.0")),
    ("bands that were not kept", BANDS, ("10", "94.00%", "9.4"), ("mismatch", "8.0")),
    ("proportion by the announcement", Scheme(name="比例"), ("10", "94.00%", "9.80"), ("mismatch", "9.4")),
    ("whole points", Scheme(name="取整", whole=True), ("10", "94.50%", "9"), ("ok", "9.0")),
    ("nothing below a limit", Scheme(name="限", nothing_below=Decimal(60)), ("10", "50%", "5"), ("mismatch", "0")),
    ("points for each unit missed", Scheme(name="扣", per_unit=Decimal("0.5")), ("7", "95%", "4.5"), ("ok", "4.5")),
    ("no more than all points", Scheme(name="比例"), ("10", "120%", "10"), ("ok", "10")),
]  # fmt: skip


def by_scheme(scheme, of):
    policy = Policy(settings=Settings(schemes=(scheme,)))
    return only(audit_of(of, rules=(points_follow_execution,), policy=policy))


@pytest.mark.parametrize(
    ("scheme", "printed", "expected"), [row[1:] for row in SCHEMES], ids=[row[0] for row in SCHEMES]
)
def test_the_points_go_by_the_scheme_of_the_user(scheme, printed, expected):
    check = by_scheme(scheme, block(*printed))
    assert (check.verdict, round(check.computed, 9)) == (expected[0], Decimal(expected[1]))
    assert check.severity == ("info" if check.verdict == "ok" else "high")
    assert scheme.name in check.statement


NOTES = [
    # what is printed                      points                     severity
    ("points that may come from bands", ("10", "97.80%", "9"), "low"),
    ("points that were worked out", ("10", "97.80%", "9.87"), "medium"),
]


@pytest.mark.parametrize(
    ("printed", "severity"), [row[1:] for row in NOTES], ids=[row[0] for row in NOTES]
)
def test_without_a_known_rule_the_finding_asks_for_it(printed, severity):
    check = only(audit_of(block(*printed), rules=(points_follow_execution,)))
    assert check.severity == severity
    assert "按执行率计应为 9.78 分；请提供评分办法" in check.explanation

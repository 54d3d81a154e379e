"""SCORE-07 as a table: rows with the rule for their points printed beside them."""

from audit.rules import points_follow_printed_rule
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.remarked import Award, remarked
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts

ALL, RATE, UNIT, COUNT = "all_or_nothing", "in_proportion", "per_unit", "per_count"


def by(kind, *cells, of_rate=False, full="", unit="1%", points="1分"):
    """A row of weight, score, target and actual value with a rule of this kind."""
    numbers = {"unit": unit, "points": points} if kind in {UNIT, COUNT} else {}
    numbers |= {"full": full} if full else {}
    built = case(form(row(*cells)), numbers=numbers)
    named = {name: name for name in numbers}
    award = Award(row="f1.r1", kind=kind, text="", of_rate=of_rate, **named)
    return remarked(of=built, awards=(award,))


CASES = [
    ("holds", "the target reached, all points", by(ALL, "10", "10", "≥90%", "92%"), [(OK, "0")]),
    ("fails", "reached, and points off", by(ALL, "10", "8", "≥90%", "92%"), [(MISMATCH, "-2")]),
    ("fails", "missed, and points", by(ALL, "10", "10", "≥90%", "88%"), [(MISMATCH, "10")]),
    ("holds", "missed, and none", by(ALL, "10", "0", "≥90%", "88%"), [(OK, "0")]),
    ("holds", "a point off for each per cent", by(UNIT, "20", "18", "≥90%", "88%"), [(OK, "0")]),
    ("fails", "too few off", by(UNIT, "20", "19", "≥90%", "88%"), [(MISMATCH, "1")]),
    ("holds", "never below nothing", by(UNIT, "2", "0", "≥90%", "80%"), [(OK, "0")]),
    (
        "holds",
        "half a point for each per cent of the target missed",
        by(UNIT, "50", "47.5", "≥300亩", "285亩", of_rate=True, full="100%", points="0.5分"),
        [(OK, "0.0")],
    ),
    (
        "holds",
        "a point for each unit",
        by(COUNT, "10", "8", "≥30次", "28次", unit="1次"),
        [(OK, "0")],
    ),
    (
        "holds",
        "a point for each ten of them",
        by(COUNT, "10", "8", "≥100亩", "80亩", unit="10亩"),
        [(OK, "0")],
    ),
    ("holds", "each one too many", by(COUNT, "10", "7", "≤3起", "6起", unit="1起"), [(OK, "0")]),
    (
        "fails",
        "too few off for the units",
        by(COUNT, "10", "9", "≥30次", "28次", unit="1次"),
        [(MISMATCH, "1")],
    ),
    ("skipped", "a unit of another kind", by(COUNT, "10", "9", "≥30次", "28次", unit="1场"), []),
    ("skipped", "a part of ten", by(COUNT, "10", "9", "≥100亩", "85亩", unit="10亩"), []),
    ("holds", "in proportion", by(RATE, "10", "9.33", "≥300亩", "280亩"), [(OK, None)]),
    ("holds", "in proportion, to a tenth", by(RATE, "10", "9.3", "≥300亩", "280亩"), [(OK, None)]),
    ("fails", "not in proportion", by(RATE, "10", "9.80", "≥300亩", "280亩"), [(MISMATCH, None)]),
    ("skipped", "whole points by proportion", by(RATE, "10", "9", "≥300亩", "280亩"), []),
    ("skipped", "a part of a unit", by(UNIT, "20", "19", "≥90%", "88.5%"), []),
    ("skipped", "a per cent of what", by(UNIT, "20", "19", "≥300亩", "285亩"), []),
    ("skipped", "no score", by(ALL, "10", "", "≥90%", "88%"), []),
    ("skipped", "no weight", by(ALL, "", "5", "≥90%", "88%"), []),
    ("skipped", "no actual value", by(ALL, "10", "10", "≥90%", ""), []),
    ("skipped", "a copied limit", by(ALL, "10", "10", "≥90%", "≥90%"), []),
    ("skipped", "rows without a printed rule", case(form(row("10", "5", "≥90%", "88%"))), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    found = verdicts(points_follow_printed_rule, of)
    assert [verdict for verdict, _ in found] == [verdict for verdict, _ in expected]
    told = [gap for (_, gap), (_, known) in zip(found, expected, strict=True) if known is not None]
    assert told == [known for _, known in expected if known is not None]


def test_target_and_actual_stand_beside_the_points():
    (found,) = evidence(points_follow_printed_rule, by(UNIT, "20", "19", "≥90%", "88%"))
    assert found[:4] == [
        ("f1.s1", "stated"),
        ("f1.w1", "weight"),
        ("f1.t1", "target"),
        ("f1.a1", "actual"),
    ]

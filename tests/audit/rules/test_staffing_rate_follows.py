"""STAFF-02 as a table: a staffing rate, people and posts, and the verdict an auditor would give."""

from audit.rules import staffing_rate_follows
from extract.records import Staffing
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def staff(rate, people, posts, early=""):
    """Rate, people and posts of one place; empty where they are not stated."""
    units = {"rate": rate, "people": people and f"{people}人", "posts": posts and f"{posts}人"}
    units["early"] = early and f"{early}人"
    filled = {name: each for name, each in units.items() if each}
    found = Staffing(label="在职人员", **{name: name for name in filled})
    return report(filled, staffing=(found,))


CASES = [
    ("holds", "every post is filled", staff("100%", "4", "4"), [(OK, "0")]),
    ("holds", "as rounded", staff("101.79%", "57", "56"), [(OK, "0.00")]),
    ("rounds", "cut off", staff("101.78%", "57", "56"), [(ROUNDING, "-0.01")]),
    ("fails", "100 beside an excess", staff("100.00%", "57", "56"), [(MISMATCH, "-1.79")]),
    ("holds", "without those who left early", staff("95%", "40", "40", "2"), [(OK, "0")]),
    ("holds", "with those who left early", staff("105%", "40", "40", "2"), [(OK, "0")]),
    ("fails", "in neither way", staff("98%", "40", "40", "2"), [(MISMATCH, "-2.00")]),
    ("skipped", "the rate is empty", staff("", "57", "56"), []),
    ("skipped", "posts are not stated", staff("100%", "57", ""), []),
    ("skipped", "people are not stated", staff("100%", "", "56"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(staffing_rate_follows, of) == expected


def test_the_evidence_is_rate_people_and_posts():
    assert evidence(staffing_rate_follows, staff("100%", "4", "4")) == [
        [("rate", "stated"), ("people", "numerator"), ("posts", "denominator")]
    ]

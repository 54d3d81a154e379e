"""STAFF-01 as a table: people and posts, and the verdict an auditor would give."""

from audit.rules import people_within_posts
from extract.records import Staffing
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def staff(people, posts, **fields):
    """People and posts of one place; empty where they are not stated."""
    printed = {"people": people, "posts": posts}
    filled = {name: each for name, each in printed.items() if each}
    found = Staffing(label="人员", **{name: name for name in filled}, **fields)
    return report(filled, unit="人", staffing=(found,))


CASES = [
    ("holds", "within the posts", staff("8", "10"), [(OK, "-2")]),
    ("holds", "every post is filled", staff("4", "4"), [(OK, "0")]),
    ("fails", "one too many", staff("57", "56"), [(MISMATCH, "1")]),
    ("fails", "too many of a kind", staff("41", "39", category="行政"), [(MISMATCH, "2")]),
    ("skipped", "posts are not stated", staff("57", ""), []),
    ("skipped", "people are not stated", staff("", "56"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(people_within_posts, of) == expected


def test_the_evidence_is_people_and_posts():
    assert evidence(people_within_posts, staff("57", "56")) == [
        [("people", "actual"), ("posts", "limit")]
    ]


def test_an_excess_in_one_category_is_not_certain():
    (relation,) = people_within_posts.relate(staff("41", "39", category="行政"))
    assert not relation.certain

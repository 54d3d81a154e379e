"""PLAN-01 as a table: indicators of a target table and of the self-evaluation of the same thing."""

from audit.rules import approved_rows_evaluated
from tests.audit.rules.approving import NAMES, both
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, judgements, table, verdicts

FOUR = NAMES[:4]
CASES = [
    ("holds", "the same indicators", both(FOUR, FOUR), [(OK, "0"), (OK, "0")]),
    ("holds", "in another order", both(FOUR, FOUR[::-1]), [(OK, "0"), (OK, "0")]),
    ("fails", "one dropped", both(FOUR, FOUR[:3]), [(MISMATCH, "1"), (OK, "0")]),
    ("fails", "one added", both(FOUR, NAMES[:5]), [(OK, "0"), (MISMATCH, "1")]),
    ("skipped", "too few found again", both(NAMES, NAMES[:2]), []),
    ("skipped", "fewer than half", both(NAMES, NAMES[4:]), []),
    ("skipped", "another year", both(FOUR, FOUR[:3], years=("2024年", "2023年")), []),
    ("skipped", "another project", both(FOUR, FOUR[:3], entities=("e1", "e2")), []),
    ("skipped", "a project against the unit", both(FOUR, FOUR[:3], entities=("e1", None)), []),
    ("skipped", "no target table", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(approved_rows_evaluated, of) == expected


def test_what_was_dropped_is_named():
    dropped, _ = judgements(approved_rows_evaluated, both(FOUR, FOUR[:3]))
    assert [words.text for words in dropped.words] == ["及时率"]


def test_a_name_that_stands_twice_is_left_alone():
    twice = ("培训期数", *FOUR)
    assert verdicts(approved_rows_evaluated, both(twice, twice))[0][0] is OK

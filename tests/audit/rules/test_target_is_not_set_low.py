"""BOUND-04 as a table: targets that were passed, by little and by far."""

from decimal import Decimal

from audit.rules import target_is_not_set_low
from audit.settings import Settings
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, judgements, table, verdicts


def passed(*pairs):
    """A form of rows with these targets and actual values."""
    return case(form(*[row("10", "10", target, actual) for target, actual in pairs]))


CASES = [
    ("holds", "passed by all that is allowed", passed(("≥100亩", "130亩")), []),
    ("fails", "passed by more", passed(("≥100亩", "131亩")), [(MISMATCH, "1")]),
    (
        "fails",
        "two rows are one finding",
        passed(("≥100亩", "190亩"), ("20个", "40个"), ("≥50人", "52人")),
        [(MISMATCH, "2")],
    ),
    ("skipped", "a ceiling", passed(("≤100亩", "20亩")), []),
    ("skipped", "a percentage", passed(("≥50%", "98%")), []),
    ("skipped", "a small count", passed(("≥2场", "4场")), []),
    ("skipped", "missed", passed(("≥100亩", "80亩")), []),
    ("skipped", "no rows", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(target_is_not_set_low, of) == expected


def test_the_rows_are_named():
    (found,) = judgements(target_is_not_set_low, passed(("≥100亩", "131亩"), ("≥100亩", "190亩")))
    assert [words.text for words in found.words] == ["指标1", "指标2"]


def test_the_limit_is_that_of_the_policy():
    settings = Settings(exceeded=Decimal(100))
    assert not list(target_is_not_set_low.relations(passed(("≥100亩", "190亩")), settings))

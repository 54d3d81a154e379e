"""COUNT-01 as a table: counts with a list of names behind them."""

import pytest

from audit.rules import count_is_number_of_items
from tests.audit.rules.remarked import Enumeration, remarked
from tests.audit.rules.running import MISMATCH, OK, judgements, table, verdicts

NAMES = ("办公室", "人事科", "财务科", "林政科", "种苗科")


def listed(count, names, most=0):
    """A count with these names behind it."""
    found = Enumeration(label="内设机构", stated="n", items=names, most=most or len(names))
    return remarked({"n": count}, {"n": "内设机构"}, enumerations=(found,))


CASES = [
    ("holds", "as many names", listed("5个", NAMES), [(OK, None)]),
    ("holds", "a name that may be two", listed("6个", NAMES, 6), [(OK, None)]),
    ("fails", "one name fewer", listed("6个", NAMES), [(MISMATCH, None)]),
    ("fails", "one name more", listed("4个", NAMES, 6), [(MISMATCH, None)]),
    ("skipped", "no list", remarked({"n": "5个"}), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(count_is_number_of_items, of) == expected


@pytest.mark.parametrize(("most", "told"), [(5, "5 项"), (6, "5 至 6 项")])
def test_how_many_are_named_is_told(most, told):
    (found,) = judgements(count_is_number_of_items, listed("9个", NAMES, most))
    assert found.values["expected"] == told

"""MISS-09 as a table: accounts of money that leave out what they account for."""

from decimal import Decimal

from audit.rules import account_names_its_sum
from tests.audit.builders import span
from tests.audit.rules.remarked import Untold, remarked
from tests.audit.rules.running import MISMATCH, judgements, table, verdicts

NUMBERS = {"b": "3万元", "r": "5万元", "s": "8万元"}
UNTOLD = Untold(label="年初预算项目文艺扶持", implied="b", numbers=("r", "s"), place=span(2))
CASES = [
    ("holds", "no account without its sum", remarked(NUMBERS), []),
    ("fails", "one without", remarked(NUMBERS, untold=(UNTOLD,)), [(MISMATCH, None)]),
    ("skipped", "no account", remarked(), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(account_names_its_sum, of) == expected


def test_what_another_place_gives_is_told():
    (found,) = judgements(account_names_its_sum, remarked(NUMBERS, untold=(UNTOLD,)))
    assert found.computed == Decimal(3)
    assert [piece.id for piece in found.pieces] == ["r", "s", "b"]

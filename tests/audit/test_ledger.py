"""The ledger: numbers as printed, and as they would be with one changed."""

from decimal import Decimal

from audit.ledger import Ledger
from tests.audit.builders import number, report

OF = report({"a": "5.10万元", "d": number("2023", id="d", kind="date")})


def test_a_change_is_seen_only_in_its_own_ledger():
    ledger = Ledger.of(OF)
    changed = ledger.changed("a", Decimal("6.125"))
    assert (ledger.number("a").raw, changed.number("a").raw) == ("5.10", "6.125")
    assert (changed.number("a").places, changed.changed("a", Decimal(7)).number("a").places) == (
        3,
        2,
    )


def test_a_changed_number_keeps_its_precision():
    changed = Ledger.of(OF).changed("a", Decimal(6))
    assert changed.precision_of("a").step == Decimal("0.01")


def test_what_is_no_quantity_has_the_step_of_its_last_digit():
    assert Ledger.of(OF).precision_of("d").step == 1

"""Findings come in the order in which a reviewer clears them."""

from decimal import Decimal

import pytest

from gouji.ui.order import ordered
from tests.ui.cases import audited, check

SURE, DOUBTED = "{n1:1:mismatch}", "{n2:2:mismatch}"


def gap(name, amount, unit="万元", **fields):
    return check(name, [("n1", "stated")], difference=Decimal(amount), unit=unit, **fields)


ORDERS = [
    # what comes first                          findings                                        order
    ("the wider gap", [gap("a", "1"), gap("b", "-3")], "ba"),
    ("the wider gap whatever its unit", [gap("a", "9", "元"), gap("b", "1", "万元")], "ba"),
    ("money before shares", [gap("a", "90", "%"), gap("b", "1")], "ba"),
    (
        "a data error before a doubt of compliance",
        [gap("a", "9", nature="compliance"), gap("b", "1")],
        "ba",
    ),
    (
        "what is no more than a hint comes last",
        [gap("a", "9", severity="info"), gap("b", "1", nature="wording")],
        "ba",
    ),
    (
        "what could not be judged for doubt",
        [gap("a", "9"), gap("b", "1", verdict="unchecked", severity="low")],
        "ba",
    ),
    ("what rests on a number read with doubt", [gap("a", "9"), check("b", [("n2", "term")])], "ba"),
]


@pytest.mark.parametrize(("what", "findings", "order"), ORDERS, ids=[o[0] for o in ORDERS])
def test_findings_come_in_the_order_of_clearing(what, findings, order):
    audit, _ = audited([SURE + DOUBTED])
    doubtful = audit.numbers[1].model_copy(update={"alternatives": ("7",)})
    audit = audit.model_copy(update={"numbers": (audit.numbers[0], doubtful)})
    assert "".join(head.id for head, _ in ordered([(f, ()) for f in findings], audit)) == order

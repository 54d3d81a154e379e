"""SUM-03 as a table: the amount of a heading, its items, and the verdict an auditor would give."""

from audit.rules import items_make_section
from tests.audit.rules.breakdowns import parts_of
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def section(total, items, **fields):
    """A heading with an amount over numbered items."""
    return parts_of(total, items, basis="section", **{"label": "年中追加", **fields})


CASES = [
    ("holds", "items add up", section("148.36", ["38.36", "50", "40", "20"]), [(OK, "0.00")]),
    (
        "rounds",
        "items lose a digit",
        section("100", ["33.33", "33.33", "33.33"]),
        [(ROUNDING, "0.01")],
    ),
    (
        "fails",
        "an item is told nowhere",
        section("316.25", ["106.25", "190"]),
        [(MISMATCH, "20.00")],
    ),
    (
        "fails",
        "examples exceed the amount",
        section("30", ["20", "15"], complete=False),
        [(MISMATCH, "-5")],
    ),
    ("skipped", "the heading has no amount", section("", ["20", "15"]), []),
    ("skipped", "no item has an amount", section("30", []), []),
    ("skipped", "examples stay below it", section("30", ["20", "5"], complete=False), []),
    ("skipped", "其中 is another rule's", parts_of("30", ["20", "5"], basis="qizhong"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(items_make_section, of) == expected


def test_the_evidence_is_the_amount_and_the_items():
    assert evidence(items_make_section, section("5", ["3", "2"])) == [
        [("t", "stated"), ("p1", "term"), ("p2", "term")]
    ]

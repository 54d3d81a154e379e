"""UNIT-01 as a table: amounts with the same digits, and the verdict an auditor would give."""

from audit.rules import same_digits_same_unit
from tests.audit.builders import number, report
from tests.audit.rules.flows import flow
from tests.audit.rules.running import MISMATCH, evidence, table, verdicts


def paragraph(*printed, apart=False):
    """Amounts in one paragraph, or each in its own."""
    numbers = {
        f"n{place}": number(each, id=f"n{place}", block=place if apart else 0, start=place * 20)
        for place, each in enumerate(printed)
    }
    return report(numbers)


CASES = [
    ("holds", "the same unit both times", paragraph("316.25万元", "316.25万元"), []),
    (
        "fails",
        "元 where 万元 was meant",
        paragraph("316.25元", "316.25万元", "118.00万元"),
        [(MISMATCH, "-3162183.75")],
    ),
    (
        "fails",
        "万元 where 元 was meant",
        paragraph("316.25万元", "316.25元", "12元"),
        [(MISMATCH, "316.218375")],
    ),
    (
        "fails",
        "three digits, linked by a disposition",
        flow("42.7元", "42.7万元", "0万元"),
        [(MISMATCH, "-426957.3")],
    ),
    ("skipped", "two digits may meet by chance", flow("20元", "20万元"), []),
    ("skipped", "three digits in a paragraph too", paragraph("125元", "125万元"), []),
    ("skipped", "zeros at the end are no digits", paragraph("15000元", "15000万元"), []),
    (
        "skipped",
        "paragraphs that nothing links",
        paragraph("316.25元", "316.25万元", apart=True),
        [],
    ),
    ("skipped", "a factor of a thousand", paragraph("316.25元", "316.25千元"), []),
    ("skipped", "no money", paragraph("42775人", "42775万元"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(same_digits_same_unit, of) == expected


def test_the_evidence_doubts_the_rarer_unit():
    assert evidence(same_digits_same_unit, paragraph("316.25万元", "118.00万元", "316.25元")) == [
        [("n2", "stated"), ("n0", "other")]
    ]

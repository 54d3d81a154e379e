"""WEIGHT-02 as a table: the points of headings and what stands above them, and the verdict an auditor would give."""

from audit.rules import brackets_make_total
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def headed(*headings, rows=2, total="100", of_money="10"):
    """A form of so many rows with these headings."""
    return case(
        form(
            *[row("8") for _ in range(rows)],
            money=(of_money, "94%", ""),
            total=(total, ""),
            headings=headings,
        )
    )


OUTPUT, EFFECT = (1, "产出指标", "50分", (1,)), (1, "效益指标", "40分", (2,))

CASES = [
    ("holds", "headings and execution make 100", headed(OUTPUT, EFFECT), [(OK, "0")]),
    ("holds", "no total is printed", headed(OUTPUT, EFFECT, total=""), [(OK, "0")]),
    (
        "holds",
        "a heading covers execution",
        headed((1, "产出指标", "60分", (1,), True), EFFECT),
        [(OK, "0")],
    ),
    (
        "holds",
        "second level under first",
        headed(
            (1, "产出指标", "90分", (1, 2)),
            (2, "数量指标", "50分", (1,)),
            (2, "质量指标", "40分", (2,)),
        ),
        [(OK, "0"), (OK, "0")],
    ),
    (
        "fails",
        "headings are five short",
        headed((1, "产出指标", "45分", (1,)), EFFECT),
        [(MISMATCH, "5")],
    ),
    (
        "fails",
        "the second level is off",
        headed(
            (1, "产出指标", "90分", (1, 2)),
            (2, "数量指标", "50分", (1,)),
            (2, "质量指标", "30分", (2,)),
        ),
        [(OK, "0"), (MISMATCH, "10")],
    ),
    ("skipped", "a row stands under no heading", headed(OUTPUT, EFFECT, rows=3), []),
    ("skipped", "one heading alone", headed((1, "产出", "50分", (1, 2)), of_money=""), []),
    ("skipped", "no headings", headed(), []),
    ("skipped", "no rows", headed(rows=0), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(brackets_make_total, of) == expected


def test_the_evidence_is_the_total_execution_and_the_headings():
    assert evidence(brackets_make_total, headed(OUTPUT, EFFECT)) == [
        [
            ("f1.total_weight", "stated"),
            ("f1.weight", "weight"),
            ("f1.b1", "weight"),
            ("f1.b2", "weight"),
        ]
    ]


def test_without_points_for_execution_the_claim_is_not_certain():
    (relation,) = brackets_make_total.relate(headed(OUTPUT, EFFECT, of_money=""))
    assert not relation.certain

"""FLOW-01 as a table: a sum, what became of it, and the verdict an auditor would give."""

from audit.rules import money_goes_to_uses
from tests.audit.rules.flows import flow
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts

CASES = [
    ("holds", "all of it is told", flow("180", "15.64", "6", "158.36"), [(OK, "0.00")]),
    ("holds", "nothing is left", flow("50", "50", "0"), [(OK, "0")]),
    (
        "holds",
        "the sum is in 元 by a slip",
        flow("316.25元", "316.25", "0"),
        [(OK, "0")],
    ),
    ("rounds", "a digit is lost", flow("100", "33.33", "33.33", "33.33"), [(ROUNDING, "0.01")]),
    ("fails", "some of it went elsewhere", flow("150.40", "120.15"), [(MISMATCH, "30.25")]),
    ("skipped", "no use is named", flow("180"), []),
    ("skipped", "where it came from is another rule's", flow("9", "8", direction="sources"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(money_goes_to_uses, of) == expected


def test_the_evidence_is_the_sum_and_its_uses():
    assert evidence(money_goes_to_uses, flow("30", "20", "10")) == [
        [("t", "stated"), ("u1", "term"), ("u2", "term")]
    ]


def test_the_statement_names_the_uses():
    (relation,) = money_goes_to_uses.relate(flow("30", "20", "10"))
    assert relation.statement == "年初预算项目资金 = 冻结 + 下拨"

"""CROSS-09 as a table: the execution rates of the units of a year."""

from decimal import Decimal

import pytest

from audit.across.peers import distance, middle, slim
from audit.across.rules import unit_is_like_its_peers
from audit.judge import judge
from audit.judged import Judged
from audit.ledger import Ledger
from audit.policy import Weighed, severity_of
from tests.audit.across.papers import bundle, paper, table, verdicts
from tests.audit.rules.running import MISMATCH, OK

RULE = unit_is_like_its_peers


def units(*spent, budget="100.00万元"):
    """Units that spent so much of one budget each."""
    papers = (
        paper(f"d{place}", unit=f"第{place}县图书馆", overall={"总额": {"全年预算数": budget, "全年执行数": f"{amount}万元"}})
        for place, amount in enumerate(spent)
    )  # fmt: skip
    return bundle(*papers, over="peers")


USUAL = ("94.00", "95.00", "96.00", "97.00", "98.00", "99.00") * 2
FINE = [(OK, None)] * 11
CASES = [
    ("holds", "twelve units near each other", units(*USUAL), [(OK, None)] * 12),
    ("holds", "ten points are no distance", units(*USUAL[:11], "86.10"), [(OK, None)] * 12),
    ("fails", "one is far below", units(*USUAL[:11], "31.20"), [*FINE, (MISMATCH, None)]),
    ("fails", "one is far above", units(*USUAL[:11], "300.00"), [*FINE, (MISMATCH, None)]),
    ("skipped", "eleven units are too few", units(*USUAL[:10], "31.20"), []),
    ("skipped", "most have the very same rate", units(*["96.00"] * 11, "31.20"), []),
    ("skipped", "nobody had a budget", units(*USUAL[:11], "31.20", budget="0万元"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


def test_one_unit_with_twelve_papers_is_no_dozen():
    papers = [
        paper(f"d{n}", overall={"总额": {"全年预算数": "100万元", "全年执行数": f"{90 + n}万元"}})
        for n in range(12)
    ]
    assert verdicts(RULE, bundle(*papers, over="peers")) == []


def test_it_is_never_more_than_a_hint():
    of = units(*USUAL[:11], "31.20")
    relation = RULE.found(of)[-1]
    found = judge(relation, Ledger.of(of.report))
    weighed = Weighed(judged=Judged(0, RULE, relation, found), verdict=found.verdict)
    assert severity_of(weighed) == "info"


MIDDLES = [
    # what the values show              values              median   usual distance
    ("one value", ["5"], "5", "0"),
    ("an even number", ["1", "4"], "2.5", "1.5"),
    ("one far off moves nothing", ["1", "2", "3", "4", "900"], "3", "1"),
]


@pytest.mark.parametrize(
    ("values", "centre", "usual"), [m[1:] for m in MIDDLES], ids=[m[0] for m in MIDDLES]
)
def test_the_middle_and_the_usual_distance(values, centre, usual):
    decimals = [Decimal(value) for value in values]
    assert (middle(decimals), distance(decimals)) == (Decimal(centre), Decimal(usual))


def test_a_slim_paper_keeps_what_its_figures_are_made_of():
    of = paper(
        "d1",
        overall={"总额": {"年初预算数": "9万元", "全年预算数": "10万元", "全年执行数": "9万元"}},
        base={"三公经费": {"决算数": "1万元"}, "公务接待": {"决算数": "1万元"}},
    )
    assert {number.raw for number in slim(of).report.numbers} == {"10", "9", "1"}
    assert len(slim(of).report.numbers) == 3

"""RATE-04 as a table: rates of a case and what they were worked out from, and the verdict an auditor would give."""

from audit.rules import rates_share_denominator
from extract.records import Denominator, Ratio
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def rates(*printed, kind="rate", names=("全年预算数", "年初预算数")):
    """A report of rates, each of a percentage, an amount spent, a full and a first budget."""
    numbers, found = {}, []
    for place, (rate, spent, *budgets) in enumerate(printed):
        ids = [f"b{place}.{each}" for each in range(len(budgets))]
        numbers |= {f"r{place}": rate, f"u{place}": spent, **dict(zip(ids, budgets, strict=True))}
        lowers = tuple(
            Denominator(name=name, numbers=(each,)) for name, each in zip(names, ids, strict=False)
        )
        found.append(
            Ratio(
                kind=kind,
                label="执行率",
                stated=f"r{place}",
                numerators=(f"u{place}",),
                denominators=lowers,
            )
        )
    return report(numbers, unit="万元", ratios=tuple(found))


FULL = ("94.34%", "50", "53", "60")
FIRST = ("83.33%", "50", "53", "60")
CASES = [
    ("holds", "both over the full budget", rates(FULL, FULL), [(OK, None)]),
    ("holds", "a rate cut off", rates(FULL, ("94.33%", "50", "53", "60")), [(OK, None)]),
    ("fails", "one over the first budget", rates(FULL, FIRST), [(MISMATCH, None)]),
    ("fails", "all are one finding", rates(FULL, FIRST, FIRST), [(MISMATCH, None)]),
    ("skipped", "one rate", rates(FULL), []),
    ("skipped", "a rate that fits neither", rates(FULL, ("77%", "50", "53", "60")), []),
    ("skipped", "a rate that fits both", rates(FULL, ("100%", "50", "50", "50")), []),
    ("skipped", "a budget of zero", rates(FULL, ("0%", "50", "0", "0")), []),
    ("skipped", "growth is no rate", rates(FULL, FIRST, kind="growth"), []),
    ("skipped", "no rates", report({}), []),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(rates_share_denominator, of) == expected


def test_the_evidence_is_the_rates():
    assert evidence(rates_share_denominator, rates(FULL, FIRST)) == [
        [("r0", "stated"), ("r1", "stated")]
    ]


def test_the_budgets_are_named_in_the_order_of_the_report():
    (relation,) = rates_share_denominator.relate(rates(FIRST, FULL))
    assert relation.statement == "执行率的分母不一：年初预算数 1 处、全年预算数 1 处（2 处）"


def test_rates_with_another_choice_are_another_claim():
    of = rates(FULL, FULL)
    other = rates(FULL, FULL, names=("到位数", "年初预算数")).ratios
    both = of.model_copy(update={"ratios": (*of.ratios, *other)})
    assert len(list(rates_share_denominator.relate(both))) == 2

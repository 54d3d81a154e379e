"""SHARE-02 as a table: the shares of a list, and the verdict an auditor would give."""

from audit.rules import shares_make_hundred
from extract.records import Breakdown, Denominator, Ratio
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def shares(*printed, complete=True):
    """A total with parts, each with the share printed beside it, empty where there is none."""
    places = range(1, len(printed) + 1)
    numbers = {"t": "100万元"} | {f"p{i}": f"{i}万元" for i in places}
    numbers |= {f"s{i}": each for i, each in zip(places, printed, strict=True) if each}
    whole = Denominator(name="总额", numbers=("t",))
    ratios = tuple(
        Ratio(
            kind="share", label="占比", stated=f"s{i}", numerators=(f"p{i}",), denominators=(whole,)
        )
        for i in places
        if f"s{i}" in numbers
    )
    found = Breakdown(
        label="总额",
        total="t",
        parts=tuple(f"p{i}" for i in places),
        complete=complete,
        basis="prose",
    )
    return report(numbers, breakdowns=(found, found), ratios=ratios)


def of_nothing_counted(*printed):
    """A sentence that gives only shares: 满意 95%、基本满意 5%."""
    ids = tuple(f"s{i}" for i, _ in enumerate(printed))
    found = Breakdown(label="满意度", total=None, parts=ids, complete=True, basis="shares")
    return report(dict(zip(ids, printed, strict=True)), breakdowns=(found,))


CASES = [
    ("holds", "two shares make 100", shares("70.71%", "29.29%"), [(OK, "0.00")]),
    ("holds", "shares of nothing counted", of_nothing_counted("90%", "8%", "2%"), [(OK, "0")]),
    (
        "fails",
        "shares of nothing counted pass 100",
        of_nothing_counted("90%", "15%"),
        [(MISMATCH, "5")],
    ),
    ("skipped", "one share of nothing counted", of_nothing_counted("90%"), []),
    ("rounds", "thirds lose a digit", shares("33.33%", "33.33%", "33.33%"), [(ROUNDING, "-0.01")]),
    ("fails", "shares pass 100", shares("70.71%", "30.29%"), [(MISMATCH, "1.00")]),
    ("skipped", "the list is open", shares("70.71%", "10.29%", complete=False), []),
    ("skipped", "a part has no share", shares("70.71%", ""), []),
    ("skipped", "there is one part only", shares("70.71%"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(shares_make_hundred, of) == expected


def test_the_evidence_is_the_shares():
    assert evidence(shares_make_hundred, shares("60%", "40%")) == [[("s1", "term"), ("s2", "term")]]

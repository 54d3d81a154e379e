"""SUM-04 as a table: the two sides of an overall form, and the verdict an auditor would give."""

from audit.rules import income_matches_spending
from extract.records import Breakdown
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts

NUMBERS = {"first": "90", "full": "110", "spent": "100"}


def overall(income, spending, *, own=("", ""), numbers=None):
    """An overall form: kinds of income and spending, the totals they print, and the columns of the year."""
    printed = dict(NUMBERS if numbers is None else numbers)
    columns = tuple(reversed(printed))
    found, facts = [], {}
    for side, kinds, total in (("i", income, own[0]), ("s", spending, own[1])):
        ids = tuple(f"{side}{place}" for place in range(1, len(kinds) + 1))
        printed |= dict(zip(ids, kinds, strict=True))
        if total:
            printed[side] = total
            facts[side] = {"label": WORDS[side], "concept": HEADS[side]}
        of = (side, *columns) if total else columns
        if of:
            found.append(_side(side, of[0], ids, of[1:]))
    return report(printed, facts, unit="万元", breakdowns=tuple(found))


WORDS = {"i": "按收入性质分", "s": "按支出性质分"}
HEADS = {"i": "by_income", "s": "by_spending"}


def _side(side, total, parts, totals):
    return Breakdown(
        label=WORDS[side],
        total=total,
        parts=parts,
        totals=totals,
        complete=True,
        basis="bynature",
        section="f1",
    )


CASES = [
    (
        "holds",
        "both sides make what was spent",
        overall(["70", "30"], ["60", "40"]),
        [(OK, "0"), (OK, "0")],
    ),
    (
        "holds",
        "both sides were filled from the first budget",
        overall(["60", "30"], ["50", "40"]),
        [(OK, "0"), (OK, "0")],
    ),
    (
        "holds",
        "printed totals agree with kinds, column and each other",
        overall(["70", "30"], ["60", "40"], own=("100", "100")),
        [(OK, "0")] * 5,
    ),
    (
        "fails",
        "what was spent is printed as 0, and no other column comes near",
        overall(["60", "40"], ["60", "40"], numbers={"first": "90", "full": "110", "spent": "0"}),
        [(MISMATCH, "-100"), (MISMATCH, "-100")],
    ),
    (
        "holds",
        "nothing was spent, and the sides were filled from the budget",
        overall(["60", "30"], ["50", "40"], numbers={"first": "90", "full": "110", "spent": "0"}),
        [(OK, "0"), (OK, "0")],
    ),
    (
        "holds",
        "one side prints a total",
        overall(["70", "30"], ["60", "40"], own=("100", "")),
        [(OK, "0")] * 3,
    ),
    (
        "rounds",
        "one side loses a digit",
        overall(["70.01", "30"], [], numbers={"spent": "100.00"}),
        [(ROUNDING, "-0.01")],
    ),
    (
        "fails",
        "a fund is entered with another figure and no column fits",
        overall(["70.45", "30"], ["60", "40"]),
        [(MISMATCH, "-0.45"), (OK, "0")],
    ),
    (
        "fails",
        "the printed totals differ",
        overall(["70", "30"], ["60", "39"], own=("100", "99")),
        [(OK, "0"), (OK, "0"), (OK, "0"), (MISMATCH, "-1"), (MISMATCH, "1")],
    ),
    (
        "fails",
        "a printed total is at odds with its kinds, which make a column all the same",
        overall(["70", "30"], [], own=("108", "")),
        [(MISMATCH, "8"), (MISMATCH, "8")],
    ),
    (
        "fails",
        "a kind is at odds with the printed total, which is a column all the same",
        overall(["62", "30"], [], own=("100", "")),
        [(MISMATCH, "8"), (OK, "0")],
    ),
    ("skipped", "neither side has an amount", overall([], []), []),
    ("skipped", "no total and no money block", overall(["70"], ["60"], numbers={}), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(income_matches_spending, of) == expected


def test_the_evidence_names_the_column_that_comes_nearest():
    assert evidence(income_matches_spending, overall(["70.45", "30"], [])) == [
        [("spent", "stated"), ("i1", "term"), ("i2", "term")]
    ]

"""SUM-01 as a table: what is printed, and the verdict an auditor would give."""

from audit.result import Verdict
from audit.rules import total_of_parts
from extract.records import Breakdown
from tests.audit.builders import blank, report
from tests.audit.rules.breakdowns import parts_of
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def with_blank(total, parts):
    """A complete set of which one cell is empty."""
    return parts_of(total, parts, basis="concept", blanks=(blank("因公出国（境）费"),))


def twice():
    """One set of parts found as 其中 and again as a set that is complete by definition."""
    found = parts_of("100", ["60", "39"], complete=False)
    again = found.breakdowns[0].model_copy(update={"basis": "concept", "complete": True})
    return found.model_copy(update={"breakdowns": (*found.breakdowns, again)})


def with_reading():
    """A list whose last item may belong to the one before it."""
    return parts_of("90", ["60", "30", "5"], readings=(("p1", "p2"),))


def slipped():
    """A total in 元 whose parts show that 万元 was meant."""
    numbers = {"t": "316.25元", "again": "316.25万元", "p1": "300万元", "p2": "16.25万元"}
    found = Breakdown(label="年中追加", total="t", parts=("p1", "p2"), complete=True, basis="prose")
    built = report(numbers, breakdowns=(found,))
    together = tuple(each.model_copy(update={"block": 0}) for each in built.numbers)
    return built.model_copy(update={"numbers": together})


CASES = [
    ("holds", "parts add up exactly", parts_of("100", ["60", "40"]), [(OK, "0")]),
    ("holds", "a comma groups thousands", parts_of("1,000", ["600", "400"]), [(OK, "0")]),
    ("holds", "trailing zeros are dropped", parts_of("90", ["48.37", "41.63"]), [(OK, "0.00")]),
    (
        "holds",
        "a negative part counts as such",
        parts_of("50", ["60", "10"], signs=(1, -1)),
        [(OK, "0")],
    ),
    (
        "holds",
        "其中 that reaches its total is all of it",
        parts_of("100", ["60", "40"], complete=False),
        [(OK, "0")],
    ),
    ("holds", "another reading of the structure closes", with_reading(), [(OK, "0")]),
    (
        "holds",
        "a total whose unit slipped is read in the unit that was meant",
        slipped(),
        [(OK, "0")],
    ),
    (
        "rounds",
        "thirds lose a digit",
        parts_of("100.00", ["33.33", "33.33", "33.33"]),
        [(ROUNDING, "0.01")],
    ),
    (
        "fails",
        "one step past what rounding allows",
        parts_of("10.02", ["5.00", "5.00"]),
        [(MISMATCH, "0.02")],
    ),
    (
        "fails",
        "an integer among hundredths is exact to hundredths",
        parts_of("90", ["48.37", "41"]),
        [(MISMATCH, "0.63")],
    ),
    ("fails", "a part was left out", parts_of("100.00", ["60.00", "39.00"]), [(MISMATCH, "1.00")]),
    (
        "fails",
        "其中 must not exceed its total",
        parts_of("100", ["60", "50"], complete=False),
        [(MISMATCH, "-10")],
    ),
    (
        "fails",
        "a set that is complete by definition counts once and as such",
        twice(),
        [(MISMATCH, "1")],
    ),
    ("fails", "a blank cell would close the gap", with_blank("31", ["24", "5"]), [(MISMATCH, "2")]),
    ("skipped", "其中 need not be complete", parts_of("100", ["60", "30"], complete=False), []),
    ("skipped", "the total is not printed", parts_of("", ["60", "40"]), []),
    ("skipped", "nothing stands under the total", parts_of("100", []), []),
    (
        "skipped",
        "a list that tells a part twice cannot be worked out",
        parts_of("100", ["30", "40", "45"], basis="doubled", complete=False),
        [(Verdict.UNCHECKED, None)],
    ),
    ("skipped", "rows of a money block", parts_of("100", ["60", "30"], basis="money"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(total_of_parts, of) == expected


def test_the_evidence_is_the_total_and_its_parts_in_reading_order():
    assert evidence(total_of_parts, parts_of("100", ["60", "40"])) == [
        [("t", "stated"), ("p1", "term"), ("p2", "term")]
    ]


def test_another_reading_says_what_it_leaves_out():
    (relation,) = total_of_parts.relate(with_reading())
    assert [reading.name for reading in relation.readings] == ["不含5"]


def test_a_blank_cell_is_handed_on():
    (relation,) = total_of_parts.relate(with_blank("31", ["24", "5"]))
    assert [each.label for each in relation.blanks] == ["因公出国（境）费"]

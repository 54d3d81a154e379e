"""MISS-03 as a table: empty cells and the cells beside them, and the verdict an auditor would give."""

from audit.rules import required_cells_filled
from extract.records import Breakdown, Denominator, Ratio, Staffing
from tests.audit.builders import blank, number, report, span
from tests.audit.rules.running import MISMATCH, evidence, judgements, table, verdicts

CELL = blank("控制率", measure="控制率", place=span(9))


def staff(people="57人", posts="56人", **records):
    """People and posts of one place whose rate is empty."""
    filled = {"people": people, "posts": posts}
    filled = {name: each for name, each in filled.items() if each}
    found = Staffing(label="在职人员", rate_blank=CELL, **{name: name for name in filled})
    return report(filled, staffing=(found,), **records)


def rate(stated=None, upper=("u",)):
    """An empty execution rate beside its two amounts."""
    found = Ratio(
        kind="rate",
        label="执行率",
        stated=stated,
        blank=CELL,
        numerators=upper,
        denominators=(Denominator(name="全年预算数", numbers=("d",)),),
    )
    return report({"u": "9万元", "d": "10万元", "r": "90%"}, ratios=(found,))


def found_twice():
    """An empty staffing rate that was found as a ratio too."""
    found = Ratio(
        kind="control",
        label="控制率",
        stated=None,
        blank=CELL,
        numerators=("people",),
        denominators=(Denominator(name="编制数", numbers=("posts",)),),
    )
    return staff(ratios=(found,))


def line(spent, measure="年初预算数", *, block=0, label="出国经费"):
    """A line of a table with an empty cell and what was spent."""
    numbers = {"a": number(f"{spent}万元", id="a", block=0)} if spent else {}
    facts = {"a": {"label": "出国经费", "measure": "决算数", "section": "f1"}} if spent else {}
    cell = blank(label, measure=measure, place=span(block))
    return report(numbers, facts, blanks=(cell,))


def in_a_set(concept):
    """An empty budget that was found as one cell of a set of parts."""
    of = line("2.35")
    cell = of.blanks[0].model_copy(update={"concept": concept})
    found = Breakdown(
        label="三公经费", total=None, parts=(), complete=True, basis="column", blanks=(cell,)
    )
    return of.model_copy(update={"blanks": (), "breakdowns": (found,)})


CASES = [
    ("holds", "the rate is printed", rate(stated="r"), []),
    ("fails", "an empty staffing rate", staff(), [(MISMATCH, None)]),
    ("fails", "an empty rate of execution", rate(), [(MISMATCH, None)]),
    ("fails", "one cell found twice", found_twice(), [(MISMATCH, None)]),
    ("fails", "spent without a first budget", line("2.35"), [(MISMATCH, None)]),
    ("fails", "spent without a budget", line("2.35", "预算数"), [(MISMATCH, None)]),
    ("fails", "a fixed line in a set of parts", in_a_set("abroad"), [(MISMATCH, None)]),
    ("skipped", "an item that was added over the year", in_a_set(None), []),
    ("skipped", "what was carried over has no first budget", in_a_set("carried_over"), []),
    ("skipped", "posts are not stated", staff(posts=""), []),
    ("skipped", "nothing to compute the rate from", rate(upper=()), []),
    ("skipped", "the whole line is empty", line(""), []),
    ("skipped", "nothing was spent", line("0"), []),
    ("skipped", "another year is empty", line("2.35", "上年决算数"), []),
    ("skipped", "a line of another table", line("2.35", block=3), []),
    ("skipped", "another line", line("2.35", label="公务接待"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(required_cells_filled, of) == expected


def test_the_staffing_rate_is_computed():
    (judgement,) = judgements(required_cells_filled, staff())
    assert str(judgement.computed) == "101.79"


def test_the_evidence_is_what_the_cell_follows_from():
    assert evidence(required_cells_filled, staff()) == [
        [("people", "numerator"), ("posts", "denominator")]
    ]
    assert evidence(required_cells_filled, line("2.35")) == [[("a", "actual")]]

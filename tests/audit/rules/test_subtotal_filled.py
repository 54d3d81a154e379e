"""MISS-04 as a table: an empty sub-total and the rows under it, and the verdict an auditor would give."""

from audit.rules import subtotal_filled
from tests.audit.builders import blank
from tests.audit.rules.breakdowns import parts_of
from tests.audit.rules.running import MISMATCH, evidence, judgements, table, verdicts

EMPTY = blank("县级专项资金")


def two_columns():
    """A row of sub-totals that is empty in two columns."""
    of = parts_of("", ["4", "9"], total_blank=EMPTY, measure="预算数")
    first, second = (
        of.breakdowns[0].model_copy(update={"parts": (part,), "measure": measure})
        for part, measure in (("p1", "预算数"), ("p2", "决算数"))
    )
    return of.model_copy(update={"breakdowns": (first, second)})


CASES = [
    ("holds", "the sub-total is printed", parts_of("8", ["5", "3"]), []),
    (
        "fails",
        "empty over two items",
        parts_of("", ["5", "3"], total_blank=EMPTY),
        [(MISMATCH, None)],
    ),
    ("fails", "two columns are one finding", two_columns(), [(MISMATCH, None)]),
    ("skipped", "the form asks for no sub-total", parts_of("", ["5", "3"]), []),
    ("skipped", "nothing under it is filled", parts_of("", [], total_blank=EMPTY), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(subtotal_filled, of) == expected


def test_what_it_should_be_is_the_sum_of_the_last_column():
    (judgement,) = judgements(subtotal_filled, two_columns())
    assert str(judgement.computed) == "9"


def test_the_evidence_is_the_items_of_all_columns():
    assert evidence(subtotal_filled, two_columns()) == [[("p1", "term"), ("p2", "term")]]


def test_the_columns_are_named():
    (relation,) = subtotal_filled.relate(two_columns())
    assert relation.statement == "项目支出未填合计（预算数、决算数）"

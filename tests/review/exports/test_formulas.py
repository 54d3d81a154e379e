"""Relations of the judge as formulas of a spreadsheet: which cells, which signs, which verdict."""

import pytest

from audit.result import Check
from gouji.review.exports.formulas import Cells, live
from tests.review.exports.cases import check, item

STATED = {"stated": "1", "computed": "1", "difference": "0", "allowed": "0"}


def cells_of(made):
    rows = {}
    for row, each in enumerate(made.evidence, 2):
        rows.setdefault(each.number, []).append(row)
    return Cells(rows, "J", 1, "K", "L", "M", "N")


def formulas(kind, formula, *evidence, **fields):
    made = Check.model_validate(check(kind, formula, list(evidence), **(STATED | fields)))
    return live(made, cells_of(made))


PARTS = [item("n1", "10", "stated"), item("n2", "6"), item("n3", "4"), item("n4", "1", "other")]
RATE = [item("n1", "95", "stated"), item("n2", "19", "numerator"), item("n3", "20", "denominator")]
CASES = [
    # what is spelled                            kind        relation                     evidence  stated  computed
    ("a sum over neighbours", "sum", "n1 = n2 + n3", PARTS, "=J2", "=ROUND(SUM(J3:J4),0)"),
    ("a part left out of the middle", "sum", "n1 = n2 + n4", PARTS, "=J2", "=ROUND(SUM(J3,J5),0)"),
    ("one part alone", "sum", "n1 = n2", PARTS, "=J2", "=ROUND(J3,0)"),
    (
        "a sign is in the factor of the cell",
        "sum",
        "n1 = n2 - n3",
        PARTS,
        "=J2",
        "=ROUND(SUM(J3:J4),0)",
    ),
    ("a factor is in the cell too", "equal", "n1 = 10000 * n2", PARTS, "=J2", "=J3"),
    ("parts that make a known whole", "sum", "n1 + n2 = 100", PARTS, "=ROUND(SUM(J2:J3),0)", ""),
    ("a bound", "bound", "n1 <= n2", PARTS, "=J2", "=J3"),
    ("products", "multiple", "n1 = n2 * n3 + 2 * n4", PARTS, "=J2", "=ROUND(J3*J4+J5,10)"),
]


@pytest.mark.parametrize(
    ("case", "kind", "formula", "evidence", "stated", "computed"), CASES, ids=[c[0] for c in CASES]
)
def test_a_relation_is_spelled_in_cells(case, kind, formula, evidence, stated, computed):
    made = formulas(kind, formula, *evidence)
    assert (made.stated, made.computed) == (stated, computed)


RATES = [
    # how the author writes it       relation                       computed   formula
    ("in per cent", "n1 = n2 / n3 * 100", "95", "=ROUND(J3/J4*100,0)"),
    ("to two decimals", "n1 = n2 / n3 * 100", "95.00", "=ROUND(J3/J4*100,2)"),
    ("as a fraction of one", "n1 = n2 / n3 * 100", "0.95", "=ROUND(J3/J4*1,2)"),
    ("as a growth", "n1 = (n2 / n3 - 1) * 100", "-5.0", "=ROUND((J3/J4-1)*100,1)"),
    ("as the size of a fall", "n1 = (n2 / n3 - 1) * 100", "5.0", "=ROUND((J3/J4-1)*-100,1)"),
]


@pytest.mark.parametrize(
    ("case", "formula", "computed", "expected"), RATES, ids=[c[0] for c in RATES]
)
def test_a_rate_is_written_as_its_author_does(case, formula, computed, expected):
    assert formulas("ratio", formula, *RATE, computed=computed).computed == expected


def test_a_number_that_occurs_twice_is_taken_from_both_its_rows():
    twice = [item("n1", "9", "stated"), item("n2", "3"), item("n2", "3")]
    assert formulas("multiple", "n1 = n2 * n2", *twice).computed == "=ROUND(J3*J4,10)"


SILENT = [
    ("what could not be checked", {"verdict": "unchecked"}, "sum"),
    ("what has nothing computed", {"computed": None}, "sum"),
    ("a claim in words", {}, "conformity"),
]


@pytest.mark.parametrize(("case", "fields", "kind"), SILENT, ids=[c[0] for c in SILENT])
def test_there_is_no_formula_for(case, fields, kind):
    made = formulas(kind, "n1 = n2 + n3", *PARTS, **fields)
    assert (made.stated, made.computed, made.difference, made.verdict) == ("", "", "", "")


def test_a_missing_value_is_computed_and_not_compared():
    made = formulas("missing", "n2 / n3 * 100", *RATE[1:], stated=None, computed="95.00")
    assert (made.stated, made.computed, made.verdict) == ("", "=ROUND(J2/J3*100,2)", "")


def test_differences_are_rounded_to_the_digits_of_the_figures():
    made = formulas(
        "sum", "n1 = n2 + n3", *PARTS, stated="10.50", computed="10.4", difference="0.10"
    )
    assert made.difference == "=ROUND(K1-L1,2)"

"""ARITH-01 as a table: a written calculation, and the verdict an auditor would give."""

from audit.rules import calculation_gives_result
from extract.records import Calculation, Product
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def written(stated, *products, **fields):
    """A calculation: the factors of each product, and the printed result."""
    numbers, terms = {"r": stated}, []
    for place, factors in enumerate(products, start=1):
        ids = tuple(f"p{place}f{i}" for i, _ in enumerate(factors, start=1))
        numbers |= dict(zip(ids, factors, strict=True))
        terms.append(Product(factors=ids))
    found = Calculation(label="宣传费", terms=tuple(terms), stated="r", **fields)
    return report(numbers, calculations=(found,))


CASES = [
    ("holds", "a product", written("40万元", ("2000份", "0.02万元")), [(OK, "0.00")]),
    ("holds", "a price for each", written("6万元", ("12人", "0.5万元/人")), [(OK, "0")]),
    ("holds", "a sum", written("21万元", ("9万元",), ("8万元",), ("4万元",)), [(OK, "0")]),
    (
        "rounds",
        "a result cut off",
        written("3.33万元", ("6.67万元", "0.5")),
        [(ROUNDING, "-0.005")],
    ),
    (
        "fails",
        "a sum is off",
        written("15万元", ("10万元",), ("7万元",), ("3万元",)),
        [(MISMATCH, "-5")],
    ),
    (
        "fails",
        "a factor was changed",
        written("40万元", ("2000份", "0.03万元")),
        [(MISMATCH, "-20.00")],
    ),
    ("skipped", "nothing is written out", written("15万元"), []),
    ("skipped", "a term could not be read", written("15万元", ("10万元",), ()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(calculation_gives_result, of) == expected


def test_the_evidence_is_the_result_and_every_factor():
    assert evidence(calculation_gives_result, written("40万元", ("2000份", "0.02万元"))) == [
        [("r", "stated"), ("p1f1", "term"), ("p1f2", "term")]
    ]


def test_an_open_reading_is_not_certain():
    (relation,) = calculation_gives_result.relate(written("1万元", ("1万元",), certain=False))
    assert not relation.certain

"""SUM-02 as a table: one column of a money block, and the verdict an auditor would give."""

from audit.rules import funds_make_total
from tests.audit.builders import blank
from tests.audit.rules.breakdowns import parts_of
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def column(total, parts, **fields):
    """One column of a money block: 年度资金总额 over its sources."""
    words = {"label": "年度资金总额", "measure": "全年预算数", "section": "f1"}
    return parts_of(total, parts, basis="money", **{**words, **fields})


CASES = [
    ("holds", "sources add up", column("31.8", ["31.45", "0.35", "0"]), [(OK, "0.00")]),
    ("holds", "all of it is zero", column("0", ["0", "0"]), [(OK, "0")]),
    ("holds", "其中 that is all of the total", column("5", ["5"], complete=False), [(OK, "0")]),
    (
        "rounds",
        "three sources lose a digit",
        column("10.01", ["3.33", "3.33", "3.34"]),
        [(ROUNDING, "0.01")],
    ),
    ("fails", "a source is left out", column("32.1", ["31.45", "0.35"]), [(MISMATCH, "0.30")]),
    (
        "fails",
        "其中 exceeds the total",
        column("5", ["4", "2"], complete=False),
        [(MISMATCH, "-1")],
    ),
    (
        "fails",
        "a gap beside an empty source",
        column("33", ["27"], blanks=(blank("其他资金"),)),
        [(MISMATCH, "6")],
    ),
    ("skipped", "the total is empty in this column", column("", ["27", "4"]), []),
    ("skipped", "no source is filled", column("33", []), []),
    ("skipped", "其中 stays below the total", column("33", ["27"], complete=False), []),
    ("skipped", "a list in prose is another rule's", parts_of("33", ["27"]), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(funds_make_total, of) == expected


def test_the_evidence_is_the_total_and_its_sources():
    assert evidence(funds_make_total, column("5", ["3", "2"])) == [
        [("t", "stated"), ("p1", "term"), ("p2", "term")]
    ]


def test_execution_rests_on_it():
    (relation,) = funds_make_total.relate(column("5", ["3", "2"]))
    assert relation.conclusive
    assert relation.form == "f1"

"""CROSS-07 as a table: the rows of a year and those of the year before."""

from audit.across.rules import actuals_are_of_their_year
from tests.audit.across.papers import bundle, judgements, paper, table, verdicts
from tests.audit.rules.running import MISMATCH, OK

RULE = actuals_are_of_their_year


def rows(count, *, start=0, actual="{}7册", target="≥{}0册"):
    """So many rows with figures of their own; ``start`` shifts the figures and not the names."""
    return tuple(
        (
            f"指标{'甲乙丙丁戊己庚辛壬癸'[n]}",
            target.format(n + start + 2),
            actual.format(n + start + 2),
        )
        for n in range(count)
    )


def years(older, newer, *, apart=1):
    """Two reports of one unit."""
    return bundle(paper("d1", 2023, rows=older), paper("d2", 2023 + apart, rows=newer))


MET = rows(8, actual="{}0册")
CASES = [
    ("holds", "the same indicators, other values", years(rows(8), rows(8, start=3)), [(OK, None)]),
    ("holds", "seven of nine are alike", years(rows(9), (*rows(7), *rows(9, start=1)[7:])), [(OK, None)]),
    ("holds", "every target was met to the point, in both years", years(MET, MET), [(OK, None)]),
    ("holds", "four rows tell, the others are targets met", years((*rows(4), *MET[4:]), (*rows(4), *MET[4:])), [(OK, None)]),
    ("fails", "all rows are alike", years(rows(8), rows(8)), [(MISMATCH, "8")]),
    ("fails", "four of five are alike", years(rows(10), (*rows(8), *rows(10, start=1)[8:])), [(MISMATCH, "8")]),
    ("fails", "five rows tell", years((*rows(5), *MET[5:]), (*rows(5), *MET[5:])), [(MISMATCH, "8")]),
    ("fails", "six rows in all", years(rows(6), rows(6)), [(MISMATCH, "6")]),
    ("skipped", "five rows only", years(rows(5), rows(5)), []),
    ("skipped", "rows without figures", years(rows(8, actual="完成"), rows(8, actual="完成")), []),
    ("skipped", "nothing but 100 per cent", years(rows(8, actual="100%"), rows(8, actual="100%")), []),
    ("skipped", "two years apart", years(rows(8), rows(8), apart=2), []),
    ("skipped", "two papers of one year", years(rows(8), rows(8), apart=0), []),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


def test_a_name_that_stands_twice_is_not_counted():
    twice = (*rows(6), *rows(6)[:1])
    assert verdicts(RULE, years(twice, twice)) == []


def test_rows_of_both_reports_are_quoted():
    (found,) = judgements(RULE, years(rows(8), rows(8)))
    assert [words.text for words in found.words][:2] == ["指标甲：≥20册／27册"] * 2
    assert len(found.words) == 6


def test_nothing_is_quoted_where_nothing_was_copied():
    (found,) = judgements(RULE, years(rows(8), rows(8, start=3)))
    assert found.words == ()

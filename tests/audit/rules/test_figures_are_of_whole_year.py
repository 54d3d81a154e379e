"""WORD-05 as a table: actual values that speak of a part of the year."""

from audit.rules import figures_are_of_whole_year
from tests.audit.builders import span
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.remarked import PartYear, remarked
from tests.audit.rules.running import MISMATCH, judgements, table, verdicts

BUILT = case(form(row("10", "10", "≥100人次", "62人次")))
PART = PartYear(words="前三季度", numbers=("f1.a1",), section="f1", place=span(3))
CASES = [
    ("holds", "no part of the year", BUILT, []),
    ("fails", "three quarters", remarked(of=BUILT, part_years=(PART,)), [(MISMATCH, None)]),
    ("skipped", "no rows", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(figures_are_of_whole_year, of) == expected


def test_the_words_are_shown_where_they_stand():
    (found,) = judgements(figures_are_of_whole_year, remarked(of=BUILT, part_years=(PART,)))
    assert [(words.text, words.place.block) for words in found.words] == [("前三季度", 3)]

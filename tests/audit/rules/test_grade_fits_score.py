"""SCORE-06 as a table: grades beside scores, on a printed scale or on the usual one."""

from decimal import Decimal

import pytest

from audit.rules import grade_fits_score
from audit.settings import Settings
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.remarked import Band, grade, remarked
from tests.audit.rules.running import MISMATCH, OK, judgements, table, verdicts

SCALE = {"b1": "95分", "b2": "85分"}
BANDS = (Band(grade="优", least="b1"), Band(grade="良", least="b2"))


def graded(word, score=None, bands=()):
    """A case that gives itself a grade, with a score beside it and perhaps a scale of its own."""
    numbers = {**({"n": score} if score else {}), **(SCALE if bands else {})}
    return remarked(numbers, grades=(grade(word, "n" if score else None),), bands=bands)


def of_form(word, total):
    """A grade without a score beside it, in a case whose overall form prints a total."""
    built = case(form(row("10", "10"), total=("100", total) if total else (), kind="overall"))
    return remarked(of=built, grades=(grade(word),))


CASES = [
    ("holds", "the lower end of a band is in it", graded("优", "90分"), [(OK, None)]),
    ("holds", "just below it", graded("良", "89.99分"), [(OK, None)]),
    ("fails", "a better grade than the score earns", graded("优", "88.6分"), [(MISMATCH, None)]),
    ("fails", "a worse one", graded("中", "88.6分"), [(MISMATCH, None)]),
    ("holds", "the lowest grade", graded("差", "59.5分"), [(OK, None)]),
    ("holds", "on the scale of the case", graded("良", "92分", BANDS), [(OK, None)]),
    ("fails", "not on the scale of the case", graded("优", "92分", BANDS), [(MISMATCH, None)]),
    ("holds", "the total of the overall form", of_form("优", "95.2"), [(OK, None)]),
    ("fails", "not what the form earns", of_form("优", "85.2"), [(MISMATCH, None)]),
    ("skipped", "no score at all", of_form("优", ""), []),
    ("skipped", "a grade that the scale does not know", graded("中", "92分", BANDS), []),
    ("skipped", "a score out of more than a hundred", graded("优", "110分"), []),
    ("skipped", "no grade", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(grade_fits_score, of) == expected


@pytest.mark.parametrize(("score", "due"), [("88.6分", "良"), ("59分", "差")])
def test_the_grade_that_is_due_is_told(score, due):
    (found,) = judgements(grade_fits_score, graded("优", score))
    assert due in found.values["expected"]


def test_the_scale_of_the_policy_is_used_where_none_is_printed():
    settings = Settings(grades=(("优", Decimal(85)), ("良", Decimal(0))))
    (relation,) = grade_fits_score.relations(graded("优", "88.6分"), settings)
    assert relation.holds

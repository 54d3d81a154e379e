"""WORD-03 as a table: the years in the titles of forms and before what was spent."""

from audit.rules import forms_are_of_one_year
from extract.numbers import Kind
from extract.records import Case
from tests.audit.builders import number, report
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def titled(*titles, year=2023, kind="project"):
    """A case of a year with forms of these titles."""
    forms = [form(id=f"f{i}", title=title, kind=kind) for i, title in enumerate(titles)]
    return case(*forms, case=Case(year=year))


def told(*years, year=2023):
    """A case whose sentences print these years, each right before an amount that was spent."""
    numbers = {}
    for i, each in enumerate(years):
        date = {"kind": Kind.DATE, "unit": "年", "start": 0, "end": 5}
        numbers[f"y{i}"] = number(each, id=f"y{i}", block=i, **date)
        numbers[f"n{i}"] = number("62.61万元", id=f"n{i}", block=i, start=12, end=17)
    facts = {f"n{i}": {"label": "支出", "measure": "全年执行数"} for i, _ in enumerate(years)}
    return report(numbers, facts, case=Case(year=year))


CASES = [
    ("holds", "one year", titled("2023年度自评表", "2023年基础数据表"), [(OK, "0")]),
    ("fails", "last year's form", titled("2023年度自评表", "2022年度自评表"), [(MISMATCH, "1")]),
    ("holds", "years of sentences", told("2023", "2023"), [(OK, "0")]),
    ("skipped", "one year in one place", told("2023", "2022"), []),
    ("skipped", "forms without a year", titled("自评表"), []),
    ("skipped", "a case without a year", titled("2022年度自评表", year=None), []),
    ("skipped", "the targets of next year", titled("2024年度绩效目标表", kind="target"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(forms_are_of_one_year, of) == expected


def test_the_years_of_the_sentences_are_the_evidence():
    (found,) = evidence(forms_are_of_one_year, told("2023", "2022", "2023"))
    assert [name for name, _ in found] == ["y0", "y2"]

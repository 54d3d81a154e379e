"""MISS-11 as a table: project spending with and without something under it."""

from audit.rules import project_spending_has_items
from extract.records import Breakdown, Entity
from tests.audit.builders import report
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, table, verdicts

PROJECT = {"p": {"label": "项目支出", "concept": "project_spending", "measure": "全年执行数"}}


def told(numbers, **records):
    """A case that tells project spending."""
    return report(numbers, PROJECT if "p" in numbers else (), **records)


ONE = {"p": "31.17万元"}
LISTED = Breakdown(label="项目支出", total="p", parts=("a",), complete=True, basis="prose")
CASES = [
    ("fails", "one amount and nothing under it", told(ONE), [(MISMATCH, None)]),
    ("holds", "a list", told({**ONE, "a": "31.17万元"}, breakdowns=(LISTED,)), []),
    ("skipped", "a project", told(ONE, entities=(Entity(id="e1", kind="project", name="甲"),)), []),
    ("skipped", "an amount that may be an item", told({**ONE, "x": "20万元"}), []),
    ("skipped", "nothing was spent", told({"p": "0万元"}), []),
    ("skipped", "no project spending", told({"x": "5个"}), []),
    ("skipped", "a form", case(form(), numbers=ONE, facts=PROJECT), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(project_spending_has_items, of) == expected

"""WORD-02 as a table: numbers of headings and annexes."""

from audit.rules import headings_are_numbered_on
from tests.audit.auditing import audit_of, only
from tests.audit.rules.remarked import remarked, series
from tests.audit.rules.running import MISMATCH, OK, table, verdicts

GAP = series("一、概况", "三、绩效", left_out=(2,))
ANNEX = series("附件1", "附件3", left_out=(2,), kind="annex")
CASES = [
    ("holds", "one after the other", remarked(series=(series("一、", "二、"),)), [(OK, "0")]),
    ("fails", "one left out", remarked(series=(GAP,)), [(MISMATCH, "1")]),
    ("fails", "an annex left out", remarked(series=(ANNEX,)), [(MISMATCH, "1")]),
    ("skipped", "no headings", remarked(), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(headings_are_numbered_on, of) == expected


def test_a_section_is_missed_more_than_an_annex():
    rules = (headings_are_numbered_on,)
    sections, annexes = (only(audit_of(remarked(series=(s,)), rules=rules)) for s in (GAP, ANNEX))
    assert (sections.severity, annexes.severity) == ("low", "info")

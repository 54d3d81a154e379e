"""The lines that a report ends with on a terminal: silence is never taken for approval."""

import pytest

from gouji.report import Case, _coverage, _print
from tests.ui.cases import audited, check

OK = check("c1", [("n1", "stated")], verdict="ok")
OPEN = check("c2", [("n2", "stated")], verdict="unchecked", severity="info")
LEFT = "不等于无误"
SILENT = [
    # what the report shows         numbers                       checks        whether it is said
    ("all was checked", "{n1:1:ok}", (OK,), False),
    ("a number stands alone", "{n1:1:ok} {n2:2:single}", (OK,), True),
    ("a number was not read", "{n1:1:ok} {n2:2:unread}", (OK,), True),
    ("a relation could not be checked", "{n1:1:ok} {n2:2:ok}", (OK, OPEN), True),
]


@pytest.mark.parametrize(
    ("text", "checks", "left"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT]
)
def test_without_findings_what_was_not_checked_is_said(capsys, text, checks, left):
    audit, _ = audited([text], checks)
    _print(Case("甲", ()), audit)
    said = capsys.readouterr().out.replace("\n", "")
    assert "没有发现提示级以上的疑点" in said
    assert (LEFT in said) == left


def test_relations_that_could_not_be_checked_are_counted_beside_the_numbers():
    audit, _ = audited(["{n1:1:ok} {n2:2:ok}"], (OK, OPEN))
    assert _coverage(audit).endswith("；无法核对的关系 1 条")
    assert "无法核对" not in _coverage(audited(["{n1:1:ok}"], (OK,))[0])

"""PLAN-03 as a table: what indicators weigh, approved and evaluated."""

from audit.rules import approved_weights_kept
from tests.audit.rules.approving import NAMES, both
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, table, verdicts


def weighed(before, after):
    """Three indicators with these weights in both tables."""
    names = NAMES[:3]
    return both(
        [(n, "≥90%", w) for n, w in zip(names, before, strict=True)],
        [(n, "≥90%", w) for n, w in zip(names, after, strict=True)],
    )


CASES = [
    ("holds", "the same", weighed("532", "532"), [(OK, "0")] * 3),
    ("fails", "moved", weighed("532", "541"), [(OK, "0"), (MISMATCH, "1"), (MISMATCH, "-1")]),
    ("skipped", "another total", weighed("532", "533"), []),
    ("skipped", "no weights in one table", weighed(("", "", ""), "532"), []),
    ("skipped", "no target table", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(approved_weights_kept, of) == expected

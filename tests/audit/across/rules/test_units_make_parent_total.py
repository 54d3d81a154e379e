"""CROSS-03 as a table: a department, its own level and its units."""

import pytest

from audit.across.rules import units_make_parent_total
from audit.result import Verdict
from tests.audit.across.papers import OTHER, UNIT, bundle, paper, reasons, table, verdicts
from tests.audit.rules.running import MISMATCH, OK, ROUNDING

RULE = units_make_parent_total
UNCHECKED = Verdict.UNCHECKED


def family(whole, own, unit, *, level=True, parent=UNIT, cautions=()):
    """A department's total beside that of its own level and that of one unit; None is a report without a total."""
    above = paper("d1", overall=_total(whole))
    first = paper("d2", unit=f"{UNIT}本级", overall=_total(own), parent=parent, own_level=level)
    second = paper("d3", unit=OTHER, overall=_total(unit), parent=parent, cautions=cautions)
    return bundle(above, first, second, over="family", head=UNIT)


def _total(amount):
    return {"总额": {"全年执行数": amount}} if amount else {}


CASES = [
    ("holds", "own level and unit make the whole", family("300.00万元", "180.00万元", "120.00万元"), [(OK, "0.00")]),
    ("rounds", "three figures lose a digit", family("300.00万元", "180.004万元", "120.001万元"), [(ROUNDING, "-0.005")]),
    ("fails", "a unit was left out", family("300.00万元", "180.00万元", "102.50万元"), [(MISMATCH, "17.50")]),
    ("fails", "the units make more", family("300.00万元", "180.00万元", "130.00万元"), [(MISMATCH, "-10.00")]),
    ("skipped", "nobody says that the units belong to it", family("300.00万元", "180.00万元", "102.50万元", parent=""), []),
    ("skipped", "the own level has no report", family("300.00万元", "180.00万元", "102.50万元", level=False), [(UNCHECKED, None)]),
    ("skipped", "a unit gives no total", family("300.00万元", "180.00万元", None), [(UNCHECKED, None)]),
    ("skipped", "a unit was reformed", family("300.00万元", "180.00万元", "102.50万元", cautions=("reform",)), [(UNCHECKED, None)]),
    ("skipped", "the department gives no total", family(None, "180.00万元", "102.50万元"), []),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


REASONS = [
    ("coverage-unknown", family("300万元", "180万元", "102万元", level=False)),
    ("unit-without-total", family("300万元", "180万元", None)),
    ("reform", family("300万元", "180万元", "102万元", cautions=("reform",))),
]


@pytest.mark.parametrize(("reason", "of"), REASONS, ids=[reason for reason, _ in REASONS])
def test_what_is_put_off_says_why(reason, of):
    assert reasons(RULE, of) == [reason]

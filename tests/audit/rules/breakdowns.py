"""Builders of breakdowns for the tests of rules."""

from extract.records import Breakdown
from tests.audit.builders import report


def parts_of(total, parts, *, basis="prose", complete=True, **fields):
    """A report of one total ``t`` with its parts ``p1``, ``p2`` …, all in 万元."""
    ids = [f"p{place}" for place in range(1, len(parts) + 1)]
    numbers = dict(zip(ids, parts, strict=True)) | ({"t": total} if total else {})
    found = Breakdown(
        **{
            "label": "项目支出",
            "total": "t" if total else None,
            "parts": tuple(ids),
            "complete": complete,
            "basis": basis,
            **fields,
        }
    )
    return report(numbers, unit="万元", breakdowns=(found,))

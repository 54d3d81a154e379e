"""Builders of dispositions of money for the tests of rules."""

from extract.records import Flow
from tests.audit.builders import report


def flow(whole, *uses, direction="uses", **fields):
    """A report of one sum ``t`` with what became of it or what it was made of, ``u1``, ``u2`` …, in 万元."""
    ids = [f"u{place}" for place in range(1, len(uses) + 1)]
    numbers = {"t": whole} | dict(zip(ids, uses, strict=True))
    found = Flow(
        **{
            "label": "年初预算项目资金",
            "whole": "t",
            "uses": tuple(ids),
            "roles": ("冻结", "下拨", "实际支出")[: len(ids)],
            "direction": direction,
            **fields,
        }
    )
    return report(numbers, unit="万元", flows=(found,))

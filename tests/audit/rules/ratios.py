"""Builders of printed percentages for the tests of rules."""

from extract.records import Denominator, Ratio
from tests.audit.builders import report


def ratio(kind, stated, upper, *lowers, numbers=None, **records):
    """A report of one percentage ``r`` of ``u`` over the denominators ``d1``, ``d2`` …, amounts in 万元."""
    printed = {"r": stated, "u": upper} | {f"d{i}": each for i, each in enumerate(lowers, start=1)}
    filled = {name: each for name, each in printed.items() if each}
    found = Ratio(
        kind=kind,
        label="甲项目",
        stated="r" if stated else None,
        numerators=("u",) if upper else (),
        denominators=tuple(
            Denominator(name=f"分母{i}", numbers=(f"d{i}",))
            for i, each in enumerate(lowers, start=1)
            if each
        ),
    )
    return report(filled | (numbers or {}), unit="万元", ratios=(found,), **records)

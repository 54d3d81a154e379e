"""Quotients: the relation that a printed percentage asserts, for every rule that says one."""

from audit.relations import Quotient
from audit.terms import candidates, terms
from audit.wording import listing, place
from extract.numbers import NumberId
from extract.records import Ratio, Report


def runs(found: Ratio, kind: str) -> bool:
    """Whether ``found`` is of this kind and has an upper and a lower term."""
    lower = any(each.numbers for each in found.denominators)
    return found.kind == kind and bool(found.numerators) and lower


def asserted(
    report: Report, found: Ratio, stated: NumberId, *, conclusive: bool = False
) -> Quotient:
    """The quotient that ``found`` asserts of ``stated``; its first candidate names the statement."""
    lowers = candidates(found.denominators)
    upper = listing(report, found.numerators)
    return Quotient(
        statement=f"{found.label} = {upper} ÷ {lowers[0].name}",
        anchors=(place(report, found.section), found.label, found.kind),
        stated=stated,
        upper=terms(found.numerators, role="numerator"),
        lowers=lowers,
        growth=found.kind == "growth",
        direction=found.direction,
        conclusive=conclusive,
        form=found.section,
    )

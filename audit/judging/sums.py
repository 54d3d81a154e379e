"""Judging sums: a printed total, or a constant that everybody knows, against its terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit.intervals import ZERO, Interval, plain, told
from audit.judgement import Judgement, Piece, Tried
from audit.judging.comparing import (
    Comparison,
    coarser_places,
    compared,
    estimated,
    kept_short,
    total,
)
from audit.judging.measuring import (
    Unit,
    amount,
    beside,
    comparable,
    counts_alike,
    in_one_unit,
    in_order,
    reach,
    units_differ,
)
from audit.judging.writing import amount_in, as_sum, id_sum
from audit.ledger import Ledger
from audit.relations import Sum, Term
from audit.result import Verdict


@dataclass(slots=True)
class Weighed:
    """The numbers of a sum in one unit; ``stated`` is None where the sum aims at a constant."""

    unit: Unit
    stated: Piece | None
    parts: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All numbers, the stated one first."""
        return (self.stated, *self.parts) if self.stated else self.parts


@dataclass(slots=True)
class Attempt:
    """A sum under one reading; ``comparison`` is None where its numbers cannot be brought to one unit."""

    name: str
    weighed: Weighed
    comparison: Comparison | None

    @property
    def holds(self) -> bool:
        """Whether the terms make the total."""
        return self.comparison is not None and self.comparison.verdict is not Verdict.MISMATCH


def judge_sum(relation: Sum, ledger: Ledger) -> Judgement | None:
    """Judge a sum under the first reading that closes, else under the most likely one.

    Terms that need not be all of the total confirm it, may not exceed it, and say nothing where they fall short.
    """
    attempts = _attempts(relation, ledger)
    chosen = _chosen(attempts)
    if chosen is None or _falls_short(relation, chosen):
        return None
    if chosen.comparison is None:
        formula = _formula(relation, chosen.weighed)
        return units_differ("sum", formula, chosen.weighed.pieces)
    found = _judgement(relation, chosen.weighed, chosen.comparison, ledger)
    return _with_readings(found, attempts)


def adds_up(relation: Sum, ledger: Ledger) -> bool:
    """Whether a sum holds or has nothing to compare, when nothing else is asked of it."""
    chosen = _chosen(_attempts(relation, ledger))
    return chosen is None or chosen.holds or _falls_short(relation, chosen)


def _attempts(relation: Sum, ledger: Ledger) -> list[Attempt]:
    """The readings of a sum up to the first that closes or whose numbers cannot be compared."""
    tried: list[Attempt] = []
    for name, terms in _readings(relation):
        weighed = _weighed(relation, terms, ledger)
        tried.append(Attempt(name, weighed, _compared(relation, weighed)))
        if tried[-1].holds or tried[-1].comparison is None:
            break
    return tried


def _chosen(attempts: Sequence[Attempt]) -> Attempt | None:
    """The reading that closes or cannot be compared, else the first."""
    if not attempts:
        return None
    last = attempts[-1]
    return last if last.holds or last.comparison is None else attempts[0]


def _readings(relation: Sum) -> Iterator[tuple[str, tuple[Term, ...]]]:
    if relation.terms:
        yield "", relation.terms
    yield from ((each.name, each.terms) for each in relation.readings if each.terms)


def _falls_short(relation: Sum, tried: Attempt) -> bool:
    """Whether terms that need not be all of the total stay below it."""
    if tried.comparison is None or tried.holds or not relation.at_most:
        return False
    gap = tried.comparison.difference
    return gap < 0 if relation.total is None else gap > 0


def _with_readings(found: Judgement, attempts: Sequence[Attempt]) -> Judgement:
    """The judgement with what was tried before it, where there was a choice."""
    if len(attempts) == 1:
        return found
    tried = tuple(
        Tried(each.name, each.comparison.computed, each.comparison.difference, each.holds)
        for each in attempts
        if each.comparison
    )
    name = attempts[-1].name
    if not found.holds or not name:
        return replace(found, tried=tried)
    values = {**found.values, "reading": name}
    return replace(found, tried=tried, code=f"{found.code}.reading", values=values)


def _judgement(
    relation: Sum, weighed: Weighed, comparison: Comparison, ledger: Ledger
) -> Judgement:
    return Judgement(
        verdict=comparison.verdict,
        formula=_formula(relation, weighed),
        kind="sum",
        unit=weighed.unit.name,
        base=weighed.unit.base,
        scale=weighed.unit.scale,
        stated=comparison.stated,
        computed=comparison.computed,
        difference=comparison.difference,
        allowed=comparison.allowed,
        pieces=(*weighed.pieces, *beside(relation, ledger)),
        code=f"sum.{comparison.verdict}",
        values={"gap": told(abs(comparison.difference)), "allowed": told(comparison.allowed)},
        shown=_shown(relation, weighed, comparison),
        sign=">" if relation.at_most and relation.total is None else "≠",
        estimate=estimated(weighed.pieces),
        coarser=_coarser(weighed, comparison, ledger),
    )


def _weighed(relation: Sum, terms: Sequence[Term], ledger: Ledger) -> Weighed:
    lead = (Term(relation.total, role="stated"),) if relation.total else ()
    everything = (*lead, *terms)
    unit, pieces = in_one_unit(ledger, everything)
    if lead:
        return Weighed(unit, pieces[0], in_order(pieces[1:]))
    return Weighed(unit, None, in_order(pieces))


def _compared(relation: Sum, weighed: Weighed) -> Comparison | None:
    """The terms against the total, or None where they cannot be compared."""
    numbers = [each.number for each in weighed.pieces]
    if not comparable(weighed.unit, numbers):
        return None
    value, given = total(weighed.parts)
    if weighed.stated:
        stated, printed = amount(weighed.stated), reach(weighed.stated)
        found = compared(stated, printed, value, given, strict=True)
    else:
        constant = relation.constant or ZERO
        found = compared(value, given, constant, Interval.around(constant, ZERO), strict=True)
    return None if found.verdict is Verdict.MISMATCH and not counts_alike(numbers) else found


def _formula(relation: Sum, weighed: Weighed) -> str:
    right = id_sum(weighed.parts)
    if weighed.stated:
        sign = ">=" if relation.at_most else "="
        return f"{id_sum([weighed.stated])} {sign} {right}"
    sign = "<=" if relation.at_most else "="
    return f"{right} {sign} {plain(relation.constant or ZERO)}"


def _shown(relation: Sum, weighed: Weighed, comparison: Comparison) -> str:
    if weighed.stated is None:
        return amount_in(relation.constant or ZERO, weighed.unit)
    written = as_sum(weighed.parts)
    if len(weighed.parts) == 1:
        return written
    return f"{written} = {amount_in(comparison.computed, weighed.unit)}"


def _coarser(weighed: Weighed, comparison: Comparison, ledger: Ledger) -> int | None:
    if comparison.verdict is not Verdict.MISMATCH or weighed.stated is None:
        return None
    short = kept_short(weighed.pieces, ledger)
    return coarser_places(comparison.difference, weighed.stated, weighed.parts, short)

"""Judging sums: a printed total, or a constant that everybody knows, against its terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit.intervals import ZERO, Interval, plain
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
    in_order,
    pieces_of,
    reach,
    unit_of,
    units_differ,
)
from audit.judging.writing import amount_in, as_sum, id_sum
from audit.ledger import Ledger
from audit.relations import Sum, Term
from audit.result import Verdict


@dataclass(frozen=True, slots=True)
class Weighed:
    """The numbers of a sum in one unit; ``stated`` is None where the sum aims at a constant."""

    unit: Unit
    stated: Piece | None
    parts: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All numbers, the stated one first."""
        return (self.stated, *self.parts) if self.stated else self.parts


def judge_sum(relation: Sum, ledger: Ledger) -> Judgement | None:
    """Judge a sum under the first reading that closes, else under the most likely one.

    Terms that need not be all of the total confirm it, may not exceed it, and say nothing where they fall short.
    """
    judged: list[Judgement] = []
    tried: list[Tried] = []
    for name, terms in _readings(relation):
        found = _judge_terms(relation, terms, ledger)
        if found.computed is None or found.difference is None:
            return found
        judged.append(found)
        tried.append(Tried(name, found.computed, found.difference, found.holds))
        if found.holds:
            break
    if not judged:
        return None
    chosen = judged[-1] if judged[-1].holds else judged[0]
    if not chosen.holds and _falls_short(relation, chosen):
        return None
    return _with_readings(chosen, tried)


def _readings(relation: Sum) -> Iterator[tuple[str, tuple[Term, ...]]]:
    if relation.terms:
        yield "", relation.terms
    yield from ((each.name, each.terms) for each in relation.readings if each.terms)


def _falls_short(relation: Sum, found: Judgement) -> bool:
    difference = found.difference or ZERO
    return relation.at_most and (difference < 0 if relation.total is None else difference > 0)


def _with_readings(found: Judgement, tried: Sequence[Tried]) -> Judgement:
    """The judgement with what was tried before it, where there was a choice."""
    if len(tried) == 1:
        return found
    name = tried[-1].name
    if not found.holds or not name:
        return replace(found, tried=tuple(tried))
    values = {**found.values, "reading": name}
    return replace(found, tried=tuple(tried), code=f"{found.code}.reading", values=values)


def _judge_terms(relation: Sum, terms: Sequence[Term], ledger: Ledger) -> Judgement:
    weighed = _weighed(relation, terms, ledger)
    formula = _formula(relation, weighed)
    numbers = [each.number for each in weighed.pieces]
    if not comparable(weighed.unit, numbers):
        return units_differ("sum", formula, weighed.pieces)
    comparison = _compared(relation, weighed)
    if comparison.verdict is Verdict.MISMATCH and not counts_alike(numbers):
        return units_differ("sum", formula, weighed.pieces)
    return Judgement(
        verdict=comparison.verdict,
        formula=formula,
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
        values={"gap": plain(abs(comparison.difference)), "allowed": plain(comparison.allowed)},
        shown=_shown(relation, weighed, comparison),
        sign=">" if relation.at_most and relation.total is None else "≠",
        estimate=estimated(weighed.pieces),
        coarser=_coarser(weighed, comparison, ledger),
    )


def _weighed(relation: Sum, terms: Sequence[Term], ledger: Ledger) -> Weighed:
    lead = (Term(relation.total, role="stated"),) if relation.total else ()
    everything = (*lead, *terms)
    unit = unit_of([ledger.number(term.number) for term in everything])
    pieces = pieces_of(ledger, everything, unit)
    if lead:
        return Weighed(unit, pieces[0], in_order(pieces[1:]))
    return Weighed(unit, None, in_order(pieces))


def _compared(relation: Sum, weighed: Weighed) -> Comparison:
    value, given = total(weighed.parts)
    if weighed.stated:
        printed = reach(weighed.stated)
        found = compared(amount(weighed.stated), printed, value, given)
        return replace(found, apart=not printed.meets(given))
    constant = relation.constant or ZERO
    known = Interval.around(constant, ZERO)
    return replace(compared(value, given, constant, known), apart=not given.meets(known))


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

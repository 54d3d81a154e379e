"""Judging pairs: two numbers that ought to be equal, and an amount against its limit."""

from dataclasses import dataclass, replace

from audit.intervals import ZERO, Interval, plain
from audit.judgement import Judgement, Piece
from audit.judging.comparing import (
    Comparison,
    coarser_places,
    compared,
    estimated,
    kept_short,
    vague,
)
from audit.judging.measuring import (
    LIMIT_AND_VALUE,
    LIMITS,
    Unit,
    amount,
    beside,
    comparable,
    counts_alike,
    incomparable,
    pieces_of,
    reach,
    unit_of,
    units_differ,
)
from audit.judging.writing import figure, id_sum
from audit.ledger import Ledger
from audit.relations import Bound, Equal, Term
from audit.result import Verdict
from extract.numbers import Kind, Qualifier


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers in one unit."""

    unit: Unit
    left: Piece
    right: Piece

    @property
    def pieces(self) -> tuple[Piece, Piece]:
        """Both, in their order."""
        return self.left, self.right

    @property
    def comparable(self) -> bool:
        """Whether the two can be brought to one unit at all."""
        return comparable(self.unit, [each.number for each in self.pieces])

    @property
    def counts_alike(self) -> bool:
        """Whether a difference between two counts says anything."""
        return counts_alike(each.number for each in self.pieces)


def judge_equal(relation: Equal, ledger: Ledger) -> Judgement:
    """Judge two numbers that name the same thing.

    The same amount printed twice is rounded twice at most: the finer one has to round to the coarser one. A limit
    (不少于) is compared by its bare value with another limit of the same kind.
    """
    stated, other = ledger.number(relation.stated), ledger.number(relation.other)
    literal = stated.qualifier == other.qualifier
    terms = (Term(relation.stated, role="stated"), Term(relation.other, role="other"))
    pair = _pair(terms, ledger, literal=literal)
    comparison = _same(pair)
    found = _judgement(pair, comparison, "equal", "=")
    failing = comparison.verdict is Verdict.MISMATCH
    if not pair.comparable or (failing and not pair.counts_alike):
        return units_differ("equal", found.formula, pair.pieces)
    if comparison.difference and not literal and {stated.qualifier, other.qualifier} & LIMITS:
        return incomparable("equal", found.formula, pair.pieces, LIMIT_AND_VALUE)
    short = kept_short(pair.pieces, ledger) if failing else frozenset()
    coarser = coarser_places(comparison.difference, pair.left, [pair.right], short)
    limits = literal and stated.qualifier in LIMITS
    return replace(
        found,
        coarser=coarser,
        estimate=found.estimate and not limits,
        pieces=(*pair.pieces, *beside(relation, ledger)),
    )


def judge_bound(relation: Bound, ledger: Ledger) -> Judgement:
    """Judge an amount against the limit that it ought to keep."""
    terms = (Term(relation.actual, role="actual"), Term(relation.limit, role="limit"))
    pair = _pair(terms, ledger, literal=True)
    comparison = _against(pair)
    found = _judgement(pair, comparison, "bound", ">=" if relation.lower else "<=")
    if not pair.comparable:
        return units_differ("bound", found.formula, pair.pieces)
    kept = comparison.difference >= 0 if relation.lower else comparison.difference <= 0
    verdict = Verdict.OK if kept else comparison.verdict
    return replace(
        found,
        verdict=verdict,
        code=f"bound.{verdict}",
        sign="<" if relation.lower else ">",
        estimate=vague(pair.pieces),
        pieces=(*pair.pieces, *beside(relation, ledger)),
    )


def _pair(terms: tuple[Term, Term], ledger: Ledger, *, literal: bool) -> Pair:
    unit = unit_of([ledger.number(term.number) for term in terms])
    left, right = pieces_of(ledger, terms, unit, literal=literal)
    return Pair(unit, left, right)


def _compared(pair: Pair) -> Comparison:
    left, right = pair.pieces
    return compared(amount(left), reach(left), amount(right), reach(right))


def _against(pair: Pair) -> Comparison:
    """An amount against its limit; a limit that was set, and not worked out, has no slack."""
    limit = pair.right.number
    if limit.kind is Kind.MONEY and limit.qualifier is Qualifier.NONE:
        return _compared(pair)
    value = amount(pair.right)
    return compared(amount(pair.left), reach(pair.left), value, Interval.around(value, ZERO))


def _same(pair: Pair) -> Comparison:
    """Both sides as one amount: only the coarser one may be off by its half step."""
    comparison = _compared(pair)
    if vague(pair.pieces):
        return comparison
    return replace(comparison, allowed=max(reach(each).half for each in pair.pieces))


def _judgement(pair: Pair, comparison: Comparison, kind: str, sign: str) -> Judgement:
    return Judgement(
        verdict=comparison.verdict,
        formula=f"{pair.left.id} {sign} {id_sum([pair.right])}",
        kind=kind,
        unit=pair.unit.name,
        base=pair.unit.base,
        scale=pair.unit.scale,
        stated=comparison.stated,
        computed=comparison.computed,
        difference=comparison.difference,
        allowed=comparison.allowed,
        pieces=pair.pieces,
        code=f"{kind}.{comparison.verdict}",
        values={"gap": plain(abs(comparison.difference)), "allowed": plain(comparison.allowed)},
        shown=figure(pair.right),
        estimate=estimated(pair.pieces),
    )

"""Judging pairs: two numbers that ought to be equal, and an amount against its limit."""

from dataclasses import dataclass, field
from typing import Any

from audit.intervals import ZERO, Interval, told
from audit.judgement import Judgement, Piece
from audit.judging.comparing import (
    Comparison,
    coarser_places,
    compared,
    kept_short,
)
from audit.judging.measuring import (
    ESTIMATES,
    LIMIT_AND_VALUE,
    LIMITS,
    UNITS_DIFFER,
    VAGUE,
    Unit,
    amount,
    beside,
    comparable,
    counts_alike,
    in_one_unit,
    incomparable,
    reach,
    units_differ,
)
from audit.judging.writing import figure, id_sum
from audit.ledger import Ledger
from audit.relations import Bound, Equal, Term
from audit.result import Verdict
from extract.numbers import Kind, Qualifier


@dataclass(slots=True)
class Pair:
    """Two numbers in one unit, and what their words make of them."""

    unit: Unit
    left: Piece
    right: Piece
    qualifiers: frozenset[Qualifier] = field(init=False)

    def __post_init__(self) -> None:
        self.qualifiers = frozenset((self.left.number.qualifier, self.right.number.qualifier))

    @property
    def pieces(self) -> tuple[Piece, Piece]:
        """Both, in their order."""
        return self.left, self.right

    @property
    def comparable(self) -> bool:
        """Whether the two can be brought to one unit at all."""
        return comparable(self.unit, (self.left.number, self.right.number))

    @property
    def counts_alike(self) -> bool:
        """Whether a difference between two counts says anything."""
        return counts_alike((self.left.number, self.right.number))

    @property
    def estimated(self) -> bool:
        """Whether one of the two calls itself an estimate or a limit, and the other is not one of the same kind."""
        limits = len(self.qualifiers) == 1 and self.qualifiers <= LIMITS
        return not limits and not self.qualifiers.isdisjoint(ESTIMATES)

    @property
    def vague(self) -> bool:
        """Whether one of the two calls itself an estimate; a limit that was set is exact."""
        return not self.qualifiers.isdisjoint(VAGUE)


def judge_equal(relation: Equal, ledger: Ledger) -> Judgement:
    """Judge two numbers that name the same thing.

    The same amount printed twice is rounded twice at most: the finer one has to round to the coarser one. A limit
    (不少于) is compared by its bare value with another limit of the same kind.
    """
    pair = _tied(relation, ledger)
    comparison = _same(pair)
    if reason := _incomparable(pair, comparison):
        return incomparable("equal", _formula(pair, "="), pair.pieces, reason)
    return Judgement(
        kind="equal",
        verdict=comparison.verdict,
        code=f"equal.{comparison.verdict}",
        formula=_formula(pair, "="),
        pieces=(*pair.pieces, *beside(relation, ledger)),
        estimate=pair.estimated,
        coarser=_coarser(pair, comparison, ledger),
        **_figures(pair, comparison),
    )


def ties(relation: Equal, ledger: Ledger) -> bool:
    """Whether two numbers are found equal, when nothing else is asked of them."""
    pair = _tied(relation, ledger)
    comparison = _same(pair)
    failing = comparison.verdict is Verdict.MISMATCH
    return not failing and not _incomparable(pair, comparison)


def _tied(relation: Equal, ledger: Ledger) -> Pair:
    stated, other = ledger.number(relation.stated), ledger.number(relation.other)
    terms = (Term(relation.stated, role="stated"), Term(relation.other, role="other"))
    return _pair(terms, ledger, literal=stated.qualifier == other.qualifier)


def _coarser(pair: Pair, comparison: Comparison, ledger: Ledger) -> int | None:
    if comparison.verdict is not Verdict.MISMATCH:
        return None
    short = kept_short(pair.pieces, ledger)
    return coarser_places(comparison.difference, pair.left, [pair.right], short)


def _incomparable(pair: Pair, comparison: Comparison) -> str:
    """Why two numbers that name the same thing cannot be compared, or nothing."""
    failing = comparison.verdict is Verdict.MISMATCH
    if not pair.comparable or (failing and not pair.counts_alike):
        return UNITS_DIFFER
    mixed = len(pair.qualifiers) > 1 and comparison.difference and pair.qualifiers & LIMITS
    return LIMIT_AND_VALUE if mixed else ""


def judge_bound(relation: Bound, ledger: Ledger) -> Judgement:
    """Judge an amount against the limit that it ought to keep."""
    terms = (Term(relation.actual, role="actual"), Term(relation.limit, role="limit"))
    pair = _pair(terms, ledger, literal=True)
    formula = _formula(pair, ">=" if relation.lower else "<=")
    if not pair.comparable:
        return units_differ("bound", formula, pair.pieces)
    comparison = _against(pair)
    kept = comparison.difference >= 0 if relation.lower else comparison.difference <= 0
    verdict = Verdict.OK if kept else comparison.verdict
    return Judgement(
        kind="bound",
        verdict=verdict,
        code=f"bound.{verdict}",
        formula=formula,
        sign="<" if relation.lower else ">",
        pieces=(*pair.pieces, *beside(relation, ledger)),
        estimate=pair.vague,
        **_figures(pair, comparison),
    )


def _pair(terms: tuple[Term, Term], ledger: Ledger, *, literal: bool) -> Pair:
    unit, (left, right) = in_one_unit(ledger, terms, literal=literal)
    return Pair(unit, left, right)


def _against(pair: Pair) -> Comparison:
    """An amount against its limit; a limit that was set, and not worked out, has no slack."""
    limit = pair.right.number
    value = amount(pair.right)
    worked_out = limit.kind is Kind.MONEY and limit.qualifier is Qualifier.NONE
    slack = reach(pair.right) if worked_out else Interval.around(value, ZERO)
    return compared(amount(pair.left), reach(pair.left), value, slack)


def _same(pair: Pair) -> Comparison:
    """Both sides as one amount: only the coarser one may be off by its half step."""
    left, right = reach(pair.left), reach(pair.right)
    stated, computed = amount(pair.left), amount(pair.right)
    if pair.vague:
        return compared(stated, left, computed, right)
    return Comparison(stated, computed, stated - computed, max(left.half, right.half))


def _formula(pair: Pair, sign: str) -> str:
    return f"{pair.left.id} {sign} {id_sum((pair.right,))}"


def _figures(pair: Pair, comparison: Comparison) -> dict[str, Any]:
    """What every judgement of a pair says of its amounts."""
    return {
        "unit": pair.unit.name,
        "base": pair.unit.base,
        "scale": pair.unit.scale,
        "stated": comparison.stated,
        "computed": comparison.computed,
        "difference": comparison.difference,
        "allowed": comparison.allowed,
        "values": {
            "gap": told(abs(comparison.difference)),
            "allowed": told(comparison.allowed),
        },
        "shown": figure(pair.right),
    }

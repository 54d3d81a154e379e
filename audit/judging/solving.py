"""Solving: which value of one number would make a relation hold, all others as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import takewhile

from audit.intervals import EXACT, HUNDRED, ONE, ZERO, rounded
from audit.judgement import Judgement, Piece
from audit.judging.measuring import amount
from audit.relations import Equal, Multiple, Quotient, Relation, Sum
from extract.numbers import NumberId


@dataclass(slots=True)
class Solution:
    """A value to the step of its number; ``closes`` says that a sum or a tie has no gap at all with it.

    ``factor`` is what one unit of the number makes of the gap.
    """

    value: Decimal
    closes: bool
    factor: Decimal


def implied(relation: Relation, judged: Judgement, number: NumberId) -> Decimal | None:
    """The value of ``number`` in its printed unit, to its own step, or None where none follows."""
    found = solution(relation, judged, number)
    return found.value if found else None


def solution(relation: Relation, judged: Judgement, number: NumberId) -> Solution | None:
    """What a number would have to be, or None where that does not follow."""
    if judged.computed is None or judged.difference is None:
        return None
    pieces = judged.pieces[: len(judged.pieces) - len(relation.beside)]
    mine = [each for each in pieces if each.number.id == number]
    if len(mine) != 1:
        return None
    with localcontext(EXACT):
        value = _solved(relation, judged, pieces, mine[0])
        if value is None:
            return None
        printable = rounded(value, _step(mine[0]))
        closes = isinstance(relation, Sum | Equal) and printable == value
        return Solution(printable, closes, mine[0].factor)


def _solved(
    relation: Relation, judged: Judgement, pieces: Sequence[Piece], mine: Piece
) -> Decimal | None:
    match relation:
        case Sum():
            return _of_sum(relation, judged, mine)
        case Equal():
            toward = ONE if mine is pieces[0] else -ONE
            return mine.number.value - toward * (judged.difference or ZERO) / mine.factor
        case Quotient():
            return _of_ratio(relation, judged, pieces, mine)
        case Multiple():
            return _of_product(relation, judged, pieces, mine)
        case _:
            return None


def _step(of: Piece) -> Decimal:
    own = of.number.step
    return min(of.step, own) if of.step else own


def _of_sum(relation: Sum, judged: Judgement, mine: Piece) -> Decimal:
    """The gap taken off the number, in the direction in which it enters."""
    stated = relation.total == mine.id or relation.total is None
    toward = ONE if stated else -ONE
    return mine.number.value - toward * (judged.difference or ZERO) / mine.factor


def _of_ratio(
    relation: Quotient, judged: Judgement, pieces: Sequence[Piece], mine: Piece
) -> Decimal | None:
    if mine is pieces[0]:
        return (judged.computed or ZERO) / mine.factor
    count = _uppers(relation, pieces)
    upper, lower = pieces[1 : 1 + count], pieces[1 + count :]
    above, below = (sum((amount(each) for each in side), ZERO) for side in (upper, lower))
    share = (judged.stated or ZERO) / HUNDRED + (ONE if relation.growth else ZERO)
    if any(mine is each for each in upper):
        return mine.number.value + (share * below - above) / mine.factor
    return mine.number.value + (above / share - below) / mine.factor if share else None


def _of_product(
    relation: Multiple, judged: Judgement, pieces: Sequence[Piece], mine: Piece
) -> Decimal | None:
    if mine is pieces[0]:
        return (judged.computed or ZERO) / mine.factor
    start, wanted, rest = 1, judged.stated or ZERO, ZERO
    for product in (each for each in relation.products if each):
        factors = pieces[start : start + len(product)]
        start += len(product)
        others = [amount(each) for each in factors if each is not mine]
        value = ONE
        for each in others:
            value *= each
        if len(others) < len(factors):
            rest = value
        else:
            wanted -= value
    return wanted / rest / mine.factor if rest * mine.factor else None


def _uppers(relation: Quotient, pieces: Sequence[Piece]) -> int:
    """How many pieces are upper terms, under whichever candidate was chosen."""
    if not any(each.upper for each in relation.lowers):
        return len(relation.upper)
    return sum(1 for _ in takewhile(lambda each: each.role == "numerator", pieces[1:]))

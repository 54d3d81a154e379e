"""Terms: the numbers of a record made into terms of a relation, each with its sign and its scale."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from audit.intervals import ONE
from audit.relations import RatioCandidate, Term
from audit.result import Role
from extract.numbers import NumberId
from extract.records import Denominator

NO_SCALES: Mapping[NumberId, Decimal] = {}


def terms(
    numbers: Sequence[NumberId],
    signs: Sequence[int] = (),
    *,
    role: Role = "term",
    scales: Mapping[NumberId, Decimal] = NO_SCALES,
    total: NumberId | None = None,
) -> tuple[Term, ...]:
    """Terms for ``numbers``, positive where no sign is given.

    ``scales`` brings numbers whose unit slipped to the unit that was meant. A total has no factor of its own,
    so a slip in ``total`` is taken off every term.

    >>> terms(["a", "b"], [1, -1])[1].factor
    Decimal('-1')
    """
    if not scales and not signs:
        return tuple(Term(number, ONE, role) for number in numbers)
    off = ONE / scales.get(total, ONE) if total else ONE
    padded = [*signs, *([1] * (len(numbers) - len(signs)))]
    return tuple(
        Term(number, sign * scales.get(number, ONE) * off, role)
        for number, sign in zip(numbers, padded, strict=False)
    )


def roles(role: Role, *numbers: NumberId | None) -> tuple[Term, ...]:
    """One term in ``role`` for each number that is there.

    >>> [term.number for term in roles("score", "a", None)]
    ['a']
    """
    return tuple(Term(number, role=role) for number in numbers if number)


def candidates(denominators: Sequence[Denominator]) -> tuple[RatioCandidate, ...]:
    """The lower terms that an author may have used, in the order of the record."""
    return tuple(
        RatioCandidate(name=each.name, terms=terms(each.numbers, each.signs, role="denominator"))
        for each in denominators
        if each.numbers
    )

"""Writing: relations in figures for people (28 + 4 = 32) and in ids for recomputation (n1 = n2 + n3)."""

from collections.abc import Sequence
from decimal import Decimal

from audit.intervals import ONE, ZERO, plain, short, told
from audit.judgement import Piece
from audit.judging.measuring import Unit
from audit.sentences import say
from extract.numbers import Kind

SHOWN = 6
"""So many terms are written out; of a longer list the first two and the last."""
TIMES, OVER, MINUS = "×", "÷", "−"


def figure(of: Piece) -> str:
    """A number as printed, with its unit where that is not the unit of the relation."""
    number, factor = of.number, of.factor
    text = plain(number.value)
    if number.kind is Kind.PERCENT:
        return f"{text}%"
    own = factor is ONE or abs(factor) == ONE
    return text if own or not number.unit else f"{text}{number.unit}"


def amount_in(value: Decimal, unit: Unit) -> str:
    """A computed amount in the unit of its relation."""
    return f"{plain(value)}%" if unit.kind is Kind.PERCENT else told(value)


def as_sum(pieces: Sequence[Piece]) -> str:
    """Terms joined by their signs, the middle of a long list left out."""
    words = [(MINUS if each.factor < ZERO else "+", figure(each)) for each in pieces]
    joined = [f"{sign} {text}" for sign, text in words]
    if len(joined) > SHOWN:
        joined = [*joined[:2], "+ …", joined[-1]]
        return say("many", {"terms": _opened(joined), "count": str(len(pieces))})
    return _opened(joined)


def bracketed(pieces: Sequence[Piece]) -> str:
    """A sum as a factor: in brackets where it has more than one term."""
    text = as_sum(pieces)
    return text if len(pieces) == 1 else f"({text})"


def as_product(pieces: Sequence[Piece]) -> str:
    """Factors joined by the sign of multiplication."""
    return f" {TIMES} ".join(figure(each) for each in pieces)


def id_sum(pieces: Sequence[Piece]) -> str:
    """Terms by their ids, each with its factor unless that is one."""
    return _opened([_id_term(each) for each in pieces])


def id_factor(pieces: Sequence[Piece]) -> str:
    """A sum of ids as a factor: in brackets where it has more than one term."""
    text = id_sum(pieces)
    return text if len(pieces) == 1 and pieces[0].factor == ONE else f"({text})"


def _id_term(of: Piece) -> str:
    if of.factor is ONE:  # nearly always
        return f"+ {of.number.id}"
    sign = "-" if of.factor < ZERO else "+"
    size = abs(of.factor)
    return f"{sign} {of.id}" if size == ONE else f"{sign} {short(size)} * {of.id}"


def _opened(terms: Sequence[str]) -> str:
    """Joined terms without the plus before the first."""
    return " ".join(terms).removeprefix("+ ")

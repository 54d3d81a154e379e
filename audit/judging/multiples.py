"""Judging multiples: a printed result against the sum of products that make it.

Per cent factors enter as hundredths and with the slack of their digits. Every other factor is a literal: what is
written out in a calculation is what was calculated with. One factor of a product carries the unit of the result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.intervals import HUNDRED, ONE, ZERO, Interval, plain, rounded, told
from audit.judgement import Judgement, Piece
from audit.judging.comparing import Comparison, compared, estimated
from audit.judging.measuring import (
    Unit,
    amount,
    beside,
    piece,
    plain_piece,
    reach,
    scale_in,
    spread,
    unit_of,
    units_differ,
)
from audit.judging.writing import amount_in, as_product
from audit.ledger import Ledger
from audit.relations import Multiple, Term
from audit.result import Verdict
from extract.numbers import Kind, Number

Product = tuple[Piece, ...]
TEN_THOUSAND = Decimal(10_000)
CARRIERS = (Kind.MONEY, Kind.SCORE, Kind.COUNT)


@dataclass(frozen=True, slots=True)
class Written:
    """A written calculation in one unit: the result and the products of which it is made."""

    unit: Unit
    stated: Piece
    products: tuple[Product, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All numbers, the stated one first."""
        return (self.stated, *(each for product in self.products for each in product))


def judge_multiple(relation: Multiple, ledger: Ledger) -> Judgement | None:
    """Judge a result by its products; there is no check without one."""
    products = [product for product in relation.products if product]
    if not products:
        return None
    unit = _unit(ledger.number(relation.stated), _numbers(products, ledger))
    if not all(_carried(unit, product, ledger) for product in products):
        everything = (Term(relation.stated, role="stated"), *(t for p in products for t in p))
        pieces = tuple(plain_piece(ledger, term) for term in everything)
        return units_differ("multiple", _formula(relation.stated, products), pieces)
    written = _written(relation, products, unit, ledger)
    comparison = _compared(written)
    return Judgement(
        verdict=_verdict(written, comparison),
        formula=_formula(relation.stated, products),
        kind="multiple",
        unit=unit.name,
        base=unit.base,
        scale=unit.scale,
        stated=comparison.stated,
        computed=comparison.computed,
        difference=comparison.difference,
        allowed=comparison.allowed,
        pieces=(*written.pieces, *beside(relation, ledger)),
        code=f"multiple.{_verdict(written, comparison)}",
        values={"gap": told(abs(comparison.difference)), "allowed": told(comparison.allowed)},
        shown=_shown(written, comparison),
        estimate=estimated(written.pieces),
    )


def _numbers(products: Sequence[Sequence[Term]], ledger: Ledger) -> list[Number]:
    return [ledger.number(term.number) for product in products for term in product]


def _unit(stated: Number, factors: Sequence[Number]) -> Unit:
    """The unit of the result: its own, else that of money, points or counts among the factors, in this order."""
    if stated.kind is not Kind.PLAIN:
        return unit_of([stated])
    carriers = (each for kind in CARRIERS for each in factors if each.kind is kind)
    carrier = next(carriers, None)
    return unit_of([stated, carrier] if carrier else [stated])


def _carried(unit: Unit, product: Sequence[Term], ledger: Ledger) -> bool:
    """Whether a product has the unit of the result: money, and once, only where the result is money."""
    factors = [ledger.number(term.number) for term in product]
    money = [each for each in factors if each.kind is Kind.MONEY]
    if unit.kind is not Kind.MONEY:
        return not money
    return not money or (len(money) == 1 and _paid(money[0], unit, factors))


def _paid(price: Number, unit: Unit, factors: Sequence[Number]) -> bool:
    """Whether a factor of money is in the unit of the result, or a price of what another factor counts (0.5万元/人)."""
    base, *of = price.base.split("/")
    counted = {each.unit for each in factors if each is not price}
    return base == unit.base and all(each in counted or "" in counted for each in of)


def _written(
    relation: Multiple, products: Sequence[Sequence[Term]], unit: Unit, ledger: Ledger
) -> Written:
    stated = ledger.number(relation.stated)
    lead = piece(ledger, Term(relation.stated, role="stated"), unit, stated.places)
    return Written(unit, lead, tuple(_product(product, unit, ledger) for product in products))


def _product(terms: Sequence[Term], unit: Unit, ledger: Ledger) -> Product:
    numbers = [ledger.number(term.number) for term in terms]
    same = (i for i, each in enumerate(numbers) if each.kind is unit.kind is not Kind.PERCENT)
    scaled = (i for i, each in enumerate(numbers) if _written_scale(each) != ONE)
    carrier = next(same, next(scaled, None))
    return tuple(
        _factor(ledger, term, unit, carries=place == carrier) for place, term in enumerate(terms)
    )


def _written_scale(number: Number) -> Decimal:
    """What a unit multiplies a factor by: ten thousands do, kilometres and tons are counted as they are written."""
    return ONE if number.kind is Kind.COUNT and number.scale < TEN_THOUSAND else number.scale


def _factor(ledger: Ledger, term: Term, unit: Unit, *, carries: bool) -> Piece:
    found = piece(ledger, term, unit)
    number = found.number
    half = ZERO
    scale = scale_in(number, unit) if carries else _written_scale(number)
    if number.kind is Kind.PERCENT:
        half, scale = ledger.precision_of(number.id).half, number.scale / HUNDRED
    return Piece(number, found.role, term.factor * scale, spread(number, half), found.step)


def _compared(written: Written) -> Comparison:
    value, given = ZERO, Interval(ZERO, ZERO)
    for product in written.products:
        one, its = ONE, Interval(ONE, ONE)
        for each in product:
            one, its = one * amount(each), its * reach(each)
        value, given = value + one, given + its
    return compared(amount(written.stated), reach(written.stated), value, given)


def _verdict(written: Written, comparison: Comparison) -> Verdict:
    """A result that is the product rounded to its own step is right as printed."""
    step = written.stated.step or written.stated.number.step
    if comparison.stated == rounded(comparison.computed, step * written.stated.factor):
        return Verdict.OK
    return comparison.verdict


def _shown(written: Written, comparison: Comparison) -> str:
    products = " + ".join(as_product(product) for product in written.products)
    alone = len(written.products) == 1 and len(written.products[0]) == 1
    result = amount_in(comparison.computed, written.unit)
    return products if alone else f"{products} = {result}"


def _formula(stated: str, products: Sequence[Sequence[Term]]) -> str:
    """Products of ids; percentages are meant as hundredths."""
    written = [" * ".join(_id(term) for term in product) for product in products]
    return f"{stated} = {' + '.join(written)}"


def _id(term: Term) -> str:
    return term.number if term.factor == ONE else f"{_signed(term.factor)} * {term.number}"


def _signed(factor: Decimal) -> str:
    return f"({plain(factor)})" if factor < 0 else plain(factor)

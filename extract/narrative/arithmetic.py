"""Arithmetic: sums and products written out in the text, with the result that is printed behind them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.narrative.lexicon import Lexicon, lexicon
from extract.narrative.lists import Listing
from extract.narrative.names import Named
from extract.narrative.priced import averages_in, bracketed_in, priced_in
from extract.numbers import Kind, Number
from extract.records import Calculation, Product
from extract.vocabulary import derived
from extract.vocabulary.form_words import squash

_BRACKETS = re.compile(r"[（()）\[\]]")


@dataclass(frozen=True, slots=True)
class Written:
    """A calculation by places in the sequence of quantities: its terms, each a tuple of factors, and the result."""

    terms: tuple[tuple[int, ...], ...]
    stated: int
    certain: bool = True


def is_money(number: Number) -> bool:
    """Whether a number is money, by its kind or by a bare 万 or 亿 behind it."""
    return number.kind is Kind.MONEY or (number.kind is Kind.PLAIN and bool(number.unit))


def calculations_in(
    named: Sequence[Named], lists: Sequence[Listing], *, cell: bool
) -> Iterator[Written]:
    """Every calculation among the quantities of one text; the words of a ``cell`` are read more freely than prose."""
    reader = _Arithmetic(named, lists, cell)
    known: set[int] = set()
    for index in range(1, len(named)):
        if (found := reader.at(index)) is not None:
            known.add(found.stated)
            yield found
    for written in reader.told():
        if written.stated not in known:
            yield written


def record_of(written: Written, named: Sequence[Named]) -> Calculation:
    """The record of a calculation."""
    return Calculation(
        label=named[written.stated].label,
        terms=tuple(Product(factors=tuple(named[i].id for i in term)) for term in written.terms),
        stated=named[written.stated].id,
        certain=written.certain,
    )


def renewed_in(written: Written, named: Sequence[Named]) -> Number | None:
    """The factor that is money of the result's unit without saying so (1.35*4次=5.4万元), renewed, or None."""
    stated = named[written.stated].mention.number
    if not is_money(stated) or len(written.terms) != 1:
        return None
    factors = [named[i].mention.number for i in written.terms[0]]
    bare = [n for n in factors if n.kind is Kind.PLAIN and not n.unit]
    if len(bare) != 1 or any(is_money(n) for n in factors):
        return None
    unit = {"kind": stated.kind, "unit": stated.unit, "base": stated.base, "scale": stated.scale}
    return bare[0].model_copy(update={**unit, "unit_from": "prose"})


class _Arithmetic:
    """The quantities of one text and the signs between them."""

    def __init__(self, named: Sequence[Named], lists: Sequence[Listing], cell: bool) -> None:
        self.named, self.lists, self.cell = named, lists, cell
        self.lex: Lexicon = lexicon()
        self.signs = [self._sign(n) for n in named]

    def _sign(self, named: Named) -> str:
        """What joins a quantity to the one before it: times, plus, equals, stated or nothing."""
        gap = _BRACKETS.sub("", squash(named.mention.gap))
        for name in ("times", "plus", "equals"):
            if self.lex[f"arithmetic.{name}"].fullmatch(gap):
                return name
        return "stated" if _stated().fullmatch(gap) else ""

    def at(self, index: int) -> Written | None:
        """The calculation whose result is quantity ``index``, or None."""
        if self.signs[index] == "equals":
            terms = self._expression(index - 1)
            clear = len(terms) > 1 or len(terms[0]) > 1
            return (
                Written(tuple(terms), index) if clear and self._measurable(terms, index) else None
            )
        if self.signs[index] == "stated" and is_money(self.named[index].mention.number):
            return self._total(index)
        return self._bracketed(index) or self._average(index)

    def told(self) -> Iterator[Written]:
        """Products in brackets behind their results, prices with their counts, and averages that do not come out."""
        times = [sign == "times" for sign in self.signs]
        for factors, stated in (*bracketed_in(self.named, times), *priced_in(self.named)):
            if is_money(self.named[stated].mention.number) and self._pays(factors):
                yield Written((factors,), stated)
        for factors, stated in averages_in(self.named):
            yield Written((factors,), stated, certain=False)

    def _bracketed(self, index: int) -> Written | None:
        """A result in brackets behind a sum (3人+2人（5人）): of its own unit, or in letters for kinds."""
        stated, last = self.named[index].mention, self.named[index - 1].mention
        if self.signs[index - 1] != "plus" or stated.tail or stated.depth <= last.depth:
            return None
        if not self.lex["arithmetic.bracket"].fullmatch(squash(stated.gap)):
            return None
        terms = self._expression(index - 1)
        units = {self.named[i].mention.number.unit for term in terms for i in term}
        lettered = all(unit.isascii() and unit.isalpha() for unit in units)
        single = all(len(term) == 1 for term in terms)
        if not single or not (lettered or units == {stated.number.unit}):
            return None
        return Written(tuple(terms), index, certain=False)

    def _average(self, index: int) -> Written | None:
        """An amount, the count before it and the figure of one of them, where the product is the amount.

        An average is rounded to whatever digit its author liked, so only one that comes out is taken.
        """
        item = self.named[index].mention
        if index < 2 or not is_money(item.number):
            return None
        lead = squash(item.lead)
        word = next((w for w in self.lex.averages if lead.endswith(w)), None)
        if word is None:
            return None
        amount = self.named[index - 1]
        counts = [
            i
            for i in reversed(range(index - 1))
            if self.named[i].mention.sentence == item.sentence == amount.mention.sentence
            and self.named[i].mention.number.unit.lstrip("万亿") in self.lex.averages[word]
        ]
        if not counts or not is_money(amount.mention.number):
            return None
        product = self.named[counts[0]].mention.number.amount * item.number.amount
        closes = product == amount.mention.number.amount
        return Written(((counts[0], index),), index - 1) if closes else None

    def _expression(self, last: int) -> list[tuple[int, ...]]:
        """The terms that end with quantity ``last`` and are joined by signs."""
        terms: list[tuple[int, ...]] = []
        factors = [last]
        while last > 0 and self.signs[last] in {"times", "plus"}:
            if self.signs[last] == "plus":
                terms.insert(0, tuple(factors))
                factors = []
            last -= 1
            factors.insert(0, last)
        terms.insert(0, tuple(factors))
        return terms

    def _worked_out(self, at: int) -> list[tuple[int, ...]]:
        """The terms that quantity ``at`` ends, or, behind an equals sign, those that it is the result of."""
        return self._expression(at - 1 if self.signs[at] == "equals" else at)

    def _total(self, index: int) -> Written | None:
        """A result behind 共计: the products and amounts before it in the sentence."""
        terms: list[tuple[int, ...]] = []
        at, sentence = index - 1, self.named[index].mention.sentence
        excluded = self._aside(index)
        while at >= 0 and self.named[at].mention.sentence == sentence:
            if self.signs[at] == "stated":
                break
            found = self._terms_at(at, excluded)
            if found is None:
                return None
            terms, at = found[0] + terms, found[1] - 1
        written = len(terms) > 1 or (terms and len(terms[0]) > 1)
        if not written or not self._measurable(terms, index):
            return None
        products = any(len(term) > 1 for term in terms)
        if not products:
            terms = [*self._from_before(index, terms), *terms]
        return Written(tuple(terms), index, certain=self.cell or products)

    def _from_before(self, index: int, terms: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """The amounts of the sentence before that a result counts as well, where they close it to the last digit."""
        sentence = self.named[index].mention.sentence - 1
        more: list[tuple[int, ...]] = [
            (at,)
            for at in range(index)
            if self.named[at].mention.sentence == sentence and self._amount(at)
        ]
        amounts = [self.named[at].mention.number.amount for at, *_ in [*more, *terms]]
        closes = sum(amounts, Decimal()) == self.named[index].mention.number.amount
        return more if closes else []

    def _terms_at(self, at: int, excluded: set[int]) -> tuple[list[tuple[int, ...]], int] | None:
        """The terms that end with quantity ``at`` and where they begin; None where it makes the reading unsure."""
        expression = self._worked_out(at)
        if self.signs[at] == "equals":  # the result counts, and not what it was worked out from
            return [(at,)], expression[0][0]
        if len(expression) > 1 or len(expression[0]) > 1:
            return expression, expression[0][0]
        usable = None if at in excluded else self._amount(at)
        return None if usable is False else ([(at,)] if usable else [], at)

    def _aside(self, index: int) -> set[int]:
        """Amounts before the result that are counted with others.

        Of a list that runs up to the result the parts count and not the total, of any other the total and not the
        parts.
        """
        aside: set[int] = set()
        for listing in self.lists:
            whole = listing.end == index and self._first_amount(index) == listing.total
            aside |= {listing.total} if whole else set(listing.parts)
        return aside

    def _first_amount(self, index: int) -> int | None:
        """The first amount of money of the sentence that quantity ``index`` stands in."""
        sentence = self.named[index].mention.sentence
        return next(
            (
                i
                for i, n in enumerate(self.named[:index])
                if n.mention.sentence == sentence and is_money(n.mention.number)
            ),
            None,
        )

    def _amount(self, at: int) -> bool | None:
        """Whether an amount may be a term; None where it is none, False where it makes the reading unsure."""
        named = self.named[at]
        if not is_money(named.mention.number) or named.relation:
            return None
        if self.lex.has("arithmetic.unit_price", squash(named.mention.lead)):
            return None
        return not named.role or (named.role == "spent" and (self.cell or not named.bare))

    def _measurable(self, terms: Sequence[tuple[int, ...]], index: int) -> bool:
        """Whether the units can come out right: money in each term of an amount of money, or one bare figure."""
        if not is_money(self.named[index].mention.number):
            return True
        return all(self._pays(term) for term in terms)

    def _pays(self, term: Sequence[int]) -> bool:
        numbers = [self.named[i].mention.number for i in term]
        money = sum(is_money(n) for n in numbers)
        bare = sum(n.kind is Kind.PLAIN and not n.unit for n in numbers)
        return money == 1 or (money == 0 and bare == 1)


@derived
def _stated() -> re.Pattern[str]:
    """The words between a calculation and its result where no sign stands there."""
    lex = lexicon()
    stated, result = lex["arithmetic.stated"].pattern, lex["arithmetic.result"].pattern
    return re.compile(rf"[，,；;。、]?(?:{stated}){result}")

"""Judging quotients: a printed percentage against the two amounts it compares."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from audit.intervals import HUNDRED, ONE, ZERO, Interval, cut, rounded, short
from audit.judgement import HOLDS, Judgement, Piece, Tried
from audit.judging.comparing import estimated, total
from audit.judging.measuring import (
    Unit,
    amount,
    beside,
    comparable,
    in_one_unit,
    piece,
    reach,
    unit_of,
    units_differ,
)
from audit.judging.writing import OVER, bracketed, id_factor
from audit.ledger import Ledger
from audit.relations import Quotient, RatioCandidate, Term
from audit.result import Verdict
from extract.numbers import Kind

PER_CENT = Unit("%", "%", ONE, Kind.PERCENT)
SHOWN = Decimal("0.01")
"""A computed rate is shown to this step at least, for a reader to compare."""
SLACK = Decimal("0.000001")
WHOLE = ONE
"""A bare rate up to here may be a fraction of one."""
NOTHING = Interval(ZERO, ZERO)
_VERDICTS = {
    "": Verdict.UNCHECKED,
    "ratio.ok": Verdict.OK,
    "ratio.rounding": Verdict.ROUNDING,
    "ratio.cut": Verdict.ROUNDING,
    "ratio.mismatch": Verdict.MISMATCH,
}


@dataclass(slots=True)
class Rate:
    """A ratio in per cent with its range, as the author would write it, and the pieces it was made of."""

    value: Decimal
    given: Interval
    upper: tuple[Piece, ...]
    lower: tuple[Piece, ...]


@dataclass(slots=True)
class Printed:
    """The printed rate: its amount, what it may stand for, the step it is read to and that of its last digit."""

    piece: Piece
    amount: Decimal
    reach: Interval
    step: Decimal
    own: Decimal

    @classmethod
    def of(cls, relation: Quotient, ledger: Ledger) -> "Printed":
        """The rate that a relation states, in per cent."""
        finest = ledger.number(relation.stated).places
        found = piece(ledger, Term(relation.stated, role="stated"), PER_CENT, finest)
        own = found.number.step
        step = (found.step or own) * found.factor
        return cls(found, amount(found), reach(found), step, own * found.factor)


@dataclass(slots=True)
class Tested:
    """A candidate beside the printed rate; ``code`` says how they agree, and nothing where the units differ."""

    name: str
    rate: Rate
    turned: Decimal = ONE
    code: str = ""

    @property
    def verdict(self) -> Verdict:
        """What the code says."""
        return _VERDICTS[self.code]

    def shown(self, printed: Printed) -> Decimal:
        """The computed rate to as many digits as a reader needs."""
        right = self.code == "ratio.ok"
        return rounded(
            self.rate.value, printed.step if right else min(printed.own, printed.step, SHOWN)
        )


def judge_quotient(relation: Quotient, ledger: Ledger) -> Judgement | None:
    """Judge a percentage by the first lower term under which it is right, else by the usual one.

    Lower terms that are zero are passed over; where all are, there is no check.
    """
    printed = Printed.of(relation, ledger)
    found = _tests(relation, printed, ledger)
    if not found:
        return None
    chosen = min(found, key=lambda each: _RANK[each.verdict])
    judged = _judgement(relation, printed, chosen, ledger)
    return judged if len(found) == 1 else _with_readings(judged, printed, chosen, found)


def divides(relation: Quotient, ledger: Ledger) -> bool:
    """Whether a percentage is right under some lower term or has nothing to compare, when nothing else is asked."""
    found = _tests(relation, Printed.of(relation, ledger), ledger)
    return not found or any(each.verdict in HOLDS for each in found)


def _tests(relation: Quotient, printed: Printed, ledger: Ledger) -> list[Tested]:
    """The candidates up to the first under which the percentage is right."""
    found: list[Tested] = []
    for candidate in relation.lowers:
        tested = _tested(relation, candidate, printed, ledger)
        if tested is not None:
            found.append(tested)
            if tested.verdict is Verdict.OK:
                break
    return found


_RANK = {Verdict.OK: 0, Verdict.ROUNDING: 1, Verdict.MISMATCH: 2, Verdict.UNCHECKED: 3}


def _with_readings(
    judged: Judgement, printed: Printed, chosen: Tested, found: Sequence[Tested]
) -> Judgement:
    shown = [(each, each.shown(printed)) for each in found if each.code]
    tried = tuple(
        Tried(each.name, value, printed.amount - value, each.verdict in HOLDS)
        for each, value in shown
    )
    usual = chosen is found[0] or not judged.holds
    return replace(judged, tried=tried, code=judged.code if usual else f"{judged.code}.reading")


def _tested(
    relation: Quotient, candidate: RatioCandidate, printed: Printed, ledger: Ledger
) -> Tested | None:
    upper, lower = _pieces(candidate.upper or relation.upper, candidate.terms, ledger)
    amounts = [each.number for each in (*upper, *lower)]
    if not comparable(unit_of(amounts), amounts):
        return Tested(candidate.name, Rate(ZERO, NOTHING, upper, lower))
    rate = _rate(relation, upper, lower)
    if rate is None:
        return None
    turned = _as_written(printed.piece, rate, growth=relation.growth, direction=relation.direction)
    if turned != ONE:
        rate = replace(rate, value=rate.value * turned, given=rate.given.times(turned))
    return Tested(candidate.name, rate, turned, _code(printed, rate))


def _pieces(
    upper: Sequence[Term], lower: Sequence[Term], ledger: Ledger
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Upper and lower terms in the unit of the first of them."""
    terms = (*upper, *lower)
    _, pieces = in_one_unit(ledger, terms)
    return pieces[: len(upper)], pieces[len(upper) :]


def _rate(relation: Quotient, upper: tuple[Piece, ...], lower: tuple[Piece, ...]) -> Rate | None:
    value, given = total(upper)
    under, range_under = total(lower)
    ratio = given.over(range_under)
    if under == 0 or ratio is None:
        return None
    off = HUNDRED if relation.growth else ZERO
    shifted = Interval(ratio.low * HUNDRED - off, ratio.high * HUNDRED - off)
    return Rate(value / under * HUNDRED - off, shifted, upper, lower)


def _as_written(stated: Piece, rate: Rate, *, growth: bool, direction: str) -> Decimal:
    """What turns a rate into what the author writes: a bare fraction of one, or the size of a fall."""
    if stated.number.kind is Kind.PLAIN and abs(stated.number.value) <= WHOLE < abs(rate.value):
        return ONE / HUNDRED
    if direction == "down" or (not direction and growth and rate.value < 0 < stated.number.value):
        return -ONE
    return ONE


def _judgement(relation: Quotient, printed: Printed, tested: Tested, ledger: Ledger) -> Judgement:
    rate, code = tested.rate, tested.code
    everything = (printed.piece, *rate.upper, *rate.lower)
    formula = _formula(relation, printed.piece, rate.upper, rate.lower, tested.turned)
    if not code:
        differ = units_differ("ratio", formula, everything)
        return replace(differ, values={"lower": tested.name})
    shown = tested.shown(printed)
    slack = printed.own if code == "ratio.cut" else printed.reach.half
    return Judgement(
        verdict=tested.verdict,
        formula=formula,
        kind="ratio",
        unit=_sign(tested),
        stated=printed.amount,
        computed=shown,
        difference=printed.amount - shown,
        allowed=(slack + rate.given.half).quantize(SLACK, rounding=ROUND_CEILING).normalize(),
        code=code,
        values={"lower": tested.name, "computed": short(shown)},
        shown=_shown(rate, shown, _sign(tested)),
        pieces=(*everything, *beside(relation, ledger)),
        estimate=estimated(everything),
    )


def _code(printed: Printed, rate: Rate) -> str:
    """Right as printed, right by rounding, right by cutting off, or wrong."""
    if printed.amount == rounded(rate.value, printed.step):
        return "ratio.ok"
    near = rounded(rate.value, printed.own)
    if printed.amount == near or printed.reach.closed.meets(rate.given):
        return "ratio.rounding"
    return "ratio.cut" if printed.amount == cut(rate.value, printed.own) else "ratio.mismatch"


def _sign(tested: Tested) -> str:
    """The sign behind a rate: none where it is written as a bare fraction of one."""
    return "" if tested.turned == ONE / HUNDRED else "%"


def _shown(rate: Rate, shown: Decimal, sign: str) -> str:
    upper, lower = (bracketed(side) for side in (rate.upper, rate.lower))
    return f"{upper} {OVER} {lower} = {short(shown)}{sign}"


def _formula(
    relation: Quotient,
    stated: Piece,
    upper: Sequence[Piece],
    lower: Sequence[Piece],
    turned: Decimal = ONE,
) -> str:
    """The rate in ids, as the author writes it: in hundredths unless bare, a fall by its size."""
    ratio = f"{id_factor(upper)} / {id_factor(lower)}"
    body = f"({ratio} - 1)" if relation.growth else ratio
    return f"{stated.id} = {body}{_TURNED[turned]}"


_TURNED = {ONE: " * 100", -ONE: " * -100", ONE / HUNDRED: ""}

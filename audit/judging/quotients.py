"""Judging quotients: a printed percentage against the two amounts it compares."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from audit.intervals import HUNDRED, ONE, Interval, cut, rounded, short
from audit.judgement import Judgement, Piece, Tried
from audit.judging.comparing import estimated, total
from audit.judging.measuring import (
    Unit,
    beside,
    comparable,
    piece,
    pieces_of,
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
_VERDICTS = {
    "ratio.ok": Verdict.OK,
    "ratio.rounding": Verdict.ROUNDING,
    "ratio.cut": Verdict.ROUNDING,
    "ratio.mismatch": Verdict.MISMATCH,
}


@dataclass(slots=True)
class Rate:
    """A ratio in per cent with its range, and the pieces it was made of."""

    name: str
    value: Decimal
    given: Interval
    upper: tuple[Piece, ...]
    lower: tuple[Piece, ...]


def judge_quotient(relation: Quotient, ledger: Ledger) -> Judgement | None:
    """Judge a percentage by the first lower term under which it is right, else by the usual one.

    Lower terms that are zero are passed over; where all are, there is no check.
    """
    found: list[Judgement] = []
    for candidate in relation.lowers:
        judged = _judge_candidate(relation, candidate, ledger)
        if judged is not None:
            found.append(judged)
        if judged is not None and judged.verdict is Verdict.OK:
            break
    if not found:
        return None
    chosen = min(found, key=lambda each: _RANK[each.verdict])
    if len(found) == 1:
        return chosen
    return _with_readings(chosen, found)


_RANK = {Verdict.OK: 0, Verdict.ROUNDING: 1, Verdict.MISMATCH: 2, Verdict.UNCHECKED: 3}


def _with_readings(chosen: Judgement, found: Sequence[Judgement]) -> Judgement:
    tried = tuple(
        Tried(each.values["lower"], each.computed, each.difference, each.holds)
        for each in found
        if each.computed is not None and each.difference is not None
    )
    usual = chosen is found[0] or not chosen.holds
    code = chosen.code if usual else f"{chosen.code}.reading"
    return replace(chosen, tried=tried, code=code)


def _judge_candidate(
    relation: Quotient, candidate: RatioCandidate, ledger: Ledger
) -> Judgement | None:
    finest = ledger.number(relation.stated).places
    stated = piece(ledger, Term(relation.stated, role="stated"), PER_CENT, finest)
    upper, lower = _pieces(candidate.upper or relation.upper, candidate.terms, ledger)
    amounts = [each.number for each in (*upper, *lower)]
    everything = (stated, *upper, *lower)
    if not comparable(unit_of(amounts), amounts):
        differ = units_differ("ratio", _formula(relation, stated, upper, lower), everything)
        return replace(differ, values={"lower": candidate.name})
    rate = _rate(relation, candidate.name, upper, lower)
    if rate is None:
        return None
    turned = _as_written(stated, rate, growth=relation.growth, direction=relation.direction)
    formula = _formula(relation, stated, upper, lower, turned)
    pieces = (*everything, *beside(relation, ledger))
    return _judge_rate(stated, _times(rate, turned), formula, pieces)


def _pieces(
    upper: Sequence[Term], lower: Sequence[Term], ledger: Ledger
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Upper and lower terms in the unit of the first of them."""
    terms = (*upper, *lower)
    unit = unit_of([ledger.number(term.number) for term in terms])
    pieces = pieces_of(ledger, terms, unit)
    return pieces[: len(upper)], pieces[len(upper) :]


def _rate(
    relation: Quotient,
    name: str,
    upper: tuple[Piece, ...],
    lower: tuple[Piece, ...],
) -> Rate | None:
    value, given = total(upper)
    under, range_under = total(lower)
    ratio = given.over(range_under)
    if under == 0 or ratio is None:
        return None
    off = HUNDRED if relation.growth else Decimal(0)
    shifted = Interval(ratio.low * HUNDRED - off, ratio.high * HUNDRED - off)
    return Rate(name, value / under * HUNDRED - off, shifted, upper, lower)


def _as_written(stated: Piece, rate: Rate, *, growth: bool, direction: str) -> Decimal:
    """What turns a rate into what the author writes: a bare fraction of one, or the size of a fall."""
    if stated.number.kind is Kind.PLAIN and abs(stated.number.value) <= WHOLE < abs(rate.value):
        return ONE / HUNDRED
    if direction == "down" or (not direction and growth and rate.value < 0 < stated.number.value):
        return -ONE
    return ONE


def _times(rate: Rate, factor: Decimal) -> Rate:
    return replace(rate, value=rate.value * factor, given=rate.given.times(factor))


def _judge_rate(stated: Piece, rate: Rate, formula: str, pieces: tuple[Piece, ...]) -> Judgement:
    printed = stated.number.value * stated.factor
    step = (stated.step or stated.number.step) * stated.factor
    own = stated.number.step * stated.factor
    printed_range = reach(stated)
    code = _code(printed, printed_range, rate, (step, own))
    shown = rounded(rate.value, step if code == "ratio.ok" else min(own, step, SHOWN))
    slack = own if code == "ratio.cut" else printed_range.half
    return Judgement(
        verdict=_VERDICTS[code],
        formula=formula,
        kind="ratio",
        unit="%",
        stated=printed,
        computed=shown,
        difference=printed - shown,
        allowed=(slack + rate.given.half).quantize(SLACK, rounding=ROUND_CEILING).normalize(),
        code=code,
        values={"lower": rate.name, "computed": short(shown)},
        shown=_shown(rate, shown),
        pieces=pieces,
        estimate=estimated((stated, *rate.upper, *rate.lower)),
    )


def _code(
    printed: Decimal, printed_range: Interval, rate: Rate, steps: tuple[Decimal, Decimal]
) -> str:
    """Right as printed, right by rounding, right by cutting off, or wrong."""
    step, own = steps
    if printed == rounded(rate.value, step):
        return "ratio.ok"
    if printed == rounded(rate.value, own) or printed_range.closed.meets(rate.given):
        return "ratio.rounding"
    return "ratio.cut" if printed == cut(rate.value, own) else "ratio.mismatch"


def _shown(rate: Rate, shown: Decimal) -> str:
    upper, lower = (bracketed(side) for side in (rate.upper, rate.lower))
    return f"{upper} {OVER} {lower} = {short(shown)}%"


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

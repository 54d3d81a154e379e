"""Judging claims without a comparison of two printed amounts: missing values, conformity, and what cannot be run."""

from collections.abc import Sequence
from decimal import Decimal

from audit.intervals import HUNDRED, plain, rounded
from audit.judgement import Judgement, Piece, Words
from audit.judging.comparing import total
from audit.judging.measuring import beside, comparable, in_one_unit, plain_piece, unit_of
from audit.judging.writing import OVER, amount_in, as_sum, bracketed, id_factor, id_sum
from audit.ledger import Ledger
from audit.relations import Conformity, Evidence, Implied, Missing, Relation, Term, Unchecked
from audit.result import Verdict

CENT = Decimal("0.01")


def judge_missing(relation: Missing, ledger: Ledger) -> Judgement:
    """Report something required that is not there, with the value that follows from other numbers."""
    implied = _implied(relation.implied, ledger) if relation.implied else None
    named = _evidence(relation.numbers, ledger)
    known = {each.id for each in named}
    from_implied = implied.pieces if implied else ()
    pieces = (*named, *(each for each in from_implied if each.id not in known))
    values = {"count": str(relation.count)} if relation.count is not None else {}
    if implied and implied.computed is not None:
        shown = amount_in(implied.computed, unit_of([p.number for p in implied.pieces]))
        values["implied"] = f"{plain(implied.computed)}%" if implied.unit == "%" else shown
    return Judgement(
        verdict=Verdict.MISMATCH,
        formula=implied.formula if implied else id_list(pieces),
        kind="missing",
        unit=implied.unit if implied else "",
        computed=implied.computed if implied else None,
        pieces=(*pieces, *beside(relation, ledger)),
        words=_words(relation.places),
        code="missing.implied" if "implied" in values else "missing",
        values=values,
        shown=implied.shown if implied else "",
    )


def judge_conformity(relation: Conformity, ledger: Ledger) -> Judgement:
    """Take over what the rule found."""
    pieces = _evidence(relation.numbers, ledger)
    expected = relation.expected or ""
    code = "conformity.ok" if relation.holds else "conformity.mismatch"
    counted = None if relation.count is None else Decimal(relation.count)
    return Judgement(
        stated=counted,
        computed=None if counted is None else Decimal(0),
        difference=counted,
        verdict=Verdict.OK if relation.holds else Verdict.MISMATCH,
        formula=id_list(pieces),
        kind="conformity",
        pieces=(*pieces, *beside(relation, ledger)),
        words=_words(relation.places),
        code=f"{code}.expected" if expected and not relation.holds else code,
        values={"expected": expected},
    )


def judge_unchecked(relation: Unchecked, ledger: Ledger) -> Judgement:
    """Say that a rule applies and could not be run."""
    pieces = _evidence(relation.numbers, ledger)
    return Judgement(
        verdict=Verdict.UNCHECKED,
        formula=id_list(pieces),
        kind="unchecked",
        pieces=(*pieces, *beside(relation, ledger)),
        reason=relation.reason,
        code=f"unchecked.{relation.reason}",
        values={"reason": relation.reason},
    )


def id_list(pieces: Sequence[Piece]) -> str:
    """The ids of numbers that no arithmetic binds."""
    return ", ".join(each.id for each in pieces)


def _evidence(terms: Sequence[Term], ledger: Ledger) -> tuple[Piece, ...]:
    return tuple(plain_piece(ledger, term) for term in terms)


def _words(places: Sequence[Evidence]) -> tuple[Words, ...]:
    return tuple(Words(each.text, each.place) for each in places)


def _implied(implied: Implied, ledger: Ledger) -> Judgement | None:
    """The value that follows, as a judgement without a stated side; None where it cannot be told."""
    terms = (*implied.upper, *implied.lower)
    unit, pieces = in_one_unit(ledger, terms)
    if not comparable(unit, [each.number for each in pieces]):
        return None
    upper, lower = pieces[: len(implied.upper)], pieces[len(implied.upper) :]
    value, _ = total(upper)
    if not lower:
        return _follows(value, unit.name, pieces, id_sum(upper), as_sum(upper))
    under, _ = total(lower)
    if under == 0:
        return None
    formula = f"{id_factor(upper)} / {id_factor(lower)} * 100"
    shown = f"{bracketed(upper)} {OVER} {bracketed(lower)}"
    rate = rounded(value / under * HUNDRED, CENT)
    return _follows(rate, "%", pieces, formula, shown)


def _follows(
    value: Decimal, unit: str, pieces: tuple[Piece, ...], formula: str, shown: str
) -> Judgement:
    return Judgement(
        verdict=Verdict.MISMATCH,
        formula=formula,
        kind="missing",
        unit=unit,
        computed=value,
        pieces=pieces,
        shown=shown,
    )


def judge_claim(relation: Relation, ledger: Ledger) -> Judgement:
    """Judge a relation of one of the three kinds of this module."""
    match relation:
        case Missing():
            return judge_missing(relation, ledger)
        case Conformity():
            return judge_conformity(relation, ledger)
        case Unchecked():
            return judge_unchecked(relation, ledger)
        case _:
            raise TypeError(f"no way to judge a {type(relation).__name__}")

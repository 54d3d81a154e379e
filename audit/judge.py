"""Judge: the one place that compares.

Each relation gets a verdict from exact decimals and from what the printed digits may stand for: equal as printed,
equal within rounding, or not. A relation that has nothing to compare gets no judgement. One that fails only through
a digit that was read with doubt is not held against the report.
"""

from decimal import Decimal, InvalidOperation, localcontext

from audit.intervals import EXACT, plain
from audit.judgement import Judgement, Piece
from audit.judging.claims import judge_claim
from audit.judging.multiples import judge_multiple
from audit.judging.pairs import judge_bound, judge_equal, ties
from audit.judging.quotients import divides, judge_quotient
from audit.judging.solving import implied
from audit.judging.sums import adds_up, judge_sum
from audit.ledger import Ledger
from audit.relations import Bound, Equal, Multiple, Quotient, Relation, Sum
from audit.result import Verdict
from audit.sentences import say

DOUBT = Decimal("0.9")
READ_DOUBT = "read-doubt"


def judge(relation: Relation, ledger: Ledger, *, doubt: Decimal = DOUBT) -> Judgement | None:
    """Judge one relation; numbers read with less than ``doubt`` confidence excuse a failure."""
    with localcontext(EXACT):
        found = compare(relation, ledger)
        if found is None or found.verdict is not Verdict.MISMATCH or found.difference is None:
            return found
        return _excused(relation, found, ledger, doubt) or found


def compare(relation: Relation, ledger: Ledger) -> Judgement | None:
    """Judge one relation by its figures alone."""
    match relation:
        case Sum():
            return judge_sum(relation, ledger)
        case Quotient():
            return judge_quotient(relation, ledger)
        case Multiple():
            return judge_multiple(relation, ledger)
        case Equal():
            return judge_equal(relation, ledger)
        case Bound():
            return judge_bound(relation, ledger)
        case _:
            return judge_claim(relation, ledger)


def holds(relation: Relation, ledger: Ledger) -> bool:
    """Whether a relation holds or has nothing to compare; nothing is written of it."""
    match relation:
        case Sum():
            return adds_up(relation, ledger)
        case Equal():
            return ties(relation, ledger)
        case Quotient():
            return divides(relation, ledger)
        case _:
            found = compare(relation, ledger)
            return found is None or found.holds


def _excused(
    relation: Relation, found: Judgement, ledger: Ledger, doubt: Decimal
) -> Judgement | None:
    """The judgement as a doubt of reading, where a number has a second reading that closes or was hardly legible."""
    for piece in found.pieces:
        closing = _closing_alternative(relation, piece, ledger)
        if closing is not None:
            return _doubted(found, piece, closing)
    for piece in found.pieces:
        confidence = piece.number.confidence
        if confidence is not None and confidence < doubt:
            value = implied(relation, found, piece.id)
            return _doubted(found, piece, None if value is None else plain(value))
    return None


def _closing_alternative(relation: Relation, piece: Piece, ledger: Ledger) -> str | None:
    for text in piece.number.alternatives:
        value = _value(text)
        if value is None:
            continue
        tried = compare(relation, ledger.changed(piece.id, value))
        if tried is not None and tried.holds:
            return text
    return None


def _value(text: str) -> Decimal | None:
    """The number that an alternative reading spells, or None.

    >>> _value("1,234.50"), _value("22.Z")
    (Decimal('1234.50'), None)
    """
    try:
        return Decimal(text.strip().rstrip("%％").replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None


def _doubted(found: Judgement, piece: Piece, closing: str | None) -> Judgement:
    code = "doubt.implied" if closing else "doubt"
    values = {"raw": piece.number.raw, "implied": closing or ""}
    return found.unchecked(READ_DOUBT, values, say(code, values))

"""Headline: a check in one line of audit language, in figures.

「三公经费预算 34 ≠ 28 + 4 = 32，差 2」 and 「公务接待费两处不一致：绩效自评表 4.31，正文 3.41，差 0.9」
"""

from audit.intervals import ONE, ZERO, plain, told
from audit.judged import Judged
from audit.judgement import Judgement
from audit.relations import Equal, Sum
from audit.result import Verdict
from audit.sentences import say

EQUATIONS = (" = ", " ≥ ", " ≤ ")
Equation = tuple[str, str]
"""What stands before the sign of an equation and what stands after it."""
HOLDING = {Verdict.OK: "=", Verdict.ROUNDING: "≈"}
KEPT = {">": "≤", "<": "≥"}
"""The sign of a bound that is kept, by the one of a bound that is not."""
PER_CENT = "%"
COMPARED = frozenset({"sum", "ratio", "multiple", "equal", "bound"})
TOLD_APART = {"equal": "apart", "multiple": "due"}
"""How two amounts are told that a claim in words binds, by the kind of the relation."""
SLIP = "unit-slip"


def headline(judged: Judged) -> str:
    """The line for one check; the statement alone where there is nothing to show in figures."""
    found = judged.judgement
    if found.kind not in COMPARED or found.difference is None:
        return _without_figures(judged)
    equation = sides(judged.relation.statement)
    values = _values(judged, equation)
    if _fails(judged) and found.kind in TOLD_APART:
        return say(_apart(judged), values)
    return say(_code(found, values["other"]), values)


def _without_figures(judged: Judged) -> str:
    """What is missing with what it should be, and a claim in the words that fit its verdict."""
    found, relation = judged.judgement, judged.relation
    if implied := found.values.get("implied", ""):
        of_money = found.unit and found.unit != PER_CENT
        code = "head.missing.implied.unit" if of_money else "head.missing.implied"
        return say(code, {"label": relation.statement, "implied": implied, "unit": found.unit})
    expected = "" if found.holds else found.values.get("expected", "")
    code = "head.expected" if expected else "head.plain"
    label = relation.failing if _fails(judged) else relation.statement
    return say(code, {"label": label, "expected": expected})


def sides(statement: str) -> Equation | None:
    """What stands before and after the sign of a statement that is written as an equation.

    >>> sides("基本支出 = 人员经费 + 公用经费")
    ('基本支出', '人员经费 + 公用经费')
    """
    for sign in EQUATIONS:
        if sign in statement:
            left, _, right = statement.partition(sign)
            return left, right
    return None


def _fails(judged: Judged) -> bool:
    """Whether a claim is to be told as one that does not hold; what could not be checked accuses nobody."""
    return bool(judged.relation.failing) and judged.judgement.verdict is Verdict.MISMATCH


def _apart(judged: Judged) -> str:
    """Which sentence tells two amounts that ought to be alike."""
    relation, found = judged.relation, judged.judgement
    kind = TOLD_APART[found.kind]
    if kind == "apart" and relation.code == SLIP:
        return "head.apart.unit"
    if kind == "apart" and all(relation.sides):
        kind = "sides"
    return f"head.{kind}{_rate(found)}"


def _rate(found: Judgement) -> str:
    return ".rate" if found.unit == PER_CENT else ""


def _code(found: Judgement, other: str) -> str:
    """Which sentence fits: by the kind of the relation, and by whether there is a gap to tell."""
    kind = "pair" if other else "line"
    if found.verdict is Verdict.OK:
        return f"head.{kind}.ok"
    if found.verdict is Verdict.ROUNDING:
        return f"head.{kind}.rounding"
    if found.kind == "bound":
        kind = "over" if found.sign == ">" else "under"
    return f"head.{kind}{_rate(found)}"


def _values(judged: Judged, equation: Equation | None) -> dict[str, str]:
    found = judged.judgement
    here, there = judged.relation.sides
    return {
        "label": _label(judged, equation),
        "other": _other(judged, equation),
        "stated": _stated(found),
        "sign": _sign(judged),
        "shown": found.shown,
        "computed": told(found.computed or ZERO),
        "gap": f"{told(abs(found.difference or ZERO))}{found.unit if _mixed(found) else ''}",
        "here": here,
        "there": there,
    }


def _label(judged: Judged, equation: Equation | None) -> str:
    """What stands before the figures: the left side of an equation, else the claim or how it is told where it fails."""
    found, relation = judged.judgement, judged.relation
    if _fails(judged):
        return relation.failing if found.kind in TOLD_APART else f"{relation.failing}："
    if equation and found.kind != "bound":
        return f"{equation[0]} "
    if equation or found.verdict is not Verdict.MISMATCH:
        return f"{relation.statement}："
    return say("head.claim", {"label": relation.statement})


def _other(judged: Judged, equation: Equation | None) -> str:
    """The name of the one amount on the right; a sum tells its terms by their figures alone."""
    found, relation = judged.judgement, judged.relation
    if isinstance(relation, Sum):
        paired = relation.total is not None and " = " not in found.shown
    else:
        paired = isinstance(relation, Equal)
    named = equation[1] if equation and paired else ""
    return "" if named == found.shown else named


def _sign(judged: Judged) -> str:
    found, relation = judged.judgement, judged.relation
    if found.kind == "bound":
        return KEPT[found.sign] if found.verdict is Verdict.OK else found.sign
    if isinstance(relation, Sum) and relation.at_most and not found.holds:
        return "<" if (found.difference or ZERO) < ZERO else found.sign
    return HOLDING.get(found.verdict, found.sign)


def _stated(found: Judgement) -> str:
    """The printed side, with its unit where the other side is printed in another one."""
    text = plain(found.stated) if found.stated is not None else ""
    if found.unit == PER_CENT:
        return f"{text}%"
    return f"{text}{found.unit}" if _mixed(found) else text


def _mixed(found: Judgement) -> bool:
    """Whether two amounts are printed in different units."""
    return found.kind in {"equal", "bound"} and any(
        each.factor is not ONE and abs(each.factor) != ONE for each in found.pieces
    )

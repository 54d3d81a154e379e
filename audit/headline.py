"""Headline: a check in one line of audit language, in figures.

「三公经费预算 34 ≠ 28 + 4 = 32，差 2」
"""

from audit.intervals import ONE, ZERO, plain, short
from audit.judged import Judged
from audit.judgement import Judgement
from audit.result import Verdict
from audit.sentences import say

EQUATIONS = (" = ", " ≥ ", " ≤ ")
Equation = tuple[str, str]
"""What stands before the sign of an equation and what stands after it."""
HOLDING = {Verdict.OK: "=", Verdict.ROUNDING: "≈"}
KEPT = {">": "≤", "<": "≥"}
"""The sign of a bound that is kept, by the one of a bound that is not."""
PER_CENT = "%"
PAIRS = frozenset({"equal", "bound"})
COMPARED = frozenset({"sum", "ratio", "multiple", "equal", "bound"})


def headline(judged: Judged) -> str:
    """The line for one check; the statement alone where there is nothing to show in figures."""
    found = judged.judgement
    if found.kind in COMPARED and found.difference is not None:
        equation = sides(judged.relation.statement)
        return say(_code(found, equation), _values(judged, equation))
    implied = found.values.get("implied", "")
    code = "head.missing.implied" if implied else "head.plain"
    return say(code, {"label": judged.relation.statement, "implied": implied})


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


def _code(found: Judgement, equation: Equation | None) -> str:
    """Which sentence fits: by the kind of the relation, and by whether there is a gap to tell."""
    kind = "pair" if found.kind == "equal" and equation else "line"
    if found.verdict is Verdict.OK:
        return f"head.{kind}.ok"
    if found.verdict is Verdict.ROUNDING:
        return f"head.{kind}.rounding"
    if found.kind == "bound":
        return "head.over" if found.sign == ">" else "head.under"
    return f"head.{kind}.rate" if found.unit == PER_CENT else f"head.{kind}"


def _values(judged: Judged, equation: Equation | None) -> dict[str, str]:
    found, statement = judged.judgement, judged.relation.statement
    whole = found.kind in PAIRS
    label = f"{statement}：" if equation is None or found.kind == "bound" else f"{equation[0]} "
    return {
        "label": label,
        "other": equation[1] if whole and equation else "",
        "stated": _stated(found),
        "sign": _sign(found),
        "shown": found.shown,
        "gap": short(abs(found.difference or ZERO)),
    }


def _sign(found: Judgement) -> str:
    if found.kind == "bound":
        return KEPT[found.sign] if found.verdict is Verdict.OK else found.sign
    return HOLDING.get(found.verdict, found.sign)


def _stated(found: Judgement) -> str:
    """The printed side, with its unit where the other side is printed in another one."""
    text = plain(found.stated) if found.stated is not None else ""
    if found.unit == PER_CENT:
        return f"{text}%"
    mixed = found.kind in PAIRS and any(
        each.factor is not ONE and abs(each.factor) != ONE for each in found.pieces
    )
    return f"{text}{found.unit}" if mixed else text

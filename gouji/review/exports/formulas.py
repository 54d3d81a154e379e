"""Formulas: a relation of the judge, written so that a spreadsheet recomputes it from cells.

The judge has decided; here its relation is only spelled another way. A formula refers to cells that hold a number times
its factor, so coefficients written in the relation are already in the cell.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from audit.result import Check, Verdict
from gouji.review.exports.words import word

_TOKENS = re.compile(r"[^\s(),]+")
_FACTORS = (Decimal(100), Decimal(-100), Decimal(1), Decimal(-1))
"""How an author may write a ratio: in per cent, as the size of a fall, as a fraction of one."""
FINEST = 10
"""Decimals to which an unrounded figure is written, so that binary fractions show no dust."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the figures of one check stand: its amounts by number, and its four columns in its own row."""

    amounts: Mapping[str, Sequence[int]]
    column: str
    row: int
    stated: str
    computed: str
    difference: str
    allowed: str

    def own(self, column: str) -> str:
        """The cell of the check's own row in ``column``."""
        return f"{column}{self.row}"


@dataclass(frozen=True, slots=True)
class Live:
    """The formulas of one check; an empty one is a figure that nothing recomputes."""

    stated: str = ""
    computed: str = ""
    difference: str = ""
    verdict: str = ""


NOTHING = Live()


def live(check: Check, cells: Cells) -> Live:
    """The formulas of a check; none where its relation is no arithmetic."""
    if check.verdict is Verdict.UNCHECKED or check.computed is None:
        return NOTHING
    sides = _Sides(check, cells)
    match check.relation.kind:
        case "sum":
            return _sum(check, cells, sides)
        case "equal" | "bound":
            made = Live(sides.left_sum(), sides.right_sum())
        case "multiple":
            made = Live(sides.left_sum(), f"ROUND({sides.products()},{FINEST})")
        case "ratio":
            made = Live(sides.left_sum(), _ratio(check, sides))
        case "missing":
            return _missing(check, sides)
        case _:
            return NOTHING
    return _compared(check, cells, made)


def decimals(*values: Decimal | None) -> int:
    """The most decimals that any of the values has.

    >>> decimals(Decimal("1.50"), None, Decimal("3"))
    2
    """
    places = (-int(v.as_tuple().exponent) for v in values if v is not None and v.is_finite())
    return max((0, *places))


class _Sides:
    """The two sides of a relation as rows of cells, each occurrence of a number at its own row."""

    def __init__(self, check: Check, cells: Cells) -> None:
        self._column = cells.column
        self._rows = {number: list(rows) for number, rows in cells.amounts.items()}
        left, _, right = _parted(check.relation.formula)
        self.left = self._rows_in(left)
        self.growth = "- 1)" in right
        upper, _, lower = right.partition(" / ")
        self._products = [self._rows_in(each) for each in upper.split(" + ")]
        self.right = [row for product in self._products for row in product]
        self.lower = self._rows_in(lower)

    def _rows_in(self, text: str) -> list[int]:
        return [self._next(t) for t in _TOKENS.findall(text) if t in self._rows]

    def _next(self, number: str) -> int:
        rows = self._rows[number]
        return rows.pop(0) if len(rows) > 1 else rows[0]

    def left_sum(self) -> str:
        return self._summed(self.left)

    def right_sum(self) -> str:
        return self._summed(self.right)

    def lower_sum(self) -> str:
        return self._summed(self.lower)

    def products(self) -> str:
        products = ("*".join(f"{self._column}{r}" for r in rows) for rows in self._products)
        return "+".join(each for each in products if each)

    def _summed(self, rows: Sequence[int]) -> str:
        """One cell, or SUM over runs of neighbouring cells."""
        if len(rows) == 1:
            return f"{self._column}{rows[0]}"
        runs: list[list[int]] = []
        for row in rows:
            if runs and row == runs[-1][1] + 1:
                runs[-1][1] = row
            else:
                runs.append([row, row])
        col = self._column
        spans = (f"{col}{a}" if a == b else f"{col}{a}:{col}{b}" for a, b in runs)
        return f"SUM({','.join(spans)})" if rows else ""


def _parted(formula: str) -> tuple[str, str, str]:
    for sign in (" >= ", " <= ", " = "):
        if sign in formula:
            left, _, right = formula.partition(sign)
            return left, sign.strip(), right
    return "", "", formula


def _sum(check: Check, cells: Cells, sides: _Sides) -> Live:
    """A total against its parts, or parts against a figure that everybody knows."""
    if sides.right:
        return _compared(check, cells, Live(sides.left_sum(), _even(sides.right_sum(), check)))
    return _compared(check, cells, Live(_even(sides.left_sum(), check)))


def _even(total: str, check: Check) -> str:
    """A sum without the dust of binary fractions."""
    return f"ROUND({total},{decimals(check.stated, check.computed, check.difference)})"


def _ratio(check: Check, sides: _Sides) -> str:
    ratio = f"{sides.right_sum()}/{sides.lower_sum()}"
    body = f"({ratio}-1)" if sides.growth else ratio
    return f"ROUND({body}*{_written(check, growth=sides.growth)},{decimals(check.computed)})"


def _written(check: Check, *, growth: bool) -> str:
    """The factor under which the ratio is what the judge computed."""
    upper = _total(check, "numerator")
    lower = _total(check, "denominator")
    if not lower or check.computed is None:
        return "100"
    with localcontext(prec=60):
        bare = upper / lower - 1 if growth else upper / lower
        step = Decimal(1).scaleb(-decimals(check.computed))
        for factor in _FACTORS:
            if (bare * factor).quantize(step, rounding=ROUND_HALF_UP) == check.computed:
                return str(factor)
    return "100"


def _total(check: Check, role: str) -> Decimal:
    zero = Decimal(0)
    items = (e for e in check.evidence if e.role == role and e.value is not None)
    return sum(((e.value or zero) * e.factor for e in items), zero)


def _missing(check: Check, sides: _Sides) -> Live:
    if sides.lower:
        return Live(computed=f"={_ratio(check, sides)}")
    return Live(computed=f"={_even(sides.right_sum(), check)}") if sides.right else NOTHING


def _compared(check: Check, cells: Cells, made: Live) -> Live:
    """The formulas with difference and verdict."""
    stated, computed = cells.own(cells.stated), cells.own(cells.computed)
    places = max(decimals(check.difference, check.stated), decimals(check.computed))
    return Live(
        stated=f"={made.stated}",
        computed=f"={made.computed}" if made.computed else "",
        difference=f"=ROUND({stated}-{computed},{min(places, FINEST)})",
        verdict=f"={_verdict(check, cells)}",
    )


def _verdict(check: Check, cells: Cells) -> str:
    """What the judge asks, in its order: equal as printed, equal within rounding, or not."""
    gap, slack = cells.own(cells.difference), cells.own(cells.allowed)
    stated, computed = cells.own(cells.stated), cells.own(cells.computed)
    ok, rounding, no, part = (
        f'"{word(f"live.{name}")}"' for name in ("ok", "rounding", "mismatch", "partial")
    )
    within = f"ABS({gap})<={slack}"
    lead = next((e for e in check.evidence if e.role == "stated"), None)
    _, sign, _ = _parted(check.relation.formula)
    match check.relation.kind:
        case "sum":
            short = {">=": f"{gap}>0", "<=": f"{gap}<0"}.get(sign)
            no = f"IF({short},{part},{no})" if short else no
            return f"IF({gap}=0,{ok},IF(ABS({gap})<{slack},{rounding},{no}))"
        case "bound":
            kept = f"{gap}{sign}0"
            return f"IF({kept},{ok},IF({within},{rounding},{no}))"
        case "multiple":
            step = (
                (lead.step * abs(lead.factor)).normalize()
                if lead and lead.step is not None
                else None
            )
            right = f"ROUND({computed},{decimals(step)})={stated}"
            return f"IF({right},{ok},IF({within},{rounding},{no}))"
        case "ratio":
            own = decimals(lead.value) if lead else 0
            return f"IF({gap}=0,{ok},IF(OR({within},ROUND({computed},{own})={stated}),{rounding},{no}))"
        case _:
            return f"IF({gap}=0,{ok},IF({within},{rounding},{no}))"

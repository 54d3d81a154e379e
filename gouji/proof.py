"""Proof: every verdict of a result recomputed from its JSON alone, without the judge that gave it.

``gouji proof RESULT.json`` or ``python proof.py RESULT.json``: nothing but the standard library is needed. Of each
check the formula, the printed values, their intervals and steps are read; the arithmetic is exact fractions. Claims
without arithmetic (something missing, words at odds) have nothing to recompute and are counted.
"""

import ast
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

ARITHMETIC = frozenset({"sum", "ratio", "multiple", "equal", "bound"})
VAGUE = frozenset({"+", "~"})
"""Marks of 余 and 约, which make a printed number an estimate."""
SAME = {"explained": "mismatch"}
"""An explained check fails like any other; the document only says why."""
ONE = Fraction(1)
NEAR = Fraction(1, 10**40)
"""What an open end is short of: halves are rounded upwards, so half a step above is no longer printed alike."""
Check = Mapping[str, Any]
Range = tuple[Fraction, Fraction, Fraction]
"""An amount as printed, the least that it may stand for, and the most."""


def times(one: Range, two: Range) -> Range:
    """The product of two ranges."""
    ends = [left * right for left in one[1:] for right in two[1:]]
    return one[0] * two[0], min(ends), max(ends)


DO: Mapping[type, Callable[[Range, Range], Range]] = {
    ast.Add: lambda one, two: (one[0] + two[0], one[1] + two[1], one[2] + two[2]),
    ast.Sub: lambda one, two: (one[0] - two[0], one[1] - two[2], one[2] - two[1]),
    ast.Mult: times,
    ast.Div: lambda one, two: times(one, (ONE / two[0], ONE / two[2], ONE / two[1])),
}


class Proof:
    """A check with the numbers of its evidence."""

    def __init__(self, check: Check, numbers: Mapping[str, Check]) -> None:
        self.check, self.numbers = check, numbers
        self.kind = check["relation"]["kind"]
        self.items = {each["number"]: each for each in reversed(check["evidence"])}

    def verdict(self) -> str:
        """The verdict that the figures give."""
        formula = self.check["relation"]["formula"].replace(" = ", " == ")
        tree = ast.parse(formula, mode="eval").body
        assert isinstance(tree, ast.Compare)
        left, right = self._value(tree.left), self._value(tree.comparators[0])
        step, own = self._steps(ast.unparse(tree.left))
        gap, allowed = left[0] - right[0], slack(left, right)
        if self.kind == "bound" and (gap >= 0 if isinstance(tree.ops[0], ast.GtE) else gap <= 0):
            return "ok"
        if self.kind in {"ratio", "multiple"} and left[0] == rounded(right[0], step):
            return "ok"
        meet = left[1] <= right[2] and right[1] <= left[2]
        if self.kind == "ratio":
            near = left[0] in {rounded(right[0], own), int(right[0] / own) * own}
            return "rounding" if near or meet else "mismatch"
        if self.kind == "equal" and not self._vague():
            allowed = max((high - low) / 2 for _, low, high in (left, right))
        within = meet if self.kind == "sum" else abs(gap) <= allowed
        return "ok" if gap == 0 else "rounding" if within else "mismatch"

    def _value(self, node: ast.expr) -> Range:
        match node:
            case ast.BinOp(left=left, op=op, right=right):
                return DO[type(op)](self._value(left), self._value(right))
            case ast.UnaryOp(operand=operand):
                return times(self._value(operand), (-ONE, -ONE, -ONE))
            case ast.Constant():  # a product has its signs and scales in the evidence
                value = Fraction(1 if self.kind == "multiple" else ast.unparse(node))
                return value, value, value
            case _:
                return self._number(ast.unparse(node))

    def _number(self, name: str) -> Range:
        item, number = self.items[name], self.numbers[name]
        value = Fraction(item["value"])
        low, high = map(Fraction, item["interval"] or (value, value))
        if self.kind == "sum" and low < high and number["qualifier"] in {"", "="}:
            low, high = (low + NEAR, high) if value < 0 else (low, high - NEAR)  # an open end
        set_limit = number["kind"] != "money" or number["qualifier"] != ""
        if self.kind == "bound" and item["role"] == "limit" and set_limit:
            return value, value, value  # what was set, and not worked out, has no slack
        factor = Fraction(item["factor"] if self.kind == "multiple" else 1)
        return times((value, low, high), (factor, factor, factor))

    def _vague(self) -> bool:
        return any(self.numbers[name]["qualifier"] in VAGUE for name in self.items if name)

    def _steps(self, name: str) -> tuple[Fraction, Fraction]:
        """The step to which the stated number was rounded, and that of its own last digit."""
        item = self.items.get(name) or {"raw": "", "step": None, "factor": 1}
        own, factor = (
            Fraction(1, 10 ** len(item["raw"].partition(".")[2])),
            Fraction(item["factor"]),
        )
        return Fraction(item["step"] or own) * factor, own * factor


def slack(left: Range, right: Range) -> Fraction:
    """What rounding can explain in the direction in which the two differ."""
    below = left[0] < right[0]
    return (
        (left[2] - left[0] + right[0] - right[1])
        if below
        else (left[0] - left[1] + right[2] - right[0])
    )


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """The nearest multiple of a step, halves away from zero."""
    size = int(abs(value) / step + Fraction(1, 2)) * step
    return size if value >= 0 else -size


def differences(result: Check, checks: list[Check]) -> Iterator[str]:
    """A line for each check whose verdict the figures do not give."""
    numbers = {number["id"]: number for number in result["numbers"]}
    for check in checks:
        given, found = check["verdict"], Proof(check, numbers).verdict()
        if found != SAME.get(given, given):
            yield f"{check['id']} {check['rule']} {check['relation']['formula']}：{given} ≠ {found}"


def prove(path: Path) -> int:
    """Print what differs and how much was recomputed; 1 where anything differs."""
    result = json.loads(path.read_text(encoding="utf-8"))
    run = [check for check in result["checks"] if check["verdict"] != "unchecked"]
    checks = [check for check in run if check["relation"]["kind"] in ARITHMETIC]
    found = list(differences(result, checks))
    told = f"复算 {len(checks)} 项，不一致 {len(found)} 项；无算式可复算 {len(result['checks']) - len(checks)} 项。"
    print(*found, told, sep="\n")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(prove(Path(sys.argv[1])))

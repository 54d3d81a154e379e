"""Builders of forms for the tests of rules: rows, money block, totals and headings as they would be printed.

``case(form(row("10", "9"), money=("10", "94.00%", "9.40"), total=("100", "97")))`` is a report of one form. The numbers of
form ``f1`` are ``f1.w1``, ``f1.s1``, ``f1.t1``, ``f1.a1`` for weight, score, target and actual of its first row,
``f1.weight``, ``f1.rate``, ``f1.score`` for the points of its money block, ``f1.budget``, ``f1.spent`` for its money,
``f1.total_weight``, ``f1.total_score`` for its totals, ``f1.b1`` for its first heading.
"""

from dataclasses import dataclass, field
from typing import Any

from extract.records import Bracket, Form, IndicatorRow, MoneyBlock, MoneyRow, Report
from extract.vocabulary.form_words import aspect
from tests.audit.builders import report, span


@dataclass
class Built:
    """A form with the numbers and rows that belong to it."""

    form: Form
    numbers: dict[str, str] = field(default_factory=dict)
    rows: list[IndicatorRow] = field(default_factory=list)


def row(weight="", score="", target="", actual="", **words: Any) -> dict[str, Any]:
    """Describe an indicator row by what is printed in it."""
    return {"weight": weight, "score": score, "target": target, "actual": actual, **words}


def form(*rows, id="f1", money=(), spent="", budget="", total=(), headings=(), **fields) -> Built:  # noqa: A002
    """Build one form; ``headings`` are (level, name, points, numbers of its rows, whether it covers the money)."""
    built = Built(Form(id=id, kind="project", title=f"项目支出绩效自评表：{id}", place=span()))
    written = [
        _row(built, f"{id}.r{place}", place, entry) for place, entry in enumerate(rows, start=1)
    ]
    points = _named(built, ("weight", "rate", "score"), money)
    cells = _named(built, ("budget", "spent"), (budget, spent))
    totals = _named(built, ("total_weight", "total_score"), total)
    brackets = [_heading(built, place, *entry) for place, entry in enumerate(headings, start=1)]
    total_row = MoneyRow(
        label="年度资金总额",
        role="total",
        cells={
            {"budget": "全年预算数", "spent": "全年执行数"}[name]: number
            for name, number in cells.items()
            if number
        },
    )
    block = MoneyBlock(rows=(total_row,), **points) if money or spent or budget else None
    built.rows = written
    built.form = built.form.model_copy(
        update={
            "money": block,
            "rows": tuple(each.id for each in written),
            "brackets": tuple(brackets),
            **totals,
            **fields,
        }
    )
    return built


def case(*forms: Built, numbers=None, **records) -> Report:
    """Build a report of these forms, with any other numbers and records."""
    together = dict(numbers or {})
    for built in forms:
        together |= built.numbers
    return report(
        numbers=together,
        forms=tuple(built.form for built in forms),
        indicators=tuple(each for built in forms for each in built.rows),
        **records,
    )


def _row(built: Built, id: str, place: int, entry: dict[str, Any]) -> IndicatorRow:  # noqa: A002
    words = dict(entry)
    printed = {name: words.pop(name) for name in ("weight", "score", "target", "actual")}
    form_id = built.form.id
    ids = {}
    for name, letter in (("weight", "w"), ("score", "s"), ("target", "t"), ("actual", "a")):
        ids[name] = _number(built, f"{form_id}.{letter}{place}", printed[name])
    plural = {f"{name}_numbers": (ids[name],) if ids[name] else () for name in ("target", "actual")}
    levels = [words.get(name, "") for name in ("level1", "level2")]
    return IndicatorRow(
        **{
            "aspect": aspect(*levels),
            "id": id,
            "form": form_id,
            "level1": "产出指标",
            "level2": "数量指标",
            "level3": f"指标{place}",
            "target": printed["target"],
            "actual": printed["actual"],
            "weight": ids["weight"],
            "score": ids["score"],
            "target_number": ids["target"],
            "actual_number": ids["actual"],
            "place": span(place),
            **plural,
            **words,
        }
    )


def _number(built: Built, id: str, printed: str) -> str | None:  # noqa: A002
    """Enter a printed number and give its id; words and empty cells have none."""
    if not any(character.isdigit() for character in printed):
        return None
    built.numbers[id] = printed
    return id


def _named(built: Built, names, printed) -> dict[str, str | None]:
    filled = [*printed, *([""] * (len(names) - len(printed)))]
    return {
        name: _number(built, f"{built.form.id}.{name}", entry)
        for name, entry in zip(names, filled, strict=True)
    }


def _heading(built: Built, place, level, name, points, rows, covers=False) -> Bracket:
    number = _number(built, f"{built.form.id}.b{place}", points)
    assert number
    return Bracket(
        level=level,
        name=name,
        number=number,
        rows=tuple(f"{built.form.id}.r{each}" for each in rows),
        covers_money=covers,
    )

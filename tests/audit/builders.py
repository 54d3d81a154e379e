"""Builders of small reports for the tests of the audit.

A number is written as it would be printed: ``number("94.00%")``, ``number("4.5万人")``, ``number("≥98%")``; the unit is
read off its end. ``report(numbers={"n1": "34万元", "n2": "28万元"}, facts={"n1": "三公经费"})`` gives each number a place of
its own, in the order in which they are named.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from audit.judge import judge
from audit.judgement import Judgement
from audit.ledger import Ledger
from audit.relations import Relation
from extract.numbers import Kind, Number, Qualifier
from extract.records import Blank, Fact, Report, Source, Span, Where

SOURCE = "s1"
PRINTED = re.compile(
    r"(?P<sign>≥|≤|＞|＜|>|<|=|约|超|不少于)?(?P<raw>-?\d[\d,]*(?:\.\d+)?)(?P<unit>.*)"
)
QUALIFIERS = {
    None: Qualifier.NONE,
    "≥": Qualifier.AT_LEAST,
    "不少于": Qualifier.AT_LEAST,
    "≤": Qualifier.AT_MOST,
    "＞": Qualifier.ABOVE,
    ">": Qualifier.ABOVE,
    "超": Qualifier.ABOVE,
    "＜": Qualifier.BELOW,
    "<": Qualifier.BELOW,
    "约": Qualifier.ABOUT,
    "=": Qualifier.EQUAL,
}
MONEY = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
MULTIPLES = {"万": 10_000, "亿": 100_000_000}
DECIMAL_PATTERN = re.compile(r"\.(\d+)")


def measured(unit: str) -> dict[str, Any]:
    """Return what the scanner would know of a unit: kind, base and scale."""
    if unit in MONEY:
        return {"kind": Kind.MONEY, "base": "元", "scale": Decimal(MONEY[unit])}
    if unit in {"%", "％"}:
        return {"kind": Kind.PERCENT, "base": "%"}
    if unit == "分":
        return {"kind": Kind.SCORE, "base": "分"}
    if unit in MULTIPLES:
        return {"kind": Kind.PLAIN, "scale": Decimal(MULTIPLES[unit])}
    if unit[:1] in MULTIPLES:
        return {"kind": Kind.COUNT, "base": unit[1:], "scale": Decimal(MULTIPLES[unit[0]])}
    return {"kind": Kind.COUNT if unit else Kind.PLAIN, "base": unit}


def number(
    printed: str,
    *,
    id: str = "n1",  # noqa: A002 - the word of the records
    unit: str = "",
    block: int = 0,
    start: int = 0,
    **fields: Any,
) -> Number:
    """Build a number from its printed form; ``unit`` adds the unit of a column head or form."""
    found = PRINTED.fullmatch(printed.replace(" ", ""))
    assert found, f"not a printed number: {printed!r}"
    raw = found["raw"]
    decimals = DECIMAL_PATTERN.search(raw)
    name = found["unit"] or unit
    known: dict[str, Any] = {
        "source": SOURCE,
        "block": block,
        "start": start,
        "end": start + len(printed),
        "raw": raw,
        "value": Decimal(raw.replace(",", "")),
        "places": len(decimals[1]) if decimals else 0,
        "unit": name,
        "unit_from": "numeral" if found["unit"] else ("head" if unit else ""),
        "qualifier": QUALIFIERS[found["sign"]],
        **measured(name),
    }
    return Number(id=id, **{**known, **fields})


def fact(id: str, named: str | Mapping[str, Any] | Fact) -> Fact:  # noqa: A002
    """Build a fact from a label, from its fields, or take it as it is."""
    if isinstance(named, Fact):
        return named
    fields = {"label": named} if isinstance(named, str) else dict(named)
    return Fact(number=id, **{"label": id, **fields})


def report(
    numbers: Mapping[str, str | Number] | None = None,
    facts: Mapping[str, Any] | Iterable[Fact] = (),
    *,
    unit: str = "",
    **records: Any,
) -> Report:
    """Build a report of these numbers, each in a block of its own; ``unit`` is that of the numbers printed bare.

    ``facts`` maps an id to a label, to the fields of a fact or to a fact; every other record goes by its name.
    """
    built = tuple(
        entry if isinstance(entry, Number) else number(entry, id=name, unit=unit, block=place)
        for place, (name, entry) in enumerate((numbers or {}).items())
    )
    named = facts.items() if isinstance(facts, Mapping) else ((each.number, each) for each in facts)
    return Report(
        **{
            "sources": (Source(id=SOURCE, name="report.txt", sha256="0" * 64, format="text"),),
            "numbers": built,
            "wheres": {each.id: where(each) for each in built},
            "facts": tuple(fact(name, entry) for name, entry in named),
            **records,
        }
    )


def where(of: Number) -> Where:
    """Return the place of a built number: its block stands on the line of the same number."""
    return Where(
        source=of.source,
        block=of.block,
        start=of.start,
        end=of.end,
        quote=of.raw,
        line=of.block + 1,
    )


def span(block: int = 0, start: int = 0, end: int = 0) -> Span:
    """Build a logical place in the one source of a built report."""
    return Span(source=SOURCE, block=block, start=start, end=end)


def blank(label: str, **fields: Any) -> Blank:
    """Build an empty cell with this label."""
    return Blank(**{"label": label, "place": span(), **fields})


def judge_one(relation: Relation, of: Report) -> Judgement | None:
    """Judge one relation over a built report, its numbers as precise as they stand there."""
    return judge(relation, Ledger.of(of))

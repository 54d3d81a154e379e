"""Evaluation: how far the results of an audit agree with annotations made by people.

For each document and over all: discrepancies found by tier, loud checks that fit none of them (false alarms; wrong
verdicts where people say that the relation holds), quiet ones that fit none, relations confirmed, names given, numbers
hidden, and indicator rows read. A check and an annotation are about the same relation if they rest on the same places
and either say the same two amounts or rest on the same numbers.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from gouji.evaluation_fit import (
    fits,
    label_fits,
    number,
    places_of,
    prepared,
    squash,
    values,
)

Json = Mapping[str, Any]
TIERS = ("core", "compliance", "form", "consistency")
SHARES = (*TIERS, "passing", "facts", "indicators")
COUNTS = ("loud", "false_alarms", "wrong_verdicts", "quiet_unmatched", "hidden")
ORDER = (*TIERS, *COUNTS[:4], "passing", "facts", "hidden", "indicators")
BAD = frozenset({"mismatch", "explained"})
GOOD = frozenset({"ok", "rounding"})
LOUD = frozenset({"high", "medium"})
CANNED = "canned"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hit: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.hit + other.hit, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.hit}/{self.of}"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one document or of all."""

    shares: Mapping[str, Share] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            {name: self.shares.get(name, Share()) + other.shares[name] for name in SHARES},
            {name: self.counts.get(name, 0) + other.counts[name] for name in COUNTS},
        )

    def told(self, name: str) -> str:
        """One figure as text."""
        return str(self.shares[name] if name in self.shares else self.counts.get(name, ""))


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of a directory of results.

    ``assisted`` says how the assistant was used (``off``, ``unread``, ``all``), ``canned`` whether any of its answers
    were made up; then the figures say nothing about a model and are withheld.
    """

    name: str
    documents: Mapping[str, Figures]
    missing: tuple[str, ...]
    assisted: str
    canned: bool

    @property
    def total(self) -> Figures:
        """The figures over all documents."""
        return sum(self.documents.values(), Figures())


def evaluated(gold: Path, results: Path) -> Evaluation:
    """Measure the results in one directory by the annotations in another."""
    documents, missing, accounts = {}, [], []
    for path in sorted(gold.glob("*.json")):
        stem = path.name.removesuffix(".json")
        result = result_of(results, stem)
        documents[stem] = figures(json.loads(path.read_text("utf-8")), result or {})
        if result is None:
            missing.append(stem)
        else:
            accounts.append(result.get("assistant") or {})
    used = sorted({str(each.get("when", "off")) for each in accounts})
    origins = {origin for each in accounts for origin in each.get("origins", ())}
    return Evaluation(
        results.name, documents, tuple(missing), "+".join(used) or "off", CANNED in origins
    )


def result_of(results: Path, stem: str) -> Json | None:
    """The result for an annotation, by its name with or without the ending of the document."""
    names = (f"{stem}.json", f"{Path(stem).stem}.json", f"{stem}.txt.json")
    found = next((results / name for name in names if (results / name).exists()), None)
    return dict(json.loads(found.read_text("utf-8"))) if found else None


def figures(gold: Json, result: Json) -> Figures:
    """The figures of one document."""
    mine = prepared(result)
    failing = [c for c in mine if c["verdict"] in BAD and c.get("severity") != "info"]
    wanted = [c for c in gold["checks"] if c["verdict"] in BAD]
    holding = [c for c in gold["checks"] if c["verdict"] in GOOD]
    named, hidden = _facts(gold, result)
    shares = {tier: _found(tier, wanted, failing) for tier in TIERS}
    shares |= {
        "passing": _confirmed(holding, mine),
        "facts": named,
        "indicators": _indicators(gold, result),
    }
    return Figures(shares, {**_alarms(failing, wanted, holding), "hidden": hidden})


def _found(tier: str, wanted: Sequence[Json], failing: Sequence[Json]) -> Share:
    rows = [each for each in wanted if each.get("tier", "core") == tier]
    return Share(sum(any(fits(mine, each) for mine in failing) for each in rows), len(rows))


def _confirmed(holding: Sequence[Json], mine: Sequence[Json]) -> Share:
    """Relations that people say hold, and that a check over two numbers or more confirms."""
    good = [each for each in mine if each["verdict"] in GOOD and each["_distinct"] >= 2]
    rows = [
        each for each in holding if each.get("tier", "pass") == "pass" and values(places_of(each))
    ]
    return Share(sum(any(fits(each, row) for each in good) for row in rows), len(rows))


def _alarms(
    failing: Sequence[Json], wanted: Sequence[Json], holding: Sequence[Json]
) -> dict[str, int]:
    """Failing checks over numbers that fit no discrepancy, loud and quiet."""
    numeric = [each for each in failing if values(each["_places"])]
    alone = [each for each in numeric if not any(fits(each, row) for row in wanted)]
    loud = [each for each in alone if each.get("severity") in LOUD]
    wrong = [each for each in loud if any(fits(each, row) for row in holding)]
    return {
        "loud": sum(each.get("severity") in LOUD for each in numeric),
        "false_alarms": len(loud) - len(wrong),
        "wrong_verdicts": len(wrong),
        "quiet_unmatched": len(alone) - len(loud),
    }


def _facts(gold: Json, result: Json) -> tuple[Share, int]:
    """Named numbers that the result names alike on the same line, and those that it takes for no quantity."""
    rows = gold.get("facts") or []
    named, unnamed = _named(result), _unnamed(result)
    hit = hidden = 0
    for row in rows:
        value, label, line = number(row["value"]), squash(row["label"]), row.get("line")
        near = [name for at, name in named.get(value, []) if _near(line, at)]
        if any(label_fits(label, name) for name in near):
            hit += 1
        elif not near and any(_near(line, at) for at in unnamed.get(value, [])):
            hidden += 1
    return Share(hit, len(rows)), hidden


def _near(line: int | None, at: int | None) -> bool:
    return not (line and at) or abs(at - line) <= 1


def _named(result: Json) -> dict[Decimal | None, list[tuple[int | None, str]]]:
    numbers = {each["id"]: each for each in result.get("numbers", [])}
    found: dict[Decimal | None, list[tuple[int | None, str]]] = {}
    for fact in result.get("facts", []):
        of = numbers.get(fact.get("number"), {})
        value = number(fact.get("value") or of.get("value"))
        where = of.get("where") or fact.get("where") or {}
        words = (*(fact.get("path") or []), fact.get("label") or "", fact.get("measure") or "")
        if value is not None and len(squash(fact.get("label"))) >= 2:
            found.setdefault(value, []).append(
                (where.get("line"), squash("".join(map(str, words))))
            )
    return found


def _unnamed(result: Json) -> dict[Decimal | None, list[int | None]]:
    found: dict[Decimal | None, list[int | None]] = {}
    for each in result.get("numbers", []):
        if each.get("mark") in {"context", "unread"}:
            line = (each.get("where") or {}).get("line")
            found.setdefault(number(each.get("value")), []).append(line)
    return found


def _indicators(gold: Json, result: Json) -> Share:
    rows = gold.get("indicators") or []
    mine = [_shape(each) for each in result.get("indicators", [])]
    hit = 0
    for row in rows:
        if _shape(row) in mine:
            mine.remove(_shape(row))
            hit += 1
    return Share(hit, len(rows))


def _shape(row: Json) -> tuple[Any, ...]:
    texts = (squash(row.get(name)) for name in ("level3", "target", "actual"))
    return *texts, number(row.get("weight")), number(row.get("score"))

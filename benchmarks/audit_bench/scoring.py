"""Scoring: what the audit says of a report, beside what is known of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.findings import findings
from audit.result import FAILING, Audit, Check
from gouji.pipeline import NamedBytes, audit_files

from .errors import KINDS
from .paper import Printed
from .planting import Planted, clean, plant
from .reports import Made, make

LOUD = frozenset({"high", "medium"})


@dataclass(frozen=True, slots=True)
class Alarm:
    """A loud check on a clean report."""

    rule: str
    severity: str
    says: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What became of one planted error: whether a check holds it, names it first, and what else is loud."""

    kind: str
    found: bool
    first: bool
    relations: int
    broken: int
    crosses: bool
    told: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report, clean and with each error."""

    name: str
    alarms: tuple[Alarm, ...]
    hits: tuple[Hit, ...]
    texts: Mapping[str, str]


def outcome(seed: int, kinds: Iterable[str] = KINDS) -> Outcome:
    """Audit the clean report of a seed and its planted twins."""
    made = make(seed)
    printed = clean(made)
    alarms = tuple(_alarms(_audit(made, printed)))
    texts = {"clean": printed.text} if alarms else {}
    hits = []
    for kind in kinds:
        planted = plant(made, kind)
        if planted is None:
            continue
        hits.append(_hit(planted, _audit(made, planted.printed)))
        if not (hits[-1].found and hits[-1].first):
            texts[kind] = planted.printed.text
    return Outcome(made.name, alarms, tuple(hits), texts)


def _audit(made: Made, printed: Printed) -> Audit:
    return audit_files([NamedBytes(f"{made.name}.txt", printed.text.encode())]).audit


def _alarms(result: Audit) -> Iterable[Alarm]:
    for check in result.checks:
        if check.verdict in FAILING and check.severity in LOUD:
            yield Alarm(check.rule, check.severity, _said(check))


def _said(check: Check) -> str:
    return f"{check.rule} {check.severity} {check.headline or check.statement}"


def _hit(planted: Planted, result: Audit) -> Hit:
    names = _numbers(planted, result)
    heads = [(each.head, each.gathered) for each in findings(result)]
    holding = [
        (head, check)
        for head, under in heads
        for check in (head, *under)
        if check.verdict in FAILING and names & {item.number for item in check.evidence}
    ]
    return Hit(
        kind=planted.kind,
        found=bool(holding),
        first=bool(holding) and _first(holding[0][1], planted) in names,
        relations=planted.relations,
        broken=planted.broken,
        crosses=planted.crosses,
        told=f"{planted.before} → {planted.after}",
        says=tuple(_said(head) for head, _ in heads if head.severity in LOUD),
    )


def _first(check: Check, planted: Planted) -> str | None:
    """The number that a check names first: its first suspect, else what it states."""
    if check.suspects and planted.kind != "dropped row":
        return check.suspects[0].number
    return check.evidence[0].number


def _numbers(planted: Planted, result: Audit) -> frozenset[str | None]:
    """The ids of the numbers that stand where the changed slots do."""
    places = {planted.printed.places[slot][:2] for slot in planted.slots}
    return frozenset(
        number.id
        for number in result.numbers
        if number.where.line is not None
        and number.where.char is not None
        and (number.where.line, number.where.char) in places
    )

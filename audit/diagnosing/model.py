"""The model of diagnosis: what stands behind a failing check, and the case as a graph of numbers and checks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from audit.judged import Judged
from audit.ledger import Ledger
from audit.relations import Multiple
from extract.numbers import Number, NumberId
from extract.records import Fact, Report

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence by its code, and the values that fill it."""

    code: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guess:
    """A number that, changed to ``implied``, makes the checks at ``holds`` hold."""

    number: NumberId
    implied: Decimal
    holds: tuple[int, ...]
    hint: Saying | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What is known of one failing check.

    ``explained`` is true where the document accounts for the gap, or another check's number does; ``cause`` is the
    index of the check whose fault this one only follows; ``blank`` says that an empty cell may hold the gap.
    """

    because: Saying | None = None
    suggestions: tuple[Saying, ...] = ()
    suspects: tuple[Guess, ...] = ()
    explained: bool = False
    cause: int | None = None
    blank: bool = False


@dataclass(frozen=True)
class Case:
    """A report with all its judged relations, as a graph of numbers and equality checks."""

    report: Report
    ledger: Ledger
    judged: Sequence[Judged]

    @cached_property
    def failing(self) -> tuple[Judged, ...]:
        """Equality checks that fail."""
        return tuple(each for each in self.judged if each.fails and each.equality)

    @cached_property
    def touching(self) -> Mapping[NumberId, tuple[Judged, ...]]:
        """For each number of a failing check the equality checks with a verdict that it takes part in."""
        doubted = frozenset[NumberId]().union(*(each.numbers for each in self.failing))
        found: defaultdict[NumberId, list[Judged]] = defaultdict(list)
        for each in self.judged:
            if each.equality and (each.holds or each.fails):
                for number in each.numbers & doubted:
                    found[number].append(each)
        return {number: tuple(checks) for number, checks in found.items()}

    @cached_property
    def confirmed(self) -> frozenset[NumberId]:
        """Numbers of failing checks that could not be changed without breaking a check that holds."""
        return frozenset(
            number
            for number, checks in self.touching.items()
            if any(each.holds and confirms(each, number) for each in checks)
        )

    def label(self, number: NumberId) -> str:
        """What a number is called, for sentences."""
        fact = self.report.fact_of.get(number)
        return fact.label if fact and fact.label else self.ledger.number(number).raw

    def quoted(self, number: NumberId) -> str:
        """The name of a number before its amount, for sentences; nothing where it has none."""
        fact = self.report.fact_of.get(number)
        return f"“{fact.label}”" if fact and fact.label else ""

    def fact(self, number: NumberId) -> Fact | None:
        """The fact that names a number."""
        return self.report.fact_of.get(number)

    def number(self, name: NumberId) -> Number:
        """A number as printed."""
        return self.ledger.number(name)


CUT_OFF = "ratio.cut"
"""How the sentence of a rate begins that holds only where digits were cut off."""


def confirms(check: Judged, number: NumberId) -> bool:
    """Whether a check that holds speaks for this number.

    It takes another number to confirm one. Points that were worked out from a rate follow it, right or wrong. A rate
    that holds only as cut off was read in its weaker way, and vouches for nothing.
    """
    follows = isinstance(check.relation, Multiple) and check.relation.stated != number
    weak = check.judgement.code.startswith(CUT_OFF)
    return len(check.numbers) > 1 and not follows and not weak


def joined(labels: Iterable[str]) -> str:
    """Names in a row, each in quotation marks."""
    return "、".join(f"“{label}”" for label in labels)

"""Papers: reports as the rules over several of them see them, and the bundles in which they are compared.

Ids of a paper's numbers, forms, projects and sources begin with the id of the paper, so that several papers can
be laid together as one report and judged by the one judge.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import combinations, permutations, product
from typing import Literal

from extract.numbers import Kind, Number, NumberId
from extract.records import Case, Fact, Form, Report, Where

Over = Literal["unit", "family", "pair", "peers"]
"""What a bundle holds: all papers of a unit, a unit with those under it, two units that look alike, or a whole year."""
RESTATED, REFORM, PART_YEAR, RETARGETED = "restated", "reform", "part_year", "retargeted"
ONE_PROJECT = "one_project"
JOINT = "_"
"""What stands between the id of a paper and the id that a record has in it."""


@dataclass(frozen=True)
class Paper:
    """One report: ``unit`` is the name by which its agency is known for sure, empty where that is in doubt.

    ``parent`` is the unit above, where somebody named it; ``own_level`` says that a unit reports without those under
    it. ``places`` are the full places of its indicator rows.
    """

    id: str
    name: str
    unit: str
    year: int | None
    report: Report
    parent: str = ""
    own_level: bool = False
    places: tuple[Where, ...] = ()

    @property
    def cautions(self) -> frozenset[str]:
        """What the report says that keeps its figures from being compared."""
        return frozenset(self.report.case.cautions)

    def number(self, fact: Fact) -> Number:
        """The number that a fact names."""
        return self.report.by_id[fact.number]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts whose numbers are known."""
        return tuple(fact for fact in self.report.facts if fact.number in self.report.by_id)

    @cached_property
    def money(self) -> tuple[Fact, ...]:
        """The facts about amounts of money."""
        return tuple(fact for fact in self.facts if self.number(fact).kind is Kind.MONEY)

    @cached_property
    def form_of(self) -> dict[str, Form]:
        """The forms by their ids."""
        return {form.id: form for form in self.report.forms}

    def kind_of(self, fact: Fact) -> str:
        """The kind of the form in which a fact stands, or ``prose``, or nothing where it is unknown."""
        form = self.form_of.get(fact.section)
        return form.kind if form else fact.section if fact.section == "prose" else ""

    @property
    def whole(self) -> bool:
        """Whether the report is one of the whole unit, and not of a project."""
        return ONE_PROJECT not in self.cautions

    @property
    def called(self) -> str:
        """How a sentence names the report."""
        return f"{self.report.case.agency}{self.year or ''}年报告"


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for a figure: the middle of all, the usual distance from it, how many papers and how many units."""

    centre: Decimal
    distance: Decimal
    papers: int
    units: int


@dataclass(frozen=True)
class Bundle:
    """Papers that are compared with each other.

    ``head`` is the unit above the others of a family; ``usual`` what is usual among all peers, by figure, where the
    bundle holds some of them only.
    """

    over: Over
    papers: tuple[Paper, ...]
    head: str = ""
    usual: Mapping[str, Usual] = field(default_factory=dict)

    @cached_property
    def report(self) -> Report:
        """All papers laid together."""
        return Report(
            case=Case(),
            sources=tuple(s for p in self.papers for s in p.report.sources),
            numbers=tuple(n for p in self.papers for n in p.report.numbers),
            wheres={name: where for p in self.papers for name, where in p.report.wheres.items()},
            facts=tuple(f for p in self.papers for f in p.report.facts),
            entities=tuple(e for p in self.papers for e in p.report.entities),
            forms=tuple(f for p in self.papers for f in p.report.forms),
            indicators=tuple(r for p in self.papers for r in p.report.indicators),
        )

    def years(self) -> Iterator[tuple[Paper, Paper]]:
        """Each paper with each of the year before it, the older one first."""
        for older, newer in permutations(self.papers, 2):
            if older.year is not None and newer.year == older.year + 1:
                yield older, newer

    def same_year(self) -> Iterator[tuple[Paper, Paper]]:
        """Each two papers of one year."""
        for one, other in combinations(self.papers, 2):
            if one.year is not None and one.year == other.year:
                yield one, other

    def kin(self) -> Iterator[tuple[Paper, Paper]]:
        """Each paper of the head with each of another unit, of one year."""
        above = [paper for paper in self.papers if paper.unit == self.head]
        below = [paper for paper in self.papers if paper.unit != self.head]
        for one, other in product(above, below):
            if one.year is not None and one.year == other.year:
                yield one, other


def owner(number: NumberId) -> str:
    """The id of the paper that a number is from.

    >>> owner("d12_n5")
    'd12'
    """
    return number.partition(JOINT)[0]

"""Fragments: what one recogniser found in one stretch of a document, before the case is put together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from extract.numbers import Number
from extract.problems import Problem
from extract.records import (
    Blank,
    Breakdown,
    Calculation,
    Fact,
    Flow,
    Form,
    Group,
    IndicatorRow,
    Limit,
    Ratio,
    Staffing,
)
from extract.remarks import Award, Untold

PROVISIONAL = "?"
"""Prefix of ``Fact.entity`` while it still is a printed project name; the resolver turns it into an entity id."""


@dataclass(slots=True)
class Fragments:
    """Records of every kind, in reading order; ``renewed`` are numbers whose unit or kind a table head made known."""

    facts: list[Fact] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    indicators: list[IndicatorRow] = field(default_factory=list)
    breakdowns: list[Breakdown] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    calculations: list[Calculation] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    staffing: list[Staffing] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    untold: list[Untold] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    renewed: list[Number] = field(default_factory=list)

    def facts_by_section(self) -> Mapping[str, Sequence[Fact]]:
        """The facts of each form and those of the sentences, in reading order."""
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.section].append(fact)
        return found

    def extend(self, other: "Fragments") -> None:
        """Append everything that ``other`` found."""
        for slot in fields(self):
            getattr(self, slot.name).extend(getattr(other, slot.name))

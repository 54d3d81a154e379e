"""Counts: what a run over many reports adds up to, one report after the other, without keeping any."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.findings import findings
from audit.result import Audit, Verdict
from gouji.batch.opening import Unopened
from gouji.batch.outputs.rows import SEVERITIES, Sheetful
from gouji.batch.outputs.tables import Row

Group = tuple[str, int | None]
"""An agency and a year."""
STATES = ("findings", "clear", "unverified")
LOUD = SEVERITIES[:3]


@dataclass(slots=True)
class Tally:
    """Reports and findings of one group."""

    reports: int = 0
    states: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    not_checked: int = 0

    def add(self, of: Sheetful) -> None:
        """Count one report."""
        self.reports += 1
        self.states[of.state] += 1
        self.severities.update(of.severities)
        self.not_checked += of.verdicts["unchecked"]

    @property
    def loud(self) -> int:
        """Findings above hints."""
        return sum(self.severities[name] for name in LOUD)


@dataclass(slots=True)
class RuleTally:
    """What became of the checks of one rule: verdicts, findings by severity, and reports with one above hints."""

    verdicts: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    reports: int = 0


@dataclass(slots=True)
class Counts:
    """Everything that is counted over a run.

    ``rows`` are the rows of the reports, ``put_off`` comparisons of reports that could not be made.
    """

    total: Tally = field(default_factory=Tally)
    marks: Counter[str] = field(default_factory=Counter)
    natures: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: dict[str, RuleTally] = field(default_factory=dict)
    groups: dict[Group, Tally] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    unopened: list[Unopened] = field(default_factory=list)
    put_off: int = 0

    def add(self, of: Sheetful) -> None:
        """Count one report."""
        self.total.add(of)
        self.groups.setdefault((of.of.agency, of.of.year), Tally()).add(of)
        self.marks.update(of.audit.coverage.by_mark)
        self.rows.append(of.report())
        self.add_checks(of.audit)

    def add_across(self, audit: Audit) -> None:
        """Count the checks over several reports."""
        self.add_checks(audit)
        self.put_off = sum(check.verdict is Verdict.UNCHECKED for check in audit.checks)

    @property
    def not_checked(self) -> int:
        """Everything that was to be checked and was not."""
        return self.total.not_checked + self.put_off

    def add_checks(self, audit: Audit) -> None:
        """Count the checks of a result by rule, and its findings by nature."""
        for check in audit.checks:
            self._rule(check.rule).verdicts[check.verdict.value] += 1
        found = findings(audit, least="info")
        for each in found:
            self._rule(each.head.rule).severities[each.severity] += 1
            self.natures[each.head.nature, each.severity] += 1
        for rule in {each.head.rule for each in found if each.severity in LOUD}:
            self._rule(rule).reports += 1

    def ranked_rules(self) -> list[tuple[str, RuleTally]]:
        """The rules by their findings above hints, then by id."""
        return sorted(self.rules.items(), key=lambda each: (-loud(each[1].severities), each[0]))

    def _rule(self, name: str) -> RuleTally:
        return self.rules.setdefault(name, RuleTally())


def loud(severities: Counter[str]) -> int:
    """How many findings stand above hints."""
    return sum(severities[name] for name in LOUD)


def years(counts: Iterable[Group]) -> list[int]:
    """The years of some groups, in order."""
    return sorted({year for _, year in counts if year is not None})

"""Rows: what one result says, as rows of the tables for analysts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from audit.findings import findings
from audit.result import Audit, Check, EvidenceItem, MarkedNumber, Verdict
from extract.places import Where
from gouji.batch.opening import Opened
from gouji.batch.outputs.tables import Column, Row
from gouji.batch.outputs.words import word
from gouji.review.exports.clean import one_line
from gouji.review.exports.places import place_text

OF_REPORT = (Column("report"), Column("document"), Column("agency"), Column("year", "whole"))
SEVERITIES = ("high", "medium", "low", "info")
MARKS = ("ok", "rounding", "mismatch", "explained", "involved", "single", "unread", "context")
TABLES: Mapping[str, tuple[Column, ...]] = {
    "reports": (
        *OF_REPORT,
        Column("title"),
        Column("state"),
        *(Column(f"findings_{name}", "whole") for name in SEVERITIES),
        Column("checks", "whole"),
        Column("not_checked", "whole"),
        Column("numbers", "whole"),
        *(Column(f"numbers_{name}", "whole") for name in MARKS),
        Column("problems", "whole"),
    ),
    "findings": (
        *OF_REPORT,
        Column("check"),
        Column("under"),
        Column("rule"),
        Column("family"),
        Column("nature"),
        Column("verdict"),
        Column("severity"),
        Column("finding"),
        Column("stated", "amount"),
        Column("computed", "amount"),
        Column("difference", "amount"),
        Column("allowed", "amount"),
        Column("unit"),
        Column("explanation"),
        Column("suggestion"),
        Column("reason"),
        Column("places"),
        Column("quotes"),
        Column("key"),
        Column("fingerprint"),
    ),
    "facts": (
        *OF_REPORT,
        Column("number"),
        Column("printed"),
        Column("value", "amount"),
        Column("unit"),
        Column("kind"),
        Column("qualifier"),
        Column("label"),
        Column("concept"),
        Column("measure"),
        Column("fund"),
        Column("period"),
        Column("project"),
        Column("path"),
        Column("verdict"),
        Column("severity"),
        Column("place"),
        Column("origin"),
    ),
    "indicators": (
        *OF_REPORT,
        Column("table"),
        Column("level1"),
        Column("level2"),
        Column("level3"),
        Column("target"),
        Column("actual"),
        Column("weight"),
        Column("score"),
        Column("note"),
        Column("place"),
    ),
}
TOLD = frozenset({Verdict.MISMATCH, Verdict.EXPLAINED, Verdict.UNCHECKED})
"""Verdicts that have a row; a check that holds is counted only."""
PATH = " > "
BETWEEN = "；"


@dataclass(frozen=True)
class Sheetful:
    """One result, read as rows."""

    of: Opened

    @property
    def audit(self) -> Audit:
        """The result itself."""
        return self.of.audit

    @cached_property
    def numbers(self) -> Mapping[str, MarkedNumber]:
        """Its numbers by id."""
        return {number.id: number for number in self.audit.numbers}

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The names of its files by id."""
        return {source.id: source.name for source in self.audit.sources}

    @cached_property
    def severities(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(each.severity for each in findings(self.audit, least="info"))

    @cached_property
    def verdicts(self) -> Counter[str]:
        """How many checks have each verdict."""
        return Counter(check.verdict.value for check in self.audit.checks)

    @property
    def state(self) -> str:
        """How the report stands: with findings, clear, clear but for hints, or not checked at all."""
        if sum(self.verdicts.values()) == self.verdicts["unchecked"]:
            return "unverified"
        if any(self.severities[name] for name in ("high", "medium", "low")):
            return "findings"
        return "clear"

    def report(self) -> Row:
        """The row of the report."""
        marks = self.audit.coverage.by_mark
        return {
            **self._head(BETWEEN.join(self.sources.values())),
            "title": one_line(self.audit.case.title),
            "state": self.state,
            **{f"findings_{name}": self.severities[name] for name in SEVERITIES},
            "checks": len(self.audit.checks),
            "not_checked": self.verdicts["unchecked"],
            "numbers": self.audit.coverage.numbers,
            **{f"numbers_{name}": marks.get(name, 0) for name in MARKS},
            "problems": len(self.audit.problems),
        }

    def findings(self) -> Iterator[Row]:
        """A row for each check that fails or could not be run."""
        under = {name: head.id for head in self.audit.checks for name in head.gathers}
        for check in self.audit.checks:
            if check.verdict in TOLD:
                yield self._finding(check, under.get(check.id, ""))

    def facts(self) -> Iterator[Row]:
        """A row for each number that has a name, with the gravest check that fails over it."""
        gravest = self._gravest()
        projects = {each.id: each.name for each in self.audit.entities}
        known = ((fact, self.numbers.get(fact.number)) for fact in self.audit.facts)
        for fact, number in known:
            if number is None:
                continue  # a result that somebody has changed by hand
            yield {
                **self._head(self._file(number.where)),
                "number": number.id,
                "printed": number.raw,
                "value": number.value,
                "unit": number.unit,
                "kind": number.kind,
                "qualifier": number.qualifier,
                "label": one_line(fact.label),
                "concept": fact.concept,
                "measure": fact.measure,
                "fund": fact.fund,
                "period": fact.period,
                "project": projects.get(fact.entity or ""),
                "path": one_line(PATH.join(fact.path)),
                "verdict": number.mark.value,
                "severity": gravest.get(number.id, ""),
                "place": place_text(number.where),
                "origin": fact.origin,
            }

    def indicators(self) -> Iterator[Row]:
        """A row for each indicator."""
        for row in self.audit.indicators:
            texts = row.model_dump(exclude={"where"})
            place = {"place": place_text(row.where)}
            yield {**self._head(self._file(row.where)), **texts, **place}

    def _head(self, document: str) -> dict[str, str | int | None]:
        of = self.of
        return {
            "report": of.name or word("name.unknown"),
            "document": document,
            "agency": of.agency,
            "year": of.year,
        }

    def _file(self, where: Where | None) -> str:
        return self.sources.get(where.source, "") if where else ""

    def _finding(self, check: Check, under: str) -> Row:
        places = [self._where(item) for item in check.evidence]
        named = dict.fromkeys(filter(None, (self._file(each) for each in places)))
        return {
            **self._head(BETWEEN.join(named)),
            "check": check.id,
            "under": under or check.cause or "",
            "rule": check.rule,
            "family": check.family,
            "nature": check.nature,
            "verdict": check.verdict.value,
            "severity": check.severity,
            "finding": one_line(check.headline or check.statement),
            "stated": check.stated,
            "computed": check.computed,
            "difference": check.difference,
            "allowed": check.allowed,
            "unit": check.unit,
            "explanation": one_line(check.explanation),
            "suggestion": one_line(check.suggestion or ""),
            "reason": word(f"reason.{check.reason}") if check.reason else "",
            "places": BETWEEN.join(self._placed(each, named) for each in places),
            "quotes": BETWEEN.join(self._quote(item) for item in check.evidence),
            "key": check.key,
            "fingerprint": check.fingerprint,
        }

    def _where(self, item: EvidenceItem) -> Where | None:
        number = self.numbers.get(item.number or "")
        return number.where if number else item.where

    def _placed(self, where: Where | None, named: Mapping[str, None]) -> str:
        text = place_text(where)
        several = len(named) > 1 or self.audit.across is not None
        return f"{self._file(where)} {text}".strip() if several else text

    def _quote(self, item: EvidenceItem) -> str:
        where = self._where(item)
        return one_line(item.text or (where.quote if where else "") or item.raw)

    def _gravest(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for check in sorted(self.audit.checks, key=lambda each: SEVERITIES.index(each.severity)):
            if check.verdict in {Verdict.MISMATCH, Verdict.EXPLAINED}:
                for item in check.evidence:
                    found.setdefault(item.number or "", check.severity)
        return found

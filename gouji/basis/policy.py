"""Policy file: limits, starting severities and caps of a user, and rules that are off or re-rated for a time.

Today's date comes from the caller, so that the same file and date give the same audit.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from audit.policy import BOUNDS, CAPS, CLAIMS, START, Policy
from audit.result import Severity
from audit.settings import Settings
from gouji.basis.reading import Entry, Unusable, shaped

Part = Annotated[Decimal, Field(ge=0, le=1)]
Amount = Annotated[Decimal, Field(ge=0)]
Reason = Annotated[str, Field(min_length=1)]
GROUPS: Mapping[str, Mapping[str, Severity]] = {
    "start": START,
    "bounds": BOUNDS,
    "claims": CLAIMS,
    "caps": CAPS,
}
TOLD = ("low_execution", "adjustment", "exceeded")
"""Limits that rules are told; the others are the policy's own."""


class Limits(Entry):
    """The limits of a policy; those that are left out stay as they are."""

    doubt: Part | None = None
    small: Part | None = None
    clear: Part | None = None
    far: Part | None = None
    vague: Amount | None = None
    low_execution: Amount | None = None
    adjustment: Amount | None = None
    exceeded: Amount | None = None
    grades: dict[str, Amount] | None = None


class Dated(Entry):
    """A rule that is off, with the reason and the days on which that holds, both ends included."""

    rule: str
    reason: Reason
    since: date | None = Field(default=None, alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"from {self.since} 晚于 until {self.until}")
        return self

    def holds(self, today: date) -> bool:
        """Whether the entry holds on a day."""
        return (not self.since or self.since <= today) and (not self.until or today <= self.until)


class Rated(Dated):
    """A rule with a severity of its own, for a time."""

    severity: Severity


class PolicyFile(Entry):
    """Everything that a policy file may say."""

    limits: Limits = Limits()
    start: dict[str, Severity] = {}
    bounds: dict[str, Severity] = {}
    claims: dict[str, Severity] = {}
    caps: dict[str, Severity] = {}
    off: tuple[Dated, ...] = ()
    rated: tuple[Rated, ...] = ()


def read_policy(path: Path, found: Mapping[str, Any], ids: Iterable[str]) -> PolicyFile:
    """The policy of a file for the rules with these ids; raises Unusable with a sentence for each fault."""
    file = shaped(path, found, PolicyFile)
    known = set(ids)
    entries = [*(("off", each) for each in file.off), *(("rated", each) for each in file.rated)]
    faults = [
        f"{path}：{group}：没有编号为 {each.rule} 的规则；gouji rules 列出全部。"
        for group, each in entries
        if each.rule not in known
    ]
    faults += [
        f"{path}：{group}：没有 {name} 这一项；可用的有 {'、'.join(usual)}。"
        for group, usual in GROUPS.items()
        for name in getattr(file, group)
        if name not in usual
    ]
    if faults:
        raise Unusable(faults)
    return file


def policy_of(file: PolicyFile, today: date, settings: Settings | None = None) -> Policy:
    """The policy that a file makes on a day; later entries go before earlier ones."""
    limits = file.limits.model_dump(exclude_none=True)
    told = {name: limits.pop(name) for name in TOLD if name in limits}
    if file.limits.grades is not None:
        told["grades"] = tuple(limits.pop("grades").items())
    usual = settings or Settings()
    known = {name: getattr(usual, name) for name in (*TOLD, "grades", "schemes")}
    tables: dict[str, Any] = {
        group: {**table, **getattr(file, group)} for group, table in GROUPS.items()
    }
    return Policy(
        **limits,
        **tables,
        off=frozenset(each.rule for each in file.off if each.holds(today)),
        rated={each.rule: each.severity for each in file.rated if each.holds(today)},
        settings=Settings(**{**known, **told}),
    )

"""Kept: what users set on the page, as the store keeps it: rules that are off or re-rated, and rules of their own.

Everything is text, in the shape of the files that ``gouji audit --policy`` and ``--rules`` read, and passes the same
checks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from audit.catalogue import CATALOGUE
from gouji.basis.basis import USUAL, Basis
from gouji.basis.files import joined
from gouji.basis.own_rules import RuleEntry, read_rules
from gouji.basis.policy import PolicyFile, policy_of, read_policy
from gouji.basis.reading import Unusable, mapping_of

OFF, RATED, OWN = "off", "rated", "rules"
LONGEST = 50_000
PAGE = Path("本页")
"""What the sentences about a fault call the page."""
Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands on the page: entries of a policy, and own rules."""

    off: tuple[Line, ...] = ()
    rated: tuple[Line, ...] = ()
    rules: tuple[Line, ...] = field(default=())

    @classmethod
    def of(cls, content: Mapping[str, Any] | None) -> "Kept":
        """What the store kept; nothing where it kept nothing."""
        found = content or {}
        return cls(*(tuple(found.get(name, ())) for name in (OFF, RATED, OWN)))

    def content(self) -> dict[str, Any]:
        """What the store keeps."""
        return {OFF: list(self.off), RATED: list(self.rated), OWN: list(self.rules)}

    def entries(self) -> tuple[RuleEntry, ...]:
        """The own rules; raises Unusable with a sentence for each fault."""
        if not self.rules:
            return ()
        taken = [rule.id for rule in CATALOGUE]
        return read_rules(PAGE, {OWN: list(self.rules)}, taken).rules

    def policy(self, entries: Sequence[RuleEntry] | None = None) -> PolicyFile:
        """The policy; raises Unusable with a sentence for each fault."""
        own = self.entries() if entries is None else entries
        ids = [*(rule.id for rule in CATALOGUE), *(each.id for each in own)]
        return read_policy(PAGE, {OFF: list(self.off), RATED: list(self.rated)}, ids)

    def basis(self, today: date) -> Basis:
        """What is audited by on a day; raises Unusable where it cannot be used."""
        if self == NOTHING:
            return USUAL
        entries = self.entries()
        return joined(entries, policy_of(self.policy(entries), today))

    def of_rule(self, rule: str) -> tuple[str, Line] | None:
        """Whether a rule is off or re-rated, and how that is told."""
        found = [(OFF, line) for line in self.off] + [(RATED, line) for line in self.rated]
        return next((each for each in found if each[1].get("rule") == rule), None)

    def switched(self, rule: str, group: str, line: Line) -> "Kept":
        """The same with one rule off (``off``), re-rated (``rated``) or as the catalogue has it (nothing)."""
        off, rated = (
            tuple(each for each in kept if each.get("rule") != rule)
            for kept in (self.off, self.rated)
        )
        entry = {"rule": rule, **{name: text for name, text in line.items() if text}}
        return Kept(
            off=(*off, entry) if group == OFF else off,
            rated=(*rated, entry) if group == RATED else rated,
            rules=self.rules,
        )

    def written(self, text: str) -> "Kept":
        """The same with the own rules that YAML text says; raises Unusable where it is none."""
        rules: tuple[Line, ...] = ()
        if text.strip():
            _plain(text)
            found = mapping_of(text, PAGE)
            rules = tuple(found.get(OWN) or ()) if set(found) == {OWN} else ()
            if not rules or not all(isinstance(each, dict) for each in rules):
                read_rules(PAGE, found, ())  # says what is wrong
        return Kept(self.off, self.rated, rules)

    def text(self) -> str:
        """The own rules as YAML text."""
        if not self.rules:
            return ""
        return yaml.safe_dump({OWN: list(self.rules)}, allow_unicode=True, sort_keys=False)


NOTHING = Kept()


def _plain(text: str) -> None:
    """Refuse text that is endless, or that unfolds into more than it shows."""
    if len(text) > LONGEST or re.search(r"(^|[\s\[{,:-])[&*][A-Za-z0-9_]", text):
        raise Unusable([f"{PAGE}：文字过长，或用了 YAML 的锚点（& 和 *）；请直接写明。"])


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that changed: ``kind`` is off, rated, usual, added, altered or dropped."""

    kind: str
    rule: str
    line: Line


def steps(before: Kept, after: Kept) -> Iterator[Step]:
    """What one state of the page changed of another."""
    for group, old, new in ((OFF, before.off, after.off), (RATED, before.rated, after.rated)):
        yield from (Step(group, line["rule"], line) for line in new if line not in old)
    ruled = {line["rule"] for line in (*after.off, *after.rated)}
    gone = (line["rule"] for line in (*before.off, *before.rated) if line["rule"] not in ruled)
    yield from (Step("usual", rule, {}) for rule in gone)
    old_rules, new_rules = ({line["id"]: line for line in kept.rules} for kept in (before, after))
    for name, line in new_rules.items():
        if old_rules.get(name) != line:
            yield Step("altered" if name in old_rules else "added", name, line)
    yield from (Step("dropped", name, {}) for name in old_rules if name not in new_rules)

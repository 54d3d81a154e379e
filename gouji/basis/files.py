"""Files: the basis of an audit, put together from the files that a user names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from audit.catalogue import CATALOGUE
from audit.own import rule_from
from audit.policy import Policy
from audit.rules import RULES
from audit.settings import Settings
from gouji.basis.basis import USUAL, Basis
from gouji.basis.own_rules import RuleEntry, read_rules
from gouji.basis.policy import PolicyFile, policy_of, read_policy
from gouji.basis.reading import Unusable, mapping_in
from gouji.basis.schemes import read_schemes

RULES_KEY, SCHEMES_KEY = "rules", "schemes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The files that a user names."""

    policy: Path | None = None
    rules: Sequence[Path] = ()
    schemes: Sequence[Path] = ()

    @property
    def any(self) -> bool:
        """Whether there is any file at all."""
        return bool(self.policy or self.rules or self.schemes)


def basis_of(named: Named, today: date) -> Basis:
    """The basis that the user's files make on a day; raises Unusable where one of them has a fault."""
    if not named.any:
        return USUAL
    entries = own_entries(named.rules)
    schemes = tuple(s for path in named.schemes for s in read_schemes(path, mapping_in(path)))
    ids = [*(rule.id for rule in CATALOGUE), *(each.id for each in entries)]
    path = named.policy
    file = read_policy(path, mapping_in(path), ids) if path else PolicyFile()
    return joined(entries, policy_of(file, today, Settings(schemes=schemes)))


def joined(entries: Sequence[RuleEntry], policy: Policy) -> Basis:
    """The basis of own rules and a policy; what the policy says of a severity goes before what a rule says."""
    own = {each.id: each.severity for each in entries if each.severity}
    rules = (*RULES, *(rule_from(each.rule()) for each in entries))
    return Basis(replace(policy, rated={**own, **policy.rated}), rules)


def own_entries(paths: Sequence[Path]) -> tuple[RuleEntry, ...]:
    """The own rules of some files, no two of them with one id."""
    found: list[RuleEntry] = []
    for path in paths:
        taken = [*(rule.id for rule in CATALOGUE), *(each.id for each in found)]
        found.extend(read_rules(path, mapping_in(path), taken).rules)
    return tuple(found)


def faults(paths: Sequence[Path]) -> list[str]:
    """What is wrong with some files, each told by its keys: own rules, schemes, or a policy."""
    sentences: list[str] = []
    rules: list[Path] = []
    policies: list[Path] = []
    for path in paths:
        try:
            found = mapping_in(path)
            if SCHEMES_KEY in found:
                read_schemes(path, found)
            elif RULES_KEY in found:
                own_entries([*rules, path])
                rules.append(path)
            else:
                policies.append(path)
        except Unusable as error:
            sentences += error.sentences
    return sentences + _faults_of(policies, rules)


def _faults_of(policies: Sequence[Path], rules: Sequence[Path]) -> list[str]:
    """What is wrong with policies beside own rules that are in order."""
    ids = [*(rule.id for rule in CATALOGUE), *(each.id for each in own_entries(rules))]
    sentences: list[str] = []
    for path in policies:
        try:
            read_policy(path, mapping_in(path), ids)
        except Unusable as error:
            sentences += error.sentences
    return sentences

"""Basis: policy and rules under which a case is audited."""

from dataclasses import dataclass

from audit.policy import DEFAULT, Policy
from audit.rule import Rule
from audit.rules import RULES


@dataclass(frozen=True, slots=True)
class Basis:
    """Under which policy and by which rules a case is audited; the shipped ones where nothing else is said."""

    policy: Policy = DEFAULT
    rules: tuple[Rule, ...] = RULES


USUAL = Basis()

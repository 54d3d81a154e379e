"""Changes: what a correction did to the findings of a case."""

from dataclasses import dataclass

from audit.findings import findings
from audit.policy import LADDER
from audit.result import FAILING, Audit, Check, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Altered:
    """A finding that stands in both audits, over other values or with another outcome."""

    before: Check
    after: Check


@dataclass(frozen=True, slots=True)
class Changes:
    """Findings that went, came and changed between two audits of a case."""

    gone: tuple[Check, ...] = ()
    new: tuple[Check, ...] = ()
    altered: tuple[Altered, ...] = ()

    @property
    def none(self) -> bool:
        """Whether the two audits find the same."""
        return not (self.gone or self.new or self.altered)


def changes(before: Audit, after: Audit) -> Changes:
    """What the later of two audits finds otherwise than the earlier one."""
    old, new = failing(before), failing(after)
    both = [Altered(old[key], new[key]) for key in old if key in new]
    return Changes(
        gone=tuple(check for key, check in old.items() if key not in new),
        new=tuple(check for key, check in new.items() if key not in old),
        altered=tuple(pair for pair in both if _outcome(pair.before) != _outcome(pair.after)),
    )


def failing(audit: Audit) -> dict[str, Check]:
    """Every check that a person has to look at, by its key: those that fail and those that doubt what was read."""
    return {check.key: check for check in audit.checks if open_to_decide(check)}


def open_to_decide(check: Check) -> bool:
    """Whether there is something to decide about a check; an explained one stays open until somebody does."""
    doubted = check.verdict is Verdict.UNCHECKED and LADDER.index(check.severity) > 0
    return check.verdict in FAILING or doubted


def heads(audit: Audit, least: Severity = "low") -> list[Check]:
    """The checks that stand for the findings of an audit, gravest first; what they gather is not counted."""
    return [found.head for found in findings(audit, least=least)]


def _outcome(check: Check) -> tuple[object, ...]:
    return check.fingerprint, check.verdict, check.severity, check.difference

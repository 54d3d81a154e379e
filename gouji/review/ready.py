"""Ready: an audit made ready to be stored, so that whoever stores it has nothing left to compute.

It is made where the audit is made, in another process or on another machine, and knows no database.
"""

from dataclasses import dataclass, field

from audit.result import Audit, Check
from audit.second import ORIGIN
from gouji.review.summary import Edition, Summary, packed, summarise


@dataclass(frozen=True, slots=True)
class Short:
    """A finding above info in short."""

    key: str
    fingerprint: str
    rule: str
    family: str
    nature: str
    severity: str


@dataclass(frozen=True, slots=True)
class Ready:
    """What is stored of an audit; ``formats`` says what each file was read as, by its hash.

    ``log`` is how many corrections the audit knew, ``verified`` whether any relation could be run.
    """

    summary: Summary
    findings: tuple[Short, ...]
    formats: tuple[tuple[str, str], ...]
    edition: Edition
    log: int
    verified: bool
    data: bytes = field(repr=False)


def ready(audit: Audit, edition: Edition, log: int) -> Ready:
    """An audit by an edition that knew so many corrections, ready to be stored."""
    summary, shown = summarise(audit)
    return Ready(
        summary=summary,
        findings=tuple(_short(check) for check in shown),
        formats=tuple((source.sha256, source.format) for source in audit.sources),
        edition=edition,
        log=log,
        verified=verified(audit),
        data=packed(audit),
    )


def verified(audit: Audit) -> bool:
    """Whether any relation of the first layer could be run at all."""
    first = (check for check in audit.checks if check.origin != ORIGIN)
    return any(check.verdict.value != "unchecked" for check in first)


def _short(check: Check) -> Short:
    return Short(
        key=check.key,
        fingerprint=check.fingerprint,
        rule=check.rule,
        family=check.family,
        nature=check.nature,
        severity=check.severity,
    )

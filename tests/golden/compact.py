"""A result in a form that a person can review: lines of text, nothing that changes from run to run."""

from collections import Counter
from pathlib import Path

from audit.result import Audit, Check
from gouji.pipeline import CaseResult, NamedBytes, audit_files

GOLDEN = Path(__file__).parent
SAMPLES = GOLDEN.parent.parent / "samples"


def names() -> list[str]:
    """The file names of the samples, sorted."""
    return sorted(
        p.name for p in SAMPLES.iterdir() if p.suffix in {".txt", ".docx", ".pdf"} and p.is_file()
    )


def run(name: str) -> CaseResult:
    """Audit one sample as a case of its own."""
    return audit_files([NamedBytes(name, (SAMPLES / name).read_bytes())])


def compact(result: Audit) -> dict[str, object]:
    """Case, coverage, facts, indicator rows and checks as lines, without ids, hashes and places."""
    raw = {number.id: number.raw for number in result.numbers}
    return {
        "case": result.case.model_dump(mode="json"),
        "coverage": {"numbers": result.coverage.numbers, "by_mark": result.coverage.by_mark},
        "facts": [
            f"{raw[fact.number]} {fact.label} {fact.measure}".strip() for fact in result.facts
        ],
        "indicators": dict(Counter(row.table for row in result.indicators)),
        "checks": [line(check) for check in result.checks],
        "problems": [problem.what for problem in result.problems],
    }


def line(check: Check) -> str:
    """One check: rule, verdict, severity, and what it says."""
    return f"{check.rule} {check.verdict} {check.severity} {check.headline or check.statement}"

"""One report in several formats: the same checks with the same verdicts, and no finding that only a format brings."""

from functools import cache

import pytest

from audit.result import Audit, Verdict
from benchmarks.form_files import as_docx, as_html, as_pdf, as_xlsx
from benchmarks.known_forms import Form
from benchmarks.other_forms import WAYS, lost, other_forms
from benchmarks.ten_forms import FLATTENED, flattened, ten_forms
from gouji.pipeline import NamedBytes, audit_files

FORMS = [ten_forms()[index] for index in (0, 2, 3, 5, 9)]
PROSE = "2023年度预算支出合计120.50万元，其中：基本支出70.20万元，项目支出50.30万元。"
REPORT: list[Form | str] = [PROSE, *FORMS]
EXACT = {
    "docx": as_docx,
    "xlsx": as_xlsx,
    "html": as_html,
    "pdf": as_pdf,
}
OTHERS = other_forms()
REPORTED = {Verdict.MISMATCH, Verdict.EXPLAINED}
Line = tuple[str, ...]


def flat(how: str) -> bytes:
    """The report as text without tables."""
    parts = [flattened(part, how) if isinstance(part, Form) else f"{part}\n" for part in REPORT]
    return "\n".join(parts).encode()


@cache
def audited(name: str) -> Audit:
    """The audit of the report in one format."""
    if name in EXACT:
        return audit_files([NamedBytes(f"report.{name}", EXACT[name](REPORT))]).audit
    if name in {"none", "three"}:
        return audit_files([NamedBytes("report.pdf", as_pdf(REPORT, name))]).audit
    return audit_files([NamedBytes("report.txt", flat(name))]).audit


def checks(name: str) -> list[Line]:
    """Rule, verdict, severity and figures of each check."""
    return sorted(
        (c.rule, str(c.verdict), str(c.severity), str(c.stated), str(c.computed), str(c.difference))
        for c in audited(name).checks
    )


def loud(name: str) -> set[Line]:
    """The findings of high or medium severity of the report in one format."""
    return told(audited(name))


def told(audit: Audit) -> set[Line]:
    """Rule and figures of the findings of high or medium severity."""
    return {
        (c.rule, str(c.stated), str(c.computed))
        for c in audit.checks
        if c.verdict in REPORTED and c.severity in {"high", "medium"}
    }


def test_the_report_has_checks_of_several_kinds():
    assert len({check[0] for check in checks("docx")}) >= 5


@pytest.mark.parametrize("name", [name for name in EXACT if name != "docx"])
def test_every_format_with_cells_gives_the_same_checks(name):
    assert checks(name) == checks("docx")


@pytest.mark.parametrize("name", ["none", "three", *FLATTENED])
def test_a_format_without_cells_adds_no_loud_finding(name):
    assert loud(name) - loud("docx") == set()


@cache
def audited_other(how: str) -> Audit:
    """The audit of the held-out forms in Word, or as text whose tables were lost in one way."""
    if how == "docx":
        return audit_files([NamedBytes("report.docx", as_docx(OTHERS))]).audit
    text = "\n".join(lost(form, how) for form in OTHERS)
    return audit_files([NamedBytes("report.txt", text.encode())]).audit


@pytest.mark.parametrize("how", WAYS)
def test_no_way_to_lose_a_table_adds_a_loud_finding(how):
    assert told(audited_other(how)) - told(audited_other("docx")) == set()


def weighed(audit: Audit) -> set[Line]:
    """Rule, verdict and figures of the checks that hold or fail."""
    return {
        (c.rule, str(c.verdict), str(c.stated), str(c.computed))
        for c in audit.checks
        if c.verdict in {Verdict.OK, Verdict.ROUNDING, *REPORTED}
    }


FLAT = [("flattened", how) for how in ("none", "three", *FLATTENED)] + [
    ("held out", how) for how in WAYS
]


@pytest.mark.parametrize(("forms", "how"), FLAT, ids=[" ".join(case) for case in FLAT])
def test_a_check_that_a_format_loses_is_told(forms, how):
    audit, whole = (
        (audited(how), audited("docx"))
        if forms == "flattened"
        else (audited_other(how), audited_other("docx"))
    )
    lost = weighed(whole) - weighed(audit)
    doubts = [check for check in audit.checks if check.verdict is Verdict.UNCHECKED]
    assert not lost or audit.problems or len(doubts) >= len(lost)

"""Imports go down only, and an audit starts without what it does not need."""

import os
import subprocess
import sys
import warnings

import pytest

HEAVY = {"openai", "instructor", "langchain", "langchain_core", "streamlit", "pandas"}
HEAVY |= {"sqlalchemy", "alembic", "psycopg"}
CALL = (sys.executable, "-X", "importtime", "-c", "from gouji.cli import main; main()")
REPORT = "金额单位：万元\n基本支出 100 万元，其中：人员经费 60 万元，公用经费 40 万元。\n"


def run(root, *command):
    """Run a command in the project's directory, whatever the caller's terminal looks like."""
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "120"}
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def imported(stderr):
    """Return the top-level packages that `-X importtime` lists."""
    lines = [line for line in stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


def test_import_contracts_hold(root):
    done = run(
        root, sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"
    )
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_an_audit_imports_no_model_no_page_and_no_database(root, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    done = run(root, *CALL, "audit", str(report))
    assert done.returncode in {0, 1}, done.stderr[-2000:]
    packages = imported(done.stderr)
    assert {"extract", "audit", "gouji"} <= packages
    assert packages & HEAVY == set()


def test_help_reads_no_document_library(root):
    done = run(root, *CALL, "--help")
    assert done.returncode == 0, done.stderr[-2000:]
    packages = imported(done.stderr)
    assert "typer" in packages
    assert packages & (HEAVY | {"numpy", "pypdfium2", "pdfplumber", "openpyxl", "lxml"}) == set()


WARNINGS = [
    # where the warning comes from            module                raised
    ("a module of extract", "extract.readers.text", True),
    ("a module of audit", "audit.judge", True),
    ("the application", "gouji.cli", True),
    ("a library", "pdfminer.layout", False),
]


@pytest.mark.parametrize(("case", "module", "raised"), WARNINGS, ids=[row[0] for row in WARNINGS])
def test_warnings_of_our_own_modules_are_errors(case, module, raised):
    code = compile("import warnings; warnings.warn('w')", module, "exec")
    with warnings.catch_warnings(record=True):  # the filters stay as they are
        try:
            exec(code, {"__name__": module})
        except UserWarning:
            assert raised
        else:
            assert not raised

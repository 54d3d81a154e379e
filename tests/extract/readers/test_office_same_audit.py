"""One report as a Word file, a workbook and a web page, new and old: the same numbers, facts and checks."""

import shutil
import subprocess

import docx
import pytest

from gouji.pipeline import NamedBytes, audit_files
from tests.extract.readers import rewritten

SAMPLES = ["library-2023", "sanitation-2023", "education-2024"]
WRITERS = {"docx": rewritten.word, "xlsx": rewritten.workbook, "html": rewritten.page}
OLD = {"doc": "docx", "xls": "xlsx", "rtf": "docx"}


def told(data, name):
    """What an audit says of a file, without the places: numbers, facts, checks and problems."""
    result = audit_files([NamedBytes(name, data)])
    raw = {number.id: number.raw for number in result.report.numbers}
    return {
        "numbers": [(n.raw, n.unit, n.kind, n.mark) for n in result.audit.numbers],
        "facts": [
            (raw[f.number], f.label, f.concept, f.measure, f.period) for f in result.report.facts
        ],
        "checks": sorted((c.rule, c.verdict, c.severity, c.statement) for c in result.audit.checks),
        "problems": [p.what for p in result.audit.problems],
    }


@pytest.fixture(scope="module", params=SAMPLES)
def report(request):
    """A report with what its Word file tells."""
    source = rewritten.pieces(request.param)
    return source, told(rewritten.word(source), "a.docx")


@pytest.mark.parametrize("form", ["xlsx", "html"])
def test_a_report_tells_the_same_in_every_format(form, report):
    source, word = report
    assert word["numbers"]
    assert len(word["checks"]) > 50
    assert told(WRITERS[form](source), f"a.{form}") == word


def ended(path):
    """End a Word file with a paragraph, as Word does: LibreOffice writes no table that a .doc would end with."""
    paper = docx.Document(path)
    paper.add_paragraph()
    paper.save(path)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", OLD)
@pytest.mark.parametrize("report", ["sanitation-2023"], indirect=True)
def test_a_report_tells_the_same_in_old_formats(form, report, tmp_path):
    source, word = report
    new = tmp_path / f"a.{OLD[form]}"
    new.write_bytes(WRITERS[OLD[form]](source))
    if OLD[form] == "docx":
        ended(new)
    profile = (tmp_path / "profile").as_uri()
    order = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    subprocess.run([*order, "--outdir", tmp_path, new], check=True, capture_output=True)
    assert told((tmp_path / f"a.{form}").read_bytes(), f"a.{form}") == word

"""One report as it was published and as a scan of it: the audit finds no fault that only the scan has."""

import importlib.util
from collections import Counter

import pypdfium2
import pytest

from benchmarks.scanned_forms import HARD, as_pdf
from gouji.pipeline import NamedBytes, audit_files
from tests.house.source import ROOT

SAMPLE = ROOT / "samples" / "education-2024.pdf"
HAS_OCR = all(importlib.util.find_spec(name) for name in ("cv2", "rapidocr", "onnxruntime"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not HAS_OCR, reason="the extra ocr is not installed"),
]


def scanned(data, scanner):
    """A PDF printed and scanned again."""
    return as_pdf(
        [
            scanner.scan(
                page.render(scale=scanner.dpi / 72, grayscale=True).to_pil().convert("L"), i
            )
            for i, page in enumerate(pypdfium2.PdfDocument(data))
        ]
    )


def faults(data):
    """What an auditor would look at, by rule and figures; names may be misread by a character."""
    checks = audit_files([NamedBytes("report.pdf", data)]).audit.checks
    return Counter(
        (check.rule, str(check.verdict), str(check.stated), str(check.computed))
        for check in checks
        if check.severity in {"high", "medium"}
    )


def test_a_bad_scan_adds_no_fault_and_hides_none():
    printed = SAMPLE.read_bytes()
    assert faults(scanned(printed, HARD)) == faults(printed)

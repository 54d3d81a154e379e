"""Time the stages of one audit beside each other: reading a PDF, recognising, judging and diagnosing.

    python -m benchmarks.stages             (part of: make bench-speed)

Processor time, warm, the median of five; only ratios say anything. Beside them stands what pdfplumber takes to find the
tables of the same file, and how judging grows with the numbers of a report.
"""

import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pdfplumber

from audit.engine import audit
from extract.collecting import collecting_seldom
from extract.readers import Terms, read_all
from extract.recognise import recognise
from gouji.pipeline import NamedBytes

from .form_files import as_pdf
from .ten_forms import ten_forms

RUNS = 5
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
LENGTHS = (1, 2, 4, 8)
Made = TypeVar("Made")


@collecting_seldom()  # as the pipeline does
def main() -> None:
    """Print a line for each sample that is a PDF, and one for each length of a report of known forms."""
    for path in sorted(SAMPLES.glob("*.pdf")):
        print(_told(path.name, path.read_bytes(), beside=True))
    for times in LENGTHS:
        print(_told(f"{10 * times} forms", as_pdf(ten_forms() * times), beside=False))


def _told(name: str, data: bytes, *, beside: bool) -> str:
    """The stages of one file in words."""
    files = [NamedBytes("report.pdf", data)]
    reading, documents = timed(lambda: read_all(files, Terms()))
    recognising, report = timed(lambda: recognise(documents))
    judging, result = timed(lambda: audit(report))
    count = len(report.numbers)
    told = (
        f"{name}: {count} numbers, {len(result.checks)} checks; read {reading:.3f} s, "
        f"recognise {recognising:.3f} s, judge and diagnose {judging:.3f} s "
        f"({judging / reading:.2f} x reading, {1000 * judging / count:.2f} ms a number)"
    )
    if not beside:
        return told
    peer, _ = timed(lambda: _tables(data))
    return f"{told}; pdfplumber extract_tables {peer / (reading + recognising + judging):.1f} x all of it"


def timed(run: Callable[[], Made]) -> tuple[float, Made]:
    """The median of five warm runs in seconds of the processor, and what was made."""
    made, spent = run(), []
    for _ in range(RUNS):
        start = time.process_time()
        made = run()
        spent.append(time.process_time() - start)
    return statistics.median(spent), made


def _tables(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return sum(len(page.extract_tables()) for page in pdf.pages)


if __name__ == "__main__":
    main()

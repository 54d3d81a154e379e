"""Time the stages of one audit beside each other: reading a PDF, recognising, judging and diagnosing.

    python -m benchmarks.stages             (part of: make bench-speed)

Processor time, warm, the median of five; only ratios say anything. Beside them stands what pdfplumber takes to find the
tables of the same file, and how judging grows with the numbers of a report. The figures of the packages agree, as those
of most reports do; those of the forms are drawn at random and disagree, and longer reports hold them several times.
"""

import io
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pdfplumber

from audit.engine import audit
from extract.collecting import collecting_seldom
from extract.readers import Terms, read_all
from extract.recognise import recognise
from gouji.pipeline import NamedBytes

from .audit_bench.paper import print_text
from .audit_bench.reports import Made, make
from .form_files import as_pdf
from .known_forms import Form
from .ten_forms import ten_forms

RUNS = 5
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
LENGTHS = (1, 2, 4, 8)
PACKAGES = (2, 3, 6)
"""Seeds of generated reports that hold prose, a base table and forms."""
Result = TypeVar("Result")


@collecting_seldom()  # as the pipeline does
def main() -> None:
    """Print a line for each sample that is a PDF, and one for each length of a report of known forms."""
    for path in sorted(SAMPLES.glob("*.pdf")):
        print(_told(path.name, path.read_bytes(), beside=True))
    for seed in PACKAGES:
        package = make(seed)
        print(_told(f"package {package.name}", as_pdf(list(_sheets(package))), beside=True))
    for times in LENGTHS:
        print(_told(f"{10 * times} forms", as_pdf(ten_forms() * times), beside=False))


def _sheets(package: Made) -> Iterator[Form | str]:
    """A generated report as it is set on paper: paragraphs, and tables whose rows are filled up with empty cells."""
    for block in package.blocks:
        if isinstance(block, str):
            yield from print_text(block, package.sheet.slots).text.split("\n")
            continue
        rows = [
            [print_text(cell, package.sheet.slots).text for cell in row.cells] for row in block.rows
        ]
        wide = max(map(len, rows))
        full = tuple((*row, *[""] * (wide - len(row))) for row in rows)
        yield Form("", (1.0,) * wide, full)


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


def timed(run: Callable[[], Result]) -> tuple[float, Result]:
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

"""Read the same ten forms in every format and print how many cells and numerals come back.

    python -m benchmarks.reading            (or: make bench-reading)

Cells count where their row, column, spans and text are those of the form; without rules nobody can see how far a cell
reaches, so that spans are left out there. Of flattened text it is asked whether each numeral stands in its row and
under its head. Formats whose writer is not installed are left out.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extract.document import Document
from extract.readers import read

from .cell_scores import cell_hits, cells_of, f1, numeral_recall, numerals_in_place, tables_of
from .form_files import as_docx, as_html, as_pdf, as_xlsx
from .ten_forms import FLATTENED, Form, Slot, flattened, ten_forms

SECONDS = 180


@dataclass
class Score:
    """What was counted over ten forms."""

    cells: list[int] = field(default_factory=lambda: [0, 0, 0])
    numerals: list[int] = field(default_factory=lambda: [0, 0])
    placed: list[int] = field(default_factory=lambda: [0, 0])
    said: int = 0

    def add(self, form: Form, document: Document, *, spans: bool) -> None:
        """Count one form."""
        tables = tables_of(document)
        best = max(tables, key=lambda table: len(table.cells), default=None)
        truth, found = form.cells(), cells_of(best) if best else {}
        pair = (truth, found) if spans else (_without_spans(truth), _without_spans(found))
        texts = [text for table in tables for text in cells_of(table).values()]
        _sum(self.cells, cell_hits(*pair))
        _sum(self.numerals, numeral_recall(list(truth.values()), texts))
        _sum(self.placed, numerals_in_place(truth, [cells_of(table) for table in tables]))
        self.said += any(problem.code.startswith("table-") for problem in document.problems)


def _sum(total: list[int], more: tuple[int, ...]) -> None:
    total[:] = [a + b for a, b in zip(total, more, strict=True)]


def _without_spans(cells: Mapping[Slot, str]) -> dict[Slot, str]:
    return {(row, column, 1, 1): text for (row, column, _, _), text in cells.items()}


def main() -> None:
    """Print one line a format."""
    print(f"{'format':<24}{'cell F1':>9}{'numerals':>10}{'in place':>10}{'said':>7}")
    for name, suffix, write, spans in _formats():
        score = Score()
        for form in ten_forms():
            score.add(form, read(write(form), f"form.{suffix}"), spans=spans)
        cells = f"{f1(*score.cells):.3f}"
        recall, placed = (a / b for a, b in (score.numerals, score.placed))
        print(f"{name:<24}{cells:>9}{recall:>10.3f}{placed:>10.3f}{score.said:>4}/10")


def _formats() -> Iterator[tuple[str, str, Callable[[Form], bytes], bool]]:
    """Name, suffix and writer of each format, and whether spans can be seen in it."""
    yield "docx", "docx", lambda form: as_docx([form]), True
    yield "xlsx", "xlsx", lambda form: as_xlsx([form]), True
    yield "html", "html", lambda form: as_html([form]), True
    if shutil.which("soffice"):
        yield "doc (LibreOffice)", "doc", lambda form: converted(as_docx([form]), "doc"), True
        yield "pdf (LibreOffice)", "pdf", lambda form: converted(as_docx([form]), "pdf"), True
    yield "pdf, ruled", "pdf", lambda form: as_pdf([form]), True
    yield "pdf, open sides", "pdf", lambda form: as_pdf([form], "open"), True
    yield "pdf, three rules", "pdf", lambda form: as_pdf([form], "three"), False
    yield "pdf, no rules", "pdf", lambda form: as_pdf([form], "none"), False
    for how in FLATTENED:
        yield f"text, {how}", "txt", lambda form, how=how: flattened(form, how).encode(), False  # type: ignore[misc]


def converted(data: bytes, suffix: str) -> bytes:
    """A Word file as LibreOffice saves it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "form.docx"
        written.write_bytes(data)
        home = f"-env:UserInstallation=file://{folder}/profile"
        call = [
            "soffice",
            home,
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            folder,
            str(written),
        ]
        subprocess.run(call, check=True, capture_output=True, timeout=SECONDS)
        return written.with_suffix(f".{suffix}").read_bytes()


if __name__ == "__main__":
    main()

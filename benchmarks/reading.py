"""Read the same ten forms in every format and print how many cells and numerals come back.

    python -m benchmarks.reading            (or: make bench-reading)

Cells count where their row, column, spans and text are those of the form; without rules nobody can see how far a cell
reaches, so that spans are left out there. Of flattened text it is asked whether each numeral stands in its row and
under its head, also of forms and layouts that nothing was fitted to (held out). Scans are compared with signs in one
width. Formats whose writer or reader is not installed are left out.
"""

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.document import Document
from extract.readers import read

from .cell_scores import cell_hits, cells_of, f1, numeral_recall, numerals_in_place, tables_of
from .form_files import as_docx, as_html, as_pdf, as_xlsx
from .known_forms import Form, Slot
from .other_forms import WAYS, lost, other_forms
from .scanned_forms import FONTS, GOOD, HARD, Scanner, printed
from .scanned_forms import as_pdf as pdf_of
from .scanned_marks import folded
from .ten_forms import FLATTENED, flattened, longer, ten_forms

SECONDS = 180
TIGHT = (1.0, 2.0)  # points above a text and beside it
SMALL = 8.0  # points, so that the longest form fits on a page


@dataclass
class Score:
    """What was counted over ten forms."""

    cells: list[int] = field(default_factory=lambda: [0, 0, 0])
    numerals: list[int] = field(default_factory=lambda: [0, 0])
    placed: list[int] = field(default_factory=lambda: [0, 0])
    said: int = 0

    def add(
        self, form: Form, document: Document, *, spans: bool, told: Callable[[str], str]
    ) -> None:
        """Count one form; ``told`` is what of a text counts."""
        truth = {slot: told(text) for slot, text in form.cells().items()}
        tables = [
            {slot: told(text) for slot, text in cells_of(table).items()}
            for table in tables_of(document)
        ]
        found = max(tables, key=len, default={})
        pair = (truth, found) if spans else (_without_spans(truth), _without_spans(found))
        texts = [text for table in tables for text in table.values()]
        _sum(self.cells, cell_hits(*pair))
        _sum(self.numerals, numeral_recall(list(truth.values()), texts))
        _sum(self.placed, numerals_in_place(truth, tables))
        self.said += any(problem.code.startswith("table-") for problem in document.problems)


def _sum(total: list[int], more: tuple[int, ...]) -> None:
    total[:] = [a + b for a, b in zip(total, more, strict=True)]


def _without_spans(cells: Mapping[Slot, str]) -> dict[Slot, str]:
    return {(row, column, 1, 1): text for (row, column, _, _), text in cells.items()}


def main() -> None:
    """Print one line a format."""
    print(f"{'format':<28}{'cell F1':>9}{'numerals':>10}{'in place':>10}{'said':>8}")
    for form in _formats():
        score = Score()
        for known in form.forms:
            document = read(form.write(known), f"form.{form.suffix}")
            score.add(known, document, spans=form.spans, told=form.told)
        cells = f"{f1(*score.cells):.3f}"
        recall, placed = (a / b for a, b in (score.numerals, score.placed))
        said = f"{score.said}/{len(form.forms)}"
        print(f"{form.name:<28}{cells:>9}{recall:>10.3f}{placed:>10.3f}{said:>8}", flush=True)


@dataclass(frozen=True)
class Format:
    """A way to write forms: its writer, whether spans can be seen in it, and what of a text counts."""

    name: str
    suffix: str
    write: Callable[[Form], bytes]
    spans: bool = True
    told: Callable[[str], str] = str
    forms: Sequence[Form] = tuple(ten_forms())


def _formats() -> Iterator[Format]:
    """Every format that can be written and read here."""
    yield Format("docx", "docx", lambda form: as_docx([form]))
    yield Format("xlsx", "xlsx", lambda form: as_xlsx([form]))
    yield Format("html", "html", lambda form: as_html([form]))
    if shutil.which("soffice"):
        for suffix in ("doc", "pdf"):
            yield Format(f"{suffix} (LibreOffice)", suffix, _by_office(suffix))
    yield Format("pdf, ruled", "pdf", lambda form: as_pdf([form]))
    yield Format("pdf, open sides", "pdf", lambda form: as_pdf([form], "open"))
    yield Format("pdf, three rules", "pdf", lambda form: as_pdf([form], "three"), spans=False)
    yield Format("pdf, no rules", "pdf", lambda form: as_pdf([form], "none"), spans=False)
    for rules, what in (("none", "no rules"), ("three", "three rules")):
        yield Format(f"pdf, {what}, centred", "pdf", _centred(rules), spans=False)
    for forms, what in ((ten_forms(), ""), (other_forms(), ", held out")):
        wrapped = [longer(form) for form in forms]
        yield Format(f"pdf, no rules, tight{what}", "pdf", _tight, spans=False, forms=wrapped)
    yield from _flattened()
    if importlib.util.find_spec("rapidocr") and all(font.exists() for font in FONTS):
        for name, scanner in (("200 dpi", GOOD), ("150 dpi, blurred", HARD)):
            yield Format(f"scan, {name}", "pdf", _by_scanner(scanner), told=folded)


def _flattened() -> Iterator[Format]:
    """Every way to lose a table in text."""
    for how in FLATTENED:
        yield Format(f"text, {how}", "txt", _flat(flattened, how), spans=False)
    held_out = other_forms()
    for how in WAYS:
        yield Format(f"held out, {how}", "txt", _flat(lost, how), spans=False, forms=held_out)


def _centred(rules: str) -> Callable[[Form], bytes]:
    """The writer of PDF files whose texts stand in the middle of their cells."""
    return lambda form: as_pdf([form], rules, centred=True)


def _tight(form: Form) -> bytes:
    """A form without rules whose rows stand as close as the lines of its wrapped names."""
    return as_pdf([form], "none", padding=TIGHT)


def _by_office(suffix: str) -> Callable[[Form], bytes]:
    return lambda form: converted(as_docx([form]), suffix)


def _flat(write: Callable[[Form, str], str], how: str) -> Callable[[Form], bytes]:
    return lambda form: write(form, how).encode()


def _by_scanner(scanner: Scanner) -> Callable[[Form], bytes]:
    def scanned(form: Form) -> bytes:
        page = printed([replace(form, type_size=SMALL, padding=2.0)], dpi=scanner.dpi)
        return pdf_of([scanner.scan(page.image)])

    return scanned


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

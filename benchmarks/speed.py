"""Time the readers against their peers within one run, and show that time and memory grow with the pages alone.

    python -m benchmarks.speed              (or: make bench-speed)

Every engine runs in a fresh process, warm, and its median of five counts; only ratios say anything, since the machine
is the same. Of peers that are not installed it says so.
"""

import importlib
import importlib.util
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from .form_files import as_docx, as_pdf
from .reading import converted
from .ten_forms import ten_forms

RUNS = 5
PATIENCE = 30.0
COPIES = 4
LENGTHS = (200, 2000)
PEERS = {
    "pypdfium2": ("pypdfium2", "bare page text"),
    "pdfplumber": ("pdfplumber", "extract_tables"),
    "camelot": ("camelot", "lattice"),
    "fitz": ("PyMuPDF", "find_tables"),  # its licence keeps it out of what make installs
}
BARE = "pypdfium2"


def gouji(path: Path) -> None:
    """Read with the readers measured here."""
    from extract.readers import read  # noqa: PLC0415  # each engine loads in its own process

    read(path)


def pypdfium2(path: Path) -> None:
    """The text of all pages without tables."""
    import pypdfium2 as engine  # type: ignore[import-untyped]  # noqa: PLC0415

    with engine.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()


def pdfplumber(path: Path) -> None:
    """The tables of all pages, pages closed as they are done."""
    import pdfplumber as engine  # noqa: PLC0415

    with engine.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def camelot(path: Path) -> None:
    """The ruled tables of all pages."""
    importlib.import_module("camelot").read_pdf(str(path), pages="all", flavor="lattice")


def fitz(path: Path) -> None:
    """The tables of all pages."""
    with importlib.import_module("fitz").open(path) as pdf:
        for page in pdf:
            page.find_tables()


def python_docx(path: Path) -> None:
    """Paragraphs and cells, merged cells once."""
    import docx  # noqa: PLC0415

    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        seen = set()
        for row in table.rows:
            for cell in row.cells:
                element = cell._tc  # noqa: SLF001  # merged cells are known by nothing else
                if element not in seen:
                    seen.add(element)
                    _ = cell.text


ENGINES: dict[str, Callable[[Path], None]] = {
    "gouji": gouji,
    "pypdfium2": pypdfium2,
    "pdfplumber": pdfplumber,
    "camelot": camelot,
    "fitz": fitz,
    "python-docx": python_docx,
}


def main() -> None:
    """Print ratios of PDF and Word readers, then seconds and memory a page."""
    with tempfile.TemporaryDirectory() as folder:
        pdf, word = Path(folder) / "forms.pdf", Path(folder) / "forms.docx"
        word.write_bytes(as_docx(ten_forms() * COPIES))
        pdf.write_bytes(as_pdf(ten_forms() * COPIES))
        _compare(pdf, "pages ruled with strokes, fonts not embedded")
        if shutil.which("soffice"):
            pdf.write_bytes(converted(word.read_bytes(), "pdf"))
            _compare(pdf, "pages as an office program writes them, fonts embedded")
        _compare_word(word)
        few = pdf.read_bytes()
        for pages in LENGTHS:
            pdf.write_bytes(repeated(few, pages))
            print(f"pdf, {pages} pages: {_call('--pages', pdf)}")


def _compare(path: Path, what: str) -> None:
    """Print how much time the readers of PDF take for one file."""
    own = _measured("gouji", path)
    print(f"pdf, {_pages(path)} {what}: gouji {own:.3f} s")
    for name, (shown, does) in PEERS.items():
        print(f"  {shown + ' ' + does:<32}{_beside(name, path, own)}")


def _beside(name: str, path: Path, own: float) -> str:
    """How a peer compares with the time that gouji takes, where it is installed and can read the file."""
    if not importlib.util.find_spec(name):
        return "  not installed here, and not measured"
    try:
        peer = _measured(name, path)
    except subprocess.CalledProcessError as error:
        return f"  failed: {error.stderr.strip().splitlines()[-1]}"
    return (
        f"{own / peer:8.2f} x its time"
        if name == BARE
        else f"{peer / own:8.2f} x the time of gouji"
    )


def _compare_word(path: Path) -> None:
    """Print how much time the readers of Word files take for one."""
    own, peer = _measured("gouji", path), _measured("python-docx", path)
    print(f"docx, {10 * COPIES} tables: gouji {own:.3f} s")
    print(f"  {'python-docx':<32}{peer / own:8.2f} x the time of gouji")


def _pages(path: Path) -> int:
    from pypdf import PdfReader  # noqa: PLC0415

    return len(PdfReader(path).pages)


def repeated(data: bytes, count: int) -> bytes:
    """The pages of a PDF again and again until there are so many; fonts are kept once."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    pages, writer = PdfReader(io.BytesIO(data)).pages, PdfWriter()
    for i in range(count):
        writer.add_page(pages[i % len(pages)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _measured(name: str, path: Path) -> float:
    return float(_call(name, path))


def _call(name: str, path: Path) -> str:
    call = [sys.executable, "-m", "benchmarks.speed", name, str(path)]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()


def timed(name: str, path: Path) -> float:
    """The median of five warm runs in seconds; of a slow engine as many as there is patience for."""
    ENGINES[name](path)
    spent: list[float] = []
    while len(spent) < RUNS and sum(spent) < PATIENCE:
        start = time.perf_counter()
        ENGINES[name](path)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def grown(path: Path) -> str:
    """Milliseconds and kilobytes of the document for each page, and what reading takes on top of the document."""
    from extract.readers import read  # noqa: PLC0415
    from extract.readers.limits import Limits  # noqa: PLC0415

    limits = Limits(pages=10_000, seconds=3600)
    start = time.perf_counter()
    pages = read(path, limits=limits).source.pages or 1
    spent = time.perf_counter() - start
    tracemalloc.start()
    document = read(path, limits=limits)
    kept, peak = tracemalloc.get_traced_memory()
    del document
    told = {
        "ms a page": round(spent * 1000 / pages, 2),
        "document kB a page": round(kept / 1024 / pages, 1),
        "more while reading, MB": round((peak - kept) / 2**20, 1),
    }
    return json.dumps(told)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    elif sys.argv[1] == "--pages":
        print(grown(Path(sys.argv[2])))
    else:
        print(timed(sys.argv[1], Path(sys.argv[2])))

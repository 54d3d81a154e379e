"""Writing: every result read once, its rows written at once, and what they add up to at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.result import Audit
from gouji.batch.across import Gathering
from gouji.batch.opening import Entry, Given, Opened, Unopened, opened
from gouji.batch.outputs.counts import Counts
from gouji.batch.outputs.overview_book import write_overview
from gouji.batch.outputs.page import write_page
from gouji.batch.outputs.rows import TABLES, Sheetful
from gouji.batch.outputs.tables import Tables
from gouji.batch.outputs.words import word

ROWS = ("findings", "facts", "indicators")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, what there is to say about it, and which results could not be read."""

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()
    unopened: tuple[Unopened, ...] = ()


def write(results: Iterable[Given], out_dir: Path | str) -> Written:
    """Write tables, overview and page for the results, and what a comparison of the reports finds.

    ``results`` are paths of result files, audits, or entries that say more of them; one is held at a time.
    """
    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    counts = Counts()
    with Tables(folder, TABLES) as tables, Gathering() as gathering:
        for each in opened(in_order(results)):
            if isinstance(each, Unopened):
                counts.unopened.append(each)
            else:
                _add(each, tables, counts)
                gathering.add(each)
        across = gathering.compared()
        _add_across(across, tables, counts)
    notes = () if tables.parquet else (word("note.no_parquet"),)
    files = (*tables.files, *_finish(folder, counts, across))
    return Written(files, notes, tuple(counts.unopened))


def in_order(results: Iterable[Given]) -> Iterable[Given]:
    """A list of files by their names, so that it does not matter which was finished first; others as they come."""
    if isinstance(results, Sequence) and all(_file(each) is not None for each in results):
        return sorted(results, key=lambda each: str(_file(each)))
    return results


def _file(given: Given) -> Path | None:
    """The file of a result that is one."""
    held = given.result if isinstance(given, Entry) else given
    return held if isinstance(held, Path) else None


def _add(each: Opened, tables: Tables, counts: Counts) -> None:
    of = Sheetful(each)
    counts.add(of)
    tables.write("reports", counts.rows[-1])
    for row in of.findings():
        tables.write("findings", row)
    for row in of.facts():
        tables.write("facts", row)
    for row in of.indicators():
        tables.write("indicators", row)


def _add_across(across: Audit, tables: Tables, counts: Counts) -> None:
    """The checks over several reports, among the others."""
    counts.add_across(across)
    for row in Sheetful(Opened(word("file.across"), across)).findings():
        tables.write("findings", row)


def _finish(folder: Path, counts: Counts, across: Audit) -> tuple[Path, ...]:
    names = ("overview", "page", "across")
    overview, page, compared = (folder / word(f"file.{name}") for name in names)
    write_overview(overview, counts, across)
    write_page(page, counts, across)
    compared.write_text(across.model_dump_json(by_alias=True), encoding="utf-8")
    return overview, page, compared

"""Run a batch over made-up reports in mixed formats and print how it scales.

    python -m benchmarks.batch [--reports 1000] [--long 10000] [--keep DIR]      (or: make bench-batch ARGS="…")

Every figure is a ratio within one run: the whole command with one worker beside a plain loop in one process, two
workers beside one, a run over what is stored already, and the rate in each tenth of a long run over text files. The
memory is the largest of each process: of a worker's process and of the one that hands out the work.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from .audit_bench.paper import Table, print_text
from .audit_bench.planting import clean
from .audit_bench.reports import Made, make
from .form_files import as_docx, as_html, as_pdf, as_xlsx
from .known_forms import Form

FORMATS: dict[str, Callable[[Sequence[Form | str]], bytes]] = {
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
}
SUFFIXES = ("txt", *FORMATS)
SHEETS = 10
"""A report with as many tables, or with none, is written as a web page instead of a workbook."""
PLAIN = 200
"""So many reports are audited in a plain loop for comparison."""
COMMAND = (sys.executable, "-c", "from gouji.cli import main; main()")
_LOOK = 0.2
_MEGABYTE = 2**20


def main() -> None:
    """Print a line a measurement."""
    told = _arguments()
    room = Path(told.keep or tempfile.mkdtemp(prefix="bench-batch-"))
    try:
        _mixed(room, told.reports)
        if told.long:
            _long(room, told.long)
    finally:
        if not told.keep:
            shutil.rmtree(room)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=1000, help="in mixed formats")
    parser.add_argument("--long", type=int, default=10_000, help="as text; 0 leaves this out")
    parser.add_argument("--keep", help="where files and stores are left")
    return parser.parse_args()


def _mixed(room: Path, count: int) -> None:
    """One process, one worker, two workers, and the same again from the store."""
    folder = room / "mixed"
    formats = [write(folder, seed, SUFFIXES[seed % len(SUFFIXES)]) for seed in range(count)]
    print(f"{count} reports in {len(set(formats))} formats")
    plain, cost = _plain(sorted(folder.iterdir())[:PLAIN])
    print(f"  a plain loop in one process     {plain:8.1f} reports a second")
    print(f"  {'':<32}{cost:.0f} ms of processor a report")
    one = measured(folder, room / "one.db", "--jobs", "1")
    two = measured(folder, room / "two.db", "--jobs", "2")
    again = measured(folder, room / "two.db", "--jobs", "2")
    for name, run, beside in (("one worker", one, plain), ("two workers", two, one.rate)):
        print(
            f"  {name:<32}{run.rate:8.1f} reports a second, {run.rate / beside:.2f} x the line above"
        )
        print(f"  {'':<32}{run.cost}; {run.memory}")
    print(f"  all of it stored already        {again.rate:8.1f} reports a second")


def _long(room: Path, count: int) -> None:
    """The rate in each tenth of a run over text files."""
    folder = room / "long"
    for seed in range(count):
        write(folder, seed, "txt")
    run = measured(folder, room / "long.db", "--jobs", "2")
    rates = [count / 10 / seconds for seconds in run.tenths]
    usual = statistics.median(rates)
    told = " ".join(f"{rate / usual:.2f}" for rate in rates)
    print(f"{count} reports as text: {run.rate:.1f} a second")
    print(f"  rate in each tenth, the median being 1: {told}")
    print(f"  {run.cost}; {run.memory}")


def write(folder: Path, seed: int, suffix: str) -> str:
    """Write the report of a seed in a format."""
    folder.mkdir(parents=True, exist_ok=True)
    made = make(seed)
    if suffix == "xlsx" and not 0 < sum(isinstance(block, Table) for block in made.blocks) < SHEETS:
        suffix = "html"
    data = clean(made).text.encode() if suffix == "txt" else FORMATS[suffix](_printed(made))
    (folder / f"{seed:05d}.{suffix}").write_bytes(data)
    return suffix


def _printed(made: Made) -> list[Form | str]:
    """The blocks of a report with every figure printed; an empty cell stays one."""

    def shown(text: str) -> str:
        return print_text(text, made.sheet.slots).text

    blocks: list[Form | str] = []
    for block in made.blocks:
        if isinstance(block, Table):
            wide = max(len(row.cells) for row in block.rows)
            rows = [(*map(shown, row.cells), *[""] * (wide - len(row.cells))) for row in block.rows]
            blocks.append(Form("", (1.0,) * wide, tuple(rows)))
        elif block.strip():
            blocks.append(shown(block))
    return blocks


def _plain(paths: Sequence[Path]) -> tuple[float, float]:
    """Reports a second in a loop of one process, and milliseconds of processor for one; imports aside."""
    from gouji.pipeline import NamedBytes, audit_files  # noqa: PLC0415 - only this process needs it

    files = [NamedBytes(path.name, path.read_bytes()) for path in paths]
    audit_files(files[:1])
    start, spent = time.perf_counter(), time.process_time()
    for file in files:
        audit_files([file])
    cost = (time.process_time() - spent) * 1000 / len(files)
    return len(files) / (time.perf_counter() - start), cost


@dataclass
class Measured:
    """A run of the command: how long each tenth took, and the largest memory of its processes."""

    reports: int
    seconds: float = 0.0
    processor: float = 0.0
    tenths: list[float] = field(default_factory=list)
    own: int = 0
    workers: dict[int, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Reports a second, start and end of the command included."""
        return self.reports / self.seconds

    @property
    def cost(self) -> str:
        """Processor time a report over all processes, which says the same on a busy machine."""
        return f"{self.processor * 1000 / self.reports:.0f} ms of processor a report"

    @property
    def memory(self) -> str:
        """The largest memory of the process itself and of each worker."""
        workers = ", ".join(f"{size // _MEGABYTE}" for size in sorted(self.workers.values()))
        return f"memory in MB: command {self.own // _MEGABYTE}, worker processes {workers}"

    def look(self, process: psutil.Process) -> None:
        """Note the memory that the processes take now."""
        try:
            self.own = max(self.own, process.memory_info().rss)
            for child in process.children():
                size = child.memory_info().rss
                self.workers[child.pid] = max(self.workers.get(child.pid, 0), size)
        except psutil.Error:  # gone meanwhile
            return


def measured(folder: Path, store: Path, *options: str) -> Measured:
    """Run the command over a folder and look at it from outside."""
    found = Measured(sum(1 for _ in folder.iterdir()))
    command = (*COMMAND, "batch", str(folder), "--store", f"sqlite:///{store}", *options)
    log = store.with_suffix(".log")
    spent = _processor()
    start = seen = time.perf_counter()
    with (
        log.open("w", encoding="utf-8") as lines,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=lines) as run,
    ):
        process = psutil.Process(run.pid)
        while run.poll() is None:
            found.look(process)
            if len(log.read_text("utf-8").splitlines()) > len(found.tenths):
                now = time.perf_counter()
                found.tenths.append(now - seen)
                seen = now
            time.sleep(_LOOK)
    found.seconds = time.perf_counter() - start
    found.processor = _processor() - spent
    if run.returncode not in {0, 1, 4}:
        raise SystemExit(log.read_text("utf-8"))
    return found


def _processor() -> float:
    """Seconds of processor that ended processes have taken, those that they started included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()

"""Night: everything that a run over many reports needs, put together from what the user asked for."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import typer
from rich.console import Console

from gouji.basis.basis import USUAL, Basis
from gouji.batch.cases import Gather, Placed, Task, gathered, placed
from gouji.batch.errors import CannotWrite
from gouji.batch.executors import Crew, opened
from gouji.batch.headings import by_heading
from gouji.batch.inputs import Input
from gouji.batch.ledger import Ledger
from gouji.batch.outputs import Entry, write
from gouji.batch.run import Order, Run
from gouji.batch.show import Show, summary
from gouji.batch.sources import Finder
from gouji.batch.tally import Tally
from gouji.batch.watch import Watched
from gouji.review.errors import StoreBusy
from gouji.review.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """Where results go, who does the work, and how."""

    url: str | None = None
    order: Order = field(default_factory=Order)
    basis: Basis = USUAL
    gather: Gather = Gather.AUTO
    jobs: int = 1
    scheduler: str | None = None
    tls: Path | None = None

    @property
    def finder(self) -> Finder:
        """What lists the files of sources."""
        return Finder(self.order.course.password)

    def batch(self, sources: Sequence[str], console: Console) -> Tally:
        """Audit everything in some sources."""
        inputs = self.finder.inputs(sources)
        with self._ledger() as ledger, opened(self.jobs, self.scheduler, self.tls) as crew:
            return self._pass(ledger, crew, (sources, inputs), console)

    def watch(self, folder: Path, console: Console, pauses: Callable[[], float | None]) -> Tally:
        """Audit what arrives in a folder, until there is no further pause between two looks."""
        total, watched = Tally(), Watched(folder, self.finder)
        with self._ledger() as ledger, opened(self.jobs, self.scheduler, self.tls) as crew:
            while True:
                self._look(watched, total, (ledger, crew), console)
                pause = pauses()
                if pause is None and not watched.restless:
                    return total
                time.sleep(pause or 0.0)

    def _look(
        self, watched: Watched, total: Tally, means: tuple[Ledger, Crew], console: Console
    ) -> None:
        """Audit what has arrived; where somebody holds the store, it comes again with the next look."""
        arrived = watched.arrived()
        if arrived:
            try:
                total.include(self._pass(*means, ([str(watched.folder)], arrived), console))
            except StoreBusy as busy:
                console.print(str(busy), soft_wrap=True)
                return
        watched.settled()

    def _pass(
        self, ledger: Ledger, crew: Crew, what: tuple[Sequence[str], list[Input]], console: Console
    ) -> Tally:
        """One run over some inputs, shown while it goes on and told of at its end."""
        sources, inputs = what
        tasks = self._tasks(placed(inputs), crew)
        show = Show(len(inputs), console)
        course = replace(self.order.course, workers=crew.workers)
        run = Run(ledger, crew, replace(self.order, course=course), show)
        try:
            with show.running():
                run.over(sources, tasks)
        except BaseException:
            _say(summary(show, stopped=True))
            raise
        self._outputs(run)
        _say(summary(show))
        return run.tally

    def _tasks(self, inputs: Sequence[Placed], crew: Crew) -> list[Task]:
        if self.gather is Gather.AGENCY:
            return by_heading(inputs, crew, self.order)
        return gathered(inputs, self.gather)

    @contextmanager
    def _ledger(self) -> Iterator[Ledger]:
        store = Store.open(self.url)
        try:
            yield Ledger(store, self.order.course.edition(self.basis))
        finally:
            store.close()

    def _outputs(self, run: Run) -> None:
        """What analysts get of all results together."""
        if self.order.results is None:
            return
        entries = [Entry(path, of.agency, of.year, of.parent) for path, of in run.written]
        try:
            made = write(entries, self.order.results.folder)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise CannotWrite(f"无法写出汇总：{reason}；各份结果都在数据库里。") from error
        _say([*made.notes, *(f"{each.name}：{each.reason}" for each in made.unopened)])


def _say(lines: Sequence[str]) -> None:
    """The summary is what the command is for, so it goes to standard output."""
    if lines:
        typer.echo("\n".join(lines))

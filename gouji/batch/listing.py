"""Listing: past runs, and what became of each input of one of them, as lines of text."""

from collections.abc import Iterator

from gouji.batch.job import State
from gouji.batch.show import WORDS
from gouji.review.errors import NotStored
from gouji.review.runs import Run
from gouji.review.store import Store


def listed(url: str | None, run: int | None) -> Iterator[str]:
    """The last runs, or the outcomes of one, with tabs between the fields."""
    store = Store.open(url)
    try:
        if run is None:
            yield from (_line(each) for each in store.last_runs())
            return
        found = store.outcomes(run)
        if not found and run not in {each.id for each in store.last_runs(1_000_000)}:
            raise NotStored(f"没有编号为 {run} 的运行；gouji runs 列出最近几次。")
        for each in found:
            case = "" if each.case is None else str(each.case)
            yield "\t".join((WORDS[State(each.state)], case, each.name, each.reason)).rstrip()
    finally:
        store.close()


def _line(run: Run) -> str:
    began = run.started_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    ended = "完成" if run.ended_at else "未完成"
    done = f"{run.outcomes}/{run.inputs}"
    return "\t".join((str(run.id), began, ended, done, " ".join(run.sources)))

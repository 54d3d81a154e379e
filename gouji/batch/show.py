"""Show: how far a run has come, for somebody who watches, and as plain lines for a file; and its summary."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from gouji.batch.job import State
from gouji.batch.tally import Tally, Told

WORDS = {
    State.AUDITED: "已核对",
    State.CACHED: "已有结果",
    State.UNVERIFIED: "无可核对",
    State.DUPLICATE: "内容重复",
    State.UNREADABLE: "读不了",
    State.UNSUPPORTED: "不是报告",
    State.TIMEOUT: "超时",
    State.MEMORY: "超内存",
    State.CRASHED: "进程终止",
}
GRADES = {"high": "高", "medium": "中", "low": "低"}
_LINES = 10
"""So many lines of progress are written where nobody watches."""
_NAMED = 20
"""So many failures are named in the summary."""


@dataclass
class Show:
    """The progress of one run over so many inputs."""

    total: int
    console: Console
    clock: Callable[[], float] = time.monotonic
    tally: Tally = field(default_factory=Tally)
    _began: float = field(default=0.0, init=False)
    _bar: Progress | None = field(default=None, init=False)
    _task: TaskID = field(default=TaskID(0), init=False)

    @contextmanager
    def running(self) -> Iterator[None]:
        """While the run goes on; a bar where somebody watches."""
        self._began = self.clock()
        if not self.console.is_terminal:
            yield
            return
        columns = (
            BarColumn(),
            TextColumn("{task.completed}/{task.total}"),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
        )
        with Progress(*columns, console=self.console, transient=True) as bar:
            self._bar, self._task = bar, bar.add_task("", total=self.total)
            yield

    def __call__(self, told: Told) -> None:
        """Count one outcome and show it where it is due."""
        self.tally.add(told)
        if told.state.failed and told.fresh:
            self._say(f"{WORDS[told.state]}　{told.name}：{told.reason}")
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=self._counts())
        elif self._due():
            self._say(self._line())

    def _say(self, sentence: str) -> None:
        self.console.print(Text(sentence), soft_wrap=True)

    def _due(self) -> bool:
        """Whether another tenth of the inputs is done."""
        done = self.tally.done
        return done * _LINES // max(self.total, 1) > (done - 1) * _LINES // max(self.total, 1)

    def _line(self) -> str:
        left = (self.total - self.tally.done) / self.rate if self.rate else 0.0
        return f"{self.tally.done}/{self.total}　{self._counts()}　约余 {_span(left)}"

    def _counts(self) -> str:
        counts = "，".join(
            f"{word} {self.tally.states[state]}"
            for state, word in WORDS.items()
            if self.tally.states[state]
        )
        return f"{counts}　每秒 {self.rate:.1f} 份"

    @property
    def seconds(self) -> float:
        """How long the run has taken."""
        return self.clock() - self._began

    @property
    def rate(self) -> float:
        """Inputs a second so far."""
        return self.tally.done / self.seconds if self.seconds > 0 else 0.0


def summary(show: Show, *, stopped: bool = False) -> list[str]:
    """What a run came to, as lines."""
    tally = show.tally
    head = "已停止" if stopped else "完成"
    lines = [f"{head}：{tally.done}/{show.total} 份，用时 {_span(show.seconds)}。"]
    lines += [
        f"　{word} {tally.states[state]}" for state, word in WORDS.items() if tally.states[state]
    ]
    grades = [
        f"{word} {tally.severities[grade]}"
        for grade, word in GRADES.items()
        if tally.severities[grade]
    ]
    if grades:
        lines.append(f"按最严重的疑点分，份数：{'，'.join(grades)}。")
    if tally.failures:
        lines.append(f"没有结果的 {tally.failed} 份：")
        lines += [f"　{each.name}：{each.reason}" for each in tally.failures[:_NAMED]]
        if tally.failed > _NAMED:
            lines.append("　… 其余见 gouji runs。")
    if tally.repeated:
        lines.append(f"其中 {tally.repeated} 份沿用上次的失败，没有重试；--retry failed 会再试。")
    if stopped:
        lines.append("已完成的都已存入；重新运行同一命令，从停下的地方继续。")
    return lines


def _span(seconds: float) -> str:
    """A span of time in words.

    >>> _span(5.2), _span(75), _span(7300)
    ('5 秒', '1 分 15 秒', '2 小时 1 分')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"

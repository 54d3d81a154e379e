"""What a run says while it goes on, and at its end."""

import io

import pytest
from rich.console import Console

from gouji.batch.job import State
from gouji.batch.show import Show, summary
from gouji.batch.tally import Tally, Told
from gouji.cli_batch import _code
from gouji.exits import FailOn


def shown(outcomes, total=None, *, terminal=False):
    """What is written while these outcomes come in, one a second; and the show."""
    words, seconds = io.StringIO(), iter(range(10_000))
    console = Console(file=words, force_terminal=terminal, width=200)
    show = Show(total or len(outcomes), console, clock=lambda: next(seconds))
    with show.running():
        for i, (state, reason) in enumerate(outcomes):
            show(Told(f"{i}.txt", state, reason, severity="high"))
    return words.getvalue(), show


def test_plain_lines_are_few():
    words, _ = shown([(State.AUDITED, "")] * 1000)
    lines = words.splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("100/1000　已核对 100　每秒 ")
    assert "\x1b" not in words


def test_a_failure_is_told_at_once():
    words, _ = shown([(State.AUDITED, ""), (State.TIMEOUT, "处理超过 5 秒，已中止。")], total=1000)
    assert words == "超时　1.txt：处理超过 5 秒，已中止。\n"


def test_somebody_who_watches_sees_a_bar():
    words, _ = shown([(State.AUDITED, "")] * 3, terminal=True)
    assert "\x1b" in words


def test_the_summary_names_what_has_no_result():
    outcomes = [(State.AUDITED, ""), (State.DUPLICATE, ""), (State.CRASHED, "进程终止。")]
    _, show = shown(outcomes + [(State.UNREADABLE, "坏。")] * 30)
    lines = summary(show)
    assert lines[0].startswith("完成：33/33 份")
    assert "　已核对 1" in lines
    assert "按最严重的疑点分，份数：高 1。" in lines
    assert "没有结果的 31 份：" in lines
    assert "　2.txt：进程终止。" in lines
    assert lines[-1] == "　… 其余见 gouji runs。"


def test_a_stopped_run_says_how_to_go_on():
    _, show = shown([(State.AUDITED, "")], total=5)
    lines = summary(show, stopped=True)
    assert lines[0].startswith("已停止：1/5 份")
    assert lines[-1] == "已完成的都已存入；重新运行同一命令，从停下的地方继续。"


def told(state, severity="", *, verified=True):
    return Told("a.txt", state, severity=severity, verified=verified)


CODES = [
    # what the run came to                     outcomes                                        limit    code
    ("nothing grave", [told(State.AUDITED, "low"), told(State.AUDITED)], "medium", 0),
    ("a grave finding", [told(State.AUDITED, "medium")], "medium", 1),
    ("a finding below the limit", [told(State.AUDITED, "medium")], "high", 0),
    ("a finding of an earlier run", [told(State.CACHED, "high")], "high", 1),
    ("findings, and nobody wants to know", [told(State.AUDITED, "high")], "never", 0),
    ("nothing to verify", [told(State.UNVERIFIED, verified=False)], "never", 4),
    ("nothing to verify in an earlier run", [told(State.CACHED, "high", verified=False)], "low", 4),
    ("unreadable goes before all", [told(State.UNREADABLE), told(State.UNVERIFIED)], "low", 3),
    ("a crash counts as unread", [told(State.CRASHED)], "low", 3),
    ("a duplicate says nothing", [told(State.DUPLICATE)], "low", 0),
]


@pytest.mark.parametrize(
    ("case", "outcomes", "limit", "code"), CODES, ids=[row[0] for row in CODES]
)
def test_the_exit_code_says_what_the_run_came_to(case, outcomes, limit, code):
    tally = Tally()
    for each in outcomes:
        tally.add(each)
    assert _code(tally, FailOn(limit)) == code

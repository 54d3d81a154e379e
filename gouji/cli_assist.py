"""Command line of the assistant: its options of ``audit``, the group ``assist``, and ``eval``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gouji.pipeline import CaseResult

USAGE = 2


class Assist(StrEnum):
    """Whether a model is asked: never, about what was not read, or about everything."""

    OFF = "off"
    UNREAD = "unread"
    ALL = "all"


When = Annotated[
    Assist,
    typer.Option(
        "--assist",
        help="是否请模型协助命名：off 不用，unread 只送未识别处所在的段落和表，all 全部。",
    ),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--assist-settings", help="模型设置文件（YAML）；环境变量 GOUJI_ASSIST_… 优先。"),
]
RecordFile = Annotated[
    Path | None, typer.Option("--record", help="把每次问答记入此文件（JSONL）。")
]
ReplayFile = Annotated[Path | None, typer.Option("--replay", help="只按此文件回放问答，绝不联网。")]
group = typer.Typer(name="assist", help="模型协助：设置与检查。", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group and the command to the command line."""
    app.add_typer(group)
    app.command("eval")(eval_command)


@contextmanager
def opened(
    when: Assist, file: Path | None, record: Path | None, replay: Path | None
) -> "Iterator[Callable[[CaseResult], CaseResult]]":
    """What lays an assistant's words over a case, for one run; says where text goes before anything goes."""
    if when is Assist.OFF:
        if record or replay:
            _refuse("--record 和 --replay 须与 --assist unread 或 all 一起使用。")
        yield lambda result: result
        return
    if record and replay:
        _refuse("--record 与 --replay 不能同时使用。")
    from gouji.assisted import Assistant, AssistantUnavailable, Plan

    plan = Plan(when=when, file=file, record=record, replay=replay)
    try:
        typer.echo(plan.target(), err=True)
        assistant = Assistant(plan)
    except AssistantUnavailable as error:
        _refuse(str(error))
    with assistant:
        yield assistant.added_to


def _refuse(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(USAGE)


@group.command("check")
def check_command(
    file: SettingsFile = None,
    modes: Annotated[
        bool, typer.Option("--modes", help="四种 mode 各试一次，共四次请求。")
    ] = False,
) -> None:
    """发一次极小的请求，说明服务器能做什么。"""
    from gouji.assisted import AssistantUnavailable, Plan

    plan = Plan(when=Assist.ALL, file=file)
    try:
        settings = plan.settings()
        typer.echo(plan.target(), err=True)
    except AssistantUnavailable as error:
        _refuse(str(error))
    from extract.assistant.checkup import checked, lines
    from extract.assistant.settings import Mode

    tried = list(Mode) if modes else [settings.mode]
    found = [checked(settings.model_copy(update={"mode": mode})) for mode in tried]
    for each in found:
        typer.echo("\n".join(lines(each)))
    raise typer.Exit(0 if any(each.works for each in found) else 1)


@group.command("settings")
def settings_command(file: SettingsFile = None) -> None:
    """列出当前设置，密钥不显示；不发送任何内容。"""
    from gouji.assisted import AssistantUnavailable, Plan

    try:
        settings = Plan(when=Assist.ALL, file=file, partial=True).settings()
    except AssistantUnavailable as error:
        _refuse(str(error))
    for name, value in settings.model_dump().items():
        typer.echo(f"{name:<16}{'' if value is None else value}")


def eval_command(
    gold: Annotated[Path, typer.Argument(help="标注所在目录。", metavar="GOLD")],
    results: Annotated[
        list[Path],
        typer.Argument(help="结果所在目录，可给多个以比较 off/unread/all。", metavar="RESULTS…"),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="打印 JSON。")] = False,
) -> None:
    """按标注衡量结果；只用了编好的回答时不给准确程度。"""
    from gouji.evaluation import evaluated
    from gouji.evaluation_table import as_json_text, lines

    missing = [path for path in (gold, *results) if not path.is_dir()]
    if missing:
        _refuse(f"没有目录 {missing[0]}。")
    try:
        found = [evaluated(gold, each) for each in results]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        _refuse(f"标注或结果中有读不了的文件：{error}")
    typer.echo(as_json_text(found) if as_json else "\n".join(lines(found)))

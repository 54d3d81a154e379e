"""Command line of many reports: ``gouji batch``, ``gouji watch`` and ``gouji runs``."""

import signal
from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from gouji import cli_assist, cli_rules, cli_vocabulary
from gouji.exits import Exit, FailOn

if TYPE_CHECKING:
    from rich.console import Console

    from gouji.basis.basis import Basis
    from gouji.batch.course import Course
    from gouji.batch.results import Results
    from gouji.batch.tally import Tally

ASK = "-"
MEGABYTES, SECONDS = 2048, 600.0
SETTLE = 5.0
"""Seconds between two looks at a watched folder, and so also how long a file must be still."""


class By(StrEnum):
    """By what files make a case together."""

    AUTO = "auto"
    EACH = "each"
    FOLDER = "folder"
    AGENCY = "agency"


class Retry(StrEnum):
    """What is tried again."""

    FAILED = "failed"


def asked(password: str | None) -> str | None:
    """The password, asked for where a dash stands in its place, so that no list of commands keeps it."""
    return str(typer.prompt("密码", hide_input=True, err=True)) if password == ASK else password


Sources = Annotated[
    list[str],
    typer.Argument(
        help="目录、文件、.zip 压缩包、清单（CSV，列：路径、单位、年度）或网址（s3://、https:// 等）。",
        metavar="SOURCE…",
    ),
]
Url = Annotated[
    str | None,
    typer.Option(
        "--store", help="数据库地址（sqlite:///文件 或 postgresql://…）；默认与网页相同。"
    ),
]
Out = Annotated[Path | None, typer.Option("--out", help="另把结果写到此目录，每份报告一个 JSON。")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="同时处理几份；默认为处理器数。")]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", help="Dask 调度程序地址，如 tcp://主机:8786。")
]
Tls = Annotated[
    Path | None,
    typer.Option("--tls", help="证书目录（ca.pem、cert.pem、key.pem），用于 tls:// 集群。"),
]
Case = Annotated[
    By,
    typer.Option(
        "--case",
        help="哪些文件合为一个案卷：auto 按清单，each 各自，folder 同一目录，agency 同一单位和年度。",
    ),
]
TimeLimit = Annotated[float, typer.Option("--time-limit", min=1, help="每个案卷最多处理几秒。")]
MemoryLimit = Annotated[
    int, typer.Option("--memory-limit", min=256, help="处理一个案卷最多占用多少 MB 内存。")
]
Force = Annotated[bool, typer.Option("--force", help="已有结果的也重新核对。")]
Again = Annotated[Retry | None, typer.Option("--retry", help="重试以前没有结果的（failed）。")]
Limit = Annotated[FailOn, typer.Option("--fail-on", help="达到此严重程度的疑点使退出码为 1。")]
Words = Annotated[
    list[Path] | None, typer.Option("--vocabulary", help="加用自己的词库目录，可重复给出。")
]
Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        help="打开加密的 PDF、Office 文件或 .zip 的密码；给 - 则另行询问。",
        callback=asked,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("batch")(batch_command)
    app.command("watch")(watch_command)
    app.command("runs")(runs_command)


def batch_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    sources: Sources,
    store: Url = None,
    out: Out = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    tls: Tls = None,
    case: Case = By.AUTO,
    time_limit: TimeLimit = SECONDS,
    memory_limit: MemoryLimit = MEGABYTES,
    force: Force = False,
    retry: Again = None,
    fail_on: Limit = FailOn.MEDIUM,
    vocabulary: Words = None,
    policy: cli_rules.PolicyFile = None,
    rules: cli_rules.RuleFiles = None,
    scheme: cli_rules.SchemeFiles = None,
    password: Password = None,
    assist: cli_assist.When = cli_assist.Assist.OFF,
    assist_settings: cli_assist.SettingsFile = None,
) -> None:
    """批量核对：目录、压缩包、清单或网址中的全部报告；中断后重新运行即从停下处继续。"""
    needs_store()
    from gouji.batch.cases import Gather
    from gouji.batch.night import Night
    from gouji.batch.run import Order

    files = _Files(vocabulary or (), policy, rules or (), scheme or (), assist_settings)
    course, basis = _course(files, assist, password)
    order = Order(
        course=course,
        seconds=time_limit,
        megabytes=memory_limit,
        force=force,
        retry=retry is not None,
        results=_results(out),
    )
    night = Night(
        url=store,
        order=order,
        basis=basis,
        gather=Gather(case.value),
        jobs=_jobs(jobs),
        scheduler=scheduler,
        tls=tls,
    )
    _ended(lambda: night.batch(sources, _console()), fail_on)


def watch_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    folder: Annotated[
        Path, typer.Argument(help="共享目录。", metavar="DIR", exists=True, file_okay=False)
    ],
    store: Url = None,
    out: Out = None,
    jobs: Jobs = None,
    interval: Annotated[
        float,
        typer.Option("--interval", min=0.1, help="每隔几秒看一次；文件在此期间没有变化才处理。"),
    ] = SETTLE,
    once: Annotated[bool, typer.Option("--once", help="处理完现有的文件就结束。")] = False,
    time_limit: TimeLimit = SECONDS,
    memory_limit: MemoryLimit = MEGABYTES,
    fail_on: Limit = FailOn.MEDIUM,
    vocabulary: Words = None,
    policy: cli_rules.PolicyFile = None,
    rules: cli_rules.RuleFiles = None,
    scheme: cli_rules.SchemeFiles = None,
    password: Password = None,
) -> None:
    """守着一个目录：新到的报告写完后即核对，按 Ctrl-C 结束。"""
    needs_store()
    from gouji.batch.night import Night
    from gouji.batch.run import Order

    files = _Files(vocabulary or (), policy, rules or (), scheme or (), None)
    course, basis = _course(files, cli_assist.Assist.OFF, password)
    order = Order(course=course, seconds=time_limit, megabytes=memory_limit, results=_results(out))
    night = Night(url=store, order=order, basis=basis, jobs=_jobs(jobs))
    pauses = _pauses(interval, once=once)
    _ended(lambda: night.watch(folder, _console(), pauses), fail_on, forever=not once)


def runs_command(
    run: Annotated[
        int | None, typer.Argument(help="运行编号；不给则列出最近几次。", metavar="[RUN]")
    ] = None,
    store: Url = None,
) -> None:
    """列出最近几次批量核对，或其中一次每份报告的结果。"""
    needs_store()
    from gouji.batch.listing import listed
    from gouji.review.errors import ReviewError

    try:
        for line in listed(store, run):
            typer.echo(line)
    except ReviewError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None


class _Files(NamedTuple):
    """The files of their own that a user names."""

    vocabulary: Sequence[Path]
    policy: Path | None
    rules: Sequence[Path]
    schemes: Sequence[Path]
    assist_settings: Path | None


def needs_store() -> None:
    """Say what is to be installed where there is no store to keep anything in, and stop."""
    if find_spec("sqlalchemy") is None or find_spec("alembic") is None:
        typer.echo("使用数据库需要安装 db 附加组件：pip install 'gouji[db]'。", err=True)
        raise typer.Exit(Exit.USAGE)


def _course(
    files: _Files, assist: cli_assist.Assist, password: str | None
) -> tuple["Course", "Basis"]:
    """What the results depend on, or say what is wrong with it and stop."""
    from gouji.assisted import AssistantUnavailable, Plan
    from gouji.batch.course import Files, course_of

    cli_vocabulary.use(list(files.vocabulary))
    basis = cli_rules.basis(files.policy, list(files.rules), list(files.schemes))
    try:
        if assist is not cli_assist.Assist.OFF:
            typer.echo(Plan(when=assist, file=files.assist_settings).target(), err=True)
        return course_of(Files(*files), assist, password), basis
    except AssistantUnavailable as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None


def _results(out: Path | None) -> "Results | None":
    from gouji.batch.results import Results

    return Results(out) if out is not None else None


def _jobs(jobs: int | None) -> int:
    from gouji.batch.executors import processors

    return jobs or processors()


def _console() -> "Console":
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def _pauses(interval: float, *, once: bool) -> Callable[[], float | None]:
    """How long to wait before the next look; None says to come to an end once nothing is left."""
    return lambda: None if once else interval


def _ended(act: "Callable[[], Tally]", fail_on: FailOn, *, forever: bool = False) -> None:
    """Do what was asked for and end with the code that it comes to."""
    from gouji.batch.errors import BadSource, BatchError
    from gouji.review.errors import ReviewError

    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        tally = act()
    except KeyboardInterrupt:
        raise typer.Exit(Exit.CLEAR if forever else Exit.UNFINISHED) from None
    except BadSource as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None
    except (BatchError, ReviewError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.UNFINISHED) from None
    finally:
        signal.signal(signal.SIGTERM, before)
    raise typer.Exit(_code(tally, fail_on))


def _code(tally: "Tally", fail_on: FailOn) -> Exit:
    """The exit code of a run, as for the single reports of it."""
    if tally.failed:
        return Exit.UNREAD
    if tally.unverified:
        return Exit.UNVERIFIED
    grades = ("high", "medium", "low")
    loud = grades[: grades.index(fail_on.value) + 1] if fail_on is not FailOn.NEVER else ()
    return Exit.FINDINGS if any(tally.severities[grade] for grade in loud) else Exit.CLEAR

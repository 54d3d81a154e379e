"""Command line over several results: compare what reports say of each other."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gouji import cli_rules
from gouji.exits import Exit, FailOn

if TYPE_CHECKING:
    from audit.result import Audit
    from gouji.batch.opening import Entry

Results = Annotated[
    list[Path],
    typer.Argument(
        help="结果文件（gouji audit --out 或 gouji batch --out 所写）。",
        metavar="RESULT.json…",
        dir_okay=False,
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", help="把结果写到此文件（JSON）。", dir_okay=False)
]
Units = Annotated[
    Path | None,
    typer.Option(
        "--units", help="单位表（CSV，列：单位、上级单位），用于上下级汇总比对。", dir_okay=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="只在标准输出打印 JSON。")]
Limit = Annotated[FailOn, typer.Option("--fail-on", help="达到此严重程度的疑点使退出码为 1。")]
SEVERITIES = ("high", "medium", "low", "info")


def register(app: typer.Typer) -> None:
    """Give ``app`` the command."""
    app.command("across")(across_command)


def across_command(
    results: Results,
    out: Out = None,
    units: Units = None,
    as_json: AsJson = False,
    fail_on: Limit = FailOn.MEDIUM,
    policy: cli_rules.PolicyFile = None,
) -> None:
    """比对多份报告：上年数、上下级、同一项目、批复目标、预决算、照抄的指标。"""
    from gouji.across_report import shown

    found, unread = _compared(results, _parents(units), policy)
    for sentence in unread:
        typer.echo(sentence, err=True)
    text = found.model_dump_json(by_alias=True)
    if out is not None:
        _write(out, text)
    if as_json:
        typer.echo(text)
    else:
        shown(found)
    raise typer.Exit(Exit.UNREAD if unread else _code(found, fail_on))


def _compared(
    results: Iterable[Path], parents: Mapping[str, str], policy: Path | None
) -> tuple["Audit", list[str]]:
    """What a comparison finds, and a sentence for each file that is no result."""
    from gouji.batch.across import Gathering
    from gouji.batch.opening import Unopened, opened

    unread: list[str] = []
    with Gathering(cli_rules.basis(policy, None, None).policy) as gathering:
        for each in opened(_entries(results, parents)):
            if isinstance(each, Unopened):
                unread.append(f"{each.name}：{each.reason}")
            else:
                gathering.add(each)
        return gathering.compared(held=True), unread


def _entries(results: Iterable[Path], parents: Mapping[str, str]) -> Iterator["Entry"]:
    from gouji.batch.opening import Entry

    return (Entry(path, parents=parents) for path in results)


def _parents(units: Path | None) -> Mapping[str, str]:
    if units is None:
        return {}
    from gouji.batch.errors import BadSource
    from gouji.batch.units import parents_of

    try:
        return parents_of(units.read_bytes(), units.name)
    except OSError as error:
        typer.echo(f"无法打开单位表 {units}：{error.strerror}。", err=True)
    except BadSource as error:
        typer.echo(str(error), err=True)
    raise typer.Exit(Exit.USAGE)


def _write(out: Path, text: str) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        typer.echo(f"无法写入 {out}：{error.strerror}。", err=True)
        raise typer.Exit(Exit.USAGE) from None


def _code(found: "Audit", fail_on: FailOn) -> Exit:
    """Findings at or above the limit, nothing that could be compared at all, or neither."""
    from audit.findings import findings

    if not any(check.verdict != "unchecked" for check in found.checks):
        return Exit.UNVERIFIED
    if fail_on is FailOn.NEVER:
        return Exit.CLEAR
    loud = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    failing = [each for each in findings(found) if each.severity in loud]
    return Exit.FINDINGS if failing else Exit.CLEAR

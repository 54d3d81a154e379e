"""Report: one case from its files to what the command line prints."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from audit.findings import Finding, findings
from audit.result import SEVERITIES, Audit, Check, EvidenceItem, Mark, Verdict
from audit.second import ORIGIN
from extract.errors import ReadError
from gouji.assistant_words import told
from gouji.basis.basis import USUAL, Basis
from gouji.cases import Case
from gouji.exits import Exit, FailOn
from gouji.pipeline import CaseResult, audit_files

SEVERITY_WORDS = {"high": "高", "medium": "中", "low": "低", "info": "提示"}
NATURE_WORDS = {
    "data": "数据差错",
    "compliance": "合规疑点",
    "omission": "填报缺漏",
    "scope": "口径待核",
    "wording": "文字规范",
}
MARK_WORDS = {
    "ok": "相符",
    "rounding": "尾差",
    "mismatch": "不符",
    "explained": "不符（有疑因）",
    "involved": "涉及",
    "single": "无勾稽对象",
    "context": "非数据",
    "unread": "未识别",
}
TRACEBACK = "GOUJI_TRACEBACK"
_ORDER = (Exit.UNREAD, Exit.UNVERIFIED, Exit.FINDINGS, Exit.CLEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a case is judged and printed; ``added`` lays what an assistant says over the audit."""

    as_json: bool = False
    out: Path | None = None
    fail_on: FailOn = FailOn.MEDIUM
    unread: bool = False
    basis: Basis = USUAL
    added: Callable[[CaseResult], CaseResult] = lambda result: result
    written: set[str] = field(default_factory=set)


def audit_case(case: Case, manner: Manner) -> Exit:
    """Audit one case, print or write its result, and say how it went."""
    try:
        result = manner.added(_audited(case, manner.basis)).audit
    except ReadError as error:
        _complain(case, str(error))
        return Exit.UNREAD
    if manner.out is not None:
        manner.out.mkdir(parents=True, exist_ok=True)
        _free(case, manner).write_text(dumped(result), encoding="utf-8")
    if manner.as_json:
        typer.echo(dumped(result))
    else:
        _print(case, result)
        if manner.unread:
            _print_unread(result)
    return _outcome(case, result, manner.fail_on)


def _free(case: Case, manner: Manner) -> Path:
    """Where the result of a case is written: by its name, with a number where another of this run is called so."""
    name = case.files[0].name.replace("/", "_")  # folders of an archive stay in its name
    names = chain((f"{name}.json",), (f"{name} ({i}).json" for i in count(2)))
    free = next(each for each in names if each not in manner.written)
    manner.written.add(free)
    return (manner.out or Path()) / free


def _audited(case: Case, basis: Basis) -> CaseResult:
    """The audit of a case; where the program itself fails, that is said, and the other cases are audited."""
    if case.error is not None:
        raise case.error
    try:
        return audit_files(case.files, terms=case.terms, basis=basis)
    except ReadError:
        raise
    except MemoryError:
        raise ReadError("内存不足，没有核对；请拆分文件，或在内存更大的机器上运行。") from None
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        kind = type(error).__name__
        what = f"程序出错（{kind}），这份文件没有核对；设环境变量 {TRACEBACK}=1 再运行可看到详情。"
        raise ReadError(what) from None


def worst(codes: Iterable[Exit]) -> Exit:
    """The code that stands for several cases: unread before unverified before findings."""
    found = set(codes)
    return next((code for code in _ORDER if code in found), Exit.CLEAR)


def dumped(result: Audit) -> str:
    """The result as one line of JSON."""
    return result.model_dump_json(by_alias=True)


def _outcome(case: Case, result: Audit, fail_on: FailOn) -> Exit:
    confirmed = result.coverage.by_mark
    first = [check for check in result.checks if check.origin != ORIGIN]
    verdicts = {check.verdict.value for check in first} - {"unchecked"}
    if not verdicts:
        reason = (
            "没有任何可核对的数字"
            if not result.coverage.numbers
            else "没有一个数字能与其他数字核对"
        )
        _complain(case, f"{reason}（共识别数字 {sum(confirmed.values())} 个）。")
        return Exit.UNVERIFIED
    loud = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1] if fail_on is not FailOn.NEVER else ()
    failing = [f for f in findings(result) if f.head.severity in loud]
    return Exit.FINDINGS if failing else Exit.CLEAR


def _complain(case: Case, sentence: str) -> None:
    typer.echo(f"{case.name}：{sentence}", err=True)


def _print(case: Case, result: Audit) -> None:
    console = Console(highlight=False, soft_wrap=False)
    said = result.case
    title = " · ".join(filter(None, [said.agency, str(said.year or ""), said.title]))
    console.print(Text(title or case.name, style="bold"))
    found = [f for f in findings(result) if f.head.severity != "info"]
    if found:
        console.print(_table(found, result))
    else:
        console.print(f"没有发现提示级以上的疑点{_left_open(result)}。")
    console.print(_coverage(result))
    for problem in result.problems:
        console.print(Text(f"未能读取：{problem.what}", style="yellow"))
    if result.assistant is not None:
        console.print(Text("\n".join(told(result.assistant))))


def _print_unread(result: Audit) -> None:
    """The quantities without a name, each with its place and its sentence."""
    unread = [n for n in result.numbers if n.mark is Mark.UNREAD]
    typer.echo(f"未识别的数字 {len(unread)} 个" + ("：" if unread else "。"))
    for number in unread:
        quote = " ".join(number.where.quote.split())
        typer.echo(f"　{located(number.where)} {number.raw}{number.unit} 「{quote}」")


def table_of_findings(places: int = 3) -> Table:
    """An empty table of findings; ``places`` is how wide their places are where the finding itself takes 5."""
    table = Table(show_lines=True, expand=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("程度", no_wrap=True)
    table.add_column("性质", no_wrap=True)
    table.add_column("疑点", ratio=5, overflow="fold")
    table.add_column("位置与原文", ratio=places, overflow="fold")
    return table


def _table(found: Sequence[Finding], result: Audit) -> Table:
    table = table_of_findings()
    for i, finding in enumerate(found, 1):
        table.add_row(
            str(i),
            SEVERITY_WORDS[finding.head.severity],
            NATURE_WORDS[finding.head.nature],
            Text(_sentence(finding)),
            Text(_places(finding.head, result)),
        )
    return table


def _sentence(finding: Finding) -> str:
    """The headline, what rounding allows, what explains it, and what hangs under it."""
    head = finding.head
    lines = [head.headline or head.statement]
    if head.allowed is not None and head.difference:
        lines.append(f"允许尾差 {head.allowed:f}")
    lines.extend(filter(None, [head.explanation, head.suggestion or ""]))
    lines.extend(f"　└ {check.headline or check.statement}" for check in finding.gathered)
    lines.append(f"规则 {head.rule}")
    return "\n".join(lines)


def _places(check: Check, result: Audit, most: int = 4) -> str:
    where = {n.id: n.where for n in result.numbers}
    lines = [_place(item, where) for item in check.evidence[:most]]
    if len(check.evidence) > most:
        lines.append(f"… 共 {len(check.evidence)} 处")
    return "\n".join(line for line in lines if line)


def _place(item: EvidenceItem, where: Mapping[str, object]) -> str:
    place = item.where or where.get(item.number or "")
    quote = item.text or getattr(place, "quote", "")
    return f"{located(place)} 「{' '.join(str(quote).split())}」"


def located(place: object) -> str:
    """Where something stands, in words: line, page, sheet and cell, or table and row."""
    if line := getattr(place, "line", None):
        return f"第{line}行"
    if cell := getattr(place, "cell", None):
        return f"{getattr(place, 'sheet', None) or ''}!{cell}".removeprefix("!")
    if boxes := getattr(place, "boxes", ()):
        return f"第{boxes[0].page}页"
    table, row = getattr(place, "table", None), getattr(place, "row", None)
    if table is not None and row is not None:
        return f"表{table + 1}第{row + 1}行"
    block = getattr(place, "block", None)
    return f"第{block + 1}段" if block is not None else ""


def _coverage(result: Audit) -> str:
    counts = result.coverage.by_mark
    parts = [f"{word} {counts[mark]}" for mark, word in MARK_WORDS.items() if counts.get(mark)]
    unchecked = _unchecked(result)
    open_too = f"；无法核对的关系 {unchecked} 条" if unchecked else ""
    return f"数字 {result.coverage.numbers} 个：" + "，".join(parts) + open_too


def _unchecked(result: Audit) -> int:
    return sum(check.verdict is Verdict.UNCHECKED for check in result.checks)


def _left_open(result: Audit) -> str:
    """That silence says nothing of what was not checked; nothing where all was."""
    alone = any(result.coverage.by_mark.get(mark) for mark in (Mark.SINGLE, Mark.UNREAD))
    return (
        "；无勾稽对象、未识别和无法核对的没有核对，不等于无误"
        if alone or _unchecked(result)
        else ""
    )

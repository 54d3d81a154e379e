"""Across report: what a comparison of reports found, as the command line prints it."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from audit.findings import Finding, findings
from audit.result import AcrossNote, Audit, Check
from gouji.batch.outputs.words import word
from gouji.report import table_of_findings
from gouji.review.exports.papers import Papers

PLACES, PAIRS = 4, 10
"""So many places of a finding, and so many doubtful names, are shown."""


def shown(found: Audit) -> None:
    """Print the findings, what held, what could not be compared, and the names that were left in doubt."""
    console = Console(highlight=False, soft_wrap=False)
    note = found.across or AcrossNote()
    console.print(Text(f"{found.case.title}：{len(note.documents)} 份报告", style="bold"))
    listed = [each for each in findings(found) if each.severity != "info"]
    if listed:
        console.print(_table(listed, Papers(found)))
    elif found.checks:
        console.print("没有发现提示级以上的疑点。")
    console.print(_counted(found))
    for sentence in _put_off(found.checks):
        console.print(Text(sentence, style="yellow"))
    for sentence in _doubts(note):
        console.print(Text(sentence))


def _table(listed: Sequence[Finding], papers: Papers) -> Table:
    table = table_of_findings(places=4)
    for place, each in enumerate(listed, 1):
        head = each.head
        table.add_row(
            str(place),
            word(f"severity.{head.severity}"),
            word(f"nature.{head.nature}"),
            Text(_sentence(each)),
            Text(_places(head, papers)),
        )
    return table


def _sentence(found: Finding) -> str:
    head = found.head
    lines = [head.headline or head.statement, head.explanation, head.suggestion or ""]
    lines += [f"　└ {check.headline or check.statement}" for check in found.gathered]
    return "\n".join(filter(None, [*lines, f"规则 {head.rule}"]))


def _places(check: Check, papers: Papers) -> str:
    lines = [f"{papers.place(item)} 「{papers.quote(item)}」" for item in check.evidence[:PLACES]]
    if len(check.evidence) > PLACES:
        lines.append(f"… 共 {len(check.evidence)} 处")
    return "\n".join(lines)


def _counted(found: Audit) -> str:
    if not found.checks:
        return "没有能互相比对的报告。"
    counted = Counter(check.verdict.value for check in found.checks)
    parts = [f"{word(f'verdict.{name}')} {count}" for name, count in sorted(counted.items())]
    return f"比对 {len(found.checks)} 项：" + "，".join(parts)


def _put_off(checks: Sequence[Check]) -> list[str]:
    return [
        f"无法核对：{check.statement}（{word(f'reason.{check.reason}')}）"
        for check in checks
        if check.verdict == "unchecked"
    ]


def _doubts(note: AcrossNote) -> list[str]:
    lines = [
        f"可能为同一单位，未作比对：{each.one} / {each.other}（{word(f'doubt.{each.reason}')}）"
        for each in note.doubtful[:PAIRS]
    ]
    rest = len(note.doubtful) - PAIRS
    return [*lines, f"… 另有 {rest} 对"] if rest > 0 else lines

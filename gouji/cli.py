"""Command line: parse, call, print."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from extract.errors import ReadError
from gouji import (
    cli_across,
    cli_assist,
    cli_batch,
    cli_export,
    cli_proof,
    cli_rules,
    cli_vocabulary,
)
from gouji.exits import Exit as Exit  # noqa: PLC0414 - it was always found here
from gouji.exits import FailOn
from gouji.streams import guarded

app = typer.Typer(
    name="gouji",
    help="勾稽：核对预算绩效自评报告中的每一个数。Puts a mark on every number of a budget-performance report.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


Files = Annotated[
    list[Path],
    typer.Argument(
        help="报告文件（PDF、Word、Excel、网页、文本，或装有它们的 .zip）。", metavar="FILE…"
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", help="把结果写到此目录，每个文件一个 <文件名>.json。")
]
Together = Annotated[bool, typer.Option("--together", help="把这些文件作为同一案卷一起核对。")]
AsJson = Annotated[bool, typer.Option("--json", help="只在标准输出打印 JSON，每份报告一行。")]
Limit = Annotated[FailOn, typer.Option("--fail-on", help="达到此严重程度的疑点使退出码为 1。")]


Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        help="打开加密的 PDF、Office 文件或 .zip 的密码；给 - 则另行询问。",
        callback=cli_batch.asked,
    ),
]


def known_reader(name: str) -> str:
    """The name of a reader of PDF files; a name that nobody has is said so at once."""
    from extract.readers import Terms

    try:
        return Terms(reader=name).reader
    except ReadError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None


Reader = Annotated[
    str,
    typer.Option(
        "--reader",
        help="PDF 的读取方法：pdfium，或较慢的 pdfplumber。",
        callback=known_reader,
    ),
]
Unread = Annotated[bool, typer.Option("--unread", help="列出未识别的数字及其所在的句子。")]
Vocabulary = Annotated[
    list[Path] | None, typer.Option("--vocabulary", help="加用自己的词库目录，可重复给出。")
]


@app.command("audit")
def audit_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: Files,
    together: Together = False,
    as_json: AsJson = False,
    out: Out = None,
    fail_on: Limit = FailOn.MEDIUM,
    unread: Unread = False,
    vocabulary: Vocabulary = None,
    policy: cli_rules.PolicyFile = None,
    rules: cli_rules.RuleFiles = None,
    scheme: cli_rules.SchemeFiles = None,
    password: Password = None,
    reader: Reader = "pdfium",
    assist: cli_assist.When = cli_assist.Assist.OFF,
    assist_settings: cli_assist.SettingsFile = None,
    record: cli_assist.RecordFile = None,
    replay: cli_assist.ReplayFile = None,
) -> None:
    """核对一份或多份报告，列出疑点。"""
    from gouji import report
    from gouji.cases import cases_of

    cli_vocabulary.use(vocabulary)
    basis = cli_rules.basis(policy, rules, scheme)
    cases = cases_of(files, together=together, password=password, reader=reader)
    with cli_assist.opened(assist, assist_settings, record, replay) as added:
        shown = report.Manner(
            as_json=as_json, out=out, fail_on=fail_on, unread=unread, basis=basis, added=added
        )
        codes = [report.audit_case(case, shown) for case in cases]
    raise typer.Exit(report.worst(codes))


app.add_typer(cli_vocabulary.app, name="vocabulary")
app.add_typer(cli_rules.app, name="rules")


@app.command("explain")
def explain_command(
    rule: Annotated[str, typer.Argument(help="规则编号，如 SUM-01。")],
    rules: cli_rules.RuleFiles = None,
) -> None:
    """说明一条规则：主张、理由、算法、何时跳过、例子、依据。"""
    from audit.catalogue import explain

    known = cli_rules.known(rule, rules)
    try:
        typer.echo(explain(rule.upper(), known))
    except KeyError:
        typer.echo(f"没有编号为 {rule} 的规则；gouji rules 列出全部。", err=True)
        raise typer.Exit(Exit.USAGE) from None


@app.command("serve")
def serve_command(
    port: Annotated[int, typer.Option(help="端口。", min=1, max=65535)] = 8501,
    address: Annotated[str, typer.Option(help="监听地址。")] = "127.0.0.1",
    password: Annotated[
        str | None,
        typer.Option(
            "--password",
            help="打开页面的密码，监听本机以外的地址时必须设置；给 - 则另行询问。",
            callback=cli_batch.asked,
        ),
    ] = None,
) -> None:
    """在浏览器中打开复核页面。"""
    from gouji.serve import serve

    raise typer.Exit(serve(port=port, address=address, password=password or ""))


cli_assist.register(app)
cli_batch.register(app)
cli_across.register(app)
cli_export.register(app)
cli_proof.register(app)


def main() -> None:
    """Run the command line."""
    with guarded():
        try:
            app()
        except ReadError as error:
            typer.echo(str(error), err=True)
            sys.exit(Exit.UNREAD)


if __name__ == "__main__":
    main()

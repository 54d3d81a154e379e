"""Command line of rules and policy: the files that ``audit`` goes by, the catalogue, and the check of such files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.rule import Rule
    from gouji.basis.basis import Basis

USAGE = 2
PolicyFile = Annotated[
    Path | None,
    typer.Option("--policy", help="核对口径文件（YAML）：限额、严重程度、停用或改级的规则。"),
]
RuleFiles = Annotated[
    list[Path] | None, typer.Option("--rules", help="自定规则文件（YAML），可重复给出。")
]
SchemeFiles = Annotated[
    list[Path] | None,
    typer.Option("--scheme", help="评分办法文件（YAML，按省份和年度），可重复给出。"),
]
app = typer.Typer(help="规则：列出全部规则，检查自己的文件。", invoke_without_command=True)


@app.callback()
def rules_command(context: typer.Context) -> None:
    """列出全部规则。"""
    if context.invoked_subcommand is not None:
        return
    from audit.catalogue import entries

    for entry in entries():
        typer.echo(f"{entry.id:<10}{entry.family:<13}{entry.nature:<12}{entry.claim}")


@app.command("check")
def check_command(
    files: Annotated[
        list[Path],
        typer.Argument(help="口径、自定规则或评分办法文件（YAML）。", metavar="FILE…"),
    ],
) -> None:
    """检查口径、自定规则和评分办法文件。"""
    from gouji.basis.files import faults

    found = faults(files)
    for sentence in found:
        typer.echo(sentence, err=True)
    if found:
        raise typer.Exit(1)
    typer.echo("文件没有问题。")


def basis(policy: Path | None, rules: list[Path] | None, schemes: list[Path] | None) -> "Basis":
    """What an audit goes by under these files, or say what is wrong with them and stop."""
    from gouji.basis.basis import USUAL

    if not (policy or rules or schemes):
        return USUAL
    from datetime import UTC, datetime

    from gouji.basis.files import Named, basis_of
    from gouji.basis.reading import Unusable

    named = Named(policy=policy, rules=rules or (), schemes=schemes or ())
    try:
        return basis_of(named, datetime.now(UTC).astimezone().date())
    except Unusable as error:
        for sentence in error.sentences:
            typer.echo(sentence, err=True)
        raise typer.Exit(USAGE) from None


def known(rule: str, files: list[Path] | None) -> "Sequence[Rule]":
    """The rules that ``explain`` knows: the catalogue, those of files, and those that users set on the page."""
    from audit.across.rules import ACROSS
    from audit.catalogue import CATALOGUE

    if files:
        return (*basis(None, files, None).rules, *ACROSS)
    catalogue = any(each.id == rule.upper() for each in CATALOGUE)
    return CATALOGUE if catalogue else (*CATALOGUE, *_set_on_the_page())


def _set_on_the_page() -> "Sequence[Rule]":
    """The own rules of the store; none where there is no store, or none that can be opened."""
    try:
        from gouji.review.database import default_url, there_is
    except ImportError:  # the store needs the extra db
        return ()
    from datetime import UTC, datetime

    from audit.rules import RULES
    from gouji.basis.kept import Kept
    from gouji.basis.reading import Unusable
    from gouji.review.errors import ReviewError
    from gouji.review.store import Store

    if not there_is(default_url()):
        return ()
    try:
        store = Store.open()
        saved = store.basis()
        store.close()
        found = Kept.of(saved.content if saved else None).basis(datetime.now(UTC).date()).rules
    except (ReviewError, Unusable):
        return ()
    return found[len(RULES) :]

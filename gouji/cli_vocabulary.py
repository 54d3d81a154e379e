"""Command line of the vocabulary: check it, list its files."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="词库：检查、列出词库文件。", no_args_is_help=True)

Folder = Annotated[Path | None, typer.Argument(help="自己的词库目录；不给则只检查自带词库。")]


@app.command("check")
def check_command(folder: Folder = None) -> None:
    """检查词库是否自相矛盾。"""
    from extract.vocabulary import extend
    from extract.vocabulary.check import faults

    folders = [folder] if folder else []
    extend([f for f in folders if f.is_dir()])
    found = faults(folders)
    for sentence in found:
        typer.echo(sentence, err=True)
    if found:
        raise typer.Exit(1)
    typer.echo("词库没有问题。")


def use(folders: list[Path] | None) -> None:
    """Add the user's ``folders`` to the vocabulary, or say what is wrong with them and stop."""
    if not folders:
        return
    from extract.vocabulary import extend
    from extract.vocabulary.check import faults

    extend([f for f in folders if f.is_dir()])
    found = faults(folders)
    for sentence in found:
        typer.echo(sentence, err=True)
    if found:
        raise typer.Exit(2)


@app.command("list")
def list_command() -> None:
    """列出可以扩充的词库文件及其键。"""
    from extract.vocabulary import load, names

    for name in names():
        typer.echo(f"{name}.yaml：{'、'.join(load(name))}")

"""Command line of the proof: recompute a result."""

from pathlib import Path
from typing import Annotated

import typer

Result = Annotated[
    Path,
    typer.Argument(
        help="结果文件（gouji audit --out 所写）。", metavar="RESULT.json", dir_okay=False
    ),
]


def register(app: typer.Typer) -> None:
    """Give ``app`` the command."""
    app.command("proof")(proof_command)


def proof_command(result: Result) -> None:
    """只凭结果文件复算每一项核对，不用本程序的判定部分。"""
    from gouji.proof import prove

    try:
        code = prove(result)
    except (OSError, ValueError, KeyError, TypeError) as error:
        typer.echo(f"{result} 不是能复算的结果文件：{error}", err=True)
        raise typer.Exit(3) from None
    raise typer.Exit(code)

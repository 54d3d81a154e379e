"""Command line of the working papers: ``gouji export``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gouji.review.exports.papers import Papers

USAGE = 2
UNREAD = 3
TEMPLATES = "templates"
USUAL = "-"
Result = Annotated[
    Path,
    typer.Argument(
        help="gouji audit --out 写出的核对结果；有 --store 时为案卷编号、文件名或文件哈希；"
        "写 templates 则把文书模板写到其后的目录。",
        metavar="RESULT.json|templates",
    ),
]
Folder = Annotated[
    Path | None, typer.Argument(help="模板写到此目录（仅用于 templates）。", metavar="[DIR]")
]
Out = Annotated[Path, typer.Option("--out", help="文书写到此目录。")]
Kinds = Annotated[
    str | None,
    typer.Option(
        "--as",
        help="要生成的文书，以逗号分隔：xlsx 核对工作簿，issues 问题清单，evidence 审计取证单，notice 复核意见，"
        "scores 评分复核表，paper 复核工作底稿，pdf 标注本，json 核对结果。默认全部（无 PDF 原件时不含标注本）。",
    ),
]
Originals = Annotated[
    list[Path] | None,
    typer.Option("--source", help="被核对的原文件，用于截图和标注本；可多次给出。"),
]
Templates = Annotated[
    Path | None,
    typer.Option("--templates", help="自用模板所在目录：issues.docx、evidence.docx、notice.docx。"),
]
Url = Annotated[
    str | None,
    typer.Option(
        "--store", help="从此数据库取案卷，连同其中的更正和复核结论；给 - 则用网页的数据库。"
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("export")(export_command)


def export_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    result: Result,
    folder: Folder = None,
    out: Out = Path("out"),
    kinds: Kinds = None,
    source: Originals = None,
    templates: Templates = None,
    store: Url = None,
) -> None:
    """由核对结果生成工作底稿：工作簿、问题清单、取证单、复核意见、评分复核表、标注本。"""
    from gouji.review.errors import ReviewError
    from gouji.review.exports.errors import ExportError

    try:
        if str(result) == TEMPLATES:
            _write_templates(folder or Path(TEMPLATES))
            return
        papers = _papers(result, source or []) if store is None else _stored(store, result)
        failed = _write(papers, kinds, (out, _stem(result, papers)), templates)
    except (ExportError, ReviewError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from None
    except OSError as error:
        typer.echo(f"{error.filename}：{error.strerror}", err=True)
        raise typer.Exit(UNREAD) from None
    if failed:
        raise typer.Exit(USAGE)


def _write_templates(folder: Path) -> None:
    """Write the templates that come with the program, but never over those that somebody changed."""
    from gouji.review.exports.letters import LETTERS, template
    from gouji.review.exports.words import word

    folder.mkdir(parents=True, exist_ok=True)
    for name in LETTERS:
        path = folder / f"{name}.docx"
        if path.exists():
            typer.echo(word("cli.kept", path=path), err=True)
            continue
        path.write_bytes(template(name))
        typer.echo(word("cli.wrote", path=path))


def _papers(result: Path, sources: Sequence[Path]) -> "Papers":
    from gouji.review.exports.export import audit_from, with_originals
    from gouji.review.exports.papers import Papers

    papers = Papers(audit_from(result.read_bytes(), result.name))
    return with_originals(papers, [(path.name, path.read_bytes()) for path in sources])


def _stored(store: str, named: Path) -> "Papers":
    from gouji.cli_batch import needs_store
    from gouji.review.exports.stored import stored_papers

    needs_store()
    return stored_papers(None if store == USUAL else store, str(named))


def _stem(result: Path, papers: "Papers") -> str:
    """What the papers are named after: the result file without the ending of the report."""
    stem = Path(result.stem)
    endings = {Path(source.name).suffix for source in papers.audit.sources}
    return stem.stem if stem.suffix in endings else stem.name


def _write(
    papers: "Papers", kinds: str | None, to: tuple[Path, str], templates: Path | None
) -> bool:
    """Write the papers; True where one that was asked for by name could not be made."""
    from gouji.review.exports.errors import NoPdf
    from gouji.review.exports.export import KINDS, made
    from gouji.review.exports.words import word

    folder, stem = to
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [each.strip() for each in kinds.split(",") if each.strip()] if kinds else KINDS
    failed = False
    for kind in wanted:
        try:
            for paper in made(papers, kind, stem, templates):
                (folder / paper.name).write_bytes(paper.data)
                typer.echo(word("cli.wrote", path=folder / paper.name))
        except NoPdf as why:
            typer.echo(word("cli.skipped", why=why), err=True)
            failed = failed or kinds is not None
    return failed

"""Export: the papers of a case by their short names, as files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from audit.result import Audit
from gouji.review.exports.errors import BadResult, ExportError, NoPdf
from gouji.review.exports.letters import LETTERS, letter
from gouji.review.exports.marked_pdf import marked_pdf
from gouji.review.exports.papers import Papers
from gouji.review.exports.score_paper import score_paper
from gouji.review.exports.words import group, word
from gouji.review.exports.work_paper import work_paper
from gouji.review.exports.workbook import workbook

BOOKS: Mapping[str, Callable[[Papers], bytes]] = {
    "xlsx": workbook,
    "scores": score_paper,
    "paper": work_paper,
}
KINDS = tuple(group("file"))
"""The short names of all papers."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a file: its name and its bytes."""

    name: str
    data: bytes


def audit_from(data: bytes, name: str) -> Audit:
    """The audit in a result file; BadResult where it is none."""
    try:
        return Audit.model_validate_json(data)
    except ValidationError as error:
        raise BadResult(word("error.result", name=name)) from error


def with_originals(papers: Papers, files: Sequence[tuple[str, bytes]]) -> Papers:
    """The papers with the files of the case, told by their hashes; BadResult where a file belongs to another."""
    by_hash = {source.sha256: source.id for source in papers.audit.sources}
    found = dict(papers.originals)
    for name, data in files:
        digest = sha256(data).hexdigest()
        if digest not in by_hash:
            raise BadResult(word("error.source", name=name))
        found[by_hash[digest]] = data
    return replace(papers, originals=found)


def made(papers: Papers, kind: str, stem: str, templates: Path | None = None) -> Iterator[Paper]:
    """The files of one kind of paper, named after ``stem``; ExportError where it cannot be made."""
    if kind in BOOKS:
        yield Paper(file_name(kind, stem), BOOKS[kind](papers))
    elif kind in LETTERS:
        yield Paper(file_name(kind, stem), letter(kind, papers, templates))
    elif kind == "json":
        data = papers.audit.model_dump_json(by_alias=True).encode()
        yield Paper(file_name(kind, stem), data)
    elif kind == "pdf":
        yield from _marked(papers, stem)
    else:
        raise ExportError(word("error.kind", name=kind, known=", ".join(KINDS)))


def file_name(kind: str, stem: str) -> str:
    """What the file of a paper is called.

    >>> file_name("issues", "a/b:c")
    'a_b_c 问题清单.docx'
    """
    safe = "".join("_" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in stem).strip(". ")
    return word(f"file.{kind}", name=safe or "gouji")


def _marked(papers: Papers, stem: str) -> Iterator[Paper]:
    """A marked copy of every PDF of the case that is at hand."""
    pdfs = [each for each in papers.audit.sources if each.format == "pdf"]
    held = [each for each in pdfs if each.id in papers.originals]
    if not held:
        raise NoPdf(word("pdf.needed"))
    for source in held:
        name = stem if len(pdfs) == 1 else f"{stem} {Path(source.name).stem}"
        yield Paper(file_name("pdf", name), marked_pdf(papers, source.id))

"""Pipeline: the one order of the stages, from the files of a case to its audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from audit.engine import audit
from audit.result import Audit
from extract.document import Document
from extract.readers import read
from extract.recognise import recognise
from extract.records import Report, Span, Where


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """A file in memory."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class CaseResult:
    """Everything that one run over a case has made."""

    documents: tuple[Document, ...]
    report: Report
    audit: Audit


def audit_files(files: Sequence[NamedBytes]) -> CaseResult:
    """Read, recognise and audit the files of one case; raises ReadError where one of them cannot be read."""
    documents = tuple(read(f.data, f.name, source_id=f"s{i}") for i, f in enumerate(files, 1))
    report = recognise(documents)
    return CaseResult(documents, report, audit(report, locate=partial(_locate, documents)))


def _locate(documents: Sequence[Document], span: Span) -> Where:
    """The full place of a span of one of the documents."""
    owner = next(d for d in documents if d.source.id == span.source)
    return owner.where(span.block, span.start, span.end)

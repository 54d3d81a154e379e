"""Pipeline: the one order of the stages, from the files of a case to its audit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from audit.engine import audit
from audit.result import Audit
from extract.collecting import collecting_seldom
from extract.document import Document
from extract.readers import Terms, read_all
from extract.recognise import recognise
from extract.records import Report, Span, Where
from gouji.basis.basis import USUAL, Basis
from gouji.review.correction import Correction
from gouji.review.corrections import Corrected, Unapplied

Stage = Literal["read", "recognise", "audit"]
"""What a run is at."""
Tell = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """A file in memory."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class CaseResult:
    """Everything that one run over a case has made, with the corrections that changed nothing in it."""

    documents: tuple[Document, ...]
    report: Report
    audit: Audit
    unapplied: tuple[Unapplied, ...] = ()
    basis: Basis = USUAL


@collecting_seldom()
def audit_files(
    files: Sequence[NamedBytes],
    corrections: Sequence[Correction] = (),
    terms: Terms | None = None,
    basis: Basis = USUAL,
) -> CaseResult:
    """Read, recognise, correct and audit the files of one case; raises ReadError where one of them cannot be read.

    An archive counts as the files inside it.
    """
    return audit_documents(read_all(files, terms or Terms()), corrections, basis)


@collecting_seldom()
def audit_documents(
    documents: tuple[Document, ...],
    corrections: Sequence[Correction] = (),
    basis: Basis = USUAL,
    tell: Tell | None = None,
) -> CaseResult:
    """Recognise, correct and audit documents that were read before; ``tell`` hears of every stage as it begins."""
    told = tell or _silent
    told("recognise")
    corrected = Corrected(documents, corrections)
    report = corrected.arranged(recognise(documents, corrected))
    told("audit")
    locate = partial(_locate, documents)
    result = audit(report, policy=basis.policy, rules=basis.rules, locate=locate)
    return CaseResult(documents, report, result, corrected.unapplied(report), basis)


def _silent(_stage: Stage) -> None:
    """Nobody watches."""


def _locate(documents: Sequence[Document], span: Span) -> Where:
    """The full place of a span of one of the documents."""
    owner = next(d for d in documents if d.source.id == span.source)
    return owner.where(span.block, span.start, span.end)

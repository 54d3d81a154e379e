"""Work: what a worker does with a job; it runs in a process that may be killed at any moment."""

from dataclasses import replace

from extract.case import case_of
from extract.document import Document
from extract.errors import ReadError, UnknownFormat
from extract.readers import read
from gouji.batch.course import Course, Taken
from gouji.batch.job import At, Done, Fate, Heading, Job, State
from gouji.pipeline import CaseResult, NamedBytes, audit_documents
from gouji.review.ready import ready

_taken: list[Taken] = []
"""The course that this process has taken; another course gets another process."""


def taken(course: Course) -> Taken:
    """The course, taken once in the life of a process."""
    if not _taken:
        _taken.append(Taken(course))
    return _taken[0]


def audited(job: Job, at: At) -> Done:
    """Audit the files of a job that can be read; every file has its fate."""
    here = taken(job.course)
    documents: list[Document] = []
    fates: list[Fate] = []
    for i, file in enumerate(job.files):
        at(i)
        found = _document(file, f"s{len(documents) + 1}", job.course.password)
        documents += [found] if isinstance(found, Document) else []
        fates.append(found if isinstance(found, Fate) else Fate(State.AUDITED))
    at(None)
    if not documents:
        return Done(tuple(fates))
    result = here.added(audit_documents(tuple(documents), job.corrections, here.basis))
    made = ready(_named(result, job).audit, here.edition, job.log)
    if not made.verified:
        fates = [_unverified(fate, made.summary.numbers) for fate in fates]
    return Done(tuple(fates), made)


def headed(job: Job, at: At) -> Heading:
    """Whose report the first file of a job is; nothing where it cannot be read."""
    taken(job.course)
    at(0)
    found = _document(job.files[0], "s1", job.course.password)
    if isinstance(found, Fate):
        return Heading()
    case = case_of((found,), ())
    return Heading(case.agency, case.year)


def _document(file: NamedBytes, source_id: str, password: str | None) -> Document | Fate:
    try:
        return read(file.data, file.name, source_id=source_id, password=password)
    except UnknownFormat as error:
        return Fate(State.UNSUPPORTED, str(error))
    except ReadError as error:
        return Fate(State.UNREADABLE, str(error))


def _named(result: CaseResult, job: Job) -> CaseResult:
    """The result with what the manifest says where the files themselves say nothing."""
    case = result.audit.case
    more = {"agency": case.agency or job.agency, "year": case.year or job.year}
    audit = result.audit.model_copy(update={"case": case.model_copy(update=more)})
    return replace(result, audit=audit)


def _unverified(fate: Fate, numbers: int) -> Fate:
    if fate.state is not State.AUDITED:
        return fate
    reason = "没有一个数字能与其他数字核对。" if numbers else "没有任何可核对的数字。"
    return Fate(State.UNVERIFIED, reason)

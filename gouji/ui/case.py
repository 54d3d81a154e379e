"""Case: a stored report as somebody works on it, with what the page needs to draw it."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from audit.findings import findings
from audit.result import Audit
from extract.document import Document
from extract.errors import LockedFile, ReadError
from extract.records import Report
from gouji.basis.basis import USUAL, Basis
from gouji.pipeline import CaseResult, NamedBytes
from gouji.review.correction import standing
from gouji.review.decisions import match
from gouji.review.desk import Opened
from gouji.review.errors import ReviewError
from gouji.review.shelves import StoredFile
from gouji.review.summary import Edition, edition
from gouji.ui.bench import PLAINLY, Bench, How, Read, stored
from gouji.ui.order import Heads, ordered
from gouji.ui.raster import page_image, page_sizes
from gouji.ui.sheets import Size

_LOG = logging.getLogger(__name__)


class Refused(Exception):
    """Something could not be done; the message is one sentence, or empty where the program is at fault."""

    @property
    def locked(self) -> bool:
        """Whether a password is asked for."""
        return isinstance(self.__cause__, LockedFile)


@dataclass(frozen=True)
class Work:
    """An opened case with its documents and findings, the bytes of its paged files and the sizes of their pages."""

    opened: Opened
    documents: tuple[Document, ...]
    report: Report | None
    files: tuple[StoredFile, ...]
    heads: Heads
    data: Mapping[str, bytes]
    sizes: Mapping[str, tuple[Size, ...]]
    basis: Basis = USUAL
    read: Read | None = None

    @property
    def edition(self) -> Edition:
        """By which rules, under which settings it was audited."""
        return edition(self.basis.policy, self.basis.rules)

    @property
    def audit(self) -> Audit:
        """The audit that is shown."""
        return self.opened.audit

    @property
    def case(self) -> int:
        """The id of the case in the store."""
        return self.opened.case

    def image(self, page: str) -> str:
        """The image of a page by the key the viewer asks for, empty where there is no such page."""
        source, _, number = page.rpartition(":")
        known = number.isdecimal() and 0 < int(number) <= len(self.sizes.get(source, ()))
        return page_image(self.data[source], int(number)) if known else ""

    def first_pages(self) -> tuple[str, ...]:
        """The pages that are in view before anybody scrolls."""
        return tuple(
            f"{source}:{i}"
            for source, sizes in self.sizes.items()
            for i in range(1, min(3, len(sizes) + 1))
        )

    def hold(self, bench: Bench) -> None:
        """Keep what was read, so that the next run over it need not read again, nor ask for a password."""
        if self.read is not None:
            bench.runs.hold(self.files, self.read)

    def decided_again(self, bench: Bench) -> "Work":
        """The same case with the decisions as they stand in the store now."""
        decisions = match(self.audit, bench.store.decisions(self.case))
        return replace(self, opened=replace(self.opened, standing=decisions))


@contextmanager
def refusing() -> Iterator[None]:
    """Every fault as a Refused: with its sentence where it has one for the user, else logged and without."""
    try:
        yield
    except Refused:
        raise
    except (ReadError, ReviewError) as error:
        raise Refused(str(error)) from error
    except Exception as error:
        _LOG.exception("a case could not be worked on")
        raise Refused from error


def put(bench: Bench, files: Sequence[NamedBytes], how: How = PLAINLY) -> int:
    """Store files as one case and audit it; Refused, and nothing stored, where one cannot be read."""
    with refusing():
        kept = stored(files, how)
        bench.runs.run(kept, (), how, bench.basis())
        case = bench.store.open_case(kept)
        bench.opening(case, how).open(case)
        return case


def work_on(bench: Bench, case: int, how: How = PLAINLY) -> Work:
    """Open a case of the store; Refused where that is impossible."""
    with refusing():
        files = tuple(bench.store.files(case))
        opened, basis = bench.opening(case, how).open(case), bench.basis()
        result = bench.runs.result(files, standing(opened.edits), how, basis)
        return _work(opened, result, files, bench.runs.read(files, how), basis)


def _work(
    opened: Opened, result: CaseResult, files: tuple[StoredFile, ...], read: Read, basis: Basis
) -> Work:
    paged = _paged(opened.audit, read.bare)
    heads = tuple((f.head, f.gathered) for f in findings(opened.audit, least="info"))
    return Work(
        opened=opened,
        documents=result.documents,
        report=result.report,
        files=files,
        heads=ordered(heads, opened.audit),
        data={source: data for source, (data, _) in paged.items()},
        sizes={source: sizes for source, (_, sizes) in paged.items()},
        basis=basis,
        read=read,
    )


def _paged(audit: Audit, bare: Mapping[str, bytes]) -> dict[str, tuple[bytes, tuple[Size, ...]]]:
    """The bytes and page sizes of every file that has page images, by source id."""
    found: dict[str, tuple[bytes, tuple[Size, ...]]] = {}
    for source in audit.sources:
        data = bare.get(source.sha256)
        sizes = page_sizes(data) if data else ()
        if data and sizes:
            found[source.id] = data, sizes
    return found

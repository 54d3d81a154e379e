"""Case: an uploaded report, audited, with what the page needs to draw it."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from audit.findings import findings
from extract.errors import ReadError
from gouji.pipeline import CaseResult, NamedBytes, audit_files
from gouji.ui.raster import page_image, page_sizes
from gouji.ui.sheets import Size
from gouji.ui.view import Heads

_LOG = logging.getLogger(__name__)


class Refused(Exception):
    """A file could not be shown; the message is one sentence, or empty where the program is at fault."""


@dataclass(frozen=True)
class Opened:
    """An audited case with its findings, the bytes of its paged files and the sizes of their pages."""

    result: CaseResult
    heads: Heads
    data: Mapping[str, bytes]
    sizes: Mapping[str, tuple[Size, ...]]

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


def open_case(name: str, data: bytes) -> Opened:
    """Audit one file and make it ready to be shown; Refused where that is impossible."""
    try:
        return _opened(audit_files([NamedBytes(name=name, data=data)]), data)
    except ReadError as error:
        raise Refused(str(error)) from error
    except Exception as error:
        _LOG.exception("a file could not be audited")
        raise Refused from error


def _opened(result: CaseResult, data: bytes) -> Opened:
    hashed = sha256(data).hexdigest()
    sizes = page_sizes(data)
    paged = [s.id for s in result.audit.sources if s.sha256 == hashed and sizes]
    return Opened(
        result=result,
        heads=tuple((f.head, f.gathered) for f in findings(result.audit, least="info")),
        data=dict.fromkeys(paged, data),
        sizes=dict.fromkeys(paged, sizes),
    )

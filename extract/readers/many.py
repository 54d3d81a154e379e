"""Many files: archives opened, old Office files converted in one go, every file read on the same terms."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from extract.document import Document
from extract.errors import ReadError
from extract.readers.archive import NamedFile, read_many
from extract.readers.door import read
from extract.readers.office_forms import TARGETS, old_form
from extract.readers.terms import TERMS, Terms


class Named(Protocol):
    """Anything with a name and bytes."""

    @property
    def name(self) -> str:
        """What the file is called."""

    @property
    def data(self) -> bytes:
        """What it holds."""


def unpacked(files: Iterable[Named], terms: Terms = TERMS) -> list[NamedFile]:
    """The files, in the place of an archive those inside it."""
    return [
        inner
        for file in files
        for inner in read_many(file.data, file.name, limits=terms.limits, password=terms.password)
    ]


def ready(files: Sequence[Named], terms: Terms = TERMS) -> Terms:
    """The terms with all old Office files among ``files`` converted."""
    old = [file.data for file in files if old_form(file.data) in TARGETS]
    if not old:
        return terms
    from extract.readers.office import convert_all  # noqa: PLC0415  # new files need nothing of it

    return replace(terms, converted={**terms.converted, **convert_all(old, terms.limits)})


def read_all(files: Sequence[Named], terms: Terms = TERMS) -> tuple[Document, ...]:
    """The documents of a case; where one of several cannot be read, the sentence says which."""
    inner = unpacked(files, terms)
    if len(inner) > 1:
        terms = ready(inner, terms)
    return tuple(
        _read(file, f"s{i}", terms, alone=len(inner) == 1) for i, file in enumerate(inner, 1)
    )


def _read(file: NamedFile, source_id: str, terms: Terms, *, alone: bool) -> Document:
    try:
        return read(
            file.data,
            file.name,
            source_id=source_id,
            limits=terms.limits,
            password=terms.password,
            converted=terms.converted,
            progress=terms.progress,
            reader=terms.reader,
        )
    except ReadError as error:
        if alone:
            raise
        raise type(error)(f"{file.name}：{error}") from error

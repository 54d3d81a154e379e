"""Sources: the files of a case."""

from extract.places import Record


class Source(Record):
    """One file: its name, the hash of its bytes and its format; ``pages`` where the format has pages."""

    id: str
    name: str
    sha256: str
    format: str
    pages: int | None = None
    ocr_suspect: bool = False
    source_url: str | None = None
    retrieved_at: str | None = None

"""Places: where something stands, in the text and on the medium."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Base of every record: frozen, and closed to fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PageBox(Record):
    """A rectangle on a page: left, top, right, bottom in points from the top left corner; pages count from 1."""

    page: int
    box: tuple[float, float, float, float]


class Span(Record):
    """A logical place: characters ``start:end`` of a block of a source."""

    source: str
    block: int
    start: int
    end: int


class Where(Record):
    """A logical place with everything that the format knows of the physical one."""

    source: str
    block: int
    start: int
    end: int
    quote: str = ""
    line: int | None = None
    char: int | None = None
    boxes: tuple[PageBox, ...] = ()
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

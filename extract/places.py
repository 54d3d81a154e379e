"""Places: where something stands, in the text and on the medium."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Base of every record: frozen, and closed to fields nobody declared.

    A report makes a thousand records a page, from values that are ours and typed. The two ways of pydantic to make one
    without looking at its values again are therefore made short: what a report says has no aliases and nothing private.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def model_construct(  # type: ignore[override]  # mypy's plugin knows the fields of each record
        cls, _fields_set: set[str] | None = None, **values: Any
    ) -> Self:
        """The record that ``values`` and the defaults make, in a third of the time that looking at them takes."""
        unset, every = _fields(cls)
        return _made(cls, {**unset, **values}, every)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The record with some of its values replaced."""
        if deep:
            return super().model_copy(update=update, deep=True)
        return _made(type(self), {**self.__dict__, **(update or {})}, _fields(type(self))[1])


Made = TypeVar("Made", bound=Record)
_VALUES, _TOLD, _EXTRA, _PRIVATE = (
    BaseModel.__dict__[name].__set__
    for name in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)


def _made(cls: type[Made], values: dict[str, Any], told: set[str]) -> Made:
    """A record with these values, one for every field, written past the guard that keeps records frozen."""
    record = object.__new__(cls)
    _VALUES(record, values)
    _TOLD(record, told)
    _EXTRA(record, None)
    _PRIVATE(record, None)
    return record


@cache
def _fields(cls: type[Record]) -> tuple[dict[str, Any], set[str]]:
    """Every field of a kind of record in its order, with its default; and their names."""
    fields = cls.model_fields.items()
    unset = {name: field.get_default(call_default_factory=True) for name, field in fields}
    return unset, set(unset)


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

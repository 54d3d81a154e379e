"""Records as a sheet: the rows of fields of a text are read as the worksheet they came from."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extract.document import Block
from extract.readers.sheet_abreast import abreast
from extract.readers.sheet_blocks import blocks_of
from extract.readers.sheet_cells import SheetCell
from extract.readers.sheet_layout import Layout, Slot
from extract.readers.text_records import Record

_GUARDED: Final = re.compile(r'="(.*)"|\'(?=[\d+-])(.*)', re.DOTALL)
"""A figure kept from being calculated with: ="0012", '0012."""


def sheet_of(records: Sequence[Record], name: str) -> Iterator[Block]:
    """The titles, tables and notes of records, each cell with its address."""
    rows = [
        [
            Slot(row, column, 1, 1, SheetCell(row + 1, column + 1, text))
            for column, field in enumerate(record)
            if (text := _shown(field))
        ]
        for row, record in enumerate(records)
    ]
    width = max(map(len, records))
    layout = Layout([*range(1, len(records) + 1)], [*range(1, width + 1)], rows)
    for form in abreast(layout):
        yield from blocks_of(form, name)


def _shown(field: str) -> str:
    """What a field shows."""
    text = field.strip().replace("\r\n", "\n")
    guarded = _GUARDED.fullmatch(text)
    return (guarded.group(1) or guarded.group(2) or "") if guarded else text

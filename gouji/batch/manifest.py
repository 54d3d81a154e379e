"""Manifest: a table in which a user lists reports, with the unit and the year that each belongs to."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from extract.vocabulary import load
from gouji.batch.errors import BadSource

SUFFIX = ".csv"
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*年?(?:度)?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a manifest; the path is as it stands there, ``parent`` is the unit that this one belongs to."""

    path: str
    agency: str = ""
    year: int | None = None
    parent: str = ""


def entries(data: bytes, name: str) -> list[Entry] | None:
    r"""The lines of a manifest; None where the table has no column of paths, and is a document like any other.

    >>> entries("路径,单位,年度\na.txt,某局,2023年".encode(), "m.csv")
    [Entry(path='a.txt', agency='某局', year=2023, parent='')]
    """
    try:
        rows = list(csv.reader(StringIO(decoded(data), newline="")))
    except csv.Error:
        return None
    columns = columns_of(rows[0]) if rows else {}
    if "path" not in columns:
        return None
    return list(_entries(rows[1:], columns, name))


def decoded(data: bytes) -> str:
    """The text of a table in one of the encodings that spreadsheets write, or nothing."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def columns_of(head: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the words in the head; the first of several counts."""
    words = load("manifest")
    found: dict[str, int] = {}
    for i, cell in enumerate(head):
        for key, known in words.items():
            if cell.strip().lower() in known:
                found.setdefault(key, i)
    return found


def _entries(rows: Sequence[Sequence[str]], columns: dict[str, int], name: str) -> Iterator[Entry]:
    for line, row in enumerate(rows, 2):
        cells = {key: row[i].strip() for key, i in columns.items() if i < len(row)}
        if not any(cell.strip() for cell in row):
            continue
        if not cells.get("path"):
            raise BadSource(f"清单 {name} 第 {line} 行没有写路径。")
        year = _year(cells.get("year"), name, line)
        yield Entry(cells["path"], cells.get("agency", ""), year, cells.get("parent", ""))


def _year(cell: str | None, name: str, line: int) -> int | None:
    if not cell:
        return None
    match = _YEAR.fullmatch(cell)
    if match is None:
        raise BadSource(f"清单 {name} 第 {line} 行的年度「{cell}」不是年份。")
    return int(match.group(1))

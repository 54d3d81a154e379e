"""Tables: rows written as they come, as CSV that a spreadsheet opens safely and as Parquet with exact decimals.

An amount stands twice in Parquet: as a decimal where its digits fit, and always as it is written. Nothing passes
through a binary fraction.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from audit.intervals import EXACT, plain
from gouji.review.exports.clean import clean, is_active

Kind = Literal["text", "whole", "amount"]
Cell = str | int | Decimal | None
Row = Mapping[str, Cell]
DIGITS, PLACES = 38, 12
BATCH = 2_000
"""Rows that are held before they are written."""
WIDE_SIGNS = frozenset("＝＋－＠")
BOM = "utf-8-sig"
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?[%％]?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name in the file and by what it holds."""

    name: str
    kind: Kind = "text"


class Writer(Protocol):
    """What takes rows."""

    def write(self, row: Row) -> None:
        """Take one row."""

    def close(self) -> None:
        """Finish the file."""


class CsvWriter:
    """A CSV file for spreadsheets: marked as UTF-8, and no text of a document in it becomes a formula."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._file = path.open("w", encoding=BOM, newline="")
        self._columns = columns
        self._csv = csv.writer(self._file)
        self._csv.writerow([column.name for column in columns])

    def write(self, row: Row) -> None:
        """Take one row."""
        self._csv.writerow([printed(row.get(column.name)) for column in self._columns])

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class ParquetWriter:
    """A Parquet file, written in groups of rows."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        import pyarrow.parquet as pq  # type: ignore[import-untyped]  # noqa: PLC0415 - extra `dist`

        self._columns = columns
        self._schema = schema(columns)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def write(self, row: Row) -> None:
        """Take one row."""
        self._rows.append(_typed(row, self._columns))
        if len(self._rows) >= BATCH:
            self._flush()

    def close(self) -> None:
        """Finish the file; a table without rows still has its columns."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows.clear()


class Tables:
    """The files of some tables, all open at once and closed together."""

    def __init__(self, folder: Path, tables: Mapping[str, Sequence[Column]]) -> None:
        self.files: list[Path] = []
        self.parquet = has_parquet()
        self._writers: dict[str, list[Writer]] = {}
        for name, columns in tables.items():
            self._writers[name] = [CsvWriter(self._path(folder, f"{name}.csv"), columns)]
            if self.parquet:
                path = self._path(folder, f"{name}.parquet")
                self._writers[name].append(ParquetWriter(path, columns))

    def _path(self, folder: Path, name: str) -> Path:
        self.files.append(folder / name)
        return self.files[-1]

    def write(self, table: str, row: Row) -> None:
        """Write one row in every format of a table."""
        for writer in self._writers[table]:
            writer.write(row)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for writer in (each for writers in self._writers.values() for each in writers):
            if kind is None:
                writer.close()
            else:
                with suppress(Exception):  # what went wrong first is what is told
                    writer.close()


def has_parquet() -> bool:
    """Whether Parquet can be written here."""
    try:
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        return False
    return pq is not None


def printed(cell: Cell) -> str:
    """A cell as CSV holds it: decimals in full, and text that would be a formula behind an apostrophe.

    >>> printed(Decimal("-1E+2")), printed("=1+1"), printed("甲=乙"), printed(None)
    ('-100', "'=1+1", '甲=乙', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, int):
        return str(cell)
    text = clean(cell)
    return f"'{text}" if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might take text for a formula; a plain number with a sign is none.

    >>> [is_formula(text) for text in ("=1+1", " @SUM(A1)", "＝1", "-12.50", "-", "甲")]
    [True, True, True, False, True, False]
    """
    begins = text.lstrip()
    if _NUMBER.fullmatch(text):
        return False
    return is_active(text) or is_active(begins) or begins[:1] in WIDE_SIGNS


def schema(columns: Sequence[Column]) -> Any:
    """The Arrow schema of a table; an amount is a decimal with its text beside it."""
    import pyarrow as pa  # noqa: PLC0415

    kinds = {"text": pa.string(), "whole": pa.int64(), "amount": pa.decimal128(DIGITS, PLACES)}
    fields = []
    for column in columns:
        fields.append((column.name, kinds[column.kind]))
        if column.kind == "amount":
            fields.append((f"{column.name}_text", pa.string()))
    return pa.schema(fields)


def fits(value: Decimal) -> bool:
    """Whether a decimal keeps every digit in the type that Parquet has for it.

    >>> fits(Decimal("0.000000000001")), fits(Decimal("0.0000000000001"))
    (True, False)
    """
    places = -int(value.normalize(EXACT).as_tuple().exponent)
    return value.is_finite() and places <= PLACES and value.adjusted() < DIGITS - PLACES


def _typed(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for column in columns:
        cell = row.get(column.name)
        if column.kind == "amount":
            exact = isinstance(cell, Decimal) and fits(cell)
            out[column.name] = cell if exact else None
            out[f"{column.name}_text"] = plain(cell) if isinstance(cell, Decimal) else None
        else:
            out[column.name] = clean(cell) if isinstance(cell, str) else cell
    return out

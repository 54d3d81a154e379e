"""Records: texts that a program wrote as rows of fields (.csv, .tsv).

It is told by contents: nearly all rows have as many fields. Fields may be quoted and then hold commas and line ends.
"""

import csv
from itertools import groupby
from typing import Final

_COLUMNS: Final = 3
_RECORDS: Final = 3
_WHOLE: Final = 0.6  # of the records have all fields; programs leave out empty ones at the end
_TOGETHER: Final = 0.9  # of the records, where several tables stand below each other
_SEPARATORS: Final = ",;"
Record = list[str]


def records_of(text: str) -> list[Record] | None:
    r"""The fields of every row of a text that is nothing but records; None for any other text.

    >>> records_of('项目,预算,执行\n道路,"1,200.5",900\n路灯,30,30')
    [['项目', '预算', '执行'], ['道路', '1,200.5', '900'], ['路灯', '30', '30']]
    >>> records_of('三公经费\n支出9万元,其中:接待费1万元;用车费8万元。\n比上年少1万元,其中:接待费持平;用车费少1万元。')
    """
    marks = "\t" if "\t" in text and '"' in text else "" if "\t" in text else _SEPARATORS
    return next((found for mark in marks if (found := _parted(text, mark))), None)


def _parted(text: str, mark: str) -> list[Record] | None:
    """The records of a text parted by one mark, where it is one."""
    if mark not in text:
        return None
    try:
        records = list(csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True))
    except csv.Error:  # a quotation mark that is none of its own
        return None
    filled = [record for record in records if any(map(str.strip, record))]
    widths = [len(record) for record in filled]
    widest = max(widths, default=0)
    enough = widest >= _COLUMNS and len(widths) >= _RECORDS
    spoken = sum(_is_sentence(record) for record in filled) * 2 > len(filled)
    whole = widths.count(widest) >= _WHOLE * len(widths)
    return records if enough and not spoken and (whole or _are_tables(widths)) else None


def _is_sentence(record: Record) -> bool:
    """Whether a row is running text that holds the mark by chance: it ends in a full stop."""
    return "".join(record).rstrip().endswith("。")


def _are_tables(widths: list[int]) -> bool:
    """Whether records of these widths are several tables, one below the other."""
    runs = [(width, len(list(run))) for width, run in groupby(widths)]
    told = sum(many for width, many in runs if width >= _COLUMNS and many >= _RECORDS)
    return told >= _TOGETHER * len(widths)

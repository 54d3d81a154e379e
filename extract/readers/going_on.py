"""Going on: whether rows are the rest of the table above them, which something empty has cut in two."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Final

from extract.document import Table
from extract.vocabulary.form_words import (
    head_key,
    is_block,
    is_goal,
    is_goal_block,
    is_key,
    title_word,
)

TOP: Final = 2
"""So many rows at the top of a table may be its head."""
_BEGINNINGS: Final = (is_key, is_goal, is_goal_block, is_block)


def is_rest(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are the rest of a table: figures come first, and nothing that a form or a part of one begins with.

    >>> is_rest([["", "时效指标", "完成时间", "12月"], ["", "成本指标", "总成本", "≤90万元"]])
    True
    >>> is_rest([["项目名称", "路灯维护2期"]]), is_rest([["年初预算数", "全年执行数", "10"]])
    (False, False)
    """
    first = next(iter(rows), ())
    if not any(character.isdecimal() for text in first for character in text):
        return False
    begins = any(title_word().search(text) for text in first) or any(
        begin(text) for text in filter(None, first) for begin in _BEGINNINGS
    )
    return not begins and not any(_is_head(row) for row in islice(rows, TOP))


def with_rest(above: Table, below: Table) -> Table | None:
    """Two tables without anchors as one where the second is the rest of the first; None where it is not.

    They have as many columns and begin with different words: a form that begins like the one before is another.
    """
    if above.columns != below.columns or _first_words(above) == _first_words(below):
        return None
    if not is_rest([*islice(_texts(below), TOP)]):
        return None
    text = f"{above.text}\n{below.text}"
    moved = len(above.text) + 1
    cells = (
        c._replace(row=c.row + above.rows, start=c.start + moved, end=c.end + moved)
        for c in below.cells
    )
    made = ((start + moved, end + moved) for start, end in below.generated)
    return replace(
        above,
        text=text,
        rows=above.rows + below.rows,
        cells=(*above.cells, *cells),
        generated=(*above.generated, *made),
    )


def _texts(table: Table) -> Iterator[list[str]]:
    """The texts of the rows of a table."""
    for _, cells in groupby(table.cells, key=lambda cell: cell.row):
        yield [table.content(cell) for cell in cells]


def _first_words(table: Table) -> str:
    return next((text for cell in table.cells if (text := table.content(cell).strip())), "")


def _is_head(row: Sequence[str]) -> bool:
    return sum(head_key(text) is not None for text in row) > 1

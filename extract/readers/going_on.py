"""Going on: whether rows are the rest of the table above them, which something empty has cut in two."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

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


def _is_head(row: Sequence[str]) -> bool:
    return sum(head_key(text) is not None for text in row) > 1

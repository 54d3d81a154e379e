"""Titles: what a form calls itself, from the lines above it or its own first rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.document import Document, Paragraph, Table
from extract.forms.grid import Grid, Slot
from extract.forms.heads import form_unit, is_key, keyed, unit_in
from extract.vocabulary import load
from extract.vocabulary.form_words import bare, is_goal_block, names, squash

_LONGEST = 60
_GOAL_CELLS = 2
_FIGURES = "0123456789０１２３４５６７８９一二三四五六七八九十"
_AT_END = re.compile(r"[^\s:：。；;，,、表日号）)]{2,40}表(?:[（(][^（）()]{0,12}[)）])?$")
_CAPTION = 40  # a line as short as that may be the caption of a table


def kind_of_title(title: str) -> str:
    """The kind of form that a title announces, or nothing.

    >>> kind_of_title("2023年度部门整体支出绩效评价基础数据表")
    'base'
    """
    for kind, words in load("forms")["form_titles"].items():
        if any(word in title for word in words):
            return str(kind)
    return ""


def title_before(document: Document, block: int, grid: Grid) -> str:
    """The title of the table in ``block``: the nearest short line above that names a form, else a row of its own.

    A table right behind another one goes on under its title, unless it asks for a project.
    """
    for i in range(block - 1, max(-1, block - 6), -1):
        owner = document.blocks[i]
        if isinstance(owner, Table):
            break
        if found := _title(owner):
            return found
    return _own_title(grid) or _default(grid) or _continued(document, block)


def _title(paragraph: Paragraph) -> str:
    """What a paragraph calls the form below it: all of it, or how it ends where a form was run into its text."""
    text = squash(paragraph.text).strip("|｜")
    if len(text) > _LONGEST:
        match = _AT_END.search(text)
        text = match.group() if match and kind_of_title(match.group()) else ""
    return text if kind_of_title(text) or text.endswith("表") else ""


def _own_title(grid: Grid) -> str:
    for row in range(min(4, len(grid.rows))):
        slots = grid.filled(row)
        if len(slots) == 1 and (kind_of_title(slots[0].text) or slots[0].text.endswith("表")):
            return slots[0].text
    return ""


def _default(grid: Grid) -> str:
    words = keyed("keys", "project")
    first = (slot.text for row in range(min(4, len(grid.rows))) for slot in grid.filled(row)[:1])
    known: Sequence[str] = load("forms")["form_titles"]["project"]
    return known[0] if any(text.strip(":：") in words for text in first) else ""


def _continued(document: Document, block: int) -> str:
    """The title of the table right above, where nothing but empty space stands between."""
    if block and isinstance(document.blocks[block - 1], Table):
        for i in range(block - 2, max(-1, block - 6), -1):
            owner = document.blocks[i]
            if isinstance(owner, Paragraph) and (found := _title(owner)):
                return found
    return ""


def unit_above(document: Document, block: int) -> str:
    """The unit of money that the lines right above a table state."""
    lines = (b.text for b in document.blocks[max(0, block - 3) : block] if isinstance(b, Paragraph))
    return next(
        (found for text in lines if (found := form_unit(text) or _bracketed_unit(text))), ""
    )


def _bracketed_unit(text: str) -> str:
    """The unit of money in the brackets of a short line (三公经费情况（万元）)."""
    unit = unit_in(text) if len(text) <= _CAPTION else ""
    return unit if "元" in unit else ""


def line_above(document: Document, block: int) -> str:
    """The short line right above a table."""
    above = document.blocks[block - 1] if block else None
    text = above.text.strip() if isinstance(above, Paragraph) else ""
    return text if len(text) <= _CAPTION else ""


def title_row(grid: Grid, row: int) -> str:
    """The title that a row is, where it holds nothing else."""
    slots = grid.filled(row)
    return slots[0].text if len(slots) == 1 and kind_of_title(slots[0].text) else ""


def _asks_for_project(slots: Sequence[Slot]) -> bool:
    return len(slots) > 1 and is_key(slots[0].text, "project")


def forms_in(grid: Grid) -> Iterator[range]:
    """The row ranges of the forms in one table: a title row or a second row that asks for a project begins another."""
    projects = [row for row in range(len(grid.rows)) if _asks_for_project(grid.filled(row))]
    titles = [row for row in range(1, len(grid.rows)) if title_row(grid, row)]
    titled = {row for row in projects if any(row - 4 <= t < row for t in titles)}
    starts = sorted({row for row in projects[1:] if row not in titled} | set(titles))
    bounds = [0, *starts, len(grid.rows)]
    yield from (range(low, high) for low, high in pairwise(bounds))


def holds_goal(slots: Sequence[Slot]) -> bool:
    """Whether a row holds a head over goals in words."""
    return any(bare(slot.text) in names("goal_heads") for slot in slots)


def opens_goal(slots: Sequence[Slot]) -> bool:
    """Whether a row between indicators tells the goal of those below it (年度目标2：…)."""
    return len(slots) <= _GOAL_CELLS and is_goal_block(slots[0].text.strip(":：").rstrip(_FIGURES))

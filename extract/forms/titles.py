"""Titles: what a form calls itself, from the lines above it or its own first rows."""

from collections.abc import Sequence

from extract.document import Document, Paragraph, Table
from extract.forms.grid import Grid, squash
from extract.forms.heads import keyed
from extract.vocabulary import load

_LONGEST = 60


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
    text = squash(paragraph.text)
    return text if len(text) <= _LONGEST and (kind_of_title(text) or text.endswith("表")) else ""


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

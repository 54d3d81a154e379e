"""Signs: what a text or a row of a flattened form is by its words: a label, a goal, a name asked for, a rest."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from extract.readers.flat_kinds import Kind, fit, traits_of
from extract.readers.flat_rows import Atom, Placed
from extract.vocabulary import form_words as words

_SEVERAL: Final = 2
_COLUMNS: Final = 3
_CELLS: Final = 4  # figures alone on their lines, one behind the other


def nameless(cells: Sequence[Placed]) -> list[Placed]:
    """The figures of a row without any word, which hardly is a row of its own."""
    if any(traits_of(cell.text).words for cell in cells):
        return []
    return [cell for cell in cells if traits_of(cell.text).figure is not None]


def leaves(atoms: Sequence[Atom]) -> bool:
    """Whether a row stands under no heads: it asks for a name, or announces goals in words."""
    return words.is_key(atoms[0].text) or any(is_goal(atom.text) for atom in atoms)


def is_rest(cells: Sequence[Placed]) -> bool:
    """Whether a row may be what did not fit into the cells above: a text or two, no figure and no word of forms."""
    return len(cells) <= _SEVERAL and all(
        traits_of(cell.text).words
        and not words.level_of(cell.text)
        and not words.is_label(cell.text)
        and not words.is_filler(cell.text)
        for cell in cells
    )


def is_goal(text: str) -> bool:
    """Whether a text stands beside goals in words, or over them."""
    return words.is_goal(text) or words.is_goal_block(text)


def is_label(atoms: Sequence[Atom]) -> bool:
    """Whether the last of the texts before heads is the label beside them."""
    if not atoms or atoms[-1].glued or not traits_of(atoms[-1].text).words:
        return False
    last = atoms[-1].text
    if len(atoms) > 1 and is_goal(atoms[-2].text):
        return False
    single = len(atoms) == 1 or not words.is_key(atoms[-2].text)
    return single or words.is_block(last) or words.is_key(last)


def is_lead(atoms: Sequence[Atom]) -> bool:
    """Whether the last text before other heads is the label beside them."""
    return bool(atoms) and not atoms[-1].glued and fit(atoms[-1].text, Kind.LABEL) > 0


def unrecovered(lines: Sequence[str]) -> Iterator[int]:
    """The first lines of runs that look like rows of a table, or like its cells, though no heads say of which."""
    parts = [line.split() for line in [*lines, ""]]
    figures = [sum(traits_of(part).figure is not None for part in row) for row in parts]
    rows = [
        len(row) >= _COLUMNS and found * 2 >= len(row)
        for row, found in zip(parts, figures, strict=True)
    ]
    cells = [len(row) == found == 1 for row, found in zip(parts, figures, strict=True)]
    told = [i for i, row in enumerate(parts) if row]
    yield from _runs(told, rows, _COLUMNS)
    yield from _runs(told, cells, _CELLS)


def _runs(told: Sequence[int], looks: Sequence[bool], least: int) -> Iterator[int]:
    """Where as many lines or more stand one behind the other that look like a table."""
    for table, group in groupby(told, looks.__getitem__):
        run = list(group)
        if table and len(run) >= least:
            yield run[0]

"""Wraps: lines of a flattened table as its cells were, before narrow columns broke words and bars closed each cell.

Where each cell has a line, a head such as 年初预算数 may stand on two of them, with empty lines between; each line may
end in the bar that closed its cell. Which lines each of them was printed on is kept, so that what is no table stays
as it was.
"""

from collections.abc import Callable, Sequence
from typing import Final

from extract.readers.flat_bars import broken_rows, closes
from extract.readers.flat_text import BARS, FlatText, Run, bars_in, is_empty_cell, joined
from extract.readers.flat_words import closed_up, continued, heads_on, outdented
from extract.readers.rows import Piece
from extract.vocabulary import form_words as words

Finder = Callable[[Sequence[Run], int], list[int]]

_PART: Final = 6  # no part of a head that a narrow column breaks is longer
_PARTS: Final = 3
_FAR: Final = 3  # lines to look ahead for the next part
_BARRED: Final = 8  # lines that end in a bar, one behind the other, are cells
_CELLS: Final = 3  # cells that each begin with a bar make a row
_LOOSE: Final = 3  # lines that the text of one cell may go on for
_BRACKETS: Final = (("（", "("), ("）", ")"))


def whole_lines(lines: Sequence[Piece]) -> tuple[FlatText, list[list[int]]]:
    """The text of lines with broken words put together, and which lines each line of it was printed on."""
    runs = [Run(closed_up(line)) for line in outdented(_unbarred(lines))]
    origins = [[index] for index in range(len(lines))]
    counted = broken_rows([run.text for run in runs])
    for finder in (lambda _, at: counted.get(at, []), _row, _broken, continued, heads_on):
        runs, origins = _joined(runs, origins, finder, " " if finder is heads_on else "")
    return FlatText.of(runs), origins


def _joined(
    runs: Sequence[Run], origins: Sequence[list[int]], finder: Finder, between: str
) -> tuple[list[Run], list[list[int]]]:
    """The lines with those put together that a finder says are one."""
    whole, printed = list(runs), [list(origin) for origin in origins]
    index = 0
    while index < len(runs):
        taken = finder(runs, index)
        for other in taken:
            whole[index] = joined(whole[index], whole[other], between)
            printed[index] += printed[other]
            printed[other] = []
        index = max([index, *taken]) + 1
    kept = [index for index, origin in enumerate(printed) if origin]
    return [whole[i] for i in kept], [printed[i] for i in kept]


def _unbarred(lines: Sequence[Piece]) -> list[Piece]:
    """The lines, those of a long run that each end in one bar without it."""
    ends = [_closed(line.text) for line in lines]
    out = list(lines)
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and (ends[stop] or not lines[stop].text.strip()):
            stop += 1
        if sum(ends[at:stop]) >= _BARRED:
            out[at:stop] = [_opened(line) for line in lines[at:stop]]
        at = max(stop, at + 1)
    return out


def _closed(text: str) -> bool:
    """Whether a line is one cell with the bar behind it."""
    return bars_in(text) == 1 and closes(text)


def _opened(line: Piece) -> Piece:
    """The line without the bar; where there is nothing else, the bar stays for a cell that is empty."""
    text = line.text.rstrip().rstrip(BARS).rstrip()
    return Piece(line.line, line.char, text) if text else line


def _row(runs: Sequence[Run], index: int) -> list[int]:
    """The lines of a row whose other cells each begin with a bar on a line of their own, up to the bar that ends it."""
    taken: list[int] = []
    before, loose, cells = runs[index], 0, 0
    if not before.text.strip() or bars_in(before.text) or "。" in before.text:
        return []
    for other in range(index + 1, len(runs)):
        run = runs[other]
        if not run.text.strip():
            if not cells:
                break
            continue
        if _is_row(run):
            break
        leads = _leads(run)
        loose = 0 if leads else loose + 1
        if (not leads and closes(before.text)) or loose > _LOOSE:
            break
        taken.append(other)
        cells += leads and not is_empty_cell(run.text)
        before = run
    return taken if cells >= _CELLS and closes(before.text) else []


def _leads(run: Run) -> bool:
    """Whether a line is one cell behind its bar."""
    text = run.text.strip()
    return text.startswith(tuple(BARS)) and not bars_in(text.strip(BARS))


def _is_row(run: Run) -> bool:
    """Whether bars part a line into cells."""
    return bars_in(run.text.strip().strip(BARS)) > 0


def _broken(runs: Sequence[Run], index: int) -> list[int]:
    """The lines that hold the rest of the word that line ``index`` begins; none where it is whole."""
    parts = runs[index].text.strip()
    found: list[int] = []
    if not parts or len(parts) > _PART or not _is_word(parts):
        return []
    best: list[int] = []
    for other in range(index + 1, min(index + 1 + _PARTS * _FAR, len(runs))):
        text = runs[other].text.strip()
        if not text:
            continue
        if len(found) == _PARTS - 1 or len(text) > _PART or other > (found or [index])[-1] + _FAR:
            break
        before, parts = parts, parts + text
        found.append(other)
        if _known(parts) and not (_known(before) and _known(text)):
            best = list(found)
    return best


def _is_word(text: str) -> bool:
    return not any(c.isdigit() or c in "。；，" for c in text)


def _known(text: str) -> bool:
    """Whether the vocabulary has a word for a head, a level or a label as it stands."""
    if any(text.count(a) + text.count(b) for a, b in _BRACKETS):
        return False
    return bool(
        words.head_key(text) or words.level_of(text) or words.is_key(text) or words.is_block(text)
    )

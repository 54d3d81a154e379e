"""Words that blanks and line ends have broken: heads, levels and labels of forms, closed up before lines are read.

A narrow cell breaks 年度指标值 into two lines, and a program that joins them sets a blank between. Where the characters
on both sides of a blank make up a word of forms, and are not words of forms themselves, the blank goes. A row of heads
that was printed on several lines is one line again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from extract.readers.flat_text import Run, bars_in
from extract.readers.rows import Piece
from extract.vocabulary import derived
from extract.vocabulary import form_words as words

_BLANKS: Final = re.compile(r"(?<=[\u4e00-\u9fff])[ 　]+(?=[\u4e00-\u9fff])")
_REACH: Final = 14  # no word of forms is longer
_SHORT: Final = 4  # shorter words are closed up where they stand alone
_COUNTED: Final = re.compile(r"[ 　]?\d{1,2}(?:[：:、．.]|[\u4e00-\u9fff])")
_ADDED: Final = re.compile(r"[（(](?:\d{1,3}分|[万亿千百]?元|%)[)）]")
_INDENT: Final = 2
_SEVERAL: Final = 2


@derived
def _known() -> frozenset[str]:
    """Every word that begins a cell of a form, as it is printed without blanks."""
    found = {*words.words("measures"), *words.words("indicator_heads")}
    found |= {word for level in (1, 2) for word in words.names(f"level{level}_names")}
    found |= {word for word, key in words.words("keys").items() if key != "planned"}
    for section in ("goal_heads", "goal_blocks", "block_names", "totals", "order_heads"):
        found |= words.names(section)
    return frozenset(found)


def closed_up(line: Piece) -> tuple[Piece, ...]:
    """A line as the pieces that are left without the blanks inside words of forms."""
    text = line.text
    gaps = [match.span() for match in _BLANKS.finditer(text)]
    inside = [gap for gap in gaps if _breaks(text, *gap)]
    if not inside:
        return (line,)
    edges = [0, *(edge for gap in inside for edge in gap), len(text)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Piece(line.line, line.char + a, text[a:b]) for a, b in pairs if a < b)


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a blank stands inside a word of forms; a whole word beside it is no part of another."""
    tokens = text[:start].rsplit(maxsplit=1)[-1], text[end:].split(maxsplit=1)[0]
    first, second = (words.bare(token) in _known() for token in tokens)
    if first and second:
        return False
    before = words.squash(text[max(start - 2 * _REACH, 0) : start])[-_REACH:]
    after = words.squash(text[end : end + 2 * _REACH])[:_REACH]
    return any(
        _whole(text, end, before, after, i, j)
        and (i >= len(tokens[0]) or not second)
        and (j >= len(tokens[1]) or not first)
        for i, j in _cuts(before, after)
    )


def _cuts(before: str, after: str) -> Iterator[tuple[int, int]]:
    """How many characters of both sides make up a word that is none of two."""
    known = _known()
    for i in range(1, len(before) + 1):
        for j in range(1, len(after) + 1):
            first, second = before[-i:], after[:j]
            if first + second in known and not (first in known and second in known):
                yield i, j


def _whole(text: str, end: int, before: str, after: str, i: int, j: int) -> bool:
    """Whether a word of forms that spans a blank is meant as one: a short one stands alone, an item has no number."""
    if i + j < _SHORT and not (i == len(before) and j == len(after)):
        alone = re.compile(
            rf"(?:^|[\s　|｜]){'[ 　]*'.join(before[-i:] + after[:j])}(?=[\s　|｜（(]|$)"
        )
        if not any(match.start() < end < match.end() for match in alone.finditer(text)):
            return False
    rest = re.match(rf"[ 　]*{'[ 　]*'.join(after[:j])}", text[end:])
    behind = text[end + rest.end() :] if rest else ""
    return not (
        (before[-i:] + after[:j]).endswith(tuple(words.names("item_words")))
        and _COUNTED.match(behind)
    )


def outdented(lines: Sequence[Piece]) -> list[Piece]:
    """The lines without the blanks that most of them begin with; what is left may stand for empty cells."""
    margins = [_margin(line.text) for line in lines if line.text.strip()]
    usual, often = Counter(margins).most_common(1)[0] if margins else (0, 0)
    if usual < _INDENT or often * 2 < len(margins):
        return list(lines)
    return [_moved(line, min(usual, _margin(line.text))) for line in lines]


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip(" 　"))


def _moved(line: Piece, by: int) -> Piece:
    return Piece(line.line, line.char + by, line.text[by:])


def continued(runs: Sequence[Run], index: int) -> list[int]:
    """The lines that go on where a word of forms broke off: with its end, or with its points or unit in brackets."""
    taken: list[int] = []
    line = _tokens(runs, index)
    while line and (following := _tokens(runs, index + len(taken) + 1)):
        if not _goes_on(line, following):
            break
        taken.append(index + len(taken) + 1)
        line = [*line[:-1], line[-1] + following[0], *following[1:]]
    return taken


def _goes_on(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the second of two lines begins with the end of what the first one ends with."""
    known = _known()
    tail, front = first[-1], second[0]
    if len(second) == 1 and _ADDED.fullmatch(front):
        return words.squash(tail) in known
    whole = len(first) + len(second) > _SEVERAL and words.bare(tail + front) in known
    return whole and bool(words.bare(tail)) and not (tail in known and front in known)


def heads_on(runs: Sequence[Run], index: int) -> list[int]:
    """The line of heads that goes on the heads, or the name of the block, that line ``index`` holds."""
    first, second = _tokens(runs, index), _tokens(runs, index + 1)
    if len(second) < _SEVERAL or not all(map(words.head_key, second)):
        return []
    lead = len(first) == 1 and words.is_block(first[0])
    heads = len(first) > 1 and all(map(words.head_key, first[1:])) and not words.is_key(first[0])
    return [index + 1] if lead or heads else []


def _tokens(runs: Sequence[Run], index: int) -> list[str]:
    """The texts of a line that blanks part; none where bars part it."""
    text = runs[index].text if index < len(runs) else ""
    return [] if bars_in(text) else text.split()

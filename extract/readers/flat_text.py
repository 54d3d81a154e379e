"""Flat text: lines joined into one string, and the way back from a stretch of it to lines and columns of the file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from extract.readers.flat_figures import figures_pattern
from extract.readers.flat_rows import Atom
from extract.readers.rows import Piece
from extract.vocabulary import derived
from extract.vocabulary.form_words import (
    head_run,
    is_goal,
    is_key,
    is_label,
    is_total,
    landmarks,
    level_of,
)

BARS: Final = "|｜\t"
_SLOTS: Final = re.compile(r"[^|｜\n]*")
_WORDS: Final = re.compile(r"[^\s|｜　]+")
_SINGLE: Final = re.compile(r"[^ 　\n]*")
_DASHES: Final = re.compile(r"[\s|｜:：—-]*")
_GOES_ON: Final = "，、"
_BEFORE: Final = 4
_TRIM: Final = " \t\r\n　"
_PARTED: Final = re.compile(r"(?<=[\d%％])[ 　]+(?=[≥≤＞＜><=]?\d)")
_TWICE: Final = 2  # shorter words are doubled by the language itself
_OFTEN: Final = 2  # figures set apart by blanks so often are never run together beside
_DATE: Final = (
    r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?底?前?(?:完成)?|\d{1,2}月(?:\d{1,2}日)?底?前?(?:完成)?"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces of one line or of several that are read as one line."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The characters of all pieces."""
        return "".join(piece.text for piece in self.pieces)

    def cut(self, start: int, end: int) -> list[Piece]:
        """Characters ``start:end`` as pieces of the lines that they were printed on."""
        found, at = [], 0
        for piece in self.pieces:
            low, high = max(start - at, 0), min(end - at, len(piece.text))
            if low < high:
                found.append(Piece(piece.line, piece.char + low, piece.text[low:high]))
            at += len(piece.text)
        return found


def joined(first: Run, second: Run, between: str = "") -> Run:
    """Two lines as one, with what parts them."""
    last = first.pieces[-1]
    blank = (Piece(last.line, last.char + len(last.text), between),) if between else ()
    return Run((*first.pieces, *blank, *second.pieces))


@dataclass(frozen=True)
class FlatText:
    """Lines of a text file as one string with line feeds between them."""

    lines: Sequence[Run]
    text: str = ""
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Sequence[Run]) -> "FlatText":
        """The lines as one string."""
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line.text) + 1
        return cls(lines, "\n".join(line.text for line in lines), starts)

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the character at ``offset``."""
        return bisect_right(self.starts, offset) - 1

    def span(self, index: int) -> tuple[int, int]:
        """Where a line begins and ends."""
        return self.starts[index], self.starts[index] + len(self.lines[index].text)

    def pieces(self, start: int, end: int) -> list[Piece]:
        """A stretch as pieces of its lines, without white space around them."""
        found: list[Piece] = []
        for index in range(self.line_at(start), self.line_at(max(end - 1, start)) + 1):
            low, high = self.span(index)
            part = self.trimmed(max(low, start), min(high, end))
            if part:
                found += self.lines[index].cut(part[0] - low, part[1] - low)
        return found

    def trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """A stretch without white space around it, or None where there is nothing else."""
        text = self.text[start:end]
        inner = text.strip(_TRIM)
        if not inner:
            return None
        low = start + text.index(inner)
        return low, low + len(inner)


def slots_of(text: FlatText, index: int) -> list[tuple[int, int]]:
    """The slots of a line between bars, empty ones too; the bars at both ends close the first and the last."""
    start, end = text.span(index)
    line = text.text[start:end]
    inner = line.strip(_TRIM)
    low = start + line.index(inner) + (inner[:1] in BARS and len(inner) > 1)
    high = start + line.index(inner) + len(inner) - (inner[-1:] in BARS and len(inner) > 1)
    spans, at = [], low
    for i in range(low, high):
        if text.text[i] in BARS:
            spans.append((at, i))
            at = i + 1
    return [text.trimmed(a, b) or (a, a) for a, b in [*spans, (at, high)]]


def single_slots(text: FlatText, index: int) -> list[tuple[int, int]]:
    """The slots of a line between single blanks, where two blanks stand around an empty one."""
    start, end = text.span(index)
    spans, at = [], start
    for i in range(start, end):
        if text.text[i] in " 　":
            spans.append((at, i))
            at = i + 1
    return [*spans, (at, end)]


def is_bar_rule(line: str) -> bool:
    """Whether a line only draws the rule under a head, as in Markdown."""
    return "-" in line and _DASHES.fullmatch(line) is not None


def bars_in(line: str) -> int:
    """How many bars a line has, or tabs in their place."""
    inner = line.strip()
    return sum(inner.count(bar) for bar in BARS)


def words_of(text: FlatText, start: int, end: int) -> Iterator[Atom]:
    """The texts of a stretch that white space and bars set apart; each knows whether it begins a line."""
    line = -1
    for match in _WORDS.finditer(text.text, start, end):
        here = text.line_at(match.start())
        yield Atom(match.start(), match.end(), match.group(), first=here != line)
        line = here


def fragments_of(text: FlatText, start: int, end: int) -> Iterator[Atom]:
    """Each line of a stretch as one text; two lines that make one word of a form are one."""
    spans = [
        part
        for index in range(text.line_at(start), text.line_at(max(end - 1, start)) + 1)
        if (part := _within(text, index, start, end))
    ]
    at = 0
    while at < len(spans):
        if is_empty_cell(text.text[slice(*spans[at])]):
            yield Atom(spans[at][0], spans[at][0], "", first=True)
            at += 1
            continue
        (low, high), after = spans[at], spans[at + 1] if at + 1 < len(spans) else None
        broken = after and _is_broken(text.text[low:high], text.text[after[0] : after[1]])
        end = after[1] if after and broken else high
        yield Atom(low, end, text.text[low:end], first=True)
        at += 2 if broken else 1


def is_empty_cell(line: str) -> bool:
    """Whether a line is nothing but the bar that closes an empty cell."""
    return bool(line.strip()) and not line.strip(BARS + _TRIM)


def _within(text: FlatText, index: int, start: int, end: int) -> tuple[int, int] | None:
    low, high = text.span(index)
    return text.trimmed(max(low, start), min(high, end))


def _is_broken(first: str, second: str) -> bool:
    """Whether two lines are one word of a form, or one sentence, that a narrow cell has broken."""
    if first[-1] in _GOES_ON:
        return not any(char.isdigit() for char in second) and not _is_known(second)
    whole = first + second
    return _is_known(whole) and not _is_known(first) and not _is_known(second)


def _is_known(text: str) -> bool:
    return bool(level_of(text)) or is_label(text) or is_key(text) or is_goal(text)


def glued_of(text: FlatText, start: int, end: int) -> Iterator[Atom]:
    """The texts of a stretch whose words run together: words of forms, runs of figures, dates and what lies between.

    Where blanks part figures from figures no figure is cut, since each is whole.
    """
    at = start
    apart = len(_PARTED.findall(text.text, start, end)) >= _OFTEN
    matches = list(_glued().finditer(text.text, start, end))
    for match, after in zip_longest(matches, matches[1:]):
        begin = match.start()
        figures = match.lastgroup == "figures" and not apart
        counts = after is not None and after.lastgroup == "figures" and after.start() == match.end()
        if counts and match.lastgroup == "word" and at < begin <= at + _BEFORE and at > start:
            told = any(c.isalnum() for c in text.text[at:begin])
            begin = at if told else begin  # the few characters between figures and a label begin it
        if begin > at:
            yield from _apart(words_of(text, at, begin))
        yield Atom(begin, match.end(), text.text[begin : match.end()], glued=figures)
        at = match.end()
    if at < end:
        yield from words_of(text, at, end)


def _apart(atoms: Iterable[Atom]) -> Iterator[Atom]:
    """The texts, those that say the same words twice as target and actual cut in the middle (显著提升显著提升)."""
    for atom in atoms:
        half = len(atom.text) // 2
        if half >= _TWICE and atom.text[:half] * 2 == atom.text:
            yield atom._replace(end=atom.start + half, text=atom.text[:half])
            atom = Atom(atom.start + half, atom.end, atom.text[half:])  # noqa: PLW2901
        yield atom


def counted(atoms: Sequence[Atom]) -> list[Atom] | None:
    """The texts of a stretch whose rows are counted, the number of the next row cut from the figures before it.

    None where the numbers do not go up by one from row to row.
    """
    found: list[Atom] = []
    number = 1
    for atom, after in zip_longest(atoms, atoms[1:]):
        begins = atom.glued and after is not None and not is_total(after.text)
        if not begins:
            found.append(atom)
            continue
        own = str(number)
        cut = atom.end - len(own)
        if not atom.text.endswith(own) or (cut == atom.start) != (number == 1):
            return None
        if cut > atom.start:
            found.append(atom._replace(end=cut, text=atom.text[: -len(own)]))
        found.append(Atom(cut, atom.end, own))
        number += 1
    return found


@derived
def _glued() -> re.Pattern[str]:
    figures = figures_pattern().pattern
    return re.compile(
        rf"(?P<date>{_DATE})|(?P<word>{landmarks().pattern})|(?P<figures>{figures})|(?P<blank>[—-])"
    )


def runs_of_heads(text: FlatText) -> list[tuple[int, int]]:
    """Where three heads or more stand one behind the other."""
    return [match.span() for match in head_run().finditer(text.text)]

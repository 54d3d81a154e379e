"""Regions: which part of a text is a table that was flattened, and how its cells were put together.

A table is known by three heads in a row. Where the heads fill a line, each row has its line; where each head has a
line of its own, so has each cell; where figures follow the heads on their line, the whole form stands on it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from extract.readers.flat_kinds import traits_of
from extract.readers.flat_text import BARS, FlatText, bars_in, is_empty_cell, runs_of_heads
from extract.vocabulary import form_words as words

_FAR: Final = 8  # lines without any sign of a table
_LOOSE: Final = 2  # lines without any sign of a row
_BACK: Final = 24  # lines above the heads in which a form may begin
_SENTENCE: Final = 40
_SPLIT: Final = re.compile(r"[\s|｜　]+")
_KEYS_BEFORE: Final = 400
_LABEL: Final = 60
_BARRED: Final = 3  # a line with so many bars is a row, whatever it says
_DIGIT: Final = re.compile(r"\d")
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")
_HEADS: Final = 3  # the fewest heads that a table is known by
_YEAR: Final = re.compile(r"[（(]?\d{4}年?度?[)）]?")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch that is one table, with its heads: whether rows or cells have lines, or nothing parts cells."""

    start: int
    end: int
    heads: tuple[tuple[int, int], ...]
    rows: bool = False
    glued: bool = False
    lined: bool = False
    closed: bool = False  # cells that are empty are printed too


def regions_of(text: FlatText) -> Iterator[Region]:
    """The tables of a text in order: those that heads tell, and between them those that bars draw."""
    at = 0
    for region in _headed(text):
        yield from _barred(text, at, region.start)
        yield region
        at = region.end
    yield from _barred(text, at, len(text.text))


def _barred(text: FlatText, start: int, end: int) -> Iterator[Region]:
    """Lines one behind the other that bars part into cells, whatever stands in the first of them."""
    if start >= end:
        return
    spans = [text.span(i) for i in range(text.line_at(start), text.line_at(end - 1) + 1)]
    inside = [span for span in spans if span[0] >= start and span[1] <= end]
    told = [span for span in inside if text.trimmed(*span)]
    for barred, group in groupby(told, lambda span: _is_barred(text.text[span[0] : span[1]])):
        rows = list(group)
        low, high = rows[0][0], rows[-1][1]
        if barred and len(rows) > 1 and _DIGIT.search(text.text, low, high):
            yield Region(low, high, (), rows=True)


def _is_barred(line: str) -> bool:
    return bars_in(line) >= _BARRED and _SPLIT.sub("", line) != ""


def _headed(text: FlatText) -> Iterator[Region]:
    """The tables that begin with heads."""
    runs = runs_of_heads(text)
    at, floor = 0, 0
    while at < len(runs):
        region = _around(text, runs, at, floor) if runs[at][0] >= floor else None
        if region is None:
            at += 1
            continue
        yield region
        floor = region.end
        at += len(region.heads)


def _around(text: FlatText, runs: Sequence[tuple[int, int]], at: int, floor: int) -> Region | None:
    """The table around a run of heads."""
    start, end = runs[at]
    first, last = text.line_at(start), text.line_at(end - 1)
    heads = text.text[start:end]
    if last > first and heads.count("\n") * 2 >= len(_SPLIT.split(heads.strip())):
        return _fragments(text, runs, at, floor)
    rest = text.text[end : text.span(last)[1]]
    if _DIGIT.search(rest):
        return None if _is_told(heads, rest) else _one_line(text, runs, at, floor)
    return _lines(text, runs, at, floor)


def _is_told(heads: str, rest: str) -> bool:
    """Whether heads that nothing parts are words of a sentence (预算资金执行率得分10分，总分99分。), and no table's."""
    glued = _SPLIT.search(heads.strip()) is None
    return glued and rest.rstrip().endswith("。") and len(_FIGURE.findall(rest)) < _HEADS


def _one_line(text: FlatText, runs: Sequence[tuple[int, int]], at: int, floor: int) -> Region:
    """A form that stands on one line; another title on it begins another form."""
    low = max(text.span(text.line_at(runs[at][0]))[0], floor)
    high = text.span(text.line_at(runs[at][1] - 1))[1]
    end = _next_title(text.text, runs[at][1], high)
    heads = tuple(run for run in runs[at:] if run[1] <= end)
    between = text.text[heads[0][0] : heads[0][1]]
    glued = _SPLIT.search(between.strip()) is None
    start = _first_key(text.text, low, heads[0][0], glued=glued)
    return Region(start, end, heads, glued=glued)


def _next_title(text: str, start: int, end: int) -> int:
    """Where the title of another form begins, else the end."""
    match = words.title_word().search(text, start, end)
    if not match:
        return end
    begin = match.start()
    while begin > start and not text[begin - 1].isspace() and text[begin - 1] not in BARS + "。）)":
        begin -= 1
    return begin if begin > start and any(c.isspace() for c in text[start:end]) else match.start()


def _first_key(text: str, low: int, high: int, *, glued: bool) -> int:
    """Where the form begins before its heads: at the first word that asks for a name."""
    titles = list(words.title_word().finditer(text, max(low, high - _KEYS_BEFORE), high))
    if titles:
        low = titles[-1].end()
    for match in words.landmarks().finditer(text, max(low, high - _KEYS_BEFORE), high):
        apart = match.start() == low or text[match.start() - 1].isspace()
        if words.is_key(match.group()) and (glued or apart):
            return match.start()
    if titles and high - low <= _LABEL:
        return low
    before = text[low:high].rstrip()
    cut = max(before.rfind(" "), before.rfind("　"), before.rfind(")"), before.rfind("）"))
    return low + cut + 1 if cut >= 0 else low if titles else high


def _lines(text: FlatText, runs: Sequence[tuple[int, int]], at: int, floor: int) -> Region | None:
    """A table whose rows have lines."""
    head = text.line_at(runs[at][0])
    first, last = head, head
    while first > 0 and text.starts[first - 1] >= floor and _opens(text, first - 1):
        first -= 1
    index, loose = head + 1, 0
    while index < len(text.lines) and loose <= _LOOSE:
        line = text.lines[index].text
        loose += bool(line.strip())
        if _is_title(line) or (_is_prose(line) and index > last + 1):
            break
        if _is_row(line) or text.span(index)[0] in {run[0] for run in runs}:
            last, loose = index, 0
        elif _is_prose(line):
            break
        index += 1
    if last == head:
        return None
    start, end = text.starts[first], text.span(last)[1]
    bars = bars_in(text.lines[head].text) >= 2
    inner = text.text[runs[at][0] : runs[at][1]].strip()
    heads = tuple(run for run in runs[at:] if run[1] <= end)
    return Region(
        start, end, rows=True, glued=not bars and _SPLIT.search(inner) is None, heads=heads
    )


def _opens(text: FlatText, index: int) -> bool:
    """Whether a line above the heads belongs to the form: it asks for names, or bars part it."""
    line = text.lines[index].text
    parts = [part for part in _SPLIT.split(line.strip()) if part]
    if not parts or _is_title(line):
        return False
    known = words.is_key(parts[0]) or words.is_goal(parts[0]) or words.is_total(parts[0])
    return bars_in(line) >= 2 or known or (len(parts) > 1 and words.head_key(parts[0]) is not None)


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: bars, figures beside words, or a word that only forms have."""
    if bars_in(line) >= 2:
        return True
    parts = [part for part in _SPLIT.split(line.strip()) if part]
    if not parts:
        return False
    values = sum(traits_of(p).figure is not None or traits_of(p).blank for p in parts)
    if values and len(parts) > 1:
        return True
    known = words.is_total(parts[0]) or words.level_of(parts[0]) or words.is_key(parts[0])
    glued = words.landmarks().match(line.strip()) is not None or words.is_filler(line)
    return (
        bool(known) or words.is_goal(parts[0]) or glued or (len(parts) > 1 and not _is_prose(line))
    )


def _is_prose(line: str) -> bool:
    return (
        "。" in line
        and len(line) > _SENTENCE
        and bars_in(line) < 2
        and _SPLIT.search(line.strip()) is None
    )


def _is_title(line: str) -> bool:
    return words.title_word().search(line) is not None and not words.is_key(line[:6])


def _fragments(text: FlatText, runs: Sequence[tuple[int, int]], at: int, floor: int) -> Region:
    """A table whose cells have lines."""
    head = text.line_at(runs[at][0])
    first = _first_fragment(text, head, floor)
    last, total, index = text.line_at(runs[at][1] - 1), False, text.line_at(runs[at][1] - 1) + 1
    starts = {text.line_at(low): text.line_at(high - 1) for low, high in runs[at + 1 :]}
    filled = 0
    while index < len(text.lines) and filled <= _FAR:
        line = text.lines[index].text.strip()
        if line and _is_title(line):
            break
        filled += bool(line) and not is_empty_cell(line)
        if is_empty_cell(line) and not filled:
            last = index
        if index in starts:
            index = starts[index]
            total, last, filled = False, index, 0
        elif line and not total and _is_sign(line):
            last, filled = index, 0
        total = total or words.is_total(line)
        if total and line and traits_of(line).figure is not None:
            last, filled = index, 0
        index += 1
    end = text.span(last)[1]
    heads = tuple(run for run in runs[at:] if run[0] < end)
    end = max(end, heads[-1][1])
    inside = (text.lines[i].text for i in range(first, text.line_at(end - 1) + 1))
    closed = any(map(is_empty_cell, inside))
    return Region(text.starts[first], end, heads, lined=True, closed=closed)


def _is_sign(line: str) -> bool:
    traits = traits_of(line)
    return traits.figure is not None or traits.blank or bool(traits.level) or words.is_total(line)


def _first_fragment(text: FlatText, head: int, floor: int) -> int:
    """The line that a form begins on: the first that asks for a name, not above a title or a sentence.

    Sentences are part of a form whose title stands right above a line that asks for a name.
    """
    first = named = head
    sentence = False
    for index in range(head - 1, max(head - _BACK, -1), -1):
        line = text.lines[index].text.strip()
        if text.starts[index] < floor:
            break
        if _is_title(line):
            return named if sentence and _follows(text, index, named) else first
        sentence = sentence or _is_prose(line)
        if words.is_key(line):
            named = index
            first = first if sentence else index
    if first == head and head and text.starts[head - 1] >= floor:
        above = text.lines[head - 1].text.strip()
        if above and not _is_title(above) and len(above) < _SENTENCE / 2:
            return head - 1
    return first


def _follows(text: FlatText, title: int, line: int) -> bool:
    """Whether nothing but the year of a form stands between its title and a line."""
    between = (text.lines[i].text.strip() for i in range(title + 1, line))
    return title < line and all(not other or _YEAR.fullmatch(other) for other in between)

"""Text files: prose, rows of tab-separated cells, and Word tables saved as one cell a line.

Three layouts are told apart line by line, since one file may hold all of them: a line with a tab inside is a
row; a line with nothing but a leading tab is one cell, its row ends at an empty line; everything else is prose.
Lines end at a line feed alone, as editors count them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Aside, Block, Document, LineAnchor, Paragraph, Table
from extract.problems import Problem
from extract.readers.conservation import balanced, digits_in
from extract.readers.flat import HEADLESS, Doubt, recovered
from extract.readers.flat_paragraphs import Found, problem_of
from extract.readers.flat_ragged import doubted
from extract.readers.flat_signs import unrecovered
from extract.readers.flat_text import BARS, FlatText
from extract.readers.flat_wraps import whole_lines
from extract.readers.office_marks import heads_of, printed
from extract.readers.rows import Piece, paragraph_of, table_of
from extract.readers.text_decoding import LOST, decode
from extract.readers.text_records import records_of
from extract.readers.text_wraps import columns_of, full_from
from extract.sources import Source
from extract.vocabulary import load
from extract.vocabulary.form_words import goes_on_with

_SENTENCE_END = re.compile(r"[。！？；：:;!?…）)」”》]\s*$")
_OPENING = re.compile(
    r"^\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?![.．]\d)|\d{1,2}(?=[.．](?:19|20)\d\d年))[)）、.．:：]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]+[章节部条]|附[件表]|说明|注[:：])"
)
_RUNNING = re.compile(r"[，。]|(?<=[\u4e00-\u9fff%％）)]),(?!\d)")
_PAUSE = re.compile(r"[，,、。；;：:]")
_CHAPTER = re.compile(r"^[一二三四五六七八九十]{1,3}、")
_WORD = 8  # no heading between two tables is as short as the second half of a label
_RULE = re.compile(rf"[{BARS}\s:\-]*")
_BARRED = 2  # two cells at least stand between three bars
_LONG = 30  # a paragraph cut by a page break has filled several lines before


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number from 1 and its text without the line end."""

    number: int
    text: str

    @property
    def empty(self) -> bool:
        """Whether the line is an empty paragraph; a full-width space is one that a cell holds on purpose."""
        return not self.text.strip(" \r")

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of several cells."""
        return "\t" in self.text.strip(" ").removeprefix("\t")

    @property
    def bars(self) -> tuple[int, ...]:
        """Where the bars of a row stand that begins and ends with one; nothing for any other line."""
        text = self.text.rstrip()
        first = len(text) - len(text.lstrip())
        known = tuple(i for i, char in enumerate(text) if char in BARS)
        edged = bool(known) and known[0] == first and known[-1] == len(text) - 1
        return known if edged and len(known) > _BARRED and "\t" not in text else ()

    @property
    def closed(self) -> tuple[int, ...]:
        """Where each cell of a row ends whose cells are closed by a bar, the first of them opened by none."""
        text = self.text.rstrip()
        known = tuple(i for i, char in enumerate(text) if char in BARS)
        ends = bool(known) and known[-1] == len(text) - 1 and "\t" not in text
        return (-1, *known) if ends and len(known) > _BARRED else ()

    @property
    def is_cell(self) -> bool:
        """Whether the line is one cell behind a tab."""
        return self.text.lstrip(" ").startswith("\t") and not self.is_row

    def piece(self, start: int = 0, end: int | None = None) -> Piece:
        """The characters ``start:end`` of the line with their place."""
        return Piece(self.number, start, self.text[start:end].rstrip("\r"))


def read_text(data: bytes, source: Source) -> Document:
    """Read a text file in any of its layouts; every character keeps its line and column."""
    text = decode(data)
    if records := records_of(text):
        from extract.readers.sheet_records import sheet_of  # noqa: PLC0415  # few texts are sheets

        blocks = tuple(sheet_of(records, ""))
        document = Document(source=source, blocks=blocks, problems=_lost(text))
        return balanced(document, digits_in(text))
    lines = [Line(i, line) for i, line in enumerate(text.split("\n"), 1)]
    hidden: list[Aside] = []
    lines = [
        Line(line.number, printed(line.text, line.number, hidden, head=is_head))
        for line, is_head in zip(lines, heads_of([line.text for line in lines]), strict=True)
    ]
    held: list[Block] = []
    doubts: list[tuple[int, Doubt]] = []
    for block, open_points in _blocks(lines):
        doubts += ((len(held), doubt) for doubt in open_points)
        held.append(block)
    document = Document(source=source, blocks=tuple(held), hidden=tuple(hidden))
    found = tuple(problem_of(document, *doubt) for doubt in doubts)
    return balanced(replace(document, problems=(*_lost(text), *found)), digits_in(text))


def _lost(text: str) -> tuple[Problem, ...]:
    """What is said of bytes that stand for no character."""
    count = text.count(LOST)
    what = f"文件里有 {count} 处字符不能解码，可能丢失了内容。"
    return (Problem(what=what, code="undecodable"),) if count else ()


def _blocks(lines: Sequence[Line]) -> Iterator[Found]:
    at = 0
    prose: list[Line] = []
    while at < len(lines):
        line = lines[at]
        if line.is_row or line.is_cell:
            yield from _prose(prose)
            prose = []
            reader = _row_table if line.is_row else _cell_table
            rows, at = reader(lines, at)
            yield _ragged(table_of(rows))
        elif (end := _bars_end(lines, at)) > at + 1 or (
            end := _closed_end(lines, at)
        ) > at + _BARRED:
            yield from _prose(prose)
            prose = []
            yield _ragged(table_of(_barred(lines[at:end])))
            at = end
        else:
            prose.append(line)
            at += 1
    yield from _prose(prose)


def _ragged(table: Table) -> Found:
    """A table of tabs; figures whose column a missing cell leaves open are doubts."""
    table, rows = doubted(table)
    what = "这一行的单元格比表头少，其中的数字属于哪一列未能确定，不据以认定不符。"
    return table, [Doubt("table-cells-unsure", what, row) for row in rows]


def _prose(lines: Sequence[Line]) -> Iterator[Found]:
    """Paragraphs of lines without tabs, and the tables among them that were flattened."""
    text, origins = whole_lines([line.piece() for line in lines])
    printed_on = [[lines[i] for i in indices] for indices in origins]
    at = 0
    for found in recovered(text):
        yield from _plain(printed_on, text, at, found.start)
        at = found.end
        if found.table is not None:
            yield found.table, found.doubts
            continue
        for i, paragraph in enumerate(_plain(printed_on, text, found.start, found.end)):
            yield paragraph[0], found.doubts if i == 0 else ()
    yield from _plain(printed_on, text, at, len(text.text))


def _plain(
    lines: Sequence[Sequence[Line]], text: FlatText, start: int, end: int
) -> Iterator[Found]:
    """The paragraphs of a stretch, which may begin or end within a line."""
    if start >= end:
        return
    first, last = text.line_at(start), text.line_at(end - 1)
    whole: list[Line] = []
    for index in range(first, last + 1):
        low, high = text.span(index)
        if low >= start and high <= end:
            whole += lines[index]
            continue
        yield from _doubted(whole)
        whole = []
        pieces = text.pieces(max(low, start), min(high, end))
        if pieces:
            yield paragraph_of(pieces), ()
    yield from _doubted(whole)


def _doubted(lines: Sequence[Line]) -> Iterator[Found]:
    """The paragraphs of whole lines; where they look like a table, that is a doubt."""
    first = {lines[index].number for index in unrecovered([line.text for line in lines])}
    doubts = [Doubt("table-not-recovered", HEADLESS)]
    for paragraph in _paragraphs(lines):
        anchors = [a for a in paragraph.anchors if isinstance(a, LineAnchor)]
        yield paragraph, doubts if any(a.line in first for a in anchors) else ()


def _row_table(lines: Sequence[Line], at: int) -> tuple[list[list[list[Piece]]], int]:
    """Rows of tab-separated cells from line ``at`` on, and where they end."""
    rows: list[list[list[Piece]]] = []
    spaced = _rows_are_spaced(lines, at)
    while at < len(lines):
        line = lines[at]
        if line.is_row or line.is_cell:
            rows.append([[piece] for piece in _split(line)])
        elif not (spaced and line.empty and at + 1 < len(lines) and lines[at + 1].is_row):
            break
        at += 1
    return rows, at


def _bars_end(lines: Sequence[Line], at: int) -> int:
    """Where the rows end that begin and end with a bar and all have as many; ``at`` where their cells are broken."""
    many, end = 0 if at and _holds_bar(lines[at - 1]) else len(lines[at].bars), at
    while many and end < len(lines) and len(lines[end].bars) == many:
        end += 1
    return at if end < len(lines) and _holds_bar(lines[end]) else end


def _holds_bar(line: Line) -> bool:
    return any(bar in line.text for bar in BARS)


def _closed_end(lines: Sequence[Line], at: int) -> int:
    """Where the rows end whose cells are closed by as many bars each; ``at`` where some of them were broken."""
    many, end = len(lines[at].closed), at
    if lines[at].text.lstrip().startswith(tuple(BARS)):
        return at
    while many and end < len(lines) and len(lines[end].closed) == many:
        end += 1
    beside = (*lines[max(at - 1, 0) : at], *lines[end : end + 1])
    barred = any(char in BARS for line in beside for char in line.text)
    return at if barred or _filled_up(lines[at:end]) else end


def _filled_up(lines: Sequence[Line]) -> bool:
    """Whether rows may have been made as wide as others at their end: none begins with an empty cell, some end so."""
    rows = [[line.text[a + 1 : b].strip() for a, b in pairwise(line.closed)] for line in lines]
    kept = any(not row[0] and any(row) for row in rows)
    counted = [row for row in rows if any(char.isdecimal() for cell in row for char in cell)]
    ended = {bool(row[-1]) for row in counted}
    return not kept and (len(ended) > 1 or any(not any(row[-2:]) for row in rows))


def _barred(lines: Sequence[Line]) -> list[list[list[Piece]]]:
    """Rows of cells between bars, or closed by them; a rule drawn under a head is none."""
    drawn = [line for line in lines if not _RULE.fullmatch(line.text)]
    edged = all(line.bars for line in drawn)
    ends = [line.bars if edged else line.closed for line in drawn]
    return [
        [[_between(line, *cell)] for cell in pairwise(row)]
        for line, row in zip(drawn, ends, strict=True)
    ]


def _between(line: Line, low: int, high: int) -> Piece:
    """What stands between two bars, without the blanks around it."""
    text = line.text[low + 1 : high]
    start = low + 1 + len(text) - len(text.lstrip())
    return line.piece(start, start + len(text.strip()))


def _rows_are_spaced(lines: Sequence[Line], at: int) -> bool:
    """Whether every row is followed by an empty line, so that an empty line does not end the table."""
    following = lines[at + 1 : at + 3]
    if len(following) < 2 or not following[0].empty or not following[1].is_row:
        return False
    return following[1].text.count("\t") == lines[at].text.count("\t")


def _split(line: Line) -> Iterator[Piece]:
    start = 0
    for end in [i for i, c in enumerate(line.text) if c == "\t"] + [len(line.text)]:
        yield line.piece(start, end)
        start = end + 1


def _cell_table(lines: Sequence[Line], at: int) -> tuple[list[list[list[Piece]]], int]:
    """Rows of one-cell-a-line from line ``at`` on, and where they end."""
    rows: list[list[list[Piece]]] = []
    gap, end = 1, at
    while at < len(lines):
        line = lines[at]
        if line.is_row:
            break
        if line.is_cell:
            if gap or not rows:
                rows.append([])
            rows[-1].append([line.piece(line.text.index("\t") + 1)])
            gap, end = 0, at + 1
        elif line.empty:
            gap += 1
        elif goes_on_with(line.text):
            break
        elif gap == 0 or (gap == 1 and _continues(rows, lines, at)):
            rows[-1][-1].append(line.piece())
            gap, end = 0, at + 1
        else:
            break
        at += 1
    return _rejoin(rows), end


def _continues(rows: Sequence[Sequence[Sequence[Piece]]], lines: Sequence[Line], at: int) -> bool:
    """Whether line ``at``, after one empty line, still belongs to the last cell.

    It does where it is blank or the row goes on right behind it. Else a row that is as wide as the one before is
    complete, so what follows is prose, unless the cell holds prose itself.
    """
    text = lines[at].text.strip()
    ahead = lines[at + 1 : at + 3]
    if not text or (ahead and ahead[0].is_cell):
        return True
    if (
        len(text) <= _WORD
        and not _OPENING.match(text)
        and [x.empty or x.is_cell for x in ahead] == [True, True]
    ):
        return ahead[1].is_cell
    last = rows[-1]
    held = "".join(piece.text for piece in last[-1]).strip()
    if _CHAPTER.match(text) and len(held) <= _LONG:
        return False
    complete = len(rows) > 1 and len(last) >= len(rows[-2]) and len(last) > 1
    return not complete or len(held) > _LONG


_VALUE = re.compile(r"^[\s　]*[≥≤＞＜><=]?[\s　]*[\d０-９]")


def _rejoin(rows: list[list[list[Piece]]]) -> list[list[list[Piece]]]:
    """Put rows together again that empty paragraphs inside a cell have torn apart.

    The parts make up the width of a whole neighbour, and either start with a value, which no row does that is as short,
    or stand between two whole rows.
    """
    widths = [len(row) for row in rows]
    whole = {w for w in widths if w >= 4 and widths.count(w) >= 2}
    out: list[list[list[Piece]]] = []
    at = 0
    while at < len(rows):
        taken = _torn(rows, at, whole)
        out.append([cell for row in rows[at : at + taken] for cell in row])
        at += taken
    return out


def _torn(rows: Sequence[list[list[Piece]]], at: int, whole: set[int]) -> int:
    """How many rows from ``at`` on are one."""
    width = len(rows[at])
    for count in range(2, 5):
        if at + count > len(rows) or width >= max(whole, default=0):
            break
        following = rows[at + count - 1]
        width += len(following)
        if not _VALUE.match(following[0][0].text):
            beside = rows[max(at - 1, 0)], rows[min(at + count, len(rows) - 1)]
            return count if count == 2 and all(len(row) == width for row in beside) else 1
        if width in whole and width in (
            len(rows[at - 1]),
            len(rows[min(at + count, len(rows) - 1)]),
        ):
            return count
    return 1


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Paragraphs of prose; one that a page break has cut is put together again."""
    group: list[Line] = []
    full = full_from([line.text for line in lines])
    for line in lines:
        if not line.text.strip(" \r　"):
            continue
        if group and not _is_cut(group[-1], line, full):
            yield paragraph_of([x.piece() for x in group])
            group = []
        group.append(line)
    if group:
        yield paragraph_of([x.piece() for x in group])


def _is_cut(before: Line, after: Line, full: int) -> bool:
    """Whether a line breaks off in mid-sentence; ``full`` is the width of a full line where all were broken at one."""
    text = before.text.strip()
    if text.endswith(tuple(BARS)):  # a bar closes a cell
        return False
    if _PAUSE.search(text) is None and text.endswith(tuple(load("case")["title_ends"])):
        return False  # a title, however long
    running = len(text) > _LONG or _RUNNING.search(text) or 0 < full <= columns_of(text)
    return bool(running) and not _SENTENCE_END.search(text) and not _OPENING.match(after.text)

"""Flattened tables: forms whose rows and columns were lost on the way to text, put together again by their words.

The heads say what each column holds, the vocabulary and the kinds of values say where each text belongs. What is not
printed is never certain: a table whose rows were guessed is a problem, and so is a row whose figures would fit under
other heads as well; such figures stand where they most likely do, marked as unsure, so that they accuse nobody.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Final

from extract.document import Table
from extract.readers.flat_guesses import Guess, alike, touched
from extract.readers.flat_heads import (
    begins_of,
    behind_total,
    kinds_of,
    stands_beside_block,
    tails_of,
)
from extract.readers.flat_kinds import Kind, fit, traits_of
from extract.readers.flat_regions import Region, regions_of
from extract.readers.flat_rows import Atom, Layout, Placed, place
from extract.readers.flat_signs import is_goal, is_label, is_lead, is_rest, leaves, nameless
from extract.readers.flat_slips import slip_of
from extract.readers.flat_text import (
    FlatText,
    bars_in,
    counted,
    fragments_of,
    glued_of,
    is_bar_rule,
    single_slots,
    slots_of,
    words_of,
)
from extract.readers.rows import table_of
from extract.vocabulary import form_words as words

_MISFIT: Final = 4  # one figure in so many without a place, and the table is not recovered
_SEVERAL: Final = 2
_MOST: Final = 6000  # texts in one table

HEADLESS: Final = "这里的几行像表格，但没有认得的表头，未能恢复行列，按段落读取。"
Spans = list[tuple[int, int]]
Row = list[Spans]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not certain about a table, or about one of its rows."""

    code: str
    what: str
    row: int | None = None


INFERRED: Final = Doubt(
    "table-inferred", "这里的表格没有保留行列，已按表头用词和数值类型恢复，请对照原件核对。"
)


@dataclass(frozen=True, slots=True)
class Recovered:
    """A table that stood in characters ``start:end`` of a text."""

    start: int
    end: int
    table: Table | None
    doubts: tuple[Doubt, ...] = ()


def recovered(text: FlatText) -> Iterator[Recovered]:
    """The flattened tables of a text in order; where one could not be put together there is none, and a doubt."""
    for region in regions_of(text):
        yield _Recovery(text, region).result()


@dataclass
class _Section:
    """The columns of a part of a form, from its heads to the next."""

    layout: Layout
    head: Row
    slots: int = 0  # how many slots its head line has, where slots are printed
    bars: bool = False
    opened: bool = False  # whether its head line begins with a bar


class _Recovery:
    """Puts one table together."""

    def __init__(self, text: FlatText, region: Region) -> None:
        self._text = text
        self._region = region
        self._rows: list[Row] = []
        self._doubts: list[Doubt] = []
        self._unsure: set[tuple[int, int]] = set()
        self._guessed: list[Guess] = []
        self._heads: list[int] = []
        self._misfits = 0
        self._figures = 0
        self._end = region.end

    def result(self) -> Recovered:
        """The table with its doubts."""
        region = self._region
        if region.rows:
            self._read_lines()
        else:
            self._read_stream()
            self._doubts.insert(0, INFERRED)
        if self._misfits * _MISFIT > self._figures:
            what = "这里像是表格，但行列未能恢复，按段落读取。"
            return Recovered(region.start, region.end, None, (Doubt("table-not-recovered", what),))
        texts = [
            [self._text.text[s[0][0] : s[-1][1]] if s else "" for s in row] for row in self._rows
        ]
        self._unsure |= set(touched(texts, self._guessed, self._heads))
        pieces = [
            [[p for a, b in spans for p in self._text.pieces(a, b)] for spans in row]
            for row in self._rows
        ]
        return Recovered(
            region.start, self._end, table_of(pieces, self._unsure), tuple(self._doubts)
        )

    # a form whose rows have lines

    def _read_lines(self) -> None:
        text, region = self._text, self._region
        section: _Section | None = None
        group: list[Atom] = []
        behind = -1
        for index in range(text.line_at(region.start), text.line_at(region.end - 1) + 1):
            start, end = text.span(index)
            line = text.text[start:end]
            if index == behind or not line.strip(" \r　") or is_bar_rule(line):
                continue
            run = next((h for h in region.heads if start <= h[0] < end), None)
            if run:
                late, early = self._beside(run, (start, end), section)
                self._place([*group, *late], section)
                within = late[-1].end if late else start, early[0].start if early else end
                section, group = self._head_line(index, run, within), early
                behind = index + any(len(spans) > 1 for spans in section.head)
                continue
            atoms = self._atoms(start, end)
            if not atoms:
                continue
            exact = self._exact(index, section)
            if section is None or exact or leaves(atoms):
                self._place(group, section)
                group, section = [], None if leaves(atoms) else section
                self._rows.append(exact or [[(a.start, a.end)] for a in atoms])
                self._figures += sum(traits_of(a.text).figure is not None for a in atoms)
            else:
                first, *rest = atoms
                group += [first._replace(first=True), *(a._replace(first=False) for a in rest)]
        self._place(group, section)

    def _beside(
        self, run: tuple[int, int], line: tuple[int, int], section: _Section | None
    ) -> tuple[list[Atom], list[Atom]]:
        """Figures of the row before and texts of the row behind, where a line of heads holds such too."""
        if self._region.glued or bars_in(self._text.text[slice(*line)]):
            return [], []
        before = self._atoms(line[0], run[0]) if section else []
        late = list(takewhile(lambda atom: traits_of(atom.text).figure is not None, before))
        early = self._atoms(run[1], line[1])
        if not any(traits_of(atom.text).figure is not None for atom in early):
            early = []
        first = [atom._replace(first=i == 0) for i, atom in enumerate(early)]
        return [atom._replace(first=False) for atom in late], first

    def _head_line(self, index: int, run: tuple[int, int], within: tuple[int, int]) -> _Section:
        """Read a line of heads, and what went on in the next one; the columns it gives."""
        text = self._text
        line = text.lines[index].text
        bars = bars_in(line) >= 2
        spans = slots_of(text, index) if bars else single_slots(text, index)
        slots = len(spans)
        if self._region.glued:
            spans = [(run[0], run[0]), *self._heads_in(run)] if run[0] > text.starts[index] else []
            spans = spans or [(run[0], run[0]), *self._heads_in(run)]
            lead = text.trimmed(text.starts[index], run[0])
            spans[0] = lead or spans[0]
        elif not bars and any(a == b for a, b in spans) and not self._even(index, spans):
            spans = [(a.start, a.end) for a in words_of(text, *text.span(index))]
            slots = 0
        if within != text.span(index):
            spans = [span for span in spans if span[0] >= within[0] and span[1] <= within[1]]
            slots = 0
        tails = {} if bars else tails_of(text, spans, index + 1)
        head = [[span, tails[i]] if i in tails else [span] for i, span in enumerate(spans)]
        kinds = kinds_of(["".join(text.text[a:b] for a, b in cell) for cell in head])
        if kinds[0] not in {Kind.LABEL, Kind.SECTION} and Kind.LEVEL1 not in kinds:
            behind = text.span(index + 1) if index + 1 < len(text.lines) else (0, 0)
            begin = begins_of([], kinds, block=stands_beside_block(self._atoms(*behind)))
            kinds = [*begin, *kinds]
            head = [*([(spans[0][0], spans[0][0])] for _ in begin), *head]
        layout = Layout(tuple(kinds), rows=True, cells=bars)
        self._heads.append(len(self._rows))
        self._rows.append(head)
        return _Section(layout, head, slots, bars, self._opened(index))

    def _even(self, index: int, spans: Spans) -> bool:
        """Whether the line behind the heads has as many slots between single blanks."""
        count, empty = len(spans), sum(a == b for a, b in spans)
        if empty * 2 >= count - 1:  # blanks by twos part the heads, none stands for an empty cell
            return False
        following = [i for i in range(index + 1, index + 3) if i < len(self._text.lines)]
        return any(len(single_slots(self._text, i)) == count for i in following)

    def _exact(self, index: int, section: _Section | None) -> Row | None:
        """A row whose empty cells are printed too."""
        if section is None:
            return [[s] for s in slots_of(self._text, index)] if self._bars(index) else None
        if len(section.head) != section.slots or self._region.glued:
            return None
        slots = slots_of if section.bars else single_slots
        spans = slots(self._text, index)
        if section.bars and not section.opened and self._opened(index):
            start = self._text.starts[index]
            # the bar closes an empty first cell, and nothing slipped
            spans = [(start, start), *spans]
            return [[span] for span in spans] if len(spans) == section.slots else None
        if len(spans) != section.slots:
            return None
        texts = [self._text.text[a:b] for a, b in spans]
        by = slip_of(texts, section.layout.kinds, bars=section.bars)
        if by is None:
            return None
        row: Row = [[span] for span in spans]
        return [*([] for _ in range(by)), *row[: len(row) - by]]

    def _opened(self, index: int) -> bool:
        """Whether a line begins with a bar."""
        return self._text.lines[index].text.lstrip(" 　").startswith(tuple("|｜"))

    def _bars(self, index: int) -> bool:
        return bars_in(self._text.lines[index].text) >= 2

    # a form without lines for its rows

    def _read_stream(self) -> None:
        region = self._region
        at = region.start
        for i, (start, end) in enumerate(region.heads):
            until = region.heads[i + 1][0] if i + 1 < len(region.heads) else region.end
            leads = self._leads(at, start)
            atoms = self._atoms(end, until)
            section = self._stream_head(leads, (start, end), atoms)
            self._heads.append(len(self._rows))
            self._rows.append(section.head)
            cut = next(
                (k for k, a in enumerate(atoms) if words.is_key(a.text) or is_goal(a.text)),
                len(atoms),
            )
            if i + 1 == len(region.heads):
                cut = min(cut, behind_total(atoms, len(section.head)))
                self._end = atoms[cut - 1].end if cut else end
            elif cut == len(atoms) and is_lead(atoms):
                cut -= 1  # the label over the next heads
            self._place(self._whole(atoms[:cut], section), section)
            at = atoms[cut].start if cut < len(atoms) else until

    def _leads(self, start: int, end: int) -> Spans:
        """Read what stands before heads; the last text of it is the label beside them.

        Several words one behind the other that ask for something, with nothing between to answer, are heads too.
        """
        atoms = [a for a in self._atoms(start, end) if a.text]
        count = next(
            (i for i, a in enumerate(reversed(atoms)) if not words.is_key(a.text)), len(atoms)
        )
        if count < _SEVERAL:
            count = int(is_label(atoms))
        kept = len(atoms) - count
        self._loose(atoms[:kept])
        return [(atom.start, atom.end) for atom in atoms[kept:]]

    def _whole(self, atoms: list[Atom], section: _Section) -> list[Atom]:
        """The texts under heads; where rows are counted and nothing parts cells, the numbers have to be right."""
        if not self._region.glued or section.layout.kinds[0] is not Kind.ORDER:
            return atoms
        found = counted(atoms)
        if found is None:
            self._misfits, self._figures = self._misfits + len(atoms), self._figures + len(atoms)
        return found or []

    def _loose(self, atoms: Sequence[Atom]) -> None:
        """Read texts under no heads: a word that asks for something begins a row."""
        row: Row = []
        goals = asked = False
        for atom in (atom for atom in atoms if atom.text):
            goal = is_goal(atom.text)
            if words.is_key(atom.text) or goal != goals:
                self._rows += [row] if row else []
                row = []
            asks = goal or words.is_key(atom.text)
            if row and self._region.glued and not asks and not asked:
                row[-1] = [(row[-1][0][0], atom.end)]
            else:
                row.append([(atom.start, atom.end)])
            goals, asked = goal, asks
        self._rows += [row] if row else []

    def _stream_head(self, leads: Spans, run: tuple[int, int], atoms: Sequence[Atom]) -> _Section:
        spans = self._heads_in(run)
        kinds = kinds_of([self._text.text[a:b] for a, b in spans])
        texts = [self._text.text[a:b] for a, b in leads]
        begin = begins_of(texts, kinds, block=stands_beside_block(atoms))
        layout = Layout((*begin, *kinds), rows=False, cells=self._region.closed)
        first: Row = [[span] for span in leads]
        first += [[] for _ in begin[len(first) :]]
        return _Section(layout, [*first, *([span] for span in spans)])

    def _heads_in(self, run: tuple[int, int]) -> Spans:
        found = [match.span() for match in words.head_word().finditer(self._text.text, *run)]
        if not self._region.glued:
            return found
        # 执行率得分 is one head where white space says so, and the usual two where nothing does
        parts = ((a, words.rate_and_points(self._text.text[a:b]), b) for a, b in found)
        return [
            span
            for a, cut, b in parts
            for span in ([(a, a + cut), (a + cut, b)] if cut else [(a, b)])
        ]

    # both

    def _atoms(self, start: int, end: int) -> list[Atom]:
        """The texts of a stretch."""
        if self._region.lined:
            return list(fragments_of(self._text, start, end))
        reader = glued_of if self._region.glued else words_of
        return list(reader(self._text, start, end))

    def _place(self, atoms: Sequence[Atom], section: _Section | None) -> None:
        """Put texts under the heads of a section."""
        if section is None or not atoms:
            return
        kinds = section.layout.kinds
        before = kinds[: kinds.index(Kind.NAME)] if Kind.NAME in kinds else ()
        levels = kinds.count(Kind.WEIGHT) > 1 or Kind.WEIGHT in before
        weighed = levels and not section.layout.rows
        # points of every level in one stream: nothing tells them apart
        if len(atoms) > _MOST or weighed:
            self._misfits, self._figures = 1, 1
            return
        layout = self._believed(atoms, section.layout)
        placed = place(atoms, layout)
        taken = Counter((cell.row, cell.column) for cell in placed)
        for cell in placed:
            if traits_of(cell.text).figure is not None:
                self._figures += 1
                shared = taken[cell.row, cell.column] > 1
                self._misfits += shared or fit(cell.text, kinds[cell.column]) < -1
        for _, group in groupby(placed, key=lambda cell: cell.row):
            cells = list(group)
            if layout.rows and is_rest(cells):
                what = "这一行没有数字，像是上一行单元格里折行的文字，请对照原件核对。"
                self._doubts.append(Doubt("table-cells-unsure", what, len(self._rows)))
            self._rows.append(self._row(cells, kinds))

    def _believed(self, atoms: Sequence[Atom], layout: Layout) -> Layout:
        """The layout; where a line begins with a figure, lines do not end where rows do."""
        begins = [atom for atom in atoms[1:] if atom.first]
        named = Kind.ORDER not in layout.kinds and not layout.cells
        if not (
            layout.rows and named and any(traits_of(a.text).figure is not None for a in begins)
        ):
            return layout
        if INFERRED not in self._doubts:
            self._doubts.insert(0, INFERRED)
        return replace(layout, rows=False)

    def _row(self, cells: Sequence[Placed], kinds: Sequence[Kind]) -> Row:
        """One row; figures that may stand under other heads as well are marked."""
        row: Row = [[] for _ in kinds]
        for cell in cells:
            row[cell.column].append((cell.start, cell.end))
        doubtful = [cell for cell in cells if cell.doubtful] or nameless(cells)
        if doubtful:
            shown = "、".join(cell.text for cell in doubtful)
            what = f"这一行的 {shown} 怎样归入各列未能确定，按最可能的读取，不据以认定不符。"
            self._doubts.append(Doubt("table-cells-unsure", what, len(self._rows)))
            columns = {cell.column for cell in doubtful}
            self._unsure |= {(len(self._rows), column) for column in columns}
            self._guessed.append(Guess(len(self._rows), alike(kinds, columns)))
        return row

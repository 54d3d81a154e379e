"""Flattened tables: forms whose rows and columns were lost on the way to text, put together again by their words.

The heads say what each column holds, the vocabulary and the kinds of values say where each text belongs. What is not
printed is never certain: a table whose rows were guessed is a problem, and so is a row whose figures would fit under
other heads as well; such figures are left together in one cell, where no head names them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from extract.document import Table
from extract.readers.flat_kinds import Kind, fit, kind_of, traits_of
from extract.readers.flat_regions import Region, regions_of
from extract.readers.flat_rows import Atom, Layout, Placed, place
from extract.readers.flat_text import (
    FlatText,
    bars_in,
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
_COLUMNS: Final = 3
_MOST: Final = 6000  # texts in one table

Spans = list[tuple[int, int]]
Row = list[Spans]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not certain about a table, or about one of its rows."""

    code: str
    what: str
    row: int | None = None


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


def unrecovered(lines: Sequence[str]) -> Iterator[int]:
    """The first lines of runs that look like rows of a table though no heads say of which."""
    count = 0
    for index, line in enumerate([*lines, ""]):
        parts = line.split()
        figures = sum(traits_of(part).figure is not None for part in parts)
        if len(parts) >= _COLUMNS and figures * 2 >= len(parts):
            count += 1
            continue
        if count >= _COLUMNS:
            yield index - count
        count = 0


@dataclass
class _Section:
    """The columns of a part of a form, from its heads to the next."""

    layout: Layout
    head: Row
    slots: int = 0  # how many slots its head line has, where slots are printed
    bars: bool = False


class _Recovery:
    """Puts one table together."""

    def __init__(self, text: FlatText, region: Region) -> None:
        self._text = text
        self._region = region
        self._rows: list[Row] = []
        self._doubts: list[Doubt] = []
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
            what = "这里的表格没有保留行列，已按表头用词和数值类型恢复，请对照原件核对。"
            self._doubts.insert(0, Doubt("table-inferred", what))
        if self._misfits * _MISFIT > self._figures:
            what = "这里像是表格，但行列未能恢复，按段落读取。"
            return Recovered(region.start, region.end, None, (Doubt("table-not-recovered", what),))
        pieces = [
            [[p for a, b in spans for p in self._text.pieces(a, b)] for spans in row]
            for row in self._rows
        ]
        return Recovered(region.start, self._end, table_of(pieces), tuple(self._doubts))

    # a form whose rows have lines

    def _read_lines(self) -> None:
        text, region = self._text, self._region
        section: _Section | None = None
        group: list[Atom] = []
        for index in range(text.line_at(region.start), text.line_at(region.end - 1) + 1):
            start, end = text.span(index)
            line = text.text[start:end]
            if not line.strip(" \r　") or is_bar_rule(line):
                continue
            run = next((h for h in region.heads if start <= h[0] < end), None)
            if run:
                self._place(group, section)
                section, group = self._head_line(index, run), []
                self._rows.append(section.head)
                continue
            atoms = self._atoms(start, end)
            if not atoms:
                continue
            exact = self._exact(index, section)
            if section is None or _leaves(atoms):
                self._place(group, section)
                group, section = [], None
                self._rows.append(exact or [[(a.start, a.end)] for a in atoms])
            elif exact:
                self._place(group, section)
                group = []
                self._rows.append(exact)
            else:
                first, *rest = atoms
                group += [first._replace(first=True), *(a._replace(first=False) for a in rest)]
        self._place(group, section)

    def _head_line(self, index: int, run: tuple[int, int]) -> _Section:
        """The columns that a line of heads gives."""
        text = self._text
        line = text.lines[index].text
        bars = bars_in(line) >= 2
        spans = slots_of(text, index) if bars else single_slots(text, index)
        if self._region.glued:
            spans = [(run[0], run[0]), *self._heads_in(run)] if run[0] > text.starts[index] else []
            spans = spans or [(run[0], run[0]), *self._heads_in(run)]
            lead = text.trimmed(text.starts[index], run[0])
            spans[0] = lead or spans[0]
        elif not bars and any(a == b for a, b in spans) and not self._even(index, len(spans)):
            spans = [(a.start, a.end) for a in words_of(text, *text.span(index))]
        texts = [text.text[a:b] for a, b in spans]
        kinds = _kinds(texts)
        if kinds[0] not in {Kind.LABEL, Kind.SECTION} and Kind.LEVEL1 not in kinds:
            kinds, spans = [Kind.LABEL, *kinds], [(spans[0][0], spans[0][0]), *spans]
        layout = Layout(tuple(kinds), rows=True, cells=bars)
        return _Section(layout, [[span] for span in spans], len(texts), bars)

    def _even(self, index: int, count: int) -> bool:
        """Whether the line behind the heads has as many slots between single blanks."""
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
        return [[span] for span in spans] if len(spans) == section.slots else None

    def _bars(self, index: int) -> bool:
        return bars_in(self._text.lines[index].text) >= 2

    # a form without lines for its rows

    def _read_stream(self) -> None:
        region = self._region
        at = region.start
        for i, (start, end) in enumerate(region.heads):
            until = region.heads[i + 1][0] if i + 1 < len(region.heads) else region.end
            lead = self._lead(at, start)
            section = self._stream_head(lead, (start, end))
            self._rows.append(section.head)
            atoms = list(self._atoms(end, until))
            cut = next(
                (k for k, a in enumerate(atoms) if words.is_key(a.text) or words.is_goal(a.text)),
                len(atoms),
            )
            if i + 1 == len(region.heads):
                cut = min(cut, _behind_total(atoms, len(section.head)))
                self._end = atoms[cut - 1].end if cut else end
            elif cut == len(atoms) and _is_lead(atoms):
                cut -= 1  # the label over the next heads
            self._place(atoms[:cut], section)
            at = atoms[cut].start if cut < len(atoms) else until

    def _lead(self, start: int, end: int) -> tuple[int, int] | None:
        """Read what stands before heads; the last text of it is the label beside them."""
        atoms = [a for a in self._atoms(start, end) if a.text]
        lead = None
        if atoms and not atoms[-1].glued and traits_of(atoms[-1].text).words:
            last = atoms[-1].text
            single = len(atoms) == 1 or not words.is_key(atoms[-2].text)
            if single or words.is_block(last) or words.is_key(last):
                lead = (atoms[-1].start, atoms[-1].end)
                atoms = atoms[:-1]
        self._loose(atoms)
        return lead

    def _loose(self, atoms: Sequence[Atom]) -> None:
        """Read texts under no heads: a word that asks for something begins a row."""
        row: Row = []
        goals = asked = False
        for atom in atoms:
            goal = words.is_goal(atom.text)
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

    def _stream_head(self, lead: tuple[int, int] | None, run: tuple[int, int]) -> _Section:
        spans = self._heads_in(run)
        kinds = _kinds([self._text.text[a:b] for a, b in spans])
        begin = Kind.SECTION if {Kind.LEVEL1, Kind.LEVEL2} & set(kinds) else Kind.LABEL
        layout = Layout((begin, *kinds), rows=False)
        first: Spans = [lead] if lead else []
        return _Section(layout, [first, *([span] for span in spans)])

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
        if len(atoms) > _MOST:
            self._misfits, self._figures = 1, 1
            return
        kinds = section.layout.kinds
        placed = place(atoms, section.layout)
        taken = Counter((cell.row, cell.column) for cell in placed)
        for cell in placed:
            if traits_of(cell.text).figure is not None:
                self._figures += 1
                shared = taken[cell.row, cell.column] > 1
                self._misfits += shared or fit(cell.text, kinds[cell.column]) < -1
        for _, group in groupby(placed, key=lambda cell: cell.row):
            self._rows.append(self._row(list(group), len(kinds)))

    def _row(self, cells: Sequence[Placed], width: int) -> Row:
        """One row; figures that may stand under several heads stay together in the first cell of them."""
        row: Row = [[] for _ in range(width)]
        doubtful = [cell for cell in cells if cell.doubtful]
        for cell in cells:
            column = min(c.column for c in doubtful) if cell.doubtful else cell.column
            row[column].append((cell.start, cell.end))
        if doubtful:
            shown = "、".join(cell.text for cell in doubtful)
            what = f"这一行的 {shown} 属于哪一列未能确定，没有归入表头。"
            self._doubts.append(Doubt("table-cells-unsure", what, len(self._rows)))
        return row


def _leaves(atoms: Sequence[Atom]) -> bool:
    """Whether a row stands under no heads: it asks for a name, or announces goals in words."""
    return words.is_key(atoms[0].text) or any(words.is_goal(atom.text) for atom in atoms)


def _is_lead(atoms: Sequence[Atom]) -> bool:
    """Whether the last text before other heads is the label beside them."""
    return bool(atoms) and not atoms[-1].glued and fit(atoms[-1].text, Kind.LABEL) > 0


def _kinds(texts: Sequence[str]) -> list[Kind]:
    """What each column holds; the column before the first head has the labels of rows."""
    keys = [words.head_key(text) for text in texts]
    split = "sign" in keys
    kinds = [_settled(key, split=split) if key else Kind.SECTION for key in keys]
    figures = words.names("figure_heads")
    kinds = [
        Kind.VALUE if words.bare(text) in figures else kind
        for text, kind in zip(texts, kinds, strict=True)
    ]
    first = next((i for i, key in enumerate(keys) if key), 0)
    if first and not {Kind.LEVEL1, Kind.LEVEL2} & set(kinds):
        kinds[first - 1] = Kind.LABEL
    return [
        Kind.NOTE if kind is Kind.SECTION and i > first else kind for i, kind in enumerate(kinds)
    ]


def _settled(key: str, *, split: bool) -> Kind:
    """The kind of a head; a target that has its sign in another column is a mere figure."""
    if key == "value":
        return Kind.VALUE if split else Kind.TARGET
    if key == "unit" and not split:
        return Kind.NOTE
    return kind_of(key)


def _behind_total(atoms: Sequence[Atom], width: int) -> int:
    """Where the form ends: behind the figures of its last total, if there is one."""
    last = next((i for i in range(len(atoms) - 1, -1, -1) if words.is_total(atoms[i].text)), None)
    if last is None:
        return len(atoms)
    end = last + 1
    while end < len(atoms) and end < last + width and traits_of(atoms[end].text).words is False:
        end += 1
    if end == last + 1 and end < len(atoms) and atoms[end].glued:
        end += 1
    return end if end > last + 1 else len(atoms)

"""Money block: the rows of a form that say how much was planned and spent, and the points given for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.forms.adjusting import adjusted, flows_of, state_arrival
from extract.forms.align import align, is_blank
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot, asked_singly
from extract.forms.heads import Head
from extract.forms.hierarchy import Line, complete, counts, line_of, parents, summed
from extract.forms.nature import SIDES, TITLES
from extract.forms.totals import points_in
from extract.numbers import Kind, Number, NumberId
from extract.records import Blank, Breakdown, MoneyBlock, MoneyRow
from extract.vocabulary import load
from extract.vocabulary.concepts import complete_sets, concept_of, part_of, plain
from extract.vocabulary.form_words import YEAR, bare, names

TOTAL = "total_funds"
_SOLE = 2  # so many amounts under their heads make a row without a name


@dataclass(slots=True)
class MoneyReader:
    """Collects money rows under one head until the block ends."""

    frame: Frame
    grid: Grid
    heads: Sequence[Head]
    wide: int = 0
    rows: list[MoneyRow] = field(default_factory=list)
    points: dict[str, NumberId] = field(default_factory=dict)
    side: str = ""
    above: MoneyBlock | None = None
    columns: range | None = None
    caption: str = ""
    others: tuple[str, ...] = ()
    sole: bool = False
    items: bool = False
    named: int | None = None
    lines: list[Line] = field(default_factory=list)
    most: Number | None = None
    unread: set[str] = field(default_factory=set)

    def read(self, row: int, prior: int = 0) -> bool:
        """Read one row; False where it is no money row."""
        slots = self._own(self.grid.filled(row))
        if self._opens_side(slots):
            return True
        cells, _ = align(self._own(self.grid.rows[row]), self.heads, prior, wide=self.wide)
        first = min((slot.column for slot in cells.values()), default=0)
        known = names("money_measures")
        measured = {k: slot for k, slot in cells.items() if k in known or k in self.others}
        if asked_singly(slots, measured.values()):
            return False
        label = self._label(slots, first) or self._unnamed(row, measured)
        if not label or (not any(s.value for s in measured.values()) and concept_of(label) is None):
            return False
        label = self._sided(label)
        role = self._role(label)
        amounts, blanks = self._amounts(label, measured)
        self.rows.append(
            MoneyRow(
                label=plain(label),
                concept=TOTAL if self.sole else concept_of(label) or concept_of(f"{label}合计"),
                role=role,
                cells=amounts,
                blanks=blanks,
            )
        )
        self.lines.append(line_of(label, self._ordinal(slots)))
        self._points(cells, label)
        state_arrival(self.frame, plain(label), amounts)
        return True

    def _ordinal(self, slots: Sequence[Slot]) -> str:
        """What a row of a list is counted by, in a column of its own before the names."""
        before = [s.text for s in slots if self.named is not None and s.column < self.named]
        return before[0] if before and counts(before[0]) else ""

    def _item(self, label: str) -> str | None:
        """The project that a row is, in a list of projects; none where it is a year of one."""
        if YEAR.fullmatch(label):
            return ""
        return self.frame.entity(plain(label)) if self.items and not line_of(label).total else None

    def take_others(self, slots: Sequence[Slot]) -> None:
        """Columns between the known ones under heads of no known word: amounts, by the name that the form gives."""
        known = [head.column for head in self.heads]
        between = [s for s in slots if s.column not in known and min(known) < s.column < max(known)]
        self.others = tuple(bare(s.text) for s in between if bare(s.text))
        self.heads = [
            *self.heads,
            *(Head(bare(s.text), s.column, s.text) for s in between if bare(s.text)),
        ]

    def out_of(self, slots: Sequence[Slot]) -> None:
        """Points for spending that stand in brackets of the head and in no column (得分（20分）)."""
        over = next((head for head in self.heads if head.key == "分值"), None)
        if over is not None:
            asked = next((slot for slot in slots if slot.column == over.column), None)
            self.most = points_in(asked) if asked else None
            if self.most is not None:
                self.most = self.frame.points(self.most)
            return
        for number in [n for slot in slots if (n := points_in(slot))]:
            self.frame.name(self.frame.points(number), "预算执行", "分值")
            self.points.setdefault("分值", number.id)

    def _own(self, slots: Sequence[Slot]) -> Sequence[Slot]:
        """The slots of the columns that this block has, where two blocks stand side by side."""
        return [s for s in slots if self.columns is None or s.column in self.columns]

    def _opens_side(self, slots: Sequence[Slot]) -> bool:
        """A row of its own such as 资金来源：, which holds for the rows below."""
        side = TITLES.get(concept_of(slots[0].text.strip(":：")) or "") if len(slots) == 1 else None
        self.side = side or self.side
        return side is not None

    def _role(self, label: str) -> str:
        """The total, a part of it, a kind of income or spending, or a part of a part (中央补助 of 财政拨款)."""
        if _is_total(label) or self.sole:
            return "total"
        over = part_of(concept_of(label) or "")
        nested = over is not None and any(row.concept == over for row in self.rows)
        if nested or self.side:
            return self.side or "nested"
        return "inner" if self._inside(label) else "part"

    def _inside(self, label: str) -> bool:
        """Whether a row is a part of the row above it: 其中 where the sum of all stands below, and what follows it."""
        before = self.rows[-1] if self.rows else None
        if before is None:
            return False
        if self._deeper(label):
            return True
        if any(row.role == "total" for row in self.rows):
            return False
        tops = [row.concept for row in self.rows if row.role == "part" and row.concept]
        over = part_of(concept_of(label) or "")
        beside = concept_of(label) is not None and over in {part_of(each) for each in tops}
        return not beside and (line_of(label).of_which or before.role == "inner")

    def _deeper(self, label: str) -> bool:
        """Whether the number before a row stands deeper than that of the row it is below (1. under （一）)."""
        rank = line_of(label).rank
        top = [line for line, row in zip(self.lines, self.rows, strict=True) if row.role == "part"]
        return bool(rank and top) and 0 < top[-1].rank < rank

    def _label(self, slots: Sequence[Slot], first: int) -> str:
        own = next((s for s in slots if s.column == self.named and s.value is None), None)
        if own is not None and not is_blank(own.text):
            return own.text
        words = [
            s.text
            for s in slots
            if s.column < first
            and (s.value is None or s.value.kind is Kind.DATE)
            and not is_blank(s.text)
        ]
        return words[-1] if words else ""

    def _unnamed(self, row: int, measured: dict[str, Slot]) -> str:
        """The name of a sole row that has none: what the block is called beside it."""
        if self.rows or sum(slot.value is not None for slot in measured.values()) < _SOLE:
            return ""
        beside = self.grid.rows[row][0]
        owner = self.grid.owner(beside) if beside.covered else ""
        self.sole = True
        return bare(owner) or self.caption or "年度资金总额"

    def _sided(self, label: str) -> str:
        """The label without 资金来源： or 资金结构：, which hold for the numbered rows below as well."""
        title, colon, rest = label.replace(":", "：").partition("：")
        side = TITLES.get(concept_of(title) or "") if colon and rest else None
        if side:
            self.side = side
        return rest if side else label

    def _amounts(
        self, label: str, cells: dict[str, Slot]
    ) -> tuple[dict[str, NumberId], tuple[Blank, ...]]:
        amounts: dict[str, NumberId] = {}
        blanks: list[Blank] = []
        units = {head.key: head.unit for head in self.heads}
        for key, slot in cells.items():
            if slot.amount is not None:
                number = self.frame.money(slot.amount, units.get(key, ""))
                self.frame.name(number, plain(label) or label, key, entity=self._item(label))
                amounts[key] = number.id
            elif is_blank(slot.text):
                blanks.append(self.frame.blank(self.grid, slot, label, key))
            elif slot.numbers:
                self.unread.add(key)
        return amounts, tuple(blanks)

    def _points(self, cells: dict[str, Slot], label: str) -> None:
        """Points and rate stand in the total row; those of a part are its own."""
        whole = _is_total(label) or self.sole
        first = "得分" not in self.points and _valued(cells.get("得分"))
        for column in ("分值", "执行率", "得分"):
            slot = cells.get(column)
            if slot is None or slot.value is None:
                continue
            key = self._given(column, slot.value)
            number = (self.frame.percent if key == "执行率" else self.frame.points)(slot.value)
            rate = "预算执行率" if whole else f"{plain(label)}执行率"
            points = plain(label) if self.items else "预算执行"
            item = self._item(label)
            if key == "执行率":
                row = (plain(label),) if whole and not item else ()
                self.frame.name(number, rate, key, path=row, entity=item)
                self.state_rate(label, number.id)
            else:
                self.frame.name(number, points, key, entity=item)
            if (self.items and not _is_total(label)) or self._beyond(key, number):
                continue
            if key not in self.points or whole or first:
                self.points[key] = number.id  # the first row with points tells what they are for

    def _beyond(self, key: str, number: Number) -> bool:
        """Whether points given are more than those to be had, where the places of the table are guessed."""
        most = self.points.get("分值") if key == "得分" and self.grid.guessed else None
        sure = number.confidence is None  # a doubt of reading excuses by itself
        return most is not None and sure and number.value > self.frame.amounts[most]

    def _given(self, key: str, number: Number) -> str:
        """What a figure in a column of points is: those given, where the head says out of how many and it differs."""
        keys = {head.key for head in self.heads}
        if key != "分值" or "得分" in keys or self.most is None or number.value == self.most.value:
            return key
        self.points["分值"] = self.most.id
        return "得分"

    def state_rate(self, label: str, stated: NumberId) -> None:
        """The rate printed beside a row is what was spent of its budget."""
        cells = self.rows[-1].cells
        spent = next((cells[k] for k in load("forms")["spent"] if k in cells), None)
        keys = ("全年预算数", "预算数", "年初预算数", "到位数", *self.others)
        lowers = {k: cells[k] for k in keys if k in cells}
        if spent is None or not lowers:
            return
        name = f"{'·'.join(self.frame.path)}·{plain(label)}执行率"
        self.frame.rate(name, stated, spent, lowers, adjusted(cells, self.frame.amounts))

    def finish(self) -> MoneyBlock | None:
        """The block, with the sums that its rows assert."""
        if not self.rows:
            return None
        self._sums()
        self.frame.fragments.flows.extend(flows_of(self.rows, self.frame.path, self.frame.amounts))
        own = MoneyBlock(
            rows=tuple(self.rows),
            weight=self.points.get("分值"),
            rate=self.points.get("执行率"),
            score=self.points.get("得分"),
        )
        return joined(self.above, own) if self.above else own

    def _sums(self) -> None:
        if self.items:
            self._listed()
            return
        self._sides()
        self._nested()
        inner = self._inner()
        total = next((row for row in self.rows if row.role == "total"), None)
        parts = [row for row in self.rows if row.role == "part"]
        if total is None or not parts:
            return
        for measure in load("forms")["money_measures"]:
            ids = tuple(row.cells[measure] for row in parts if measure in row.cells)
            if not ids or measure not in total.cells:
                continue
            blanks = tuple(b for row in parts for b in row.blanks if b.measure == measure)
            whole = total.label, measure, total.cells[measure]
            more = tuple(r.cells[measure] for r in inner if measure in r.cells)
            self._breakdown(
                whole,
                ids,
                complete=measure not in self.unread,
                basis="money",
                blanks=blanks,
                others=(*ids, *more) if more else (),
            )

    def _inner(self) -> list[MoneyRow]:
        """The rows that are parts of another part, after stating what they make up."""
        groups: dict[int, list[MoneyRow]] = {}
        over = 0
        for i, row in enumerate(self.rows):
            over = i if row.role != "inner" else over
            groups.setdefault(over, []).extend([row] if row.role == "inner" else [])
        for i, members in groups.items():
            for measure, whole in self.rows[i].cells.items() if members else ():
                ids = tuple(r.cells[measure] for r in members if measure in r.cells)
                told = self.rows[i].label, measure, whole
                if ids:
                    self._breakdown(told, ids, complete=False, basis="column")
        return [row for members in groups.values() for row in members]

    def _listed(self) -> None:
        """A list of projects: groups of their members, and sums of all or of a stretch of them."""
        groups: dict[int, list[int]] = {}
        for child, parent in enumerate(parents(self.lines)):
            if parent is not None:
                groups.setdefault(parent, []).append(child)
        for head, members in (*groups.items(), *summed(self.lines)):
            row, whole = self.rows[head], complete(self.lines, head, members)
            for measure in row.cells:
                under = [self.rows[m] for m in members]
                ids = tuple(r.cells[measure] for r in under if measure in r.cells)
                blanks = tuple(b for r in under for b in r.blanks if b.measure == measure)
                told = row.label, measure, row.cells[measure]
                if ids:
                    basis = "money" if self.lines[head].total else "column"
                    all_read = whole and measure not in self.unread
                    self._breakdown(told, ids, complete=all_read, basis=basis, blanks=blanks)

    def _nested(self) -> None:
        """Rows that make up a part: one level below it, and all of it as far as the form goes."""
        for row in [r for r in self.rows if r.role in {"part", "total"}]:
            under = [
                r
                for r in self.rows
                if r.role == "nested" and part_of(r.concept or "") == row.concept
            ]
            whole = bool(under) and self._whole(row, under)
            for measure in row.cells if under else ():
                ids = tuple(r.cells[measure] for r in under if measure in r.cells)
                if ids:
                    told = row.label, measure, row.cells[measure]
                    self._breakdown(told, ids, complete=whole, basis="column")

    def _whole(self, row: MoneyRow, under: Sequence[MoneyRow]) -> bool:
        """Whether the rows are by definition all of the one they stand under."""
        have = {r.concept for r in under}
        return any(s.total == row.concept and have >= set(s.parts) for s in complete_sets())

    def _breakdown(
        self,
        whole: tuple[str, str, NumberId | None],
        parts: tuple[NumberId, ...],
        *,
        complete: bool,
        basis: str,
        blanks: tuple[Blank, ...] = (),
        others: tuple[NumberId, ...] = (),
    ) -> None:
        """State what makes up a whole, which is given by its label, its measure and its number."""
        label, measure, total = whole
        self.frame.fragments.breakdowns.append(
            Breakdown(
                label="·".join((*self.frame.path, label)),
                measure=measure,
                total=total,
                parts=parts,
                complete=complete,
                basis=basis,
                section=self.frame.id,
                blanks=blanks,
                readings=(others,) if others else (),
            )
        )

    def _above(self, measure: str) -> NumberId | None:
        """The total of this block, or of the block above, in one measure."""
        rows = (*self.rows, *(self.above.rows if self.above else ()))
        return next(
            (row.cells[measure] for row in rows if row.role == "total" and measure in row.cells),
            None,
        )

    def _sides(self) -> None:
        """Income and spending by their kinds; their total may stand in the block above."""
        for side, title in SIDES.items():
            rows = [row for row in self.rows if row.role == side]
            for measure in {key: None for row in rows for key in row.cells}:
                ids = tuple(row.cells[measure] for row in rows if measure in row.cells)
                whole = title, measure, self._above(measure)
                self._breakdown(whole, ids, complete=measure not in self.unread, basis="bynature")


def joined(first: MoneyBlock, second: MoneyBlock) -> MoneyBlock:
    """Two blocks of one form as one; points count where they stand first."""
    return MoneyBlock(
        rows=first.rows + second.rows,
        weight=first.weight or second.weight,
        rate=first.rate or second.rate,
        score=first.score or second.score,
    )


def _valued(slot: Slot | None) -> bool:
    return slot is not None and slot.value is not None


def _is_total(label: str) -> bool:
    return concept_of(label) == TOTAL or plain(label) in names("totals")

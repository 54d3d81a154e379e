"""Matrix: a table of labelled rows and money columns, such as a base data table or a summary of funds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.forms.align import align, is_blank
from extract.forms.crosstab import LABEL, OTHER, RATE, split, under, wholes
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import Head, unit_in
from extract.forms.hierarchy import Line, complete, line_of, parent_of_last, parents, summed
from extract.numbers import Number, NumberId
from extract.records import Blank, Breakdown, Flow, Limit, MoneyBlock, MoneyRow
from extract.vocabulary import load
from extract.vocabulary.concepts import concept_of, part_of, plain
from extract.vocabulary.form_words import bare, names

CHANGE, CHANGE_RATE = "增减额", "增减率"
RATES = frozenset({CHANGE_RATE, RATE})
ORDINAL = "序号"
BUDGETS = ("全年预算数", "年初预算数")
PROJECTS = frozenset({"local_special", "business_work", "running"})
LIMITED = frozenset({"three_public", "public_use", "project_spending"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label, its amounts by measure, its empty cells, and what stands in words and figures."""

    line: Line
    amounts: Mapping[str, NumberId]
    blanks: Mapping[str, Blank]
    unread: frozenset[str] = frozenset()


@dataclass(slots=True)
class MatrixReader:
    """Collects the rows under one head until another begins."""

    frame: Frame
    grid: Grid
    heads: Sequence[Head]
    unit: str = ""
    wide: int = 0
    rows: list[Row] = field(default_factory=list)
    values: dict[NumberId, Decimal] = field(default_factory=dict)

    def read(self, row: int) -> bool:
        """Read one row; False where it has no label."""
        cells, _ = align(self.grid.rows[row], self.heads, wide=self.wide)
        line = self._line(row, cells)
        if line is None:
            return False
        amounts: dict[str, NumberId] = {}
        blanks: dict[str, Blank] = {}
        unread: set[str] = set()
        over = self._over(line)
        entity, path = self._entity(line, over), (plain(over.label),) if over else ()
        if ORDINAL in cells and (place := cells[ORDINAL].value) is not None:
            self.frame.no_quantity(place)
        for head in self.heads:
            slot = cells.get(head.key)
            if slot is None or head.key in {ORDINAL, LABEL, OTHER}:
                continue
            if slot.amount is not None:
                number = self._number(slot.amount, head, line)
                measure, kind = split(head.key)
                self.frame.name(
                    number,
                    plain(line.label) or line.label,
                    measure,
                    path=(*path, kind) if kind else path,
                    entity=entity,
                )
                amounts[head.key] = number.id
                self.values[number.id] = number.amount
            elif is_blank(slot.text) and not slot.covered:
                blanks[head.key] = self.frame.blank(self.grid, slot, line.label, head.key)
            elif slot.numbers:
                unread.add(head.key)
        self.rows.append(Row(line, amounts, blanks, frozenset(unread)))
        return True

    def _number(self, number: Number, head: Head, line: Line) -> Number:
        if head.measure in RATES:
            return self.frame.percent(number)
        return self.frame.money(number, head.unit or unit_in(line.label) or self.unit)

    def _line(self, row: int, cells: Mapping[str, Slot]) -> Line | None:
        """The label of a row: what stands under the head of names, or the last words before the first amount."""
        ordinal = cells[ORDINAL].text if ORDINAL in cells else ""
        if LABEL in cells and (label := cells[LABEL].printed.strip()):
            return line_of(label, ordinal)
        first = min((h.column for h in self.heads if h.key not in {OTHER, LABEL}), default=0)
        filled = [s for s in self.grid.filled(row) if s.column < first]
        words = [s.printed for s in filled if s.value is None or LABEL not in cells]
        line = line_of(words[-1]) if words else None
        # a name may be missing only where a merged cell took its place
        return line if line is not None and (LABEL not in cells or line.total) else None

    def _over(self, line: Line) -> Line | None:
        """The line that a further one is a part of."""
        lines = [*(row.line for row in self.rows), line]
        head = parent_of_last(lines)
        return lines[head] if head is not None else None

    def _entity(self, line: Line, over: Line | None) -> str | None:
        """A plain item of an open list is a project."""
        if line.ordinal and not line.total:
            return self.frame.entity(plain(line.label))
        listed = over is not None and _lists(over) and line.concept is None
        return self.frame.entity(plain(line.label)) if listed else None

    def finish(self) -> None:
        """State the sums of the hierarchy and the limits that budgets set."""
        lines = [row.line for row in self.rows]
        above = parents(lines)
        children: dict[int, list[int]] = {}
        for child, parent in enumerate(above):
            if parent is not None:
                children.setdefault(parent, []).append(child)
        for parent, members in children.items():
            for head in self._summed():
                self._sum(head.key, parent, members, children)
        for total, members in summed(lines):
            for head in self._summed():
                self._sum(head.key, total, members, children)
        self._across()
        self._changes()
        self._unplanned()
        self._limits(above)

    def _summed(self) -> list[Head]:
        """The columns that add up: amounts, and no rates."""
        return [head for head in self.heads if head.measure not in RATES]

    def _across(self) -> None:
        """A column that sums up those beside it does so in every row."""
        keys = [head.key for head in self._summed()]
        known = wholes(keys)
        for key, others in known.items():
            for row in self.rows:
                self._sum_across(row, key, others, whole=_all_of(key, others))
        for key, others, whole in () if known else under(keys):
            for row in self.rows:
                self._sum_across(row, key, others, whole=whole)

    def _sum_across(self, row: Row, key: str, others: Sequence[str], *, whole: bool) -> None:
        parts = tuple(row.amounts[k] for k in others if k in row.amounts)
        read = all(k in row.amounts or k in row.blanks for k in others)
        if key in row.amounts and parts:
            self.frame.fragments.breakdowns.append(
                Breakdown(
                    label=f"{plain(row.line.label)}·{split(key)[1]}",
                    measure=split(key)[0],
                    total=row.amounts[key],
                    parts=parts,
                    complete=whole and read,
                    basis="column",
                    section=self.frame.id,
                )
            )

    def _changes(self) -> None:
        """What was spent is what was spent last year and the change, and the rate is the change against last year."""
        for row in self.rows:
            now, before = row.amounts.get("决算数"), row.amounts.get("上年决算数")
            change, rate = row.amounts.get(CHANGE), row.amounts.get(CHANGE_RATE)
            label = plain(row.line.label)
            if now and before and change:
                self.frame.fragments.flows.append(
                    Flow(
                        label=f"{label}·{CHANGE}",
                        whole=now,
                        uses=(before, change),
                        roles=("上年决算数", CHANGE),
                        signs=(1, 1),
                        direction="sources",
                        certain=False,
                    )
                )
            if change and before and rate:
                self.frame.rate(f"{label}·{CHANGE_RATE}", rate, change, {"上年决算数": before})
            budgets = {k: row.amounts[k] for k in BUDGETS if k in row.amounts}
            if not (now and budgets):
                now, budgets = self._wholes(row)
            if now and budgets and RATE in row.amounts:
                self.frame.rate(f"{label}·{RATE}", row.amounts[RATE], now, budgets)
            self._rates_of_kinds(row, label)

    def _rates_of_kinds(self, row: Row, label: str) -> None:
        """Rates beside each kind of money are of what was planned and spent of that kind."""
        for key, rate in row.amounts.items():
            measure, kind = split(key)
            if measure != RATE or not kind:
                continue
            own = {split(k)[0]: n for k, n in row.amounts.items() if split(k)[1] == kind}
            spent = next((own[k] for k in load("forms")["spent"] if k in own), None)
            budgets = {k: own[k] for k in (*BUDGETS, "预算数") if k in own}
            if spent and budgets:
                self.frame.rate(f"{label}·{kind}{RATE}", rate, spent, budgets)

    def _wholes(self, row: Row) -> tuple[NumberId | None, dict[str, NumberId]]:
        """What was spent and what was planned of all kinds of money, in columns that tell each kind."""
        sums = wholes([h.key for h in self.heads])
        plain_keys = [k for k in row.amounts if sums and not split(k)[1]]
        whole = {split(k)[0]: row.amounts[k] for k in (*plain_keys, *sums) if k in row.amounts}
        spent = next((whole[k] for k in load("forms")["spent"] if k in whole), None)
        return spent, {k: whole[k] for k in (*BUDGETS, "预算数") if k in whole}

    @property
    def money(self) -> MoneyBlock | None:
        """The money of the form, where a row sums up columns that tell each kind of it."""
        row = next((row for row in self.rows if row.line.total), None)
        spent, planned = self._wholes(row) if row else (None, {})
        if row is None or spent is None or not planned:
            return None
        total = MoneyRow(
            label=plain(row.line.label),
            concept="total_funds",
            role="total",
            cells={**planned, "全年执行数": spent},
            blanks=(),
        )
        return MoneyBlock(rows=(total,), rate=row.amounts.get(RATE), weight=None, score=None)

    def _sum(
        self, key: str, parent: int, members: Sequence[int], children: Mapping[int, Sequence[int]]
    ) -> None:
        parts, blanks = self._parts(key, members, children)
        row = self.rows[parent]
        total, missing = row.amounts.get(key), row.blanks.get(key)
        if not parts or (total is None and missing is None):
            return
        lines = [r.line for r in self.rows]
        whole = complete(lines, parent, members) or self._shown_complete(key, row, members)
        whole = whole and not any(key in self.rows[m].unread for m in members)
        if total is None and not whole:
            return
        self.frame.fragments.breakdowns.append(
            Breakdown(
                label=plain(row.line.label) or row.line.label,
                measure=key,
                total=total,
                total_blank=missing if total is None else None,
                parts=parts,
                complete=whole,
                basis="grand" if row.line.total else "column",
                section=self.frame.id,
                blanks=blanks,
            )
        )

    def _shown_complete(self, key: str, row: Row, members: Sequence[int]) -> bool:
        """Whether two other columns show that the members are all of the row: they make it there to the last digit."""
        closing = [
            head.key
            for head in self._summed()
            if head.key != key and self._closes(head.key, row, members)
        ]
        return len(closing) > 1

    def _closes(self, key: str, row: Row, members: Sequence[int]) -> bool:
        amounts = [self.rows[m].amounts.get(key) for m in members]
        filled = [self.values[n] for n in amounts if n and self.values[n]]
        total = row.amounts.get(key)
        return total is not None and len(filled) > 1 and sum(filled) == self.values[total]

    def _parts(
        self, key: str, members: Sequence[int], children: Mapping[int, Sequence[int]]
    ) -> tuple[tuple[NumberId, ...], tuple[Blank, ...]]:
        """The amounts of the members; an empty member whose own parts are filled stands in through them."""
        parts: list[NumberId] = []
        blanks: list[Blank] = []
        for member in members:
            row = self.rows[member]
            if key in row.amounts:
                parts.append(row.amounts[key])
            elif deeper := self._parts(key, children.get(member, ()), children)[0]:
                parts.extend(deeper)
            elif key in row.blanks and not row.line.filler:
                blanks.append(row.blanks[key])
        return tuple(parts), tuple(blanks)

    def _unplanned(self) -> None:
        """Spending of a kind that needs a budget line and has none."""
        for row in self.rows:
            blank = row.blanks.get("年初预算数")
            if (
                blank is not None
                and "决算数" in row.amounts
                and _under(row.line.concept, "three_public")
            ):
                self.frame.fragments.blanks.append(blank)

    def _limits(self, above: Sequence[int | None]) -> None:
        for row, depth in zip(self.rows, _depths(above), strict=True):
            concept = row.line.concept
            spent, planned = row.amounts.get("决算数"), row.amounts.get("年初预算数")
            before = row.amounts.get("上年决算数")
            if spent and before and _under(concept, "three_public"):
                self._limit(row, spent, before, "last_year", depth)
            if spent and planned and concept is not None and _limited(concept):
                self._limit(row, spent, planned, "first_budget", depth)

    def _limit(self, row: Row, actual: NumberId, limit: NumberId, basis: str, depth: int) -> None:
        self.frame.fragments.limits.append(
            Limit(
                label=plain(row.line.label),
                actual=actual,
                limit=limit,
                basis=basis,
                concept=row.line.concept,
                section=self.frame.id,
                depth=depth,
            )
        )


def _lists(line: Line) -> bool:
    """Whether plain lines under a line are projects."""
    return line.opens_list or line.holds_projects


def _all_of(key: str, others: Sequence[str]) -> bool:
    """Whether the kinds beside a sum are all of it: under 小计, or where what is left over is one of them."""
    rest = any(concept_of(split(other)[1]) == "other_funds" for other in others)
    return rest or split(key)[1] in names("subtotals")


def _depths(above: Sequence[int | None]) -> list[int]:
    depths: list[int] = []
    for parent in above:
        depths.append(0 if parent is None or parent >= len(depths) else depths[parent] + 1)
    return depths


def _limited(concept: str) -> bool:
    """Whether spending on a concept is held to its budget line; projects of their own are not, they may be added to."""
    return any(_under(concept, top) for top in LIMITED) and concept not in PROJECTS


def _under(concept: str | None, top: str) -> bool:
    """Whether ``concept`` is ``top`` or a part of it."""
    while concept is not None and concept != top:
        concept = part_of(concept)
    return concept is not None


def summary_columns(slots: Sequence[Slot], heads: Sequence[Head], *, planned: bool) -> list[Head]:
    """The columns of a list of funds (序号 | 名称 | 金额), whose amounts may be plans; none for another head."""
    amount = next((head for head in heads if head.key == "金额"), None)
    label = next((s for s in slots if bare(s.text) in names("summary_heads")), None)
    if amount is None or label is None or any(slot.numbers for slot in slots):
        return []
    if planned:
        amount = replace(amount, key="年初预算数")
    columns = [Head(LABEL, label.column, label.text), amount]
    ordinal = next((s for s in slots if bare(s.text) == ORDINAL), None)
    return [*columns, Head(ORDINAL, ordinal.column, ordinal.text)] if ordinal else columns

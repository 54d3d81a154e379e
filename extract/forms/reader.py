"""Form reader: walks the tables of a document, tells the blocks of a form apart by their words, and reads each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.forms.abreast import gathered, indicators_under
from extract.forms.buildings import BuildingReader, of_buildings
from extract.forms.costs import CostReader, cost_heads
from extract.forms.crosstab import kinds_of_money, two_heads
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import (
    Head,
    by_key,
    form_unit,
    heads_indicators,
    indicator_heads,
    is_key,
    measure_of,
    money_heads,
    same_heads,
)
from extract.forms.hierarchy import line_of
from extract.forms.indicators import IndicatorReader
from extract.forms.ledgers import ACCOUNTS, LedgerReader, ledger
from extract.forms.leftovers import name_leftovers
from extract.forms.matrix import MatrixReader, summary_columns
from extract.forms.money import MoneyReader
from extract.forms.nature import TITLES, NatureReader, names_nature, pairs
from extract.forms.over import (
    changes_below,
    head_slots,
    kinds_behind,
    names_only,
    one_measure,
    sub_heads,
    unit_over,
    with_levels,
)
from extract.forms.row_words import closes, told_agency, total_in
from extract.forms.sides import (
    PLANNED,
    KeyedMoney,
    PlannedReader,
    SideReader,
    side_by_side,
    sums_beside,
)
from extract.forms.staffing import StaffReader, staff_heads
from extract.forms.titles import holds_goal, opens_goal
from extract.forms.totals import Totals, points_in
from extract.forms.wide import WideReader, wide_table
from extract.numbers import NumberId
from extract.places import Span
from extract.records import Bracket, Form, IndicatorRow, MoneyBlock
from extract.vocabulary.concepts import concept_of
from extract.vocabulary.form_words import bare, names

Reader = (
    MoneyReader
    | SideReader
    | IndicatorReader
    | MatrixReader
    | CostReader
    | StaffReader
    | BuildingReader
    | PlannedReader
    | LedgerReader
    | None
)


@dataclass(slots=True)
class FormReader:
    """Reads one table as one form."""

    grid: Grid
    frame: Frame
    reader: Reader = None
    ledger: LedgerReader | None = None
    nature: NatureReader | None = None
    money: MoneyBlock | None = None
    heads: Sequence[Head] = ()
    rows: list[IndicatorRow] = field(default_factory=list)
    brackets: list[Bracket] = field(default_factory=list)
    totals: Totals = field(init=False)
    keyed: KeyedMoney = field(init=False)
    planned: list[NumberId] = field(default_factory=list)
    scored: bool = False
    agency: str = ""
    begins: Span | None = None
    told: int = field(init=False)
    skip: int = -1
    stated: str = ""
    about: str = ""
    parent: str = ""

    def __post_init__(self) -> None:
        self.totals = Totals(self.frame)
        self.keyed = KeyedMoney(self.frame, self.grid)
        self.told = len(self.rows)

    def read(self, rows: Iterable[int]) -> Form:
        """Read the rows of the form, then state what the whole of it asserts."""
        self.begins = self.begins or self.grid.row_span(next(iter(rows), 0))
        for row in rows:
            slots = self.grid.filled(row)
            if slots and row > self.skip and not self._begin(row, slots):
                self._go_on(row, slots)
        self._close()
        self.money = self.money or self.keyed.finish()
        self.totals.finish()
        self.totals.state(self.rows, self.brackets, self.money)
        if self.nature is not None:
            self.nature.finish(self.money.rows if self.money else (), self.planned)
        name_leftovers(self.grid, self.frame, rows)
        return self._form()

    @property
    def named(self) -> bool:
        """Whether the form says whose or which project's it is."""
        return bool(self.frame.project or self.agency)

    def on(self, grid: Grid) -> "FormReader":
        """A reader for the next table of the form, which knows what the tables above it said."""
        fresh = replace(self, grid=grid, reader=None, skip=-1)
        fresh.totals.beside = self.totals.beside
        return fresh

    def _begin(self, row: int, slots: Sequence[Slot]) -> bool:
        """Start another block where the row is its head; False where the row goes on with the block."""
        if self._indicator_head(row, slots):
            return True
        if cost_heads(slots):
            self._switch(None)
            self.reader = CostReader(self.frame, self.grid)
            self.reader.read(row)
            return True
        if self._accounts(row) or self._wide(row) or self._crosstab(row):
            return True
        heads = money_heads(slots)
        if len(heads) >= 2 and not any(slot.value for slot in slots):
            heads = names_only(self.grid, money_heads(head_slots(self.grid, row)), row)
            below = changes_below(self.grid, row, heads)
            heads, self.skip = [*heads, *below], row + 1 if below else self.skip
        keys = {head.key for head in heads}
        if self._counted(slots, heads):
            return True
        amounts = keys & _amounts()
        if len(heads) >= 2 and amounts and not any(slot.value for slot in slots):
            return self._money_head(row, slots, heads)
        return self._listed(row) or self._summary_head(slots, heads) or self._key_value(slots)

    def _counted(self, slots: Sequence[Slot], heads: Sequence[Head]) -> bool:
        """The head of a table of posts and people, or of buildings."""
        keys = {head.key for head in heads}
        if {"编制数", "在职人数"} & keys and len(keys) >= 2:
            self._switch(StaffReader(self.frame, self.grid, staff_heads(slots, heads)))
            return True
        built = of_buildings(heads) and not any(slot.value for slot in slots)
        if built:
            self._switch(BuildingReader(self.frame, self.grid, heads))
        return built

    def _listed(self, row: int) -> bool:
        """The head of a list of kinds of spending with one measure."""
        columns = one_measure(self.grid, row) if self.reader is None else []
        if columns:
            self.reader = MatrixReader(self.frame, self.grid, columns, unit_over(self.grid, row))
        return bool(columns)

    def _wide(self, row: int) -> bool:
        """A head over a column a kind of spending; it and its amounts are read at once."""
        table = None if isinstance(self.reader, IndicatorReader) else wide_table(self.grid, row)
        if table is None:
            return False
        self._switch(None)
        unit, about = unit_over(self.grid, row), f"{self.frame.title}{self.about}"
        self.skip = WideReader(self.frame, self.grid, table, unit, about).read()
        return True

    def _accounts(self, row: int) -> bool:
        """The head of a table of accounts."""
        found = ledger(self.frame, self.grid, row)
        if found is not None:
            self._switch(found[0])
            self.skip, self.frame.kind = found[1], self.frame.kind or ACCOUNTS
        return found is not None

    def _crosstab(self, row: int) -> bool:
        """A head whose columns are told twice, or by kinds of money without a measure."""
        heads = two_heads(self.grid, row)
        if heads:
            self.skip = row + 1
        elif not isinstance(self.reader, IndicatorReader):
            heads, deep = kinds_of_money(self.grid, row, self.stated, self.about)
            self.skip = row + 1 if deep > 1 else self.skip
        if not heads:
            return False
        wide = len(self.grid.rows[row])
        self._switch(MatrixReader(self.frame, self.grid, heads, unit_over(self.grid, row), wide))
        return True

    def _indicator_head(self, row: int, slots: Sequence[Slot]) -> bool:
        """A head of indicators, which may stand in two rows and have columns of its own under the levels."""
        reader = self.reader
        if isinstance(reader, IndicatorReader) and not reader.rows:
            finer = sub_heads(self.grid, slots, reader.heads)
            if finer is not None:
                reader.heads = finer
                return True
        if not heads_indicators(slots):
            return False
        heads = with_levels(self.grid, row, indicator_heads(head_slots(self.grid, row)))
        if not heads:
            return False
        if isinstance(reader, IndicatorReader) and reader.rows and same_heads(heads, reader.heads):
            return True  # a head that the next page prints again; what was begun above goes on
        self._switch(indicators_under(self.frame, self.grid, heads, len(self.grid.rows[row])))
        self.scored = self.scored or "得分" in by_key(heads)
        return True

    def _money_head(self, row: int, slots: Sequence[Slot], heads: Sequence[Head]) -> bool:
        unit = unit_over(self.grid, row)
        sides = side_by_side(self.frame, self.grid, slots, heads)
        if (
            sides is None
            and any(head.key in {"决算数", "上年决算数"} for head in heads)
            and not {"分值", "得分"} & {h.key for h in heads}
        ):
            self._switch(MatrixReader(self.frame, self.grid, kinds_behind(slots, heads), unit))
            return True
        self.frame.unit = unit or self.frame.unit
        self._switch(None)
        side = TITLES.get(concept_of(slots[0].text) or "", "")
        self.reader = sides
        if self.reader is None:
            wide = len(self.grid.rows[row])
            money = MoneyReader(self.frame, self.grid, heads, wide, side=side, above=self.money)
            money.out_of(slots)
            money.take_others(slots)
            money.caption = "" if measure_of(slots[0].text) else bare(slots[0].text)
            named = [slot for slot in slots[:2] if bare(slot.text) in names("summary_heads")]
            money.items, money.named = bool(named), named[0].column if named else None
            self.reader = money
        return True

    def _summary_head(self, slots: Sequence[Slot], heads: Sequence[Head]) -> bool:
        """序号 | 名称 | 金额: a list of funds."""
        columns = summary_columns(slots, heads, planned=self.frame.kind in {"summary", "target"})
        if columns:
            self._switch(MatrixReader(self.frame, self.grid, columns, columns[1].unit))
        return bool(columns)

    def _key_value(self, slots: Sequence[Slot]) -> bool:
        """项目名称 | …, 部门名称 | …, and planned sums beside their labels."""
        texts = [slot.text for slot in slots]
        if len(slots) == 1 and (named := told_agency(texts[0])):
            self.agency = self.agency or named
            return True
        if unit := next((u for slot in slots if (u := form_unit(slot.text))), ""):
            self.frame.unit = unit
        if len(slots) >= 2 and (is_key(texts[0], "project") or is_key(texts[0], "direction")):
            self.frame.project = self.frame.project or slots[1].printed.strip()
            self.totals.beside_label(slots)
            if len(slots) > 3 and any(is_key(text, "parent") for text in texts[2:]):
                self.parent = slots[-1].printed.strip()
            return True
        if len(slots) >= 2 and is_key(texts[0], "agency") and slots[1].value is None:
            self.agency = self.agency or texts[1]
            return True
        return self._plan(slots) or self._above_blocks(slots)

    def _above_blocks(self, slots: Sequence[Slot]) -> bool:
        """Points and amounts that are asked for one by one before the blocks begin."""
        if self.reader is not None or self.rows:
            return False
        scored = self.totals.beside_label(slots)
        return self.keyed.read(slots) or scored

    def _plan(self, slots: Sequence[Slot]) -> bool:
        told = [p for p in pairs(slots) if p.number is not None]
        found = [p for p in told if is_key(p.label, "planned")]
        if not found and any(line_of(p.label).of_which for p in told[1:]):
            found = [p for p in told[:1] if measure_of(p.label) == "预算数"]
        if not found or isinstance(self.reader, MoneyReader | SideReader):
            return False
        unit = unit_over(self.grid, slots[0].row) if slots[0].value is None else ""
        self.frame.unit = unit or self.frame.unit
        for i, pair in enumerate(found):
            if pair.number is not None:
                number = self.frame.money(pair.number)
                of_parent = bool(i and self.parent)
                entity = self.frame.entity(self.parent) if of_parent else None
                self.frame.name(number, pair.label, PLANNED, entity=entity)
                self.planned.extend([] if of_parent else [number.id])
        if self.reader is None and self.planned:
            self.reader = PlannedReader(
                self.frame, self.grid, sums_beside(self.frame, told, self.planned)
            )
            self.reader.take(slots)
        return True

    def _go_on(self, row: int, slots: Sequence[Slot]) -> None:
        if isinstance(self.reader, StaffReader) and not self.reader.done:
            self.reader.read(row)
            return
        if isinstance(self.reader, IndicatorReader):
            self.heads = self.reader.heads
        total = total_in(slots) if isinstance(self.reader, IndicatorReader | type(None)) else []
        if total and self.heads:
            self.totals.in_row(self.heads, total)
            return
        if self._between_indicators(slots):
            return
        if isinstance(
            self.reader, MoneyReader | SideReader | PlannedReader | type(None)
        ) and self._natures(slots):
            return
        if (
            self.reader is not None
            and not isinstance(self.reader, IndicatorReader)
            and holds_goal(slots)
        ):
            self._switch(None)
            return
        if self.reader is not None:
            self.reader.read(row)

    def _between_indicators(self, slots: Sequence[Slot]) -> bool:
        """Whether a row ends the indicators, or tells a goal under which their head is printed again."""
        among = isinstance(self.reader, IndicatorReader)
        if isinstance(self.reader, IndicatorReader) and self.reader.rows and closes(slots):
            self._switch(None)
            return True
        if not opens_goal(slots):
            return False
        if (points := points_in(slots[0])) is not None:
            self.frame.name(self.frame.points(points), bare(slots[0].text), "分值")
        return among

    def _natures(self, slots: Sequence[Slot]) -> bool:
        if self.nature is None and not names_nature(slots):
            return False
        spent = self.money is not None or isinstance(self.reader, MoneyReader | SideReader)
        self.nature = self.nature or NatureReader(
            self.frame, measure="全年执行数" if spent else "年初预算数"
        )
        return self.nature.read(slots)

    def _switch(self, reader: Reader) -> None:
        self._close()
        self.reader = reader

    def _close(self) -> None:
        """End the block that was being read and keep what it found."""
        if isinstance(self.reader, MoneyReader | SideReader):
            self.money = self.reader.finish() or self.money
        elif isinstance(self.reader, IndicatorReader):
            rows, brackets = gathered(self.reader)
            self.brackets, self.rows = [*self.brackets, *brackets], [*self.rows, *rows]
        elif isinstance(self.reader, MatrixReader | StaffReader | PlannedReader | LedgerReader):
            self.reader.finish()
            if isinstance(self.reader, MatrixReader):
                self.money = self.money or self.reader.money
            self.ledger = self.reader if isinstance(self.reader, LedgerReader) else self.ledger
        elif isinstance(self.reader, CostReader):
            self.reader.finish(self.planned)
        self.reader = None

    def _form(self) -> Form:
        self.frame.fragments.indicators.extend(self.rows[self.told :])
        kind = self._kind()
        return Form(
            id=self.frame.id,
            kind=kind,
            title="：".join(self.frame.path),
            place=self.begins or self.grid.row_span(0),
            entity=self.frame.entity(),
            money=self.money,
            rows=tuple(row.id for row in self.rows),
            brackets=tuple(self.brackets),
            total_weight=self.totals.weight,
            total_score=self.totals.score,
            total_expected=self.scored
            and not self.grid.guessed
            and kind in {"overall", "project"}
            and any(r.score for r in self.rows),
        )

    def _kind(self) -> str:
        if self.rows:
            if not self.scored and not any(row.actual for row in self.rows):
                return "target"
            return "project" if self.frame.project else "overall"
        return self.frame.kind or "other"


def _amounts() -> frozenset[str]:
    return names("money_measures") - {"金额"}

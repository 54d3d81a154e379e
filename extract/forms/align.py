"""Align: which slot of a row stands under which head, also where a dropped merged cell has shifted the row."""

from collections.abc import Callable, Mapping, Sequence

from extract.forms.grid import Slot
from extract.forms.heads import POINTS, Head
from extract.numbers import Kind
from extract.vocabulary import derived
from extract.vocabulary.form_words import is_failure, is_first_level, names, sign_of

SHIFTS = (0, -1, 1, -2, 2, -3, 3, -4)
NUMERIC = frozenset(
    {
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "上年决算数",
        "决算数",
        "预算数",
        "金额",
        "分值",
        "得分",
        "到位数",
        "调整",
        "调减",
        "结余结转",
        "以前年度",
        "上年预算数",
        "执行率",
        "编制数",
        "在职人数",
    }
)
WORDED = frozenset({"level1", "level2", "note"})
Score = Callable[[Head, Slot | None], int]
Plan = tuple[int, int]
"""By how many columns a row is shifted, and from which head on."""
STAYS: Plan = (0, 0)
_FOREIGN = 3


def is_blank(text: str) -> bool:
    """Whether a cell says that it holds nothing."""
    return text in names("blanks")


def value_score(head: Head, slot: Slot | None) -> int:
    """How well ``slot`` fits under a head: numbers under measures, per cent under rates, words elsewhere."""
    if slot is None or is_blank(slot.text) or is_failure(slot.text):
        return 0
    if head.key == "sign" and sign_of(slot.text):
        return 2
    if head.measure not in NUMERIC:
        return _under_words(head, slot)
    if slot.value is None:
        return -3
    percent = "%" in slot.text or "％" in slot.text
    if head.measure == "执行率":
        return 3 if percent else 1
    foreign = head.key in POINTS and slot.value.unit not in {"", "分"}
    return -3 if percent or foreign else 2


def _under_words(head: Head, slot: Slot) -> int:
    """How well ``slot`` fits under a head of words: no level and no remark is a figure, and no name a bare one."""
    nothing = head.key == "note" and slot.text == "0"  # no remark, in figures
    if slot.value is None or nothing:
        return 0
    bare_figure = head.key == "level3" and slot.value.kind is Kind.PLAIN
    return -2 if head.key in WORDED or bare_figure else 0


def level_score(head: Head, slot: Slot | None) -> int:
    """How well ``slot`` fits under a level of the indicator hierarchy."""
    if slot is None or not slot.text or head.key not in {"level1", "level2"}:
        return 0
    text = slot.text.split("(")[0].split("（")[0]
    second = names("level2_names") | names("level2_short")
    if head.key == "level1":
        if text != slot.text:
            return max(0, 2 * (text in names("level1_names")))  # points beside it tell that it is
        return 2 if text in names("level1_names") else -2 if text in second else 0
    return 2 if text in second else -1 if text in names("level1_names") else 0


def _ceiling(head: Head) -> int:
    """The best that any slot may fit under a head."""
    if head.measure == "执行率":
        return 3
    return 2 if head.measure in NUMERIC or head.key in {"level1", "level2", "sign"} else 0


def _whole_score(head: Head, slot: Slot | None) -> int:
    return value_score(head, slot) + level_score(head, slot)


def _below_score(head: Head, slot: Slot | None) -> int:
    """How well ``slot`` fits under a head where the name of the first level above goes on."""
    told = head.key == "level1" and slot is not None and slot.text
    foreign = told and slot is not None and not is_first_level(slot.text)
    return _whole_score(head, slot) - (_FOREIGN if foreign else 0)


def align(
    row: Sequence[Slot],
    heads: Sequence[Head],
    prior: int = 0,
    *,
    trust_levels: bool = True,
    wide: int = 0,
    below: bool = False,
) -> tuple[dict[str, Slot], int]:
    """The slots of ``row`` by the key of their head, and by how many columns the whole row is shifted.

    A shift is taken only where it fits better than none. It may begin at any head: a merged cell that was
    dropped in the middle of a row moves only what stands behind it. ``prior`` is the shift of the row above;
    without ``trust_levels`` the names of levels tell nothing about where they belong. A row as ``wide`` as
    that of its heads, with nothing in it that is at odds with them, has lost no cell; but where it has a weight and
    no points, empty cells at its end may stand for those that it lost. A row ``below`` a name of the first level that
    has points left has none of its own, unless that carries points as well.
    """
    by_column = {slot.column: slot for slot in row}
    ordered = sorted(heads, key=lambda head: head.column)
    score = _whole_score if trust_levels else value_score
    score = _below_score if below and trust_levels else score
    kept = _in_place(by_column, ordered) or any(_merged(slot) for slot in row)
    whole = not prior and len(row) == wide and _scored(by_column, ordered)
    kept = kept or (whole and _at_one(by_column, ordered))
    best = STAYS if kept else _Fits(by_column, ordered, score).best(prior)
    found: dict[str, Slot] = {}
    for head, column in zip(ordered, _columns(ordered, best), strict=True):
        slot = by_column.get(column) if column is not None else None
        if slot is not None and (head.key not in found or _tells_sign(head, slot, found)):
            found[head.key] = slot
    return found, best[0] if best[1] == 0 else 0


def _tells_sign(head: Head, slot: Slot, found: Mapping[str, Slot]) -> bool:
    """Whether of two columns for the kind of a target this one holds the sign and the other a word (正向)."""
    return head.key == "sign" and sign_of(slot.text) != "" and not sign_of(found[head.key].text)


def _merged(slot: Slot) -> bool:
    """Whether a slot is part of a cell over several columns, which a row has only where no cell was dropped."""
    return slot.cell.colspan > 1


def _at_one(by_column: Mapping[int, Slot], heads: Sequence[Head]) -> bool:
    """Whether no figure stands under words and no words under figures, and points under both or none."""
    points = [by_column.get(head.column) for head in heads if head.key in POINTS]
    halved = len({slot is not None and slot.value is not None for slot in points}) > 1
    return not halved and all(value_score(h, by_column.get(h.column)) >= 0 for h in heads)


def _scored(by_column: Mapping[int, Slot], heads: Sequence[Head]) -> bool:
    """Whether figures stand under all heads of points, or under none."""
    slots = [by_column.get(head.column) for head in heads if head.key in POINTS]
    filled = [slot is not None and slot.value is not None for slot in slots]
    return all(filled) or not any(filled)


def _in_place(by_column: Mapping[int, Slot], heads: Sequence[Head]) -> bool:
    """Whether points stand under both of their heads and no figure stands behind them, so that nothing was dropped."""
    columns = [head.column for head in heads if head.key in POINTS]
    values = [slot.value for c in columns if (slot := by_column.get(c))]
    if len(columns) != len(POINTS) or len(values) != len(columns) or columns[0] > columns[1]:
        return False
    weight, score = values
    if weight is None or score is None or {weight.unit, score.unit} - {"", "分"}:
        return False
    behind = any(s.value for c, s in by_column.items() if c > columns[1])
    return score.value <= weight.value and not behind and _at_one(by_column, heads)


def _columns(heads: Sequence[Head], plan: Plan) -> list[int | None]:
    """The column that each head is looked for in; heads that a dropped cell took away have none."""
    shift, start = plan
    dropped = _dropped(plan)
    return [
        None if i in dropped else head.column + (shift if i >= start else 0)
        for i, head in enumerate(heads)
    ]


def _dropped(plan: Plan) -> range:
    shift, start = plan
    return range(start, start - shift) if start and shift < 0 else range(0)


@derived
def _plans(heads: int) -> tuple[Plan, ...]:
    """Every shift with every head that it may begin at, no shift first."""
    return tuple((shift, start) for shift in SHIFTS for start in (range(heads) if shift else (0,)))


class _Fits:
    """How well each plan fits a row: what every head gains under each shift is found once, plans add it up."""

    def __init__(self, by_column: Mapping[int, Slot], heads: Sequence[Head], score: Score) -> None:
        self.by_column, self.heads, self.score = by_column, heads, score
        self.valued = [c for c, slot in by_column.items() if slot.value is not None]
        self.gains = {0: self._gains(0)}

    def _gains(self, shift: int) -> list[int]:
        columns = self.by_column
        return [self.score(head, columns.get(head.column + shift)) for head in self.heads]

    def best(self, prior: int) -> Plan:
        """The plan that fits better than none, or none."""
        stays = self._fit(STAYS)
        if stays >= sum(_ceiling(head) for head in self.heads):
            return STAYS  # as in most rows: nothing could fit better
        self.gains = {shift: self.gains.get(shift) or self._gains(shift) for shift in SHIFTS}
        most = sum(max(0, *gained) for gained in zip(*self.gains.values(), strict=True))
        if stays >= most:
            return STAYS
        hopeful = [
            plan for plan in _plans(len(self.heads)) if plan == STAYS or self._gained(plan) >= stays
        ]
        best = max(hopeful, key=lambda plan: self._merit(plan, prior))
        return best if self._fit(best) > stays else STAYS

    def _merit(self, plan: Plan, prior: int) -> tuple[int, int, int, int, int]:
        # a cell is dropped most often where a name and its target are merged, or levels reach down from above
        shift, start = plan
        merged = next((i for i, head in enumerate(self.heads) if head.key == "target"), 0)
        fit = self._fit(plan) + (plan == (prior, 0))
        near = -abs(start - merged) if shift < 0 else 0
        return fit, -abs(shift), -self._nameless(plan), near, -start

    def _nameless(self, plan: Plan) -> bool:
        """Whether a plan takes the name of an indicator away and leaves one of its levels."""
        gone = _dropped(plan)
        keys = [head.key for i, head in enumerate(self.heads) if i in gone]
        return "level3" in keys and "level2" in keys

    def _fit(self, plan: Plan) -> int:
        """What the heads gain, less what stands under none of them."""
        columns = _columns(self.heads, plan)
        return self._gained(plan) - 2 * sum(c not in columns for c in self.valued)

    def _gained(self, plan: Plan) -> int:
        shift, start = plan
        begin = max(start, _dropped(plan).stop)
        return sum(self.gains[0][:start]) + sum(self.gains[shift][begin:])

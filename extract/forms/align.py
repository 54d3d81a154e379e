"""Align: which slot of a row stands under which head, also where a dropped merged cell has shifted the row."""

from collections.abc import Callable, Mapping, Sequence

from extract.forms.grid import Slot
from extract.forms.heads import Head
from extract.vocabulary.form_words import names

SHIFTS = (0, -1, 1, -2, 2, -3, 3)
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
        "执行率",
        "编制数",
        "在职人数",
    }
)
POINTS = frozenset({"分值", "得分"})
WORDED = frozenset({"level1", "level2", "note"})
Score = Callable[[Head, Slot | None], int]


def is_blank(text: str) -> bool:
    """Whether a cell says that it holds nothing."""
    return text in names("blanks")


def value_score(head: Head, slot: Slot | None) -> int:
    """How well ``slot`` fits under a head: numbers under measures, per cent under rates, words elsewhere."""
    if slot is None or is_blank(slot.text):
        return 0
    if head.key not in NUMERIC:
        nothing = head.key == "note" and slot.text == "0"  # no remark, in figures
        return -2 if head.key in WORDED and slot.value is not None and not nothing else 0
    if slot.value is None:
        return -3
    percent = "%" in slot.text or "％" in slot.text
    if head.key == "执行率":
        return 3 if percent else 1
    foreign = head.key in POINTS and slot.value.unit not in {"", "分"}
    return -3 if percent or foreign else 2


def level_score(head: Head, slot: Slot | None) -> int:
    """How well ``slot`` fits under a level of the indicator hierarchy."""
    if slot is None or not slot.text or head.key not in {"level1", "level2"}:
        return 0
    text = slot.text.split("(")[0].split("（")[0]
    if head.key == "level1":
        if text != slot.text:
            return max(0, 2 * (text in names("level1_names")))  # points beside it tell that it is
        return 2 if text in names("level1_names") else -2 if text in names("level2_names") else 0
    return 2 if text in names("level2_names") else -1 if text in names("level1_names") else 0


def align(
    row: Sequence[Slot], heads: Sequence[Head], prior: int = 0, *, trust_levels: bool = True
) -> tuple[dict[str, Slot], int]:
    """The slots of ``row`` by the key of their head, and by how many columns the whole row is shifted.

    A shift is taken only where it fits better than none. It may begin at any head: a merged cell that was
    dropped in the middle of a row moves only what stands behind it. ``prior`` is the shift of the row above;
    without ``trust_levels`` the names of levels tell nothing about where they belong.
    """
    scores = (value_score, level_score) if trust_levels else (value_score,)
    by_column = {slot.column: slot for slot in row}
    ordered = sorted(heads, key=lambda head: head.column)
    plans = [
        (shift, start) for shift in SHIFTS for start in (range(len(ordered)) if shift else (0,))
    ]
    merged = next((i for i, head in enumerate(ordered) if head.key == "target"), 0)

    def merit(plan: tuple[int, int]) -> tuple[int, int, int, int]:
        # a cell is dropped most often where a name and its target are merged
        shift, start = plan
        fit = _fit(by_column, ordered, plan, scores) + (plan == (prior, 0))
        return fit, -abs(shift), -abs(start - merged) if shift < 0 else 0, -start

    best = max(plans, key=merit)
    stays = _fit(by_column, ordered, (0, 0), scores)
    if best[0] and _fit(by_column, ordered, best, scores) <= stays:
        best = (0, 0)
    found: dict[str, Slot] = {}
    for head, column in zip(ordered, _columns(ordered, best), strict=True):
        slot = by_column.get(column) if column is not None else None
        if slot is not None:
            found.setdefault(head.key, slot)
    return found, best[0] if best[1] == 0 else 0


def _columns(heads: Sequence[Head], plan: tuple[int, int]) -> list[int | None]:
    """The column that each head is looked for in; heads that a dropped cell took away have none."""
    shift, start = plan
    dropped = range(start, start - shift) if start and shift < 0 else range(0)
    return [
        None if i in dropped else head.column + (shift if i >= start else 0)
        for i, head in enumerate(heads)
    ]


def _fit(
    by_column: Mapping[int, Slot],
    heads: Sequence[Head],
    plan: tuple[int, int],
    scores: Sequence[Score],
) -> int:
    columns = _columns(heads, plan)
    pairs = (
        (head, by_column.get(c)) for head, c in zip(heads, columns, strict=True) if c is not None
    )
    merit = sum(score(head, slot) for head, slot in pairs for score in scores)
    lost = [s for c, s in by_column.items() if c not in columns and s.value is not None]
    return merit - 2 * len(lost)

"""Align: which slot of a row stands under which head, also where a dropped merged cell has shifted the row."""

from collections.abc import Callable, Mapping, Sequence

from extract.forms.grid import Slot
from extract.forms.heads import Head, names

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
Score = Callable[[Head, Slot | None], int]


def is_blank(text: str) -> bool:
    """Whether a cell says that it holds nothing."""
    return text in names("blanks")


def value_score(head: Head, slot: Slot | None) -> int:
    """How well ``slot`` fits under a head: numbers under measures, per cent under rates, words elsewhere."""
    if slot is None or is_blank(slot.text):
        return 0
    if head.key not in NUMERIC:
        return 0
    if slot.value is None:
        return -3
    percent = "%" in slot.text or "％" in slot.text
    if head.key == "执行率":
        return 3 if percent else 1
    return -3 if percent else 2


def level_score(head: Head, slot: Slot | None) -> int:
    """How well ``slot`` fits under a level of the indicator hierarchy."""
    if slot is None or not slot.text or head.key not in {"level1", "level2"}:
        return 0
    text = slot.text.split("(")[0].split("（")[0]
    if head.key == "level1":
        return 2 if text in names("level1_names") else -2 if text in names("level2_names") else 0
    return 2 if text in names("level2_names") else -1 if text in names("level1_names") else 0


def align(
    row: Sequence[Slot], heads: Sequence[Head], prior: int = 0
) -> tuple[dict[str, Slot], int]:
    """The slots of ``row`` by the key of their head, and by how many columns the row is shifted.

    A shift is taken only where it fits better than none; ``prior`` is the shift of the row above.
    """
    by_column = {slot.column: slot for slot in row}
    best = max(SHIFTS, key=lambda s: (_fit(by_column, heads, s) + (s == prior), -abs(s)))
    if best and _fit(by_column, heads, best) <= _fit(by_column, heads, 0):
        best = 0
    found = {head.key: by_column.get(head.column + best) for head in reversed(heads)}
    return {key: slot for key, slot in found.items() if slot is not None}, best


def _fit(by_column: Mapping[int, Slot], heads: Sequence[Head], shift: int) -> int:
    score = 0
    taken = set()
    for head in heads:
        slot = by_column.get(head.column + shift)
        taken.add(head.column + shift)
        score += value_score(head, slot) + level_score(head, slot)
    lost = [s for c, s in by_column.items() if c not in taken and s.value is not None]
    return score - 2 * len(lost)

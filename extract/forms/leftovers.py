"""Leftovers: numbers of a form that no block of it has named, by the words beside, above and around them."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import keyed, measure_of
from extract.forms.nature import pairs
from extract.narrative import recognise_phrase
from extract.numbers import Number
from extract.vocabulary.form_words import bare, is_total, names

_HEAD = 16  # a head of goals is as short as that


def name_leftovers(grid: Grid, frame: Frame, rows: Iterable[int]) -> None:
    """Name every quantity of ``rows`` that has no name yet: a value by its row and column, others by their words."""
    goals: list[Slot] | None = None
    for slot in (slot for row in rows for slot in grid.filled(row) if slot.numbers):
        left = [n for n in slot.numbers if n.id not in frame.named and n.kind.is_quantity]
        if not left:
            continue
        if slot.value is not None:
            _name_value(grid, frame, slot, left[0])
        else:
            goals = _goal_heads(grid) if goals is None else goals
            _name_in_words(frame, slot, left, _goal_measure(grid, goals, slot), _beside(grid, slot))


def _name_value(grid: Grid, frame: Frame, slot: Slot, number: Number) -> None:
    label = _beside(grid, slot)
    head = "" if _asked(grid, slot) else _above(grid, slot)
    if bare(head) in keyed("keys", "code") or bare(label) in keyed("keys", "code"):
        frame.no_quantity(number)
        return
    measure = measure_of(head) or measure_of(label) or bare(head)
    if measure in {"分值", "得分"}:
        number = frame.points(number)
    elif measure in names("money_measures"):
        number = frame.money(number)
    if label or head:
        # a row of a table is one thing among others, and only its total is about the whole project
        apart = label and head and measure in names("money_measures") and not is_total(label)
        frame.name(number, label or head, measure, entity="" if apart else None)


def _asked(grid: Grid, slot: Slot) -> bool:
    """Whether a row asks for its values one by one, each behind a label of its own."""
    row = grid.filled(slot.row)
    told = [pair for pair in pairs(row) if pair.number is not None]
    return len(told) > 1 and len(told) == sum(s.value is not None for s in row)


def _beside(grid: Grid, slot: Slot) -> str:
    """The nearest words to the left in the row, or those that head it."""
    words = [s.text for s in grid.filled(slot.row) if s.column < slot.column and s.value is None]
    return words[-1] if words else ""


def _above(grid: Grid, slot: Slot) -> str:
    """The nearest words above in the column."""
    words = grid.words_in(slot.column)
    above = bisect_left(words, slot.row, key=itemgetter(0))
    return words[above - 1][1] if above else ""


def _goal_heads(grid: Grid) -> list[Slot]:
    endings = tuple(names("goal_endings"))
    return [
        slot
        for slot in grid.slots()
        if bare(slot.text) in names("goal_heads")
        or (not slot.numbers and len(slot.text) <= _HEAD and bare(slot.text).endswith(endings))
    ]


def _reaches(grid: Grid, head: Slot, slot: Slot) -> bool:
    """Whether a head of goals stands left of a slot or over it, from the right where merged cells were dropped."""
    missing = len(grid.rows[head.row]) - len(grid.rows[slot.row])
    return head.column - max(missing, 0) <= slot.column


def _goal_measure(grid: Grid, goals: list[Slot], slot: Slot) -> str:
    """目标值 or 完成值, by the head of goals that stands above."""
    over = [g for g in goals if 0 < slot.row - g.row <= 3 and _reaches(grid, g, slot)]
    if not over:
        return ""
    head = max(over, key=lambda g: (g.row, g.column))
    reached = any(word in head.text for word in names("goal_reached"))
    return "完成值" if reached else "目标值"


def _name_in_words(frame: Frame, slot: Slot, left: list[Number], measure: str, beside: str) -> None:
    if slot.text.strip(":：") in keyed("keys", "signature"):
        return
    if bare(beside) in keyed("keys", "code"):
        for number in left:
            frame.no_quantity(number)
        return
    phrase = recognise_phrase(
        slot.printed,
        slot.cell.start,
        slot.numbers,
        section=frame.id,
        path=frame.path,
        default_measure=measure,
    )
    frame.fragments.renewed.extend(phrase.renewed)
    wanted = {n.id for n in (*left, *phrase.renewed)}
    for fact in phrase.facts:
        if fact.number in wanted and fact.number not in frame.named:
            frame.named.add(fact.number)
            frame.fragments.facts.append(
                fact.model_copy(update={"entity": fact.entity or frame.entity(), "path": ()})
            )
    for name in ("breakdowns", "ratios", "flows", "calculations"):
        getattr(frame.fragments, name).extend(getattr(phrase, name))

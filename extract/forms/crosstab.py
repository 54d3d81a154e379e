"""Crosstab: a table whose columns are told by two heads, one over the other, or by kinds of money alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.forms.align import is_blank
from extract.forms.grid import Grid, Slot
from extract.forms.heads import JOIN, LEVELS, POINTS, Head, indicator_key, measure_of, unit_in
from extract.forms.hierarchy import complete, line_of, parents
from extract.vocabulary import load
from extract.vocabulary.concepts import concept_of
from extract.vocabulary.form_words import bare, names

LABEL, RATE, OTHER = "名称", "执行率", "other"
_AMOUNT = "金额"
_LEFT = "结余结转"  # what is left is no part of what came in or was spent
_FEWEST = 2  # so many columns under a head, or rows under heads without a measure, make a table


def split(key: str) -> tuple[str, str]:
    """The measure of a column and what its other head says.

    >>> split("全年执行数·财政拨款"), split("决算数")
    (('全年执行数', '财政拨款'), ('决算数', ''))
    """
    measure, _, kind = key.partition(JOIN)
    return measure, kind


def two_heads(grid: Grid, row: int) -> list[Head]:
    """The columns under two heads, each told by a measure and a kind of money; none for other rows."""
    top, below = grid.filled(row), grid.filled(row + 1) if row + 1 < len(grid.rows) else []
    if len(top) < _FEWEST or any(
        s.value or indicator_key(s.text) in LEVELS for s in (*top, *below)
    ):
        return []
    columns = _in_turn(_between(grid, row) if below else (), below) or [
        (over, slot) for slot in below if (over := _over(grid, top, slot)) is not None
    ]
    told = [slot.text for _, slot in columns]
    wide = {over.column for over, _ in columns}
    above = measure_of(columns[0][0].text) if columns else None
    total = any(text in names("across_totals") for text in told)
    sole = len(wide) == 1 and total and above in names("money_measures")
    twice = len(wide) >= _FEWEST and len(set(told)) < len(told)
    if not (sole or twice) or len(columns) < len(below):
        return []
    heads = [_head(over, slot) for over, slot in columns]
    if not all(heads):
        return []
    before = _lost_before(top, below, columns)
    told_twice = [replace(h, column=h.column + before) for h in heads if h]
    return [*told_twice, *_reaching_down(grid, row, wide, before)]


def _lost_before(
    top: Sequence[Slot], below: Sequence[Slot], columns: Sequence[tuple[Slot, Slot]]
) -> int:
    """How many cells the lower row of a head has lost before its first: all that stand before it in the upper one."""
    first = columns[0][0]
    return 0 if below[0].column else sum(slot.column < first.column for slot in top)


def _between(grid: Grid, row: int) -> Sequence[Slot]:
    """The heads over the words of the row below; those before and behind them reach down into empty cells."""
    upper, lower = grid.rows[row], grid.rows[row + 1]
    if len(upper) >= len(lower):
        return upper
    lead = next((i for i, slot in enumerate(lower) if slot.text), 0)
    trail = next((i for i, slot in enumerate(reversed(lower)) if slot.text), 0)
    return upper[lead : len(upper) - trail]


def _reaching_down(grid: Grid, row: int, wide: Collection[int], before: int = 0) -> list[Head]:
    """The heads of names and of rates beside those that have others under them."""
    upper, missing = grid.rows[row], len(grid.rows[row + 1]) - len(grid.rows[row])
    heads = []
    for slot in (s for s in upper if s.text and not s.covered and s.column not in wide):
        behind = slot.column > max(wide)
        column = slot.column + (max(missing, 0) + before * (missing > 0)) * behind
        if (measure := measure_of(slot.text)) in names("money_measures") | {RATE}:
            heads.append(Head(measure or "", column, slot.text, unit_in(slot.text)))
        else:
            named = bare(slot.text) in names("summary_heads") and not behind
            heads.append(Head(LABEL if named else OTHER, column, slot.text))
    return heads


def _in_turn(top: Sequence[Slot], below: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """Heads and the like columns of each, where dropped merged cells left no place to tell them by."""
    texts = [slot.text for slot in below]
    if below and all(measure_of(text) for text in texts):
        over = _kinds_over(top, texts)  # kinds over measures
    else:
        over = [slot for slot in top if measure_of(slot.text) in names("money_measures")]
    each, rest = divmod(len(below), len(over)) if over else (0, 1)
    few = len(over) < _FEWEST and len(over) < len(top)
    if rest or each < _FEWEST or few or texts != texts[:each] * len(over):
        return []
    return [(over[i // each], slot) for i, slot in enumerate(below)]


def _kinds_over(top: Sequence[Slot], texts: Sequence[str]) -> list[Slot]:
    """The kinds of money in the upper row of a head, as many as the measures in the lower one come again."""
    alone = {*POINTS, RATE}
    kinds = [
        slot
        for slot in top
        if slot.text
        and bare(slot.text) not in names("summary_heads") | names("order_heads")
        and measure_of(slot.text) not in alone
    ]
    return kinds[: texts.count(texts[0])]


def _over(grid: Grid, top: Sequence[Slot], slot: Slot) -> Slot | None:
    """The head of the row above that reaches over a slot."""
    bounds = [s.column for s in top] + [len(grid.rows[top[0].row])]
    for over, (low, high) in zip(top, pairwise(bounds), strict=True):
        end = low + over.cell.colspan if over.cell.colspan > 1 else high
        if low <= slot.column < end:
            return over if end - low >= _FEWEST else None
    return None


def _head(over: Slot, slot: Slot) -> Head | None:
    upper, lower = measure_of(over.text), measure_of(slot.text)
    if upper == _AMOUNT and lower:
        upper = None  # 资金总额 over 预算数 is a kind of money
    unit = unit_in(over.text) or unit_in(slot.text)
    if upper and not lower:
        return Head(f"{upper}{JOIN}{bare(slot.text)}", slot.column, slot.text, unit)
    if lower and not upper:
        return Head(f"{lower}{JOIN}{bare(over.text)}", slot.column, slot.text, unit)
    return None


def kinds_of_money(grid: Grid, row: int, stated: str, about: str = "") -> tuple[list[Head], int]:
    """Columns of amounts that name a kind of money and no measure, over rows that are full of amounts.

    With them the number of rows that their head stands in: parts may stand below 其中. ``stated`` is the unit above
    the table and ``about`` what it is called, which tells income from spending.
    """
    slots, deep = _with_parts(grid, row)
    if len(slots) <= _FEWEST or any(s.value for s in slots):
        return [], 0
    slots, beside = _apart(slots)
    if len(slots) <= _FEWEST or any(measure_of(s.text) for s in slots):
        return [], 0
    columns = [s for s in slots[1:] if unit_in(s.text) or stated]
    if len(columns) < len(slots) - 1 or not any(
        "元" in (unit_in(s.text) or stated) for s in columns
    ):
        return [], 0
    if not _over_amounts(grid, row + deep, slots, columns, beside):
        return [], 0
    measure = _measure_about(about)
    heads = [
        Head(f"{_measure_of_kind(s.text) or measure}{JOIN}{s.text}", s.column, s.text)
        for s in columns
    ]
    kinds = [replace(h, key=_told(h.key), unit=unit_in(h.text)) for h in heads]
    return [*kinds, *beside], deep


def _over_amounts(
    grid: Grid, row: int, slots: Sequence[Slot], columns: Sequence[Slot], beside: Sequence[Head]
) -> bool:
    """Whether the rows from ``row`` on are full of amounts under columns of different names, behind a label."""
    below = range(row, min(row + _FEWEST, len(grid.rows)))
    if len(below) < _FEWEST or not all(_full(grid, r, columns) for r in below):
        return False
    told = [bare(s.text) for s in columns]
    if len(set(told)) < len(told) or any(_wider(grid, r, slots, beside) for r in below):
        return False  # the lower part of a head whose upper part says what each stands for
    # the first of the slots is no head of labels where figures stand under it
    return not any(s.column == slots[0].column and s.value for r in below for s in grid.filled(r))


def _wider(grid: Grid, row: int, slots: Sequence[Slot], beside: Sequence[Head]) -> bool:
    """Whether a row has figures behind all columns of a head."""
    last = max([s.column for s in slots] + [h.column for h in beside])
    return any(s.value is not None and s.column > last for s in grid.filled(row))


def _apart(slots: Sequence[Slot]) -> tuple[list[Slot], list[Head]]:
    """The heads of kinds of money, and those behind them of what was paid out and of rates."""
    words = names("paid_heads")
    end = len(slots)
    while end and (bare(slots[end - 1].text) in words or _rates(slots[end - 1].text)):
        end -= 1
    beside = [Head(RATE if _rates(s.text) else OTHER, s.column, s.text) for s in slots[end:]]
    return list(slots[:end]), beside


def _rates(text: str) -> bool:
    return measure_of(text) == RATE or bare(text).endswith(tuple(names("rate_endings")))


def _told(key: str) -> str:
    """The key of a column with the bare words of its kind; 其中 stays, since it says what the column is a part of."""
    measure, kind = split(key)
    return f"{measure}{JOIN}{bare(kind)}"


def _with_parts(grid: Grid, row: int) -> tuple[list[Slot], int]:
    """The slots of a head, those below a bare 其中 in its place, and in how many rows they stand."""
    top = grid.filled(row)
    opening = next((s for s in top if bare(s.text) in names("part_openings")), None)
    below = grid.filled(row + 1) if opening and row + 1 < len(grid.rows) else []
    if opening is None or not below or any(s.value or s.column < opening.column for s in below):
        return top, 1
    end = next((s.column for s in top if s.column > opening.column), len(grid.rows[row + 1]))
    parts = [
        s._replace(text=f"{bare(opening.text)}：{s.text}") if s.column < end else s for s in below
    ]
    kept = [s for s in top if s is not opening and s.column not in {p.column for p in parts}]
    return sorted((*kept, *parts), key=lambda s: s.column), 2


def _measure_about(about: str) -> str:
    """The measure that the name of a table gives its columns: what came in, what was spent, or an amount."""
    found = load("forms")["table_measures"]
    return next((m for m, words in found.items() if any(w in about for w in words)), _AMOUNT)


def _measure_of_kind(text: str) -> str:
    """The measure that a kind of money has wherever it stands (上年结转, 当年结余)."""
    found = load("forms")["kind_measures"]
    word = bare(text)
    return next((m for m, words in found.items() if any(w in word for w in words)), "")


def _full(grid: Grid, row: int, columns: Sequence[Slot]) -> bool:
    """Whether a row has a name, and under every column an amount or, under fewer than half, a blank."""
    own = {s.column: s for s in grid.rows[row]}
    named = any(s.value is None and s.column < columns[0].column for s in grid.filled(row))
    under = [own.get(s.column) for s in columns]
    values = sum(s is not None and s.value is not None for s in under)
    words = any(s and s.value is None and not is_blank(s.text) for s in under)
    return named and not words and values * 2 > len(columns)


def wholes(keys: Sequence[str]) -> Mapping[str, list[str]]:
    """Which columns are the sum of which others: 总额 of 财政拨款 and 其他资金 under one measure."""
    found: dict[str, list[str]] = {}
    for key in keys:
        measure, kind = split(key)
        others = [k for k in keys if k != key and split(k)[0] == measure and split(k)[1]]
        if kind in names("across_totals") and others:
            found[key] = others
    return found


def under(keys: Sequence[str]) -> list[tuple[str, list[str], bool]]:
    """Which columns are parts of which by their names (其中：人员支出 of 基本支出), and whether they are all of it."""
    told = [key for key in keys if split(key)[1]]
    lines = [line_of(_kind(key)) for key in told]
    children: dict[int, list[int]] = {}
    for child, parent in enumerate(parents(lines)):
        left = parent is not None and _LEFT in told[child] and _LEFT not in told[parent]
        if parent is not None and not left:
            children.setdefault(parent, []).append(child)
    return [
        (told[parent], [told[c] for c in members], complete(lines, parent, members))
        for parent, members in children.items()
    ]


def _kind(key: str) -> str:
    """What a column is called, less the word for the sum of it (支出合计: 支出)."""
    kind = split(key)[1]
    ending = next((w for w in names("subtotals") if kind.endswith(w) and kind != w), "")
    return kind.removesuffix(ending) if ending and concept_of(kind) is None else kind

"""Columns: the words over each column of a table from the top down, and which columns add up to which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.forms.grid import Grid, Slot
from extract.forms.heads import measure_of
from extract.vocabulary import load
from extract.vocabulary.form_words import bare, names

Path = tuple[str, ...]
PLANNED = ("年初预算数", "预算数", "全年预算数")
FINAL = ("决算数", "全年执行数")
CAME = "收入决算数"
_CHANGE, _RATES, _PER_CENT = "增减额", frozenset({"增减率", "执行率"}), ("%", "％")
_EARLIER = frozenset({"全年执行数", "决算数", "上年决算数", "上年预算数"})
_MANY = 2


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """A column by its place that is made of others, and by which sign each of them enters."""

    total: int
    parts: tuple[int, ...]
    signs: tuple[int, ...] = ()


def words_over(grid: Grid, heads: Sequence[int], columns: Sequence[int]) -> list[Path]:
    """The words over each of ``columns``, from the top down, in rows whose cells kept their places."""
    return [_distinct(map(bare, texts_over(grid, heads, column))) for column in columns]


def texts_over(grid: Grid, heads: Sequence[int], column: int) -> list[str]:
    """What stands over a column in each of the rows of heads, as it is printed."""
    return [_word(grid, row, heads, column) for row in heads]


def _word(grid: Grid, row: int, heads: Sequence[int], column: int) -> str:
    """The word of one head row over a column: its own, that of the merged cell, or the one that reaches over it."""
    slots = grid.rows[row]
    if column >= len(slots):
        return ""
    slot = slots[column]
    if slot.covered:
        return grid.owner(slot)
    below = [grid.rows[r][column] for r in heads if r > row and column < len(grid.rows[r])]
    if slot.text or not any(s.text and not s.covered for s in below):
        return slot.text
    left = [s for s in slots[:column] if s.text]
    return left[-1].text if left else ""


def words_in_turn(upper: Sequence[Slot], lower: Sequence[Slot], count: int) -> list[Path]:
    """The words over ``count`` columns whose heads lost their places; none where they may be read in two ways."""
    over, under = [bare(s.text) for s in upper], [bare(s.text) for s in lower]
    if len(over) == count and not any(under):
        return [(word,) for word in over]
    if len(under) == count:
        return _runs(over, under)
    wide = [i for i, word in enumerate(over) if _holds_parts(word)]
    if len(over) - 1 + len(under) != count or not all(under):
        return []
    if len(over) == 1:
        wide = [0]
    if len(wide) != 1:
        return []
    at = wide[0]
    parts: list[Path] = [(over[at], word) for word in under]
    return [*((w,) for w in over[:at]), *parts, *((w,) for w in over[at + 1 :])]


def _runs(over: Sequence[str], under: Sequence[str]) -> list[Path]:
    """Each column with the word above it: one for an empty place, and one for each run of filled ones."""
    starts = [i for i, word in enumerate(under) if not word or not i or not under[i - 1]]
    if len(over) == 1:
        return [_distinct((over[0], word)) for word in under]
    if len(starts) != len(over):
        return []
    found: list[Path] = []
    for i, word in enumerate(under):
        found.append(_distinct((over[sum(start <= i for start in starts) - 1], word)))
    return found


def _holds_parts(word: str) -> bool:
    """Whether a head may have others under it: what was spent, unless it is a sum or a kind of it."""
    return word in {w for w in load("accounts")["year_sums"] if w.endswith("支出")}


def _distinct(texts: Iterable[str]) -> Path:
    return tuple(text for text, _ in groupby(filter(None, texts)))


def column_sums(paths: Sequence[Path]) -> list[ColumnSum]:
    """Which columns are sums of which by their words: 小计 of those beside it, a total of all there are."""
    known = [i for i, path in enumerate(paths) if path and not _of_which(path) and not rated(path)]
    known = [i for i in known if not _changed(paths[i])]
    found = []
    for total in known:
        over = paths[total][:-1]
        if over and paths[total][-1] in names("subtotals"):
            found.append(ColumnSum(total, _members(paths, known, over, total)))
    tops = [i for i in known if len(paths[i]) == 1 and _is_sum(paths[i][0])]
    if len(tops) == 1:
        found.append(ColumnSum(tops[0], _members(paths, known, (), tops[0])))
    return [each for each in found if each.parts]


def rated(path: Path) -> bool:
    """Whether a column holds rates, which add up to nothing."""
    endings = (*names("rate_endings"), *_PER_CENT)
    return any(measure_of(word) in _RATES or word.endswith(endings) for word in path)


def _changed(path: Path) -> bool:
    return any(measure_of(word) == _CHANGE for word in path)


@dataclass(frozen=True, slots=True)
class Changes:
    """The columns by their places of a year, the one before, and what changed in amount and in per cent."""

    now: int
    before: int
    amount: int | None
    rate: int | None


def changes(paths: Sequence[Path]) -> Changes | None:
    """Where a table tells a change against one other column; None where it may be against several."""
    amount = [i for i, path in enumerate(paths) if _changed(path) and not rated(path)]
    rate = [i for i, path in enumerate(paths) if rated(path)]
    rest = [i for i, path in enumerate(paths) if path and i not in {*amount, *rate}]
    single = [i for i in rest if len(paths[i]) == 1]
    sums = [i for i in rest if len(paths[i]) > 1 and paths[i][-1] in names("subtotals")]
    before = [i for i in single if measure_of(paths[i][0]) in _EARLIER]
    now = sums or [i for i in single if i not in before]
    one = len(before) == len(now) == 1 and len(amount) < _MANY and len(rate) < _MANY
    if not one or not (amount or rate):
        return None
    return Changes(now[0], before[0], next(iter(amount), None), next(iter(rate), None))


def _members(
    paths: Sequence[Path], known: Sequence[int], over: Path, total: int
) -> tuple[int, ...]:
    """The columns one step below ``over``; a group of them stands in through its own sum."""
    depth = len(over)
    steps: dict[str, list[int]] = {}
    for i in known:
        if i != total and paths[i][:depth] == over and len(paths[i]) > depth:
            steps.setdefault(paths[i][depth], []).append(i)
    members: list[int] = []
    for group in steps.values():
        sums = [i for i in group if len(paths[i]) == depth + 1 or _sums(paths[i], depth)]
        members.extend(sums[:1] or group)
    return tuple(members)


def _sums(path: Path, depth: int) -> bool:
    return len(path) == depth + 2 and path[-1] in names("subtotals")


def _is_sum(word: str) -> bool:
    return word.endswith(tuple(names("subtotals")))


def _of_which(path: Path) -> bool:
    openings = tuple(names("part_openings"))
    return any(word.startswith(openings) for word in path)


def carried(paths: Sequence[Path]) -> ColumnSum | None:
    """What was left at first and what came in is what was spent and what is left: the columns that say so."""
    words = load("accounts")
    places: dict[str, int] = {}
    for i, path in enumerate(paths):
        if path and not _of_which(path) and (kind := _kind(path, words)):
            places.setdefault(kind, i)
    if set(places) != {"opening", "closing", "income", "spending"}:
        return None
    order = ("spending", "closing", "opening")
    return ColumnSum(places["income"], tuple(places[k] for k in order), (1, 1, -1))


def _kind(path: Path, words: Mapping[str, Sequence[str]]) -> str:
    """What a column tells of the year's money: what was left, came in or was spent in all; else nothing."""
    if len(path) > 1 and path[-1] not in names("subtotals"):
        return ""
    if path[0].startswith(tuple(words["opening_heads"])):
        return "opening"
    if path[0].startswith(tuple(words["closing_heads"])):
        return "closing"
    if path[0] in words["year_sums"]:
        return "income" if any(w in path[0] for w in words["income_heads"]) else "spending"
    return ""


def measure_over(path: Path, title: str) -> str:
    """The measure of a column by its words and by the title of its table.

    >>> measure_over(("本年收入合计",), "收入决算表"), measure_over(("基本支出",), "支出决算表")
    ('收入决算数', '全年执行数')
    >>> measure_over(("年初结转和结余",), "收入支出决算表"), measure_over(("合计",), "部门支出预算表")
    ('上年结转', '年初预算数')
    """
    words = load("accounts")
    top = path[0] if path else ""
    if top.startswith(tuple(words["opening_heads"])):
        return "上年结转"
    if top.startswith(tuple(words["closing_heads"])):
        return "结余结转"
    told = next((m for word in path if (m := measure_of(word))), "")
    if told in PLANNED or (told not in FINAL and _planned(title)):
        return told if told == PLANNED[-1] else PLANNED[0]
    if told in FINAL or any(word in title for word in words["final_titles"]):
        return CAME if any(word in top for word in words["income_heads"]) else FINAL[1]
    return "金额"


def _planned(title: str) -> bool:
    words = load("accounts")
    return any(word in title for word in words["plan_titles"]) and not any(
        word in title for word in words["final_titles"]
    )

"""Adjusting: columns of a money block that say how a budget was moved and what was left of it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extract.forms.frame import Frame
from extract.numbers import NumberId
from extract.records import Denominator, Flow, MoneyRow
from extract.vocabulary import load
from extract.vocabulary.form_words import names

_MOVES = {"调整": 1, "调减": -1}  # with which sign a column changes the budget
_WHOLE = ("到位数", "全年预算数", "预算数", "年初预算数")


def flows_of(
    rows: Sequence[MoneyRow], path: Sequence[str], amounts: Mapping[NumberId, Decimal]
) -> Iterator[Flow]:
    """A budget is the first one adjusted, and what became of it is what was spent and what was left."""
    for row in rows:
        label = f"{'·'.join(path)}·{row.label}"
        whole = next((row.cells[k] for k in _WHOLE if k in row.cells), None)
        first = row.cells.get("年初预算数")
        moved = {way: row.cells[way] for way in _MOVES if way in row.cells}
        spent = next((row.cells[k] for k in load("forms")["spent"] if k in row.cells), None)
        left, full = row.cells.get("结余结转"), row.cells.get("全年预算数")
        if full and first and moved:
            signs = [1, *(_sign(way, amounts.get(n)) for way, n in moved.items())]
            # a column of no known word may move the budget as well
            told = set(_MOVES) <= set(moved) and set(row.cells) <= names("money_measures")
            yield _flow(label, full, {"年初预算": first, **moved}, "sources", signs, certain=told)
        if whole and spent and left and set(row.cells) <= names("money_measures"):
            yield _flow(label, whole, {"支出": spent, "结余结转": left}, "uses", (1, 1))


def state_arrival(frame: Frame, label: str, amounts: Mapping[str, NumberId]) -> None:
    """The rate of what was received, in a column of its own, is of what was planned."""
    rate = next((amounts[k] for k in names("arrival_rates") if k in amounts), None)
    planned = {k: amounts[k] for k in ("预算数", "年初预算数", "全年预算数") if k in amounts}
    if rate and planned and "到位数" in amounts:
        frame.rate(f"{'·'.join((*frame.path, label))}到位率", rate, amounts["到位数"], planned)


def adjusted(
    cells: Mapping[str, NumberId], amounts: Mapping[NumberId, Decimal]
) -> Iterator[Denominator]:
    """What a rate may be over where no column is headed as the adjusted budget: the first one with what moved it.

    Some forms print the adjusted budget under 调整数 itself.
    """
    first = next((cells[key] for key in ("年初预算数", "预算数") if key in cells), None)
    moved = {way: cells[way] for way in _MOVES if way in cells}
    if first is None or not moved or "全年预算数" in cells:
        return
    signs = (1, *(_sign(way, amounts.get(n)) for way, n in moved.items()))
    yield Denominator(name="调整后预算数", numbers=(first, *moved.values()), signs=signs)
    if set(moved) == {"调整"}:
        yield Denominator(name="调整数", numbers=tuple(moved.values()))


def _sign(way: str, amount: Decimal | None) -> int:
    """With which sign a movement counts: what is printed below nought counts as it stands."""
    return 1 if amount is not None and amount < 0 else _MOVES[way]


def _flow(
    label: str,
    whole: NumberId,
    uses: dict[str, NumberId],
    way: str,
    signs: Sequence[int],
    *,
    certain: bool = False,
) -> Flow:
    return Flow(
        label=label,
        whole=whole,
        uses=tuple(uses.values()),
        roles=tuple(uses),
        signs=tuple(signs),
        direction=way,
        certain=certain,
    )

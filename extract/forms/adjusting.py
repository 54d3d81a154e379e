"""Adjusting: columns of a money block that say how a budget was moved and what was left of it."""

from collections.abc import Iterator, Sequence

from extract.numbers import NumberId
from extract.records import Flow, MoneyRow
from extract.vocabulary import load

_WHOLE = ("到位数", "全年预算数", "预算数", "年初预算数")


def flows_of(rows: Sequence[MoneyRow], path: Sequence[str]) -> Iterator[Flow]:
    """A budget is the first one adjusted, and what became of it is what was spent and what was left."""
    for row in rows:
        label = f"{'·'.join(path)}·{row.label}"
        whole = next((row.cells[k] for k in _WHOLE if k in row.cells), None)
        first, moved = row.cells.get("年初预算数"), row.cells.get("调整")
        spent = next((row.cells[k] for k in load("forms")["spent"] if k in row.cells), None)
        left, full = row.cells.get("结余结转"), row.cells.get("全年预算数")
        if full and first and moved:
            yield _flow(label, full, {"年初预算": first, "调整": moved}, "sources")
        if whole and spent and left:
            yield _flow(label, whole, {"支出": spent, "结余结转": left}, "uses")


def _flow(label: str, whole: NumberId, uses: dict[str, NumberId], way: str) -> Flow:
    return Flow(
        label=label,
        whole=whole,
        uses=tuple(uses.values()),
        roles=tuple(uses),
        signs=tuple(1 for _ in uses),
        direction=way,
        certain=False,
    )

"""Buildings: what was approved and what was built, in size and in cost, with the rates that hold the two together."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.forms.align import align
from extract.forms.frame import Frame
from extract.forms.grid import Grid
from extract.forms.heads import Head
from extract.numbers import Number, NumberId

SIZE, COST, RATE = ("批复规模", "实际规模"), ("预算投资", "实际投资"), "控制率"


def of_buildings(heads: Sequence[Head]) -> bool:
    """Whether a head has columns for the size that was approved and for the one that was built."""
    return set(SIZE) <= {head.key for head in heads}


@dataclass(slots=True)
class BuildingReader:
    """Reads the rows under such a head."""

    frame: Frame
    grid: Grid
    heads: Sequence[Head]

    def __post_init__(self) -> None:
        self.heads = [self._told(head) for head in self.heads]

    def _told(self, head: Head) -> Head:
        """The rate of which pair of columns a head means: of the pair that stands before it."""
        if head.key != RATE:
            return head
        before = [h.key for h in self.heads if h.column < head.column and h.key != RATE]
        pair = COST if before and before[-1] in COST else SIZE
        return Head(f"{RATE}·{pair[1]}", head.column, head.text)

    def read(self, row: int) -> bool:
        """Read one row and state its rates; False where it holds no figures."""
        cells, _ = align(self.grid.rows[row], self.heads)
        found: dict[str, NumberId] = {}
        for head in self.heads:
            slot = cells.get(head.key)
            if slot is None or slot.value is None:
                continue
            number = self._number(head, slot.value)
            self.frame.name(number, head.text, head.measure)
            found[head.key] = number.id
        for planned, actual in (SIZE, COST):
            rate = found.get(f"{RATE}·{actual}")
            if rate and planned in found and actual in found:
                label = f"{'·'.join(self.frame.path)}·{planned}{RATE}"
                self.frame.rate(label, rate, found[actual], {planned: found[planned]})
        return bool(found)

    def _number(self, head: Head, number: Number) -> Number:
        if head.measure == RATE:
            return self.frame.percent(number)
        if head.key in COST:
            return self.frame.money(number, head.unit)
        return number

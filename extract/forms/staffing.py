"""Staffing of a form: posts and people, in one row under their heads or in a row for each kind of staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.forms.align import align, is_blank
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import Head, head_of, keyed
from extract.numbers import NumberId
from extract.records import Blank, Breakdown, Staffing
from extract.vocabulary.concepts import plain
from extract.vocabulary.form_words import names

LABELS = {"编制数": "编制数", "在职人数": "实际在职人数", "控制率": "控制率"}
KINDS = {"established": "在编", "outside": "编外"}
COUNTED = ("编制数", "在职人数", *KINDS.values())


def staff_heads(slots: Sequence[Slot], heads: Sequence[Head]) -> list[Head]:
    """The heads of posts and people with those that count a part of the staff (其中：在编)."""
    parts = [
        head_of(slot, KINDS[kind])
        for slot in slots
        for kind in KINDS
        if plain(slot.text) in keyed("staff_heads", kind)
    ]
    return [*heads, *parts]


@dataclass(slots=True)
class StaffReader:
    """Reads the row under a staffing head, or all rows where each names a kind of staff."""

    frame: Frame
    grid: Grid
    heads: Sequence[Head]
    rows: dict[str, dict[str, NumberId]] = field(default_factory=dict)
    rate: NumberId | None = None
    blank: Blank | None = None
    done: bool = False

    def read(self, row: int) -> bool:
        """Read one row; False where it holds no number of people, and where the table has ended."""
        if self.done:
            return False
        cells, _ = align(self.grid.rows[row], self.heads)
        first = min((head.column for head in self.heads), default=0)
        words = [s.text for s in self.grid.filled(row) if s.column < first and s.value is None]
        label = plain(words[-1]) if words else ""
        people = {key: n for key in COUNTED if (n := self._people(cells, key, label)) is not None}
        if not people:
            self.done = bool(self.rows)
            return False
        self.rows[label] = people
        self._control(cells)
        self.done = not label
        return True

    def _people(self, cells: Mapping[str, Slot], key: str, label: str) -> NumberId | None:
        slot = cells.get(key)
        if slot is None or slot.value is None or slot.value.value % 1 or slot.value.unit == "%":
            return None  # people come whole
        number = self.frame.count(slot.value, "人")
        path = (key,) if label and key in KINDS.values() else ()
        measure = "编制数" if key == "编制数" else "人数"
        self.frame.name(number, label or LABELS.get(key, key), measure, path=path)
        return number.id

    def _control(self, cells: Mapping[str, Slot]) -> None:
        rate = cells.get("控制率")
        if rate is not None and rate.value is not None:
            number = self.frame.percent(rate.value)
            self.frame.name(number, "在职人员控制率", "控制率")
            self.rate = number.id
        elif rate is not None and is_blank(rate.text):
            self.blank = self.frame.blank(self.grid, rate, "控制率", "控制率")

    def finish(self) -> None:
        """The staff in total, and the sums that the rows and columns make."""
        total = next((label for label in self.rows if label in names("totals")), None)
        whole = self.rows[total] if total else next(iter(self.rows.values()), {})
        if total or len(self.rows) == 1:
            self.frame.fragments.staffing.append(
                Staffing(
                    label=self.frame.title,
                    posts=whole.get("编制数"),
                    people=whole.get("在编") or whole.get("在职人数"),
                    rate=self.rate,
                    rate_blank=self.blank,
                    section=self.frame.id,
                )
            )
        for label, row in self.rows.items():
            self._sum(label, row.get("在职人数"), [row[k] for k in KINDS.values() if k in row])
        for key in COUNTED if total else ():
            parts = [row[key] for label, row in self.rows.items() if label != total and key in row]
            self._sum(f"{total}·{LABELS.get(key, key)}", whole.get(key), parts)

    def _sum(self, label: str, total: NumberId | None, parts: Sequence[NumberId]) -> None:
        if total is None or len(parts) < 2:
            return
        self.frame.fragments.breakdowns.append(
            Breakdown(
                label=label,
                measure="人数",
                total=total,
                parts=tuple(parts),
                complete=True,
                basis="column",
                section=self.frame.id,
            )
        )

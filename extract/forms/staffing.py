"""Staffing of a form: posts and people, in one row under their heads or in a row for each kind of staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.forms.align import align, is_blank
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import Head, head_of, keyed
from extract.forms.hierarchy import Line, line_of
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
    lines: list[Line] = field(default_factory=list)
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
        if not people or (self.rows and self._asks(row, first)):
            self.done = bool(self.rows)
            self._lower(row)
            return False
        self.rows[label] = people
        self.lines.append(line_of(words[-1] if words else ""))
        self._control(cells)
        self.done = not label
        return True

    def _asks(self, row: int, first: int) -> bool:
        """Whether a row asks for its figures one by one, with a label among the columns of people."""
        own = self.grid.filled(row)
        last = max(head.column for head in self.heads)
        among = [s for s in own if first <= s.column <= last and s.value is None]
        return any(not is_blank(slot.text) for slot in among)

    def _lower(self, row: int) -> None:
        """Take up heads of parts of the staff that stand in the lower row of the head, over the people they divide."""
        slots = self.grid.filled(row)
        over = next((head for head in self.heads if head.key == "在职人数"), None)
        more = [] if self.rows or over is None else staff_heads(slots, [])
        if over is None or not more:
            return
        moved = over.column - slots[0].column
        if (
            moved
        ):  # the cells that reach down beside it are gone, and those behind it stand further right
            wider = len(slots) - 1
            self.heads = [_right(h, wider) if h.column > over.column else h for h in self.heads]
        taken = {head.column for head in self.heads}
        placed = [_right(head, moved) for head in more]
        self.heads = [*self.heads, *(head for head in placed if head.column not in taken)]

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
        groups = self._groups(total) if total else {}
        for head, members in groups.items():
            for key in COUNTED:
                parts = [self.rows[m][key] for m in members if key in self.rows[m]]
                own = self.rows[head].get(key)
                self._sum(f"{head}·{LABELS.get(key, key)}", own, parts, complete=head == total)

    def _groups(self, total: str) -> dict[str, list[str]]:
        """Which rows make up which: those that stand free the total, and those below 其中 the row above them."""
        labels = [*self.rows]
        groups: dict[str, list[str]] = {total: []}
        over = ""
        numbered = any(line.numbered for line in self.lines)
        for label, line in zip(labels, self.lines, strict=True):
            if label == total:
                continue
            below = line.of_which or (over and numbered and not line.numbered)
            if below and groups[total]:
                over = over or groups[total][-1]
                groups.setdefault(over, []).append(label)
            else:
                over = ""
                groups[total].append(label)
        return groups

    def _sum(
        self,
        label: str,
        total: NumberId | None,
        parts: Sequence[NumberId],
        *,
        complete: bool = True,
    ) -> None:
        if total is None or len(parts) < 2:
            return
        self.frame.fragments.breakdowns.append(
            Breakdown(
                label=label,
                measure="人数",
                total=total,
                parts=tuple(parts),
                complete=complete,
                basis="column",
                section=self.frame.id,
            )
        )


def _right(head: Head, columns: int) -> Head:
    return replace(head, column=head.column + columns)

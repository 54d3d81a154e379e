"""Staffing and buildings of a base data table: posts, people and the control rates beside them."""

from collections.abc import Mapping, Sequence

from extract.forms.align import align, is_blank
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import Head
from extract.numbers import NumberId
from extract.records import Staffing

LABELS = {"编制数": "编制数", "在职人数": "实际在职人数", "控制率": "控制率"}


def read_staffing(frame: Frame, grid: Grid, heads: Sequence[Head], row: int) -> bool:
    """Read the row under a staffing head; False where no number stands in it."""
    cells, _ = align(grid.rows[row], heads)
    posts = _people(frame, cells, "编制数")
    people = _people(frame, cells, "在职人数")
    if posts is None and people is None:
        return False
    rate = cells.get("控制率")
    stated: NumberId | None = None
    blank = None
    if rate is not None and rate.value is not None:
        number = frame.percent(rate.value)
        frame.name(number, "在职人员控制率", "控制率")
        stated = number.id
    elif rate is not None and is_blank(rate.text):
        blank = frame.blank(grid, rate, "控制率", "控制率")
    frame.fragments.staffing.append(
        Staffing(
            label=frame.title,
            posts=posts,
            people=people,
            rate=stated,
            rate_blank=blank,
            section=frame.id,
        )
    )
    return True


def _people(frame: Frame, cells: Mapping[str, Slot], key: str) -> NumberId | None:
    slot = cells.get(key)
    if slot is None or slot.value is None:
        return None
    number = frame.count(slot.value, "人")
    frame.name(number, LABELS[key], "编制数" if key == "编制数" else "人数")
    return number.id

"""Row points: points of an indicator beside its own two: taken off, as a share of all, or in the cell of the result."""

import re
from collections.abc import Iterable, Mapping, Sequence

from extract.forms.frame import Frame
from extract.forms.grid import Slot
from extract.forms.heads import Head
from extract.forms.levels import BRACKET
from extract.numbers import Number, NumberId
from extract.records import Breakdown, Denominator, IndicatorRow, Ratio
from extract.vocabulary.form_words import bare, names, squash

OTHERS = frozenset({"other", "standard", "first_target"})
_SET_FIRST = "年初目标值"
_AROUND = re.compile(r"[（(，,；;、/]?\s*得?\s*$")
_BEHIND = re.compile(r"^\s*分?\s*[)）。]?\s*$")


def score_beside(head: Head | None, slot: Slot | None) -> Number | None:
    """The points that a cell tells behind the result, where its head asks for both (30处（9.5分）)."""
    if head is None or slot is None or bare(head.text) not in names("result_and_points"):
        return None
    told = [n for n in slot.numbers if n.unit == "分"]
    if not told or not _BEHIND.match(slot.printed[_end(slot, told[-1]) :]):
        return None
    return told[-1]


def result_alone(slot: Slot, score: Number) -> str:
    """What a cell says without the points behind it."""
    before = slot.printed[: score.start - slot.cell.start]
    return "".join(_AROUND.sub("", before).split())


def _end(slot: Slot, number: Number) -> int:
    return number.end - slot.cell.start


def name_others(
    frame: Frame, heads: Iterable[Head], row: IndicatorRow, slots: Iterable[Slot]
) -> None:
    """Name values in columns that are no part of an indicator row (扣分, 得分系数); some of them make its points."""
    columns = {h.column: h for h in heads if h.key in OTHERS}
    label = row.level3 or BRACKET.sub("", row.level2 or row.level1)
    told: dict[str, Number] = {}
    for slot in slots:
        head = columns.get(slot.column)
        if head is None or slot.value is None:
            continue
        number, measure = _read(frame, head, slot.value)
        frame.name(number, label, measure, path=(row.level1, row.level2))
        told.setdefault(measure, number)
    if row.weight and row.score:
        _state(frame, label, row.weight, row.score, told)


def _read(frame: Frame, head: Head, number: Number) -> tuple[Number, str]:
    """A value and its measure, by the head above it."""
    measure = squash(head.text) if head.year else bare(head.text)
    if head.key == "first_target":
        return number, _SET_FIRST
    if measure in names("share_of_points"):
        return frame.percent(number), measure
    if measure.endswith("分") or measure in names("points_off"):
        return frame.points(number), measure
    per_cent = "%" in head.text or "％" in head.text
    return (frame.percent(number) if per_cent else number), measure


def _state(
    frame: Frame, label: str, weight: NumberId, score: NumberId, told: Mapping[str, Number]
) -> None:
    """What was taken off and what was given are the points to be had; a share of these is what was given."""
    for measure, number in told.items():
        if measure in names("points_off"):
            off = -1 if number.value < 0 else 1
            frame.fragments.breakdowns.append(
                _taken_off(frame, label, weight, (score, number.id), off)
            )
        elif measure in names("share_of_points"):
            frame.fragments.ratios.append(
                Ratio(
                    kind="share",
                    label=f"{label}{measure}",
                    stated=number.id,
                    numerators=(score,),
                    denominators=(Denominator(name="分值", numbers=(weight,)),),
                    section=frame.id,
                )
            )


def _taken_off(
    frame: Frame, label: str, weight: NumberId, parts: Sequence[NumberId], sign: int
) -> Breakdown:
    return Breakdown(
        label=f"{label}·分值",
        measure="分值",
        total=weight,
        parts=tuple(parts),
        signs=(1, sign),
        complete=True,
        basis="column",
        section=frame.id,
    )

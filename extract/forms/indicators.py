"""Indicator rows: level names, target, actual value, weight, score and note, with the points that brackets announce."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from extract.forms.align import align, is_blank
from extract.forms.awards import award_of
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import Head, by_key, indicator_key
from extract.forms.levels import BRACKET, Level, announced, placed
from extract.forms.mending import mended
from extract.forms.row_points import name_others, result_alone, score_beside
from extract.forms.totals import points_in
from extract.narrative import recognise_phrase
from extract.narrative.noughts import none_happened, nought
from extract.numbers import Kind, Number, NumberId, Qualifier
from extract.records import Bracket, Fact, IndicatorRow
from extract.vocabulary.form_words import (
    aspect,
    bare,
    is_first_level,
    is_vague,
    names,
    sign_of,
    wanted,
)

_TELLING = ("level2", "level3", "target", "actual", "value")
_POINTS = frozenset({Kind.PLAIN, Kind.SCORE, Kind.COUNT})
_WORDED = 4  # shorter words are a degree or a date and no name


@dataclass(slots=True)
class IndicatorReader:
    """Reads the rows under one indicator head and carries the level names down."""

    frame: Frame
    grid: Grid
    heads: Sequence[Head]
    wide: int = 0
    rows: list[IndicatorRow] = field(default_factory=list)
    brackets: list[Bracket] = field(default_factory=list)
    level1: Level = field(default_factory=Level)
    level2: Level = field(default_factory=Level)
    held: list[Level] = field(default_factory=list)
    shift: int = 0
    known: Mapping[str, Head] = field(default_factory=dict)
    columns: Collection[int] = ()
    beside: Sequence["IndicatorReader"] = ()

    def read(self, row: int) -> bool:
        """Read one row, in every block that stands side by side; False where it holds nothing of an indicator."""
        return any([self._read(row), *(other.read(row) for other in self.beside)])

    def _read(self, row: int) -> bool:
        self.known = by_key(self.heads)
        cells, self.shift = align(
            self._slots(row),
            self.heads,
            self.shift,
            trust_levels=not self._in_step(row),
            wide=self.wide,
            below=self._lost(row) and self.level1.has_room,
        )
        cells = placed(mended(cells, shifted=bool(self.shift)), self.level1, self.brackets)
        cells = self._set_first(cells)
        texts = {key: self._text(cells, key) for key in self.known}
        texts["level3"] = _named(texts.get("level3", ""))
        self._descend(cells, lost=self._lost(row))
        if self._placeholder(cells, texts) or (
            not any(texts.get(key) for key in _TELLING) and not self._merged(cells)
        ):
            return False
        self._append(row, cells, texts)
        return True

    def _slots(self, row: int) -> Sequence[Slot]:
        """The slots of a row, of several blocks those of this one, moved back where lost levels left them too far."""
        slots = self.grid.rows[row]
        if not self.columns or not slots:
            return slots
        missing = max(self.wide - 1 - max(slot.column for slot in slots), 0)
        moved = (slot._replace(column=slot.column + missing) for slot in slots)
        return [slot for slot in moved if slot.column in self.columns]

    def _lost(self, row: int) -> bool:
        """Whether a row has fewer cells than its heads, as where merged cells were dropped."""
        return len(self.grid.rows[row]) < self.wide

    def _set_first(self, cells: dict[str, Slot]) -> dict[str, Slot]:
        """The cells of a row whose target was not adjusted: the one that was set first holds."""
        head, first = self.known.get("first_target"), cells.get("first_target")
        key = "value" if "value" in self.known else "target"
        if head is None or first is None or indicator_key(head.text) not in {"value", "target"}:
            return cells
        holds = key not in cells or is_blank(cells[key].text)
        return {**cells, key: first} if holds and not is_blank(first.text) else cells

    def _in_step(self, row: int) -> bool:
        """Whether a name that the second level may have stands where the row above has one as its third."""
        third = self.known.get("level3")
        above = self.rows[-1].level3 if self.rows and not self.shift else ""
        slot = next((s for s in self.grid.rows[row] if third and s.column == third.column), None)
        second = names("level2_names") | names("level2_short")
        return bool(slot and bare(slot.text) in second and bare(above) in second)

    def _placeholder(self, cells: Mapping[str, Slot], texts: Mapping[str, str]) -> bool:
        """Whether the row is one that the form offered and nobody filled (指标2：, ……)."""
        slot = cells.get("level3")
        held = [texts.get(key) for key in ("target", "value", "actual", "分值", "得分")]
        return bool(slot and slot.text) and not texts["level3"] and not any(held)

    def _merged(self, cells: Mapping[str, Slot]) -> bool:
        slot = cells.get("level2")
        return bool(slot and slot.covered and (cells.get("分值") or cells.get("得分")))

    def _text(self, cells: Mapping[str, Slot], key: str) -> str:
        slot = cells.get(key)
        if slot is None or slot.covered:
            return self.grid.owner(slot) if slot and key in {"level1", "level2"} else ""
        return slot.text

    def _descend(self, cells: Mapping[str, Slot], *, lost: bool) -> None:
        """Take up new level names; below a merged or dropped cell the name above goes on."""
        first, second = cells.get("level1"), cells.get("level2")
        unsure = bool(lost and first and first.text and not is_first_level(first.text))
        self.level1.open = self.level2.open = unsure or self.level1.open
        if first and first.text and first.value is None and first.text not in names("fillers"):
            self.level2 = Level()
            if not self.level1.goes_on(first.text):
                self.level1 = Level(first.text, first)
                self._bracket(self.level1, 1, first, cells.get("points1") or cells.get("分值"))
        if second and second.text and second.value is None:
            self.level2 = Level(second.text, second)
            self._bracket(self.level2, 2, second, cells.get("points2"))

    def _bracket(self, level: Level, depth: int, slot: Slot, weight: Slot | None) -> None:
        """Points announced in a name, or in a weight column that stands beside the first level."""
        number = announced(slot)
        if number is None and weight is not None and self._weighs(depth):
            number = weight.value
        if number is None:
            return
        number = self.frame.points(number)
        self.frame.name(number, BRACKET.sub("", level.name), "分值")
        level.points, level.most = number.id, number.value
        self.level1.used += number.value if depth > 1 else 0
        self.held.append(level)
        self.brackets.append(
            Bracket(level=depth, name=BRACKET.sub("", level.name), number=number.id, rows=())
        )

    def _weighs(self, depth: int) -> bool:
        """Whether points that stand in a column are those of the level and not of the row."""
        own = f"points{depth}" in self.known
        return own or (depth == 1 and self._weight_is_of_level(1))

    def _weight_is_of_level(self, depth: int) -> bool:
        """Whether the weight column stands left of the next level, so that it weighs the level and not the row."""
        weight, deeper = self.known.get("分值"), self.known.get(f"level{depth + 1}")
        return bool(weight and deeper and weight.column < deeper.column)

    def _append(self, row: int, cells: Mapping[str, Slot], texts: Mapping[str, str]) -> None:
        self.frame.rows += 1
        ident = f"{self.frame.id}.r{self.frame.rows}"
        weight = None if self._weight_is_of_level(1) else self._points(cells.get("分值"))
        weight = weight or self._in_name(cells.get("level3"))
        both = score_beside(self.known.get("actual"), cells.get("actual"))
        score = self._points(cells.get("得分")) or (self.frame.points(both) if both else None)
        shared = (
            self.level2.points if self._weight_is_of_level(1) and not self.level2.rows else None
        )
        targets, actuals = self._values(cells)
        actuals = tuple(n for n in actuals if both is None or n.id != both.id)
        record = IndicatorRow.model_construct(
            id=ident,
            form=self.frame.id,
            table="：".join(self.frame.path),
            level1=self.level1.name,
            level2=self.level2.name or texts.get("level2", ""),
            level3=BRACKET.sub("", texts.get("level3", "")) if weight else texts.get("level3", ""),
            target=self._target_text(texts),
            actual=result_alone(cells["actual"], both) if both else texts.get("actual", ""),
            weight_text=self._weight_text(texts, weight, shared),
            score_text=texts.get("得分", "") or (both.raw if both else ""),
            note=texts.get("note", ""),
            weight=weight.id if weight else shared,
            score=score.id if score else None,
            target_number=_sole(targets, ()),
            actual_number=_sole(actuals, targets),
            target_numbers=tuple(n.id for n in targets),
            actual_numbers=tuple(n.id for n in actuals),
            reason_column="note" in self.known,
            has_scores="得分" in self.known or both is not None,
            measurable=not is_vague(self._target_text(texts)),
            wanted=wanted(texts.get("level3", "")),
            aspect=aspect(self.level1.name, self.level2.name or texts.get("level2", "")),
            place=self.grid.row_span(row),
        )
        self.rows.append(record)
        if award := award_of(ident, cells.get("standard")):
            self.frame.fragments.awards.append(award)
        for level in (self.level1, self.level2):
            level.rows.append(ident)
        self.level1.used += weight.value if weight and self.level2.points is None else 0
        self._name_points(record, weight, score)
        beside = self.grid.filled(row) if not self.shift else ()
        name_others(self.frame, self.heads, record, beside)

    def _in_name(self, slot: Slot | None) -> Number | None:
        """The points of a row that stand behind its name, in a form without a column for them (新建路灯（15分）)."""
        if slot is None or slot.covered or "分值" in self.known:
            return None
        return (number := points_in(slot)) and self.frame.points(number)

    def _weight_text(
        self, texts: Mapping[str, str], weight: Number | None, shared: NumberId | None
    ) -> str:
        """The points of a row as printed: beside it, behind its name, or those of the level that it alone is under."""
        if self._weight_is_of_level(1):
            return str(self.level2.most) if shared else ""
        return texts.get("分值", "") or (weight.raw if weight else "")

    def _target_text(self, texts: Mapping[str, str]) -> str:
        parts = [texts.get(key, "") for key in ("sign", "value", "unit")]
        if parts[0] in names("sign_kinds"):
            parts[0] = ""
        if parts[2] in names("blanks"):
            parts[2] = ""
        return texts.get("target") or "".join(parts)

    def _points(self, slot: Slot | None) -> Number | None:
        number = slot.value if slot else None
        if number is None or number.unit not in {"", "分"} or number.kind not in _POINTS:
            return None
        return self.frame.points(number)

    def _name_points(self, row: IndicatorRow, weight: Number | None, score: Number | None) -> None:
        label = row.level3 or self._worded(row) or BRACKET.sub("", row.level2 or row.level1)
        for measure, number in (("分值", weight), ("得分", score)):
            if number is not None:
                self.frame.name(number, label, measure, path=(row.level1, row.level2))

    def _worded(self, row: IndicatorRow) -> str:
        """The target of a row without a name of its own, where it is told in words."""
        return "" if row.target_numbers or len(row.target) < _WORDED else row.target

    def _values(self, cells: Mapping[str, Slot]) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
        """The quantities of target and actual value, named after the indicator or after their own words."""
        target_slot = cells.get("value") or cells.get("target")
        unit = self._text(cells, "unit")
        targets = self._quantities(target_slot, cells, "目标值", unit)
        if (sign := cells.get("sign")) and len(targets) == 1:
            targets = (self._signed(targets[0], sign.text),)
        shared = unit or (targets[0].unit if len(targets) == 1 else "")
        actuals = self._quantities(cells.get("actual"), cells, "完成值", shared)
        return targets, actuals or self._none(cells, targets)

    def _none(self, cells: Mapping[str, Slot], targets: Sequence[Number]) -> tuple[Number, ...]:
        """The result that words say is nought, of what ought to stay low (≤1起: 全年无投诉)."""
        slot = cells.get("actual")
        low = len(targets) == 1 and (
            targets[0].qualifier in {Qualifier.AT_MOST, Qualifier.BELOW} or not targets[0].value
        )
        if slot is None or slot.covered or not low or not none_happened(slot.text):
            return ()
        start = slot.cell.start + len(slot.printed) - len(slot.printed.lstrip())
        target, raw = targets[0], slot.printed.strip()
        number = nought(target.source, target.block, start, raw, kind=target.kind, unit=target.unit)
        self.frame.fragments.renewed.append(number)
        name = self._text(cells, "level3") or self.level2.name
        self.frame.name(number, name, "完成值", path=(self.level1.name, self.level2.name))
        return (number,)

    def _quantities(
        self, slot: Slot | None, cells: Mapping[str, Slot], measure: str, unit: str
    ) -> tuple[Number, ...]:
        if slot is None or slot.covered or not slot.numbers:
            return ()
        label = (
            next((t for k in ("level3", "level2", "level1") if (t := self._text(cells, k))), "")
            or self.level2.name
        )
        label = BRACKET.sub("", label) or label
        path = (self.level1.name, self.level2.name)
        if slot.value is not None and slot.value.kind not in {Kind.DATE, Kind.NAME}:
            number = self._united(slot.value, unit)
            self.frame.name(number, label, measure, path=path)
            return (number,)
        found = [n for n in slot.numbers if n.kind.is_quantity]
        phrase = recognise_phrase(
            slot.printed,
            slot.cell.start,
            slot.numbers,
            section=self.frame.id,
            path=(*path, label),
            default_measure=measure,
        )
        self._adopt(phrase.facts, found, label=label, measure=measure, path=path)
        self.frame.fragments.calculations.extend(phrase.calculations)
        self.frame.fragments.ratios.extend(phrase.ratios)
        return tuple(found)

    def _adopt(
        self,
        facts: Sequence[Fact],
        found: Sequence[Number],
        *,
        label: str,
        measure: str,
        path: tuple[str, str],
    ) -> None:
        by_number = {fact.number: fact for fact in facts}
        for number in found:
            fact = by_number.get(number.id)
            own = fact.label if fact and len(fact.label) >= 2 else label
            kind = fact.measure if fact and fact.measure else measure
            self.frame.name(number, own, kind, path=(*path, label))

    def _united(self, number: Number, unit: str) -> Number:
        """A bare figure takes the unit beside it; in a cost row without any, that of the form's money."""
        if number.unit:
            return number
        if not unit and aspect(self.level1.name, self.level2.name) == "cost":
            return self.frame.money(number)
        if "元" in unit:
            return self.frame.money(number, unit)
        if unit in {"%", "％"}:
            return self.frame.percent(number)
        return self.frame.count(number, unit) if unit else number

    def _signed(self, number: Number, sign: str) -> Number:
        """A target whose sign stands in a cell of its own."""
        told = sign_of(sign)
        qualifier = Qualifier[told.upper()] if told else None
        if qualifier is None or number.qualifier is not Qualifier.NONE:
            return number
        fresh = number.model_copy(update={"qualifier": qualifier})
        self.frame.fragments.renewed.append(fresh)
        return fresh

    def finish(self) -> tuple[Bracket, ...]:
        """The brackets with the rows they cover."""
        if any(row.weight for row in self.rows):
            self.rows = [self._weighed(row) for row in self.rows]
        return tuple(
            bracket.model_copy(update={"rows": () if level.open else tuple(level.rows)})
            for bracket, level in zip(self.brackets, self.held, strict=True)
        )

    def _weighed(self, row: IndicatorRow) -> IndicatorRow:
        """A row without points in a form without a column for them has those of the name over it alone."""
        if row.weight or not row.score or "分值" in self.known:
            return row
        over = next((each for each in self.held if each.rows == [row.id]), None)
        return (
            row.model_copy(update={"weight": over.points, "weight_text": str(over.most)})
            if over
            else row
        )


def _named(text: str) -> str:
    """The name of an indicator without what the form prints before it (指标1：), nothing for a mere dotted line."""
    if text in names("fillers"):
        return ""
    words = "|".join(map(re.escape, sorted(names("item_words"))))
    return re.sub(rf"^(?:{words})\d{{1,2}}[:：、.．]?", "", text)


def _sole(numbers: Sequence[Number], like: Sequence[Number]) -> NumberId | None:
    """The one number that stands for the cell: the only one, or the only one in the unit of the target."""
    if len(numbers) == 1:
        return numbers[0].id
    if len(like) != 1:
        return None
    same = [n.id for n in numbers if n.unit == like[0].unit]
    return same[0] if len(same) == 1 else None

"""Mending: the cells of an indicator row that lost some of them on the way, put under the heads they belong to."""

from extract.forms.grid import Slot
from extract.numbers import Kind
from extract.vocabulary.form_words import bare, names


def mended(cells: dict[str, Slot], *, shifted: bool) -> dict[str, Slot]:
    """The cells of a row by the key of their head, where kinds of values tell for certain what each of them is."""
    return _valued(_slid(_pointed(cells) if shifted else cells))


def _pointed(cells: dict[str, Slot]) -> dict[str, Slot]:
    """The cells of a row that lost some: two like figures at its end are its points."""
    actual, weight, score = (cells.get(key) for key in ("actual", "分值", "得分"))
    if not (actual and weight and actual.value and weight.value) or (score and score.text):
        return cells
    alike = actual.value.value == weight.value.value and not (
        actual.value.unit or weight.value.unit
    )
    if not alike or "target" not in cells:
        return cells
    kept = {key: slot for key, slot in cells.items() if key != "actual"}
    return {**kept, "分值": actual, "得分": weight}


def _slid(cells: dict[str, Slot]) -> dict[str, Slot]:
    """The cells of a row that has lost its levels and its points: 其中 that a row above is made of.

    A name stands in the place of the first level, and with no other level only figures behind it.
    """
    first, second, third = (cells.get(f"level{depth}") for depth in (1, 2, 3))
    points = any(slot.value for key, slot in cells.items() if key in {"分值", "得分"})
    if first is None or first.value is not None or not first.text or points:
        return cells
    if bare(first.text) in names("level1_names") | names("level2_names"):
        return cells
    values = [s for s in (second, third) if s is not None and s.text]
    if len(values) == 2 and all(s.value for s in values):
        return {"level3": first, "target": values[0], "actual": values[1]}
    target = cells.get("target")
    if values or target is None or target.value is None:
        return cells
    return {**{k: s for k, s in cells.items() if k != "level1"}, "level3": first}


def _valued(cells: dict[str, Slot]) -> dict[str, Slot]:
    """The cells of a row; a bare rate in the place of a name is the target, where that one is empty."""
    name, target = cells.get("level3"), cells.get("target")
    rate = name is not None and name.value is not None and name.value.kind is Kind.PERCENT
    if name is None or target is None or not rate or target.text or target.covered:
        return cells
    return {**{key: slot for key, slot in cells.items() if key != "level3"}, "target": name}

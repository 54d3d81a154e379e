"""Row words: what the words of a row say that it is: a total, the end of the indicators, or whose form it is."""

from collections.abc import Sequence

from extract.forms.grid import Slot
from extract.forms.heads import is_key
from extract.vocabulary import load
from extract.vocabulary.concepts import plain
from extract.vocabulary.form_words import bare, names


def is_total(slots: Sequence[Slot]) -> bool:
    """Whether a row begins with a word for the total, with or without the points it is out of."""
    return bool(slots) and bare(slots[0].text) in names("totals")


def total_in(slots: Sequence[Slot]) -> Sequence[Slot]:
    """The part of a row that begins with a word for the total; before it may stand 说明 and its answer."""
    for i, slot in enumerate(slots):
        if slot.value is not None:
            return []
        if is_total(slots[i:]) and (not i or _scored(slots[i:])):
            return slots[i:]
    return []


def _scored(slots: Sequence[Slot]) -> bool:
    """Whether a word that asks for the points of a form has figures right behind it."""
    asked = any(bare(slots[0].text) in words for words in load("forms")["total_scores"].values())
    return asked and len(slots) > 1 and slots[1].value is not None


def closes(slots: Sequence[Slot]) -> bool:
    """Whether a row stands below the indicators: a remark, a conclusion, a signature."""
    if len(slots) > 3 and any(slot.value for slot in slots):
        return False
    text = plain(bare(slots[0].text))
    return any(text.startswith(word) for word in names("closing_words"))


def told_agency(text: str) -> str:
    """The agency that a cell names behind its label (部门名称：…), or nothing."""
    label, colon, name = text.replace(":", "：").partition("：")
    return name if colon and name and is_key(label, "agency") else ""

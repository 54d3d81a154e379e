"""Heads and ends of flattened tables: what the columns hold, heads that went on in the next line, where a form ends."""

from collections.abc import Sequence
from typing import Final

from extract.readers.flat_kinds import Kind, kind_of, traits_of
from extract.readers.flat_rows import Atom
from extract.readers.flat_text import FlatText, words_of
from extract.vocabulary import form_words as words

_SEVERAL: Final = 2
Span = tuple[int, int]


def kinds_of(texts: Sequence[str]) -> list[Kind]:
    """What each column holds; the column before the first head has the labels of rows."""
    keys = [words.head_key(text) for text in texts]
    split = "sign" in keys
    kinds = [_settled(key, split=split) if key else Kind.SECTION for key in keys]
    figures = words.names("figure_heads")
    kinds = [
        Kind.VALUE if words.bare(text) in figures else kind
        for text, kind in zip(texts, kinds, strict=True)
    ]
    first = next((i for i, key in enumerate(keys) if key), 0)
    if _spans(texts, kinds, first):
        # 年度预算数（万元） over 年初预算 and the others: the labels stand under it
        kinds[first] = Kind.LABEL
    kinds = [
        Kind.ORDER if i < first and words.is_order(text) else kind
        for i, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    ]
    if first and not {Kind.LEVEL1, Kind.LEVEL2} & set(kinds):
        kinds[first - 1] = Kind.LABEL
    return [
        Kind.NOTE if kind is Kind.SECTION and i > first else kind for i, kind in enumerate(kinds)
    ]


def _spans(texts: Sequence[str], kinds: Sequence[Kind], first: int) -> bool:
    """Whether the first head alone gives the unit of the amounts behind it, and so stands over them."""
    following = kinds[first + 1 : first + 1 + _SEVERAL]
    money = kinds[first : first + 1] == [Kind.MONEY] and following == [Kind.MONEY] * _SEVERAL
    units = ["元" in text for text in texts[first : first + 1 + _SEVERAL]]
    return money and units[:1] == [True] and not any(units[1:])


def begins_of(leads: Sequence[str], kinds: Sequence[Kind], *, block: bool = False) -> list[Kind]:
    """What the columns before the first head of figures or of indicators hold.

    ``block`` says that the name of a block stands beside the first label.
    """
    if kinds[0] is Kind.LABEL:  # a head of the labels, beside the name of the block
        return [Kind.SECTION] * max(len(leads), 1)
    if len(leads) < _SEVERAL:
        levels = bool({Kind.LEVEL1, Kind.LEVEL2} & set(kinds))
        return [Kind.SECTION] if levels else [Kind.SECTION, Kind.LABEL] if block else [Kind.LABEL]
    found = [Kind.ORDER if words.is_order(text) else Kind.NAME for text in leads]
    return [
        Kind.LABEL if k is Kind.NAME and Kind.NAME not in found[:i] else k
        for i, k in enumerate(found)
    ]


def stands_beside_block(atoms: Sequence[Atom]) -> bool:
    """Whether the first row under heads begins with the name of a block and a label beside it."""
    if len(atoms) < _SEVERAL or atoms[1].glued:
        return False
    return words.is_block(atoms[0].text) and words.is_label(atoms[1].text)


def tails_of(text: FlatText, spans: Sequence[Span], index: int) -> dict[int, Span]:
    """Which heads go on in line ``index``, where all texts of that line are such ends of heads."""
    if index >= len(text.lines):
        return {}
    found: dict[int, Span] = {}
    for atom in words_of(text, *text.span(index)):
        slot = next(
            (
                i
                for i, (a, b) in enumerate(spans)
                if i not in found and _is_cut(text.text[a:b], atom.text)
            ),
            None,
        )
        if slot is None:
            return {}
        found[slot] = (atom.start, atom.end)
    return found


def _is_cut(head: str, tail: str) -> bool:
    """Whether a text is the end of a head: it closes the bracket, or only both together are a head that is known."""
    if not head or traits_of(tail).figure is not None or words.head_key(tail):
        return False
    opened = head.count("（") + head.count("(") > head.count("）") + head.count(")")
    if opened:
        return tail.endswith(("）", ")"))
    return words.head_key(head + tail) is not None and not words.head_key(head)


def _settled(key: str, *, split: bool) -> Kind:
    """The kind of a head; a target that has its sign in another column is a mere figure."""
    if key == "value":
        return Kind.VALUE if split else Kind.TARGET
    if key == "unit" and not split:
        return Kind.NOTE
    return kind_of(key)


def behind_total(atoms: Sequence[Atom], width: int) -> int:
    """Where the form ends: behind the figures of its last total, if there is one."""
    last = next((i for i in range(len(atoms) - 1, -1, -1) if words.is_total(atoms[i].text)), None)
    if last is None:
        return len(atoms)
    end = last + 1
    while end < len(atoms) and end < last + width and traits_of(atoms[end].text).words is False:
        end += 1
    if end == last + 1 and end < len(atoms) and atoms[end].glued:
        end += 1
    return end if end > last + 1 else len(atoms)

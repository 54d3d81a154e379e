"""Picking: what somebody points at in the document, and the corrections that follow from what is said of it.

A place is named in one of three ways: ``number:<id>``, ``text:<source>:<block>:<offset>`` in flowing text, and
``page:<source>:<page>:<x>:<y>`` on a page image, in points.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.result import Mark, MarkedNumber
from extract.document import Block, Document, PageAnchor, Table
from extract.places import Span
from gouji.review.correction import Anchor, Correction, Kind, anchor_at, anchor_of
from gouji.review.errors import BadCorrection
from gouji.review.hierarchy import parents_of
from gouji.ui.case import Work
from gouji.ui.items import plain
from gouji.ui.model import Picked

RUN = re.compile(r"[0-9０-９A-Za-z.．,，%％]+")
"""What may be a numeral in print, misread letters included."""
FIELDS = ("value", "unit", "label", "measure", "parent")
KINDS = {"value": Kind.VALUE, "unit": Kind.UNIT, "label": Kind.LABEL, "measure": Kind.MEASURE}
NEAREST = 80
"""Totals that are offered for a number to be a part of."""
DOUBTFUL = frozenset({Mark.CONTEXT, Mark.UNREAD})
"""Marks of numbers whose limits may be wrong."""
NOWHERE = "这里没有识别出文字；请点在字上。"


@dataclass(frozen=True, slots=True)
class Spot:
    """A character of a document."""

    source: str
    block: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What somebody says of a place: what is printed there, what it reads, and what it is called."""

    place: str
    raw: str
    value: str
    unit: str = ""
    label: str = ""
    measure: str = ""
    parent: str = ""
    note: str = ""


# looking --------------------------------------------------------------------------------------------------------------


def looked_at(work: Work, place: str, order: int) -> Picked:
    """What is known of a place, as a form that its reader completes; BadCorrection where nothing stands there."""
    number = _number_of(work, place)
    spot = _spot(work, place, number)
    block = _document(work, spot.source).blocks[spot.block]
    low, high = _bounds(work, spot)
    start, end = _run(block.text, spot, (low, high), number)
    fact = next((f for f in work.audit.facts if number and f.number == number.id), None)
    return {
        "order": order,
        "place": place,
        "text": block.text[low:high].strip(),
        "known": number is not None and _is_same(number, block.text[start:end]),
        "raw": block.text[start:end],
        "value": _value(number, block.text[start:end]),
        "unit": number.unit if number else "",
        "label": fact.label if fact else "",
        "measure": fact.measure if fact else "",
        "parent": _parent(work, number),
        "parents": _near(work, spot, number),
    }


def _value(number: MarkedNumber | None, raw: str) -> str:
    return plain(number.value) if number else raw


def _number_of(work: Work, place: str) -> MarkedNumber | None:
    kind, _, name = place.partition(":")
    if kind == "number":
        found = next((n for n in work.audit.numbers if n.id == name), None)
        if found is None:
            raise BadCorrection("这个数字不在当前的核对结果中，请刷新后再改。")
        return found
    spot = _spot(work, place, None)
    return next((n for n in work.audit.numbers if _covers(n, spot)), None)


def _covers(number: MarkedNumber, spot: Spot) -> bool:
    where = number.where
    here = (where.source, where.block) == (spot.source, spot.block)
    return here and where.start <= spot.offset < where.end


def _spot(work: Work, place: str, number: MarkedNumber | None) -> Spot:
    kind, _, rest = place.partition(":")
    if number is not None:
        return Spot(number.where.source, number.where.block, number.where.start)
    parts = rest.split(":")
    try:
        if kind == "text":
            source, block, offset = parts
            return _checked(work, Spot(source, int(block), int(offset)))
        source, page, x, y = parts
        return _on_page(_document(work, source), int(page), (float(x), float(y)))
    except (ValueError, OverflowError):
        raise BadCorrection(NOWHERE) from None


def _checked(work: Work, spot: Spot) -> Spot:
    blocks = _document(work, spot.source).blocks
    if not 0 <= spot.block < len(blocks) or not 0 <= spot.offset <= len(blocks[spot.block].text):
        raise BadCorrection(NOWHERE)
    return spot


def _document(work: Work, source: str) -> Document:
    found = next((d for d in work.documents if d.source.id == source), None)
    if found is None:
        raise BadCorrection(NOWHERE)
    return found


def _on_page(document: Document, page: int, point: tuple[float, float]) -> Spot:
    """The character that lies under a point of a page."""
    for index, anchor in _anchors(document.blocks, page):
        if not _holds(anchor, anchor.start, anchor.end, point):
            continue
        for offset in range(anchor.start, anchor.end):
            if _holds(anchor, offset, offset + 1, point):
                return Spot(document.source.id, index, offset)
    raise BadCorrection(NOWHERE)


def _anchors(blocks: Sequence[Block], page: int) -> Iterator[tuple[int, PageAnchor]]:
    for index, block in enumerate(blocks):
        for anchor in block.anchors:
            if isinstance(anchor, PageAnchor) and anchor.page == page and anchor.end > anchor.start:
                yield index, anchor


def _holds(anchor: PageAnchor, start: int, end: int, point: tuple[float, float]) -> bool:
    left, top, right, bottom = anchor.box(start, end).box
    return left <= point[0] <= right and top <= point[1] <= bottom


def _bounds(work: Work, spot: Spot) -> tuple[int, int]:
    """The cell or paragraph around a place."""
    document = _document(work, spot.source)
    block = document.blocks[spot.block]
    cell = document.cell_at(spot.block, spot.offset) if isinstance(block, Table) else None
    return (cell.start, cell.end) if cell else (0, len(block.text))


def _run(
    text: str, spot: Spot, bounds: tuple[int, int], number: MarkedNumber | None
) -> tuple[int, int]:
    """The characters that are printed together around a place; those of a number that was read are as they are."""
    if number is not None and number.mark not in DOUBTFUL:
        return number.where.start, number.where.end
    around = (m.span() for m in RUN.finditer(text, *bounds))
    found = next(((a, b) for a, b in around if a <= spot.offset < b), None)
    if number is not None:
        low, high = found or (number.where.start, number.where.end)
        return min(low, number.where.start), max(high, number.where.end)
    return found or (spot.offset, spot.offset)


def _is_same(number: MarkedNumber, raw: str) -> bool:
    """Whether printed characters are a number as it was read, and not a part of it or more than it."""
    return number.mark is not Mark.CONTEXT and raw == number.raw


def _parent(work: Work, number: MarkedNumber | None) -> str:
    found = parents_of(work.report, number.id) if number and work.report else ()
    return found[0] if found else ""


def _near(work: Work, spot: Spot, own: MarkedNumber | None) -> list[tuple[str, str]]:
    """The named numbers of the case with what they are called, the nearest first."""
    titles = {fact.number: fact.title for fact in reversed(work.audit.facts)}
    named = [n for n in work.audit.numbers if titles.get(n.id) and n is not own]

    def far(number: MarkedNumber) -> tuple[bool, int, int]:
        where = number.where
        return (
            where.source != spot.source,
            abs(where.block - spot.block),
            abs(where.start - spot.offset),
        )

    near = sorted(named, key=far)[:NEAREST]
    parent = _parent(work, own)
    near += [n for n in named if n.id == parent and n not in near]
    return [(n.id, f"{titles[n.id]} {n.raw}") for n in near]


# entering -------------------------------------------------------------------------------------------------------------


def corrections_of(work: Work, entered: Entered) -> list[Correction]:
    """The corrections that make a number what somebody says it is; BadCorrection where they say nothing new."""
    number = _number_of(work, entered.place)
    same = number is not None and _is_same(number, entered.raw)
    anchor = (
        anchor_of(work.audit, number.id) if number and same else _printed(work, entered, number)
    )
    known = looked_at(work, entered.place, 0)
    old = {name: str(known[name]) if same else "" for name in FIELDS}  # type: ignore[literal-required]
    kinds = {**KINDS, "value": Kind.VALUE if same else Kind.ADD}
    said = {name: str(getattr(entered, name)).strip() for name in kinds}
    found = [
        Correction(kind=kinds[name], anchor=anchor, old=old[name], new=new, reason=entered.note)
        for name, new in said.items()
        if new and new != old[name]
    ]
    found += _placed(work, entered, anchor, old["parent"])
    if not found:
        raise BadCorrection("没有要更正的内容。")
    if not same and found[0].kind is not Kind.ADD:
        raise BadCorrection("请填写数值。")
    return found


def _placed(work: Work, entered: Entered, anchor: Anchor, old: str) -> list[Correction]:
    """The correction that makes a number a part of another total, or of none."""
    if entered.parent == old:
        return []
    target = anchor_of(work.audit, entered.parent) if entered.parent else None
    new = target.raw if target else ""
    return [
        Correction(kind=Kind.PARENT, anchor=anchor, target=target, new=new, reason=entered.note)
    ]


def _printed(work: Work, entered: Entered, number: MarkedNumber | None) -> Anchor:
    """The place of the printed characters that somebody names, in the cell or paragraph that he pointed at."""
    spot = _spot(work, entered.place, number)
    low, high = _bounds(work, spot)
    text = _document(work, spot.source).blocks[spot.block].text
    size = len(entered.raw)
    found = re.finditer(re.escape(entered.raw), text[low:high]) if size else ()
    starts = [low + match.start() for match in found]
    here = [start for start in starts if start <= spot.offset < start + size]
    if not here and len(starts) != 1:
        told = "有几处" if starts else "没有"
        raise BadCorrection(
            f"所点的段落或单元格里{told}「{entered.raw}」，请按原文填写要补录的字。"
        )
    start = (here or starts)[0]
    place = Span(source=spot.source, block=spot.block, start=start, end=start + size)
    return anchor_at(work.audit, place, entered.raw)

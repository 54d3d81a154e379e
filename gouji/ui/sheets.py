"""Sheets: the files of a case as they are drawn, page images with boxes or flowing text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extract.document import Document, Table
from extract.records import PageBox
from gouji.ui.flow import pieces
from gouji.ui.model import Box, Page, Sheet, Side
from gouji.ui.spots import Spot, Spots
from gouji.ui.texts import Words

Size = tuple[float, float]
Rectangle = tuple[float, float, float, float]


def sheets(
    documents: Iterable[Document],
    spots: Spots,
    sizes: Mapping[str, Sequence[Size]],
    words: Words,
) -> list[Sheet]:
    """Every file of the case; ``sizes`` holds the page sizes of those that have page images, by source id."""
    return [
        _sheet(document, spots.by_block(document.source.id), sizes, words) for document in documents
    ]


def _sheet(
    document: Document,
    spots: dict[int, list[Spot]],
    sizes: Mapping[str, Sequence[Size]],
    words: Words,
) -> Sheet:
    source = document.source
    paged = sizes.get(source.id, ())
    return {
        "id": source.id,
        "name": source.name,
        "pages": _pages(document, spots, paged) if paged else [],
        "pieces": [] if paged else pieces(document, spots),
        "asides": _asides(document, words, paged=bool(paged)),
    }


def _asides(document: Document, words: Words, *, paged: bool) -> list[Side]:
    """Text that stands beside the body; on page images the running heads are seen anyway."""
    kinds = {"hidden": document.hidden, "deleted": document.deleted}
    if not paged:
        kinds["furniture"] = document.furniture
    return [
        {"kind": words.of(f"viewer.{kind}"), "text": aside.text}
        for kind, asides in kinds.items()
        for aside in asides
        if aside.text.strip()
    ]


def _pages(document: Document, spots: dict[int, list[Spot]], sizes: Sequence[Size]) -> list[Page]:
    boxes: dict[int, list[Box]] = defaultdict(list)
    for block_spots in spots.values():
        for spot in block_spots:
            for page, box in _boxes(document, spot):
                boxes[page].append((spot.key, *box))
    return [
        {
            "id": f"{document.source.id}:{number}",
            "number": number,
            "width": width,
            "height": height,
            "boxes": boxes[number],
        }
        for number, (width, height) in enumerate(sizes, start=1)
    ]


def _boxes(document: Document, spot: Spot) -> Iterable[tuple[int, Rectangle]]:
    """The boxes of a place; for a blank cell, which has no characters, one around the rest of its row."""
    found = spot.where.boxes or _row_hull(document, spot)
    return ((box.page, box.box) for box in found)


def _row_hull(document: Document, spot: Spot) -> tuple[PageBox, ...]:
    where = spot.where
    table = document.blocks[where.block] if where.block < len(document.blocks) else None
    cell = document.cell_at(where.block, where.start) if isinstance(table, Table) else None
    if not isinstance(table, Table) or cell is None:
        return ()
    row = [c for c in table.cells if c.row == cell.row and c.end > c.start]
    boxes = [box for c in row for box in document.where(where.block, c.start, c.end).boxes]
    return tuple(hull([box for box in boxes if box.page == page]) for page in _pages_of(boxes))


def _pages_of(boxes: Iterable[PageBox]) -> list[int]:
    return sorted({box.page for box in boxes})


def hull(boxes: Sequence[PageBox]) -> PageBox:
    """The smallest box around ``boxes``, which lie on one page."""
    left, top, right, bottom = zip(*(box.box for box in boxes), strict=True)
    return PageBox(page=boxes[0].page, box=(min(left), min(top), max(right), max(bottom)))

"""Places in words, as finely as the format of the file knows them."""

from extract.places import Where
from gouji.review.exports.words import word


def place_text(where: Where | None) -> str:
    """A place in words: page and table cell, sheet cell, line or paragraph; nothing where it is unknown."""
    if where is None:
        return ""
    parts = [word("place.page", page=where.boxes[0].page)] if where.boxes else []
    if where.sheet is not None:
        parts.append(
            word("place.sheet", sheet=where.sheet, cell=where.cell or "").removeprefix("!")
        )
    elif where.line is not None:
        parts.append(word("place.line", line=where.line))
    elif where.table is not None and where.row is not None and where.column is not None:
        slot = {"table": where.table + 1, "row": where.row + 1, "column": where.column + 1}
        parts.append(word("place.table", **slot))
    elif not parts:
        parts.append(word("place.block", block=where.block + 1))
    return " · ".join(parts)

"""What lies over and beside the cells of a worksheet: text boxes, comments, pictures and charts."""

from dataclasses import dataclass, field

from extract.document import Aside, Paragraph, SheetAnchor
from extract.readers.sheet_package import Element, Workbook, local
from extract.readers.sheet_text import rich_text


@dataclass
class Beside:
    """The text of boxes, the comments, and how many pictures and charts nobody has read."""

    boxes: list[Paragraph] = field(default_factory=list)
    comments: list[Aside] = field(default_factory=list)
    pictures: int = 0
    charts: int = 0


def beside_of(book: Workbook, part: str, sheet: str) -> Beside:
    """Everything that a worksheet shows apart from its cells."""
    found = Beside()
    for name in book.related(part, "drawing").values():
        for element in book.elements(name, "txBody pic chart"):
            kind = local(element)
            if any(local(parent) == "Fallback" for parent in element.iterancestors()):
                continue  # the same once more for older programs
            if kind == "txBody":
                found.boxes += _paragraphs(element)
            elif kind == "pic":
                found.pictures += 1
            else:
                found.charts += 1
    for name in book.related(part, "comments").values():
        for element in book.elements(name, "comment"):
            text = "".join(rich_text(child) for child in element if local(child) == "text")
            anchor = SheetAnchor(0, len(text), sheet, element.get("ref", ""))
            found.comments += [Aside(text, (anchor,))] if text.strip() else []
    return found


def _paragraphs(box: Element) -> list[Paragraph]:
    """The paragraphs of a text box."""
    found = []
    for paragraph in box:
        if local(paragraph) == "p":
            pieces = [
                "\n" if local(e) == "br" else e.text or "" for e in paragraph.iter("{*}t", "{*}br")
            ]
            text = "".join(pieces)
            found += [Paragraph(text)] if text.strip() else []
    return found

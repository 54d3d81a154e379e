"""The filler: a Word template with {{fields}} and repeated parts, filled once and never read again.

``{{name}}`` stands for a text or a picture. A paragraph ``{{#name}}`` opens a part that is repeated for every item of a
list, or kept once where a text is not empty; ``{{^name}}`` opens one that is kept only where there is nothing;
``{{/name}}`` closes it. A table row that begins with ``{{#name}}`` and a field is repeated as a whole. What is filled
in is never searched for fields, so a report may hold braces.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias

from gouji.review.exports.clean import clean
from gouji.review.exports.errors import BadTemplate
from gouji.review.exports.words import word

_FIELD = re.compile(r"\{\{\s*([^{}#^/\s][^{}]*?)\s*\}\}")
_OPENING = re.compile(r"\{\{\s*([#^])\s*([^{}]+?)\s*\}\}")
_CLOSING = re.compile(r"\{\{\s*/\s*([^{}]+?)\s*\}\}")
EMU = 12_700
"""Units of Word in a point."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its size in points."""

    png: bytes
    width: float
    height: float


Value: TypeAlias = "str | Picture | Sequence[Fields]"
Fields: TypeAlias = Mapping[str, Value]


def fill(name: str, template: bytes, fields: Fields) -> bytes:
    """The document that a template makes of ``fields``; BadTemplate where it asks for what they do not hold."""
    document = _opened(name, template)
    filler = _Filler(name)
    filler.fill(document.element.body, document._body, (fields,))  # noqa: SLF001  # a parent for pictures
    for section in document.sections:
        for part in _margins(section):
            filler.fill(part._element, part, (fields,))  # noqa: SLF001
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def _opened(name: str, template: bytes) -> Any:
    from docx import Document  # noqa: PLC0415  # only where a letter is written

    try:
        return Document(BytesIO(template))
    except Exception as error:  # python-docx lets through whatever zip and XML raise
        raise BadTemplate(word("error.template", name=name)) from error


def _margins(section: Any) -> Iterator[Any]:
    for place in ("", "first_page_", "even_page_"):
        for name in ("header", "footer"):
            part = getattr(section, f"{place}{name}")
            if not part.is_linked_to_previous:
                yield part


Scopes = tuple[Fields, ...]


@dataclass(frozen=True, slots=True)
class _Filler:
    """Fills containers of one template; the innermost of the scopes is asked first."""

    name: str

    def fill(self, container: Any, parent: Any, scopes: Scopes) -> None:
        """Fill everything that stands in a container: repeated parts first, then what is left, each once."""
        children = [each for each in container if isinstance(each.tag, str)]
        place = 0
        while place < len(children):
            opening = _lone(children[place], _OPENING)
            if opening is None:
                self._child(children[place], parent, scopes)
                place += 1
                continue
            end = self._closing(children, place, opening.group(2))
            self._repeat(children[place : end + 1], parent, scopes, opening)
            place = end + 1
        if _is(container, "tc") and not any(_is(each, "p") for each in container):
            _add(container, "p")

    def _child(self, child: Any, parent: Any, scopes: Scopes) -> None:
        if _is(child, "p"):
            self._paragraph(child, parent, scopes)
        elif _is(child, "tbl"):
            self._table(child, parent, scopes)
        elif _is(child, "sdt"):
            for content in child.findall(_tag("sdtContent")):
                self.fill(content, parent, scopes)

    def _closing(self, children: Sequence[Any], start: int, name: str) -> int:
        """The child that closes the part opened at ``start``; parts of one name may nest."""
        depth = 0
        for place in range(start, len(children)):
            opening, closing = (_lone(children[place], each) for each in (_OPENING, _CLOSING))
            depth += opening is not None and opening.group(2) == name
            depth -= closing is not None and closing.group(1) == name
            if depth == 0:
                return place
        raise BadTemplate(word("error.section", name=self.name, field=name))

    def _repeat(self, part: Sequence[Any], parent: Any, scopes: Scopes, opening: Any) -> None:
        """Put a filled copy of a part for every item in its place."""
        first, last = part[0], part[-1]
        holder = first.getparent()
        for item in self._items(opening, scopes):
            box = _element("body")
            for each in part[1:-1]:
                box.append(deepcopy(each))
            self.fill(box, parent, (item, *scopes))
            for each in list(box):
                first.addprevious(each)
        for each in (first, *part[1:-1], last):
            holder.remove(each)

    def _items(self, opening: Any, scopes: Scopes) -> Sequence[Fields]:
        value = self._value(opening.group(2), scopes)
        if opening.group(1) == "^":
            return () if value else ({},)
        if isinstance(value, str | Picture):
            return ({},) if value else ()
        return value

    def _value(self, name: str, scopes: Scopes) -> Value:
        for scope in scopes:
            if name in scope:
                return scope[name]
        known = "、".join(dict.fromkeys(each for scope in scopes for each in scope))
        raise BadTemplate(word("error.field", name=self.name, field=clean(name, 60), known=known))

    def _table(self, table: Any, parent: Any, scopes: Scopes) -> None:
        for row in table.findall(_tag("tr")):
            text = "".join(node.text or "" for node in row.iter(_tag("t")))
            opening = _OPENING.search(text)
            first = _first_paragraph_text(row)
            if opening is None or not first.startswith(opening.group(0)) or _sectioned(row):
                self._row(row, parent, scopes)
                continue
            for item in self._items(opening, scopes):
                copied = deepcopy(row)
                _without_markers(copied, opening.group(2))
                row.addprevious(copied)
                self._row(copied, parent, (item, *scopes))
            table.remove(row)

    def _row(self, row: Any, parent: Any, scopes: Scopes) -> None:
        for cell in list(row.iter(_tag("tc"))):
            if cell.getparent() is row or _is(cell.getparent(), "sdtContent"):
                self.fill(cell, parent, scopes)

    def _paragraph(self, paragraph: Any, parent: Any, scopes: Scopes) -> None:
        for box in list(paragraph.iter(_tag("txbxContent"))):
            self.fill(box, parent, scopes)
        nodes = [t for t in paragraph.iter(_tag("t")) if _owner(t) is paragraph]
        text = "".join(node.text or "" for node in nodes)
        for match in reversed(list(_FIELD.finditer(text))):
            _put(nodes, match.span(), self._value(match.group(1), scopes), parent)


def _lone(child: Any, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The marker that is all of a paragraph."""
    return pattern.fullmatch(_text(child).strip()) if _is(child, "p") else None


def _text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.iter(_tag("t")) if _owner(t) is paragraph)


def _first_paragraph_text(row: Any) -> str:
    first = next(row.iter(_tag("p")), None)
    return "" if first is None else _text(first).strip()


def _sectioned(row: Any) -> bool:
    """Whether the opening of a row is a paragraph of its own, which opens a part of a cell and not the row."""
    first = next(row.iter(_tag("p")), None)
    return first is not None and _lone(first, _OPENING) is not None


def _without_markers(row: Any, name: str) -> None:
    """Take the opening of a repeated row away, and its closing where there is one."""
    opened = False
    for paragraph in row.iter(_tag("p")):
        nodes = [t for t in paragraph.iter(_tag("t")) if _owner(t) is paragraph]
        text = "".join(node.text or "" for node in nodes)
        closing = next((m for m in _CLOSING.finditer(text) if m.group(1) == name), None)
        if closing:
            _cut_out(nodes, closing.span())
        opening = None if opened else _OPENING.search(text)
        if opening:
            _cut_out(nodes, opening.span())
            opened = True


def _put(nodes: Sequence[Any], span: tuple[int, int], value: Value, parent: Any) -> None:
    """Put a value where a field stood; the text node in which it began keeps its looks."""
    node, offset = _cut_out(nodes, span)
    before, after = (node.text or "")[:offset], (node.text or "")[offset:]
    if isinstance(value, Picture):
        _write(node, before)
        _picture(node, value, after, parent)
        return
    lines = clean(value if isinstance(value, str) else "").split("\n")
    lines[-1] += after
    _write(node, before + lines[0])
    last = node
    for line in lines[1:]:
        broken, added = _element("br"), _element("t")
        last.addnext(broken)
        broken.addnext(added)
        _write(added, line)
        last = added


def _cut_out(nodes: Sequence[Any], span: tuple[int, int]) -> tuple[Any, int]:
    """Remove a stretch of the text of nodes; returns the node in which it began, and where."""
    start, end = span
    place, found = 0, None
    for node in nodes:
        text = node.text or ""
        low, high = max(start - place, 0), min(end - place, len(text))
        if low < high:
            if found is None:
                found = node, low
            _write(node, text[:low] + text[high:])
        place += len(text)
    if found is None:
        raise ValueError("the stretch lies outside of the nodes")
    return found


def _write(node: Any, text: str) -> None:
    node.text = text
    node.set(_SPACE, "preserve")


def _picture(node: Any, picture: Picture, after: str, parent: Any) -> None:
    """Put a picture into a run behind the one of ``node``, no wider or higher than the text."""
    from docx.shared import Pt  # noqa: PLC0415
    from docx.text.paragraph import Paragraph  # noqa: PLC0415
    from docx.text.run import Run  # noqa: PLC0415

    owner = node.getparent()
    made = _element("r")
    owner.addnext(made)
    room, height = _room(parent)
    scale = min(1.0, room / picture.width, height / picture.height)
    run = Run(made, Paragraph(_owner(node), parent))
    run.add_picture(BytesIO(picture.png), Pt(picture.width * scale), Pt(picture.height * scale))
    if after:
        tail = deepcopy(owner)
        made.addnext(tail)
        for each in tail.findall(_tag("t")):
            tail.remove(each)
        _write(_add(tail, "t"), after)


def _room(parent: Any) -> tuple[float, float]:
    """Width and height in points that a picture may take: three quarters of the text's width, a third of its height."""
    section = parent.part.document.sections[0] if hasattr(parent.part, "document") else None
    if section is None:
        return 340.0, 230.0
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    return width / EMU * 0.75, height / EMU / 3


def _owner(node: Any) -> Any:
    """The paragraph in which a node stands."""
    while node is not None and not _is(node, "p"):
        node = node.getparent()
    return node


def _tag(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def _is(element: Any, name: str) -> bool:
    return bool(element.tag == _tag(name))


def _element(name: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    return OxmlElement(f"w:{name}")


def _add(parent: Any, name: str) -> Any:
    made = _element(name)
    parent.append(made)
    return made

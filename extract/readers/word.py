"""Word files (.docx): paragraphs, tables and notes from the XML of the text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from extract.document import Aside, Block, Document
from extract.errors import BrokenFile
from extract.problems import Problem
from extract.readers.flat_paragraphs import with_tables
from extract.readers.limits import LIMITS, Limits
from extract.readers.tables import Content, joined, paragraph_of
from extract.readers.word_numbering import Numbering
from extract.readers.word_package import WORD, Element, Package, opened_package
from extract.readers.word_tables import Grid, children, is_deleted
from extract.readers.word_text import Inline, chosen, inline_of
from extract.sources import Source

_PARAGRAPH: Final = WORD + "p"
_TABLE: Final = WORD + "tbl"
_HOLDERS: Final = {WORD + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_MARGINS: Final = ("header", "footer")
_WRITTEN: Final = (WORD + "t", WORD + "delText")


def read_word(data: bytes, source: Source, limits: Limits = LIMITS) -> Document:
    """Read a Word file; tracked changes are read as accepted."""
    package = opened_package(data, limits)
    root = package.part(package.main)
    body = None if root is None else root.find(WORD + "body")
    if body is None:
        raise BrokenFile("Word 文件已损坏，找不到正文。")
    walk = _Walk(package, Numbering(package))
    walk.add_blocks(body)
    walk.add_notes()
    document = Document(
        source=source,
        blocks=tuple(walk.blocks),
        furniture=tuple(_margins(package)),
        hidden=tuple(walk.hidden),
        deleted=tuple(walk.deleted),
        problems=tuple(walk.problems()),
    )
    return with_tables(document)


@dataclass
class _Walk:
    """What has been found while the text is walked."""

    package: Package
    numbering: Numbering
    blocks: list[Block] = field(default_factory=list)
    hidden: list[Aside] = field(default_factory=list)
    deleted: list[Aside] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    changed: bool = False

    def add_blocks(self, parent: Element) -> None:
        """Add the paragraphs and tables of a part, a text box or a note."""
        for child in chosen(parent):
            if child.tag == _PARAGRAPH:
                self._add_paragraph(child)
            elif child.tag == _TABLE:
                self._add_table(child)
            elif child.tag in _HOLDERS:
                self.add_blocks(child)

    def add_notes(self) -> None:
        """Add the footnotes and endnotes that the text refers to, behind the text."""
        for kind, identifier in self.notes:
            for name in self.package.related(kind):
                root = self.package.part(name)
                for note in () if root is None else root:
                    if note.get(WORD + "id") == identifier:
                        self.add_blocks(note)

    def problems(self) -> list[Problem]:
        """What could not be read, or was read one way of several."""
        found = []
        if self.changed:
            what = "文件带有修订痕迹，按全部接受修订后的内容读取。"
            found.append(Problem(what=what, code="tracked-changes"))
        if self.pictures:
            what = f"文件里有 {self.pictures} 张图片，图片中的文字没有读取。"
            found.append(Problem(what=what, code="picture"))
        if self.objects:
            what = f"文件里有 {self.objects} 个嵌入对象（如嵌入的表格），其中的内容没有读取。"
            found.append(Problem(what=what, code="embedded"))
        return found

    def _add_paragraph(self, paragraph: Element) -> None:
        inline = self._inline(paragraph)
        content = self._content(paragraph, inline)
        if content.text.strip():
            self.blocks.append(paragraph_of(content))
        for box in inline.boxes:
            self.add_blocks(box)

    def _add_table(self, table: Element) -> None:
        """Add a table, and behind it the tables that stand in its cells."""
        inner: list[Element] = []
        grid = Grid(lambda cell: self._cell(cell, inner))
        for row in children(table, WORD + "tr"):
            if is_deleted(row):
                self.changed = True
                self._keep_deleted("".join(t.text or "" for t in row.iter(*_WRITTEN)))
            else:
                grid.add_row(row)
        self.blocks.append(grid.table())
        self.hidden += (Aside(c.text) for c in grid.covered if c.text.strip())
        for nested in inner:
            self._add_table(nested)

    def _cell(self, cell: Element, inner: list[Element]) -> Content:
        """The paragraphs of a cell, one a line; tables inside it go to ``inner``."""
        contents = []
        for child in _flat(cell):
            if child.tag == _TABLE:
                inner.append(child)
            elif child.tag == _PARAGRAPH:
                inline = self._inline(child)
                contents.append(self._content(child, inline))
                contents += (self._cell(box, inner) for box in inline.boxes)
        while contents and not contents[-1].text.strip():
            contents.pop()
        while contents and not contents[0].text.strip():
            contents.pop(0)
        whole = contents[0] if len(contents) == 1 else joined(contents, "\n")
        return whole._replace(text=whole.text.replace("\t", " ")) if "\t" in whole.text else whole

    def _inline(self, paragraph: Element) -> Inline:
        """The parts of a paragraph; what no reader sees is set aside."""
        inline = inline_of(paragraph)
        if inline.deleted:
            self._keep_deleted("".join(inline.deleted))
        if inline.hidden and "".join(inline.hidden).strip():
            self.hidden.append(Aside("".join(inline.hidden)))
        self.notes += inline.notes
        self.pictures += inline.pictures
        self.objects += inline.objects
        self.changed = self.changed or inline.changed
        return inline

    def _content(self, paragraph: Element, inline: Inline) -> Content:
        """The text of a paragraph with its automatic number."""
        text = "".join(inline.text)
        label = self.numbering.label(paragraph)
        generated = ((0, len(label.rstrip())),) if label else ()
        return Content(label + text, generated=generated)

    def _keep_deleted(self, text: str) -> None:
        if text.strip():
            self.deleted.append(Aside(text))


def _flat(parent: Element) -> Iterator[Element]:
    """The children of a cell, those of content controls and insertions in their place."""
    for child in chosen(parent):
        if child.tag in _HOLDERS:
            yield from _flat(child)
        else:
            yield child


def _margins(package: Package) -> list[Aside]:
    """Headers and footers, each once."""
    found: dict[str, Aside] = {}
    for kind in _MARGINS:
        for name in package.related(kind):
            root = package.part(name)
            paragraphs = () if root is None else root.iter(_PARAGRAPH)
            text = "\n".join("".join(inline_of(p).text) for p in paragraphs).strip()
            if text:
                found.setdefault(text, Aside(text))
    return list(found.values())

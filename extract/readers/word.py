"""Word files (.docx): paragraphs, tables and notes from the XML of the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from extract.collecting import collecting_seldom
from extract.document import Aside, Block, Document
from extract.errors import BrokenFile
from extract.problems import Problem
from extract.readers.conservation import unseen
from extract.readers.flat_paragraphs import with_tables
from extract.readers.folding import without_unseen
from extract.readers.limits import LIMITS, Limits
from extract.readers.tables import Content, joined, paragraph_of
from extract.readers.word_chunks import InnerReader, chunk_of
from extract.readers.word_hidden import Hiding
from extract.readers.word_numbering import Numbering
from extract.readers.word_package import LINK, WORD, Element, Package, opened_package
from extract.readers.word_tables import Grid, change_of, goes_on, is_empty
from extract.readers.word_text import MATH, Inline, inline_of, plain_of, settled
from extract.sources import Source

_CHUNK: Final = WORD + "altChunk"
_PARAGRAPH: Final = WORD + "p"
_TABLE: Final = WORD + "tbl"
_ROW: Final = WORD + "tr"
_EMPTY: Final = Content("")
_INNER: Final = (_PARAGRAPH, _TABLE)
_WORDS: Final = (WORD + "t", MATH + "t")
_MARGINS: Final = ("header", "footer")
_WRITTEN: Final = (WORD + "t", WORD + "delText")


@collecting_seldom()
def read_word(data: bytes, source: Source, limits: Limits = LIMITS) -> Document:
    """Read a Word file; tracked changes are read as accepted."""
    return _read(data, source, limits, read_inner=_read)


def _read(
    data: bytes, source: Source, limits: Limits, read_inner: InnerReader | None = None
) -> Document:
    """Read a Word file; ``read_inner`` reads one that stands whole inside of it."""
    package = opened_package(data, limits)
    root = package.part(package.main)
    body = None if root is None else root.find(WORD + "body")
    if body is None:
        raise BrokenFile("Word 文件已损坏，找不到正文。")
    chunks = partial(chunk_of, limits=limits, read_inner=read_inner)
    walk = _Walk(package, Numbering(package), Hiding(package), chunks)
    walk.add_blocks(body)
    walk.add_notes()
    document = Document(
        source=source,
        blocks=tuple(walk.blocks),
        furniture=tuple(_margins(package, walk.hiding)),
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
    hiding: Hiding
    chunks: Callable[[bytes], Document | None]
    blocks: list[Block] = field(default_factory=list)
    hidden: list[Aside] = field(default_factory=list)
    deleted: list[Aside] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    changed: bool = False

    def add_blocks(self, parent: Element) -> None:
        """Add the paragraphs and tables of a part, a text box or a note."""
        tables: list[Element] = []  # right behind each other, which Word shows as one
        lines: list[Element] = []  # empty ones behind them
        for child in settled(parent):
            if tables and child.tag == _PARAGRAPH and is_empty(child):
                lines.append(child)
                continue
            if tables and (child.tag != _TABLE or not goes_on(tables, child, apart=bool(lines))):
                self._add_table(tables)
                tables = []
            lines = []
            if child.tag == _PARAGRAPH:
                self._add_paragraph(child)
            elif child.tag == _TABLE:
                tables.append(child)
            else:
                self._add_other(child)
        if tables:
            self._add_table(tables)

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
        found = list(self.told)
        if self.changed:
            what = "文件带有修订痕迹，按全部接受修订后的内容读取。"
            found.append(Problem(what=what, code="tracked-changes"))
        if self.pictures:
            what = f"文件里有 {self.pictures} 张图片，图片中的文字没有读取。"
            found.append(Problem(what=what, code="picture"))
        if self.objects:
            what = f"文件里有 {self.objects} 个嵌入对象（如嵌入的表格、图表），其中的内容没有读取。"
            found.append(Problem(what=what, code="embedded"))
        comments = [
            root
            for name in self.package.related("comments")
            if (root := self.package.part(name)) is not None
        ]
        if count := sum(len(root) for root in comments):
            what = f"文件里有 {count} 条批注，没有参与核对。"
            found.append(Problem(what=what, code="comment"))
        return [*found, *unseen(self.hidden)]

    def _add_paragraph(self, paragraph: Element) -> None:
        content, boxes = self._content(paragraph)
        if content.text.strip():
            self.blocks.append(paragraph_of(content))
        for box in boxes:
            self.add_blocks(box)

    def _add_other(self, child: Element) -> None:
        """Add what is no paragraph and no table but holds some, or words of its own such as a formula."""
        if child.tag == _CHUNK:
            self._add_chunk(child)
        elif next(child.iter(*_INNER), None) is not None:
            self.add_blocks(child)
        elif next(child.iter(*_WORDS), None) is not None:
            self._add_paragraph(child)

    def _add_chunk(self, chunk: Element) -> None:
        """Add what stands in a file inside this one."""
        data = self.package.read(self.package.target(chunk.get(LINK + "id", "")))
        document = self.chunks(data) if data else None
        if document is None:
            self.objects += 1
            return
        self.blocks += document.blocks
        self.hidden += (*document.furniture, *document.hidden)
        self.deleted += document.deleted
        self.told += (problem.model_copy(update={"where": None}) for problem in document.problems)

    def _add_table(self, parts: Sequence[Element]) -> None:
        """Add a table of one part or more, and behind it the tables that stand in its cells."""
        inner: list[Element] = []
        grid = Grid(partial(self._cell, inner))
        for row in (child for part in parts for child in settled(part)):
            if row.tag != _ROW:
                continue
            change = change_of(row)
            self.changed = self.changed or bool(change)
            if change == "del":
                self._keep_deleted("".join(t.text or "" for t in row.iter(*_WRITTEN)))
            else:
                grid.add_row(row)
        self.blocks.append(grid.table())
        self.hidden += (Aside(c.text) for c in grid.covered if c.text.strip())
        self.changed = self.changed or bool(grid.deleted)
        for content in grid.deleted:
            self._keep_deleted(content.text)
        for nested in inner:
            self._add_table([nested])

    def _cell(self, inner: list[Element], parts: Sequence[Element]) -> Content:
        """The paragraphs of a cell, one a line; tables inside it go to ``inner``."""
        contents: list[Content] = []
        for child in parts:
            if child.tag == _PARAGRAPH:
                content, boxes = self._content(child)
                contents.append(content)
                if boxes:
                    contents += [self._cell(inner, settled(box)) for box in boxes]
            elif child.tag == _TABLE:
                inner.append(child)
        if len(contents) == 1:
            whole = contents[0] if contents[0].text.strip() else _EMPTY
        else:
            whole = joined(_filled(contents), "\n")
        return whole._replace(text=whole.text.replace("\t", " ")) if "\t" in whole.text else whole

    def _content(self, paragraph: Element) -> tuple[Content, list[Element]]:
        """The text of a paragraph with its automatic number, and the text boxes that hang on it."""
        text = plain_of(paragraph) if self.hiding.never else None
        boxes: list[Element] = []
        if text is None:
            inline = self._inline(paragraph)
            text, boxes = "".join(inline.text), inline.boxes
            if inline.hidden and not text:
                return Content(""), boxes
        text = without_unseen(text)
        label = self.numbering.label(paragraph)
        if not label:
            return Content(text), boxes
        return Content(label + text, generated=((0, len(label.rstrip())),)), boxes

    def _inline(self, paragraph: Element) -> Inline:
        """The parts of a paragraph; what no reader sees is set aside."""
        inline = inline_of(paragraph, self.hiding.within(paragraph))
        if inline.deleted:
            self._keep_deleted("".join(inline.deleted))
        if inline.hidden and "".join(inline.hidden).strip():
            self.hidden.append(Aside("".join(inline.hidden)))
        self.notes += inline.notes
        self.pictures += inline.pictures
        self.objects += inline.objects
        self.changed = self.changed or inline.changed
        return inline

    def _keep_deleted(self, text: str) -> None:
        if text.strip():
            self.deleted.append(Aside(text))


def _filled(contents: Sequence[Content]) -> Sequence[Content]:
    """The paragraphs of a cell without the empty ones around them."""
    filled = [i for i, content in enumerate(contents) if content.text.strip()]
    return contents[filled[0] : filled[-1] + 1] if filled else ()


def _margins(package: Package, hiding: Hiding) -> list[Aside]:
    """Headers and footers, each once."""
    found: dict[str, Aside] = {}
    for kind in _MARGINS:
        for name in package.related(kind):
            root = package.part(name)
            paragraphs = () if root is None else root.iter(_PARAGRAPH)
            seen = ("".join(inline_of(p, hiding.within(p)).text) for p in paragraphs)
            text = "\n".join(seen).strip()
            if text:
                found.setdefault(text, Aside(text))
    return list(found.values())

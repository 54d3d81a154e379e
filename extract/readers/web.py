"""Web pages (.html, .mht): paragraphs, list items and tables as a browser shows them.

What guides readers about the site (menus, heads, feet, blocks of nothing but links) is furniture; text that is not
shown is hidden; struck text is deleted. Tables that only lay the page out are read through, tables inside cells
follow the table that holds them.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree, html

from extract.document import Aside, Block, Document, Table
from extract.errors import BrokenFile, EmptyFile, LimitExceeded
from extract.problems import Problem
from extract.readers.conservation import unseen
from extract.readers.flat_paragraphs import with_tables
from extract.readers.going_on import with_rest
from extract.readers.limits import LIMITS, Limits
from extract.readers.tables import Content, joined, paragraph_of
from extract.readers.web_mail import pages_of
from extract.readers.web_page import Element, Page, rows_of
from extract.readers.web_styles import attached, frames, hide
from extract.readers.web_tables import table_from
from extract.readers.web_text import decoded, is_saved_page, settled
from extract.readers.web_walk import Beside, Flow
from extract.sources import Source

_PARTED: Final = re.compile(r"(?<=\d)\n(?=[.,，]\d|[%％])|(?<=\d[.])\n(?=\d)")
_NAMED: Final = 3  # files that are named
_ENDS: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_TOO_DEEP: Final = "网页的层次套得太深，不能完整读出。"


def read_page(data: bytes, source: Source, limits: Limits = LIMITS) -> Document:
    """Read a web page, or one that was saved with all its parts as a single file."""
    pages = pages_of(data) if is_saved_page(data) else [decoded(data)]
    reading = _Reading(limits)
    try:
        for page in pages:
            reading.add(page.text)
    except RecursionError:  # tables within tables
        raise LimitExceeded(_TOO_DEEP) from None
    if not reading.blocks:
        raise EmptyFile("网页里没有可读的文字，内容可能由脚本或框架载入；请在浏览器中打开后另存。")
    lost = sum(page.lost for page in pages)
    beside = reading.beside
    document = Document(
        source=source,
        blocks=tuple(reading.blocks),
        furniture=tuple(beside.furniture),
        hidden=tuple(beside.hidden),
        deleted=tuple(beside.deleted),
        problems=(*_problems(reading, lost), *unseen(beside.hidden)),
    )
    return with_tables(document)


@dataclass
class _Reading:
    """What has been read of the pages of one file."""

    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    beside: Beside = field(default_factory=Beside)
    files: list[str] = field(default_factory=list)
    frames: int = 0

    def add(self, text: str) -> None:
        """Add one page."""
        root = _parsed(text)
        if root is None:
            return
        hide(root)
        page = Page(root)
        self.files += attached(root)
        self.frames += frames(root)
        for title in root.iter("title"):
            name = settled("".join(title.itertext()))
            self.beside.furniture += [Aside(name)] if name else []
        self._add_items(page, Flow(page, self.beside).walk(root))

    def _add_items(self, page: Page, items: list[Content | Element]) -> None:
        """Add paragraphs and tables, behind each table those in its cells."""
        above: Content | Element | None = None
        for item in items:
            if isinstance(item, Content):
                self.blocks.append(paragraph_of(item))
            else:
                beside = above is not None and not isinstance(above, Content)
                self._add_table(page, item, goes_on=beside and _are_siblings(above, item))
            above = item

    def _add_table(self, page: Page, table: Element, *, goes_on: bool = False) -> None:
        """Add a table; one that may go on the table before it is joined to that where its words say so."""
        captions = list(table.iterchildren("caption"))
        for caption in captions:
            self._add_items(page, Flow(page, self.beside).walk(caption))
        read = frozenset([*captions, *(cell for row in rows_of(table) for cell in row)])
        self._add_items(page, Flow(page, self.beside, without=read).walk(table))
        inner: list[Content | Element] = []

        def content(cell: Element) -> Content:
            items = Flow(page, self.beside, in_cell=True).walk(cell)
            inner.extend(item for item in items if not isinstance(item, Content))
            lines = [item for item in items if isinstance(item, Content)]
            return _mended(joined(lines, "\n"))

        block = table_from(table, content, self.limits)
        if block is not None and block.text.strip():
            before = self.blocks[-1] if goes_on and self.blocks else None
            whole = with_rest(before, block) if isinstance(before, Table) else None
            self.blocks[len(self.blocks) - bool(whole) :] = [whole or block]
        self._add_items(page, inner)


def _are_siblings(above: Element, table: Element) -> bool:
    return above.getparent() is table.getparent()


def _mended(content: Content) -> Content:
    """What a cell holds, a figure whole that a break set by hand parts before its point or its sign."""
    if content.generated:  # spans would move
        return content
    return content._replace(text=_PARTED.sub("", content.text))


def _parsed(text: str) -> Any:
    """The root of a page, nothing fetched from anywhere; None where there is no element."""
    # the parser stops at the first of these, browsers go on: pages are often put together from pages
    data = _ENDS.sub("", text.replace("\x00", "")).encode("utf-8", "replace")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        return None
    except etree.LxmlError as error:
        raise BrokenFile("网页的内容不能读出。") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise LimitExceeded(_TOO_DEEP)
    return root


def _problems(reading: _Reading, lost: int) -> list[Problem]:
    found, files, pictures = list[Problem](), reading.files, reading.beside.pictures
    if files:
        names = "、".join(dict.fromkeys(files[:_NAMED]))
        told = f"{names} 等 {len(files)} 个文件" if len(files) > _NAMED else f"文件 {names}"
        what = f"网页附有{told}，其中的内容没有读取，请下载后一并送审。"
        found.append(Problem(what=what, code="attachment"))
    if pictures:
        what = f"网页里有 {pictures} 张图片，图片中的文字没有读取。"
        found.append(Problem(what=what, code="picture"))
    if reading.frames:
        what = f"网页里嵌入了 {reading.frames} 个别的网页（框架），其中的内容没有读取。"
        found.append(Problem(what=what, code="frame"))
    if lost:
        what = f"网页里有 {lost} 处字符不能解码，可能丢失了内容。"
        found.append(Problem(what=what, code="undecodable"))
    return found

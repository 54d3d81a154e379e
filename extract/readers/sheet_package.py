"""The package of a workbook: its sheets, shared strings and formats, with entities off.

The XML is walked directly: a stored number keeps its characters, a formula and its last result are seen in one pass,
and a style sheet that no Office program minds stops nothing.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from lxml import etree

from extract.errors import BrokenFile
from extract.readers.archive import DAMAGE, opened_office
from extract.readers.limits import LIMITS, Limits
from extract.readers.sheet_text import rich_text

Element = etree._Element  # noqa: SLF001  # the only name of the type
WHAT: Final = "工作簿"
_SIDES: Final = ("left", "right", "top", "bottom", "start", "end")
_GENERAL: Final = 0


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it: its name, whether it is shown, and the part that holds it."""

    name: str
    shown: bool
    part: str


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of the look of a cell: the id of its number format and whether lines frame it."""

    number_format: int
    framed: bool


_PLAIN: Final = Style(_GENERAL, framed=False)


class Workbook:
    """A workbook whose parts are parsed when they are asked for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        # some programs write backslashes, or capitals that the references do not have
        self._names = {_normal(name): name for name in archive.namelist()}

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The worksheets in the order of their tabs; sheets that are charts hold no cells."""
        targets = self.related(self._main, "worksheet")
        found = []
        for sheet in _within(self._root, "sheets"):
            part = targets.get(_link(sheet), "")
            if part:
                shown = sheet.get("state", "visible") == "visible"
                found.append(SheetPart(sheet.get("name", ""), shown, part))
        return tuple(found)

    @cached_property
    def from_1904(self) -> bool:
        """Whether days are counted from 1904."""
        return any(is_true(p.get("date1904")) for p in self._root if local(p) == "workbookPr")

    def string(self, index: int) -> str:
        """The string that cells share under that index; empty where there is none."""
        return self._strings[index] if 0 <= index < len(self._strings) else ""

    @cached_property
    def _strings(self) -> tuple[str, ...]:
        found: list[str] = []
        for part in self.related(self._main, "sharedStrings").values():
            for item in self.elements(part, "si"):
                found.append(rich_text(item))
                item.clear()
        return tuple(found)

    @cached_property
    def formats(self) -> dict[int, str]:
        """The number formats that the workbook defines itself."""
        return {
            int(mark.get("numFmtId", "0")): mark.get("formatCode", "")
            for mark in self._look("numFmts")
        }

    def style(self, index: int) -> Style:
        """The look with that index."""
        return self._styles[index] if 0 <= index < len(self._styles) else _PLAIN

    @cached_property
    def _styles(self) -> tuple[Style, ...]:
        framed = [_is_frame(border) for border in self._look("borders")]
        found = []
        for mark in self._look("cellXfs"):
            border = int(mark.get("borderId", "0"))
            frame = border < len(framed) and framed[border]
            found.append(Style(int(mark.get("numFmtId", "0")), framed=frame))
        return tuple(found)

    def _look(self, name: str) -> Iterator[Element]:
        for part in self.related(self._main, "styles").values():
            root = self.root(part)
            if root is not None:
                yield from _within(root, name)

    @cached_property
    def _main(self) -> str:
        found = self.related("", "officeDocument")
        return next(iter(found.values()), "xl/workbook.xml")

    @cached_property
    def _root(self) -> Element:
        root = self.root(self._main)
        if root is None:
            raise BrokenFile(f"{WHAT}已损坏，找不到工作表的目录。")
        return root

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts of one kind that ``part`` refers to, by the id of the reference."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in () if root is None else root:
            if relation.get("Type", "").endswith(f"/{kind}"):
                where = posixpath.join("/", folder, relation.get("Target", ""))
                found[relation.get("Id", "")] = posixpath.normpath(where).lstrip("/")
        return found

    def root(self, part: str) -> Element | None:
        """The root of a part, or None where there is no such part."""
        last = None
        for last in self.elements(part, None):  # noqa: B007  # the root ends last
            pass
        return last

    def elements(self, part: str, tag: str | None) -> Iterator[Element]:
        """The elements of a part as they end, of one name or all; nothing where there is no such part."""
        name = self._names.get(_normal(part))
        if name is None:
            return
        wanted = None if tag is None else [f"{{*}}{each}" for each in tag.split()]
        try:
            with self._archive.open(name) as stream:
                walk: Any = etree.iterparse(stream, events=("end",), tag=wanted, **_CLOSED)
                for _, element in walk:
                    _refuse_entities(element)
                    yield element
        except (etree.XMLSyntaxError, *DAMAGE) as error:
            raise BrokenFile(f"{WHAT}已损坏，内容不能完整读出。") from error


_CLOSED: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}


def opened_workbook(data: bytes, limits: Limits = LIMITS) -> Workbook:
    """The workbook in ``data``; its declared size is checked before anything is unpacked."""
    return Workbook(opened_office(data, WHAT, limits))


def local(element: Element) -> str:
    """The name of an element without its namespace; strict files have namespaces of their own."""
    return str(element.tag).rpartition("}")[2]


def is_true(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in {"1", "true", "on"}


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _within(root: Element, name: str) -> Iterator[Element]:
    """The children of the child with that name."""
    for child in root:
        if local(child) == name:
            yield from child


def _link(element: Element) -> str:
    """The id by which an element refers to another part."""
    names = (str(key) for key in element.attrib)
    found = (key for key in names if key.rpartition("}")[2] == "id" and "}" in key)
    return element.get(next(found, ""), "")


def _is_frame(border: Element) -> bool:
    """Whether two sides or more are drawn: a single line may be that of the neighbour."""
    return sum(local(side) in _SIDES and bool(side.get("style")) for side in border) > 1


def _refuse_entities(element: Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise BrokenFile(f"{WHAT}带有文档类型声明（可能引用外部实体），不予读取。")

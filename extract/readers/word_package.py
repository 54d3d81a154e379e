"""The package of a Word file: its parts as parsed XML, within limits and with entities off."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lxml import etree

from extract.errors import BrokenFile
from extract.readers.archive import DAMAGE, opened_office
from extract.readers.limits import LIMITS, Limits

Element = etree._Element  # noqa: SLF001  # the only name of the type
_WHAT: Final = "Word 文件"
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be")
# strict files have namespaces of their own for the same elements
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(frozen=True)
class Package:
    """A Word file whose parts are parsed when they are asked for."""

    archive: zipfile.ZipFile
    _parsed: dict[str, Element | None] = field(default_factory=dict)
    _raw: dict[str, bytes | None] = field(default_factory=dict)

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        found = [t for kind, t in self._targets("").values() if kind.endswith("/officeDocument")]
        return found[0] if found else "word/document.xml"

    def part(self, name: str) -> Element | None:
        """The root of a part, or None where there is no such part."""
        if name not in self._parsed:
            self._parsed[name] = self._parse(name)
        return self._parsed[name]

    def mentions(self, name: str, word: str) -> bool:
        """Whether a word stands anywhere in a part, in the encodings that parts have."""
        data = self.read(name) or b""
        return any(word.encode(encoding) in data for encoding in _ENCODINGS)

    def related(self, kind: str) -> list[str]:
        """The names of the parts of one kind that belong to the text, in the order of the file."""
        targets = self._targets(self.main).values()
        return [target for relation, target in targets if relation.rpartition("/")[2] == kind]

    def target(self, identifier: str) -> str:
        """The name of the part that a reference of the text means, empty where there is none."""
        return self._targets(self.main).get(identifier, ("", ""))[1]

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and name of every part that ``part`` refers to."""
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in () if root is None else root.iter(_RELATION):
            target = posixpath.join("/", folder, relation.get("Target", ""))
            where = posixpath.normpath(target).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", ""), where)
        return found

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None where there is no such part."""
        if name not in self._raw:
            try:
                self._raw[name] = self.archive.read(name)
            except KeyError:
                self._raw[name] = None
            except DAMAGE as error:
                raise BrokenFile(f"{_WHAT}已损坏，压缩内容无法解开。") from error
        return self._raw[name]

    def _parse(self, name: str) -> Element | None:
        data = self.read(name)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parsed(data)


def opened_package(data: bytes, limits: Limits = LIMITS) -> Package:
    """The package in ``data``; its declared size is checked before anything is unpacked."""
    return Package(opened_office(data, _WHAT, limits))


def properties_of(element: Element, tag: str) -> Element | None:
    """The properties of an element, which stand before everything else."""
    first = element[0] if len(element) else None
    return first if first is not None and first.tag == tag else None


def parsed(data: bytes, *, huge: bool = False) -> Element:
    """The root of an XML part; nothing outside is fetched and no entity expanded.

    ``huge`` is for parts that hold pictures in their text, longer than a text may be.
    """
    parser = etree.XMLParser(
        huge_tree=huge,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenFile(f"{_WHAT}已损坏，内容不是完整的 XML。") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenFile(f"{_WHAT}带有文档类型声明（可能引用外部实体），不予读取。")
    return root

"""Word files kept as one XML file (Flat OPC), as programs write them that fill templates: packed as they should be."""

import zipfile
from base64 import b64decode
from binascii import Error
from io import BytesIO
from typing import Final

from lxml import etree

from extract.errors import BrokenFile
from extract.readers.word_package import Element, parsed

_PACKAGE: Final = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_PART: Final = _PACKAGE + "part"
_NAME: Final = _PACKAGE + "name"
_XML: Final = _PACKAGE + "xmlData"
_BINARY: Final = _PACKAGE + "binaryData"


def packed(data: bytes) -> bytes:
    """The parts of such a file as a package."""
    found = BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for part in parsed(data, huge=True).iter(_PART):
            archive.writestr(part.get(_NAME, "").lstrip("/"), _content(part))
    return found.getvalue()


def _content(part: Element) -> bytes:
    """The bytes of a part."""
    for child in part:
        if child.tag == _XML and len(child):
            return etree.tostring(child[0], encoding="utf-8")
        if child.tag == _BINARY:
            try:
                return b64decode(child.text or "")
            except Error as error:
                raise BrokenFile("Word 文件已损坏，其中的图片或附件不完整。") from error
    return b""

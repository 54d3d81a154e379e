"""Papers: Word files put together for a test, from python-docx or from bare XML."""

import zipfile
from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extract.document import Document
from extract.readers.word import read_word
from extract.sources import Source

SOURCE = Source(id="s1", name="a.docx", sha256="", format="docx")
SPACE = nsdecls("w")


def data(paper) -> bytes:
    """The bytes of a Word file."""
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def read(paper) -> Document:
    """A Word file as it is read."""
    return read_word(data(paper), SOURCE)


def with_body(*inner: str) -> docx.document.Document:
    """A Word file whose text is the given XML."""
    paper = docx.Document()
    body = paper.element.body
    for i, xml in enumerate(inner):
        tag, _, rest = xml.partition(">")
        close = "/" if tag.endswith("/") else ""
        spaces = f"{SPACE} {nsdecls('m')} {MORE}"
        body.insert(i, parse_xml(f"{tag.removesuffix('/')} {spaces}{close}>{rest}"))
    return paper


MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def paragraph(*runs: str) -> str:
    """A paragraph of runs of text."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def cell(text: str = "", properties: str = "") -> str:
    """A cell of a table; lines of its text are paragraphs."""
    inner = "".join(paragraph(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def grown(original: bytes, parts: dict[str, bytes]) -> bytes:
    """A package with parts added or replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(original)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()

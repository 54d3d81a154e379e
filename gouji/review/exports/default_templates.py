"""The templates that come with the program, built anew by ``python -m gouji.review.exports.default_templates``.

They are ordinary Word files that users may change and hand over with ``--templates``; their words stand in words.yaml.
"""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from gouji.review.exports.words import group, word

BODY, HEAD, TITLE, LATIN = "仿宋", "黑体", "方正小标宋简体", "Times New Roman"
FOLDER = Path(__file__).with_name("templates")


def field(name: str) -> str:
    """The field called ``name`` as it is written in a template.

    >>> field("agency")
    '{{单位}}'
    """
    return f"{{{{{word(f'field.{name}')}}}}}"


def opening(name: str, sign: str = "#") -> str:
    """The marker that opens a part."""
    return f"{{{{{sign}{word(f'field.{name}')}}}}}"


def closing(name: str) -> str:
    """The marker that closes a part."""
    return f"{{{{/{word(f'field.{name}')}}}}}"


def sentence(name: str) -> str:
    """A sentence of the templates with every value replaced by its field."""
    return word(f"template.{name}", **{each: field(each) for each in group("field")})


def issues() -> bytes:
    """The list of problems: a landscape table with a row a matter and room for what is done about it."""
    document = _document(landscape=True)
    _paragraph(document, sentence("issues_title"), font=TITLE, size=20, centred=True)
    _paragraph(document, sentence("case"), size=10.5)
    heads = sentence("columns").split("|")
    widths = (1.0, 1.0, 1.7, 4.6, 5.2, 3.4, 3.4, 1.6, 1.8, 1.3, 1.5)
    table = _table(document, 2, widths)
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _cell(cell, text, font=HEAD, size=9, centred=True)
    _repeat_head(table.rows[0])
    first = opening("matters") + field("number")
    names = ("severity", "nature", "headline", "places", "figures")
    row = [first, *(field(name) for name in names), field("remarks"), field("decision"), "", "", ""]
    row[-1] = closing("matters")
    for cell, text in zip(table.rows[1].cells, row, strict=True):
        _cell(cell, text, size=9)
    _paragraph(document, sentence("issues_note"), size=10.5)
    return _saved(document)


def evidence() -> bytes:
    """The evidence forms: a page a matter, with crops, and with the unit's opinion and seal left blank."""
    document = _document()
    _paragraph(document, opening("matters"))
    title = _paragraph(document, sentence("evidence_title"), font=TITLE, size=20, centred=True)
    title.paragraph_format.page_break_before = True
    _paragraph(document, sentence("pages"), size=10.5, right=True)
    table = _table(document, 7, (3.4, 5.0, 2.6, 5.0))
    wide = {
        0: ("project", "project_value"),
        1: ("agency", None),
        2: ("matter", None),
        3: ("abstract", None),
        5: ("opinion", None),
    }
    values = {1: field("agency"), 2: field("headline")}
    for row, (label, value) in wide.items():
        _cell(table.cell(row, 0), sentence(label), font=HEAD, size=11, centred=True)
        merged = table.cell(row, 1).merge(table.cell(row, 3))
        _cell(merged, values.get(row, sentence(value) if value else ""), size=11)
    _abstract(table.cell(3, 1))
    _signed(table, 4, ("auditors", "date"))
    _signed(table, 6, ("signer", "signed"))
    _opinion(table)
    _paragraph(document, closing("matters"))
    return _saved(document)


def _abstract(cell: Any) -> None:
    """The abstract: the sentence, the places, the crops with their captions."""
    lines = [field("draft"), "", sentence("places"), field("places"), opening("crops")]
    lines += [field("picture"), field("caption"), closing("crops")]
    _cell(cell, lines[0], size=11)
    for line in lines[1:]:
        made = cell.add_paragraph()
        _say(made, line, size=10.5 if line == field("caption") else 11)
        if line in {field("picture"), field("caption")}:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _opinion(table: Any) -> None:
    """Room for the unit to write, with the place of its seal."""
    cell = table.cell(5, 1)
    _cell(cell, "\n\n", size=11)
    for name in ("seal", "day"):
        made = cell.add_paragraph()
        _say(made, sentence(name), size=11)
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _signed(table: Any, row: int, names: Sequence[str]) -> None:
    for place, name in zip((0, 2), names, strict=True):
        _cell(table.cell(row, place), sentence(name), font=HEAD, size=11, centred=True)
        _cell(table.cell(row, place + 1), "", size=11)


def notice() -> bytes:
    """The letter to the unit: what is established, what it is asked to explain, what it has to do."""
    document = _document()
    _paragraph(document, sentence("notice_title"), font=TITLE, size=20, centred=True)
    _paragraph(document, sentence("notice_subtitle"), font=BODY, size=16, centred=True)
    _paragraph(document, "")
    _paragraph(document, sentence("salutation"), size=16)
    _paragraph(document, sentence("opening"), size=16)
    for heading, name in (("first", "confirmed"), ("second", "asked")):
        _paragraph(document, sentence(heading), font=HEAD, size=16)
        _paragraph(document, opening(name))
        _paragraph(document, sentence("entry"), size=16)
        _paragraph(document, opening("note"))
        _paragraph(document, sentence("remark"), size=16)
        _paragraph(document, closing("note"))
        _paragraph(document, closing(name))
        _paragraph(document, opening(name, "^"))
        _paragraph(document, sentence("none"), size=16)
        _paragraph(document, closing(name))
    _paragraph(document, sentence("third"), font=HEAD, size=16)
    for name in ("demand", "annex"):
        _paragraph(document, sentence(name), size=16)
    for name in ("office", "day"):
        _paragraph(document, sentence(name), size=16, right=True)
    return _saved(document)


BUILDERS: Mapping[str, Callable[[], bytes]] = {
    "issues": issues,
    "evidence": evidence,
    "notice": notice,
}


def _document(*, landscape: bool = False) -> Any:
    """An empty document on A4 with a Chinese font for both scripts."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(1.5)
    style = document.styles["Normal"]
    style.font.size = Pt(11)
    _font(style.element.get_or_add_rPr(), BODY)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
    _chinese(style.element.get_or_add_rPr())
    return document


def _chinese(properties: Any) -> None:
    """Let characters that several countries draw differently be drawn as in China."""
    language = OxmlElement("w:lang")
    for script, name in (("w:val", "en-US"), ("w:eastAsia", "zh-CN")):
        language.set(qn(script), name)
    properties.append(language)


def _font(properties: Any, name: str) -> None:
    """A font for Chinese characters, and for the punctuation that both scripts share, beside one for figures."""
    fonts = properties.get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), LATIN)
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:hint"), "eastAsia")


def _paragraph(
    document: Any,
    text: str,
    *,
    font: str = "",
    size: float = 11,
    centred: bool = False,
    **place: bool,
) -> Any:
    made = document.add_paragraph()
    _say(made, text, font=font, size=size)
    if centred:
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if place.get("right"):
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return made


def _say(paragraph: Any, text: str, *, font: str = "", size: float = 11) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    _font(run._element.get_or_add_rPr(), font or BODY)  # noqa: SLF001  # the only way to w:eastAsia


def _cell(cell: Any, text: str, *, font: str = "", size: float = 11, centred: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    _say(paragraph, text, font=font, size=size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(document: Any, rows: int, widths: Sequence[float]) -> Any:
    table = document.add_table(rows=rows, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for place, width in enumerate(widths):
        table.columns[place].width = Cm(width)
        for row in table.rows:
            row.cells[place].width = Cm(width)
    return table


def _repeat_head(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def _saved(document: Any) -> bytes:
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def write(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Write the templates into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{name}.docx" for name in BUILDERS)
    for path, build in zip(paths, BUILDERS.values(), strict=True):
        path.write_bytes(build())
    return paths


if __name__ == "__main__":
    write()

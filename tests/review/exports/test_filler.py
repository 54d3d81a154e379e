"""The filler of Word templates: fields, repeated parts, pictures, and text that must not be read again."""

from io import BytesIO

import pytest
from docx import Document
from PIL import Image

from gouji.review.exports.errors import BadTemplate
from gouji.review.exports.filler import Picture, fill


def template(*paragraphs, rows=()):
    """A template of paragraphs and, where given, a table; a tuple is a paragraph of several runs."""
    document = Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for run in text if isinstance(text, tuple) else (text,):
            paragraph.add_run(run)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    return saved(document)


def saved(document):
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def filled(data, **fields):
    return Document(BytesIO(fill("t.docx", data, fields)))


def said(document):
    return [paragraph.text for paragraph in document.paragraphs]


ITEMS = [{"甲": "一"}, {"甲": "二"}]
CASES = [
    # what the template shows                    template                                   fields             text
    ("a field", ["单位：{{a}}。"], {"a": "某局"}, ["单位：某局。"]),
    ("two fields of one run", ["{{a}}{{b}}"], {"a": "1", "b": "2"}, ["12"]),
    ("spaces in the braces", ["{{ a }}"], {"a": "1"}, ["1"]),
    ("a field over three runs", [("x{", "{a", "}}y")], {"a": "1"}, ["x1y"]),
    ("lines of a text", ["{{a}}。"], {"a": "1\n2"}, ["1\n2。"]),
    (
        "a part for every item",
        ["{{#l}}", "{{甲}}", "{{/l}}", "完"],
        {"l": ITEMS},
        ["一", "二", "完"],
    ),
    ("a part for no item", ["{{#l}}", "{{甲}}", "{{/l}}", "完"], {"l": []}, ["完"]),
    ("a part where there is nothing", ["{{^l}}", "无", "{{/l}}"], {"l": []}, ["无"]),
    (
        "no such part where there is something",
        ["{{^l}}", "无", "{{/l}}", "完"],
        {"l": ITEMS},
        ["完"],
    ),
    ("a part for a text", ["{{#a}}", "有{{a}}", "{{/a}}"], {"a": "1"}, ["有1"]),
    ("no part for an empty text", ["{{#a}}", "有", "{{/a}}", "完"], {"a": ""}, ["完"]),
    (
        "a field from outside of a part",
        ["{{#l}}", "{{甲}}{{b}}", "{{/l}}"],
        {"l": ITEMS, "b": "!"},
        ["一!", "二!"],
    ),
    ("braces in a value", ["{{a}}{{b}}"], {"a": "{{b}}", "b": "{{#l}}"}, ["{{b}}{{#l}}"]),
    (
        "a marker in a value of a part",
        ["{{#l}}", "{{甲}}", "{{/l}}"],
        {"l": [{"甲": "{{/l}}"}]},
        ["{{/l}}"],
    ),
    ("control characters", ["{{a}}"], {"a": "甲\x00\x0b乙"}, ["甲乙"]),
    ("single braces", ["{a} {{a}}"], {"a": "1"}, ["{a} 1"]),
]


@pytest.mark.parametrize(
    ("case", "paragraphs", "fields", "expected"), CASES, ids=[c[0] for c in CASES]
)
def test_a_template_is_filled(case, paragraphs, fields, expected):
    assert said(filled(template(*paragraphs), **fields)) == expected


def test_a_row_is_repeated_for_every_item():
    data = template(rows=[["头", "头"], ["{{#l}}{{甲}}", "{{b}}{{/l}}"], ["尾", "{{b}}"]])
    (table,) = filled(data, l=ITEMS, b="!").tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["头", "头"],
        ["一", "!"],
        ["二", "!"],
        ["尾", "!"],
    ]


def test_a_part_may_stand_in_a_cell_and_leave_it_whole():
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "{{#l}}"
    cell.add_paragraph("{{甲}}")
    cell.add_paragraph("{{/l}}")
    assert filled(saved(document), l=ITEMS).tables[0].cell(0, 0).text == "一\n二"
    assert filled(saved(document), l=[]).tables[0].cell(0, 0).text == ""


def test_parts_nest():
    data = template("{{#l}}", "{{甲}}", "{{#m}}", "{{乙}}", "{{/m}}", "{{/l}}")
    inner = [{"甲": "一", "m": [{"乙": "1"}, {"乙": "2"}]}, {"甲": "二", "m": []}]
    assert said(filled(data, l=inner)) == ["一", "1", "2", "二"]


def test_heads_and_feet_are_filled():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{a}}"
    assert filled(saved(document), a="某局").sections[0].header.paragraphs[0].text == "某局"


def test_the_looks_of_a_field_are_kept():
    document = Document()
    document.add_paragraph().add_run("{{a}}").bold = True
    (run,) = filled(saved(document), a="1").paragraphs[0].runs
    assert (run.text, run.bold) == ("1", True)


def test_a_picture_stands_in_its_place_and_fits_the_page():
    packed = BytesIO()
    Image.new("RGB", (300, 60), "white").save(packed, "PNG")
    document = filled(template("甲{{p}}乙"), p=Picture(packed.getvalue(), 3000, 600))
    assert [run.text for run in document.paragraphs[0].runs] == ["甲", "", "乙"]
    (picture,) = document.inline_shapes
    section = document.sections[0]
    assert picture.width < section.page_width - section.left_margin - section.right_margin
    assert picture.width == pytest.approx(picture.height * 5, rel=0.01)


def test_a_field_that_nobody_knows_is_named_with_those_that_are():
    with pytest.raises(BadTemplate, match=r"t\.docx.*\{\{单拉\}\}.*单位"):
        filled(template("{{单拉}}"), 单位="某局")


def test_a_part_that_is_not_closed_is_named():
    with pytest.raises(BadTemplate, match=r"\{\{#l\}\}"):
        filled(template("{{#l}}", "{{甲}}"), l=ITEMS)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no Word file"])
def test_a_file_that_is_no_template_is_refused(data):
    with pytest.raises(BadTemplate, match=r"t\.docx"):
        fill("t.docx", data, {})

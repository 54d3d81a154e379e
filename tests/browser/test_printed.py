"""A report that was printed from a web page: the same numbers, facts and checks as its Word file, whatever pages cut."""

import re
from functools import cache

import pytest

from extract.readers import read
from tests.extract.readers import rewritten
from tests.extract.readers.test_office_same_audit import SAMPLES, told

pytestmark = [pytest.mark.browser, pytest.mark.slow]
COLLAPSED = "table{border-collapse:collapse} td{border:1px solid #000}"
SEPARATE = "table{border:1px solid; border-spacing:0} td{border:1px solid}"
SMALL = "table{border-collapse:collapse; font-size:8pt} td{border:1px solid #666}"
SHEETS = [
    # how the tables look           the paper
    ("lines shared by cells", COLLAPSED, "A4"),
    ("lines shared by cells, small pages", COLLAPSED, "A5"),
    ("lines of each cell", SEPARATE, "A4"),
    ("lines of each cell, small pages", SEPARATE, "A5"),
    ("small type on small pages", SMALL, "A5"),
]
MARGIN = {"top": "15mm", "bottom": "15mm", "left": "10mm", "right": "10mm"}


@cache
def word(name):
    return told(rewritten.word(rewritten.pieces(name)), "a.docx")


def printed(chromium, name, style, paper):
    """The web page of a report as a browser prints it, with the date above and the address and pages below."""
    markup = rewritten.page(rewritten.pieces(name)).decode()
    markup = re.sub("<div.*?</div>", "", markup)  # its menu and its foot
    page = chromium.new_page()
    page.set_content(markup.replace("</head>", f"<style>{style}</style></head>"))
    paper = page.pdf(format=paper, display_header_footer=True, margin=MARGIN)
    page.close()
    return paper


@pytest.mark.parametrize(("what", "style", "paper"), SHEETS, ids=[s[0] for s in SHEETS])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_printed_web_page_tells_the_same(chromium, name, what, style, paper):
    assert told(printed(chromium, name, style, paper), "a.pdf") == word(name)


def test_ideographs_printed_as_radicals_stand_no_further_apart(chromium):
    page = chromium.new_page()
    page.set_content("<p>项目支出用于日常工作，自评得分98.5分。</p>")
    document = read(page.pdf(), "a.pdf")
    page.close()
    assert document.blocks[0].text == "项目支出用于日常工作，自评得分98.5分。"

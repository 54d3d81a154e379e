"""Conservation in web pages: whatever a page is made of, every number stands in exactly one place."""

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.document import Paragraph, Table
from extract.errors import EmptyFile
from extract.readers.web import read_page
from extract.sources import Source

SOURCE = Source(id="s1", name="a.html", sha256="", format="html")
SEEN, UNSEEN, STRUCK = "1", "2", "3"
LEAVES = st.sampled_from(["支出{}万元", " {} ", "<b>{}</b>", "<a href='#'>{}</a>", "{}<br>", "\n{}\n", "<input value='{}'>"])  # fmt: skip
AROUND = ["div", "p", "span", "ul", "li", "ol", "h2", "nav", "footer", "aside", "font", "section", "center", "form",
          "blockquote", "article", "pre", "a", "div class='menu'", "table", "tr", "td"]  # fmt: skip


def wrapped(children):
    """Elements around parts of a page: any at all, hidden ones, struck ones, and tables."""
    inner = st.lists(children, max_size=4).map("".join)
    cell = st.tuples(inner, st.integers(1, 3), st.integers(1, 3)).map(
        lambda made: f"<td rowspan={made[1]} colspan={made[2]}>{made[0]}</td>"
    )
    row = st.lists(cell, min_size=1, max_size=3).map(lambda cells: f"<tr>{''.join(cells)}</tr>")
    table = st.lists(row, min_size=1, max_size=3).map("".join)
    return st.one_of(
        st.tuples(st.sampled_from(AROUND), inner).map(
            lambda made: f"<{made[0]}>{made[1]}</{made[0].split()[0]}>"
        ),
        table.map(lambda rows: f"<table border=1>{rows}</table>"),
        table.map(lambda rows: f"<table>{rows}</table>"),
        inner.map(lambda text: f"<div style='display:none'>{text.replace('[1', '[2')}</div>"),
        inner.map(lambda text: f"<del>{text.replace('[1', '[3')}</del>"),
    )


PAGES = st.lists(
    st.recursive(LEAVES.map(lambda leaf: leaf.format("[1]")), wrapped, max_leaves=25), max_size=6
)


def numbered(pages):
    """The page with a number of its own in the place of each mark; its first digit says how it is shown."""
    count = iter(range(1000, 10**6))
    return re.sub(r"\[([123])\]", lambda mark: f"第{mark.group(1)}{next(count)}", "".join(pages))


def numbers(texts):
    return Counter(number for text in texts for number in re.findall(r"第(\d+)", text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_every_number_stands_in_one_place(pages):
    page = numbered(pages)
    try:
        document = read_page(f"<html><body>{page}</body></html>".encode(), SOURCE)
    except EmptyFile:
        return
    beside = [*document.furniture, *document.hidden, *document.deleted]
    assert numbers(part.text for part in [*document.blocks, *beside]) == numbers([page])
    texts = [block.text for block in document.blocks]
    assert all(
        number.startswith(SEEN)
        for number in numbers([*texts, *(a.text for a in document.furniture)])
    )
    for block in document.blocks:
        assert block.text.strip()
        assert isinstance(block, Paragraph) or apart(block)


def apart(table):
    """Whether no two cells of a table begin in the same place, and their texts do not overlap."""
    assert isinstance(table, Table)
    places = {(cell.row, cell.column) for cell in table.cells}
    ends = [0, *(cell.end for cell in table.cells)]
    ordered = all(end <= cell.start for end, cell in zip(ends, table.cells, strict=False))
    return ordered and len(places) == len(table.cells)

"""Flowing text is cut at the edges of places, and tables keep their shape."""

import pytest

from extract.document import Cell, Document, Paragraph, Table
from extract.records import Source, Where
from gouji.ui.flow import pieces, segments
from gouji.ui.spots import Spot


def spot(key, start, end, number=True):
    return Spot(key, Where(source="s1", block=0, start=start, end=end), number=number)


def words(start, end):
    return spot("w", start, end, number=False)


CUTS = [
    # what the case shows                    places                            stretches
    ("text without a place is one stretch", [], [("ab12cd", "", [])]),
    ("a number is cut out", [spot("n", 2, 4)], [("ab", "", []), ("12", "n", []), ("cd", "", [])]),
    ("a number at both edges leaves nothing around it", [spot("n", 0, 6)], [("ab12cd", "n", [])]),
    (
        "words around a number hold all its stretches",
        [words(1, 5), spot("n", 2, 4)],
        [("a", "", []), ("b", "", ["w"]), ("12", "n", ["w"]), ("c", "", ["w"]), ("d", "", [])],
    ),
    (
        "words that end inside a number cut it, and both halves stay the number",
        [words(0, 3), spot("n", 2, 4)],
        [("ab", "", ["w"]), ("1", "n", ["w"]), ("2", "n", []), ("cd", "", [])],
    ),
    ("an empty place cuts nothing", [words(3, 3)], [("ab12cd", "", [])]),
]


@pytest.mark.parametrize(("what", "places", "stretches"), CUTS, ids=[case[0] for case in CUTS])
def test_text_is_cut_where_a_place_begins_or_ends(what, places, stretches):
    assert segments("ab12cd", 0, 6, places) == stretches


def drawn(table, *places):
    """The rows of a table as (text, row span, column span, keys) of each cell."""
    document = Document(Source(id="s1", name="", sha256="", format="txt"), (table,))
    (piece,) = pieces(document, {0: list(places)})
    return [
        [("".join(s[0] for s in c["text"]), c["rowspan"], c["colspan"], c["keys"]) for c in row]
        for row in piece["rows"]
    ]


def test_a_merged_cell_takes_its_slots_and_no_other_cell_moves():
    merged = Table(
        "ab\tc\nd", 2, 2, (Cell(0, 0, 0, 2, rowspan=2), Cell(0, 1, 3, 4), Cell(1, 1, 5, 6))
    )
    assert drawn(merged) == [[("ab", 2, 1, []), ("c", 1, 1, [])], [("d", 1, 1, [])]]


def test_a_dropped_cell_is_drawn_empty_so_that_columns_stay_in_line():
    ragged = Table("a\tb\nc", 2, 2, (Cell(0, 0, 0, 1), Cell(0, 1, 2, 3), Cell(1, 1, 4, 5)))
    assert drawn(ragged)[1] == [("", 1, 1, []), ("c", 1, 1, [])]


def test_a_place_in_a_blank_cell_means_that_cell_and_not_its_neighbours():
    table = Table("a\t\tb", 1, 3, (Cell(0, 0, 0, 1), Cell(0, 1, 2, 2), Cell(0, 2, 3, 4)))
    assert [keys for *_, keys in drawn(table, words(2, 2))[0]] == [[], ["w"], []]


def test_a_place_over_a_row_lights_every_cell_with_text():
    table = Table("a\tb\nc", 2, 2, (Cell(0, 0, 0, 1), Cell(0, 1, 2, 3), Cell(1, 0, 4, 5)))
    document = Document(Source(id="s1", name="", sha256="", format="txt"), (table,))
    (piece,) = pieces(document, {0: [words(0, 3)]})
    lit = [segment[2] for row in piece["rows"] for cell in row for segment in cell["text"]]
    assert lit == [["w"], ["w"], []]


def test_a_place_in_an_empty_paragraph_means_the_paragraph():
    document = Document(Source(id="s1", name="", sha256="", format="txt"), (Paragraph(""),))
    (piece,) = pieces(document, {0: [words(0, 0)]})
    assert piece["keys"] == ["w"]

"""Files with page images are drawn as pages with boxes, others as text; what was not checked is shown."""

from extract.document import Aside, Cell, Document, PageAnchor, Paragraph, Table
from extract.records import Source, Where
from gouji.ui.sheets import sheets
from gouji.ui.spots import Spot
from gouji.ui.texts import words

SOURCE = Source(id="s1", name="a.pdf", sha256="", format="pdf", pages=2)
ROW = Table(
    "甲\t\t12",
    1,
    3,
    (Cell(0, 0, 0, 1), Cell(0, 1, 2, 2), Cell(0, 2, 3, 5)),
    anchors=(
        PageAnchor(0, 1, 2, 100, 110, (10, 20)),
        PageAnchor(3, 5, 2, 101, 112, (80, 85, 90)),
    ),
)


class Places:
    """Stands for the places of an audit."""

    def __init__(self, *spots):
        self.spots = spots

    def by_block(self, source):
        return {0: list(self.spots)} if source == "s1" else {}


def drawn(document, *spots, pages=2):
    sizes = {"s1": ((600.0, 800.0),) * pages} if pages else {}
    return sheets([document], Places(*spots), sizes, words("zh"))[0]


def test_a_number_has_a_box_on_its_page_and_none_on_others():
    document = Document(SOURCE, (ROW,))
    sheet = drawn(document, Spot("n1", document.where(0, 3, 5), number=True))
    assert [page["boxes"] for page in sheet["pages"]] == [[], [("n1", 80, 101, 90, 112)]]


def test_a_blank_cell_is_shown_by_the_rest_of_its_row():
    document = Document(SOURCE, (ROW,))
    sheet = drawn(document, Spot("p1", document.where(0, 2, 2), number=False))
    assert sheet["pages"][1]["boxes"] == [("p1", 10, 100, 90, 112)]


def test_a_place_that_the_page_knows_nothing_of_has_no_box():
    document = Document(SOURCE, (Paragraph("甲"),))
    where = Where(source="s1", block=0, start=0, end=1)
    sheet = drawn(document, Spot("p1", where, number=False))
    assert [page["boxes"] for page in sheet["pages"]] == [[], []]


def test_without_page_images_the_text_is_drawn():
    sheet = drawn(Document(SOURCE, (ROW, Paragraph("乙"))), pages=0)
    assert sheet["pages"] == []
    assert [piece["kind"] for piece in sheet["pieces"]] == ["table", "paragraph"]


def test_text_beside_the_body_is_listed_as_not_checked():
    hidden, head = (Aside("藏 99"),), (Aside("页眉 1"), Aside("  "))
    document = Document(SOURCE, (), furniture=head, hidden=hidden, deleted=(Aside("删 3"),))
    listed = [(aside["kind"], aside["text"]) for aside in drawn(document, pages=0)["asides"]]
    assert listed == [("隐藏文字", "藏 99"), ("已删除的修订", "删 3"), ("页眉页脚", "页眉 1")]


def test_running_heads_are_not_listed_where_the_page_image_shows_them():
    document = Document(SOURCE, (), furniture=(Aside("页眉 1"),))
    assert drawn(document)["asides"] == []

"""Text of Word files that styles hide: set aside like text that is hidden itself."""

import pytest
from docx.oxml import parse_xml

from extract.readers.word import read_word
from tests.extract.readers.papers import SOURCE, SPACE, data, with_body
from tests.extract.readers.sheets import paragraphs

HIDE, SHOW = "<w:vanish/>", '<w:vanish w:val="0"/>'


def style(name: str, kind: str, inside: str = "", base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"<w:rPr>{inside}</w:rPr></w:style>"
    )


def run(text: str, inside: str = "") -> str:
    return f"<w:r><w:rPr>{inside}</w:rPr><w:t>{text}</w:t></w:r>"


def of_style(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


def lines(*runs: str, name: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{"".join(runs)}</w:p>'


PARAGRAPH, CHARACTER = style("Away", "paragraph", HIDE), style("Gone", "character", HIDE)
CASES = [
    ("a character style", [CHARACTER], lines(run("预算"), run("88", of_style("Gone"))), ["预算"], ["88"]),
    ("a paragraph style", [PARAGRAPH], lines(run("88"), name="Away"), [], ["88"]),
    (
        "a style that rests on one that hides",
        [CHARACTER, style("Child", "character", base="Gone")],
        lines(run("预算"), run("88", of_style("Child"))),
        ["预算"],
        ["88"],
    ),
    (
        "a style that shows though it rests on one that hides",
        [CHARACTER, style("Child", "character", SHOW, base="Gone")],
        lines(run("预算"), run("88", of_style("Child"))),
        ["预算88"],
        [],
    ),
    ("a run that shows within a style that hides", [PARAGRAPH], lines(run("88", SHOW), run("9"), name="Away"), ["88"], ["9"]),
    ("styles of paragraph and characters that both hide", [PARAGRAPH, CHARACTER], lines(run("88", of_style("Gone")), name="Away"), ["88"], []),
    ("styles that rest on one another", [style("A", "character", base="B"), style("B", "character", base="A")], lines(run("88", of_style("A"))), ["88"], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("styles", "body", "seen", "hidden"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_styles(styles, body, seen, hidden):
    paper = with_body(body)
    for xml in styles:
        paper.styles.element.append(parse_xml(xml.replace("<w:style ", f"<w:style {SPACE} ", 1)))
    document = read_word(data(paper), SOURCE)
    assert paragraphs(document) == seen
    assert [aside.text for aside in document.hidden] == hidden


def test_what_all_text_of_a_file_is_unless_it_says_otherwise():
    paper = with_body(lines(run("88"), run("9", SHOW)))
    (usual,) = paper.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    usual.append(parse_xml(f"<w:vanish {SPACE}/>"))
    document = read_word(data(paper), SOURCE)
    assert paragraphs(document) == ["9"]
    assert [aside.text for aside in document.hidden] == ["88"]


def test_a_hidden_paragraph_in_a_list_has_no_number():
    plain = '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>{}</w:p>'
    paper = with_body(plain.format(run("甲")), plain.format(run("88", HIDE)))
    document = read_word(data(paper), SOURCE)
    assert paragraphs(document) == ["1. 甲"]
    assert [aside.text for aside in document.hidden] == ["88"]

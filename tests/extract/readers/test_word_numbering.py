"""Automatic numbers: what a reader of the printed file sees, flagged as made by the program."""

import docx
import pytest
from docx.oxml import parse_xml

from extract.readers.word_numbering import numeral
from tests.extract.readers.papers import SPACE, cell, read, row, table, with_body
from tests.extract.readers.sheets import paragraphs, tables

NUMERALS = [
    # the format                                   number  printed
    ("decimal", 12, "12"),
    ("decimalZero", 3, "03"),
    ("chineseCounting", 1, "一"),
    ("chineseCounting", 10, "十"),
    ("chineseCountingThousand", 11, "十一"),
    ("chineseCountingThousand", 20, "二十"),
    ("japaneseCounting", 105, "一百零五"),
    ("chineseCountingThousand", 1010, "一千零一十"),
    ("ideographDigital", 24, "二四"),
    ("chineseLegalSimplified", 15, "壹拾伍"),
    ("ideographTraditional", 2, "乙"),
    ("decimalFullWidth", 12, "１２"),
    ("decimalEnclosedCircleChinese", 3, "③"),
    ("decimalEnclosedCircle", 25, "25"),
    ("upperLetter", 28, "BB"),
    ("lowerLetter", 2, "b"),
    ("upperRoman", 14, "XIV"),
    ("lowerRoman", 9, "ix"),
    ("none", 4, ""),
    ("a format nobody knows", 4, "4"),
]


@pytest.mark.parametrize(("form", "number", "printed"), NUMERALS)
def test_a_number_is_printed_in_its_format(form, number, printed):
    assert numeral(number, form) == printed


def level(depth, form, text, start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def paper(levels, body, numbers='<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'):
    """A Word file with one list."""
    found = with_body(*body)
    root = found.part.numbering_part.element
    shared = parse_xml(
        f'<w:abstractNum {SPACE} w:abstractNumId="77">{"".join(levels)}</w:abstractNum>'
    )
    root.insert(0, shared)
    for number in numbers.split("|"):
        root.append(parse_xml(number.replace("<w:num ", f"<w:num {SPACE} ", 1)))
    return found


def item(text, depth=0, number=77):
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


OUTLINE = [
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%4", more="<w:isLgl/>"),
]


def test_levels_count_on_their_own():
    body = [
        item("概况"),
        item("职能", 1),
        item("人员", 1),
        item("支出"),
        item("基本", 1),
        item("2023年", 2),
    ]
    assert paragraphs(read(paper(OUTLINE, body))) == [
        "一、概况",
        "（一）职能",
        "（二）人员",
        "二、支出",
        "（一）基本",
        "1. 2023年",
    ]


def test_made_numbers_are_flagged():
    document = read(paper(OUTLINE, [item("2023年", 2)]))
    (block,) = document.blocks
    ((start, end),) = block.generated
    assert block.text[start:end] == "1."


def test_a_legal_level_prints_figures_only():
    assert paragraphs(read(paper(OUTLINE, [item("概况"), item("甲", 3)])))[1] == "1.1 甲"


def test_a_list_may_begin_later():
    body = [item("甲"), item("乙")]
    assert paragraphs(read(paper([level(0, "decimal", "%1)", start=5)], body))) == [
        "5) 甲",
        "6) 乙",
    ]


def test_two_lists_share_counters_unless_one_begins_anew():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "|".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="77"/>{more}</w:num>'
        for number, more in ((77, ""), (78, ""), (79, anew))
    )
    body = [item("甲"), item("乙", number=78), item("丙", number=79), item("丁", number=79)]
    texts = paragraphs(read(paper([level(0, "decimal", "%1.")], body, numbers)))
    assert texts == ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]


def test_a_bullet_is_printed_as_one():
    assert paragraphs(read(paper([level(0, "bullet", "\uf0b7")], [item("甲")]))) == ["• 甲"]


def test_a_list_may_be_named_by_a_style():
    found = paper(
        OUTLINE, ['<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>概况</w:t></w:r></w:p>']
    )
    base = '<w:style {} w:type="paragraph" w:styleId="{}">{}</w:style>'
    place = '<w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr>'
    styles = found.styles.element
    styles.append(parse_xml(base.format(SPACE, "Rest", place)))
    styles.append(parse_xml(base.format(SPACE, "Own", '<w:basedOn w:val="Rest"/>')))
    assert paragraphs(read(found)) == ["一、概况"]


def test_rows_numbered_by_the_program_have_their_number():
    place = '<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="77"/></w:numPr></w:pPr></w:p>'
    number = f"<w:tc>{place}</w:tc>"
    body = [table(row(number, cell("甲")), row(number, cell("乙")))]
    (found,) = tables(read(paper(OUTLINE, body)))
    assert [found.text[a:b] for a, b in found.generated] == ["1.", "2."]


def test_a_paragraph_taken_out_of_its_list_has_no_number():
    assert paragraphs(read(paper(OUTLINE, [item("甲"), item("乙", number=0)]))) == ["一、甲", "乙"]


def test_a_file_without_lists_has_no_numbers():
    found = docx.Document()
    found.add_paragraph("一、概况")
    assert paragraphs(read(found)) == ["一、概况"]

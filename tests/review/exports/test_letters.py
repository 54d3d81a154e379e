"""The letters: what stands in them, which matters go into which, whose templates are used."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from gouji.review.exports import default_templates
from gouji.review.exports.errors import BadTemplate
from gouji.review.exports.letters import LETTERS, letter, template
from gouji.review.exports.papers import Papers
from tests.review.exports.cases import HARMLESS, audit_of, decided, hostile, sample, wrong_sum

CLEARED = {2, 3, 4, 6}
OTHER = wrong_sum(
    id="c2", key="k2", fingerprint="f2", headline="另一处不符", statement="某项收入 = 各项之和"
)
PAPERS = Papers(audit_of(wrong_sum(), OTHER))


def made(name, papers=PAPERS, templates=None):
    return Document(BytesIO(letter(name, papers, templates)))


def said(document):
    """Every text of a letter, cells included."""
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])


def test_the_list_of_problems_has_a_row_a_matter():
    (table,) = made("issues").tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][:4] == ["序号", "程度", "性质", "问题"]
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert rows[1][1:4] == ["高", "数据差错", "基本支出 100 ≠ 60.5 + 39 = 99.5，差 0.5"]
    assert rows[1][8:] == ["", "", ""]


def test_an_evidence_form_holds_one_matter_and_leaves_the_opinion_blank():
    document = made("evidence")
    assert len(document.tables) == 2
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[1][1] == "某局"
    assert rows[2][1] == "另一处不符"
    assert "经核对，某项收入列示 100万元，" in rows[3][1]
    assert "（1）基本支出，第1段：「原文」" in rows[3][1]
    assert rows[4][1] == rows[4][3] == ""
    assert rows[5][1].replace("　", "").split() == ["（盖章）", "年月日"]


def test_every_evidence_form_begins_a_page():
    titles = [p for p in made("evidence").paragraphs if p.text == "审计取证单"]
    assert [p.paragraph_format.page_break_before for p in titles] == [True, True]


def test_the_notice_parts_what_is_established_from_what_is_asked():
    text = said(made("notice", Papers(PAPERS.audit, (decided(1, "k2", "f2"),))))
    first, second = text.index("一、经复核属实的问题"), text.index("二、请单位核实说明的事项")
    assert first < text.index("1．【数据差错】经核对，某项收入列示 100万元") < second
    assert second < text.index("1．【数据差错】经核对，基本支出列示 100万元")
    assert "备注：已核对原件" in text


def test_a_notice_without_anything_established_says_so():
    text = said(made("notice"))
    assert "一、经复核属实的问题\n无。\n二、" in text


@pytest.mark.parametrize("ruling", range(1, 7))
def test_what_was_cleared_is_counted_and_left_out(ruling):
    text = said(made("issues", Papers(PAPERS.audit, (decided(ruling, "k2", "f2"),))))
    assert ("另一处不符" in text) is (ruling not in CLEARED)
    assert f"复核中已排除 {int(ruling in CLEARED)} 项" in text


def test_crops_of_the_pages_stand_in_the_evidence_forms():
    data, audit = sample("education-2024.pdf")
    document = made("evidence", Papers(audit, originals={"s1": data}))
    assert len(document.inline_shapes) >= len(document.tables)
    assert "第2页原文截图" in said(document)


def test_without_the_file_there_are_no_crops():
    _, audit = sample("education-2024.pdf")
    assert len(made("evidence", Papers(audit)).inline_shapes) == 0


@pytest.mark.parametrize("name", LETTERS)
def test_text_of_documents_is_written_as_it_stands(name):
    text = said(made(name, Papers(hostile())))
    assert HARMLESS in text
    assert "\x0b" not in text


@pytest.mark.parametrize("name", LETTERS)
def test_no_field_is_left_in_a_letter(name):
    assert "{{" not in said(made(name))


@pytest.mark.parametrize("name", LETTERS)
def test_a_case_without_findings_makes_a_letter(name):
    assert "{{" not in said(made(name, Papers(audit_of())))


@pytest.mark.parametrize("name", LETTERS)
def test_chinese_text_has_a_chinese_font(name):
    document = made(name)
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text.strip()]
    fonts = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in runs}
    assert fonts <= {"仿宋", "黑体", "方正小标宋简体"}
    assert runs


def body(data):
    return ET.tostring(ET.fromstring(ZipFile(BytesIO(data)).read("word/document.xml")))


@pytest.mark.parametrize("name", LETTERS)
def test_the_templates_are_what_their_builder_makes(name):
    assert body(template(name)) == body(default_templates.BUILDERS[name]())


def test_a_template_of_the_user_goes_first(tmp_path):
    document = Document()
    document.add_paragraph("{{单位}}的{{疑点数}}项")
    document.save(tmp_path / "issues.docx")
    assert said(made("issues", templates=tmp_path)) == "某局的2项"
    assert "审计取证单" in said(made("evidence", templates=tmp_path))


def test_a_template_that_asks_for_the_unknown_is_named(tmp_path):
    document = Document()
    document.add_paragraph("{{不知}}")
    document.save(tmp_path / "notice.docx")
    with pytest.raises(BadTemplate, match=r"notice\.docx"):
        letter("notice", PAPERS, tmp_path)

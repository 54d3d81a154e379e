"""One report as a Word file and as the PDF that an office program makes of it: the same cells, the same figures."""

import shutil
import subprocess

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from extract.readers import read
from tests.extract.readers.papers import data
from tests.extract.readers.sheets import tables

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]
TARGETS = [
    ["产出指标", "数量指标", "开放场馆", "≥12个", "14个", "10", "10.00"],
    ["", "", "举办培训班", "≥30期", "28期", "10", "9.33"],
    ["", "质量指标", "设施完好率", "≥98%", "100.00%", "10", "10"],
    ["", "时效指标", "按期完成率", "2024年12月底前完成", "2024年12月26日", "10", "10"],
    ["效益指标", "社会效益", "服务群众人次", "不少于12,000人次", "13,450.5人次", "20", "20"],
]
PROSE = (
    "因部分场馆维修工期延长，实际开放时间比计划晚，下一年度将提前安排维修计划，合理调度施工力量。"
)
WIDTHS = (2.0, 2.0, 2.4, 2.4, 2.6, 1.3, 1.5)


def paper(blocks):
    """A report with a table of indicators that runs over several pages, merged cells and narrow columns."""
    made = docx.Document()
    made.add_paragraph("2024年度项目支出绩效自评表")
    grid = made.add_table(0, 7, style="Table Grid")
    grid.autofit = False
    for block in range(blocks):
        start = len(grid.rows)
        for texts in TARGETS:
            for i, (slot, text) in enumerate(zip(grid.add_row().cells, texts, strict=True)):
                slot.text, slot.width = text, Cm(WIDTHS[i])
        grid.cell(start, 0).merge(grid.cell(start + 3, 0)).text = f"产出指标（{40 + block}分）"
        grid.cell(start, 1).merge(grid.cell(start + 1, 1)).text = "数量指标"
    last = grid.add_row().cells
    last[0].merge(last[4]).text = "总分"
    last[5].text, last[6].text = "100", "97.45"
    made.add_paragraph("说明：" + PROSE)
    return made


def long_paper(rows):
    """A report whose rows are cut by page breaks, with a head row on every page, a running head and page numbers."""
    made = docx.Document()
    section = made.sections[0]
    section.header.paragraphs[0].text = "某区2024年度绩效自评报告"
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>'
    section.footer.paragraphs[0]._p.append(parse_xml(field))
    made.add_paragraph("2024年度项目支出绩效自评表")
    head = ["一级指标", "三级指标", "年度指标值", "实际完成值", "得分", "偏差原因分析"]
    grid = made.add_table(0, 6, style="Table Grid")
    grid.autofit = False
    texts = [
        [
            f"产出{k}",
            f"指标{k}",
            f"≥{k + 3}个",
            f"{k + 4}个",
            f"{9 + k / 100:.2f}",
            PROSE * (1 + k * 7 % 5),
        ]
        for k in range(rows)
    ]
    for row in [head, *texts]:
        for slot, text in zip(grid.add_row().cells, row, strict=True):
            slot.text, slot.width = text, Cm(2.4)
    grid.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return made


@pytest.fixture(scope="module", params=[(paper, 12), (long_paper, 20)], ids=["merged", "cut"])
def both(request, tmp_path_factory):
    """A report in both formats."""
    folder = tmp_path_factory.mktemp("office")
    written = folder / "report.docx"
    build, size = request.param
    written.write_bytes(data(build(size)))
    home = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, written],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return read(written), read(folder / "report.pdf")


def squeezed(document):
    """The cells of every table without the white space that printing moves."""
    return [
        {
            (c.row, c.column, c.rowspan, c.colspan): "".join(table.content(c).split())
            for c in table.cells
        }
        for table in tables(document)
    ]


def test_the_cells_of_both_formats_are_equal(both):
    word, pdf = both
    assert pdf.source.pages > 1
    assert squeezed(pdf) == squeezed(word)


def test_the_paragraphs_of_both_formats_are_equal(both):
    word, pdf = (
        ["".join(b.text.split()) for b in document.blocks if not hasattr(b, "cells")]
        for document in both
    )
    assert pdf == word


def test_nothing_is_doubtful(both):
    assert [document.problems for document in both] == [(), ()]

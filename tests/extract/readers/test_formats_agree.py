"""One report as a Word file and as the PDF that an office program makes of it: the same cells, the same figures."""

import shutil
import subprocess

import docx
import pytest
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


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The report in both formats."""
    folder = tmp_path_factory.mktemp("office")
    written = folder / "report.docx"
    written.write_bytes(data(paper(12)))
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

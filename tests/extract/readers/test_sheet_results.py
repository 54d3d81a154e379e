"""Formulas without results: worked out where that gives the same result everywhere, else left blank and told."""

import io

import openpyxl
import pytest

from extract import read
from extract.errors import MissingTool
from extract.readers import office
from tests.extract.readers.test_office import needs_office


def book(*formulas):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "自评，表"
    sheet.append(["项目", "预算", "执行"])
    sheet.append(["道路", 100, 80])
    sheet.append(["路灯", 50, 30.5])
    sheet.append(["合计", *formulas])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@needs_office
def test_a_result_that_is_not_stored_is_worked_out_and_told():
    document = read(book("=SUM(B2:B3)", "=SUM(C2:C3)"), "a.xlsx")
    (table,) = document.blocks
    assert table.text.split("\n")[-1] == "合计\t150\t110.5"
    assert document.source.format == "xlsx"
    ((code, what),) = ((problem.code, problem.what) for problem in document.problems)
    assert code == "formula-computed"
    assert what == (
        "工作表“自评，表”有 2 个公式没有保存计算结果（B4、C4），由 LibreOffice 算出后读取，请核对。"
    )


UNSURE = ['=WEBSERVICE("http://127.0.0.1/x")', "=B2*RAND()", "=DAY(TODAY())", "=[1]Sheet1!A1"]


@pytest.mark.parametrize("formula", UNSURE)
def test_what_depends_on_the_day_or_on_others_stays_blank(formula, monkeypatch):
    monkeypatch.setattr(office, "installed", lambda: pytest.fail("it is not to be worked out"))
    document = read(book(formula, 5), "a.xlsx")
    assert document.blocks[0].text.split("\n")[-1] == "合计\t\t5"
    assert [problem.code for problem in document.problems] == ["formula-without-value"]


def test_without_libreoffice_it_is_blank_and_told(monkeypatch):
    def missing():
        raise MissingTool("needs LibreOffice")

    monkeypatch.setattr(office, "installed", missing)
    document = read(book("=SUM(B2:B3)", "=SUM(C2:C3)"), "a.xlsx")
    assert document.blocks[0].text.split("\n")[-1] == "合计\t\t"
    assert [problem.code for problem in document.problems] == ["formula-without-value"]

"""The workbook: what stands on its sheets, that its formulas give the judge's figures, and that text stays text."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest

from gouji.review.exports.papers import Papers
from gouji.review.exports.work_paper import work_paper
from gouji.review.exports.workbook import workbook
from tests.review.exports.cases import (
    EVIL,
    HARMLESS,
    audit_of,
    check,
    decided,
    edited,
    hostile,
    item,
    number,
    sample,
    wrong_sum,
)
from tests.review.exports.office import by_head, needed, opened, recomputed, texts

SHEETS = ["概况", "疑点", "勾稽明细", "数据", "指标", "日志"]
SAMPLES = [
    "library-2023.docx",
    "sanitation-2023.docx",
    "education-2024.pdf",
    "county-archives-2023.txt",
]


@pytest.fixture(scope="module")
def book():
    return opened(workbook(Papers(audit_of(wrong_sum()), (decided(1),), (edited(),))))


def test_the_sheets_stand_in_their_order(book):
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize("name", SHEETS[1:])
def test_a_sheet_can_be_worked_with_and_printed(book, name):
    sheet = book[name]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)


def test_the_summary_names_the_case_and_counts_the_findings(book):
    said = texts(book["概况"])
    assert {"某局", "整体支出绩效自评报告", "2024", "report.txt"} <= set(said)
    rows = {row[0].value: row[1].value for row in book["概况"].iter_rows()}
    assert (rows["高"], rows["数据差错"], rows["属实"], rows["未决定"]) == (1, 1, 1, 0)


def test_a_finding_stands_with_its_figures_its_places_and_the_decision(book):
    (row,) = by_head(book["疑点"])
    assert row["疑点"].value == "基本支出 100 ≠ 60.5 + 39 = 99.5，差 0.5"
    assert "（2）人员经费，第1段：「原文」" in row["位置与原文"].value
    assert row["报告所列"].value == "='勾稽明细'!K2"
    assert (row["复核决定"].value, row["备注"].value) == ("属实", "已核对原件")
    assert (row["决定人"].value, row["决定时间"].value) == ("复核员甲", "2025-03-01 09:30")


def test_evidence_has_cells_of_its_own_beside_the_printed_text(book):
    rows = by_head(book["勾稽明细"])
    assert [row["数值"].value for row in rows[1:]] == [100, 60.5, 39]
    assert [row["原文"].value for row in rows[1:]] == ["100 万元", "60.5 万元", "39 万元"]
    assert rows[1]["折算值"].value == "=H3*I3"
    assert rows[0]["推算（公式）"].value == "=ROUND(SUM(J4:J5),1)"


def test_figures_are_stored_beside_the_formulas_for_readers_that_do_not_compute():
    data = workbook(Papers(audit_of(wrong_sum())))
    (row, *_) = by_head(opened(data, data_only=True)["勾稽明细"])
    assert (row["推算（公式）"].value, row["差额（公式）"].value) == (99.5, 0.5)
    assert row["复算判定"].value == "不符"


def test_the_log_holds_corrections_and_decisions_in_the_order_of_time(book):
    first, second = by_head(book["日志"])
    assert [first[name].value for name in ("操作", "原值", "新值", "理由")] == [
        "改数值",
        "22",
        "22.2",
        "原件如此",
    ]
    assert first["位置"].value == "report.txt 「出国费22万元」"
    assert (second["操作"].value, second["人员"].value) == ("复核决定：属实", "复核员甲")


def test_what_was_taken_back_stays_in_the_log_and_counts_no_more():
    log = (decided(6, undone_by=2), decided(6, id=2, undoes=1, turn=2))
    book = opened(workbook(Papers(audit_of(wrong_sum()), log)))
    assert [row["操作"].value for row in by_head(book["日志"])] == [
        "复核决定：不采纳",
        "撤销：复核决定：不采纳",
    ]
    (finding,) = by_head(book["疑点"])
    assert finding["复核决定"].value == "待定"


def test_a_decision_over_other_values_is_named_and_does_not_count():
    book = opened(workbook(Papers(audit_of(wrong_sum()), (decided(1, fingerprint="other"),))))
    (finding,) = by_head(book["疑点"])
    assert finding["复核决定"].value == "数值已变，待重新决定（原决定：属实）"


def test_every_number_stands_in_the_data_with_its_mark():
    _, audit = sample("library-2023.docx")
    rows = by_head(opened(workbook(Papers(audit)))["数据"])
    assert [row["编号"].value for row in rows] == [each.id for each in audit.numbers]
    assert {row["标记"].value for row in rows} <= {
        "相符",
        "尾差",
        "不符",
        "不符（有疑因）",
        "涉及",
        "无勾稽对象",
        "非数据",
        "未识别",
    }


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_stays_text():
    long = "12345678901234567.89"
    book = opened(workbook(Papers(audit_of(numbers=[number("n1", long)]))))
    (row, *_) = by_head(book["数据"])
    assert row["数值"].value == long


@needed
@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_formulas_give_what_the_judge_found(name, tmp_path):
    _, audit = sample(name)
    data = workbook(Papers(audit))
    rows = by_head(recomputed(data, tmp_path)["勾稽明细"])
    heads = {row["核对号"].value: row for row in rows if row["项"].value == "关系"}
    formulas = {
        row["核对号"].value: row
        for row in by_head(opened(data)["勾稽明细"])
        if row["项"].value == "关系"
    }
    compared = 0
    for each in audit.checks:
        row = heads[each.id]
        for column, value in (
            ("报告所列", each.stated),
            ("推算（公式）", each.computed),
            ("差额（公式）", each.difference),
        ):
            if value is not None:
                assert abs(Decimal(str(row[column].value)) - value) < Decimal("1e-9"), (
                    each.id,
                    column,
                )
        if str(formulas[each.id]["复算判定"].value).startswith("="):
            compared += 1
            verdict = "mismatch" if each.verdict.value == "explained" else each.verdict.value
            word = {"ok": "相符", "rounding": "尾差", "mismatch": "不符"}[verdict]
            assert row["复算判定"].value == word, each.id
    assert compared > len(audit.checks) / 2


@needed
@pytest.mark.slow
def test_a_value_changed_by_hand_changes_the_verdict(tmp_path):
    changed = wrong_sum(
        evidence=[item("n1", "99.5", "stated"), item("n2", "60.5"), item("n3", "39")]
    )
    (row, *_) = by_head(recomputed(workbook(Papers(audit_of(changed))), tmp_path)["勾稽明细"])
    assert (row["差额（公式）"].value, row["复算判定"].value, row["核对结论"].value) == (
        0,
        "相符",
        "不符",
    )


def test_text_of_documents_is_never_a_formula_and_never_a_link():
    data = workbook(Papers(hostile()))
    for sheet in opened(data):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or "HYPERLINK" not in str(cell.value), cell.coordinate
                assert cell.hyperlink is None or cell.hyperlink.location, cell.coordinate
    with ZipFile(BytesIO(data)) as package:
        links = [n for n in package.namelist() if "externalLink" in n]
        parts = "".join(package.read(n).decode() for n in package.namelist() if n.endswith(".rels"))
    assert links == []
    assert "evil.example" not in parts


def test_text_that_looks_like_a_formula_keeps_its_quote_when_it_is_edited():
    book = opened(workbook(Papers(hostile())))
    (row,) = by_head(book["疑点"])
    assert row["疑点"].value == HARMLESS
    assert row["疑点"].quotePrefix


def test_control_characters_and_turned_text_are_gone():
    said = "".join(text for sheet in opened(workbook(Papers(hostile()))) for text in texts(sheet))
    assert not {"\x00", "\x0b", "\u202e"} & set(said)


def test_a_very_long_text_is_cut_and_says_so():
    long = "长" * 40_000
    book = opened(workbook(Papers(audit_of(wrong_sum(headline=long)))))
    (row,) = by_head(book["疑点"])
    assert len(row["疑点"].value) < 32_767
    assert row["疑点"].value.endswith("（原文过长，已截断）")


def test_an_empty_audit_makes_a_workbook():
    book = opened(workbook(Papers(audit_of())))
    assert book.sheetnames == SHEETS
    assert "尚无记录" in texts(book["日志"])


def test_what_could_not_be_checked_says_why():
    doubted = check(
        "sum",
        "n1 = n2 + n3",
        [item("n1", "100", "stated")],
        verdict="unchecked",
        reason="unread-part",
    )
    book = opened(workbook(Papers(audit_of(doubted))))
    (row, *_) = by_head(book["勾稽明细"])
    assert (row["复算判定"].value, row["核对结论"].value) == ("有分项未能识别", "无法核对")
    counted = {line[0].value: line[1].value for line in book["概况"].iter_rows(max_row=12)}
    assert (counted["核对次数"], counted["其中无法核对"]) == ("1", "1")
    scope = texts(opened(work_paper(Papers(audit_of(doubted)))).worksheets[0])
    assert any("另有 1 次核对无法进行，0 处未能完整" in text for text in scope)


def test_the_hostile_text_is_one():
    assert "\x00" in EVIL
    assert EVIL.startswith("=")

"""The pages beside the report: records corrected in tables, many reports, rules, papers, a page behind a password."""

import io
import os
import subprocess
import time

import docx
import openpyxl
import pytest

from gouji.serve import PASSWORD, command
from tests.browser.conftest import UPLOADER, answers, enter, free_port, heard
from tests.browser.reports import REPORTS, as_text, with_thirty_faults

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAIT = 60_000


def opened(page, data, name="报告.txt"):
    """The page with a report open and its first finding chosen."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(UPLOADER).set_input_files(file)
    page.locator(".figures").wait_for(timeout=WAIT)
    return page


def turn_to(page, name):
    page.get_by_role("link", name=name, exact=True).click()


def typed(page, row, column, text):
    """Type into a cell of the table of numbers: rows and columns count from nought."""
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    grid.wait_for(timeout=WAIT)
    page.wait_for_timeout(800)
    page.locator("[data-test-script-state=notRunning]").first.wait_for(timeout=WAIT)
    editor = page.locator("#portal input, #portal textarea").first
    for _ in range(
        5
    ):  # a table that is drawn anew forgets keys, and the cell beside is not for editing
        box = grid.bounding_box()
        page.mouse.click(box["x"] + 20, box["y"] + 36 + 35 * row + 17)
        for _ in range(column):
            page.wait_for_timeout(50)
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        editor.wait_for(state="visible")
        if editor.is_enabled():
            break
        page.keyboard.press("Escape")
        page.wait_for_timeout(500)
    editor.fill(text)
    editor.press("Enter")


def test_a_number_is_corrected_in_a_table_the_finding_goes_and_the_log_grows(page, picture):
    opened(page, with_thirty_faults() + "记录一\n".encode())
    turn_to(page, "记录")
    page.get_by_text("更正日志（0）").wait_for(timeout=WAIT)
    page.get_by_label("更正理由").fill("原件为 60%")
    page.get_by_label("更正理由").press("Enter")
    typed(page, 2, 2, "60")
    page.locator(".gj-good", has_text="消失：").wait_for(timeout=WAIT)
    page.locator(".gj-log", has_text="原件为 60%").wait_for()
    page.get_by_text("更正日志（1）").wait_for()
    picture(page, "records")
    page.get_by_role("button", name="撤销").click()
    page.locator(".gj-good", has_text="新增：").wait_for(timeout=WAIT)
    page.locator(".gj-struck").wait_for()
    enter(page, page.url)
    page.get_by_text("更正日志（2）").wait_for(timeout=WAIT)


def test_what_is_no_number_is_refused_and_not_logged(page):
    opened(page, with_thirty_faults() + "记录二\n".encode())
    turn_to(page, "记录")
    typed(page, 2, 2, "许多")
    page.locator(".gj-error", has_text="不是一个可以核对的数").wait_for(timeout=WAIT)
    page.get_by_text("更正日志（0）").wait_for()


def test_of_two_who_edit_the_same_number_the_second_hears_of_the_first(page, chromium):
    opened(page, with_thirty_faults() + "记录三\n".encode())
    turn_to(page, "记录")
    page.get_by_text("更正日志（0）").wait_for(timeout=WAIT)
    other = chromium.new_page(viewport=page.viewport_size)
    enter(other, page.url, "李二")
    other.get_by_text("更正日志（0）").wait_for(timeout=WAIT)
    typed(page, 2, 2, "60")
    page.get_by_text("更正日志（1）").wait_for(timeout=WAIT)
    typed(other, 2, 2, "61")
    other.locator(".gj-error", has_text="王一").wait_for(timeout=WAIT)
    other.get_by_text("更正日志（1）").wait_for()
    other.close()


def test_several_reports_are_listed_and_one_of_them_opened(page, picture):
    files = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": as_text(name)}
        for name in ("甲", "乙", "丙")
    ]
    page.locator(UPLOADER).set_input_files(files)
    page.get_by_text("这些文件是同一案卷").click()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="开始核对").click()
    page.locator(".figures").wait_for(timeout=WAIT)
    turn_to(page, "总览")
    page.get_by_text("各年度问题").wait_for(timeout=WAIT)
    page.locator("canvas, svg.marks").nth(3).wait_for(timeout=WAIT)
    picture(page, "overview")
    box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 17)
    button = page.get_by_role("button", name="打开所选报告")
    button.and_(page.locator(":enabled")).click(timeout=WAIT)
    page.locator(".gj-file", has_text="丙.txt").wait_for(timeout=WAIT)


def test_several_files_make_one_case(page):
    files = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": as_text("合", name)}
        for name in ("正文", "附表")
    ]
    page.locator(UPLOADER).set_input_files(files)
    page.get_by_role("button", name="开始核对").click()
    page.locator(".figures").wait_for(timeout=WAIT)
    assert page.locator(".doc .file").all_inner_texts() == ["正文.txt", "附表.txt"]


def test_a_rule_can_be_read_about(page, picture):
    turn_to(page, "规则")
    page.get_by_text("规则目录").wait_for(timeout=WAIT)
    page.wait_for_timeout(800)
    box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 17)
    page.get_by_text("为什么核对").wait_for(timeout=WAIT)
    reason = page.get_by_label("理由（必填）")
    reason.fill("本地只核对一个小时")
    picture(page, "rules")


def test_a_rule_is_switched_off_and_on_again(page):
    turn_to(page, "规则")
    page.get_by_text("规则目录").wait_for(timeout=WAIT)
    page.wait_for_timeout(800)
    box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 17)
    for state, told in (("停用", "停用 "), ("按目录", "恢复按目录")):
        page.get_by_role("combobox", name="设置").click(timeout=WAIT)
        page.get_by_role("option", name=state, exact=True).click()
        page.get_by_label("理由（必填）").fill("试一试")
        page.get_by_test_id("stForm").first.get_by_role("button", name="保存").click()
        page.locator(".gj-good", has_text="已保存").wait_for(timeout=WAIT)
        page.locator(".gj-log", has_text=told).first.wait_for(state="attached", timeout=WAIT)


def saved(page, label):
    """The bytes of a paper that is made and downloaded."""
    page.get_by_role("button", name=f"生成 {label}").click()
    button = page.get_by_role("button", name=f"下载 {label}")
    button.wait_for(timeout=WAIT)
    with page.expect_download() as download:
        button.click()
    return io.BytesIO(download.value.path().read_bytes())


def test_the_workbook_and_the_letter_are_made_with_the_decisions_and_open(page, picture):
    opened(page, with_thirty_faults() + "导出\n".encode())
    page.keyboard.press("1")
    page.locator(".counter", has_text="1 / 30").wait_for()
    heard(page)
    page.get_by_role("button", name="导出").click()
    page.get_by_role("button", name="生成 核对工作簿.xlsx").wait_for()
    picture(page, "export")
    book = openpyxl.load_workbook(saved(page, "核对工作簿.xlsx"))
    cells = [str(c.value) for sheet in book for row in sheet for c in row if c.value]
    assert "属实" in cells
    letter = docx.Document(saved(page, "问题清单.docx"))
    words = "".join(c.text for t in letter.tables for row in t.rows for c in row.cells)
    assert "属实" in words


@pytest.mark.parametrize("kind", sorted(REPORTS))
def test_a_decision_is_found_again_after_a_reload_in_every_format(page, kind):
    opened(page, REPORTS[kind](f"重载{kind}"), f"报告.{kind}")
    page.keyboard.press("6")
    page.locator(".ruled").first.wait_for()
    heard(page)
    enter(page, page.url)
    page.locator(".ruled", has_text="6 不采纳").wait_for(timeout=WAIT)


def test_a_page_for_others_asks_for_its_password(chromium, root, tmp_path, picture):
    port = free_port()
    known = os.environ | {"HOME": str(tmp_path), "PYTHONPATH": str(root), PASSWORD: "geheim"}
    with (tmp_path / "log").open("wb") as log:
        served = subprocess.Popen(
            command(port, "127.0.0.1"), cwd=tmp_path, env=known, stdout=log, stderr=log
        )
    while not answers(f"http://127.0.0.1:{port}"):
        time.sleep(0.2)
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"http://127.0.0.1:{port}/overview")
    page.get_by_label("您的姓名").fill("王一")
    page.get_by_label("密码").fill("falsch")
    page.keyboard.press("Enter")
    page.get_by_text("密码不正确。").wait_for(timeout=WAIT)
    assert page.get_by_text("单位名称包含").count() == 0
    picture(page, "gate")
    page.get_by_label("密码").fill("geheim")
    page.keyboard.press("Enter")
    page.get_by_text("单位名称包含").wait_for(timeout=WAIT)
    page.close()
    served.terminate()
    served.wait()

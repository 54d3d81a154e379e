"""From upload to export in a workbook and a scan, a locked file, and a server that is killed in the middle of an edit."""

import importlib.util
import io
import os
import signal
import subprocess
import time
from pathlib import Path

import openpyxl
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gouji.serve import command
from tests.browser.conftest import answers, enter, free_port, heard
from tests.browser.test_adding import opened
from tests.browser.test_pages import saved

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAIT = 60_000
ROWS = [
    ["2023年度部门整体支出绩效自评表"],
    ["单位：万元"],
    ["项目", "全年预算数", "全年执行数", "执行率"],
    ["会议费", "80.00", "60.00", "57.00%"],
    ["培训费", "50.00", "40.00", "80.00%"],
]
"""The planted fault: 60.00 ÷ 80.00 is 75 per cent."""
WRONG, RIGHT = "57.00%", "75.00%"
PageTimeout = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed"
).TimeoutError
HAS_OCR = all(importlib.util.find_spec(name) for name in ("cv2", "rapidocr", "onnxruntime"))
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


def as_workbook():
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_scan():
    """The same as an image file: a printed table with ruling lines."""
    page = Image.new("L", (1654, 1169), 250)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FONT, 34)
    for i, row in enumerate(ROWS):
        top = 150 + 90 * i
        for k, text in enumerate(row):
            left = 120 + 340 * k
            if len(row) > 1:
                pen.rectangle((left, top, left + 340, top + 90), outline=20, width=3)
            pen.text((left + 30, top + 20), text, font=font, fill=15)
    out = io.BytesIO()
    page.save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def worked_through(page, data, name):
    """What a person does: see the finding and its place, correct, see it go, decide, reload, export."""
    opened(page, data, name)
    finding = page.locator(".item", has_text="57")
    finding.first.click(timeout=WAIT)
    page.locator(".hit").first.wait_for(state="attached")
    page.keyboard.press("1")
    page.locator(".ruled").first.wait_for()
    page.keyboard.press("u")
    page.locator(".said", has_text="已撤销：属实").wait_for(timeout=WAIT)
    page.keyboard.press("4")
    field = page.locator(".mend .field", has_text="57").locator("input")
    field.fill(RIGHT)
    field.press("Enter")
    page.locator(".said", has_text="更正为").wait_for(timeout=WAIT)
    page.locator(".said", has_text="消失").wait_for(timeout=WAIT)
    assert finding.count() == 0
    enter(page, page.url)
    page.locator(".doc .sheet").wait_for(timeout=WAIT)
    assert finding.count() == 0
    page.get_by_role("button", name="导出").click()
    book = openpyxl.load_workbook(saved(page, "核对工作簿.xlsx"))
    cells = [str(c.value) for sheet in book for row in sheet for c in row if c.value]
    assert any(RIGHT.rstrip("%") in cell for cell in cells)


def test_a_workbook_is_worked_through(page):
    worked_through(page, as_workbook(), "报告.xlsx")
    assert page.locator(".doc table td").count() >= 12


@pytest.mark.skipif(not HAS_OCR, reason="the extra ocr is not installed")
@pytest.mark.skipif(not Path(FONT).exists(), reason="there is no font to print Chinese with")
def test_a_scan_is_worked_through_on_its_page_image(page, picture):
    worked_through(page, as_scan(), "报告.png")
    page.keyboard.press("Escape")
    page.locator(".page img[src^='data:image/webp']").wait_for(timeout=WAIT)
    assert page.locator(".page .box").count() >= 6
    picture(page, "report-scan")


def test_a_locked_file_asks_for_its_password(page):
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("geheim", strength=128))
    canvas.drawString(72, 700, "2023 Budget 34.50")
    canvas.save()
    file = {"name": "locked.pdf", "mimeType": "application/pdf", "buffer": out.getvalue()}
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(file)
    told = page.locator(".gj-error", has_text="密码不对")
    shown = page.locator(".page img[src^='data:image/webp']").first
    for password, then in (("falsch", told), ("geheim", shown)):
        tried(page, password, then)
    assert page.get_by_label("文件的密码").count() == 0


def tried(page, password, then):
    """Enter a password until the page answers; one that is entered while the page is drawn anew is lost."""
    for _ in range(6):
        try:
            field = page.get_by_label("文件的密码")
            field.fill(password, timeout=WAIT)
            field.press("Enter")
            then.wait_for(timeout=WAIT / 6)
        except PageTimeout:
            continue
        return
    then.wait_for(timeout=WAIT)


def started(root, home, port):
    """A page of its own, which may be killed."""
    environment = os.environ | {"HOME": str(home), "PYTHONPATH": str(root)}
    with (home / "log").open("ab") as log:
        process = subprocess.Popen(
            command(port, "127.0.0.1"), cwd=home, env=environment, stdout=log, stderr=log
        )
    for _ in range(300):
        if answers(f"http://127.0.0.1:{port}"):
            return process
        time.sleep(0.2)
    raise AssertionError((home / "log").read_text("utf-8"))


def test_a_server_that_is_killed_in_the_middle_of_an_edit_loses_nothing(chromium, root, tmp_path):
    port = free_port()
    process = started(root, tmp_path, port)
    page = chromium.new_page()
    enter(page, f"http://127.0.0.1:{port}")
    opened(page, as_workbook(), "报告.xlsx")
    page.locator(".item", has_text="57").first.click(timeout=WAIT)
    page.keyboard.press("5")
    page.locator(".ruled").first.wait_for()
    heard(page)
    page.keyboard.press("ArrowUp")
    page.locator(".by", has_text="王一").wait_for(timeout=WAIT)
    process.send_signal(signal.SIGSTOP)  # from here on nothing that is done is heard
    page.keyboard.press("6")
    process.kill()
    process.wait()
    page.locator(".said.t-error", has_text="还没有确认最近的 1 项操作").wait_for(timeout=WAIT)
    process = started(root, tmp_path, port)
    try:
        enter(page, page.url)
        page.locator(".ruled", has_text="5 请单位说明").wait_for(timeout=WAIT)
    finally:
        page.close()
        process.terminate()
        process.wait()

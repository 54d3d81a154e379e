"""A number that was missed is pointed at in the document, named, and taken back again."""

import pytest

from tests.browser.conftest import UPLOADER
from tests.browser.reports import as_pdf
from tests.review.reports import MISSED

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAIT = 60_000


def opened(page, data, name):
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(UPLOADER).set_input_files(file)
    page.locator(".doc .sheet").wait_for(timeout=WAIT)
    page.locator(".add").wait_for(timeout=WAIT)


def test_a_missed_number_is_pointed_at_named_and_taken_back(page, picture):
    opened(page, MISSED.encode(), "报告.txt")
    page.keyboard.press("a")
    page.locator(".adding .number.m-context", has_text="4O.00").click()
    page.locator(".entering").wait_for(timeout=WAIT)
    assert page.locator("[data-entry=raw]").input_value() == "4O.00"
    page.locator("[data-entry=value]").fill("40.00")
    page.locator("[data-entry=unit]").fill("万元")
    page.locator("[data-entry=label]").fill("财政拨款")
    whole = page.locator("[data-entry=parent] option", has_text="50").first.get_attribute("value")
    page.locator("[data-entry=parent]").select_option(whole)
    picture(page, "adding")
    page.locator("[data-entry=note]").press("Enter")
    page.locator(".said", has_text="已补录「4O.00」").wait_for(timeout=WAIT)
    added = page.locator(".doc .number", has_text="4O.00")
    added.wait_for()
    assert added.get_attribute("data-sign") == "✓"
    page.locator(".entering").wait_for(state="detached")
    page.keyboard.press("u")
    page.locator(".said", has_text="已撤销更正").wait_for(timeout=WAIT)
    page.locator(".doc .number.m-context", has_text="4O.00").wait_for()


def test_a_number_is_renamed_from_its_card(page):
    opened(page, MISSED.encode() + "一\n".encode(), "报告.txt")
    page.locator(".doc .number", has_text="50").first.click()
    page.locator(".change").click()
    name = page.locator("[data-entry=label]")
    name.wait_for(timeout=WAIT)
    name.fill("资金总额")
    name.press("Enter")
    page.locator(".said", has_text="已更正「50」").wait_for(timeout=WAIT)
    page.locator(".doc .number", has_text="50").first.click()
    page.locator(".card dd", has_text="资金总额").wait_for()


def test_words_are_pointed_at_on_a_page_image(page):
    opened(page, as_pdf("补录一"), "报告.pdf")
    page.keyboard.press("a")
    page.locator(".page[data-page$=':1']").click(position={"x": 3, "y": 3})
    page.locator(".said.t-error", has_text="没有识别出文字").wait_for(timeout=WAIT)
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    assert page.locator(".adding").count() == 0
    page.keyboard.press("a")
    box = page.locator(".page[data-page$=':1']").bounding_box()
    scale = box["width"] / 595.3
    page.mouse.click(box["x"] + 100 * scale, box["y"] + 90 * scale)
    page.locator(".entering .quote", has_text="示例市文化馆2023年度").wait_for(timeout=WAIT)
    page.locator(".entering .skip").click()
    page.locator(".entering").wait_for(state="detached")

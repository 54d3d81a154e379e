"""What a reviewer does all day: clear findings by single keys, correct a misread number, undo, come back."""

import re

import pytest

from tests.browser.conftest import UPLOADER, enter, heard
from tests.browser.reports import THINGS, as_pdf, with_thirty_faults

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAIT = 60_000
KEYS = "123563"
"""The keys that decide and go on; 4 opens a form first."""


def opened(page, data, name="报告.txt"):
    """The page with a report open and its first finding chosen."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(UPLOADER).set_input_files(file)
    page.locator(".figures").wait_for(timeout=WAIT)
    return page


def counted(page, text):
    """Wait until the counter says so."""
    page.locator(".counter", has_text=re.compile(f"^{text}$")).wait_for(timeout=WAIT)


def saved(page, n):
    """Wait until the server has heard of everything: a new session finds so many decided."""
    heard(page)
    enter(page, page.url)
    counted(page, f"{n} / {len(THINGS)}")


def test_thirty_findings_are_cleared_by_keyboard_alone(page, picture):
    opened(page, with_thirty_faults())
    counted(page, "0 / 30")
    picture(page, "report-text")
    seen = []
    for i in range(30):
        seen.append(page.locator(".figures").inner_text())
        page.keyboard.press(KEYS[i % len(KEYS)])
    counted(page, "30 / 30")
    assert len(set(seen)) == 30
    assert page.get_by_text("所列问题已全部处理。").is_visible()
    saved(page, 30)
    rulings = page.locator(".ruled").all_inner_texts()
    assert {text[2] for text in rulings} == set(KEYS)


def test_the_last_key_is_taken_back(page):
    opened(page, with_thirty_faults() + "一\n".encode())
    first = page.locator(".figures").inner_text()
    page.keyboard.press("6")
    counted(page, "1 / 30")
    assert page.locator(".figures").inner_text() != first
    page.keyboard.press("u")
    page.locator(".said", has_text="已撤销：不采纳").wait_for(timeout=WAIT)
    counted(page, "0 / 30")
    assert page.locator(".figures").inner_text() == first


def test_a_note_goes_with_the_decision_and_digits_in_it_decide_nothing(page):
    opened(page, with_thirty_faults() + "二\n".encode())
    page.keyboard.press("n")
    page.keyboard.type("第3页有说明")
    page.keyboard.press("Enter")
    counted(page, "0 / 30")
    page.keyboard.press("5")
    page.keyboard.press("ArrowUp")
    page.locator(".by", has_text="王一 · 第3页有说明").wait_for(timeout=WAIT)


def test_decided_findings_can_be_filtered(page):
    opened(page, with_thirty_faults() + "三\n".encode())
    page.keyboard.press("1")
    page.keyboard.press("3")
    page.locator("[data-filter=choice]").select_option("done")
    assert page.locator(".item").count() == 2
    page.locator("[data-filter=choice]").select_option("3")
    assert page.locator(".ruled").all_inner_texts() == ["✓ 3 口径不同"]


def test_a_misread_number_is_corrected_in_the_card_and_its_finding_goes(page, picture):
    opened(page, as_pdf("第四"), "报告.pdf")
    finding = page.locator(".item", has_text=re.compile(r"912\.40.*902\.4"))
    finding.click()
    page.locator(".crop img[src^='data:image/webp']").first.wait_for(timeout=WAIT)
    picture(page, "report-pdf")
    page.keyboard.press("4")
    page.locator(".mend").wait_for()
    picture(page, "correction")
    page.keyboard.type("902.40")
    page.keyboard.press("Enter")
    page.locator(".said", has_text="消失").wait_for(timeout=WAIT)
    assert "已把「912.40」更正为 902.40" in page.locator(".said").inner_text()
    assert finding.count() == 0
    page.keyboard.press("u")
    page.locator(".said", has_text="已撤销更正").wait_for(timeout=WAIT)
    finding.wait_for()


def test_a_correction_that_is_no_number_is_refused_with_a_sentence(page):
    opened(page, with_thirty_faults() + "五\n".encode())
    page.keyboard.press("4")
    page.keyboard.type("许多")
    page.keyboard.press("Enter")
    page.locator(".said.t-error", has_text="不是一个可以核对的数").wait_for(timeout=WAIT)


def test_every_place_of_a_finding_is_enlarged_with_all_its_numbers(page):
    opened(page, as_pdf("第六"), "报告.pdf")
    page.locator(".item", has_text=re.compile(r"912\.40.*902\.4")).click()
    crop = page.locator(".crop").first
    crop.locator("img[src^='data:image/webp']").wait_for(timeout=WAIT)
    assert crop.locator("rect").count() == 3
    assert page.locator(".sheetlet .proof").count() == 3


def test_two_reviewers_at_one_finding_collide_and_the_second_hears_of_it(page, chromium, served):
    opened(page, with_thirty_faults() + "七\n".encode())
    other = chromium.new_page()
    enter(other, page.url, "李二")
    counted(other, "0 / 30")
    page.keyboard.press("1")
    counted(page, "1 / 30")
    heard(page)
    other.keyboard.press("6")
    other.locator(".said.t-error", has_text="王一").wait_for(timeout=WAIT)
    assert other.locator(".item").first.locator(".ruled").inner_text() == "✓ 1 属实"
    other.close()

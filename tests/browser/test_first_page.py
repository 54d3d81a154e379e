"""What a person does on the first page: upload, read the findings, go to their places, click a number."""

import re

import pytest

from tests.browser.conftest import LAPTOP, UPLOADER
from tests.browser.reports import NAME, REPORTS, SENTENCE, as_pdf, as_text

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAIT = 60_000  # milliseconds; reading a PDF on a busy machine


def upload(page, name, data):
    """Upload a report and wait until its document is drawn."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(UPLOADER).set_input_files(file)
    page.locator(".doc .sheet, .gj-error").first.wait_for(timeout=WAIT)
    assert page.locator(".gj-error").all_inner_texts() == []


def opened(page, kind):
    """The page with the report open in one format."""
    upload(page, f"报告.{kind}", REPORTS[kind]())
    page.locator(".item").first.wait_for()
    return page


@pytest.fixture(params=sorted(REPORTS))
def report(request, page):
    """The page with the same report open in each format."""
    return opened(page, request.param)


@pytest.fixture
def text(page):
    """The page with the report open as text, for what is the same in every format."""
    return opened(page, "txt")


def planted(page):
    """The finding of the planted fault."""
    return page.locator(".item", has_text=re.compile(r"912\.40?.*902\.40?")).first


def settled(page):
    """The scroll position of the document once it has come to rest."""
    script = """pane => new Promise((done) => {
        let last = -1;
        const look = () => {
            if (pane.scrollTop === last) { done(last); return; }
            last = pane.scrollTop;
            setTimeout(look, 150);
        };
        setTimeout(look, 150); })"""
    return page.locator(".doc").evaluate(script)


def in_view(page, selector):
    """Whether the first element lies inside the visible part of the document."""
    spot, pane = page.locator(selector).first.bounding_box(), page.locator(".doc").bounding_box()
    return pane["y"] <= spot["y"] and spot["y"] + spot["height"] <= pane["y"] + pane["height"]


def test_a_finding_leads_to_its_places(report):
    planted(report).click()
    assert settled(report) > 0
    assert in_view(report, ".now")
    assert report.locator(".hit").count() >= 3
    assert "1 /" in report.locator(".count").inner_text()


def test_its_places_can_be_stepped_through(report):
    planted(report).click()
    seen = [report.locator(".now").first.text_content()]
    for _ in range(2):
        report.get_by_title("下一处").click()
        settled(report)
        assert in_view(report, ".now")
        seen.append(report.locator(".now").first.text_content())
    assert len(set(seen)) == 3
    report.get_by_title("上一处").click()
    assert report.locator(".now").first.text_content() == seen[1]


def test_a_clicked_number_tells_its_name_mark_and_checks(report):
    planted(report).click()
    settled(report)
    report.locator(".now").first.click()
    card = report.locator(".card")
    assert card.is_visible()
    assert "912.40" in card.inner_text()
    assert "基本支出" in card.inner_text()
    assert re.search(r"不符|涉及", card.inner_text())
    assert card.locator("[data-check]").count() >= 1
    card.locator("[data-check]").first.click()
    assert report.locator(".hit").count() >= 2


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_every_number_wears_its_mark_in_more_than_colour(page, kind):
    opened(page, kind)
    marked = page.locator(".doc [data-number]")
    ids = marked.evaluate_all("nodes => nodes.map((n) => n.dataset.number)")
    counts = page.locator(".chip b").all_inner_texts()
    assert len(set(ids)) == sum(map(int, counts)) >= 10
    wrong = page.locator(".doc .m-mismatch, .doc .m-involved")
    script = "nodes => nodes.map((n) => n.dataset.sign ?? n.querySelector('text').textContent)"
    assert set(wrong.evaluate_all(script)) in ({"✗"}, {"△"}, {"✗", "△"})


def test_the_legend_leads_through_all_numbers_of_a_mark(text):
    chip = text.locator(".chip").first
    count = int(re.search(r"\d+$", chip.inner_text()).group())
    chip.click()
    assert text.locator(".count").inner_text() == f"1 / {count}"


def test_the_list_is_walked_by_the_keyboard(text):
    items = text.locator(".item")
    assert items.nth(0).get_attribute("aria-current") == "true"
    text.keyboard.press("ArrowDown")
    assert items.nth(1).get_attribute("aria-current") == "true"
    assert items.nth(0).get_attribute("aria-current") == "false"
    assert text.locator(".figures").inner_text() == items.nth(1).locator(".headline").inner_text()


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_nothing_is_cut_off_on_a_small_laptop(page, kind):
    opened(page, kind)
    assert page.evaluate("document.documentElement.scrollWidth") <= LAPTOP["width"]
    for part in (".left", ".middle", ".right", ".legend", ".filters", ".rulings"):
        box = page.locator(part).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= LAPTOP["width"]
        assert box["y"] + box["height"] <= LAPTOP["height"]


def test_what_was_not_checked_is_a_click_away(text):
    for name in ("unchecked", "unread", "problems"):
        tab = text.locator(f".tab[data-list={name}]")
        tab.click()
        assert tab.get_attribute("aria-pressed") == "true"
        assert text.locator(".items > *").count() >= 1


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_markup_in_name_and_text_stays_text(page, kind):
    upload(page, f"{NAME}.{kind}", REPORTS[kind](NAME))
    assert NAME in page.locator(".gj-file").inner_text()
    assert "<script>window.hurt = 1</script> ![图](" in page.locator(".doc").inner_text()
    assert page.evaluate("window.hurt") is None
    assert page.locator("img[src*=invalid]").count() == 0


def test_page_images_come_as_they_are_scrolled_to(page):
    upload(page, "报告.pdf", as_pdf())
    planted(page).click()
    settled(page)
    frame = page.locator(".page", has=page.locator(".now"))
    frame.locator("img[src^='data:image/webp']").wait_for(timeout=WAIT)
    assert frame.locator("img").evaluate("image => image.complete && image.naturalWidth > 500")


def test_another_report_takes_the_place_of_the_first(page):
    upload(page, "甲.pdf", as_pdf())
    planted(page).click()
    assert settled(page) > 0
    page.get_by_role("button", name="打开其他报告").click()
    file = {
        "name": "乙.pdf",
        "mimeType": "application/pdf",
        "buffer": as_pdf().replace(b"%%EOF", b"%%EOF\n"),
    }
    page.locator(UPLOADER).set_input_files(file)
    page.locator(".gj-file", has_text="乙.pdf").wait_for(timeout=WAIT)
    planted(page).click()
    settled(page)
    page.locator(".page", has=page.locator(".now")).locator("img[src^='data:']").wait_for(
        timeout=WAIT
    )


def test_the_filter_keeps_the_document_where_it_is(page):
    upload(page, "报告.txt", as_text())
    planted(page).click()
    where = settled(page)
    shown = page.locator(".item").count()
    page.locator("[data-severity=low]").click()
    page.locator("[data-severity=medium]").click()
    assert settled(page) == where
    page.locator("[data-severity=high]").click()
    assert page.get_by_text(f"另有 {shown} 条未按筛选显示").is_visible()
    assert page.locator(".item").count() == 0


def test_the_page_speaks_english(page):
    upload(page, "报告.txt", as_text())
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_text("English", exact=True).click()
    page.locator(".tab", has_text="Findings").wait_for(timeout=WAIT)
    assert page.locator(".tab").first.inner_text().startswith("Findings")


REFUSED = [
    # what is wrong            file         bytes            said
    ("an empty file", "空.txt", b"", "空"),
    ("a picture named as text", "图.txt", bytes(range(256)) * 40, "文本"),
    ("a broken PDF", "坏.pdf", b"%PDF-1.7\nbroken", "PDF"),
]


@pytest.mark.parametrize(("what", "name", "data", "said"), REFUSED, ids=[r[0] for r in REFUSED])
def test_a_bad_file_is_refused_with_one_sentence(page, what, name, data, said):
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(UPLOADER).set_input_files(file)
    notice = page.locator(".gj-error")
    notice.wait_for(timeout=WAIT)
    assert said in notice.inner_text()
    assert "Traceback" not in page.locator("body").inner_text()


def test_the_planted_fault_is_what_the_sentence_says():
    amounts = [float(amount) for amount in re.findall(r"\d+\.\d+", SENTENCE)]
    assert amounts[0] - sum(amounts[1:]) == pytest.approx(10)

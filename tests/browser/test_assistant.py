"""A model is asked from the page: never unasked, the host named and agreed to first, its checks confirmed by hand."""

import pytest

from tests.browser.test_adding import opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAIT = 60_000
TABLE = "金额单位：万元\n\n40.5\t30.5\t11\n28.25\t20\t8.25\n"


def test_a_model_is_asked_with_consent_and_what_it_proposes_is_confirmed(page, model, picture):
    opened(page, TABLE.encode(), "报告.txt")
    assert model.seen == []
    page.get_by_role("button", name="模型协助").click()
    page.get_by_text("本案卷没有使用模型").wait_for(timeout=WAIT)
    page.get_by_text("全部", exact=True).click()
    host = model.base_url.split("/")[2]
    page.locator(".gj-warn", has_text=f"将把报告文字发送到 {host}").wait_for(timeout=WAIT)
    start = page.get_by_role("button", name="发送并核对")
    assert start.is_disabled()
    assert model.seen == []
    page.get_by_text("我同意把上述内容发送到该主机").click()
    picture(page, "assistant")
    start.and_(page.locator(":enabled")).click(timeout=WAIT)
    page.locator(".gj-quiet", has_text="模型协助：新增勾稽 1 项").wait_for(timeout=WAIT)
    assert model.seen
    sent = len(model.seen)
    page.locator(".gj-account", has_text="模型 stub").wait_for(timeout=WAIT)
    assert "费用" in page.locator(".gj-account").inner_text()
    page.keyboard.press("Escape")
    page.locator(".assisted", has_text="依据模型提议的关系").wait_for(timeout=WAIT)
    page.locator(".assisted .change").click()
    page.locator(".said", has_text="已确认这一关系").wait_for(timeout=WAIT)
    page.locator(".assisted", has_text="已由复核人确认").wait_for(timeout=WAIT)
    assert page.locator(".item .l-low").count() == 0
    assert len(model.seen) == sent

"""The head of the page escapes what the report says and never passes silence off as approval."""

import pytest

from extract.records import Problem
from gouji.ui.head import caution_html, head_html, notice_html
from gouji.ui.texts import words
from tests.ui.cases import audited, check

EVIL = "<img src=http://example.invalid/x onerror=alert(1)>.txt"
ZH = words("zh")
OK = check("c1", [("n1", "stated")], verdict="ok")


def test_agency_and_file_name_are_escaped():
    audit, _ = audited(["{n1:1:ok}"], (OK,), name=EVIL)
    audit = audit.model_copy(update={"case": audit.case.model_copy(update={"agency": "<b>局</b>"})})
    html = head_html(audit, (), ZH)
    assert "<img" not in html
    assert "<b>局" not in html
    assert "&lt;b&gt;局&lt;/b&gt;" in html


def test_the_head_counts_every_severity():
    audit, _ = audited(["{n1:1:ok}"], (OK,))
    html = head_html(audit, ((OK.model_copy(update={"severity": "low"}), ()),), ZH)
    assert '<span class="gj-count gj-low">低 <b>1</b></span>' in html
    assert '<span class="gj-count gj-high">高 <b>0</b></span>' in html


def test_an_unknown_agency_and_year_are_said_to_be_unknown():
    audit, _ = audited(["{n1:1:ok}"])
    bare = audit.model_copy(update={"case": type(audit.case)()})
    html = head_html(bare, (), ZH)
    assert "（未识别单位名称）" in html
    assert "年度未识别" in html


CAUTIONS = [
    # what the case shows                       numbers                     checks  said
    ("unread numbers are counted", "{n1:1:ok} {n2:2:unread}", (OK,), "未识别 1 处"),
    ("lone numbers are counted", "{n1:1:ok} {n2:2:single}", (OK,), "无勾稽对象 1 处"),
    ("nothing verified is a warning", "{n1:1:single}", (), "不等于没有问题"),
]


@pytest.mark.parametrize(("what", "text", "checks", "said"), CAUTIONS, ids=[c[0] for c in CAUTIONS])
def test_what_was_not_checked_is_said(what, text, checks, said):
    assert said in caution_html(audited([text], checks)[0], ZH)


def test_what_could_not_be_read_is_a_warning_also_where_every_number_was_checked():
    audit, _ = audited(["{n1:1:ok}"], (OK,), problems=(Problem(what="第 2 页无法读取"),))
    said = caution_html(audit, ZH)
    assert "gj-warn" in said
    assert "有 1 处未能完整或确定地读取" in said


def test_nothing_is_said_where_every_number_was_checked():
    assert caution_html(audited(["{n1:1:ok}"], (OK,))[0], ZH) == ""


def test_a_notice_is_escaped():
    assert "<script" not in notice_html("<script>", "error")

"""The page without a browser: upload, filters, language, refusals, and only safe ways for a report's words."""

import json
import re
from types import SimpleNamespace

import pytest

from extract.errors import BrokenFile
from gouji.ui import bench, gate
from tests.house.source import ROOT
from tests.ui.cases import audited, check

testing = pytest.importorskip("streamlit.testing.v1", reason="the page needs the extra ui")

TEXT = [
    "三公经费 {n1:34:mismatch} 万元，车 {n2:28:involved} 万元，共 {n3:4:unread} 项。<script>x</script>"
]
SUM = check("c1", [("n1", "stated"), ("n2", "term")])
HINT = check("c2", [("n2", "actual")], nature="compliance", severity="info")
EVIL = "![x](http://example.invalid/x.png) <b>x</b>.txt"


@pytest.fixture
def page(monkeypatch, tmp_path):
    """The page over a pipeline that finds the same in every file, and nothing in a file called broken."""

    def audit_documents(documents, corrections, basis, tell):
        (file,) = (each.source for each in documents)
        if file.name.startswith("broken"):
            raise BrokenFile("文件已损坏：<b>打不开</b>。")
        if file.name.startswith("fault"):
            raise ZeroDivisionError
        audit, document = audited(TEXT, (SUM, HINT), name=file.name)
        return SimpleNamespace(documents=(document,), report=None, audit=audit, unapplied=())

    monkeypatch.setattr(bench, "audit_documents", audit_documents)
    monkeypatch.setenv("GOUJI_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    return entered(testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run())


def entered(page):
    """The page after a reviewer gave his name."""
    page.text_input(key="gate-name").set_value("王一")
    page.button[0].click().run()
    return page


def upload(page, name="报告.txt"):
    page.file_uploader[0].set_value((name, name.encode(), "text/plain")).run()
    assert not page.exception
    return page


def viewer(page):
    """What the browser is told to draw."""
    return json.loads(page.get("bidi_component")[0].proto.json)


def html(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def shown(page):
    (findings,) = (one for one in viewer(page)["lists"] if one["id"] == "findings")
    return [item["id"] for item in findings["items"]]


def test_the_page_opens_in_chinese_and_asks_for_a_report(page):
    assert not page.exception
    assert page.radio(key="language").value == "zh"
    assert page.file_uploader[0].label.startswith("上传报告")
    assert not page.get("bidi_component")


def test_nobody_comes_in_without_a_name(monkeypatch, tmp_path):
    monkeypatch.setenv("GOUJI_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    page = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    page.button[0].click().run()
    assert "请先填写姓名" in html(page)
    assert not page.get("file_uploader")


def test_the_password_is_asked_for_where_one_is_set(monkeypatch, tmp_path):
    monkeypatch.setenv("GOUJI_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    monkeypatch.setenv("GOUJI_PASSWORD", "秘密")
    monkeypatch.setattr(gate, "PAUSE", 0)
    page = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    page.text_input(key="gate-password").set_value("错")
    assert "密码不正确" in html(entered(page))
    assert not page.get("file_uploader")
    page.text_input(key="gate-password").set_value("秘密")
    assert entered(page).file_uploader


def test_an_uploaded_report_is_shown_with_its_numbers_and_counts(page):
    upload(page)
    assert viewer(page)["numbers"].keys() == {"n1", "n2", "n3"}
    assert "示例市体育局" in html(page)
    assert 'gj-high">高 <b>1</b>' in html(page)


def test_the_language_can_be_switched_and_the_findings_stay(page):
    upload(page).radio(key="language").set_value("en").run()
    assert not page.exception
    assert page.radio(key="language").value == "en"
    assert viewer(page)["words"]["document"] == "Document"
    assert shown(page) == ["c1", "c2"]


REFUSALS = [
    # what is wrong                     file          said
    ("the file cannot be read", "broken.txt", "文件已损坏：&lt;b&gt;打不开&lt;/b&gt;。"),
    ("the program is at fault", "fault.txt", "处理这份文件时程序出错，详情已写入日志。"),
]


@pytest.mark.parametrize(("what", "name", "said"), REFUSALS, ids=[one[0] for one in REFUSALS])
def test_a_file_is_refused_with_one_sentence(page, what, name, said):
    upload(page, name)
    assert said in html(page)
    assert "Traceback" not in html(page)
    assert not page.get("bidi_component")


def test_a_refused_file_leaves_the_open_report_where_it_is(page):
    upload(upload(page), "broken.txt")
    assert shown(page) == ["c1", "c2"]
    assert "文件已损坏" in html(page)


def test_another_report_takes_the_place_of_the_first_and_the_refusal_is_forgotten(page):
    upload(upload(upload(page), "broken.txt"), "新报告.txt")
    assert "新报告.txt" in html(page)
    assert "文件已损坏" not in html(page)


def test_words_of_a_report_reach_no_place_that_renders_markup_or_fetches(page):
    upload(page, EVIL)
    for kind in ("markdown", "caption", "title", "header", "metric", "error", "warning", "info"):
        for element in page.get(kind):
            assert "example.invalid" not in str(element.proto), kind
            assert "script" not in str(element.proto), kind
    assert "<script" not in html(page)
    assert not re.search(r"<b>x", html(page))


RISKS = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "fetch(",
    "XMLHttp",
    "import(",
]


@pytest.mark.parametrize("risk", RISKS)
@pytest.mark.parametrize("name", ["paper.js", "filters.js", "finding.js", "viewer.js"])
def test_the_viewer_builds_no_markup_and_asks_nobody(name, risk):
    assert risk not in (ROOT / "gouji" / "ui" / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["viewer.css", "page.css"])
def test_the_style_sheets_load_nothing(name):
    css = (ROOT / "gouji" / "ui" / name).read_text("utf-8")
    assert "url(" not in css
    assert "@import" not in css

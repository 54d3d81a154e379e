"""On the rules page rules are switched, rated and written; what is set holds for the next audit and is remembered."""

import pytest

from audit.rules import RULES
from gouji.basis.kept import Kept
from gouji.pipeline import NamedBytes
from gouji.review.store import Seen, Store
from gouji.ui.bench import Bench
from gouji.ui.case import put, work_on
from gouji.ui.rules import state_of
from gouji.ui.setting import lines
from gouji.ui.texts import words
from tests.gouji.basis.test_kept import OWN
from tests.house.source import ROOT
from tests.ui.test_acts import TEXT

testing = pytest.importorskip("streamlit.testing.v1", reason="the page needs the extra ui")
ZH = words("zh")
SUM = [rule.id for rule in RULES].index("SUM-01")


@pytest.fixture
def store(monkeypatch, tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    monkeypatch.setenv("GOUJI_STORE", url)
    store = Store.open(url)
    put(Bench(store), [NamedBytes("报告.txt", TEXT.encode())])
    yield store
    store.close()


@pytest.fixture
def page(store):
    """The rules page with SUM-01 chosen, while a case is open whose one finding is of that rule."""
    app = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["who"] = "甲"
    app.session_state["case"] = 1
    app.run().switch_page("gouji/ui/pages/rules.py").run()
    app.session_state["rules"] = {"selection": {"rows": [SUM], "columns": [], "cells": []}}
    return app.run()


def html(app):
    return "\n".join(element.proto.body for element in app.get("html"))


def field(app, kind, label):
    return next(each for each in app.get(kind) if each.label.startswith(label))


def send(app, nth, label="保存"):
    [each for each in app.get("button") if each.label == label][nth].click()
    app.run()
    assert not app.exception
    return html(app)


def test_a_rule_is_switched_off_and_its_finding_goes_at_once(page, store):
    field(page, "selectbox", "设置").set_value("off")
    field(page, "text_input", "理由（必填").set_value("本市不列")
    told = send(page, 0)
    assert "已保存" in told
    assert "消失：" in told
    assert "停用 SUM-01 · 本市不列" in told
    (state,) = store.bases()
    assert (state.who, state.content["off"]) == ("甲", [{"rule": "SUM-01", "reason": "本市不列"}])
    work = work_on(Bench(store), 1)
    assert work.heads == ()
    assert store.audit(1).made.edition == work.edition


def test_a_switch_without_a_reason_is_refused_with_a_sentence(page, store):
    field(page, "selectbox", "设置").set_value("low")
    assert "不能为空" in send(page, 0) or "缺少此项" in html(page)
    assert store.bases() == []


def test_own_rules_are_checked_before_they_are_kept(page, store):
    text = next(each for each in page.get("text_area"))
    text.set_value(OWN.replace("vehicles", "xx"))
    assert "没有概念 xx" in send(page, 1)
    assert store.bases() == []
    next(each for each in page.get("text_area")).set_value(OWN)
    assert "没有问题，共 1 条。" in send(page, 0, "检查")
    next(each for each in page.get("text_area")).set_value(OWN)
    assert "新增 OWN-01" in send(page, 1)
    assert [line["id"] for line in store.basis().content["rules"]] == ["OWN-01"]
    assert page.dataframe[0].value["编号"].tolist()[-1] == "OWN-01"


def test_of_two_who_set_at_once_the_second_hears_of_the_first(page, store):
    store.set_basis({"off": []}, "", Seen("乙"))
    field(page, "selectbox", "设置").set_value("off")
    field(page, "text_input", "理由（必填").set_value("本市不列")
    assert "乙 已于" in send(page, 0)
    assert len(store.bases()) == 1


STATES = [
    # what is set                     line                                              told
    ("nothing", None, ""),
    ("off", ("off", {}), "停用"),
    ("rated", ("rated", {"severity": "low"}), "改为「低」"),
    ("off for some days", ("off", {"from": "2026-01-01", "until": "2026-02-01"}), "停用 2026-01-01～2026-02-01"),
    ("off from a day on", ("off", {"from": "2026-01-01"}), "停用 2026-01-01～"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "line", "told"), STATES, ids=[s[0] for s in STATES])
def test_the_table_says_how_a_rule_is_set(what, line, told):
    kept = Kept().switched("SUM-01", *line) if line else Kept()
    assert state_of("SUM-01", kept, ZH) == told


def test_what_was_set_is_told_the_latest_first(store):
    store.set_basis(Kept().switched("SUM-01", "off", {"reason": "x"}).content(), "x", Seen("甲"))
    store.set_basis(Kept().content(), "", Seen("乙", turns=1))
    told = list(lines(store.bases(), ZH))
    assert [line.partition(" · ")[2] for line in told] == [
        "乙 · SUM-01 恢复按目录",
        "甲 · 停用 SUM-01 · x",
    ]


def test_what_can_no_longer_be_used_is_said_and_the_catalogue_holds(page, store):
    store.set_basis({"off": [{"rule": "GONE-01", "reason": "x"}]}, "", Seen("甲"))
    page.run()
    assert "没有编号为 GONE-01" in html(page)
    assert Bench(store).basis().rules == RULES

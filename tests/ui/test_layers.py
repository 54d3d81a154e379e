"""A model is asked once; what it added is laid over every later audit from the answers that were kept."""

import pytest

from gouji.assisted import AssistantUnavailable, Plan
from gouji.cli_assist import Assist
from gouji.pipeline import NamedBytes
from gouji.review.changes import heads
from gouji.review.store import Store
from gouji.ui.acts import Act, carry_out
from gouji.ui.assistance import account_html
from gouji.ui.bench import Bench, How
from gouji.ui.case import put, work_on
from gouji.ui.layers import Layer, without
from gouji.ui.texts import words
from tests.extract.assistant.asking import ids_in, nothing, task_of
from tests.loopback import Server, Status

ZH = words("zh")
TABLE = "金额单位：万元\n\n40.5\t30.5\t11\n28.25\t20\t8.25\n"


def claims(request):
    """A model that says the first number of each stretch is the sum of the next two."""
    ids = ids_in(request)
    if task_of(request) != "relations":
        return nothing(request)
    return {"sums": [{"label": "三公经费", "whole": ids[0], "parts": ids[1:3], "complete": True}]}


@pytest.fixture
def bench(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    store = Store.open(f"sqlite:///{tmp_path / 'store.db'}")
    yield Bench(store)
    store.close()


@pytest.fixture
def work(bench):
    return work_on(bench, put(bench, [NamedBytes("报告.txt", TABLE.encode())]))


@pytest.fixture
def served(monkeypatch):
    """A server whose model claims a sum that does not hold."""
    with Server([claims]) as server:
        known = {
            "base_url": server.base_url,
            "model": "stub",
            "rps": "10000",
            "retries": "0",
            "price_in": "0.01",
        }
        for name, value in known.items():
            monkeypatch.setenv(f"GOUJI_ASSIST_{name.upper()}", value)
        yield server


def asked(bench, work, when=Assist.ALL):
    bench.desk(work.case, How(layer=Layer(Plan(when=when)))).audit_again(work.case)
    return work_on(bench, work.case)


def rests(work):
    return [check for check, _ in work.heads if check.origin == "assistant"]


def test_nothing_is_asked_unless_somebody_says_so(bench, work, served):
    assert work.audit.assistant is None
    assert served.seen == []


def test_what_the_model_proposes_weighs_little_and_says_so(bench, work, served):
    after = asked(bench, work)
    (found,) = rests(after)
    assert (found.severity, "未经复核" in found.explanation) == ("low", True)
    assert after.audit.assistant.total.requests == len(served.seen) > 0
    assert bench.store.audit(work.case).audit == after.audit


def test_a_later_audit_takes_the_kept_answers_and_sends_nothing(bench, work, served):
    after = asked(bench, work)
    sent = len(served.seen)
    number = next(n.id for n in after.audit.numbers if n.raw == "28.25")
    act = Act(order=1, do="correct", subject=number, new="28.26")
    again, said = carry_out(act, after, "甲", bench, ZH)
    assert said["tone"] == "done"
    assert len(served.seen) == sent
    assert len(rests(again)) == 1
    account, before = again.audit.assistant, after.audit.assistant
    assert (account.total, account.host) == (before.total, before.host)
    assert account.kept == account.answered > 0


def test_a_confirmed_relation_weighs_what_its_kind_does_until_that_is_taken_back(
    bench, work, served
):
    after = asked(bench, work)
    (found,) = rests(after)
    act = Act(order=1, do="confirm", subject=found.key)
    confirmed, said = carry_out(act, after, "甲", bench, ZH)
    assert (said["text"], said["focus"]) == ("已确认这一关系，并重新核对。", found.key)
    (sure,) = rests(confirmed)
    assert sure.severity in {"medium", "high"}
    assert "已由复核人确认" in sure.explanation
    assert [e.correction.kind.value for e in confirmed.opened.edits] == ["relation"]
    back, _ = carry_out(Act(order=2, do="undo"), confirmed, "甲", bench, ZH)
    assert [c.severity for c in rests(back)] == ["low"]


def test_only_what_rests_on_an_assistant_can_be_confirmed(bench, served):
    text = "金额单位：万元\n基本支出100万元，其中：人员经费60万元，公用经费39万元。\n"
    work = work_on(bench, put(bench, [NamedBytes("报告.txt", text.encode())]))
    (plain,) = heads(work.audit)
    _, said = carry_out(Act(order=1, do="confirm", subject=plain.key), work, "甲", bench, ZH)
    assert said["tone"] == "error"
    assert bench.store.corrections(work.case) == []


def test_what_the_assistant_added_can_be_left_out(bench, work, served):
    asked(bench, work)
    bench.desk(work.case, How(layer=without)).audit_again(work.case)
    after = work_on(bench, work.case)
    assert after.audit.assistant is None
    assert after.audit == work.audit


def test_where_settings_are_gone_the_case_is_audited_by_rules_and_says_why(
    bench, work, served, monkeypatch
):
    after = asked(bench, work)
    monkeypatch.delenv("GOUJI_ASSIST_BASE_URL")
    number = next(n.id for n in after.audit.numbers if n.raw == "28.25")
    again, _ = carry_out(
        Act(order=1, do="correct", subject=number, new="28.26"), after, "甲", bench, ZH
    )
    assert rests(again) == []
    assert [f.code for f in again.audit.assistant.failures] == ["unavailable"]
    assert "没有给出服务器地址" in account_html(again.audit.assistant, ZH)


def test_answers_that_were_not_kept_are_not_asked_for_again(bench, work, served, monkeypatch):
    monkeypatch.setenv("GOUJI_ASSIST_CACHE", "off")
    after = asked(bench, work)
    sent = len(served.seen)
    number = next(n.id for n in after.audit.numbers if n.raw == "28.25")
    again, _ = carry_out(
        Act(order=1, do="correct", subject=number, new="28.26"), after, "甲", bench, ZH
    )
    assert len(served.seen) == sent
    assert {f.code for f in again.audit.assistant.failures} == {"unasked"}


def test_a_server_that_fails_leaves_the_audit_of_the_rules(bench, work, served):
    served.answers = [Status(500)]
    after = asked(bench, work)
    assert after.audit.checks == work.audit.checks
    assert "未完成" in account_html(after.audit.assistant, ZH)


def test_without_settings_nothing_can_be_asked(bench, work):
    with pytest.raises(AssistantUnavailable, match="什么也不会发送"):
        asked(bench, work)

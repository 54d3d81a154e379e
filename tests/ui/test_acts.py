"""What is asked for in the browser is done once, in its order, and what came of it is said."""

import pytest

from gouji.pipeline import NamedBytes
from gouji.review.store import Store
from gouji.ui.acts import Act, carry_out, live, waiting
from gouji.ui.bench import Bench
from gouji.ui.case import put, work_on
from gouji.ui.texts import words

ZH = words("zh")
TEXT = (
    "2023年度示例县图书馆部门整体支出绩效自评报告\n金额单位：万元\n一、支出情况\n"
    "2023年度基本支出 100.00 万元，其中：人员经费 60.00 万元，公用经费 39.00 万元。\n"
)


@pytest.fixture
def bench(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path / 'store.db'}")
    yield Bench(store)
    store.close()


@pytest.fixture
def work(bench):
    return work_on(bench, put(bench, [NamedBytes("报告.txt", TEXT.encode())]))


def key(work):
    return work.heads[0][0].key


def number(work, raw):
    return next(n.id for n in work.audit.numbers if n.raw == raw)


def done(bench, work, do, who="甲", **fields):
    return carry_out(Act(order=1, do=do, **fields), work, who, bench, ZH)


SENT = [
    # what the browser sent                       sent                                          left
    ("nothing", (), []),
    ("something that is no list", 7, []),
    ("acts that are done already", [{"order": 1, "do": "undo"}, {"order": 2, "do": "undo"}], []),
    ("acts out of order", [{"order": 4, "do": "undo"}, {"order": 3, "do": "undo"}], [3, 4]),
    ("junk between acts", [None, {"do": "undo"}, {"order": "5"}, {"order": 6}], [6]),
]


@pytest.mark.parametrize(("what", "sent", "left"), SENT, ids=[s[0] for s in SENT])
def test_no_act_is_done_twice_or_out_of_order(what, sent, left):
    assert [act.order for act in waiting(sent, 2)] == left


def test_a_decision_is_kept_with_its_note(bench, work):
    after, said = done(bench, work, "decide", subject=key(work), ruling=5, note="待回函")
    assert said is None
    assert live(after, 1, None, ZH)["decided"] == {
        key(work): {"ruling": 5, "who": "甲", "note": "待回函"}
    }
    assert work_on(bench, work.case).opened.outstanding == []


def test_undoing_a_decision_goes_back_to_its_finding(bench, work):
    decided, _ = done(bench, work, "decide", subject=key(work), ruling=6)
    after, said = done(bench, decided, "undo")
    assert live(after, 2, said, ZH)["decided"] == {}
    assert (said["text"], said["focus"]) == ("已撤销：不采纳", key(work))


def test_a_correction_says_which_finding_is_gone_and_its_undoing_brings_it_back(bench, work):
    after, said = done(bench, work, "correct", subject=number(work, "39.00"), new="40.00")
    assert after.opened.outstanding == []
    assert said["text"] == "已把「39.00」更正为 40.00，并重新核对。"
    assert [line[:3] for line in said["lines"]] == ["消失："]
    back, said = done(bench, after, "undo")
    assert [line[:3] for line in said["lines"]] == ["新增："]
    assert key(back) == key(work)


REFUSED = [
    # what is asked for                 act                                              said
    ("a finding that is not there", {"do": "decide", "subject": "x", "ruling": 1}, "请刷新"),
    ("a number that is not there", {"do": "correct", "subject": "x", "new": "1"}, "不在当前"),
    ("nothing that can be done", {"do": "drop table"}, "没有完成"),
    ("nothing to take back", {"do": "undo"}, "没有可以撤销"),
]


@pytest.mark.parametrize(("what", "act", "text"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_cannot_be_done_is_refused_with_a_sentence(bench, work, what, act, text):
    after, said = done(bench, work, **act)
    assert after is work
    assert said["tone"] == "error"
    assert text in said["text"]


@pytest.mark.parametrize("ruling", [0, 7, -1])
def test_only_the_six_rulings_can_be_given(bench, work, ruling):
    _, said = done(bench, work, "decide", subject=key(work), ruling=ruling)
    assert said["tone"] == "error"


def test_the_second_of_two_reviewers_hears_what_the_first_decided(bench, work):
    done(bench, work, "decide", subject=key(work), ruling=1)
    after, said = done(bench, work, "decide", who="乙", subject=key(work), ruling=6)
    assert said["tone"] == "error"
    assert "甲" in said["text"]
    assert live(after, 1, said, ZH)["decided"][key(work)]["ruling"] == 1


def test_a_finding_whose_values_changed_is_open_again_and_tells_what_was_said(bench, work):
    decided, _ = done(bench, work, "decide", subject=key(work), ruling=1, note="见附件")
    after, _ = done(bench, decided, "correct", subject=number(work, "39.00"), new="20.00")
    now = live(after, 2, None, ZH)
    assert now["decided"] == {}
    (line,) = now["earlier"][key(work)]
    assert "甲" in line
    assert "属实" in line
    assert "见附件" in line

"""What is set about rules is kept state by state, and of two who set at once the second hears of the first."""

import threading

import pytest

from gouji.review.errors import BadDecision, Collision
from gouji.review.store import Seen

OFF = {"off": [{"rule": "SUM-01", "reason": "甲"}]}


def test_at_first_nothing_is_set(store):
    assert store.basis() is None
    assert store.bases() == []


def test_the_last_state_holds_and_the_others_are_kept(store):
    store.set_basis(OFF, "不列", Seen("甲"))
    store.set_basis({"off": []}, "", Seen("乙", turns=1))
    assert store.basis().content == {"off": []}
    assert [(s.turn, s.who, s.reason) for s in store.bases()] == [(2, "乙", ""), (1, "甲", "不列")]
    assert store.bases()[1].content == OFF


def test_whoever_has_not_seen_the_last_state_is_told_who_made_it(store):
    store.set_basis(OFF, "", Seen("甲"))
    with pytest.raises(Collision, match=r"甲 已于 .*您的设置没有保存"):
        store.set_basis({}, "", Seen("乙"))
    assert len(store.bases()) == 1


def test_nobody_sets_anything_without_a_name(store):
    with pytest.raises(BadDecision, match="姓名"):
        store.set_basis(OFF, "", Seen(" "))


def test_of_many_who_set_at_once_one_is_kept(store):
    refused = []

    def put(who):
        try:
            store.set_basis(OFF, "", Seen(who))
        except Collision as error:
            refused.append(str(error))

    threads = [threading.Thread(target=put, args=(f"{i}",)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.bases()) == 1
    assert len(refused) == 5

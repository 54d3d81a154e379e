"""The store keeps files, audits and logs; of two who act at once one is told, and nothing is lost."""

import threading

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gouji.review import logs
from gouji.review.correction import Anchor, Correction, Kind, standing
from gouji.review.decision import Ruling
from gouji.review.errors import (
    AlreadyUndone,
    BadDecision,
    Behind,
    Collision,
    NotStored,
    ReviewError,
    StoreUnavailable,
)
from gouji.review.models import DocumentRow
from gouji.review.shelves import StoredFile
from gouji.review.store import Seen
from gouji.review.summary import Edition
from tests.review.findings import RULES, audit, check, file, made, says

A, B = check("a"), check("b", severity="low", nature="wording")


def edit(new="40", old="39", *, start=0, kind=Kind.VALUE, **more):
    """A correction of a place of the usual file."""
    anchor = Anchor(
        sha256=file().sha256, block=3, start=start, end=start + 2, raw="39", quote="公用 39"
    )
    return Correction(kind=kind, anchor=anchor, old=old, new=new, **more)


@pytest.fixture
def case(store):
    """A case of one file with two findings."""
    case = store.open_case([file()])
    store.save_audit(case, made(A, B))
    return case


def outstanding(store):
    return store.overview().outstanding


# documents and cases ----------------------------------------------------------------------------------------------------


def test_files_come_back_in_their_order_with_where_they_are_from(store):
    files = [
        StoredFile("乙.pdf", b"\x00\xff", "https://example.org/b", "2024-05-01"),
        file("甲", "甲.txt"),
    ]
    assert store.files(store.open_case(files)) == files


def test_the_same_files_are_the_same_case_and_another_order_is_another(store):
    one, two = file("一"), file("二")
    case = store.open_case([one, two])
    assert store.open_case([file("一", "改名.txt"), two]) == case
    assert store.open_case([two, one]) != case


def test_bytes_are_kept_once_for_all_cases(store):
    store.open_case([file()])
    store.open_case([file(name="副本.txt"), file("另")])
    with Session(store._engine) as session:
        assert len(session.scalars(select(DocumentRow.sha256)).all()) == 2


def test_the_format_of_a_file_is_known_once_it_was_read(store):
    case = store.open_case([file()])
    store.save_audit(case, made(A, files=[file()]))
    with Session(store._engine) as session:
        assert session.scalars(select(DocumentRow.format)).all() == ["txt"]


def test_a_case_has_files(store):
    with pytest.raises(ReviewError, match="至少要有一份文件"):
        store.open_case([])


ABSENT = [
    # what is asked of a case that is not there
    ("its files", lambda store: store.files(99)),
    ("its corrections", lambda store: store.corrections(99)),
    ("its decisions", lambda store: store.decisions(99)),
    ("its history", lambda store: store.history(99)),
    ("to keep an audit", lambda store: store.save_audit(99, made(A))),
    ("to decide", lambda store: store.decide(99, says(A), Seen("甲"))),
    ("to correct", lambda store: store.correct(99, edit(), Seen("甲"), made(A, log=1))),
    ("a new version of it", lambda store: store.open_case([file()], follows=99)),
]


@pytest.mark.parametrize(("case", "ask"), ABSENT, ids=[a[0] for a in ABSENT])
def test_a_case_that_is_not_there_is_asked_for(store, case, ask):
    with pytest.raises(NotStored, match="没有这个案卷"):
        ask(store)


def test_names_with_characters_that_no_database_holds_are_kept_as_far_as_possible(store):
    case = store.open_case([file(name="报\x00告\ud800.txt")])
    assert [f.name for f in store.files(case)] == ["报\ufffd告\ufffd.txt"]


# audits -----------------------------------------------------------------------------------------------------------------


def test_an_audit_comes_back_as_it_was(store, case):
    saved = store.audit(case)
    assert saved.made == made(A, B)
    assert not saved.stale


def test_a_case_that_was_never_audited_has_no_audit(store):
    assert store.audit(store.open_case([file()])) is None


def test_another_edition_of_the_rules_is_the_current_one_and_the_same_replaces_itself(store, case):
    store.save_audit(case, made(A))
    assert store.audit(case).audit == audit(A)
    store.save_audit(case, made(B, edition=Edition("2", "a")))
    assert store.audit(case).made.edition == Edition("2", "a")
    store.save_audit(case, made(A, B))
    assert store.audit(case).made.edition == RULES
    assert store.overview().cases == 1


def test_an_audit_that_knows_fewer_corrections_does_not_replace_one_that_knows_more(store, case):
    store.correct(case, edit(), Seen("甲"), made(B, log=1))
    assert store.save_audit(case, made(A, log=0)) is False
    assert store.audit(case).audit == audit(B)


# corrections ------------------------------------------------------------------------------------------------------------


def test_a_correction_is_kept_whole_with_its_author_and_time(store, case, clock):
    target = Anchor(sha256="f" * 64, block=1, start=2, end=3, raw="7")
    correction = edit(reason="印刷不清", kind=Kind.PARENT, target=target)
    entry = store.correct(case, correction, Seen(" 甲 "), made(log=1))
    assert store.corrections(case) == [entry]
    assert (entry.correction, entry.who, entry.turn) == (correction, "甲", 1)
    assert entry.at.tzinfo is not None
    assert entry.at < clock()


def test_a_correction_and_its_audit_are_kept_together_or_not_at_all(store, case):
    with pytest.raises(Behind):
        store.correct(case, edit(), Seen("甲"), made(log=0))
    assert store.corrections(case) == []
    assert store.audit(case).audit == audit(A, B)


def test_of_two_who_edit_one_place_the_second_is_told_and_keeps_his_words(store, case):
    store.correct(case, edit("40"), Seen("甲"), made(log=1))
    with pytest.raises(Collision, match=r"甲 已于 .* 改过这一处，您的更正没有保存") as raised:
        store.correct(case, edit("41"), Seen("乙"), made(log=2))
    assert raised.value.yours == edit("41")
    assert [e.correction.new for e in raised.value.theirs] == ["40"]
    store.correct(case, edit("41", "40"), Seen("乙", turns=1), made(log=2))
    assert [e.correction.new for e in store.corrections(case)] == ["40", "41"]


def test_two_may_edit_different_places_or_fields(store, case):
    store.correct(case, edit("40"), Seen("甲"), made(log=1))
    store.correct(case, edit("41", start=9), Seen("乙"), made(log=2))
    store.correct(case, edit("元", kind=Kind.UNIT), Seen("乙"), made(log=3))
    assert len(store.corrections(case)) == 3


def test_undoing_a_correction_appends_and_deletes_nothing(store, case):
    entry = store.correct(case, edit(), Seen("甲"), made(log=1))
    undone = store.undo_correction(case, entry.id, "乙", made(A, B, log=2))
    first, second = store.corrections(case)
    assert (first.undone_by, second.undoes, second.who) == (undone.id, entry.id, "乙")
    assert (second.correction.old, second.correction.new) == ("40", "39")
    assert standing([first, second]) == ()
    assert store.audit(case).audit == audit(A, B)


def test_what_was_undone_is_not_undone_again(store, case):
    entry = store.correct(case, edit(), Seen("甲"), made(log=1))
    undo = store.undo_correction(case, entry.id, "乙", made(log=2))
    with pytest.raises(AlreadyUndone, match=r"乙 已于 .* 撤销过"):
        store.undo_correction(case, entry.id, "甲", made(log=3))
    with pytest.raises(NotStored):
        store.undo_correction(case, undo.id, "甲", made(log=3))
    with pytest.raises(Collision, match="撤销了这一处的更正"):
        store.correct(case, edit("41"), Seen("丙", turns=1), made(log=3))


# decisions --------------------------------------------------------------------------------------------------------------


def test_a_decision_closes_its_finding_and_undoing_opens_it_again(store, case):
    assert outstanding(store) == 2
    entry = store.decide(case, says(A, Ruling.ROUNDING, "四舍五入"), Seen("甲"))
    assert outstanding(store) == 1
    store.undo_decision(case, entry.id, "甲")
    assert outstanding(store) == 2
    first, second = store.decisions(case)
    assert (first.decision, first.undone_by) == (says(A, Ruling.ROUNDING, "四舍五入"), second.id)
    assert [e.stands for e in (first, second)] == [False, False]


def test_a_decision_over_other_values_closes_nothing_and_counts_again_when_they_return(store, case):
    store.decide(case, says(A), Seen("甲"))
    store.save_audit(case, made(check("a", "2"), B))
    assert outstanding(store) == 2
    store.save_audit(case, made(A, B))
    assert outstanding(store) == 1


def test_of_two_who_decide_one_finding_the_second_is_told_what_the_first_said(store, case):
    store.decide(case, says(A, Ruling.CONFIRMED), Seen("甲"))
    with pytest.raises(
        Collision, match=r"甲 已于 .* 把这个疑点定为「属实」，您的「不采纳」没有保存"
    ) as raised:
        store.decide(case, says(A, Ruling.REJECTED), Seen("乙"))
    assert raised.value.yours == says(A, Ruling.REJECTED)
    store.decide(case, says(A, Ruling.REJECTED), Seen("乙", turns=1))
    assert [e.decision.ruling for e in store.decisions(case)] == [1, 6]


def test_a_decision_that_was_taken_back_meanwhile_is_told_too(store, case):
    entry = store.decide(case, says(A), Seen("甲"))
    store.undo_decision(case, entry.id, "甲")
    with pytest.raises(Collision, match=r"甲 已于 .* 撤销了「属实」"):
        store.decide(case, says(A), Seen("乙", turns=1))
    with pytest.raises(AlreadyUndone):
        store.undo_decision(case, entry.id, "乙")


def test_nobody_decides_or_corrects_without_a_name(store, case):
    for act in (
        lambda: store.decide(case, says(A), Seen("  ")),
        lambda: store.correct(case, edit(), Seen(""), made(log=1)),
    ):
        with pytest.raises(BadDecision, match="复核人"):
            act()
    assert store.history(case) == []


def test_history_tells_everything_latest_first(store, case):
    decision = store.decide(case, says(A), Seen("甲"))
    correction = store.correct(case, edit(), Seen("乙"), made(log=1))
    undo = store.undo_decision(case, decision.id, "丙")
    assert [(type(e).__name__, e.who) for e in store.history(case)] == [
        ("Decided", "丙"), ("Edit", "乙"), ("Decided", "甲"),
    ]  # fmt: skip
    assert store.history(case)[0] == undo
    assert correction in store.history(case)


# versions of a report ---------------------------------------------------------------------------------------------------


def test_a_new_version_of_a_report_takes_decisions_and_corrections_along(store, case):
    store.decide(case, says(A), Seen("甲"))
    store.correct(case, edit(), Seen("甲"), made(A, B, log=1))
    second = store.open_case([file("第二稿")], follows=case)
    third = store.open_case([file("第三稿")], follows=second)
    store.save_audit(third, made(A, check("b", "2", severity="low"), log=1))
    assert store.decisions(third) == store.decisions(case)
    assert store.corrections(third) == store.corrections(case)
    assert [(line.case, line.outstanding) for line in store.overview().lines] == [(third, 1)]


def test_a_correction_of_one_version_makes_the_audits_of_the_others_stale(store, case):
    second = store.open_case([file("第二稿")], follows=case)
    store.save_audit(second, made(A))
    store.correct(case, edit(), Seen("甲"), made(A, log=1))
    assert store.audit(second).stale
    assert [line.stale for line in store.overview().lines] == [True]


def test_files_of_another_case_do_not_become_a_version_of_this_one(store, case):
    other = store.open_case([file("另一份")])
    with pytest.raises(ReviewError, match="已另立案卷"):
        store.open_case([file("另一份")], follows=case)
    assert store.open_case([file()], follows=case) == case
    assert store.open_case([file("另一份")]) == other


def test_a_database_that_fails_in_between_is_told_in_one_sentence(store, case):
    with store._engine.begin() as connection:
        connection.execute(text("DROP TABLE decisions"))
    with pytest.raises(StoreUnavailable, match="没有保存"):
        store.decide(case, says(A), Seen("甲"))
    with pytest.raises(StoreUnavailable, match="稍后再试"):
        store.decisions(case)


# at once ----------------------------------------------------------------------------------------------------------------


def at_once(*acts):
    """Run every act in a thread of its own, all of them from the same moment; what each gave or raised."""
    start, gave = threading.Barrier(len(acts)), [None] * len(acts)

    def run(i, act):
        start.wait()
        try:
            gave[i] = act()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            gave[i] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return gave


def test_two_who_decide_at_the_same_moment_one_wins_and_one_is_told(store, case):
    for turn in range(5):
        finding = check(f"x{turn}")
        gave = at_once(
            lambda f=finding: store.decide(case, says(f, Ruling.CONFIRMED), Seen("甲")),
            lambda f=finding: store.decide(case, says(f, Ruling.REJECTED), Seen("乙")),
        )
        assert sorted(type(each).__name__ for each in gave) == ["Collision", "Decided"]
    assert len(store.decisions(case)) == 5


def test_two_who_edit_at_the_same_moment_one_wins_and_one_is_told(store, case):
    gave = at_once(
        lambda: store.correct(case, edit("40"), Seen("甲"), made(log=1)),
        lambda: store.correct(case, edit("41"), Seen("乙"), made(log=1)),
    )
    assert sorted(type(each).__name__ for each in gave) == ["Collision", "Edit"]
    assert len(store.corrections(case)) == 1


def test_many_decisions_at_once_are_all_kept_and_all_counted(store):
    case = store.open_case([file()])
    found = [check(f"k{i}") for i in range(40)]
    store.save_audit(case, made(*found))

    def decide(who, mine):
        for finding in mine:
            store.decide(case, says(finding), Seen(who))

    gave = at_once(*(lambda w=w: decide(f"第{w}人", found[w::4]) for w in range(4)))
    assert gave == [None] * 4
    assert len(store.decisions(case)) == 40
    assert outstanding(store) == 0


def test_the_same_files_put_there_at_once_are_one_case(store):
    gave = at_once(*(lambda: store.open_case([file("同时")]) for _ in range(4)))
    assert len(set(gave)) == 1


def test_where_the_lock_fails_the_database_itself_refuses_a_second_entry(store, case, monkeypatch):
    store.decide(case, says(A), Seen("甲"))
    store.correct(case, edit("40"), Seen("甲"), made(A, B, log=1))
    monkeypatch.setattr(logs, "_turn_of_key", lambda *_: 0)
    monkeypatch.setattr(logs, "_turn", lambda *_: 0)
    with pytest.raises(Collision, match="把这个疑点定为「属实」"):
        store.decide(case, says(A, Ruling.REJECTED), Seen("乙"))
    with pytest.raises(Collision, match="改过这一处"):
        store.correct(case, edit("41"), Seen("乙"), made(log=2))
    assert (len(store.decisions(case)), len(store.corrections(case))) == (1, 1)

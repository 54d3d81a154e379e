"""At the desk every edit audits again at once, says what it changed, and is kept with its audit."""

import pytest

from gouji.pipeline import NamedBytes, audit_files
from gouji.review.correction import Kind
from gouji.review.decision import Decided, Ruling
from gouji.review.desk import Desk, Outcome
from gouji.review.errors import AlreadyUndone, BadCorrection, Collision, NotStored
from gouji.review.shelves import StoredFile
from gouji.review.store import Seen
from gouji.review.summary import Edition, edition
from tests.review.reports import SUM_OFF, change

FIX = change(SUM_OFF, Kind.VALUE, "39.00", "40.00")


def run(files, corrections):
    """Audit stored files the way the program does."""
    return audit_files([NamedBytes(f.name, f.data) for f in files], corrections)


@pytest.fixture
def desk(store):
    return Desk(store, run)


@pytest.fixture
def case(store):
    return store.open_case([StoredFile("报告.txt", SUM_OFF.encode())])


def rules(opened):
    return [c.rule for c in opened.outstanding]


def test_opening_a_case_audits_it_once(store, case):
    runs = []
    desk = Desk(store, lambda files, log: runs.append(log) or run(files, log))
    first, second = desk.open(case), desk.open(case)
    assert first.audit == second.audit
    assert rules(first) == ["SUM-01"]
    assert runs == [()]


def test_a_new_edition_of_the_rules_audits_again_and_keeps_decisions(store, desk, case):
    opened = desk.open(case)
    desk.decide(opened, opened.outstanding[0], Ruling.ASK_UNIT, "甲")
    later = Desk(store, run, Edition("99", "x")).open(case)
    assert store.audit(case).made.edition == Edition("99", "x")
    assert rules(later) == []
    assert later.standing.of(later.audit.checks[0]).decision.ruling is Ruling.ASK_UNIT


def test_a_correction_says_what_it_changed_and_stays(desk, case):
    desk.open(case)
    outcome = desk.correct(case, FIX, Seen("甲"))
    assert [c.rule for c in outcome.changes.gone] == ["SUM-01"]
    opened = desk.open(case)
    assert opened.audit == outcome.audit
    assert [e.correction for e in opened.edits] == [FIX]
    assert rules(opened) == []


def test_undoing_a_correction_brings_the_finding_back(desk, case):
    entry = desk.correct(case, FIX, Seen("甲")).entry
    outcome = desk.undo_correction(case, entry.id, "甲")
    assert [c.rule for c in outcome.changes.new] == ["SUM-01"]
    assert rules(desk.open(case)) == ["SUM-01"]
    with pytest.raises(AlreadyUndone):
        desk.undo_correction(case, entry.id, "甲")


def test_a_decided_finding_comes_back_when_a_correction_changes_its_values(desk, case):
    opened = desk.open(case)
    (found,) = opened.outstanding
    decision = desk.decide(opened, found, Ruling.CONFIRMED, "甲", "已核实")
    assert rules(desk.open(case)) == []
    worse = change(SUM_OFF, Kind.VALUE, "39.00", "20.00")
    outcome = desk.correct(case, worse, Seen("乙"))
    reopened = desk.open(case)
    assert [(a.before.key, a.after.key) for a in outcome.changes.altered] == [
        (found.key, found.key)
    ]
    assert rules(reopened) == ["SUM-01"]
    assert [e.id for e in reopened.standing.reopened[found.key]] == [decision.id]
    desk.undo_correction(case, outcome.entry.id, "乙")
    assert rules(desk.open(case)) == []


def test_a_finding_that_a_correction_removes_is_archived_with_its_decision(desk, case):
    opened = desk.open(case)
    decision = desk.decide(opened, opened.outstanding[0], Ruling.MISREAD, "甲")
    desk.correct(case, FIX, Seen("甲"))
    assert [e.id for e in desk.open(case).standing.archived] == [decision.id]


def test_a_correction_that_does_not_fit_is_refused_and_not_written_down(store, desk, case):
    desk.open(case)
    with pytest.raises(BadCorrection, match="不是一个可以核对的数"):
        desk.correct(case, change(SUM_OFF, Kind.VALUE, "39.00", "许多"), Seen("甲"))
    assert store.history(case) == []


def test_two_reviewers_who_saw_the_same_state_collide_and_the_second_may_repeat(store, desk, case):
    opened = desk.open(case)
    mine = change(SUM_OFF, Kind.VALUE, "39.00", "41.00")
    desk.correct(case, FIX, Seen("甲", opened.seen_of(FIX)))
    with pytest.raises(Collision, match="甲"):
        desk.correct(case, mine, Seen("乙", opened.seen_of(mine)))
    fresh = desk.open(case)
    desk.correct(case, mine, Seen("乙", fresh.seen_of(mine)))
    assert [e.who for e in store.corrections(case)] == ["甲", "乙"]
    (found,) = opened.outstanding
    desk.decide(opened, found, Ruling.CONFIRMED, "甲")
    with pytest.raises(Collision, match="属实"):
        desk.decide(opened, found, Ruling.REJECTED, "乙")


def test_an_edit_elsewhere_in_the_meantime_is_audited_with_both(store, case):
    other = change(SUM_OFF, Kind.VALUE, "60.00", "59.00")
    desk = Desk(store, run)
    interrupted = []

    def slow(files, corrections):
        if not interrupted:
            interrupted.append(True)
            desk.correct(case, other, Seen("乙"))
        return run(files, corrections)

    outcome = Desk(store, slow).correct(case, FIX, Seen("甲"))
    assert [e.who for e in store.corrections(case)] == ["乙", "甲"]
    assert {n.raw: str(n.value) for n in outcome.audit.numbers if n.raw in {"39.00", "60.00"}} == {
        "39.00": "40.00",
        "60.00": "59.00",
    }
    assert not store.audit(case).stale


def test_someone_who_is_always_overtaken_hears_so_in_the_end(store, case):
    others = iter(range(99))

    def overtaken(files, corrections):
        busy = change(SUM_OFF, Kind.LABEL, "60.00", f"第{next(others)}次")
        desk.correct(case, busy, Seen("乙", next(turns)))
        return run(files, corrections)

    turns, desk = iter(range(99)), Desk(store, run)
    with pytest.raises(Collision, match="稍后再试"):
        Desk(store, overtaken).correct(case, FIX, Seen("甲"))
    assert {e.who for e in store.corrections(case)} == {"乙"}


def test_the_last_thing_that_somebody_did_is_taken_back(desk, case):
    opened = desk.open(case)
    desk.decide(opened, opened.outstanding[0], Ruling.ROUNDING, "甲")
    desk.correct(case, FIX, Seen("甲"))
    desk.correct(case, change(SUM_OFF, Kind.LABEL, "60.00", "人员支出"), Seen("乙"))
    assert isinstance(desk.undo_last(case, "甲"), Outcome)
    assert isinstance(desk.undo_last(case, "甲"), Decided)
    with pytest.raises(NotStored, match="没有可以撤销的操作"):
        desk.undo_last(case, "甲")
    assert rules(desk.open(case)) == ["SUM-01"]
    assert len(desk.store.history(case)) == 5


def test_settings_and_rules_make_the_edition():
    assert edition() == edition()
    assert edition(rules=()) != edition()


def test_several_corrections_are_one_act_audited_once_and_taken_back_together(store, case):
    runs = []
    desk = Desk(store, lambda files, log: runs.append(log) or run(files, log))
    desk.open(case)
    label = change(SUM_OFF, Kind.LABEL, "60.00", "工资福利支出")
    outcome = desk.correct_all(case, [(FIX, Seen("甲")), (label, Seen("甲"))])
    assert runs == [(), (FIX, label)]
    assert len(outcome.entries) == 2
    back = desk.undo_last(case, "甲")
    assert [c.rule for c in back.changes.new] == ["SUM-01"]
    assert not any(e.stands for e in store.corrections(case))


def test_of_several_corrections_all_are_kept_or_none(store, desk, case):
    bad = change(SUM_OFF, Kind.VALUE, "60.00", "许多")
    with pytest.raises(BadCorrection, match="不是一个可以核对的数"):
        desk.correct_all(case, [(FIX, Seen("甲")), (bad, Seen("甲"))])
    assert store.history(case) == []


def test_the_author_of_several_corrections_hears_which_of_them_came_second(desk, case):
    desk.correct(case, FIX, Seen("甲"))
    mine = change(SUM_OFF, Kind.VALUE, "39.00", "41.00")
    other = change(SUM_OFF, Kind.LABEL, "60.00", "工资")
    with pytest.raises(Collision, match="甲") as raised:
        desk.correct_all(case, [(other, Seen("乙")), (mine, Seen("乙"))])
    assert raised.value.yours == mine

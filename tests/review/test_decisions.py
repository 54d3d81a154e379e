"""Decisions stay with findings over the same values, come back with their history, and are archived when these go."""

from datetime import UTC, datetime

import pytest

from gouji.review.decision import Decided, Decision, Ruling, decision_on
from gouji.review.decisions import match
from tests.review.findings import audit, check

AT = datetime(2024, 5, 6, tzinfo=UTC)


def said(number, key, values="1", ruling=Ruling.CONFIRMED, **more):
    """An entry of the log; numbers count its entries."""
    decision = Decision(key=key, fingerprint=f"{key}/{values}", ruling=ruling)
    return Decided(id=number, decision=decision, who="甲", at=AT, turn=number, **more)


A = check("a")
MATCHES = [
    # what the audit shows                                    checks      log                                    decided  reopened archived
    ("the same finding over the same values", [A], [said(1, "a")], {"a": 1}, {}, []),
    ("the same finding over other values", [check("a", "2")], [said(1, "a")], {}, {"a": [1]}, []),
    ("values that were decided once before", [A], [said(1, "a"), said(2, "a", "2")], {"a": 1}, {}, []),
    ("the last of two decisions", [A], [said(1, "a"), said(2, "a", ruling=Ruling.ROUNDING)], {"a": 2}, {}, []),
    ("a decision that was taken back", [A], [said(1, "a", undone_by=2), said(2, "a", undoes=1)], {}, {}, []),
    ("the decision before one that was taken back", [A],
     [said(1, "a"), said(2, "a", undone_by=3), said(3, "a", undoes=2)], {"a": 1}, {}, []),
    ("no finding any more", [], [said(1, "a")], {}, {}, [1]),
    ("the check holds now", [check("a", "2", verdict="ok", severity="info")], [said(1, "a")], {}, {}, [1]),
    ("another finding", [check("b")], [said(1, "a")], {}, {}, [1]),
    ("a finding that the document accounts for", [check("a", verdict="explained")], [], {}, {}, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "checks", "log", "decided", "reopened", "archived"),
    MATCHES,
    ids=[m[0] for m in MATCHES],
)
def test_decisions_are_brought_to(case, checks, log, decided, reopened, archived):
    found = match(audit(*checks), log)
    assert {key: entry.id for key, entry in found.decided.items()} == decided
    assert {key: [e.id for e in entries] for key, entries in found.reopened.items()} == reopened
    assert [entry.id for entry in found.archived] == archived


def test_what_is_left_to_decide_are_findings_above_info_gravest_first():
    low, high, note = check("l", severity="low"), check("h"), check("i", severity="info")
    gathered = check("g", cause="ch")
    head = high.model_copy(update={"gathers": ("cg",)})
    decided = check("d")
    seen = audit(low, head, note, gathered, decided)
    standing = match(seen, [said(1, "d")])
    assert [c.key for c in standing.outstanding(seen)] == ["h", "l"]


def test_an_explained_finding_stays_open_until_somebody_decides_it():
    explained = check("a", verdict="explained", severity="medium")
    seen = audit(explained)
    assert match(seen, []).outstanding(seen) == [explained]
    assert match(seen, [said(1, "a")]).outstanding(seen) == []


def test_a_number_read_with_doubt_is_open_too_but_not_what_could_not_be_checked():
    doubt = check("a", verdict="unchecked", severity="low", reason="read-doubt")
    silent = check("b", verdict="unchecked", severity="info")
    standing = match(audit(doubt, silent), [said(1, "a"), said(2, "b")])
    assert list(standing.decided) == ["a"]
    assert [e.id for e in standing.archived] == [2]


def test_turns_and_history_hold_all_that_was_said():
    log = [said(1, "a", undone_by=2), said(2, "a", undoes=1), said(3, "a", "2")]
    standing = match(audit(A), log)
    assert standing.turn(A) == 3
    assert standing.turn(check("b")) == 0
    assert [e.id for e in standing.history["a"]] == [1, 2, 3]
    assert standing.of(A) is None


def test_a_decision_names_its_finding_by_key_and_values_never_by_id():
    decision = decision_on(A, Ruling.ASK_UNIT, "请补充依据")
    assert (decision.key, decision.fingerprint, decision.note) == ("a", "a/1", "请补充依据")
    assert A.id not in decision.model_dump().values()


def test_the_six_keys_say_what_the_page_calls_them():
    words = ["属实", "尾差", "口径不同", "识别有误", "请单位说明", "不采纳"]
    assert [Ruling(key).word for key in range(1, 7)] == words

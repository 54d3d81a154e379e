"""Runs in the store: an outcome stands together with its audit, and the next run finds both."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from gouji.review.correction import Anchor, Correction, Kind
from gouji.review.ready import ready
from gouji.review.runs import Finished, Known, Outcome
from gouji.review.shelves import digest_of
from gouji.review.store import Seen
from tests.review.findings import RULES, audit, check, file, made

OTHER = replace(RULES, settings="other")
A, B = file("a", "a.txt"), file("b", "b.txt")


def outcome(position, state="audited", digest=None, **fields):
    return Outcome(position, f"{position}.txt", state, digest=digest, **fields)


def finished(*files, position=0, **fields):
    """What is stored of a case of some files that was audited."""
    told = [outcome(position + i, digest=digest_of(files), **fields) for i in range(len(files))]
    return Finished(tuple(told), files, ready(audit(check("a"), files=files), RULES, 0))


def test_an_outcome_and_its_audit_are_there_together(store):
    run = store.begin_run(["in"], RULES, 1)
    case = store.finish(run, finished(A))
    assert store.audit(case).audit == audit(check("a"), files=[A])
    assert store.files(case) == [A]
    (told,) = store.outcomes(run)
    assert (told.state, told.kept, told.case) == ("audited", True, case)
    assert (
        store.result(case, RULES)
        == audit(check("a"), files=[A]).model_dump_json(by_alias=True).encode()
    )
    assert store.result(case, OTHER) is None


def test_the_first_audit_is_counted_like_any_other(store):
    run = store.begin_run(["in"], RULES, 2)
    fields = {"reason": "", "verified": True}
    store.finish(run, finished(A, **fields))
    first = (store.overview().lines, store.families(), store.agencies(), store.years())
    store.finish(run, finished(A, position=1, **fields))
    again = (store.overview().lines, store.families(), store.agencies(), store.years())
    assert again[1:] == first[1:]
    assert [replace(line, created_at=None) for line in again[0]] == [
        replace(line, created_at=None) for line in first[0]
    ]
    assert first[0][0].outstanding == 1


def test_an_input_has_one_outcome_in_a_run(store):
    run = store.begin_run(["in"], RULES, 1)
    store.finish(run, finished(A))
    before = (store.overview(), store.outcomes(run))
    with pytest.raises(IntegrityError):
        store.finish(run, finished(B))
    assert (store.overview(), store.outcomes(run)) == before


def test_what_is_known_of_a_case(store):
    run = store.begin_run(["in"], RULES, 1)
    assert store.known(digest_of([A]), RULES) == Known()
    case = store.finish(run, finished(A))
    known = store.known(digest_of([A]), RULES)
    assert (known.audited, known.verified, known.severity) == (case, True, "high")
    assert store.known(digest_of([A]), OTHER) == Known()


def test_what_failed_is_known_by_edition(store):
    run = store.begin_run(["in"], RULES, 1)
    failed = outcome(0, "timeout", digest_of([A]), reason="超时", kept=False)
    store.finish(run, Finished((failed,)))
    assert store.known(digest_of([A]), RULES).earlier == (failed,)
    assert store.known(digest_of([A]), RULES).audited is None
    assert store.known(digest_of([A]), OTHER).earlier == ()


def test_the_case_of_files_of_which_one_failed_is_found_by_all_of_them(store):
    run = store.begin_run(["in"], RULES, 2)
    both = digest_of([A, B])
    told = (outcome(0, digest=both), outcome(1, "unreadable", both, kept=False))
    result = ready(audit(check("a"), files=[A]), RULES, 0)
    case = store.finish(run, Finished(told, (A,), result))
    known = store.known(both, RULES)
    assert known.audited == case
    assert [each.case for each in known.earlier] == [case, None]


def test_an_audit_that_knows_not_every_correction_is_made_again(store):
    run = store.begin_run(["in"], RULES, 1)
    case = store.finish(run, finished(A))
    place = Anchor(sha256=A.sha256, block=0, start=0, end=1, raw="7")
    edit = Correction(kind=Kind.VALUE, anchor=place, old="7", new="8")
    store.correct(case, edit, Seen("甲"), replace(made(check("b"), log=1), edition=OTHER))
    known = store.known(digest_of([A]), RULES)
    assert (known.audited, known.corrections, known.log) == (None, (edit,), 1)


def test_an_audit_of_the_page_is_known_too(store):
    case = store.open_case([A])
    store.save_audit(case, made(check("a")))
    assert store.known(digest_of([A]), RULES).audited == case


def test_runs_are_listed_the_latest_first(store):
    first = store.begin_run(["a", "b"], RULES, 2)
    store.finish(first, finished(A))
    second = store.begin_run(["c"], RULES, 0)
    store.end_run(second)
    listed = store.last_runs()
    assert [(run.id, run.sources, run.outcomes, run.inputs) for run in listed] == [
        (second, ("c",), 0, 0),
        (first, ("a", "b"), 1, 2),
    ]
    assert [run.ended_at is None for run in listed] == [False, True]

"""Sixty reports with conflicts planted between them: each is found, and the clean twin has none."""

import json

import pytest

from audit.findings import findings
from audit.result import Audit, Verdict
from gouji.proof import ARITHMETIC, differences
from tests.across.compact import ACROSS, across
from tests.across.corpus import OTHER_UNIT, PLANTED, RESTATED, corpus
from tests.across.corpus import across as compared
from tests.across.units import UNITS, YEARS
from tests.golden.compact import GOLDEN

FAILING = {Verdict.MISMATCH, Verdict.EXPLAINED}


@pytest.fixture(scope="module")
def planted() -> Audit:
    return compared(planted=True)


@pytest.fixture(scope="module")
def clean() -> Audit:
    return compared(planted=False)


def told(result, check):
    """Return everything that a reader of a check is told: words, quotes and the names of the reports."""
    names = {document.id: document.name for document in result.across.documents}
    said = [check.headline, check.statement, *(item.text or "" for item in check.evidence)]
    return " ".join([*said, *(names[item.document] for item in check.evidence)])


@pytest.mark.parametrize("flaw", PLANTED, ids=[flaw.says for flaw in PLANTED])
def test_what_was_planted_is_found_by_its_rule_and_by_no_other(planted, flaw):
    found = [
        check for check in planted.checks if check.verdict in FAILING and check.rule == flaw.rule
    ]
    assert len(found) == 1, [check.headline for check in found]
    assert all(word in told(planted, found[0]) for word in flaw.shown), told(planted, found[0])


def test_nothing_else_is_found(planted):
    found = [check for check in planted.checks if check.verdict in FAILING]
    assert {check.rule for check in found} == {flaw.rule for flaw in PLANTED}


def test_the_clean_twin_has_no_finding_of_the_family(clean):
    assert [check.headline for check in clean.checks if check.verdict in FAILING] == []
    assert findings(clean) == []
    assert sum(clean.across.held.values()) > 500


@pytest.mark.parametrize("result", ["planted", "clean"])
def test_the_golden_result_is_the_one_that_was_reviewed(result):
    golden = json.loads((GOLDEN / f"{ACROSS}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(across()))[result] == golden[result]


def test_there_are_sixty_reports_of_twenty_units_over_three_years():
    own = [key for name, (key, _) in corpus(planted=True).items() if name == f"{key[0]}-{key[1]}"]
    assert sorted(own) == sorted((unit, year) for unit in UNITS for year in YEARS)
    assert len(own) == 60


@pytest.mark.parametrize(
    ("unit", "reason"),
    [(RESTATED, "restated"), (OTHER_UNIT, "units-apart")],
    ids=["restated", "other unit"],
)
def test_a_trap_is_put_off_with_a_reason(clean, unit, reason):
    (check,) = [c for c in clean.checks if c.verdict is Verdict.UNCHECKED and unit in c.statement]
    assert (check.rule, check.reason) == ("CROSS-01", reason)
    assert check.explanation


def test_every_piece_of_evidence_names_its_document_and_its_place(planted):
    sources = {source.id for source in planted.sources}
    documents = {document.id: set(document.sources) for document in planted.across.documents}
    places = {number.id: number.where for number in planted.numbers}
    for check in planted.checks:
        assert check.evidence
        for item in check.evidence:
            where = item.where or places[item.number]
            assert where.source in documents[item.document] <= sources


def test_both_documents_are_evidence(planted):
    alone = {"CROSS-09"}
    found = [check for check in planted.checks if check.rule not in alone]
    assert all(len({item.document for item in check.evidence}) >= 2 for check in found)


def test_a_namesake_without_a_place_is_listed_and_compared_with_nobody(clean):
    (document,) = [each for each in clean.across.documents if each.agency == "图书馆"]
    assert document.id not in {item.document for check in clean.checks for item in check.evidence}
    assert ("棠溪县图书馆", "图书馆", "part") in {
        (pair.one, pair.other, pair.reason) for pair in clean.across.doubtful
    }


def test_every_verdict_is_recomputed_from_the_result_alone():
    result = json.loads(compared(planted=True, held=True).model_dump_json(by_alias=True))
    checks = [
        c
        for c in result["checks"]
        if c["relation"]["kind"] in ARITHMETIC and c["verdict"] != "unchecked"
    ]
    assert len(checks) > 300
    assert list(differences(result, checks)) == []


def test_what_held_is_counted_where_it_is_not_listed(planted):
    listed = compared(planted=True, held=True)
    held = [
        check.rule for check in listed.checks if check.verdict in {Verdict.OK, Verdict.ROUNDING}
    ]
    assert planted.across.held == {rule: held.count(rule) for rule in sorted(set(held))}


def test_ids_of_checks_and_numbers_hang_together(planted):
    checks = {check.id for check in planted.checks}
    assert len(checks) == len(planted.checks)
    assert all(set(number.checks) <= checks for number in planted.numbers)
    numbers = {number.id for number in planted.numbers}
    assert {item.number for c in planted.checks for item in c.evidence if item.number} == numbers
    assert planted.coverage.numbers == len(numbers)

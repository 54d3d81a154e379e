"""The samples from end to end: what was planted is found, the clean ones stay clean, and nothing changes unseen."""

import json
from decimal import Decimal
from functools import cache

import pytest
import yaml

from audit.result import Audit, Check, Verdict
from tests.golden.compact import GOLDEN, compact, names, run

EXPECTED = yaml.safe_load((GOLDEN / "planted.yaml").read_text(encoding="utf-8"))
PLANTED = [(name, flaw) for name, flaws in EXPECTED["planted"].items() for flaw in flaws]
REPORTED = {Verdict.MISMATCH, Verdict.EXPLAINED}


@cache
def audited(name: str) -> Audit:
    return run(name).audit


def figures(check: Check) -> set[Decimal]:
    """Every figure a reader of the check is shown."""
    found = {check.stated, check.computed, check.difference, check.difference and -check.difference}
    found |= {item.value for item in check.evidence} | {
        suspect.implied for suspect in check.suspects
    }
    return {figure.normalize() for figure in found if figure is not None}


def words(check: Check) -> str:
    """Everything a reader of the check may read."""
    quotes = [
        part for item in check.evidence for part in (item.text, item.where and item.where.quote)
    ]
    said = [check.statement, check.headline, check.explanation, check.suggestion, check.reason]
    return "".join(
        "".join(part.split()) for part in [*said, *quotes, *check.message.values.values()] if part
    )


def reports(check: Check, flaw: dict) -> bool:
    """Whether this check says what was planted."""
    return (
        check.verdict in REPORTED
        and check.severity != "info"
        and check.family in flaw["families"]
        and {Decimal(number).normalize() for number in flaw["numbers"]} <= figures(check)
        and flaw["words"] in words(check)
    )


def near(result: Audit, flaw: dict) -> list[str]:
    """The checks that touch a planted figure, for the message of a failing test."""
    wanted = {Decimal(number).normalize() for number in flaw["numbers"]}
    return [
        f"{c.rule} {c.verdict} {c.severity} {c.headline or c.statement}"
        for c in result.checks
        if (wanted & figures(c) or (flaw["words"] and flaw["words"] in words(c)))
        and c.family in flaw["families"]
    ]


@pytest.mark.parametrize(("name", "flaw"), PLANTED, ids=[f"{n}: {f['says']}" for n, f in PLANTED])
def test_what_was_planted_is_reported(name, flaw):
    result = audited(name)
    assert any(reports(check, flaw) for check in result.checks), near(result, flaw)


@pytest.mark.parametrize("name", EXPECTED["clean"])
def test_a_clean_sample_has_no_finding_worth_a_look(name):
    loud = [
        f"{check.rule} {check.severity} {check.headline or check.statement}"
        for check in audited(name).checks
        if check.verdict in REPORTED and check.severity in {"high", "medium"}
    ]
    assert loud == []


@pytest.mark.parametrize("name", names())
def test_a_result_is_the_one_that_was_reviewed(name):
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(compact(audited(name)))) == golden


def test_every_sample_is_either_clean_or_flawed():
    assert sorted([*EXPECTED["clean"], *EXPECTED["planted"]]) == names()


def test_the_set_shows_at_least_eight_kinds_of_flaw():
    assert len({flaw["kind"] for _, flaw in PLANTED}) >= 8


def test_what_was_planted_stands_in_the_sample():
    missing = [
        (name, number)
        for name, flaw in PLANTED
        for number in flaw["numbers"]
        if Decimal(number) not in {n.value for n in audited(name).numbers}
        and not _derived(flaw, number)
    ]
    assert missing == []


def _derived(flaw: dict, number: str) -> bool:
    """Figures that the document does not print: what the others give, and the gap."""
    return number in flaw.get("derived", [])

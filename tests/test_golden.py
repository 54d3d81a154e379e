"""The samples from end to end: what was planted is found, what holds is confirmed, and nothing changes unseen.

Every amount in the samples is printed to hundredths, so that no gap beyond 0.01 is one of rounding.
"""

import json
from decimal import Decimal
from functools import cache

import pytest
import yaml

from audit.result import Audit, Check, Verdict
from extract.readers import read
from samples.make import MAKERS, pieces
from tests.golden.compact import GOLDEN, SAMPLES, compact, names, run

EXPECTED = yaml.safe_load((GOLDEN / "planted.yaml").read_text(encoding="utf-8"))
PLANTED = [(name, flaw) for name, flaws in EXPECTED["planted"].items() for flaw in flaws]
MADE = [(stem, *how) for stem, how in MAKERS.items()]
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


def causes(check: Check) -> str:
    """What the check says of the reason for the gap."""
    hints = [suspect.hint for suspect in check.suspects]
    return " ".join(filter(None, [check.explanation, check.suggestion, *hints]))


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


CAUSED = [(name, flaw) for name, flaw in PLANTED if "cause" in flaw]


@pytest.mark.parametrize(("name", "flaw"), CAUSED, ids=[f"{n}: {f['cause']}" for n, f in CAUSED])
def test_the_cause_of_a_gap_is_said_where_the_figures_give_it_away(name, flaw):
    said = {c.headline: causes(c) for c in audited(name).checks if reports(c, flaw)}
    assert any(flaw["cause"] in cause for cause in said.values()), said


@pytest.mark.parametrize("name", EXPECTED["planted"])
def test_figures_are_called_wrong_only_where_something_is_wrong(name):
    known = [*EXPECTED["planted"][name], *EXPECTED["also"].get(name, [])]
    false = [
        f"{check.rule} {check.severity} {check.headline or check.statement}"
        for check in audited(name).checks
        if check.verdict in REPORTED
        and check.severity in {"high", "medium"}
        and check.nature == "data"
        if not any(reports(check, flaw) for flaw in known)
    ]
    assert false == []


@pytest.mark.parametrize("name", EXPECTED["clean"])
def test_a_clean_sample_has_no_finding_worth_a_look(name):
    loud = [
        f"{check.rule} {check.severity} {check.headline or check.statement}"
        for check in audited(name).checks
        if check.verdict in REPORTED and check.severity in {"high", "medium"}
    ]
    assert loud == []


def unconfirmed(name: str) -> list[list[str]]:
    """The relations known to hold that no check of the sample confirms."""
    shown = [
        figures(c) for c in audited(name).checks if c.verdict in {Verdict.OK, Verdict.ROUNDING}
    ]
    wanted = EXPECTED["holds"][name]
    return [
        each
        for each in wanted
        if not any({Decimal(n).normalize() for n in each} <= f for f in shown)
    ]


def test_most_of_what_holds_is_confirmed():
    missed = {name: unconfirmed(name) for name in EXPECTED["holds"]}
    known = sum(map(len, EXPECTED["holds"].values()))
    assert sum(map(len, missed.values())) * 10 <= known * 3, missed


@pytest.mark.parametrize("name", names())
def test_rounding_excuses_hundredths_and_no_more(name):
    excused = [
        check.headline
        for check in audited(name).checks
        if check.verdict is Verdict.ROUNDING and abs(check.difference or 0) > Decimal("0.01")
    ]
    assert excused == []


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


@pytest.mark.parametrize(("stem", "make", "suffix"), MADE)
def test_a_built_sample_says_what_its_source_says(stem, make, suffix):
    name = f"{stem}.{suffix}"
    source = (SAMPLES / "sources" / f"{stem}.grid").read_text(encoding="utf-8")
    built, shipped = make(pieces(source)), (SAMPLES / name).read_bytes()
    texts = [
        [block.text for block in read(data, name, source_id="s1").blocks]
        for data in (built, shipped)
    ]
    assert texts[0]
    assert texts[0] == texts[1]

"""The planted-errors bench: its reports are what they claim to be, and a few of them are audited as well as before."""

import ast
from functools import cache
from pathlib import Path

import pytest

from benchmarks import audit_bench
from benchmarks.audit_bench.__main__ import summary
from benchmarks.audit_bench.errors import KINDS
from benchmarks.audit_bench.figures import holds
from benchmarks.audit_bench.planting import clean, plant
from benchmarks.audit_bench.reports import make
from benchmarks.audit_bench.scoring import outcome

SEEDS = range(40)
AUDITED = range(12)
FOUND, NAMED = 0.94, 0.90
"""Floors, a little under what is measured: planted errors found, and named first where relations cross in them."""


@cache
def outcomes():
    return [outcome(seed) for seed in AUDITED]


def test_the_generator_shares_no_code_with_what_it_measures():
    for file in Path(audit_bench.__file__).parent.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        rooms = {(name or "").partition(".")[0] for name in names}
        assert file.name == "scoring.py" or not rooms & {"extract", "audit", "gouji"}, file.name


def test_every_relation_of_a_clean_report_holds():
    for seed in SEEDS:
        made = make(seed)
        assert [each for each in made.sheet.relations if not holds(each, made.sheet.slots)] == []


def test_reports_differ_and_come_out_the_same_again():
    texts = {clean(make(seed)).text for seed in SEEDS}
    assert len(texts) == len(SEEDS)
    assert clean(make(3)).text == clean(make(3)).text


def test_every_slot_stands_where_it_is_said_to_stand():
    for seed in SEEDS:
        made = make(seed)
        printed = clean(made)
        lines = printed.text.split("\n")
        for name, (line, char, length) in printed.places.items():
            assert lines[line - 1][char : char + length] == made.sheet.slots[name].text


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_changes_the_text_and_breaks_a_relation(kind):
    planted = [(make(seed), plant(make(seed), kind)) for seed in SEEDS]
    made = [(of, each) for of, each in planted if each]
    assert made
    for of, each in made:
        assert each.printed.text != clean(of).text
        assert each.broken > 0


@pytest.mark.slow
def test_clean_reports_raise_no_alarm():
    assert [alarm.says for each in outcomes() for alarm in each.alarms] == []


@pytest.mark.slow
def test_what_is_planted_is_found():
    hits = [hit for each in outcomes() for hit in each.hits]
    assert {hit.kind for hit in hits} == set(KINDS)
    assert sum(hit.found for hit in hits) / len(hits) >= FOUND, summary(outcomes())


@pytest.mark.slow
def test_the_number_in_which_relations_cross_is_named_first():
    hits = [hit for each in outcomes() for hit in each.hits if hit.crosses]
    assert hits
    assert sum(hit.first for hit in hits) / len(hits) >= NAMED, summary(outcomes())

"""A stored result turned back into what is compared: nothing of a number is lost on the way."""

from decimal import Decimal

import pytest

from gouji.batch.opening import Entry, Opened, open_entry
from gouji.batch.papers import number_of, paper_of
from tests.golden.compact import run

NAME = "rescue-station-2023.txt"


@pytest.fixture(scope="module")
def result():
    return run(NAME)


def test_numbers_come_back_as_they_were_scanned(result):
    before = result.report.numbers
    after = [number_of(number, "d1") for number in result.audit.numbers]
    assert len(before) == len(after) > 50
    for one, other in zip(before, after, strict=True):
        assert (other.value, other.places, other.scale, other.kind) == (
            one.value,
            one.places,
            one.scale,
            one.kind,
        )
        assert other.unit == one.unit
        assert other.id == f"d1_{one.id}"
        assert other.source == f"d1_{one.source}"


def test_the_paper_keeps_names_forms_and_rows(result):
    paper = paper_of(open_entry(Entry(result.audit)), "d7")
    assert (paper.unit, paper.year, paper.id) == ("珠屿市救助管理站", 2023, "d7")
    assert [form.kind for form in paper.report.forms] == [form.kind for form in result.report.forms]
    assert len(paper.report.indicators) == len(result.audit.indicators) == len(paper.places)
    assert {fact.number for fact in paper.report.facts} <= set(paper.report.by_id)
    sections = {fact.section for fact in paper.report.facts} - {"prose"}
    assert sections <= {form.id for form in paper.report.forms}


def test_a_name_without_a_place_makes_a_paper_that_is_compared_with_nobody(result):
    opened = Opened("x", result.audit, "救助管理站", 2023)
    assert paper_of(opened, "d1").unit == ""


def test_what_the_assistant_named_is_not_compared(result):
    facts = tuple(fact.model_copy(update={"origin": "assistant"}) for fact in result.audit.facts)
    opened = Opened("x", result.audit.model_copy(update={"facts": facts}), "珠屿市救助管理站", 2023)
    assert paper_of(opened, "d1").report.numbers == ()


def test_an_amount_keeps_its_printed_digits(result):
    (number, *_) = result.audit.numbers
    printed = number.model_copy(update={"value": Decimal("94.00"), "unit": "亿元", "kind": "money"})
    found = number_of(printed, "d1")
    assert (found.places, found.scale, found.amount) == (
        2,
        Decimal(100_000_000),
        Decimal(9400000000),
    )

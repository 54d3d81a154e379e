"""Answers: what is taken, what is asked for again, and what is dropped."""

import json

import pytest
from pydantic import ValidationError

from extract.assistant.answers import ANSWERS, Cells, Names, Pairs, Relations
from extract.assistant.examining import EXAMINATION, Examination
from extract.numbers import Kind

TEXT = "基本支出 12.50 万元，其中人员经费10万元、\t公用 经费2.5万元，占20%，占80%。2031年"
KINDS = {"n1": Kind.MONEY, "n2": Kind.MONEY, "n3": Kind.MONEY, "n4": Kind.PERCENT}


def examine(kind, data, *, strict=False, projects=()):
    token = EXAMINATION.set(Examination(KINDS, TEXT, lambda: strict, frozenset(projects)))
    try:
        return kind.model_validate_json(json.dumps(data))
    finally:
        EXAMINATION.reset(token)


def named(**given):
    return Names, {"names": [{"number": "n1", "label": "人员经费", **given}]}


def summed(**given):
    return Relations, {
        "sums": [{"label": "基本支出", "whole": "n1", "parts": ["n2", "n3"], **given}]
    }


def rated(**given):
    base = {"kind": "share", "label": "占", "stated": "n4", "upper": ["n2"], "lower": ["n1"]}
    return Relations, {"ratios": [base | given]}


def disposed(uses, **given):
    return Relations, {
        "dispositions": [{"label": "基本支出", "whole": "n1", "uses": uses, **given}]
    }


CASES = [
    # what the item shows                                  answer                                       fault
    ("a name that stands in the text", named(), None),
    ("a name that stands in the text with spaces", named(label="公用经费"), None),
    ("a name of the vocabulary", named(label="三公经费"), None),
    ("a measure of the vocabulary", named(measure="年初预算数"), None),
    ("a year of the text", named(period="2031"), None),
    ("a name that stands nowhere", named(label="办公设备"), "label"),
    ("a name over the edge of a cell", named(label="万元、公用"), "label"),
    ("a name with a figure of its own", named(label="人员经费999"), "label"),
    ("a name that cuts a numeral at its end", named(label="支出12"), "label"),
    ("a name that cuts a numeral at its beginning", named(label="50万元"), "label"),
    ("a name with a whole numeral", named(label="人员经费10万元"), None),
    ("a measure that stands nowhere", named(measure="五年规划数"), "label"),
    ("a year that stands nowhere", named(period="1999"), "label"),
    ("a project that stands nowhere", named(project="河灯节"), "label"),
    ("an empty name", named(label=""), "shape"),
    ("a very long name", named(label="人" * 61), "shape"),
    ("a field nobody asked for", named(value="999"), "shape"),
    ("an amount in place of an id", named(number=12.5), "shape"),
    ("an id that was not offered", named(number="n9"), "unknown-id"),
    ("a sum", summed(), None),
    ("a sum with a part twice", summed(parts=["n2", "n2"]), "twice"),
    ("a sum that is its own part", summed(parts=["n1", "n2"]), "twice"),
    ("a sum of nothing", summed(parts=[]), "too-few"),
    ("a sum with an unknown part", summed(parts=["n2", "n77"]), "unknown-id"),
    ("a sum with an invented name", summed(label="设备购置"), "label"),
    ("a sum with a result", summed(result="12.5"), "shape"),
    ("a share", rated(), None),
    ("a share whose result is money", rated(stated="n3"), "not-percent"),
    ("a share with an empty side", rated(lower=[]), "too-few"),
    ("a share of a kind nobody knows", rated(kind="magic"), "shape"),
    ("a disposition", disposed([{"number": "n2", "role": "冻结"}]), None),
    ("a disposition into nothing", disposed([]), "too-few"),
    ("a disposition in a role nobody knows", disposed([{"number": "n2", "role": "私分"}]), "role"),
    ("a role that only names a budget", disposed([{"number": "n2", "role": "年初预算"}]), "role"),
    ("equal numbers", (Relations, {"same": [{"label": "占", "numbers": ["n1", "n2"]}]}), None),
    (
        "one number that equals itself",
        (Relations, {"same": [{"label": "占", "numbers": ["n1"]}]}),
        "too-few",
    ),
    ("a cell", (Cells, {"cells": [{"number": "n1", "row": "人员经费", "column": "决算数"}]}), None),
    (
        "a cell under an invented head",
        (Cells, {"cells": [{"number": "n1", "row": "占", "column": "乙列"}]}),
        "label",
    ),
    ("two projects", (Pairs, {"pairs": [{"first": "e1", "second": "e2"}]}), None),
    ("a project twice", (Pairs, {"pairs": [{"first": "e1", "second": "e1"}]}), "project-id"),
    (
        "a project that was not offered",
        (Pairs, {"pairs": [{"first": "e1", "second": "e9"}]}),
        "project-id",
    ),
]
each_case = pytest.mark.parametrize(
    ("answer", "fault"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)


@each_case
def test_after_the_last_try_it_is_dropped_and_listed(answer, fault):
    found = examine(*answer, projects=("e1", "e2"))
    kept = [item for items in found.model_dump().values() for item in items]
    assert [each.code for each in found.faults] == ([fault] if fault else [])
    assert len(kept) == (0 if fault else 1)


@each_case
def test_before_that_the_model_is_told(answer, fault):
    if fault:
        with pytest.raises(ValidationError):
            examine(*answer, strict=True, projects=("e1", "e2"))
    else:
        assert not examine(*answer, strict=True, projects=("e1", "e2")).faults


def test_the_second_name_of_a_number_is_dropped():
    found = examine(
        Names, {"names": [{"number": "n1", "label": "占"}, {"number": "n1", "label": "人员经费"}]}
    )
    assert [item.label for item in found.names] == ["占"]
    assert [(each.code, each.numbers) for each in found.faults] == [("named-twice", ("n1",))]


def test_a_fault_repeats_no_word_of_the_model():
    found = examine(
        Names,
        {"names": [{"number": "n8888", "label": "九千九"}, {"number": "n1", "label": "7777"}]},
    )
    assert [each.numbers for each in found.faults] == [(), ("n1",)]


def test_what_is_beyond_the_limit_is_dropped():
    found = examine(Relations, {"same": [{"label": "占", "numbers": ["n1", "n2"]}] * 300})
    assert len(found.same) == 200
    assert [each.code for each in found.faults] == ["too-many"]


SHAPES = [
    ("a list", []),
    ("a text", "names"),
    ("nothing", None),
    ("another field", {"x": 1}),
    ("no list", {"names": 3}),
]


@pytest.mark.parametrize("data", [row[1] for row in SHAPES], ids=[row[0] for row in SHAPES])
def test_what_has_another_shape_is_no_answer(data):
    with pytest.raises(ValidationError):
        examine(Names, data)


@pytest.mark.parametrize("task", ANSWERS)
def test_no_answer_has_a_place_for_a_figure(task):
    text = json.dumps(ANSWERS[task].model_json_schema())
    assert '"type": "number"' not in text
    assert '"type": "integer"' not in text

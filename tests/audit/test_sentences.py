"""Sentences: every code has one, every one can be filled, and nothing is said elsewhere."""

import re
from pathlib import Path

import pytest

from audit.relations import Missing
from audit.sentences import (
    DIGITS,
    FAMILIES,
    MARKS,
    NATURES,
    SENTENCES,
    SEVERITIES,
    digits,
    say,
    template,
)

FIELDS = re.compile(r"\{(\w+)\}")
AUDIT = Path(__file__).parents[2] / "audit"
SAYS_NOTHING = ("judging", "diagnosing")


def test_an_unknown_code_is_our_fault():
    with pytest.raises(KeyError, match="nowhere"):
        template("nowhere.at.all")


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_filled(code):
    values = dict.fromkeys(FIELDS.findall(SENTENCES[code]), "甲")
    assert "{" not in say(code, values)


def test_decimals_in_words():
    assert [digits(places) for places in (0, 1, 2)] == ["整数", "一位小数", "2 位小数"]
    assert set(DIGITS) == {0, 1}


@pytest.mark.parametrize("room", SAYS_NOTHING)
def test_judging_and_diagnosing_say_nothing_themselves(room):
    for path in (AUDIT / room).glob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""', "", path.read_text("utf-8"))
        code = re.sub(r"#.*", "", code)
        assert not re.search(r"[\u4e00-\u9fff]", code), path.name


def test_words_for_every_family_nature_severity_and_mark():
    from typing import get_args  # noqa: PLC0415

    from audit.result import Family, Mark, Nature, Severity  # noqa: PLC0415

    assert set(FAMILIES) == set(get_args(Family))
    assert set(NATURES) == set(get_args(Nature))
    assert set(SEVERITIES) == set(get_args(Severity))
    assert {mark.value for mark in Mark} <= set(MARKS)


def test_a_table_without_a_title_leaves_no_mark_in_front():
    assert Missing(statement="·图书费执行率未填", anchors=("",)).statement == "图书费执行率未填"

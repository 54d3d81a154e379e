"""The words of the page: both languages say the same things, and every name of the models has a word."""

import string
from typing import get_args

import pytest

from audit.result import Family, Mark, Nature, Role, Severity, Verdict
from gouji.ui.texts import words


def blanks(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_names_and_blanks():
    zh, en = words("zh"), words("en")
    assert {name: blanks(text) for name, text in zh.items()} == {
        name: blanks(text) for name, text in en.items()
    }
    assert all(zh.values())
    assert all(en.values())


GROUPS = [
    ("severity", get_args(Severity)),
    ("nature", get_args(Nature)),
    ("family", get_args(Family)),
    ("role", get_args(Role)),
    ("mark", [mark.value for mark in Mark]),
    ("verdict", [verdict.value for verdict in Verdict]),
]


@pytest.mark.parametrize(("group", "names"), GROUPS, ids=[group for group, _ in GROUPS])
def test_every_name_of_the_models_has_a_word(group, names):
    assert set(words("zh").group(group)) == set(names)


def test_an_unknown_language_is_answered_in_chinese():
    assert words("xx") == words("zh")


def test_an_unknown_name_is_shown_rather_than_lost():
    assert words("zh").of("reason.something-new") == "something-new"

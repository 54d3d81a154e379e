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


LOCKED = [
    "文件已加密，需要密码才能打开。",
    "PDF 的密码不对。",
    "压缩包的密码不对，或其中的 a.txt 已损坏。",
]


@pytest.mark.parametrize("sentence", LOCKED)
def test_a_refusal_of_a_locked_file_is_said_in_the_language_of_the_page(sentence):
    assert words("zh").said(sentence) == sentence
    assert words("en").said(sentence).isascii()

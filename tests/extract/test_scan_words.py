"""The scanner's vocabulary: the file is checked, and what is written in it is found."""

import pytest
from pydantic import ValidationError

from extract.numbers import Kind, Qualifier
from extract.scan_words import Lexicon, Units, plain, words
from extract.vocabulary import load


def test_a_name_that_nobody_declared_is_refused():
    with pytest.raises(ValidationError, match="surprise"):
        Units.model_validate(load("units") | {"surprise": "元"})


def test_a_missing_list_is_refused():
    with pytest.raises(ValidationError, match="money_words"):
        Units.model_validate({k: v for k, v in load("units").items() if k != "money_words"})


def test_a_scale_that_is_no_number_is_refused():
    with pytest.raises(ValidationError, match="scales"):
        Units.model_validate(load("units") | {"scales": "角=viel"})


def test_lists_may_be_written_as_lists():
    units = Units.model_validate(load("units") | {"over": ["余"], "score": {"分": "分"}})
    assert (units.over, units.score) == (("余",), {"分": "分"})


def test_a_qualifier_that_does_not_exist_is_refused():
    names = {
        name.upper()
        for group in (load("units")["before"], load("units")["after"])
        for name in group
    }
    assert names <= set(Qualifier.__members__)


def test_every_word_that_has_a_scale_or_a_limit_is_a_unit():
    known = words()
    assert set(known.lists.scales) <= set(known.units)
    assert set(known.lists.unless) <= set(known.units) | set(known.magnitudes)


def test_signs_before_figures_stand_for_units():
    known = words()
    named = [*known.lists.currency.values(), *known.lists.percent_before.values()]
    assert {known.units[name].kind for name in named} == {Kind.MONEY, Kind.PERCENT}


def test_chinese_units_are_units():
    assert set(words().lists.chinese_units) <= set(words().units)


def test_text_is_made_narrow_character_for_character():
    wide = "（１２．５％）：＞＝－　"
    assert plain(wide) == "(12.5%):>=- "
    assert len(plain(wide)) == len(wide)


def test_a_lexicon_takes_the_longest_word():
    lexicon = Lexicon.of(("人", "人次", "次"))
    assert [lexicon.at("3人次", 1), lexicon.at("3人", 1), lexicon.at("3个", 1)] == [
        "人次",
        "人",
        "",
    ]
    assert [lexicon.ends("万人次"), lexicon.ends("次"), lexicon.ends("")] == ["人次", "次", ""]

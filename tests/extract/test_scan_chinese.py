"""Chinese figures as tables: what counts, and what is only a word."""

import pytest

from extract.scan_chinese import chinese_value
from tests.extract.numerals import count, found, money, ordinal, percent, sentences

COUNTED = [
    ("a counter", "新增三家企业", [count("三", "家", value=3)]),
    ("two", "开会两次", [count("两", "次", value=2)]),
    ("teens", "十二个村", [count("十二", "个", value=12)]),
    ("hundreds and odd", "二百余人", [count("二百", "人", "+", 200)]),
    ("a hundred and odd", "百余人", [count("百", "人", "+", 100)]),
    ("a qualifier before", "不少于三场", [count("三", "场", ">=", 3)]),
    ("a qualifier after", "五个以上", [count("五", "个", ">=", 5)]),
    ("months", "三个月", [count("三", "个月", value=3)]),
    ("big actions", "五大行动", [count("五", value=5)]),
    ("big tasks", "明确六大重点任务", [count("六", value=6)]),
    ("classes", "六大类", [count("六", "大类", value=6)]),
    (
        "one at the start of a short text",
        "一本手册，一部短片",
        [count("一", "本", value=1), count("一", "部", value=1)],
    ),
    ("money", "一百二十三万元", [money("一百二十三", "万元", value=123)]),
    ("money with ten thousands inside", "一万二千元", [money("一万二千", "元", value=12000)]),
    ("a percentage", "百分之九十五", [percent("百分之九十五", "%", value=95)]),
    (
        "a percentage with decimals",
        "百分之九十五点五",
        [percent("百分之九十五点五", "%", value="95.5")],
    ),
    ("all of it", "百分之百", [percent("百分之百", "%", value=100)]),
    ("points", "提高两个百分点", [percent("两", "个百分点", value=2)]),
    ("an ordinal", "第十四届", [ordinal("十四", "届", value=14)]),
    ("a place in a ranking", "热榜全国第四", [count("四", value=4)]),
    ("the first of its kind", "全国第一家", [ordinal("一", value=1)]),
    ("an ordinal of nothing", "第一议题", [ordinal("一", value=1)]),
]

WORDS = [
    ("a list word", "一是加强"),
    ("a list number", "二、收入"),
    ("an aspect", "一方面"),
    ("a batch", "一批项目"),
    ("one amid words", "建设一个平台"),
    ("one at the start of a long text", "一个" + "平台" * 30),
    ("a congress", "十九大报告"),
    ("a later congress", "二十大精神"),
    ("a level", "二级指标"),
    ("three in one", "三位一体"),
    ("once for all", "两次性"),
    ("a set phrase", "两个维护"),
    ("a quoted phrase", "“三个平台”"),
    ("a day of the week", "星期三次"),
    ("some dozens", "数十个"),
    ("a district", "三元区"),
    ("very", "十分重要"),
    ("a fraction", "三分之二"),
    ("a plan", "十四五规划"),
    ("a malformed percentage", "百分之五六"),
    ("an ill-formed rank", "第二三名"),
    ("four hundreds", "四个一百工程"),
    ("a hundred without odd", "百家讲坛"),
    ("a big team", "两大队伍"),
    ("big at the end", "四大"),
    ("a unit that does not count surely", "三米"),
    ("a decimal before", "零点五个"),
    ("nothing after", "三"),
]


@pytest.mark.parametrize(("text", "numbers"), **sentences(COUNTED))
def test_chinese_figures_that_count(text, numbers):
    assert found(text) == numbers


@pytest.mark.parametrize("text", **sentences(WORDS))
def test_chinese_figures_that_are_words(text):
    assert found(text) == []


FIGURES = [
    ("a digit", "三", 3),
    ("ten", "十", 10),
    ("teens", "十五", 15),
    ("tens", "二十", 20),
    ("tens and ones", "九十九", 99),
    ("a gap", "一百零五", 105),
    ("thousands", "三千零二十", 3020),
    ("ten thousands", "两万五千", 25000),
    ("hundreds of millions", "一亿二千", 100002000),
    ("ill-formed", "二三", None),
    ("ten and a half", "十四五", None),
    ("two after tens", "二十两", None),
    ("nothing", "", None),
    ("zero", "零", None),
    ("an ill-formed head", "二三万五", None),
    ("no rest", "三万", None),
]


@pytest.mark.parametrize(("figures", "value"), **sentences(FIGURES))
def test_value_of_chinese_figures(figures, value):
    assert chinese_value(figures) == value

"""What the store and the desk say in Chinese, the page says in English where that is its language."""

import ast
from pathlib import Path

import pytest

from gouji.ui import texts
from gouji.ui.texts import words

ROOT = Path(texts.__file__).parents[2]
ROOMS = [
    *sorted((ROOT / "gouji/review").glob("*.py")),
    ROOT / "gouji/ui/acts.py",
    ROOT / "gouji/ui/picking.py",
]
BUILT = {
    "{}{}，您的更正没有保存；请看过最新内容后再改。",
    "{}{}，您的「{}」没有保存；请看过后再定。",
    "{}撤销过这一条。",
}
"""Sentences that are put together of others; each of them is tried below."""


def told():
    """Every sentence that the rooms write, with {} for what it leaves open."""
    for path in ROOMS:
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        inner = {id(v) for node in nodes if isinstance(node, ast.JoinedStr) for v in node.values}
        for node in nodes:
            text = written(node) if id(node) not in inner else ""
            if text.endswith("。") and any("\u4e00" <= c <= "\u9fff" for c in text):
                yield text


def written(node):
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
    plain = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if plain else ""


@pytest.mark.parametrize("sentence", sorted(set(told()) - BUILT))
def test_every_sentence_has_its_english(sentence):
    filled = (
        sentence.replace("{}", "没有") if "单元格里{}" in sentence else sentence.replace("{}", "甲")
    )
    said = words("en").said(filled)
    assert not any("\u4e00" <= c <= "\u9fff" for c in said.replace("甲", "").replace("没有", ""))
    assert words("zh").said(filled) == filled


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "李敏 已于 11-21 09:30 改过这一处，您的更正没有保存；请看过最新内容后再改。",
            "李敏 changed this at 11-21 09:30",
        ),
        (
            "李敏 已于 11-21 09:30 撤销了这一处的更正，您的更正没有保存；请看过最新内容后再改。",
            "took the correction here back",
        ),
        (
            "李敏 已于 11-21 09:30 把这个疑点定为「尾差」，您的「属实」没有保存；请看过后再定。",
            "ruled “尾差” here",
        ),
        (
            "李敏 已于 11-21 09:30 撤销了「尾差」，您的「属实」没有保存；请看过后再定。",
            "took “尾差” back",
        ),
        ("李敏 已于 11-21 09:30 撤销过这一条。", "took this back at 11-21 09:30 already"),
        ("有人改过这一处，您的更正没有保存；请看过最新内容后再改。", "Somebody changed this"),
        (
            "将把报告文字发送到 127.0.0.1:9（模型 m），姓名和电话先行遮盖。",
            "127.0.0.1:9 (model m); names",
        ),
        ("将把报告文字发送到 127.0.0.1:9（模型 m）。", "127.0.0.1:9 (model m)."),
    ],
)
def test_what_a_sentence_names_is_kept(sentence, expected):
    assert expected in words("en").said(sentence)


def test_an_unknown_sentence_stays_as_it_is():
    assert words("en").said("文件已损坏。") == "文件已损坏。"

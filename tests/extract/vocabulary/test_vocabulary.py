"""The vocabulary: files of the user add to it, and a check finds what contradicts itself."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import extract
from extract.document import Paragraph, Table
from extract.forms.heads import measure_of
from extract.readers.flat_kinds import units
from extract.readers.text import read_text
from extract.sources import Source
from extract.vocabulary import REMEMBERED, extend, load, names, remembered
from extract.vocabulary.check import faults
from extract.vocabulary.concepts import concept_of
from extract.vocabulary.form_words import head_key

SOURCE = Source(id="s1", name="a.txt", sha256="", format="text")


@pytest.fixture(autouse=True)
def shipped() -> Iterator[None]:
    """Each test leaves the vocabulary as it ships."""
    yield
    extend([])


def write(folder: Path, name: str, text: str) -> list[Path]:
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return [folder]


def test_the_shipped_vocabulary_is_sound() -> None:
    assert faults([]) == []


def test_every_file_can_be_loaded() -> None:
    assert all(load(name) for name in names())


@pytest.mark.parametrize("name", names())
def test_a_file_says_the_same_to_the_slower_parser(name: str) -> None:
    path = Path(extract.vocabulary.__file__).parent / f"{name}.yaml"
    assert yaml.safe_load(path.read_text("utf-8")) == load(name)


def test_words_of_the_user_are_known_at_once(tmp_path: Path) -> None:
    assert (concept_of("下乡补贴"), measure_of("今年花掉的")) == (None, None)
    write(
        tmp_path,
        "concepts",
        "concepts:\n  rural_bonus: {aliases: [下乡补贴], part_of: personnel}\n",
    )
    extend(write(tmp_path, "forms", "measures:\n  全年执行数: [今年花掉的]\n"))
    assert (concept_of("下乡补贴"), measure_of("今年花掉的")) == ("rural_bonus", "全年执行数")
    assert measure_of("全年执行数") == "全年执行数"


def test_what_was_added_can_be_taken_away(tmp_path: Path) -> None:
    extend(write(tmp_path, "forms", "measures:\n  全年执行数: [今年花掉的]\n"))
    extend([])
    assert measure_of("今年花掉的") is None


def test_words_of_the_user_reach_the_readers(tmp_path: Path) -> None:
    flat = "项目资金 年初预算数 全年预算数 今年花掉的\n年度资金总额 30 20 10\n"
    assert "挺" not in units()
    assert head_key("今年花掉的") is None
    assert shape(flat) == [Paragraph, Paragraph]
    write(tmp_path, "units", "counters: 挺\n")
    write(tmp_path, "office_marks", 'stretches: ["<<[^<>]*>>"]\n')
    extend(write(tmp_path, "forms", "measures:\n  全年执行数: [今年花掉的]\n"))
    assert head_key("今年花掉的") == "全年执行数"
    assert {"挺", "个", "台"} <= units()
    assert shape(flat) == [Table]
    hidden = read_text("<<批注>>绿化12万元".encode(), SOURCE)
    assert [block.text.strip() for block in hidden.blocks] == ["绿化12万元"]


def shape(text: str) -> list[type]:
    """The sorts of blocks that a text is read as."""
    return [type(block) for block in read_text(text.encode(), SOURCE).blocks]


def test_what_is_made_of_words_is_forgotten_when_words_are_added() -> None:
    modules = (Path(extract.__file__).parent).rglob("*.py")
    texts = {
        path.name: path.read_text("utf-8")
        for path in modules
        if "vocabulary/__init__" not in str(path)
    }
    told = [name for name, text in texts.items() if "from extract.vocabulary" in text]
    assert "flat_kinds.py" in told
    kept = {name for name in told if re.search("^@cache$", texts[name], re.MULTILINE)}
    assert kept <= {"sheet_numbers.py", "prompts.py"}  # signs of a format, files of prompts


NOTHING_IS_READ = """
import importlib, pkgutil, extract, extract.vocabulary
asked = []
extract.vocabulary.load = lambda name: asked.append(name) or {}
for module in pkgutil.walk_packages(extract.__path__, "extract."):
    importlib.import_module(module.name)
print(asked)
"""


def test_no_word_is_looked_up_while_modules_are_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NOTHING_IS_READ], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


FAULTS = [
    ("an unknown file", "wages", "a: 1\n", "wages.yaml 不是词库文件"),
    ("no mapping", "forms", "- 1\n", "映射"),
    ("broken YAML", "forms", "a: [1\n", "无法解析"),
    ("a list where a mapping belongs", "concepts", "concepts: [甲]\n", "应为映射"),
    (
        "an alias of two concepts",
        "concepts",
        "concepts:\n  other: {aliases: [公务接待费]}\n",
        "同时属于",
    ),
    (
        "a parent nobody knows",
        "concepts",
        "concepts:\n  other: {aliases: [其他甲], part_of: nothing}\n",
        "不存在",
    ),
    (
        "a part of itself",
        "concepts",
        "concepts:\n  a: {aliases: [甲甲], part_of: b}\n  b: {aliases: [乙乙], part_of: a}\n",
        "自己的下级",
    ),
    (
        "a set of unknown parts",
        "concepts",
        "complete_sets:\n  - {total: personnel, parts: [nobody]}\n",
        "不存在",
    ),
    ("a measure twice", "forms", "measures:\n  得分: [分值]\n", "同时属于"),
]


@pytest.mark.parametrize(
    ("name", "text", "words"), [c[1:] for c in FAULTS], ids=[c[0] for c in FAULTS]
)
def test_faults(tmp_path: Path, name: str, text: str, words: str) -> None:
    folders = write(tmp_path, name, text)
    try:
        extend(folders)
    except ValueError:
        extend([])
    assert any(words in sentence for sentence in faults(folders))


def test_a_file_that_is_no_folder(tmp_path: Path) -> None:
    assert faults([tmp_path / "none"]) == [f"{tmp_path / 'none'} 不是目录。"]


def test_what_the_words_say_of_a_text_is_remembered_until_they_are_extended() -> None:
    asked: list[str] = []

    @remembered
    def said(text: str) -> int:
        asked.append(text)
        return len(load("forms"))

    said("合计")
    said("合计")
    assert asked == ["合计"]
    extend([])
    said("合计")
    assert asked == ["合计", "合计"]


def test_only_so_many_texts_are_remembered() -> None:
    asked: list[str] = []

    @remembered
    def said(text: str) -> None:
        asked.append(text)

    for number in (*range(REMEMBERED + 1), 0, REMEMBERED):
        said(str(number))
    assert len(asked) == REMEMBERED + 2

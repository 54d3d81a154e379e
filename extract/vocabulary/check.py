"""Check of the vocabulary: what in its files contradicts itself, as sentences for the user."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from extract.vocabulary import load, names, shipped
from extract.vocabulary.concepts import plain


def faults(folders: list[Path]) -> list[str]:
    """Everything that is wrong in the vocabulary as it stands, and in the user's ``folders``."""
    broken = [sentence for folder in folders for sentence in _folder_faults(folder)]
    if broken:
        return broken
    try:
        return [
            *_concepts(load("concepts")),
            *_forms(load("forms")),
            *_units(),
            *_phrases(),
            *_marks(),
        ]
    except (AttributeError, KeyError, TypeError) as error:
        return [f"词库的结构不对：{error}"]


def _folder_faults(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        yield f"{folder} 不是目录。"
        return
    for path in sorted(folder.glob("*.y*ml")):
        if path.suffix != ".yaml" or path.stem not in names():
            yield f"{path.name} 不是词库文件；可用的文件名是 {'、'.join(f'{n}.yaml' for n in names())}。"
            continue
        try:
            words = yaml.safe_load(path.read_text("utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            yield f"{path.name} 无法解析：{' '.join(str(error).split())}"
            continue
        if not isinstance(words, dict):
            yield f"{path.name} 的内容应为“键: 值”的映射。"
        else:
            yield from _shapes(path.name, shipped(path.stem), words)


def _shapes(file: str, shipped: dict[str, Any], words: dict[str, Any]) -> Iterator[str]:
    """Keys whose kind of value differs from that of the package's file."""
    for key, value in words.items():
        old = shipped.get(key)
        if old is not None and isinstance(old, dict | list) and not isinstance(value, type(old)):
            wanted = "映射" if isinstance(old, dict) else "列表"
            yield f"{file} 中的 {key} 应为{wanted}。"


def _concepts(words: dict[str, Any]) -> Iterator[str]:
    known = words["concepts"]
    owner: dict[str, str] = {}
    for name, entry in known.items():
        if not entry.get("aliases"):
            yield f"概念 {name} 没有别名。"
        if (parent := entry.get("part_of")) and parent not in known:
            yield f"概念 {name} 的上级 {parent} 不存在。"
        for alias in entry.get("aliases", ()):
            other = owner.setdefault(plain(alias), name)
            if other != name:
                yield f"别名“{alias}”同时属于概念 {other} 和 {name}。"
    yield from _sets(words, known)
    yield from _rings(known)


def _sets(words: dict[str, Any], known: dict[str, Any]) -> Iterator[str]:
    for entry in words["complete_sets"]:
        for name in (entry["total"], *entry["parts"]):
            if name not in known:
                yield f"完整集合 {entry['total']} 中的概念 {name} 不存在。"


def _rings(known: dict[str, Any]) -> Iterator[str]:
    for name, entry in known.items():
        seen, at = {name}, entry.get("part_of")
        while at in known and at not in seen:
            seen.add(at)
            at = known[at].get("part_of")
        if at == name:
            yield f"概念 {name} 是自己的下级。"


def _forms(words: dict[str, Any]) -> Iterator[str]:
    for section in ("measures", "indicator_heads", "keys"):
        owner: dict[str, str] = {}
        for key, entries in words[section].items():
            for word in entries:
                other = owner.setdefault(word, key)
                if other != key and section != "keys" and word not in words["shared_heads"]:
                    yield f"forms.yaml 的 {section} 中“{word}”同时属于 {other} 和 {key}。"


def _units() -> Iterator[str]:
    from extract.scan_words import words  # noqa: PLC0415 - the scanner checks its own file when it is first used

    try:
        words()
    except ValueError as error:
        yield f"units.yaml：{' '.join(str(error).split())}"


def _marks() -> Iterator[str]:
    for pattern in load("office_marks")["stretches"]:
        try:
            re.compile(pattern)
        except re.error as error:
            yield f"office_marks.yaml 中有不成立的正则表达式“{pattern}”：{error.msg}"


def _phrases() -> Iterator[str]:
    from extract.narrative.lexicon import lexicon  # noqa: PLC0415 - the grammar compiles its own file

    try:
        lexicon()
    except re.error as error:
        yield f"narrative.yaml 中有不成立的正则表达式“{error.pattern!s}”：{error.msg}"

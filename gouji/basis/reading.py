"""Reading settings: a YAML file becomes a model, or sentences that say what is wrong with it and where.

Every scalar is read as text and made a number or date by its model, so that an amount never passes through a float and
the word ``off`` stays a word.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

M = TypeVar("M", bound=BaseModel)
SENTENCES: Mapping[str, str] = {
    "missing": "缺少此项",
    "extra_forbidden": "没有这个键",
    "literal_error": "只能是 {expected} 之一，不能是 {given}",
    "decimal_parsing": "应为数，不能是 {given}",
    "int_parsing": "应为整数，不能是 {given}",
    "bool_parsing": "应为 true 或 false，不能是 {given}",
    "date_from_datetime_parsing": "应为日期（如 2026-01-01），不能是 {given}",
    "date_parsing": "应为日期（如 2026-01-01），不能是 {given}",
    "string_too_short": "不能为空",
    "too_short": "不能为空",
    "string_pattern_mismatch": "写法应如 OWN-01，不能是 {given}",
    "string_type": "应为文字",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为“键: 值”",
    "model_type": "应为“键: 值”",
    "greater_than_equal": "不能小于 {ge}，不能是 {given}",
    "less_than_equal": "不能大于 {le}，不能是 {given}",
    "value_error": "{error}",
}


class Entry(BaseModel):
    """Base of what stands in a settings file: frozen, and closed to keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Unusable(Exception):
    """A settings file cannot be used; ``sentences`` say why, in Chinese."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def mapping_in(path: Path) -> dict[str, Any]:
    """The keys and values of a YAML file; raises Unusable where it holds none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        raise Unusable([f"找不到或无法打开文件 {path}。"]) from None
    except UnicodeDecodeError:
        raise Unusable([f"{path}：不是 UTF-8 文本。"]) from None
    return mapping_of(text, path)


def mapping_of(text: str, path: Path) -> dict[str, Any]:
    """The keys and values of YAML text that is called ``path``; raises Unusable where it holds none."""
    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 1} 行" if mark else ""
        raise Unusable([f"{path}：{line}不是有效的 YAML。"]) from None
    if not isinstance(found, dict):
        raise Unusable([f"{path}：应为“键: 值”。"])
    return found


def shaped(path: Path, found: Mapping[str, Any], model: type[M]) -> M:
    """The contents of a file as a model; raises Unusable with a sentence for each fault."""
    try:
        return model.model_validate(found)
    except ValidationError as error:
        raise Unusable([f"{path}：{each}。" for each in _faults(error)]) from None


def _faults(error: ValidationError) -> Iterator[str]:
    found = error.errors()
    for each in found:
        inside = any(
            each["loc"] == other["loc"][: len(each["loc"])] for other in found if other is not each
        )
        if inside:  # a list counts as empty where its entries have faults of their own
            continue
        told = {name: str(value) for name, value in each.get("ctx", {}).items()}
        sentence = SENTENCES.get(each["type"], "不能用")
        yield f"{_place(each['loc'])}{sentence.format_map({'given': each['input'], **told})}"


def _place(steps: tuple[int | str, ...]) -> str:
    """Where in the file, as people count.

    >>> _place(("rules", 0, "parts", 1, "sign"))
    'rules 第 1 项 parts 第 2 项 sign：'
    """
    words = " ".join(f"第 {step + 1} 项" if isinstance(step, int) else step for step in steps)
    return f"{words}：" if words else ""

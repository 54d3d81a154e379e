"""Vocabulary: the words of the field as data, in YAML files beside this module and in folders of the user.

A file of the user has the name of a file here and adds to it: lists grow, mappings are merged, patterns get further
alternatives by a list, single values are replaced. ``extend`` is called once, before anything is read; whatever was
derived from the words is then forgotten.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import yaml

P = ParamSpec("P")
T = TypeVar("T")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser starts eight times faster
_FORGETTING: list[Callable[[], None]] = []
_FOLDERS: list[Path] = []
_JOINTS = {"units": " "}  # what parts the words of a file whose lists are strings
REMEMBERED = 4096
"""Of so many texts is remembered what the words say of them; a report says most things more than once."""


def derived(function: Callable[P, T]) -> Callable[P, T]:
    """Cache what ``function`` makes of the words, until the vocabulary is extended."""
    cached = cache(function)
    _FORGETTING.append(cached.cache_clear)
    return cast("Callable[P, T]", cached)


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Cache what the words say of the texts asked about last, until the vocabulary is extended."""
    cached = lru_cache(REMEMBERED)(function)
    _FORGETTING.append(cached.cache_clear)
    return cast("Callable[P, T]", cached)


def extend(folders: Sequence[Path]) -> None:
    """Add the vocabulary files of the user's ``folders`` to those of the package, in their order."""
    _FOLDERS[:] = folders
    for forget in _FORGETTING:
        forget()


def names() -> list[str]:
    """The names of the vocabulary files that ship with the package."""
    return sorted(
        item.name.removesuffix(".yaml")
        for item in files(__name__).iterdir()
        if item.name.endswith(".yaml")
    )


@derived
def load(name: str) -> dict[str, Any]:
    """The contents of the vocabulary file ``name``, with what the user's folders add to it."""
    words = shipped(name)
    for folder in _FOLDERS:
        path = folder / f"{name}.yaml"
        if path.exists():
            words = merged(words, _parsed(path.read_text("utf-8")), _JOINTS.get(name, "|"))
    return words


def shipped(name: str) -> dict[str, Any]:
    """The contents of the vocabulary file ``name`` as the package ships it."""
    return _parsed(files(__name__).joinpath(f"{name}.yaml").read_text("utf-8"))


def _parsed(text: str) -> dict[str, Any]:
    return dict(yaml.load(text, Loader=_LOADER) or {})  # noqa: S506 - both are safe loaders


def merged(words: dict[str, Any], more: dict[str, Any], joint: str = "|") -> dict[str, Any]:
    """``words`` with ``more`` added: lists grow, mappings are merged, single values are replaced.

    A string grows by a list of further words, which ``joint`` parts: alternatives of a pattern, or the words of a list
    that is written as one string, which grows by a string as well.

    >>> merged({"a": ["x"], "b": {"c": 1}}, {"a": ["x", "y"], "b": {"d": 2}})
    {'a': ['x', 'y'], 'b': {'c': 1, 'd': 2}}
    >>> merged({"share": "占", "unit": "个"}, {"share": ["约合"], "unit": "台"})
    {'share': '占|约合', 'unit': '台'}
    >>> merged({"counters": "个 台"}, {"counters": "挺"}, " ")
    {'counters': '个 台 挺'}
    """
    out = dict(words)
    for key, value in more.items():
        old = out.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            out[key] = merged(old, value, joint)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = [*old, *(item for item in value if item not in old)]
        elif isinstance(old, str) and (isinstance(value, list) or joint == " "):
            added = value if isinstance(value, list) else [value]
            out[key] = joint.join([old, *map(str, added)])
        else:
            out[key] = value
    return out

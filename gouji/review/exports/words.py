"""Words: every word that the papers print, from words.yaml beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml


def word(name: str, /, **values: object) -> str:
    """The words called ``group.name`` with ``values`` filled in; an unknown name comes back as it is.

    >>> word("severity.high"), word("place.line", line=3), word("unit.里")
    ('高', '第3行', '里')
    """
    found = _words().get(name)
    return name.partition(".")[2] or name if found is None else found.format(**values)


def group(name: str) -> Mapping[str, str]:
    """All words of a group by their short names, in the order of the file."""
    head = f"{name}."
    found = {k.removeprefix(head): v for k, v in _words().items() if k.startswith(head)}
    return MappingProxyType(found)


@cache
def _words() -> Mapping[str, str]:
    raw = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))
    named = {f"{g}.{name}": text for g, texts in raw.items() for name, text in texts.items()}
    return MappingProxyType(named)

"""Words: every word of the outputs, from words.yaml beside this module, else from the words of the working papers."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from gouji.review.exports import words as papers


def word(name: str, /, **values: object) -> str:
    """The words called ``group.name`` with ``values`` filled in.

    >>> word("state.clear"), word("severity.high")
    ('未见疑点', '高')
    """
    found = _words().get(name)
    return papers.word(name, **values) if found is None else found.format(**values)


def group(name: str) -> Mapping[str, str]:
    """All words of a group by their short names, in the order of the file."""
    head = f"{name}."
    found = {k.removeprefix(head): v for k, v in _words().items() if k.startswith(head)}
    return MappingProxyType(found) if found else papers.group(name)


@cache
def _words() -> Mapping[str, str]:
    raw = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))
    named = {f"{g}.{name}": text for g, texts in raw.items() for name, text in texts.items()}
    return MappingProxyType(named)

"""Texts: the words of the page in Chinese and English, from texts.yaml beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

LANGUAGES = ("zh", "en")
"""The languages of the page; the first is shown unless the reader chooses another."""


class Words(dict[str, str]):
    """The words of the page in one language, by ``group.name``."""

    def of(self, name: str, **values: object) -> str:
        """The text called ``name`` with ``values`` filled in; an unknown name comes back as it is."""
        return self[name].format(**values) if name in self else name.partition(".")[2] or name

    def group(self, name: str) -> Mapping[str, str]:
        """All texts of one group by their short names, for the part of the page that is drawn in the browser."""
        head = f"{name}."
        found = {key.removeprefix(head): text for key, text in self.items() if key.startswith(head)}
        return MappingProxyType(found)


@cache
def words(language: str) -> Words:
    """The words of ``language``; Chinese for a language that the page does not speak."""
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    raw = yaml.safe_load(files(__package__).joinpath("texts.yaml").read_text("utf-8"))
    return Words(
        {
            f"{group}.{name}": text[chosen]
            for group, texts in raw.items()
            for name, text in texts.items()
        }
    )

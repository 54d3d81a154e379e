"""Texts: the words of the page in Chinese and English, from the .yaml files beside this module."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

Sections = tuple[tuple[str, str], ...]
"""Headings with the text under each."""
PARTS = {
    "Why it matters": "why",
    "How it is computed": "how",
    "When it is skipped": "skipped",
    "Example": "example",
    "Basis": "basis",
}
"""What the text under each heading of a rule is called in explanations.yaml."""
LANGUAGES = ("zh", "en")
"""The languages of the page; the first is shown unless the reader chooses another."""


class Words(dict[str, str]):
    """The words of the page in one language, by ``group.name``."""

    language = LANGUAGES[0]

    def of(self, name: str, **values: object) -> str:
        """The text called ``name`` with ``values`` filled in; an unknown name comes back as it is."""
        return self[name].format(**values) if name in self else name.partition(".")[2] or name

    def said(self, sentence: str) -> str:
        """A sentence of the store or the desk in the language of the page; one that is not known stays as it is."""
        for name, pattern in _sentences():
            if found := pattern.fullmatch(sentence):
                return self.of(name, **found.groupdict())
        return sentence

    def claim(self, rule: str, own: str) -> str:
        """What a rule claims, in the language of the page; ``own`` are its own words, which are English."""
        return own if self.language != LANGUAGES[0] else _claims()["claims"].get(rule, own)

    def sections(self, rule: str, own: Sections) -> Sections:
        """The text of a rule under its headings, in the language of the page; ``own`` is its own, in English."""
        if self.language != LANGUAGES[0]:
            return own
        headings, told = _claims()["headings"], _explanations().get(rule)
        if told is None:
            return tuple((headings.get(heading, heading), body) for heading, body in own)
        return tuple((headings[heading], _body(told[part])) for heading, part in PARTS.items())

    def group(self, name: str) -> Mapping[str, str]:
        """All texts of one group by their short names, for the part of the page that is drawn in the browser."""
        head = f"{name}."
        found = {key.removeprefix(head): text for key, text in self.items() if key.startswith(head)}
        return MappingProxyType(found)


@cache
def words(language: str) -> Words:
    """The words of ``language``; Chinese for a language that the page does not speak."""
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    found = Words(
        {
            f"{group}.{name}": text[chosen]
            for group, texts in _texts().items()
            for name, text in texts.items()
        }
    )
    found.language = chosen
    return found


@cache
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Every text of the page by group, name and language."""
    read = (_read(name) for name in ("texts.yaml", "sentences.yaml"))
    return MappingProxyType({key: value for texts in read for key, value in texts.items()})


@cache
def _claims() -> Mapping[str, Mapping[str, str]]:
    """What the rules claim in Chinese, and the headings of their texts."""
    return MappingProxyType(_read("claims.yaml"))


@cache
def _explanations() -> Mapping[str, Mapping[str, str | list[str]]]:
    """What each rule says of itself in Chinese."""
    return MappingProxyType(_read("explanations.yaml"))


def _body(told: str | list[str]) -> str:
    """A text, or points one below the other with their numbers."""
    if isinstance(told, str):
        return told
    return "\n".join(f"{number}. {point}" for number, point in enumerate(told, 1))


def _read(name: str) -> dict[str, Any]:
    """A file beside this module."""
    found: dict[str, Any] = yaml.safe_load(files(__package__).joinpath(name).read_text("utf-8"))
    return found


@cache
def _sentences() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The Chinese sentences that the page knows, each with a group for every word that it leaves open."""
    known = _texts()["sentences"].items()
    return tuple((f"sentences.{name}", _pattern(text["zh"])) for name, text in known)


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", sentence)
    open_words = (f"(?P<{part}>.+?)" if i % 2 else re.escape(part) for i, part in enumerate(parts))
    return re.compile("".join(open_words), re.DOTALL)


def flowing(body: str) -> str:
    r"""Text without the line breaks of the source, those before numbered points and paragraphs kept.

    >>> flowing("a\nb\n1. c\n\nd")
    'a b\n1. c\n\nd'
    """
    return re.sub(r"(?<!\n)\n(?!\n|\d+\.|[-*] )", " ", body)

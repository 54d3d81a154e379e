"""Reasons: sentences that say why money was not spent as it was planned, and for which project."""

import re
from collections.abc import Iterator, Sequence

from extract.alike import core
from extract.records import Entity
from extract.remarking.lines import Text
from extract.remarks import Reason
from extract.vocabulary import load

TELLING = 3  # characters of a name that are its own
_SENTENCE = re.compile(r"[^。；;]+")


def reasons_in(text: Text, entities: Sequence[Entity]) -> Iterator[Reason]:
    """Every sentence of the running text that speaks of execution and of a reason."""
    words = load("remarks")
    for line in text.lines():
        for match in _SENTENCE.finditer("" if line.cell else line.text):
            told = match.group()
            spoken = any(word in told for word in words["execution_words"])
            if spoken and any(word in told for word in words["reason_words"]):
                yield Reason(entity=_named(told, entities), place=line.span(*match.span()))


def _named(told: str, entities: Sequence[Entity]) -> str | None:
    """The one project that a sentence names."""
    named = [
        entity.id
        for entity in entities
        if any(
            len(core(name)) >= TELLING and core(name) in told
            for name in (entity.name, *entity.aliases)
        )
    ]
    return named[0] if len(named) == 1 else None

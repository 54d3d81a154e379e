"""Examining: what an item of an answer may say, for one stretch of text.

The examination of the question that is being asked stands in a context variable, never in instructor's ``context=``,
which would make a template of every message.
"""

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field

from extract.numbers import Kind, NumberId
from extract.vocabulary import derived, load

NUMERAL = re.compile(r"[0-9０-９]+(?:[.,，][0-9０-９]+)*")
CELL = re.compile(r"\s*\|\s*|[\t\n]+")
EDGE = "\ue000"
"""Stands for the edge of a cell or line, so that no name runs over it; no text holds it, and it is no white space."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an item was not accepted, by its code, and the known ids that it spoke of."""

    code: str
    numbers: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What is said to the model."""
        sentence = str(load("assistant")["faults"][self.code])
        return f"{'、'.join(self.numbers)}：{sentence}" if self.numbers else sentence


@dataclass(frozen=True)
class Examination:
    """The ids of a stretch with their kinds, its text, and whether a fault is a reason to ask again."""

    kinds: Mapping[NumberId, Kind]
    text: str
    strict: Callable[[], bool] = lambda: False
    projects: frozenset[str] = frozenset()
    _squashed: list[str] = field(default_factory=list)

    def known(self, *ids: str) -> tuple[str, ...]:
        """Those of ``ids`` that the question offered; only these may be repeated in a result."""
        return tuple(dict.fromkeys(each for each in ids if each in self.kinds))

    def may_name(self, label: str) -> bool:
        """Whether a name is one of the vocabulary or stands in the text, with whole numerals only."""
        bare = squash(label)
        if not bare or EDGE in bare:
            return False
        if bare in words():
            return True
        whole = set(NUMERAL.findall(self.text))
        return bare in self._flat and all(each in whole for each in NUMERAL.findall(label))

    @property
    def _flat(self) -> str:
        if not self._squashed:
            self._squashed.append(squash(self.text))
        return self._squashed[0]


def squash(text: str) -> str:
    """``text`` without white space, the edges of its cells and lines kept apart.

    >>> squash("基本 支出") + squash("a | b").replace(EDGE, "/")
    '基本支出a/b'
    """
    return re.sub(r"\s+", "", CELL.sub(EDGE, text.strip()))


@derived
def words() -> frozenset[str]:
    """Every name and measure that the vocabulary knows, and the names of funds and roles."""
    concepts, forms, prose = load("concepts"), load("forms"), load("narrative")
    found = [alias for entry in concepts["concepts"].values() for alias in entry["aliases"]]
    found += [*concepts["fund_words"], *forms["measures"]]
    found += [word for known in forms["measures"].values() for word in known]
    found += [entry["name"] for entry in prose["dispositions"]]
    found += [entry["measure"] for entry in prose["dispositions"]]
    found += [*prose["money_measures"], *prose["count_measures"]]
    return frozenset(squash(str(word)) for word in found)


@derived
def roles() -> Mapping[str, int]:
    """What may become of a sum, with the sign it counts with."""
    known = load("narrative")["dispositions"]
    return {entry["name"]: entry["sign"] for entry in known if entry["sign"]}


EXAMINATION: ContextVar[Examination] = ContextVar("examination")
"""The examination of the question that is being asked in this thread."""

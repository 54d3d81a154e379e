"""Marks of office programs: what they leave in a text that nobody sees printed, kept as hidden text."""

import re
from collections.abc import Sequence
from typing import Final

from extract.document import Aside, LineAnchor
from extract.vocabulary import derived, load

_HEAD: Final = 60  # lines in which properties of a file may stand
_SEVERAL: Final = 3


def heads_of(lines: Sequence[str]) -> list[bool]:
    """Which lines name a property of the file: several of them, before any other text."""
    count = 0
    for line in lines[:_HEAD]:
        if line.strip() and not _property().match(line):
            break
        count += 1
    named = sum(bool(line.strip()) for line in lines[:count])
    return [i < count and named >= _SEVERAL for i in range(len(lines))]


def printed(text: str, line: int, hidden: list[Aside], *, head: bool = False) -> str:
    """The line with what is not printed blanked out, so that every other character keeps its place."""
    if head and text.strip():
        hidden.append(Aside(text, (LineAnchor(0, len(text), line, 0),)))
        return " " * len(text)
    for match in _stretches().finditer(text):
        if match.group().strip():
            anchor = LineAnchor(0, len(match.group()), line, match.start())
            hidden.append(Aside(match.group(), (anchor,)))
    return _stretches().sub(lambda match: " " * len(match.group()), text)


@derived
def _property() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in load("office_marks")["properties"])
    return re.compile(rf"\s*(?:{names})\s*[:：=]")


@derived
def _stretches() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in load("office_marks")["stretches"]))

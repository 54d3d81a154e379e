"""Lists: a count with the names of everything that it counts behind it."""

import re
from collections.abc import Iterator

from extract.fragments import Fragments
from extract.numbers import Kind, Number
from extract.remarking.lines import Line, Text
from extract.remarks import Enumeration
from extract.vocabulary import load

FEWEST, LONGEST = 3, 24
"""So many names make a list, and none of them is longer."""
_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_OPENS = re.compile(r"^[^，,。；;：:、]{0,12}[：:]")
_CLOSES = re.compile(r"[，,。；;：:]")
_DIGIT = re.compile(r"\d")


def enumerations_in(text: Text, fragments: Fragments) -> Iterator[Enumeration]:
    """Every count in a paragraph that a colon and a list of bare names follow."""
    label = {fact.number: fact.label for fact in fragments.facts}
    for line in text.lines():
        for number in line.numbers if not line.cell else ():
            if number.kind is Kind.COUNT and number.id in label:
                names = _names(line, number)
                if len(names) >= FEWEST:
                    joined = sum(
                        any(w in name for w in load("remarks")["joints"]) for name in names
                    )
                    yield Enumeration(
                        label=label[number.id],
                        stated=number.id,
                        items=tuple(names),
                        most=len(names) + joined,
                    )


def _names(line: Line, number: Number) -> list[str]:
    """The names behind a count; none where the list is left open or holds figures of its own."""
    rest = _BRACKETS.sub("", line.after(number)[len(number.unit) :])
    opened = _OPENS.match(rest)
    if not opened:
        return []
    body = rest[opened.end() :]
    closed = _CLOSES.search(body)
    if closed is None:
        return []
    names = [name.strip() for name in body[: closed.start()].split("、")]
    open_ended = names[-1].endswith(tuple(load("remarks")["open_ends"]))
    plain = all(0 < len(name) <= LONGEST and not _DIGIT.search(name) for name in names)
    return names if plain and not open_ended and closed.group() not in "：:" else []

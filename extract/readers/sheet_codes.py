"""Number formats of workbooks: a code such as ``#,##0.00_);(#,##0.00)`` parted into sections and tokens."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from extract.vocabulary import derived, load


class Sign(Enum):
    """What a token of a format stands for."""

    LITERAL = "literal"
    DIGIT = "digit"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    TEXT = "text"
    GENERAL = "general"
    DATE = "date"
    ELAPSED = "elapsed"
    HALF = "half"
    FOREIGN = "foreign"


class Token(NamedTuple):
    """A piece of a format: what it stands for and its characters."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format, with the numbers it is for where it says so itself."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, *signs: Sign) -> bool:
        """Whether the section has a token of one of these kinds."""
        return any(token.sign in signs for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether the section prints a date or a time."""
        return self.has(Sign.DATE, Sign.ELAPSED, Sign.HALF)


@dataclass(frozen=True, slots=True)
class Code:
    """A format: the sections for numbers and the one for text."""

    numbers: tuple[Section, ...]
    text: Section | None

    def section_for(self, value: Decimal) -> tuple[Section | None, bool]:
        """The section that prints a number, and whether the sign is left to that section."""
        if any(section.condition for section in self.numbers):
            return self._conditional(value)
        count = len(self.numbers)
        if count < 2:
            return (self.numbers[0] if count else None), False
        if value < 0:
            return self.numbers[1], True
        return self.numbers[2 if count > 2 and not value else 0], False

    def _conditional(self, value: Decimal) -> tuple[Section | None, bool]:
        for section in self.numbers:
            if section.condition is None:
                return section, False
            operator, bound = section.condition
            if _meets(value, operator, bound):
                return section, operator in {"<", "<="} and bound <= 0
        return None, False


_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_CURRENCY: Final = re.compile(r"\$([^-]*)(?:-.*)?")
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_COLOUR: Final = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+|[黑蓝青绿红白黄]色?|洋红",
    re.IGNORECASE,
)
_SIGN_OF: Final = {
    "digit": Sign.DIGIT,
    "point": Sign.POINT,
    "comma": Sign.COMMA,
    "percent": Sign.PERCENT,
    "text": Sign.TEXT,
    "general": Sign.GENERAL,
    "half": Sign.HALF,
    "foreign": Sign.FOREIGN,
    "date": Sign.DATE,
}


@derived
def parsed(code: str) -> Code:
    """The sections of a format.

    >>> [len(section.tokens) for section in parsed('0.00%;@').numbers]
    [5]
    """
    sections = [_section(part) for part in _parts(code)]
    last = sections[-1]
    if len(sections) > 3 or (len(sections) > 1 and last.has(Sign.TEXT)):
        return Code(tuple(sections[: min(3, len(sections) - 1)]), last)
    return Code(tuple(sections), last if last.has(Sign.TEXT) else None)


@derived
def _lexer() -> re.Pattern[str]:
    words = load("workbook")
    halves, general = ("|".join(map(re.escape, words[name])) for name in ("half_marks", "general"))
    return re.compile(
        r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|!(?P<banged>.)|_(?P<space>.)|\*(?P<fill>.)'
        rf"|\[(?P<bracket>[^\]]*)\]|(?P<half>{halves})|(?P<general>{general})"
        r"|(?P<foreign>E[+-]|g+|b+)|(?P<date>y+|m+|d+|h+|s+|e+|a{3,4})"
        r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<end>;)|(?P<other>.)",
        re.IGNORECASE | re.DOTALL,
    )


def _parts(code: str) -> list[list[re.Match[str]]]:
    """The matches of every section."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in _lexer().finditer(code):
        if match.lastgroup == "end":
            parts.append([])
        else:
            parts[-1].append(match)
    return parts


def _section(matches: Sequence[re.Match[str]]) -> Section:
    condition = None
    tokens: list[Token] = []
    for match in matches:
        if match.lastgroup == "bracket":
            found = _CONDITION.fullmatch(match["bracket"].strip())
            if found:
                condition = found.group(1), Decimal(found.group(2))
                continue
        tokens += _tokens(match)
    return Section(tuple(_settled(tokens)), condition)


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    group = match.lastgroup or ""
    text = match[group]
    if group == "bracket":
        yield from _bracket(text)
    elif group == "space":
        yield Token(Sign.LITERAL, " ")
    elif group in {"quoted", "escaped", "banged", "other"}:
        yield Token(Sign.LITERAL, text)
    elif group != "fill":
        yield Token(_SIGN_OF[group], text)


def _bracket(text: str) -> Iterator[Token]:
    """What stands in square brackets: a currency, a stretch of time, a colour or a foreign way to write digits."""
    currency = _CURRENCY.fullmatch(text)
    if currency:
        yield Token(Sign.LITERAL, currency.group(1))
    elif _ELAPSED.fullmatch(text):
        yield Token(Sign.ELAPSED, text.lower())
    elif not _COLOUR.fullmatch(text.strip()):
        yield Token(Sign.FOREIGN, text)


def _settled(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with those settled that mean one thing in a date and another in a number."""
    is_date = any(t.sign in {Sign.DATE, Sign.ELAPSED, Sign.HALF} for t in tokens)
    digits = any(t.sign is Sign.DIGIT for t in tokens)
    fraction = any(t.sign is Sign.LITERAL and t.text == "/" for t in tokens) and digits
    for token in tokens:
        if fraction and not is_date and token == (Sign.LITERAL, "/"):
            yield Token(Sign.FOREIGN, token.text)
        elif is_date and token.sign in {Sign.POINT, Sign.COMMA, Sign.PERCENT}:
            yield Token(Sign.LITERAL, token.text)
        else:
            yield token


def _meets(value: Decimal, operator: str, bound: Decimal) -> bool:
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[operator]

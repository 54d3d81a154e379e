"""Numbers of workbooks as they are printed: the stored decimal under its number format, digit by digit.

The stored number is a decimal all the way: it is rounded half up from its shortest form, as spreadsheets print it,
and no arithmetic of binary fractions touches a digit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, cached_property
from typing import Final, NamedTuple

from extract.readers.sheet_codes import Code, Sign, Token, parsed
from extract.readers.sheet_dates import printed_date
from extract.vocabulary import load

_SIGNIFICANT: Final = Context(
    prec=15, rounding=ROUND_HALF_UP
)  # what a spreadsheet shows of a double
_WIDE: Final = Context(prec=400, rounding=ROUND_HALF_UP)
_ROOM: Final = 10  # digits beside the point that a number without a format is given room for
_GROUP: Final = 3
_NUMBERS: Final = (Sign.DIGIT, Sign.GENERAL, Sign.TEXT)


class Shown(NamedTuple):
    """What a cell prints; ``faithful`` is false where its format could not be followed."""

    text: str
    faithful: bool = True


@dataclass(frozen=True)
class Printer:
    """Prints the contents of cells by the formats of one workbook."""

    formats: Mapping[int, str]
    from_1904: bool = False

    def number(self, value: Decimal, style: int) -> Shown:
        """A number as the format with that id prints it."""
        return printed(value, self._code(style), from_1904=self.from_1904)

    def text(self, text: str, style: int) -> str:
        """A text as the format with that id prints it."""
        section = self._code(style).text
        if section is None or len(section.tokens) == 1:
            return text
        parts = (text if token.sign is Sign.TEXT else token.text for token in section.tokens)
        return "".join(parts).strip(" ")

    def _code(self, style: int) -> Code:
        return parsed(self.formats.get(style) or self._known.get(style, "General"))

    @cached_property
    def _known(self) -> dict[int, str]:
        return {int(key): str(code) for key, code in load("workbook")["formats"].items()}


def printed(value: Decimal, code: Code, *, from_1904: bool = False) -> Shown:
    """A number as a format prints it.

    >>> printed(Decimal("0.978"), parsed("0.00%")).text
    '97.80%'
    """
    value = _SIGNIFICANT.plus(value)
    section, signed = code.section_for(value)
    if section is None:
        return Shown(general(value), faithful=False)
    if section.is_date:
        date = printed_date(value, section, from_1904=from_1904)
        if date is not None:  # digits in another script are printed as plain ones
            return Shown(date.strip(" "), faithful=not section.has(Sign.FOREIGN))
    if section.is_date or section.has(Sign.FOREIGN):
        return Shown(general(value), faithful=False)
    minus = "-" if value < 0 and not signed and section.has(*_NUMBERS) else ""
    return Shown(minus + _body(abs(value), section.tokens).strip(" "))


def general(value: Decimal) -> str:
    """A number without a format: whole numbers whole, others with as many decimals as there is room for.

    >>> general(Decimal(1) / Decimal(3))
    '0.333333333'
    """
    whole = len(str(abs(int(value))))
    places = max(0, _ROOM - whole)
    text = format(value.quantize(Decimal(1).scaleb(-places), context=_WIDE), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _body(value: Decimal, tokens: Sequence[Token]) -> str:
    """A number without its sign, between the literals of its section."""
    if any(token.sign in {Sign.GENERAL, Sign.TEXT} for token in tokens):
        kinds = {Sign.GENERAL, Sign.TEXT}
        return "".join(general(value) if t.sign in kinds else t.text for t in tokens)
    layout = _layout(tuple(tokens))
    scaled = value.scaleb(2 * layout.percents - _GROUP * layout.thousands, context=_WIDE)
    rounded = scaled.quantize(Decimal(1).scaleb(-layout.places), context=_WIDE)
    whole, _, decimals = format(rounded, "f").partition(".")
    slots = _whole_part(whole.lstrip("0"), layout.whole, grouped=layout.grouped)
    shown = "".join(slots)
    slots += _decimal_part(decimals, layout.decimals)
    filled = iter(slots)
    # what a format such as .00 has no place for; a point alone in front of digits reads as a whole number
    bare = "" if layout.whole else whole.lstrip("0")
    pieces = {Sign.POINT: f"{bare or ('' if shown.strip() else '0')}."}
    return "".join(
        next(filled) if t.sign is Sign.DIGIT else pieces.get(t.sign, t.text) for t in layout.tokens
    )


class _Layout(NamedTuple):
    """The placeholders of a section and what its commas and percent signs do to the number."""

    tokens: tuple[Token, ...]
    whole: tuple[str, ...]
    decimals: tuple[str, ...]
    percents: int
    thousands: int
    grouped: bool

    @property
    def places(self) -> int:
        """How many decimals are printed."""
        return len(self.decimals)


@cache
def _layout(tokens: tuple[Token, ...]) -> _Layout:
    digits = [i for i, t in enumerate(tokens) if t.sign is Sign.DIGIT]
    points = [i for i, t in enumerate(tokens) if t.sign is Sign.POINT]
    point = points[0] if points else len(tokens)
    commas = [i for i, t in enumerate(tokens) if t.sign is Sign.COMMA]
    inner = [i for i in digits if i < point]
    grouping = [i for i in commas if inner and inner[0] < i < inner[-1]]
    return _Layout(
        tokens=tuple(t for t in tokens if t.sign is not Sign.COMMA),
        whole=tuple(tokens[i].text for i in inner),
        decimals=tuple(tokens[i].text for i in digits if i > point),
        percents=sum(t.sign is Sign.PERCENT for t in tokens),
        thousands=len([i for i in commas if i not in grouping]) if digits else 0,
        grouped=bool(grouping),
    )


def _whole_part(digits: str, holders: Sequence[str], *, grouped: bool) -> list[str]:
    """What stands at every placeholder before the point; the first one takes all digits that are left."""
    count = len(holders)
    filled = ["" if holder == "#" else " " if holder == "?" else "0" for holder in holders]
    for place in range(1, min(count, len(digits)) + 1):
        filled[-place] = digits[-place]
    if holders and len(digits) > count:
        filled[0] = digits[: len(digits) - count + 1]
    if grouped:
        shown = [(slot, index) for slot, text in enumerate(filled) for index in range(len(text))]
        for place, (slot, index) in enumerate(reversed(shown)):
            if place and place % _GROUP == 0 and filled[slot][index].isdigit():
                filled[slot] = filled[slot][: index + 1] + "," + filled[slot][index + 1 :]
    return filled


def _decimal_part(digits: str, holders: Sequence[str]) -> list[str]:
    """What stands at every placeholder behind the point; zeros at the end only where the format asks for them."""
    filled = list(digits)
    for place in range(len(filled) - 1, -1, -1):
        if holders[place] == "0" or filled[place] != "0":
            break
        filled[place] = " " if holders[place] == "?" else ""
    return filled

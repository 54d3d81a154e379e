"""Dates of workbooks: days counted from 1900 or 1904, printed as the format says."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from extract.readers.sheet_codes import Section, Sign, Token
from extract.vocabulary import load

_DAY: Final = 86_400
_LAST: Final = 2_958_466
_LEAP: Final = 60  # the twenty-ninth of February 1900, a day that was none but is counted
_FIRST_1904: Final = 1_462


class Moment(NamedTuple):
    """A day and a time of day, with the whole stretch of seconds that the number stands for."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    part: Decimal
    stretch: int


def serial_of(text: str, from_1904: bool) -> Decimal | None:
    """The count of days that stands for a date written out; None where it is no date."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
    past = moment - datetime(1899, 12, 30, tzinfo=UTC)
    micro = Decimal(past.microseconds) / 1_000_000
    return past.days - (_FIRST_1904 if from_1904 else 0) + (past.seconds + micro) / _DAY


def printed_date(serial: Decimal, section: Section, *, from_1904: bool) -> str | None:
    """A date or time as the section prints it; None where the number is no date."""
    tokens = section.tokens
    digits = sum(token.sign is Sign.DIGIT for token in tokens)
    moment = _moment(serial, digits, from_1904=from_1904)
    if moment is None:
        return None
    halves = section.has(Sign.HALF)
    parts = []
    for index, token in enumerate(tokens):
        if token.sign is Sign.DIGIT:
            before = tokens[index - 1].sign is Sign.DIGIT
            parts.append("" if before else str(moment.part)[2:])
        elif token.sign is Sign.DATE:
            minute = token.text[0] in "mM" and _is_minute(tokens, index)
            parts.append(
                _field("n" * len(token.text) if minute else token.text.lower(), moment, halves)
            )
        elif token.sign is Sign.ELAPSED:
            parts.append(_elapsed(token.text, moment.stretch))
        elif token.sign is Sign.HALF:
            parts.append(_half(token.text, moment.seconds))
        elif token.sign is not Sign.FOREIGN:
            parts.append(token.text)
    return "".join(parts)


def _moment(serial: Decimal, places: int, *, from_1904: bool) -> Moment | None:
    """The moment a count of days stands for, to as many parts of a second as are printed."""
    exact = (serial * _DAY).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    seconds = int(exact)
    days, rest = divmod(seconds, _DAY)
    days += _FIRST_1904 if from_1904 else 0
    if exact < 0 or days >= _LAST:
        return None
    weekday = (days - 1) % 7
    date = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(days=days + (days < _LEAP))
    year, month, day = date.year, date.month, date.day
    if days == _LEAP:
        month, day = 2, 29
    elif days == 0:
        year, month, day = 1900, 1, 0
    return Moment(year, month, day, weekday, rest, exact - seconds, seconds)


def _field(code: str, moment: Moment, halves: bool) -> str:
    """One field of a date; ``n`` stands for minutes."""
    hour = moment.seconds // 3600
    if halves:
        hour = hour % 12 or 12
    kind, width = code[0], len(code)
    if kind in "ye":
        return f"{moment.year % 100:02}" if kind == "y" and width < 3 else str(moment.year)
    if width > 2 and kind in "mda":
        return _word(code, moment)
    number = {
        "m": moment.month,
        "d": moment.day,
        "h": hour,
        "n": moment.seconds // 60 % 60,
        "s": moment.seconds % 60,
    }[kind]
    return f"{number:0{min(width, 2)}}"


def _word(code: str, moment: Moment) -> str:
    """The name of a month or of a day of the week."""
    words = load("workbook")
    if code[0] == "a":
        return str(words["weekday_prefix"][code]) + str(words["weekdays"][moment.weekday])
    name = str(
        words["months"][moment.month - 1] if code[0] == "m" else words["days"][moment.weekday]
    )
    return {3: name[:3], 5: name[0]}.get(len(code), name)


def _half(mark: str, seconds: int) -> str:
    first, _, second = mark.partition("/")
    return second if seconds >= _DAY // 2 else first


def _elapsed(code: str, stretch: int) -> str:
    count = {"h": stretch // 3600, "m": stretch // 60, "s": stretch}[code[0]]
    return f"{count:0{len(code)}}"


def _is_minute(tokens: Sequence[Token], index: int) -> bool:
    """Whether an m stands for minutes: behind hours or before seconds."""
    if len(tokens[index].text) > 2:
        return False
    fields = [i for i, t in enumerate(tokens) if t.sign in {Sign.DATE, Sign.ELAPSED}]
    at = fields.index(index)
    before = tokens[fields[at - 1]].text[0].lower() if at else ""
    after = tokens[fields[at + 1]].text[0].lower() if at + 1 < len(fields) else ""
    return before == "h" or after == "s"

"""Shapes: how far the characters of one numeral reach, and which shapes tell their kind by themselves.

All patterns read text that ``scan_words.plain`` has made narrow, and are tried where a digit begins.
"""

import re
from decimal import Decimal

from extract.numbers import Kind
from extract.scan_words import plain, words
from extract.vocabulary import derived


def _alternatives(entries: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, entries))


_DASH = r"\s{0,2}(?:--?|—{1,2}|–|~|～|至|到)\s{0,2}"
_LISTED = r"\s?(?:[-—–~～至、]\s?)"
_YEAR = r"(?:19|20)\d{2}"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTHS = rf"{_MONTH}(?:{_LISTED}{_MONTH}){{0,5}}\s{{0,2}}月(?![饼球嫂])份?"
_DAYS = rf"{_DAY}(?:{_LISTED}{_DAY}){{0,5}}\s{{0,2}}[日号]"
_MONTH_DAY = rf"{_MONTHS}(?:\s{{0,2}}{_DAYS})?"
_IN_YEAR = rf"{_YEAR}\s{{0,2}}年(?:度(?!假))?(?:\s{{0,2}}{_MONTH_DAY})?"
_CLOCK = r"(?:2[0-4]|[01]?\d):[0-5]\d(?::[0-5]\d)?(?!\d)"
_NOT_MONEY = r"(?!\d|\.\d|,\d|\s?[万元亿%*×=])"

_DATES = (
    rf"{_IN_YEAR}(?:{_DASH}(?:{_IN_YEAR}|{_MONTH_DAY}|{_DAYS}))?",
    rf"{_MONTH_DAY}(?:{_DASH}(?:{_MONTH_DAY}|{_DAYS}))?",
    rf"{_DAYS}(?<!号)(?:{_DASH}{_DAYS})?(?!内|以内|游|均|常|化|报|益)",
    rf"{_YEAR}{_DASH}{_YEAR}(?:\s?年度?)?{_NOT_MONEY}",
    rf"{_YEAR}/{_YEAR}(?=\s?(?:年|学年|赛季))",
    rf"{_YEAR}(?P<by>[-/.]){_MONTH}(?P=by){_DAY}(?!\d)",
    rf"{_YEAR}\.{_MONTH}\s?[-—–~～至]{{1,2}}\s?{_YEAR}\.{_MONTH}(?!\d)",
    rf"{_YEAR}[-/](?:0[1-9]|1[0-2]){_NOT_MONEY}",
    rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]){_NOT_MONEY}",
    rf"{_YEAR}(?=(?:[、,，和及与]\s?{_YEAR}){{1,4}}\s?[两三四五]?年)",
    rf"{_YEAR}(?=[两三四五]年)",
    rf"{_YEAR}(?=\s?(?:{{years}}))",
    rf"\d{{2}}(?:年度(?!假)|年{_MONTH_DAY}|(?=年代))",
    rf"(?<!第)(?<!第\s)[1-4](?:{_LISTED}[1-4]){{0,3}}\s?季度",
    rf"{_CLOCK}(?:{_DASH}{_CLOCK})?",
    r"\d{1,2}[时点]\d{1,2}分(?!钟)",
    rf"(?<=[“\"‘'「『《]){_MONTH}[.·]{_DAY}(?=[”\"’'」』》])",
    rf"{_MONTH}·{_DAY}(?![\d.])",
)  # fmt: skip

_MORE = r"(?:,\d{3})+(?:\.\d+)?(?!,?\d)"
_GROUPED = rf"[1-9]\d{{0,2}}(?:{_MORE}|(?:，\d{{3}})+\.\d+(?!\d))"
_DECIMAL = r"\d+(?:\s?\.\d+)"
_TORN = r"(?<=[\u4e00-\u9fff])\d{2,}\.\s\d{1,2}(?=\s?(?:%|万元|亿元|元))"

_SHAPES = r"""
(?P<papers>(?<=[〔［\[【(])\d{{4}}\s?[〕］\]】)]\s?第?\s?\d+(?:-\d+)?\s?号
  |(?<=[〔［\[])\d{{4}}\s?[〕］\]]\s?\d+)
|(?P<date>{dates})
|(?P<item>\d{{1,2}}(?=\.(?:{year}\s?年|{month}月|{year}[-/]|\d+\.\d+\s?(?:%|万元|亿元|元))))
|(?P<phone>0\d{{2,3}}\s?[-—]\s?\d{{7,8}}(?:-\d{{1,6}})?(?!\d)|1[3-9]\d{{9}}(?![\d.,])|[48]00-\d{{3,4}}-\d{{3,4}})
|(?P<code>\d{{13,}}+[A-Z0-9]*+(?![.,]\d)|\d{{6,}}[A-Z][0-9A-Z]+|0\d{{2,}}(?![\d.,]))
|(?P<heading>\d{{1,2}}(?:\.\d{{1,2}}){{2,3}}(?=\s?[\u4e00-\u9fff]))
|(?P<points>\d+(?:\.\d+){{2,}})
|(?P<version>\d\.\d(?=\s?版(?!面)))
|(?P<sum>(?<=[“\"‘「])\d+(?:\+(?:\d+|[A-Za-z]+)){{1,6}}(?![\d.%])|\d{{1,2}}(?:\+\d{{1,2}}){{0,6}}\+[NnXx](?![A-Za-z])
  |\d{{1,2}}(?:\+\d{{1,2}}){{1,6}}(?=\s?(?:{plus})))
|(?P<grouped>{grouped})
|(?P<torn>{torn})
|(?P<decimal>{decimal})
|(?P<integer>\d+)
"""


@derived
def shapes() -> re.Pattern[str]:
    """One numeral from its first digit; the name of the group that matched is its shape."""
    lists = words().lists
    years = _alternatives(lists.year_suffixes)
    return re.compile(
        re.sub(r"\n\s*", "", _SHAPES).format(
            dates="|".join(_DATES).replace("{years}", years),
            year=_YEAR,
            month=_MONTH,
            plus=_alternatives(lists.plus_suffixes),
            grouped=_GROUPED,
            torn=_TORN,
            decimal=_DECIMAL,
        )
    )


_RATIO = re.compile(r"\d+")


def shape_at(text: str, start: int) -> tuple[str, int]:
    """The shape of the numeral that begins at ``start``, and where it ends; 3:10 after 比例 is no time of day."""
    match = shapes().match(text, start)
    assert match is not None
    shape = match.lastgroup or ""
    if (
        shape == "date"
        and ":" in match.group()
        and text[max(0, start - 6) : start].endswith(words().lists.ratio_words)
    ):
        ratio = _RATIO.match(text, start)
        assert ratio is not None
        return "integer", ratio.end()
    return shape, match.end()


# Kinds that a shape settles by itself; the others need their surroundings.
SETTLED = {
    "papers": Kind.IDENTIFIER,
    "date": Kind.DATE,
    "item": Kind.LIST_NUMBER,
    "phone": Kind.IDENTIFIER,
    "code": Kind.IDENTIFIER,
    "heading": Kind.LIST_NUMBER,
    "points": Kind.IDENTIFIER,
    "version": Kind.NAME,
    "sum": Kind.NAME,
}

# Shapes that are no part of a word in Latin letters, whatever they touch.
ALOOF = {"papers", "date", "item", "sum"}

BARE = re.compile(r"\s*(?P<raw>-?(?:0|[1-9]\d{0,6})(?:\.\d+)?)\s*")
"""A cell of one plain figure, such as most cells of a table are."""

WHOLE = re.compile(
    rf"\s*(?P<raw>(?P<loss>\(\s?(?:{_GROUPED}|\d+\.\d+)\s?\))"
    r"|-?[1-9]\d{0,2}(?:[,，]\s?\d{3})+(?:\.\s?\d+)?"
    r"|-?\d{2,}\.\s+\d{1,4})\s*(?:%|万元|亿元|元)?\s*"
)
"""A cell of one number that is torn, grouped by full-width commas or, as bookkeepers do it, negative in brackets."""

_LEADING = re.compile(
    rf"[-(]?\s?(?P<figure>\d+\.\s+\d+|[1-9]\d{{0,2}}(?:[,，]\s?\d{{3}})+(?:\.\s?\d+)?|{_DECIMAL}|\d+)"
)
_JOINED = re.compile(r"[\s,，]")
_DIGITS = re.compile(r"\d+")


def printed_value(raw: str, kind: Kind) -> tuple[Decimal, int]:
    """The exact value of the characters ``raw`` and how many decimals they show.

    A numeral that is no quantity has the value of its first run of digits.

    >>> printed_value("1,234.50", Kind.MONEY)
    (Decimal('1234.50'), 2)
    >>> printed_value("2023.12.26", Kind.DATE)
    (Decimal('2023'), 0)
    """
    if raw.isdigit() and raw.isascii():
        return Decimal(raw), 0
    text = plain(raw).strip()
    if kind.is_quantity:
        return _exact(text)
    found = _DIGITS.search(text)
    return Decimal(found.group() if found else 0), 0


def _exact(text: str) -> tuple[Decimal, int]:
    """The value of a figure, with sign or bookkeepers' brackets."""
    found = _LEADING.match(text)
    digits = _JOINED.sub("", found["figure"]) if found else "0"
    value = Decimal(digits)
    return (value.copy_negate() if text[0] in "-(" else value), len(digits.partition(".")[2])

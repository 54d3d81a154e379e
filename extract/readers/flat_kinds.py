"""Kinds of columns and of texts: how well a text fits under a head, by what it is made of."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from extract.vocabulary import derived, load
from extract.vocabulary import form_words as words


class Kind(StrEnum):
    """What a column holds."""

    SECTION = "section"
    ORDER = "order"
    LABEL = "label"
    MONEY = "money"
    WEIGHT = "weight"
    SCORE = "score"
    RATE = "rate"
    COUNT = "count"
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    NAME = "name"
    SIGN = "sign"
    VALUE = "value"
    UNIT = "unit"
    TARGET = "target"
    NOTE = "note"


FIGURES: Final = frozenset({Kind.MONEY, Kind.WEIGHT, Kind.SCORE, Kind.RATE, Kind.COUNT, Kind.VALUE})
TEXTS: Final = frozenset({Kind.LABEL, Kind.NAME, Kind.TARGET, Kind.NOTE})
POINTS: Final = frozenset({Kind.WEIGHT, Kind.SCORE})
OFTEN_EMPTY: Final = frozenset(
    {Kind.SECTION, Kind.ORDER, Kind.LEVEL1, Kind.LEVEL2, Kind.NOTE, Kind.SIGN, Kind.UNIT}
)
_KINDS: Final[Mapping[str, Kind]] = {
    "分值": Kind.WEIGHT,
    "得分": Kind.SCORE,
    "执行率": Kind.RATE,
    "控制率": Kind.RATE,
    "增减率": Kind.RATE,
    "编制数": Kind.COUNT,
    "在职人数": Kind.COUNT,
    "批复规模": Kind.COUNT,
    "实际规模": Kind.COUNT,
    "level1": Kind.LEVEL1,
    "level2": Kind.LEVEL2,
    "level3": Kind.NAME,
    "sign": Kind.SIGN,
    "value": Kind.VALUE,
    "unit": Kind.UNIT,
    "target": Kind.TARGET,
    "actual": Kind.TARGET,
    "note": Kind.NOTE,
    "other": Kind.NOTE,
}
_SIGN: Final = "≥≧≤≦＞＜><=＝═"
_MOST_POINTS: Final = 100
_MOST_RATE: Final = Decimal("1.5")  # a bare figure up to here may be a rate
_HIGH_RATE: Final = 300
_LONG: Final = 8
_ORDER_DIGITS: Final = 3
_PRINTED: Final = 1  # an empty cell that is printed stands under any head
_FIGURE: Final = re.compile(
    rf"(?P<sign>[{_SIGN}]*)(?P<figure>-?(?:\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?:\.\d+)?)(?P<unit>.*)"
)
_DATE: Final = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?")
_WIDE: Final = {0xFF10 + i: 0x30 + i for i in range(10)} | {
    0xFF0E: 0x2E,
    0xFF0C: 0x2C,
    0xFF05: 0x25,
}


class Traits(NamedTuple):
    """What a text is: a figure with its sign and unit, a blank, a level of the hierarchy, words."""

    figure: Decimal | None
    decimals: int
    sign: str
    unit: str
    blank: bool
    words: bool
    level: int
    label: bool
    long: bool

    @property
    def percent(self) -> bool:
        """Whether the figure is a percentage."""
        return self.unit == "%"

    @property
    def bare(self) -> bool:
        """Whether the text is a figure and nothing else."""
        return self.figure is not None and not self.sign and not self.unit


def kind_of(key: str) -> Kind:
    """The kind of the column under a head."""
    return _KINDS.get(key, Kind.MONEY)


@derived
def traits_of(text: str) -> Traits:
    """What a text is made of."""
    plain = words.squash(text).translate(_WIDE)
    match = None if _DATE.match(plain) else _FIGURE.fullmatch(plain)
    unit = match["unit"] if match else ""
    known = match is not None and (unit in units() or unit == "%")
    figure = Decimal(re.sub("[,，]", "", match["figure"])) if match and known else None
    decimals = len(match["figure"].partition(".")[2]) if match else 0
    return Traits(
        figure=figure,
        decimals=decimals,
        sign=match["sign"] if match and known else "",
        unit=unit if known else "",
        blank=words.is_blank(text),
        words=figure is None and not words.is_blank(text),
        level=words.level_of(text),
        label=words.is_label(text),
        long=len(plain) > _LONG,
    )


@derived
def units() -> frozenset[str]:
    """Every word that may stand right behind a figure, with the magnitudes before it."""
    listed = load("units")
    plain: set[str] = {""}
    for section in ("money", "score", "counters", "measures", "durations", "per"):
        plain |= {word.partition("=")[0] for word in str(listed[section]).split()}
    magnitudes = [word.partition("=")[0] for word in str(listed["magnitudes"]).split()]
    return frozenset(plain | {m + word for m in magnitudes for word in plain})


@derived
def fit(text: str, kind: Kind) -> int:
    """How well a text fits under a head of a kind; negative where it does not."""
    if not text:
        return _PRINTED
    traits = traits_of(text)
    if kind is Kind.SECTION or kind is Kind.ORDER:
        counted = traits.bare and text.isdigit() and len(text) <= _ORDER_DIGITS
        return 5 if (counted if kind is Kind.ORDER else words.is_block(text)) else -8
    if kind in FIGURES:
        return _figure_fit(traits, kind)
    if kind in {Kind.LEVEL1, Kind.LEVEL2}:
        return _level_fit(text, traits, 1 if kind is Kind.LEVEL1 else 2)
    if kind in {Kind.SIGN, Kind.UNIT}:
        return _mark_fit(text, traits, kind)
    total = words.is_total(text) and kind is not Kind.LABEL
    return -8 if total else _text_fit(traits, kind)


def _mark_fit(text: str, traits: Traits, kind: Kind) -> int:
    if kind is Kind.SIGN:
        return 4 if words.squash(text).strip(_SIGN) == "" and not traits.blank else -6
    return 4 if words.squash(text) in units() or text == "%" else -4


def _figure_fit(traits: Traits, kind: Kind) -> int:
    if traits.blank:
        return 2
    if traits.figure is None:
        return -7
    if kind is Kind.RATE:
        return _rate_fit(traits.figure, percent=traits.percent, bare=traits.bare)
    if kind in POINTS:
        return _points_fit(traits) + (kind is Kind.SCORE and traits.decimals > 0)
    if traits.percent:
        return -5
    return _money_fit(traits) if kind is Kind.MONEY else 3


def _money_fit(traits: Traits) -> int:
    if traits.unit and not traits.unit.endswith("元"):
        return -3
    return 3 if traits.decimals or (traits.figure or 0) >= _MOST_POINTS else 2


def _rate_fit(figure: Decimal, *, percent: bool, bare: bool) -> int:
    if percent:
        return 4 if figure <= _HIGH_RATE else 0
    return 1 if bare and figure <= _MOST_RATE else -2


def _points_fit(traits: Traits) -> int:
    if traits.figure is None or traits.percent or traits.unit not in {"", "分"}:
        return -5
    fits = 0 <= traits.figure <= _MOST_POINTS and traits.decimals <= 2
    if not fits:
        return -5
    return 1 if not traits.figure else 2 if traits.decimals else 3


def _level_fit(text: str, traits: Traits, level: int) -> int:
    if traits.level == level:
        return 5
    if traits.level:
        return -4 if not words.may_be_level(text, level) else 3
    if words.may_be_level(text, level):
        return 4
    if words.is_total(text):
        return 3 if level == 1 else -4
    return -3 if traits.words and not traits.long else -6


def _text_fit(traits: Traits, kind: Kind) -> int:
    if traits.blank:
        return 2 if kind is Kind.NOTE else 0
    if kind is Kind.TARGET:
        return 1 if traits.words else 0 if traits.bare else 3
    if traits.figure is not None:
        nothing = kind is Kind.NOTE and traits.bare and not traits.figure  # 0 for no remark
        return -1 if nothing else -6 if traits.bare else -3
    if kind is Kind.LABEL:
        return 4 if traits.label else 2
    if kind is Kind.NOTE:
        return 2 if traits.long else 1
    return -3 if traits.level else 2

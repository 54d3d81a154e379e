"""Automatic numbers of Word paragraphs, made into the text that a reader sees: 一、 （一） 1."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from extract.readers.word_package import WORD, Element, Package, properties_of
from extract.readers.word_text import is_on

_PROPERTIES: Final = WORD + "pPr"
_PLACE: Final = re.compile(r"%([1-9])")
_WHOLE: Final = re.compile(r"-?[0-9]{1,5}")  # Word itself counts to 32767
_DIGITS: Final = "〇一二三四五六七八九"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_FORMAL: Final = "零壹贰叁肆伍陆柒捌玖"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the first number, its format, the text around it."""

    start: int
    form: str
    text: str
    legal: bool
    style: str


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs refer to: the list it shares its counters with, and where it starts anew."""

    shared: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


class Numbering:
    """The counters of all lists while the paragraphs of a file are walked."""

    def __init__(self, package: Package) -> None:
        numbering = _first(package, "numbering")
        self._lists = {} if numbering is None else _lists(numbering)
        self._package = package
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._places: dict[str, tuple[str, int]] = {}

    @cached_property
    def _styles(self) -> dict[str, tuple[tuple[str | None, int | None], str]]:
        return _styles(_first(self._package, "styles"))

    def label(self, paragraph: Element) -> str:
        """The number in front of a paragraph with the space behind it, empty where there is none."""
        if not self._lists:
            return ""
        properties = properties_of(paragraph, _PROPERTIES)
        if properties is None:
            return ""
        identifier, depth = self._place(properties)
        found = self._lists.get(identifier)
        level = found.levels.get(depth) if found else None
        if not found or not level:
            return ""
        counts = self._count(identifier, found, depth)
        if level.form == "bullet":
            return "• " if not level.text or level.text[0] >= "\ue000" else f"{level.text} "
        label = _PLACE.sub(lambda m: _shown(found, counts, int(m[1]) - 1, level), level.text)
        return label + " " if label[-1:].isascii() and label else label

    def _place(self, properties: Element) -> tuple[str, int]:
        """The list of a paragraph and its depth in it, from its properties or its style."""
        identifier, depth = _reference(properties)
        if identifier is None:
            identifier, at = self._place_of_style(_value(properties, "pStyle"))
            depth = at if depth is None else depth
        return identifier or "", depth or 0

    def _place_of_style(self, style: str) -> tuple[str, int]:
        """The list and depth that a style or one it rests on names, each style looked up once."""
        if style not in self._places:
            found, own, depth, at = None, style, None, None
            for _ in range(10):  # styles rest on one another; more would be a circle
                if found is not None or own not in self._styles:
                    break
                (found, at), base = self._styles[own]
                if found is not None and at is None:
                    at = self._depth_of_style(found, own)
                depth, own = at if depth is None else depth, base
            self._places[style] = (found or "", depth or 0)
        return self._places[style]

    def _depth_of_style(self, identifier: str, style: str) -> int | None:
        levels = self._lists[identifier].levels if identifier in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def _count(self, identifier: str, found: List, depth: int) -> dict[int, int]:
        """Count one more paragraph at ``depth``; deeper levels begin again."""
        counts = self._counts.setdefault(found.shared, {})
        if identifier not in self._begun:
            self._begun.add(identifier)
            for at, start in found.restarts.items():
                counts[at] = start - 1
        start = found.levels[depth].start
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return counts


def _first(package: Package, kind: str) -> Element | None:
    names = package.related(kind)
    return package.part(names[0]) if names else None


def _value(parent: Element | None, name: str, default: str = "") -> str:
    child = None if parent is None else parent.find(WORD + name)
    return default if child is None else child.get(WORD + "val", default)


def _integer(text: str, default: int) -> int:
    return int(text) if _WHOLE.fullmatch(text) else default


def _reference(properties: Element | None) -> tuple[str | None, int | None]:
    """The list and the depth that properties name."""
    found = None if properties is None else properties.find(WORD + "numPr")
    if found is None:
        return None, None
    depth = _value(found, "ilvl")
    return _value(found, "numId") or None, _integer(depth, 0) if depth else None


def _styles(root: Element | None) -> dict[str, tuple[tuple[str | None, int | None], str]]:
    """For each style the list and depth it names, and the style it rests on."""
    styles = () if root is None else root.iter(WORD + "style")
    return {
        style.get(WORD + "styleId", ""): (
            _reference(style.find(WORD + "pPr")),
            _value(style, "basedOn"),
        )
        for style in styles
    }


def _lists(root: Element) -> dict[str, List]:
    """Every list by its number."""
    shared = {
        item.get(WORD + "abstractNumId", ""): _levels(item)
        for item in root.iter(WORD + "abstractNum")
    }
    found = {}
    for item in root.iter(WORD + "num"):
        name = _value(item, "abstractNumId")
        overrides = list(item.iter(WORD + "lvlOverride"))
        own = {at: level for override in overrides for at, level in _levels(override).items()}
        restarts = {
            _integer(o.get(WORD + "ilvl", ""), 0): _integer(_value(o, "startOverride"), 1)
            for o in overrides
            if o.find(WORD + "startOverride") is not None
        }
        levels = {**shared.get(name, {}), **own}
        found[item.get(WORD + "numId", "")] = List(name, levels, restarts)
    return found


def _levels(parent: Element) -> dict[int, Level]:
    return {
        _integer(level.get(WORD + "ilvl", ""), 0): Level(
            start=_integer(_value(level, "start"), 1),
            form=_value(level, "numFmt", "decimal"),
            text=_value(level, "lvlText"),
            legal=is_on(level, "isLgl"),
            style=_value(level, "pStyle"),
        )
        for level in parent.iter(WORD + "lvl")
    }


def _shown(found: List, counts: Mapping[int, int], depth: int, level: Level) -> str:
    """The number at ``depth`` as the list prints it."""
    at = found.levels.get(depth)
    if at is None:
        return ""
    number = counts.get(depth, at.start)
    return str(number) if level.legal else numeral(number, at.form)


def numeral(number: int, form: str) -> str:
    """A list number in one of Word's formats; a format that is not known prints as figures."""
    if form == "none":
        return ""
    if number < 1:
        return str(number)
    maker = _FORMS.get(form)
    return maker(number) if maker else str(number)


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number below 10,000 in Chinese counting, 十一 rather than 一十一."""
    if number >= 10_000:
        return str(number)
    text, gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = number // power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + unit
            gap = False
        else:
            gap = bool(text)
    text = text.replace("〇", "零")
    return text[1:] if text.startswith("一十") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(0x245F + number) if number <= 20 else str(number)


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


def _formal(number: int) -> str:
    return chinese(number, _FORMAL, "拾佰仟")


_COUNTING: Final = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)
_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    **dict.fromkeys(_COUNTING, chinese),
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _formal,
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": _circled,
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}

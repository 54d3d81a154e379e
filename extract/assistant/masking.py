"""Masking: names of people and telephone numbers taken out before a text is sent, and put back into what returns."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from string import ascii_uppercase

from extract.vocabulary import derived, load

Span = tuple[int, int]

PHONE = re.compile(
    r"(?<![\d.,，])(?:(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[-－—) ）]\s?\d{7,8}(?:-\d{1,5})?|\d{17}[\dXx])"
    r"(?![\d.,，]?\d)"
)
LANDLINE = re.compile(r"(?:电话|手机|传真|号码)[\s:：|]*(\d{3,4}-?\d{4}|\d{7,8})(?!\d)")


@dataclass(frozen=True, slots=True)
class Masks:
    """What is hidden: the spans of a text with their stand-ins, and what each stand-in hides."""

    spans: tuple[tuple[int, int, str], ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)

    def done(self, text: str) -> str:
        """``text`` with everything that is hidden elsewhere hidden too."""
        for stand_in, original in self.hidden.items():
            text = text.replace(original, stand_in)
        return text

    def undone(self, text: str) -> str:
        """``text`` with every stand-in replaced by what it hides."""
        for stand_in, original in self.hidden.items():
            text = text.replace(stand_in, original)
        return text


def masks_of(text: str) -> Masks:
    """Find names of people and telephone numbers, each written alike under one stand-in.

    >>> masks_of("联系人：陈小满 电话 13800000000").hidden
    {'〔人AA〕': '陈小满', '〔号AA〕': '13800000000'}
    """
    people = {name: span for name in _people(text) for span in [re.escape(name)]}
    found = [(m.start(), m.end(), "人") for p in people.values() for m in re.finditer(p, text)]
    found += [(*span, "号") for span in _phones(text)]
    return _with_stand_ins(text, _apart(found))


def _with_stand_ins(text: str, found: Iterable[tuple[int, int, str]]) -> Masks:
    names = {
        kind: ("".join(pair) for pair in product(ascii_uppercase, repeat=2)) for kind in "人号"
    }
    known: dict[str, str] = {}
    spans = []
    for start, end, kind in found:
        original = text[start:end]
        if original not in known:
            letters = next(names[kind], None)
            if (
                letters is None
            ):  # nobody names six hundred people; what is left over is hidden without a way back
                letters = "ZZ"
            known[original] = f"〔{kind}{letters}〕"
        spans.append((start, end, known[original]))
    return Masks(tuple(spans), {stand_in: original for original, stand_in in known.items()})


def _apart(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The spans in order, the longer one where two overlap."""
    last = 0
    for start, end, kind in sorted(found, key=lambda s: (s[0], -s[1])):
        if start >= last:
            last = end
            yield start, end, kind


def _phones(text: str) -> Iterator[Span]:
    yield from (match.span() for match in PHONE.finditer(text))
    yield from (match.span(1) for match in LANDLINE.finditer(text))


def _people(text: str) -> set[str]:
    beside, before = _patterns()
    never = load("assistant")["people"]["never"]
    names = {m[1] for m in beside.finditer(text)} | {m[1] for m in before.finditer(text)}
    return {name for name in names if not any(word in name for word in never)}


@derived
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name behind a cue, and a name in front of a title."""
    words = load("assistant")["people"]
    cues, titles = "|".join(words["cues"]), "|".join(words["titles"])
    name = f"[{words['surnames']}][\u4e00-\u9fa5]{{1,3}}?"
    end = r"(?=[\s|，,；;。、（(）)\d]|电话|联系|手机|职务|日期|$)"
    beside = re.compile(rf"(?:{cues})(?:（[^（）]{{1,6}}）)?[\s:：|]*({name}){end}")
    ahead = rf"(?:(?<![\u4e00-\u9fa5])|(?<=[{words['before']}]))"
    return beside, re.compile(rf"{ahead}({name})(?:{titles})")

"""Grades: the grade that a report gives itself, the score beside it, and the scale that it prints."""

import re
from collections.abc import Iterator

from extract.fragments import Fragments
from extract.numbers import Kind, NumberId
from extract.remarking.lines import Line, Text
from extract.remarks import Band, Grade
from extract.vocabulary import derived, load

_MARKS = "[“”\"'‘’「」《》【】]?"
_NEAR = 40  # characters within which score and grade are told together
_SCALE = re.compile(
    r"(?P<least>\d{2,3})分?\s*(?:[（(]含[^）)]{0,4}[）)])?\s*(?:分?以上|[-—–~～至到]+\s*\d{2,3}\s*分?\s*(?:[（(][^）)]{1,5}[）)])?)"
)


def grades_in(text: Text, fragments: Fragments) -> Iterator[Grade]:
    """Every grade that the words call one, outside the scale itself."""
    section = {fact.number: fact.section for fact in fragments.facts}
    wholes = {part: b.total for b in fragments.breakdowns for part in b.parts}
    for line in text.lines_with(load("remarks")["grade_words"]):
        for match in _pattern().finditer(line.text):
            if len(_scale(line)) > 1:
                continue
            beside = _score_beside(line, match.start())
            score = wholes.get(
                beside or "", beside
            )  # behind a list of points the grade is of their sum
            yield Grade(
                grade=_meaning()[match.group("grade")],
                score=score,
                section=section.get(score or "", "prose"),
                place=line.span(match.start(), match.end()),
            )


def bands_in(text: Text) -> Iterator[Band]:
    """The lines of a scale: from so many points on, this grade."""
    for line in text.lines():
        found = _scale(line) if len(line.numbers) > 1 else []
        if len(found) > 1:
            yield from found


def _scale(line: Line) -> list[Band]:
    found = []
    for match in _SCALE.finditer(line.text):
        grade = re.match(
            rf"(?:为|：|:|的?评?为)?{_MARKS}({_words()})", line.text[match.end() :].lstrip()
        )
        number = line.number_at(match.start("least"))
        if grade and number:
            found.append(Band(grade=_meaning()[grade.group(1)], least=number.id))
    return found


def _score_beside(line: Line, start: int) -> NumberId | None:
    """The score in the sentence of a grade: the one that is called a total, else the only one that stands near."""
    scores = [
        n
        for n in line.numbers
        if n.kind is Kind.SCORE
        and n.start - line.start < start
        and "。" not in line.text[n.end - line.start : start]
    ]
    called = [n for n in scores if _total().search(line.text[: n.start - line.start])]
    near = [n for n in scores if start - _NEAR <= n.start - line.start]
    found = called[-1:] or (near if len(near) == 1 else [])
    return found[0].id if found else None


@derived
def _total() -> re.Pattern[str]:
    """The name of a total score right before a figure."""
    words = "|".join(sorted(load("remarks")["total_scores"], key=len, reverse=True))
    return re.compile(rf"(?:{words})\s*(?:为|是|达|：|:)?\s*$")


@derived
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(load("remarks")["grade_words"], key=len, reverse=True))
    ends = r"(?=[”\"'’」》】]|[，,。；;、\s）)]|等?级|等?次|$)"
    return re.compile(
        rf"(?:{words})\s*(?:评定|确定|均|定)?(?:为|是|：|:)\s*{_MARKS}(?P<grade>{_words()}){ends}"
    )


@derived
def _words() -> str:
    return "|".join(sorted(_meaning(), key=len, reverse=True))


@derived
def _meaning() -> dict[str, str]:
    return {word: grade for grade, words in load("remarks")["grades"].items() for word in words}

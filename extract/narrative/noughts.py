"""Noughts: words that tell an amount of nothing, where a figure is expected (无公务接待费支出, 全年无安全事故).

Such a word becomes a number of its own, at its place in the text. Only words that leave no doubt count: the whole
result of an indicator that ought to stay low, and expenses that the law asks every unit to tell.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.narrative.lexicon import lexicon
from extract.numbers import Kind, Number
from extract.vocabulary.form_words import squash

_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_CLAUSE = re.compile(r"[，,。；;：:\n]")


def none_happened(text: str) -> bool:
    """Whether a result says in words that nothing of what it counts came about.

    >>> none_happened("全年无安全事故"), none_happened("无重大突破"), none_happened("无安全事故，投诉2起")
    (True, False, False)
    """
    return lexicon()["nought.happened"].fullmatch(text.strip()) is not None


def none_spent(text: str, offset: int, source: str, block: int) -> Iterator[Number]:
    """A number for each word of ``text`` that says that a controlled expense was nought."""
    if not lexicon().has("nought.word", text):
        return
    for found in lexicon()["nought.spent"].finditer(text):
        if not _of_the_unit(_CLAUSE.split(text[: found.start(1)])[-1]):
            continue
        yield nought(
            source, block, offset + found.start(1), found.group(1), kind=Kind.MONEY, unit="元"
        )


def _of_the_unit(before: str) -> bool:
    """Whether the words before a nought name nobody, or the unit in this year, as far as words can tell."""
    lex = lexicon()
    if lex["nought.own"].fullmatch(_YEAR.sub("", squash(before))):
        return True
    return _YEAR.search(before) is not None and not lex.has("nought.others", before)


def nought(source: str, block: int, start: int, raw: str, *, kind: Kind, unit: str) -> Number:
    """The number for the words ``raw``, which begin at ``start`` of a block."""
    return Number(
        id=f"{source}_z{block}_{start}",
        source=source,
        block=block,
        start=start,
        end=start + len(raw),
        raw=raw,
        value=Decimal(0),
        kind=kind,
        unit=unit,
        base=unit,
    )


def is_nought(number: Number) -> bool:
    """Whether a number was told by a word and not by a figure."""
    return lexicon()["nought.word"].match(number.raw) is not None

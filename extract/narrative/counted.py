"""Counted: the name of a count or percentage that leaves out what it shares with the figure before it."""

import re

from extract.narrative.clauses import Mention
from extract.narrative.labels import parallel
from extract.narrative.lexicon import Lexicon, RateWords, lexicon
from extract.narrative.names import Named
from extract.numbers import Kind, Number
from extract.vocabulary import derived
from extract.vocabulary.form_words import squash


def counted(mention: Mention, words: str, previous: Named | None) -> str:
    """The label of a count by its own ``words`` and the figure before it; empty where its own words are all of it."""
    lex = lexicon()
    if previous is None:
        return ""
    if words in lex.point_verbs:
        return previous.label + lex.point_verbs[words]
    if lex["earlier_year"].fullmatch(words):
        return previous.label + lex.labels["earlier"]
    if lex["changes"].fullmatch(words) or lex.has("of_plan", squash(mention.lead)):
        return previous.label + words
    beside = words in lex.medals.values() and not mention.gap.strip()
    if beside or lex.has("joined", mention.gap):
        return parallel(words, previous.label)
    return "" if previous.mention.number.kind is Kind.MONEY else _of_same_thing(words, previous)


def _of_same_thing(words: str, previous: Named) -> str:
    """办结 and 办结率 behind 受理投诉 are of the complaints."""
    for rate, verbs, name in _rates():
        found = verbs.match(previous.label)
        thing = previous.label[found.end() :] if found else ""
        if not thing or rate.upper.fullmatch(thing):
            continue
        if rate.upper.fullmatch(words.removeprefix("已")):
            return words + thing
        if name.fullmatch(words):
            return thing + words
    return ""


@derived
def _rates() -> tuple[tuple[RateWords, re.Pattern[str], re.Pattern[str]], ...]:
    """Each family of rates with its verbs, and with its name in full."""
    return tuple(
        (
            rate,
            re.compile(f"(?:已)?(?:{rate.lower.pattern}|{rate.upper.pattern})"),
            re.compile(f"(?:{rate.stem.pattern})率"),
        )
        for rate in lexicon().rates
    )


def in_full(label: str, number: Number, measure: str, lex: Lexicon) -> str:
    """The label with what is counted where the unit or the measure says it: kinds of a thing, holders of posts."""
    if not label:
        return label
    if number.unit in lex.kind_units and not lex.has("counted.kinds", label):
        return label + lex.labels["kinds"]
    holders = measure == "人数" and lex.has("counted.posts", label)
    return label + lex.labels["holders"] if holders else label


def part_of_year(mention: Mention, lex: Lexicon) -> str:
    """The part of the year (前三季度) that a figure is of, where the words before it say so."""
    found = lex["counted.before"].search(squash(mention.context)) or lex["counted.part"].match(
        squash(mention.lead)
    )
    return found.group(1) if found else ""

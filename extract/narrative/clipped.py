"""Clipped: the noun behind a numeral, without the predicate that its clause goes on with."""

import re

from extract.narrative.lexicon import Lexicon
from extract.numbers import Kind, Number

_LONG = 8  # a noun with a short predicate (村改造, 会员作品参展) may stay as it is
_SHORTEST = 2
_LONGEST = 20  # what is joined to the first of several nouns is left out of a longer clause
_JOINT = re.compile("(?<=.{4})[、和及与]")


def clipped(thing: str, number: Number, lex: Lexicon, *, named: bool = False) -> str:
    """``thing`` up to the words that say what was done with it; all of it where none do.

    What opens no part of a name cuts at once (按照, 需要, 每年), a verb only out of a long clause. Nothing is left
    where the figure is ``named`` by the words before it and the clause goes on with such words alone.
    """
    least = 0 if named else _SHORTEST
    long = 0 if number.unit in lex.kind_units else _LONG
    if number.unit in lex.people_units and lex.has("clipped.paid", thing):
        return ""
    if number.unit in lex.time_units or lex.has("clipped.time", number.unit):
        thing = lex["clipped.within"].sub("", thing)
    if found := lex["clipped.offices"].match(thing):
        return found["office"]
    strong = lex["clipped.strong"].search(thing)
    if strong and (strong.start() >= _SHORTEST or (named and not strong.start())):
        thing = thing[: strong.start()]
    if number.kind is Kind.PERCENT:
        return thing  # what so much of is done is told by the verb as well
    verbs = lex["clipped.verbs"].finditer(thing) if len(thing) > long else ()
    cut = next((found.start() for found in verbs if found.start() >= least), len(thing))
    whole = cut <= _LONGEST
    return thing[:cut] if whole else _JOINT.split(thing[:cut])[0]

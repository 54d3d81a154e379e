"""Counted: the name of a figure that leaves out what it shares with the figure before it."""

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
    scale, aimed = _of_a_scale(words, previous.label), reached(words, previous, lex)
    if found := scale or _of_what_was_planned(words, previous.label) or aimed:
        return found
    beside = words in lex.medals.values() and not mention.gap.strip()
    listed = beside or lex.has("joined", mention.gap)
    same = "" if previous.mention.number.kind is Kind.MONEY else _of_same_thing(words, previous)
    return parallel(words, previous.label) if listed else same


def each_of(words: str, previous: Named | None, host: Named | None = None) -> str:
    """The label of an amount for one of what was told before (每户, 人均), or of the same in other money.

    Else it is ``words``. In brackets behind an amount, its ``host``, it is of that.
    """
    lex = lexicon()
    each, before = lex["told.each"].match(words), host or previous
    if before is None:
        return words
    if aimed := reached(words, before, lex):
        return aimed
    of_it = each and each["unit"] == before.mention.number.unit and not _is_listed(before)
    if each and (of_it or before is host):
        return before.label + each["each"]
    told = words in lex.averages or lex.has("told.converted", words)
    works = lex.has("told.works", before.label) and lex.has("told.invested", words)
    told = told or works
    return before.label + words if told else words


def reached(words: str, before: Named, lex: Lexicon) -> str:
    """What 实际完成值 is of, behind the value that was aimed at; empty for any other words."""
    told = lex.has("told.reached", words) and before.mention.number.kind is not Kind.SCORE
    return lex["told.aimed"].sub("", before.label) + words if told else ""


def _is_listed(named: Named) -> bool:
    """Whether a figure is one of a list, so that what follows may be of all of them."""
    return named.mention.gap.lstrip().startswith("、")


def all_told(mention: Mention, previous: Named | None) -> str:
    """合计 where a figure without a name sums up those before it (甲3人、乙2人，共5人)."""
    if previous is None or not lexicon().has("told.all", squash(mention.lead)):
        return ""
    same = (
        previous.mention.number.unit == mention.number.unit
        and previous.mention.depth == mention.depth
    )
    return lexicon().labels["total"] if same and squash(mention.gap) else ""


def _of_a_scale(words: str, previous: str) -> str:
    """良 behind 评价为优 is 评价为良."""
    grade = lexicon()["told.grade"]
    own, before = grade.fullmatch(words), grade.search(previous)
    if not own or not before or not before.start():
        return ""
    return previous[: before.start()] + own["grade"] + (own["of"] or before["of"] or "")


def _of_what_was_planned(words: str, previous: str) -> str:
    """实际完成 behind 计划铺设管网 is of the pipes, 实际培训 behind 计划培训学员 of the pupils."""
    lex = lexicon()
    plan, actual = lex["told.plan"].search(previous), lex["told.actual"].fullmatch(words)
    if not plan:
        return ""
    verb = actual["verb"] if actual else words
    if lex["told.fulfilled"].match(verb):
        return words + plan["thing"]
    same = actual and plan["thing"].startswith(verb)
    return words + plan["thing"].removeprefix(verb) if same else ""


def _of_same_thing(words: str, previous: Named) -> str:
    """办结 and 办结率 behind 受理投诉 are of the complaints."""
    asked = lexicon()["told.asked"].search(previous.label)
    for rate, verbs, name in _rates():
        if asked and rate.upper.fullmatch(words.removeprefix("已")):
            return previous.label[: asked.start()] + words
        found = verbs.match(previous.label)
        thing = previous.label[found.end() :] if found else ""
        again = rate.stem.match(thing)  # 实际完成铺设管网 is of 铺设管网
        thing = thing[again.end() :] if again else thing
        if not thing or rate.upper.fullmatch(thing) or lexicon().has("told.number", thing):
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


def pointed(label: str, heading: str, lex: Lexicon) -> str:
    """``label`` with 该项指标 called by the heading that it stands under (产出指标完成情况)."""
    this, point = lex["told.this_point"].match(label), lex["told.point"].match(heading)
    return point.group() + label[this.end() :] if this and point else label

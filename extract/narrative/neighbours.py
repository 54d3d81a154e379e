"""Neighbours: what a quantity is by the quantity right before or right behind it."""

from collections.abc import Sequence

from extract.narrative.clauses import Mention
from extract.narrative.dimensions import dimension
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.related import Relation
from extract.numbers import Kind
from extract.vocabulary.form_words import squash


def is_base(mentions: Sequence[Mention], index: int, compared: Named | None) -> bool:
    """Whether a figure is the budget, or plan, that the percentage right behind it is of (完成预算5.2万元的93.46%)."""
    mention = mentions[index]
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if following is None or following.number.kind is not Kind.PERCENT or compared is None:
        return False
    joined = squash(following.gap) == "的" and following.sentence == mention.sentence
    if not joined or dimension(mention.number) != dimension(compared.mention.number):
        return False
    lead = squash(mention.lead)
    own = "plan_base" if mention.number.kind is Kind.MONEY else "count_base"
    return lexicon().has(own, lead) or lexicon().has("any_base", lead)


def base_relation(mention: Mention, previous: str) -> Relation:
    """What a budget or plan is called that a percentage is of: what was done, with its own words."""
    lex, words = lexicon(), squash(mention.lead)
    planned = "全年预算数" if lex.has("from_adjusted", words) else "年初预算数"
    budget = mention.number.kind is Kind.MONEY and lex.has("plan_base", words)
    measure = planned if budget else "目标值"
    return Relation("base", previous + noun(lex["of_base"].sub("", words), lex), "", measure)


def is_former(mentions: Sequence[Mention], index: int) -> bool:
    """Whether a value is what another one came from (由85%提高到89%)."""
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if following is None or not lexicon().has("from_value", squash(mentions[index].lead)):
        return False
    return lexicon().has("to_value", squash(following.lead))


def is_latter(named: Sequence[Named], mention: Mention) -> bool:
    """Whether a value is what another one came to."""
    lex = lexicon()
    former = bool(named) and named[-1].label.endswith(lex.labels["former"])
    return former and lex.has("to_value", squash(mention.lead))


def changed_before(named: Sequence[Named], mention: Mention) -> str:
    """What the change right before is of, where this one is told of the same (减少2万元，下降6%)."""
    last = named[-1] if named else None
    if last is None or last.relation != "growth" or last.mention.sentence != mention.sentence:
        return ""
    told = last.relative and last.label.endswith(last.relative)
    alone = lexicon()["changes"].match(noun(mention.lead))
    return last.label.removesuffix(last.relative) if told and alone else ""

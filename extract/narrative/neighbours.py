"""Neighbours: what a quantity is by the quantity right before or right behind it."""

from collections.abc import Sequence

from extract.narrative.clauses import Mention
from extract.narrative.dimensions import dimension
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.related import Relation, relation_of
from extract.numbers import Kind
from extract.vocabulary.form_words import squash

_TELLING = 4  # a shorter word for a whole does not say which


def is_base(mentions: Sequence[Mention], index: int, compared: Named | None) -> bool:
    """Whether a figure is the budget, or plan, that the percentage right behind it is of (完成预算5.2万元的93.46%)."""
    mention = mentions[index]
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if following is None or following.number.kind is not Kind.PERCENT or compared is None:
        return False
    joint = lexicon().has("base_joint", squash(following.gap))
    joined = joint and following.sentence == mention.sentence
    if not joined or dimension(mention.number) != dimension(compared.mention.number):
        return False
    lead = squash(mention.lead)
    own = "plan_base" if mention.number.kind is Kind.MONEY else "count_base"
    return lexicon().has(own, lead) or lexicon().has("any_base", lead)


def base_relation(mention: Mention, previous: str) -> Relation:
    """What a budget or plan is called that a percentage is of: what was done, with its own words; a whole by these."""
    lex, words = lexicon(), squash(mention.lead)
    whole = noun(lex["of_base"].sub("", words), lex)
    if lex.has("share_of_base", words) and len(whole) >= _TELLING:
        return Relation("base", whole, "", "完成值")
    planned = "全年预算数" if lex.has("from_adjusted", words) else "年初预算数"
    budget = mention.number.kind is Kind.MONEY and lex.has("plan_base", words)
    measure = planned if budget else "目标值"
    return Relation("base", previous + whole, "", measure)


def of_base(mention: Mention) -> bool:
    """Whether nothing but a joint stands before a percentage, so that it is of the base right before it."""
    lead = squash(mention.lead)
    return not lead or lexicon().has("base_joint", lead)


def of_base_relation(base: Named, previous: str) -> Relation:
    """The percentage that what was done is of its base: of a plan how far it was done, of any other a share."""
    lex, words = lexicon(), squash(base.mention.lead)
    if lex.has("share_of_base", words):
        whole = noun(lex["of_base"].sub("", words), lex)
        return Relation("rate", f"{previous}占{whole}", whole, "占比")
    rate = "plan_rate" if base.mention.number.kind is Kind.MONEY else "count_rate"
    return Relation("rate", previous + lex.labels[rate], "", "执行率")


def related_to(
    mentions: Sequence[Mention], index: int, previous: str, last: Named | None
) -> Relation | None:
    """The relation that the words before a figure state to what is called ``previous``, behind the ``last`` figure."""
    after = "growth" if is_gap_of(mentions, index) else last.relation if last else ""
    return relation_of(mentions[index], previous, after=after)


def is_gap_of(mentions: Sequence[Mention], index: int) -> bool:
    """Whether an amount is called nothing but a gap, and its growth stands right behind (增支4万元，增长10%)."""
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    lex, words = lexicon(), noun(squash(mentions[index].lead))
    if following is None or lex["gaps"].fullmatch(words) is None:
        return False
    beside = following.sentence == mentions[index].sentence
    per_cent = following.number.kind is Kind.PERCENT
    return (
        beside and per_cent and lex["changes"].fullmatch(noun(squash(following.lead))) is not None
    )


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


def rate_before(named: Sequence[Named], mention: Mention) -> str:
    """The rate right before a change in per cent, which is of it (优良率75%，同比增加2%)."""
    last = named[-1] if named else None
    kinds = last and last.mention.number.kind is mention.number.kind is Kind.PERCENT
    if last is None or not kinds or last.relation or last.mention.sentence != mention.sentence:
        return ""
    words = noun(mention.lead)
    changed = lexicon()["comparisons"].match(words) and lexicon().has("changes", words)
    return last.label if changed and lexicon().has("rate_name", last.noun) else ""


def of_plan(mention: Mention, previous: Named | None) -> bool:
    """Whether a figure says how far a plan of the figure before it was done, or counts kinds, and is no target."""
    lex, lead = lexicon(), squash(mention.lead)
    told = mention.number.kind is Kind.PERCENT and previous is not None and lead.endswith("的")
    return mention.number.unit in lex.kind_units or (told and lex.has("of_plan", lead))


def base_beside(
    mentions: Sequence[Mention],
    index: int,
    compared: Named | None,
    previous: str,
    last: Named | None,
) -> Relation | None:
    """What a figure is to the one beside it: the base of a percentage, what it came from, or the share of a base."""
    mention = mentions[index]
    if is_base(mentions, index, compared):
        return base_relation(mention, previous)
    if is_former(mentions, index):
        label = noun(lexicon()["from_value"].sub("", squash(mention.lead)))
        former = (label or previous) + lexicon().labels["former"]
        return Relation("earlier", former, "", "原值")
    if last is not None and last.relation == "base" and of_base(mention):
        return of_base_relation(last, previous)
    return None


def limit_relation(mention: Mention, before: Named | None) -> Relation | None:
    """How far the figure before is from what was set, or from others (低于控制指标6起, 较全省高2个百分点)."""
    words = noun(squash(mention.lead))
    if before is None or not lexicon().has("told.limit", words):
        return None
    percent = mention.number.kind is Kind.PERCENT
    return Relation("limit", before.label + words, words, "占比" if percent else "完成值")

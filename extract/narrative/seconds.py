"""Seconds: the second figure of an item of a list, which is told of the same thing as the first."""

from collections.abc import Sequence

from extract.narrative.dimensions import dimension
from extract.narrative.lexicon import lexicon
from extract.narrative.names import PLANNED, Named
from extract.vocabulary.form_words import squash


def is_paid(named: Sequence[Named], index: int) -> bool:
    """Whether an amount of money stands right behind a count (12个630万元, 20台，原值24.5万元)."""
    if not 0 < index < len(named):
        return False
    item, count = named[index].mention, named[index - 1].mention
    money = dimension(item.number) == "money" != dimension(count.number) != ""
    return money and lexicon()["parts.paid"].match(squash(item.gap)) is not None


def is_spent_of(named: Sequence[Named], index: int) -> bool:
    """Whether a figure is what was spent of the plan right before it (甲项目预算5万元，支出4万元)."""
    if not 0 < index < len(named):
        return False
    plan, spent = named[index - 1], named[index]
    one = plan.mention.segment == spent.mention.segment
    return one and plan.role in PLANNED and spent.role == "spent" and not spent.relation


def is_plan_of(named: Sequence[Named], index: int, parts: Sequence[int], whole: Named) -> bool:
    """Whether a figure is the plan of the part of what was spent right before it (甲项目4万元，年初预算5万元)."""
    if not parts or parts[-1] != index - 1 or whole.role in PLANNED:
        return False
    part, plan = named[index - 1], named[index]
    one = plan.mention.segment == part.mention.segment
    return one and plan.bare and plan.role in PLANNED and part.role not in PLANNED

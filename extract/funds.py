"""Funds: whether a case has other money than that of the general budget."""

from collections.abc import Iterable, Mapping

from extract.numbers import Kind, Number, NumberId
from extract.records import Fact

FUNDS = {
    "general_fund": "一般公共预算",
    "government_fund": "政府性基金",
    "state_capital": "国有资本经营预算",
    "social_insurance": "社会保险基金",
}
GENERAL = FUNDS["general_fund"]
FISCAL = frozenset({None, GENERAL, "财政拨款"})
OTHER_MONEY = (FUNDS.keys() - {"general_fund"}) | {"special_account", "unit_funds", "other_funds"}
"""Concepts of money that does not come from the general budget."""
Numbers = Mapping[NumberId, Number]


def other_funds(facts: Iterable[Fact], numbers: Numbers) -> bool:
    """Whether the sentences tell spending out of another fund than the general budget."""
    return any(
        fact.section == "prose"
        and fact.fund not in FISCAL
        and numbers[fact.number].kind is Kind.MONEY
        and numbers[fact.number].value
        for fact in facts
    )


def one_fund(facts: Iterable[Fact], numbers: Numbers) -> bool:
    """Whether the forms have places for other money than the general budget, and nothing stands there."""
    known = tuple(facts)
    other = [fact for fact in known if fact.concept in OTHER_MONEY and not fact.entity]
    empty = not any(numbers[fact.number].value for fact in other)
    return bool(other) and empty and not other_funds(known, numbers)

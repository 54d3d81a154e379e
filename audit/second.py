"""Second layer: what an assistant's records add to an audit that stands; nothing of the first layer changes.

Checks of the first layer stay as they are, in their order and with their ids. Those of the second come behind them,
say that they rest on the assistant, and weigh little. A number that had no name and got one from the assistant stands
alone with a note; no relation of the second layer confirms or spoils a number.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import localcontext

from audit.assembly import Links, check_of, facts_of
from audit.engine import judged
from audit.identity import identities
from audit.intervals import EXACT
from audit.judged import Judged
from audit.ledger import Ledger
from audit.marks import coverage
from audit.outcome import Outcome
from audit.places import Locate, locator
from audit.policy import DEFAULT, LADDER, Policy, Weighed, severity_of
from audit.result import Audit, Check, Mark, MarkedNumber, Severity, Verdict
from audit.rules.control_rate_follows_amounts import control_rate_follows
from audit.rules.growth_follows_amounts import growth_follows
from audit.rules.money_goes_to_its_uses import money_goes_to_uses
from audit.rules.rate_follows_amounts import rate_follows
from audit.rules.same_thing_same_number import same_thing_same_number
from audit.rules.share_follows_amounts import share_follows
from audit.rules.total_is_sum_of_parts import total_of_parts
from audit.sentences import say
from extract.assistance import AssistantReport
from extract.records import Report

ORIGIN = "assistant"
MOST: Severity = "low"
RULES = (
    total_of_parts,
    share_follows,
    rate_follows,
    control_rate_follows,
    growth_follows,
    money_goes_to_uses,
    same_thing_same_number,
)
"""The rules whose records an assistant may propose."""

Name = tuple[str, frozenset[str]]


def extended(
    first: Audit,
    more: Report,
    account: AssistantReport,
    *,
    policy: Policy = DEFAULT,
    locate: Locate | None = None,
    confirmed: Collection[str] = frozenset(),
) -> Audit:
    """The audit ``first`` with what the records of ``more`` add; ``more`` holds no relation of the rules.

    ``confirmed`` are the keys of checks whose relation a person confirmed: these weigh what their kind does.
    """
    with localcontext(EXACT):
        found = tuple(_fresh(first, more, policy))
        checks = tuple(_written(found, locate or locator(more), policy, confirmed))
        numbers = tuple(_noted(first, more, checks))
        marks = {number.id: number.mark for number in numbers}
        added = (fact for fact in facts_of(more) if fact.origin == ORIGIN)
        return first.model_copy(
            update={
                "numbers": numbers,
                "facts": (*first.facts, *added),
                "checks": (*first.checks, *checks),
                "coverage": coverage(marks),
                "assistant": account.model_copy(update={"checks": len(checks)}),
            }
        )


def _fresh(first: Audit, more: Report, policy: Policy) -> Iterator[Judged]:
    """The relations that the first layer does not have, numbered behind its checks."""
    known = {_name_of(check) for check in first.checks}
    index = len(first.checks)
    for each in judged(more, Ledger.of(more), policy, RULES):
        name = each.judgement.kind, each.judgement.numbers
        if name not in known and each.judgement.verdict is not Verdict.UNCHECKED:
            known.add(name)
            yield replace(each, index=index)
            index += 1


def _name_of(check: Check) -> Name:
    return check.relation.kind, frozenset(item.number for item in check.evidence if item.number)


def _written(
    found: Sequence[Judged], locate: Locate, policy: Policy, confirmed: Collection[str]
) -> Iterator[Check]:
    for each, (key, print_) in zip(found, identities(found), strict=True):
        verdict = each.judgement.verdict
        weight = severity_of(Weighed(judged=each, verdict=verdict), policy)
        sure = _own(key) in confirmed
        severity = weight if sure else min(weight, MOST, key=LADDER.index)
        outcome = Outcome(each, severity=severity)
        check = check_of(outcome, Links(_own(key), _own(print_)), locate)
        note = say("assistant.confirmed" if sure else "assistant.relation")
        told = "；".join(filter(None, (note, check.explanation)))
        yield check.model_copy(update={"origin": ORIGIN, "explanation": told})


def _own(name: str) -> str:
    """A name that no check of the first layer can have."""
    return hashlib.sha256(f"{ORIGIN} {name}".encode()).hexdigest()[: len(name)]


def _noted(first: Audit, more: Report, checks: Sequence[Check]) -> Iterator[MarkedNumber]:
    """Every number with the checks it got; a new name turns unread into single and nothing into anything else."""
    named = {fact.number for fact in more.facts if fact.origin == ORIGIN}
    taking_part = _taking_part(checks)
    note = say("assistant.name")
    for number in first.numbers:
        mine = number.id in named
        unread = mine and number.mark is Mark.UNREAD
        yield number.model_copy(
            update={
                "mark": Mark.SINGLE if unread else number.mark,
                "note": note if mine else number.note,
                "checks": (*number.checks, *taking_part.get(number.id, ())),
            }
        )


def _taking_part(checks: Sequence[Check]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for check in checks:
        for number in dict.fromkeys(item.number for item in check.evidence if item.number):
            found.setdefault(number, []).append(check.id)
    return found

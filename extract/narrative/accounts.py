"""Accounts: lines of the accounts (类, 款, 项) that follow one another, under the sum that the text before them tells.

Accounts go through every line of a fund, first what was planned for it, then what was spent. Where the lines make one
of the two sums, they are all of the other as well; where they make neither, they must not pass it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.outline import Section
from extract.narrative.sections import Passage
from extract.numbers import Kind
from extract.records import Breakdown

_ROLES = ("budget", "spent")
_NEAR = 12  # amounts back in which the sums of the lines stand
_FEWEST = 2


def account_lines(passages: Sequence[Passage]) -> Iterator[Breakdown]:
    """The sums that each series of lines makes, of what was planned and of what was spent."""
    for series in _series(passages):
        first = next(i for i, p in enumerate(passages) if p.placed.opens is series[0])
        told = [n for p in reversed(passages[:first]) for n in reversed(p.named) if _counts(n)]
        lines = {role: _amounts(passages, series, role) for role in _ROLES}
        yield from _sums(lines, told[:_NEAR])


def _series(passages: Sequence[Passage]) -> Iterator[list[Section]]:
    """Lines of the accounts that are numbered on, beside each other."""
    series: list[Section] = []
    for section in (p.placed.opens for p in passages if p.placed.opens):
        if not lexicon().has("outline.account_line", section.name):
            continue
        last = series[-1] if series else None
        if last and (section.parents, section.value) != (last.parents, last.value + 1):
            yield from [series] if len(series) >= _FEWEST else []
            series = []
        series.append(section)
    yield from [series] if len(series) >= _FEWEST else []


def _counts(named: Named) -> bool:
    """Whether a quantity is an amount of its own that was planned or spent."""
    money = named.mention.number.kind is Kind.MONEY
    return money and not named.relation and not named.mention.depth and named.role in _ROLES


def _amounts(passages: Sequence[Passage], series: Sequence[Section], role: str) -> list[Named]:
    """The first amount of this role of each line; nothing where a line has none."""
    found: list[Named | None] = []
    for section in series:
        own = (
            n
            for p in passages
            if p.placed.opens is section or section in p.placed.above
            for n in p.named
            if _counts(n) and n.role == role
        )
        found.append(next(own, None))
    return [n for n in found if n] if all(found) else []


def _sums(lines: dict[str, list[Named]], told: Sequence[Named]) -> Iterator[Breakdown]:
    """One breakdown for each role whose lines are all told."""
    closing = {role: _closing(role, parts, told) for role, parts in lines.items() if parts}
    known = next((total for total in closing.values() if total), None)
    for role, total in closing.items():
        beside = partial(_beside, role)
        whole = total or next((n for n in told if known and beside(n, known)), None)
        whole = whole or next((n for n in told if not known and _whole(n, role)), None)
        if whole is not None:
            yield Breakdown(
                label=whole.label,
                measure=whole.measure,
                total=whole.id,
                parts=tuple(n.id for n in lines[role]),
                complete=known is not None,
                basis="section",
            )


def _closing(role: str, parts: Sequence[Named], told: Sequence[Named]) -> Named | None:
    """The sum that the lines make to the last digit."""
    amount = sum((n.mention.number.amount for n in parts), Decimal())
    fit = (n for n in told if n.role == role and n.mention.number.amount == amount)
    return next(fit, None)


def _beside(role: str, named: Named, known: Named) -> bool:
    """Whether a figure of this role stands in the sentence of another one."""
    same = named.mention.sentence == known.mention.sentence and named.concept == known.concept
    one = named.mention.number.block == known.mention.number.block
    return named.role == role and same and one


def _whole(named: Named, role: str) -> bool:
    """Whether a figure is all that was planned, or spent, of the fund."""
    return named.role == role and named.concept == "total_spending"

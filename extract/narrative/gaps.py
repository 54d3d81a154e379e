"""Gaps: what was left of a budget, or spent beyond it, told beside neither of the two (决算数较预算数减少2万元).

The budget and what was spent of it are looked for by what they are of, never by what they make.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extract.narrative.changes import OPEN, with_gap
from extract.narrative.heads import ending, head_of
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import PLANNED, Named
from extract.narrative.reading import Reading, alike
from extract.numbers import Kind
from extract.records import Breakdown
from extract.vocabulary.form_words import squash

_SPENT = frozenset({"spent", ""})


def budget_gaps_in(
    reading: Reading, earlier: Sequence[Named], told: frozenset[str]
) -> Iterator[Breakdown]:
    """Every gap between a budget and what was spent; those in ``told`` are part of another relation already."""
    for index, gap in enumerate(reading.named):
        if gap.id in told or gap.measure != "增减额" or gap.mention.depth:
            continue
        apart = not gap.relative  # called nothing but a difference
        if not apart and not lexicon().has("against_budget", squash(gap.mention.lead)):
            continue
        pair = _pair(reading, index, earlier)
        if pair is not None:
            yield _breakdown(*pair, gap, reading, apart=apart)


def _pair(reading: Reading, index: int, earlier: Sequence[Named]) -> tuple[Named, Named] | None:
    """What was spent and the budget of it, or None where the words leave open which is meant."""
    gap = reading.named[index]
    before = [
        n
        for n in reversed(reading.named[:index])
        if not n.relation and n.mention.depth <= gap.mention.depth and alike(n, gap)
    ]
    spent = next((n for n in before if n.role in _SPENT and n.measure != "上年决算数"), None)
    if spent is None or (spent.id in reading.totals and not _beside(spent, gap)):
        return None
    plans = [n for n in before if n.role in PLANNED and _of_one(n, spent)]
    if not plans and spent.concept:
        plans = [n for n in earlier if n.role in PLANNED and alike(n, gap) and _same(n, spent)]
    full = lexicon().has("from_adjusted", squash(gap.mention.lead))
    fit = [n for n in plans if (n.role == "adjusted") == full] or plans
    return (spent, fit[0]) if len({n.mention.number.amount for n in fit}) == 1 else None


def _beside(spent: Named, gap: Named) -> bool:
    """Whether a part of a list and a gap stand in the same part of a sentence."""
    return spent.mention.segment == gap.mention.segment


def _of_one(plan: Named, spent: Named) -> bool:
    """Whether a budget and an amount are of one thing: of one concept, or told in one breath."""
    if plan.concept or spent.concept:
        return plan.concept == spent.concept
    return plan.mention.segment == spent.mention.segment


def _same(plan: Named, spent: Named) -> bool:
    """Whether a budget of another paragraph is of the same concept, year and fund."""
    funds = {plan.fund, spent.fund} - {None}
    return plan.concept == spent.concept and plan.year == spent.year and len(funds) < 2


def _breakdown(
    spent: Named, plan: Named, gap: Named, reading: Reading, *, apart: bool
) -> Breakdown:
    more = spent.mention.number.amount > plan.mention.number.amount
    up = more if apart else not lexicon().has("falls", gap.relative)
    near = spent.mention.segment == gap.mention.segment == plan.mention.segment
    basis = "prose" if near else OPEN
    return with_gap(spent, plan, gap, 1 if up else -1, basis, reading.setting.section)


def points_in(reading: Reading) -> Iterator[Breakdown]:
    """A percentage that is an earlier one with so many points more or less (由85%提高到95%，提高10个百分点)."""
    lex = lexicon()
    for index in range(2, len(reading.named)):
        first, second, gap = reading.named[index - 2 : index + 1]
        one = len({n.mention.sentence for n in (first, second, gap)}) == 1
        per_cent = all(n.mention.number.kind is Kind.PERCENT for n in (first, second))
        if not one or not per_cent or not lex.has("points_unit", gap.mention.number.unit):
            continue
        changes = gap.relation == "growth" and gap.mention.depth == second.mention.depth
        before = lex.has("earlier_lead", squash(second.mention.lead)) and not second.relation
        own = lex["changes"].fullmatch(noun(squash(gap.mention.lead))) is not None
        fromto = first.relation == "earlier" and not second.relation and own
        if changes and (before or fromto):
            later, former = (first, second) if before else (second, first)
            yield with_gap(later, former, gap, _sign(gap), "prose", reading.setting.section)


def list_gaps_in(reading: Reading) -> Iterator[Breakdown]:
    """The gap of a total, made up of the gaps of its parts, where each part and the total tell one of the same sort."""
    gap_of = {}
    for before, gap in pairwise(reading.named):
        if gap.measure == "增减额" and gap.relative and not before.relation and alike(before, gap):
            gap_of[before.id] = gap
    for listing in reading.lists:
        total, *parts = (gap_of.get(reading.named[i].id) for i in (listing.total, *listing.parts))
        known = [gap for gap in parts if gap is not None]
        silent = [i for i, gap in zip(listing.parts, parts, strict=True) if gap is None]
        nought = all(_unmoved(reading, i) for i in silent)
        fit = total is not None and nought and len(known) > 1 and _alike([total, *known])
        if fit and total is not None and not _rounds(total, known):
            yield _gaps(total, known, reading)


def listed_gaps_in(reading: Reading) -> Iterator[Breakdown]:
    """A gap with the gaps that a sentence lists under it, where they make it (增加6万元，其中甲增加8万元，…)."""
    gaps = [i for i, n in enumerate(reading.named) if n.measure == "增减额" and n.relative]
    for at, index in enumerate(gaps[1:], 1):
        first = reading.named[index]
        opened = lexicon()["parts.opening"].match(squash(first.mention.lead))
        if not opened and not ending("parts.opening").search(squash(head_of(first))):
            continue
        total = reading.named[gaps[at - 1]]
        after = [reading.named[i] for i in gaps[at:]]
        parts = [n for n in after if n.mention.sentence == first.mention.sentence]
        made = sum((_sign(n) * n.mention.number.amount for n in parts), Decimal())
        fit = len(parts) > 1 and all(alike(n, total) for n in parts)
        if fit and made == _sign(total) * total.mention.number.amount:
            yield _gaps(total, parts, reading)


def _rounds(total: Named, parts: Sequence[Named]) -> bool:
    """Whether the gap of a total is what those of its parts come to when it is printed with fewer digits."""
    made = sum((_sign(n) * n.mention.number.amount for n in parts), Decimal())
    number = total.mention.number
    off = abs(_sign(total) * number.amount - made)
    return 0 < off <= number.step * number.scale / 2


def _unmoved(reading: Reading, index: int) -> bool:
    """Whether a part is nothing, or its clause says that it has not moved."""
    last = index + 1 == len(reading.named)
    behind = reading.named[index].mention.tail + (
        "" if last else reading.named[index + 1].mention.gap
    )
    same = lexicon().has("unchanged", behind.partition("；")[0].partition(";")[0])
    return same or not reading.named[index].mention.number.value


def _alike(gaps: Sequence[Named]) -> bool:
    """Whether gaps are all against a budget, or all against another year, and none on a comparable ground."""
    lex = lexicon()
    budget = {lex.has("against_budget", squash(g.mention.lead)) for g in gaps}
    return len(budget) == 1 and not any(lex.has("comparable", g.mention.lead) for g in gaps)


def _gaps(total: Named, parts: Sequence[Named], reading: Reading) -> Breakdown:
    whole = _sign(total)
    return Breakdown(
        label=total.label,
        measure=total.measure,
        total=total.id,
        parts=tuple(part.id for part in parts),
        signs=tuple(whole * _sign(part) for part in parts),
        complete=True,
        basis=OPEN,
        section=reading.setting.section,
    )


def _sign(gap: Named) -> int:
    return -1 if lexicon().has("falls", gap.relative) else 1

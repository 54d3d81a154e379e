"""Afar: rates and rests whose figures stand sentences apart.

Their words name the sort of figures they are of, and not which; of the nearest of these sorts the pair that comes out
is taken. Where none does, nothing is claimed: what they are of may stand elsewhere.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from extract.narrative.changes import OPEN
from extract.narrative.lexicon import RateWords, lexicon
from extract.narrative.names import AVAILABLE, PLANNED, Named
from extract.narrative.reading import Reading, alike
from extract.narrative.splits import whole_of_parts
from extract.numbers import Kind
from extract.records import Breakdown, Denominator, Flow
from extract.vocabulary.concepts import plain
from extract.vocabulary.form_words import squash

_NEAR = 4  # figures of one sort that are tried, the nearest first
_BACK = 14  # figures of the paragraphs before that are looked at
_HUNDRED = Decimal(100)
_NAME = 2  # characters of a name that says anything
_AVAILABLE = frozenset({"年初预算数", "全年预算数", "到位数"})


def rate_afar(
    reading: Reading, index: int, words: RateWords, earlier: Sequence[Named]
) -> tuple[Named, list[Named]] | None:
    """What was reached and what was planned, by the sort of the rate, where the two give it."""
    rate = reading.named[index].mention.number
    told = _told(reading, index, earlier)
    uppers = [n for n in told if n.role not in PLANNED and _reached(n, words)]
    named = [n for n in told if n.role in AVAILABLE or (not n.role and _lower(n, words))]
    lowers = [*named[:_NEAR], *(n for n in told if n not in named and _available(n))]
    for upper, lower in product(uppers[:_NEAR], lowers[: 2 * _NEAR]):
        below = lower.mention.number.amount
        if upper is lower or not below or not alike(upper, lower):
            continue
        given = upper.mention.number.amount / below * _HUNDRED
        if abs(given - rate.value) <= rate.step / 2:
            return upper, [lower]
    return None


def rate_of_namesake(
    upper: Named, rate: Named, earlier: Sequence[Named]
) -> tuple[Named, list[Named]] | None:
    """A part of what was spent and the budget of its name, where the two give the rate (中央资金支出, 中央资金)."""
    own, given = _core(upper), rate.mention.number
    for lower in earlier:
        below = lower.mention.number.amount
        money = lower.mention.number.kind is Kind.MONEY and not lower.relation and below
        if money and lower.role != "spent" and _one_name(own, _core(lower)):
            share = upper.mention.number.amount / below * _HUNDRED
            if abs(share - given.value) <= given.step / 2:
                return upper, [lower]
    return None


def _one_name(one: str, other: str) -> bool:
    """Whether one name is the other, or begins it (日常养护, 日常养护资金)."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _NAME and longer.startswith(shorter)


def _lower(named: Named, words: RateWords) -> bool:
    """Whether a figure is of the lower sort of a rate, or the sum of what a sentence has told."""
    total = words.spent and lexicon().has("parts.totals", named.mention.lead)
    return bool(total) or words.lower.search(named.noun) is not None


def _core(named: Named) -> str:
    """What an amount is of, without the words that say how it is measured."""
    return lexicon()["concept_tails"].sub("", plain(named.label))


def _available(named: Named) -> bool:
    return named.role in AVAILABLE or (not named.relation and named.measure in _AVAILABLE)


def _reached(named: Named, words: RateWords) -> bool:
    """Whether a figure is of the upper sort of a rate; what was handed out was spent."""
    spent = words.spent and named.role == "spent"
    return spent or words.upper.search(named.noun) is not None


def rests_in(reading: Reading, earlier: Sequence[Named] = ()) -> Iterator[Flow]:
    """What was left of what came in, or of a budget told before, where the three close."""
    for index, rest in enumerate(reading.named):
        if rest.role != "carried" or not rest.bare or rest.relation or rest.mention.depth:
            continue
        told = [n for n in _told(reading, index, earlier) if n.id not in reading.totals]
        here = {n.id for n in reading.named}
        own = {n.id for n in reading.named if n.mention.sentence == rest.mention.sentence}
        came = [n for n in told if _came(n) and n.id not in own]
        planned = [n for n in told if _available(n) and n.id not in here]
        came = [*came, *planned][:_NEAR]
        spent = [n for n in told if n.role == "spent" and (planned or n.id not in own)][:_NEAR]
        closing = (
            p for p in product(came, spent) if _amount(p[0]) - _amount(p[1]) == _amount(rest)
        )
        if (found := next(closing, None)) is not None and _amount(rest):
            yield left_of(*found, rest)


def _came(named: Named) -> bool:
    """Whether a figure is what came in, by its measure or as a total that is called so."""
    lex = lexicon()
    whole = lex.has("surplus.income", named.noun) and lex.has("surplus.total", named.noun)
    return named.measure == "收入决算数" or whole


def savings_in(reading: Reading, section: str) -> Iterator[Breakdown]:
    """What was saved of a plan: it is the plan less what was spent."""
    for index, saved in enumerate(reading.named):
        told = not saved.relation and lexicon().has("saved", saved.noun)
        if told and not saved.mention.depth and (pair := _saved_of(reading, index)) is not None:
            near = pair[0].mention.sentence == pair[1].mention.sentence == saved.mention.sentence
            yield whole_of_parts(pair[0], [pair[1], saved], section, "prose" if near else OPEN)


def _saved_of(reading: Reading, index: int) -> tuple[Named, Named] | None:
    """The plan that something was saved of, and what was spent: two that close, else those right before it."""
    saved = reading.named[index]
    told = [n for n in _told(reading, index, ()) if n.id not in reading.totals]
    spent = [n for n in told if not _is_plan(n)][:_NEAR]
    named = lexicon()["saved_of"].search(squash(saved.mention.lead))
    plans = [n for n in told if _is_plan(n) and (named is None or named.group(1) in n.noun)]
    pairs = product(plans[:_NEAR], spent)
    closing = (p for p in pairs if _amount(p[0]) - _amount(p[1]) == _amount(saved))
    return next(closing, None) or (_bought(told) if named is None else None)


def _is_plan(named: Named) -> bool:
    """Whether a figure is what might be spent: a plan, or a ceiling for bids."""
    return named.role in PLANNED or lexicon().has("ceiling", named.noun)


def _bought(told: Sequence[Named]) -> tuple[Named, Named] | None:
    """The plan and what was bought by it, where these two stand right before what was saved (预算…，实际采购…)."""
    if len(told) < 2:
        return None
    out, plan = told[:2]
    bought = out.role in {"", "spent"} and lexicon().has("bought", out.noun)
    return (plan, out) if bought and plan.role in PLANNED and alike(plan, out) else None


def rate_of_saved(reading: Reading, index: int) -> tuple[Named, Denominator] | None:
    """What was saved right before its rate, and the plan: one that is told, else what was bought and saved together."""
    item, lex = reading.named[index], lexicon()
    saved = reading.named[index - 1] if index else item
    one = saved.mention.sentence == item.mention.sentence and lex.has("saved", saved.noun)
    if item.measure != "比率" or not lex.has("saved_rate", item.noun) or not one or saved.relation:
        return None
    if (pair := _saved_of(reading, index - 1)) is not None:
        return saved, Denominator(name=pair[0].label, numbers=(pair[0].id,))
    before = [n for n in reading.before(index - 1) if n.id not in reading.totals]
    out = next(iter(before), None)
    against = lex.has("saved_of", squash(saved.mention.lead))
    planned = any(n.role in PLANNED for n in before)
    if out is None or not against or planned or out.role not in {"", "spent"}:
        return None
    name = f"{out.label}+{saved.label}"
    return saved, Denominator(name=name, numbers=(out.id, saved.id), signs=(1, 1))


def _told(reading: Reading, index: int, earlier: Sequence[Named]) -> list[Named]:
    """The amounts before a place, the nearest first, that stand on their own."""
    here = reversed(reading.named[:index])
    told = [*here, *earlier[:_BACK]]
    return [n for n in told if n.mention.number.kind is Kind.MONEY and not n.relation]


def _amount(named: Named) -> Decimal:
    return named.mention.number.amount


def left_of(whole: Named, out: Named, rest: Named, *, certain: bool = True) -> Flow:
    """A sum as what was spent of it and what was left."""
    return Flow(
        label=whole.label,
        whole=whole.id,
        uses=(out.id, rest.id),
        roles=("spent", "carried"),
        signs=(1, 1),
        certain=certain,
    )

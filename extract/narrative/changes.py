"""Changes: growth over an earlier figure, and the gap between the two, where all of them are printed."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from extract.narrative.dimensions import dimension
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.measures import BALANCE, concept_named
from extract.narrative.names import PLANNED, Named
from extract.narrative.reading import Reading, alike, same_named
from extract.narrative.spoken import unmoved
from extract.numbers import Kind, Number
from extract.records import Breakdown, Denominator
from extract.vocabulary.concepts import plain
from extract.vocabulary.form_words import squash

_HUNDRED = Decimal(100)
_TELLING = 4  # characters of a name that is looked for in other sentences
OPEN = "open"
"""The basis of a gap of which the words leave open whether it is that of a list or of its last part."""


def growth_of(
    reading: Reading, index: int, told: Sequence[Named] = ()
) -> tuple[Named, list[Named]] | None:
    """The later and the earlier figure of a growth or a fall; the words of the label say which of them it is."""
    item = reading.named[index]
    earlier = _earlier_before(reading, index)
    if earlier is None:
        planned = _against_plan(reading, index)
        if planned:
            return planned[0], [planned[1]]
        return _from_to(reading, index) or _by_years(reading, index)
    number = item.mention.number
    later = _later(
        reading, earlier, lambda n: _grows(n.amount, earlier.mention.number.amount, number)
    )
    beside = _gap_beside(reading, index)
    if later is None and beside is not None:
        later = _told_later(earlier, reading.named[beside], told)
    return (later, [earlier]) if later else None


def _told_later(earlier: Named, gap: Named, told: Sequence[Named]) -> Named | None:
    """The figure of another paragraph that an earlier one and its gap make (与上年245万元相比，增加11万元)."""
    if not alike(earlier, gap):
        return None
    sign = -1 if lexicon().has("falls", gap.relative) else 1
    amount = earlier.mention.number.amount + sign * gap.mention.number.amount
    own = (n for n in told if alike(n, earlier) and not n.relation and n.role not in PLANNED)
    return next((n for n in own if n.mention.number.amount == amount), None)


def growth_by(
    reading: Reading, index: int, told: Sequence[Named] = ()
) -> tuple[Named, Denominator] | None:
    """The later figure of a growth printed beside its gap, on either side, over the later less the gap."""
    item = reading.named[index]
    beside = _gap_beside(reading, index)
    if beside is None:
        return None
    gap = reading.named[beside]
    falls = lexicon().has("falls", gap.relative)
    sign = 1 if falls else -1
    later = _grown(reading, beside, item.mention.number, sign) or _grown_elsewhere(
        reading, beside, told
    )
    if later is None or (_comparable(item, gap, later) and not _follows(later, gap, item, sign)):
        return None
    name = f"{later.label}{'+' if falls else '-'}{gap.label}"
    return later, Denominator(name=name, numbers=(later.id, gap.id), signs=(1, sign))


def _named_like(near: Sequence[Named], gap: Named) -> list[Named]:
    """The figures that a gap is told of by name: those called so, of the same concept, or called so at their end."""
    own = plain(gap.label.removesuffix(gap.relative))
    concept = concept_named(own)
    called = [n for n in near if plain(n.label) == own]
    alike = [n for n in near if concept is not None and n.concept == concept]
    ending = [n for n in near if len(own) > 1 and plain(n.label).endswith(own)]
    return called or alike or ending


def _own_name(gap: Named) -> bool:
    """Whether a gap names what it is of, so that it is of no figure that is called otherwise."""
    told = unmoved(gap.mention.context)
    own = plain(gap.label.removesuffix(gap.relative))
    known = concept_named(own) in lexicon().suffix_concepts
    named = known and noun(squash(gap.mention.lead)).startswith(own[:_TELLING])
    return named or (bool(told) and gap.label.startswith(told))


def _says_what(gap: Named) -> bool:
    """Whether the words right before a gap name what it is of, at some length."""
    own = plain(gap.label.removesuffix(gap.relative))
    return len(own) > _TELLING and noun(squash(gap.mention.lead)).startswith(own)


def _grown_elsewhere(reading: Reading, index: int, told: Sequence[Named]) -> Named | None:
    """The figure of another sentence that a gap names, where all that are called so are equal."""
    gap = reading.named[index]
    own = plain(gap.label.removesuffix(gap.relative))
    concept = concept_named(own)
    if len(own) < _TELLING and concept is None:
        return None
    found = [n for n in (*reversed(reading.named[:index]), *told) if _called(n, gap, own, concept)]
    pool = [
        n for n in found if plain(n.label) == own
    ] or found  # by its very name before its meaning
    return pool[0] if len({n.mention.number.amount for n in pool}) == 1 else None


def _called(named: Named, gap: Named, own: str, concept: str | None) -> bool:
    """Whether a figure is the one that a gap names, of the year and the fund of the gap."""
    if named.relation or not alike(named, gap) or named.role in PLANNED:
        return False
    fund = not named.fund or not gap.fund or named.fund == gap.fund
    by_concept = concept is not None and concept != BALANCE
    same = plain(named.label) == own or (by_concept and named.concept == concept)
    return same and fund and named.measure != "上年决算数" and named.year == gap.year


def _comparable(*figures: Named) -> bool:
    """Whether the words of one of these figures say that it is compared on another ground (同口径)."""
    words = (m.context + m.lead + m.tail for m in (f.mention for f in figures))
    return any(lexicon().has("comparable", told) for told in words)


def _follows(later: Named, gap: Named, rate: Named, sign: int) -> bool:
    """Whether a growth comes out of a figure and its gap."""
    amount = later.mention.number.amount
    return _grows(amount, amount + sign * gap.mention.number.amount, rate.mention.number)


def _gap_beside(reading: Reading, index: int) -> int | None:
    """The place of the gap that a growth is told beside (增加12万元，增长10% and 增长10%，增收12万元)."""
    item = reading.named[index]
    for place in (index - 1, index + 1):
        if not 0 <= place < len(reading.named):
            continue
        gap = reading.named[place]
        told = gap.relation == "growth" and gap.mention.sentence == item.mention.sentence
        own = place < index or lexicon()["gaps"].fullmatch(gap.relative)
        alike = lexicon().has("falls", gap.relative) == lexicon().has("falls", item.label)
        if told and own and alike and dimension(gap.mention.number):
            return place
    return None


def _grown(reading: Reading, index: int, rate: Number, sign: int) -> Named | None:
    """The figure that a gap is of: the one called so; of several amounts the one that closes, or none."""
    gap = reading.named[index]
    before = reading.named[:index]
    here = gap.mention.sentence
    last = max((n.mention.sentence for n in before if n.mention.sentence < here), default=here)
    near = [
        n
        for n in reversed(before)
        if n.mention.sentence in {last, here} and not n.relation and alike(n, gap)
    ]
    called = _named_like(near, gap)
    pool = called or ([] if _own_name(gap) else near)
    less = sign * gap.mention.number.amount
    if not called and _says_what(gap):  # of another figure only where it comes out
        pass
    elif len({n.mention.number.amount for n in pool}) == 1:
        total = reading.totals.get(pool[0].id)
        whole = total.mention.number.amount if total is not None and total in near else None
        told = whole is not None and whole + less > 0 and _grows(whole, whole + less, rate)
        return total if told else pool[0]  # behind a part the change may be that of the total
    amounts = ((n, n.mention.number.amount) for n in pool)
    return next((n for n, a in amounts if a + less > 0 and _grows(a, a + less, rate)), None)


def gaps_in(reading: Reading, section: str, told: Sequence[Named] = ()) -> Iterator[Breakdown]:
    """Every gap that is printed beside both figures: the later is the earlier less, or with, the gap."""
    for index, item in enumerate(reading.named):
        counted = item.mention.number.kind is not Kind.PERCENT
        grown = counted and item.relation == "growth"
        sign = -1 if lexicon().has("falls", item.relative) else 1
        earlier = _earlier_before(reading, index) if grown else None
        if earlier is None or not alike(earlier, item):
            continue
        amount = earlier.mention.number.amount + sign * item.mention.number.amount
        later = _later(reading, earlier, lambda n, amount=amount: n.amount == amount)  # type: ignore[misc]
        later = later or _told_later(earlier, item, told)
        known = later is not None
        later = later or _nearest(reading, earlier, item, sign)
        if later:
            yield with_gap(later, earlier, item, sign, "prose" if known else OPEN, section)


def with_gap(
    later: Named, earlier: Named, gap: Named, sign: int, basis: str, section: str
) -> Breakdown:
    """The later figure as the earlier one with its gap."""
    return Breakdown(
        label=later.label,
        measure=later.measure,
        total=later.id,
        parts=(earlier.id, gap.id),
        signs=(1, sign),
        complete=True,
        basis=basis,
        section=section,
    )


def _against_plan(reading: Reading, index: int) -> tuple[Named, Named] | None:
    """What was spent and the budget of the same sentence that a change is told against (较预算减少2万元，下降6%)."""
    changes = list(
        takewhile(lambda n: n.relation == "growth", reversed(reading.named[: index + 1]))
    )
    told = any(lexicon().has("against_budget", n.relative) for n in changes)
    before = reading.before(index)[:2]
    if not told or len(before) < 2 or dimension(before[0].mention.number) != "money":
        return None
    spent, planned = before
    fits = alike(spent, planned) and planned.role in PLANNED and spent.role == "spent"
    return (spent, planned) if fits else None


def _nearest(reading: Reading, earlier: Named, gap: Named, sign: int) -> Named | None:
    """Behind a list of which neither the last part nor the total closes, the one that comes nearest as printed."""
    printed = earlier.mention.number.value + sign * gap.mention.number.value
    candidates = _candidates(reading, earlier)
    return min(candidates, key=lambda n: abs(n.mention.number.value - printed), default=None)


def _earlier_before(reading: Reading, index: int) -> Named | None:
    """The earlier value right before a change; only other changes may stand between."""
    sentence = reading.named[index].mention.sentence
    for named in reversed(reading.named[:index]):
        if named.mention.sentence != sentence or named.relation not in {"earlier", "growth"}:
            return None
        if named.relation == "earlier":
            return named
    return None


def _later(reading: Reading, earlier: Named, closes: Callable[[Number], bool]) -> Named | None:
    """The figure that an earlier one is compared with.

    Behind a list it may be the last part or the total: then the one that closes is taken, or none. Behind an average or
    the like it may be the figure before that.
    """
    candidates = _candidates(reading, earlier)
    if len(candidates) == 1 and not closes(candidates[0].mention.number):
        before = same_named(reading.before(reading.named.index(earlier)), earlier)
        return next((n for n in before if closes(n.mention.number)), candidates[0])
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    return next((n for n in candidates if closes(n.mention.number)), None)


def _candidates(reading: Reading, earlier: Named) -> tuple[Named, ...]:
    """The figure right before an earlier one, and the total of the list that it ends, where it ends one."""
    before = reading.before(reading.named.index(earlier))
    if not before:
        return _subjects(reading, earlier)
    level = [n for n in before if n.mention.depth <= earlier.mention.depth]
    nearest = next(iter(same_named(level, earlier)), None)
    if nearest is None:
        return ()
    total = reading.totals.get(nearest.id)
    same = total is not None and total.mention.sentence == earlier.mention.sentence
    return (nearest, total) if total is not None and same else (nearest,)


def _subjects(reading: Reading, earlier: Named) -> tuple[Named, ...]:
    """What a sentence that begins with the comparison may be about: sums told before, the nearest first."""
    place = reading.named.index(earlier)
    sums = [
        n
        for n in reversed(reading.named[:place])
        if not n.relation and n.id not in reading.totals and alike(n, earlier)
    ]
    return tuple(n for n in sums if n.role not in PLANNED)


def _grows(later: Decimal, earlier: Decimal, rate: Number) -> bool:
    if not earlier:
        return False
    growth = abs(later / earlier * _HUNDRED - _HUNDRED)
    return abs(growth - rate.value) <= rate.step


def _from_to(reading: Reading, index: int) -> tuple[Named, list[Named]] | None:
    """The two values right before a growth that say from what to what (由10万元增加到12万元)."""
    if index < 2:
        return None
    former, latter = reading.named[index - 2], reading.named[index - 1]
    told = former.relation == "earlier" and latter.relation == "" and alike(former, latter)
    same = former.mention.sentence == reading.named[index].mention.sentence
    return (latter, [former]) if told and same else None


def _by_years(reading: Reading, index: int) -> tuple[Named, list[Named]] | None:
    """The two figures of a sentence that are of two years."""
    sentence = [
        n
        for n in reading.named[:index]
        if n.mention.sentence == reading.named[index].mention.sentence and not n.relation
    ]
    if len(sentence) != 2 or not alike(*sentence) or not dimension(sentence[0].mention.number):
        return None
    before = [n for n in sentence if _is_earlier(n, sentence)]
    now = [n for n in sentence if n not in before]
    return (now[0], before) if len(before) == len(now) == 1 else None


def _is_earlier(named: Named, sentence: Sequence[Named]) -> bool:
    if lexicon().has("earlier_year", named.mention.lead):
        return True
    years = {n.year for n in sentence if n.year}
    return len(years) == 2 and named.year == min(years)

"""Ratios: shares, rates and growth that running text prints together with the amounts they compare."""

from collections.abc import Collection, Iterator, Sequence

from extract.narrative.labels import squash
from extract.narrative.lexicon import RateWords, lexicon
from extract.narrative.lists import Listing, dimension
from extract.narrative.names import Named
from extract.numbers import Kind
from extract.records import Denominator, Ratio
from extract.vocabulary.concepts import concept_of, plain

_PLANNED = frozenset({"budget", "adjusted"})
_PLANS = _PLANNED | {"received"}
_MOVES = {"carried_in": 1, "added": 1, "cut": -1, "frozen": -1, "recalled": -1, "passed_down": -1}
"""What may have been added to a plan, or taken from it, before it was carried out."""

_VAGUE = frozenset({"", "比", "总额", "总数", "全部", "总量", "合计"})
_WHOLE = _VAGUE | {"总支出", "支出总额", "总人数"}
"""Words for a whole that the total of a list can be meant by, whatever it is called itself."""


def ratios_in(
    named: Sequence[Named], lists: Sequence[Listing], section: str, earlier: Sequence[Named] = ()
) -> Iterator[Ratio]:
    """Every ratio among the quantities of one text; ``earlier`` are those of the texts before it."""
    parts = {named[part].id for listing in lists for part in listing.parts}
    for index, item in enumerate(named):
        if item.mention.number.kind is not Kind.PERCENT:
            continue
        if item.relation == "share":
            found = _share(named, index, lists, earlier)
        elif item.relation == "growth":
            found = _growth(named, index)
        else:
            found = _rate(named, index, parts)
        if found:
            yield found.model_copy(update={"section": section})


def _before(named: Sequence[Named], index: int) -> list[Named]:
    """The quantities of the same sentence before one, nearest first, without those that are related to others."""
    sentence = named[index].mention.sentence
    return [
        n
        for n in reversed(named[:index])
        if n.mention.sentence == sentence and not n.relation and dimension(n.mention.number)
    ]


# shares ---------------------------------------------------------------------------------------------------------------


def _share(
    named: Sequence[Named], index: int, lists: Sequence[Listing], earlier: Sequence[Named]
) -> Ratio | None:
    item, before = named[index], _before(named, index)
    own = item.label.partition("占")[0]
    upper = next((n for n in before if not own or _same_name(n, own)), None)
    if upper is None:
        return None
    whole = _whole_of(named, upper, item.relative, lists) or _named_whole(
        before + [n for n in reversed(named[:index]) if n not in before], upper, item.relative
    )
    if whole is None:
        whole = _named_whole(earlier, upper, item.relative, unique=True)
    return _ratio("share", item, upper, [whole]) if whole else None


def _same_name(named: Named, name: str) -> bool:
    return plain(named.label) == plain(name)


def _whole_of(
    named: Sequence[Named], upper: Named, relative: str, lists: Sequence[Listing]
) -> Named | None:
    """The total of the list that the upper term is a part of, where the words can mean it."""
    for listing in lists:
        if any(named[part] is upper for part in listing.parts):
            total = named[listing.total]
            if relative in _WHOLE or _means(total, relative):
                return total
    return None


def _means(named: Named, words: str) -> bool:
    """Whether ``words`` name this quantity."""
    concept = concept_of(words)
    if concept and named.concept:
        return concept == named.concept
    short, long = plain(words), plain(named.label)
    return len(short) >= 2 and long.endswith(short)


def _named_whole(
    candidates: Sequence[Named], upper: Named, words: str, *, unique: bool = False
) -> Named | None:
    """The nearest quantity of the same dimension that ``words`` name; with ``unique`` none where values differ."""
    if words in _VAGUE:
        return None
    same = [
        n
        for n in candidates
        if n is not upper
        and dimension(n.mention.number) == dimension(upper.mention.number)
        and not n.relation
        and _means(n, words)
        and (not n.fund or not upper.fund or n.fund == upper.fund)
    ]
    if unique and len({n.mention.number.amount for n in same}) > 1:
        return None
    return same[0] if same else None


# rates ----------------------------------------------------------------------------------------------------------------


def _rate(named: Sequence[Named], index: int, parts: Collection[str]) -> Ratio | None:
    """A rate by its name, the figure that reached it, and the figures it may be counted from."""
    item = named[index]
    for words in lexicon().rates:
        if _names_rate(item, words):
            whole = [n for n in _before(named, index) if n.id not in parts]
            return _rate_of(item, whole, words)
    return None


def _names_rate(item: Named, words: RateWords) -> bool:
    if lexicon().has("of_plan", squash(item.mention.lead)):
        return words.stem.search("执行") is not None
    return item.measure == "比率" and words.stem.search(item.noun) is not None


def _rate_of(item: Named, before: Sequence[Named], words: RateWords) -> Ratio | None:
    upper = next((n for n in before if words.upper.search(n.noun) and n.role not in _PLANNED), None)
    if upper is None:
        return None
    lowers = [n for n in before if n is not upper and _may_be_lower(n, upper, words)]
    planned = [n for n in lowers if n.role in _PLANS]
    if not lowers or (len(lowers) > 1 and not planned):
        return None
    chosen = sorted(lowers, key=lambda n: (n.role != "adjusted", n.role not in _PLANS))[:3]
    found = _ratio("rate", item, upper, chosen)
    if moved := [n for n in before if n.role in _MOVES]:
        found = found.model_copy(
            update={"denominators": (*found.denominators, _moved(chosen[0], moved))}
        )
    return found


def _may_be_lower(named: Named, upper: Named, words: RateWords) -> bool:
    same = dimension(named.mention.number) == dimension(upper.mention.number)
    return same and named.role not in _MOVES and words.lower.search(named.noun) is not None


def _moved(plan: Named, moved: Sequence[Named]) -> Denominator:
    """The plan with everything that the sentence says was added to it or taken away."""
    return Denominator(
        name=f"{plan.label}（调整后）",
        numbers=(plan.id, *(n.id for n in moved)),
        signs=(1, *(_MOVES[n.role] for n in moved)),
    )


# growth ---------------------------------------------------------------------------------------------------------------


def _growth(named: Sequence[Named], index: int) -> Ratio | None:
    """A growth over the earlier figure that stands in the same sentence; a fall is left to the reader."""
    item, lex = named[index], lexicon()
    if lex.has("falls", item.relative):
        return None
    sentence = [
        n
        for n in named[:index]
        if n.mention.sentence == item.mention.sentence and n.relation in {"", "earlier"}
    ]
    if len(sentence) != 2:
        return None
    before = [n for n in sentence if _is_earlier(n, sentence)]
    now = [n for n in sentence if n not in before]
    if len(before) != 1 or len(now) != 1:
        return None
    if dimension(now[0].mention.number) != dimension(before[0].mention.number) or not dimension(
        now[0].mention.number
    ):
        return None
    return _ratio("growth", item, now[0], before)


def _is_earlier(named: Named, sentence: Sequence[Named]) -> bool:
    if named.relation == "earlier" or lexicon().has("earlier_year", named.mention.lead):
        return True
    years = {n.year for n in sentence if n.year}
    return len(years) == 2 and named.year == min(years)


def _ratio(kind: str, item: Named, upper: Named, lowers: Sequence[Named]) -> Ratio:
    return Ratio(
        kind=kind,
        label=item.label,
        stated=item.id,
        numerators=(upper.id,),
        denominators=tuple(Denominator(name=n.label, numbers=(n.id,)) for n in lowers),
    )

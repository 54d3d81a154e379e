"""Shares: what part of which whole a printed percentage is."""

from collections.abc import Sequence

from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.reading import Reading, same_named
from extract.vocabulary.concepts import concept_of, plain


def share_of(
    reading: Reading, index: int, earlier: Sequence[Named]
) -> tuple[Named, list[Named]] | None:
    """The part and the whole of a share, or None where either is not printed."""
    item, before = reading.named[index], reading.before(index)
    own = item.label.partition("占")[0]
    upper = next((n for n in before if not own or plain(n.label) == plain(own)), None)
    if upper is None:
        return None
    same_text = [n for n in reversed(reading.named[:index]) if n not in before]
    whole = (
        _listed(reading, upper, item.relative)
        or _called([*before, *same_text], upper, item.relative)
        or _called(earlier, upper, item.relative, unique=True)
    )
    return (upper, [whole]) if whole else None


def _listed(reading: Reading, upper: Named, words: str) -> Named | None:
    """The total of the list that the part stands in, where the words can mean it."""
    total = reading.totals.get(upper.id)
    return total if total and (lexicon().has("whole", words) or _means(total, words)) else None


def _called(
    candidates: Sequence[Named], upper: Named, words: str, *, unique: bool = False
) -> Named | None:
    """The nearest quantity that ``words`` name; with ``unique`` none where the values differ."""
    if lexicon().has("vague_whole", words):
        return None
    same = [
        n
        for n in same_named(candidates, upper)
        if not n.relation
        and _means(n, words)
        and (not n.fund or not upper.fund or n.fund == upper.fund)
    ]
    if unique and len({n.mention.number.amount for n in same}) > 1:
        return None
    return same[0] if same else None


def _means(named: Named, words: str) -> bool:
    """Whether ``words`` name this quantity."""
    concept = concept_of(words)
    if concept and named.concept:
        return concept == named.concept
    short = plain(words)
    return len(short) >= 2 and plain(named.label).endswith(short)

"""Shares: what part of which whole a printed percentage is."""

import re
from collections.abc import Iterable, Sequence

from extract.narrative.lexicon import lexicon
from extract.narrative.measures import concept_named
from extract.narrative.names import PLANNED, Named
from extract.narrative.reading import Reading, same_named
from extract.vocabulary.concepts import concept_of, plain
from extract.vocabulary.form_words import squash

_FISCAL = "财政拨款"
_TELLING = 4  # characters that are left of a name which says what it is
_OF_ALL = re.compile(r"总(?=规模)")
_LEAST = 2  # characters of a name that says anything


def share_of(
    reading: Reading, index: int, earlier: Sequence[Named]
) -> tuple[Named, list[Named]] | None:
    """The part and the whole of a share, or None where either is not printed."""
    item = reading.named[index]
    if lexicon().has("each_share", squash(item.mention.lead)):
        return None  # 数量和库容各占50%: what each of two things counts for
    before = [n for n in reading.before(index) if n.mention.depth <= item.mention.depth]
    upper = _part(before, item.label.partition("占")[0])
    if upper is None:
        return None
    same_text = [n for n in reversed(reading.named[:index]) if n not in before]
    beside = _beside(reading, upper) | _shared_alike(reading, index)
    whole = (
        _listed(reading, upper, item.relative)
        or _called([n for n in (*before, *same_text) if n.id not in beside], upper, item.relative)
        or _called(earlier, upper, item.relative, unique=True)
    )
    return (upper, [whole]) if whole else None


def _part(before: Sequence[Named], own: str) -> Named | None:
    """The figure that a share is of: the one called so, else the nearest where its name goes on from there."""
    short = plain(own)
    if not short:
        return next(iter(before), None)
    called = next((n for n in before if plain(n.label) == short), None)
    goes_on = before and len(short) >= _LEAST and plain(before[0].label).startswith(short)
    return called or (before[0] if goes_on else None)


def _beside(reading: Reading, upper: Named) -> set[str]:
    """The parts of the list that a figure stands in, none of which is its whole."""
    total = reading.totals.get(upper.id)
    return {part for part, whole in reading.totals.items() if total is not None and whole is total}


def _shared_alike(reading: Reading, index: int) -> set[str]:
    """The figures of which a sentence tells shares of the same whole, so that none of them is it."""
    item = reading.named[index]
    here = [n for n in reading.named if n.mention.sentence == item.mention.sentence]
    others = (n for n in here if n.relation == "share" and n.relative == item.relative != "")
    names = {plain(n.label.partition("占")[0]) for n in others}
    return {n.id for n in here if not n.relation and plain(n.label) in names}


def _listed(reading: Reading, upper: Named, words: str) -> Named | None:
    """The total of the list that the part stands in, where the words can mean it."""
    total = reading.totals.get(upper.id)
    if total is None:
        return None
    meant = lexicon().has("whole", words) or _means(total, words) or _all_of(total, words)
    return total if meant else None


def _called(
    candidates: Iterable[Named], upper: Named, words: str, *, unique: bool = False
) -> Named | None:
    """The nearest quantity that ``words`` name, by its own name before that of its concept.

    With ``unique`` there is none where the values differ.
    """
    if lexicon().has("vague_whole", words):
        return None
    near = [n for n in same_named(tuple(candidates), upper) if _may_be_whole(n, upper)]
    fit = [n for n in near if not (n.role in PLANNED and _told_spent(words))]
    named = [n for n in fit if _bare(n.label) == _bare(words)]
    named = named or [n for n in fit if _bare(n.label) == (_bare(_kind(words)) or None)]
    kind = [n for n in fit if _all_of(n, words)]
    same = named or kind or [n for n in fit if _means(n, words)]
    if unique and len({n.mention.number.amount for n in same}) > 1:
        return None
    return same[0] if same else None


def _may_be_whole(named: Named, upper: Named) -> bool:
    """Whether a figure may be the whole of another by its fund and by what of the money it tells."""
    rivals = lexicon().rival_measures
    both = named.explicit and upper.explicit and {named.measure, upper.measure} <= rivals
    same_fund = not named.fund or not upper.fund or named.fund == upper.fund
    return not named.relation and same_fund and not (both and named.measure != upper.measure)


def _told_spent(words: str) -> bool:
    """Whether the words for a whole say that it was spent, and so is no budget."""
    lex = lexicon()
    return lex.has("falls_on_spending", words) and not lex.has("planned", words)


def _bare(label: str) -> str:
    """A name without the remark in brackets and the words of sum and progress at its end."""
    return _OF_ALL.sub("", lexicon()["name_remark"].sub("", plain(label)))


def _all_of(named: Named, words: str) -> bool:
    """Whether ``words`` mean all of a kind (总收入) that this quantity is named by at its end."""
    whole = named.concept is None or named.concept.startswith("total_")
    kind = _kind(words)
    return whole and kind not in {"", plain(words)} and _bare(named.label).endswith(kind)


def _kind(words: str) -> str:
    """What kind of figure words mean all of (本年支出合计: 支出), or nothing."""
    found = lexicon()["all_of_kind"].match(plain(words))
    return found.group(1) if found else ""


def _means(named: Named, words: str) -> bool:
    """Whether ``words`` name this quantity."""
    concept = concept_of(words) or concept_named(words)
    if concept and named.concept:
        return concept == named.concept
    short, core = plain(words), _core(words)
    if len(core) >= _TELLING and _core(named.label).endswith(core):
        return True
    return len(short) >= _LEAST and _bare(named.label).endswith(_bare(short) or short)


def _core(label: str) -> str:
    """A name without the words at its end that say how its money is measured (三公经费财政拨款决算总数)."""
    bare, tails = "", lexicon()["concept_tails"]
    rest = _bare(label)
    while bare != rest:
        bare, rest = rest, tails.sub("", rest).removesuffix(_FISCAL)
    return bare

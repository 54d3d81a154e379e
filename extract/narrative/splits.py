"""Splits: parts of a total that stand in another paragraph than the total itself.

A paragraph may end with 其中： and leave its parts to the lines below, and a sentence may go through parts with their
shares of what the paragraph before has told. Such parts are taken for all of a total where the vocabulary knows the
set, or where they close; otherwise nothing is claimed, since nobody says where such a list ends.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import accumulate, takewhile

from extract.narrative.completeness import goes_through, is_complete_set
from extract.narrative.dimensions import dimension
from extract.narrative.heads import named_whole
from extract.narrative.lexicon import lexicon
from extract.narrative.measures import concept_named
from extract.narrative.names import Named
from extract.narrative.reading import Reading, alike
from extract.narrative.sections import Passage
from extract.records import Breakdown, Denominator, Ratio
from extract.vocabulary.form_words import squash

_NEAR = 12  # quantities back in which the total of a split may stand
_HAN, _IS = "一二三四五六七八九十", "是"
_TELLING = 3  # characters of the name of a sum told in another paragraph
_FEWEST = 2
_WORD = 2  # characters of a word
_LINES = 20  # lines that a list below a paragraph may have


def splits_in(
    reading: Reading, earlier: Sequence[Named]
) -> Iterator[tuple[Breakdown, tuple[Ratio, ...]]]:
    """Sentences that go through amounts with their shares, under a total told before.

    Either the shares leave nothing over, or the amounts make the total.
    """
    for parts, shares in _shared(reading):
        whole = _told_whole(parts, shares, earlier) or _whole(parts, earlier[:_NEAR])
        if whole is not None and (_hundred(shares) or _make(whole, parts)):
            named = (Denominator(name=whole.label, numbers=(whole.id,)),)
            yield (
                whole_of_parts(whole, parts, reading.setting.section),
                tuple(
                    Ratio(
                        kind="share",
                        label=share.label,
                        stated=share.id,
                        numerators=(part.id,),
                        denominators=named,
                        section=reading.setting.section,
                    )
                    for part, share in zip(parts, shares, strict=True)
                ),
            )


def _told_whole(
    parts: Sequence[Named], shares: Sequence[Named], earlier: Sequence[Named]
) -> Named | None:
    """The sum of another paragraph that the words before the parts, or those of every share, name (占采购预算的5%)."""
    meant = {share.relative for share in shares}
    names = {named_whole(parts[0]), *(meant if len(meant) == 1 else ())}
    told = [name for name in names if len(name) >= _TELLING]
    fit = [n for n in earlier if alike(n, parts[0]) and _like(n, parts[0])]
    wholes = [n for n in fit if any(_is_called(n, name) for name in told)]
    return wholes[0] if len({n.mention.number.amount for n in wholes}) == 1 else None


def named_above(reading: Reading, earlier: Sequence[Named]) -> Iterator[Breakdown]:
    """Parts of a sum of another paragraph that the sentence names before them (基本支出中，…)."""
    inside = {n.id for n in reading.totals.values()} | set(reading.totals)
    for index, first in enumerate(reading.named):
        name = named_whole(first)
        if first.id in inside or first.relation or len(name) < _TELLING:
            continue
        own = (n for n in reading.named[index:] if not n.relation)
        parts = list(takewhile(partial(_beside, first), own))
        if len(parts) < 2:
            continue
        wholes = [n for n in earlier if _is_called(n, name) and alike(n, first) and _like(n, first)]
        if not wholes:
            ending = (n for n in earlier[:_NEAR] if _ends_alike(n, name) and alike(n, first))
            wholes = [n for n in ending if not n.relation and _make(n, parts)][:1]
        if len({n.mention.number.amount for n in wholes}) != 1:
            continue
        known = is_complete_set(wholes[0].concept, [p.concept for p in parts])
        if known or goes_through(wholes[0], parts) or _make(wholes[0], parts):
            yield whole_of_parts(wholes[0], parts, reading.setting.section)


def _ends_alike(named: Named, name: str) -> bool:
    """Whether a figure is called by the last word of a name (地方收入, 地方一般公共预算收入), and by its first."""
    return named.noun.endswith(name[-_WORD:]) and name[:_WORD] in named.noun


def _beside(first: Named, other: Named) -> bool:
    """Whether a figure goes on with the parts that another one begins."""
    same = other.mention.sentence == first.mention.sentence and not other.relation
    return same and alike(first, other) and _like(first, other)


def _is_called(named: Named, name: str) -> bool:
    concept = concept_named(name)
    same = concept is not None and named.concept == concept
    return not named.relation and (same or name in {named.noun, named.label})


def below(passages: Sequence[Passage]) -> Iterator[tuple[Breakdown, tuple[Ratio, ...]]]:
    """Parts that stand at the head of the lines below a paragraph that ends by announcing them, with their shares."""
    for index, passage in enumerate(passages):
        total = _announced(passage)
        if total is None:
            continue
        lines = [p for p in passages[index + 1 : index + 1 + _LINES] if p.named]
        following = list(takewhile(partial(_heads, total), lines))
        heads = [p.named for p in following]
        firsts = [h[0] for h in heads]
        told = _are_all(passage, following, lines) or goes_through(total, firsts)
        every = len(heads) if told else 0
        sums = accumulate((h[0].mention.number.amount for h in heads), initial=Decimal())
        for count, amount in enumerate(sums):
            parts = [h[0] for h in heads[:count]]
            closes = count > 1 and amount == total.mention.number.amount
            concepts = [h.concept for h in parts]
            known = total.concept is not None and is_complete_set(total.concept, concepts)
            if closes or known or count == every > 1:
                yield (
                    whole_of_parts(total, parts, "prose"),
                    tuple(_line_shares(total, heads[:count])),
                )
                break


def summed_above(passages: Sequence[Passage]) -> Iterator[Breakdown]:
    """Lines of one amount each under a line that says that they make it (以上资金合计…)."""
    for index, passage in enumerate(passages):
        first = next(iter(passage.named), None)
        if first is None or not lexicon().has("parts.all_above", squash(first.mention.lead)):
            continue
        alone = takewhile(partial(_is_line, first), reversed(passages[:index]))
        lines = [p.named[0] for p in alone][::-1]
        if len(lines) > 1:
            yield whole_of_parts(first, lines, "prose")


def _is_line(total: Named, passage: Passage) -> bool:
    """Whether a paragraph holds nothing but one amount with its name."""
    own = passage.named
    ends = bool(own) and not own[0].mention.tail.strip("。；;，, ")
    return len(own) == 1 and ends and not own[0].relation and alike(own[0], total)


def _are_all(passage: Passage, following: Sequence[Passage], lines: Sequence[Passage]) -> bool:
    """Whether the lines below a paragraph are numbered from one, and another kind of line follows."""
    lex = lexicon()
    if lex.has("outline.incomplete", passage.placed.text) or any(_several(p) for p in following):
        return False
    if len(following) > 1 and all(_spoken(p.placed.text, i) for i, p in enumerate(following)):
        return not _spoken(
            lines[len(following)].placed.text if len(lines) > len(following) else "", len(following)
        )
    opened = [p.placed.opens for p in following]
    values = [section.value for section in opened if section]
    if values != list(range(1, len(following) + 1)) or len({s.style for s in opened if s}) != 1:
        return False
    after = lines[len(following)].placed.opens if len(lines) > len(following) else None
    return after is None or after.value != len(following) + 1


def _several(passage: Passage) -> bool:
    """Whether a line goes on with an amount of its own beside the first, so that it is no single item."""
    first, *rest = passage.named
    for named in rest:
        if lexicon().has("parts.opening", squash(named.mention.gap)):
            return False
        own = not named.relation and not named.mention.depth and alike(first, named)
        beside = named.mention.sentence == first.mention.sentence
        if own and beside and named.mention.segment != first.mention.segment:
            return True
    return False


def _spoken(text: str, place: int) -> bool:
    """Whether a line is the next of those that begin with 一是, 二是 and so on."""
    return place < len(_HAN) and text.lstrip().startswith(_HAN[place] + _IS)


def _line_shares(total: Named, lines: Sequence[Sequence[Named]]) -> Iterator[Ratio]:
    """The share of their total that lines give right behind their amounts."""
    named = (Denominator(name=total.label, numbers=(total.id,)),)
    for part, share, *_ in (line for line in lines if len(line) > 1):
        if share.relation == "share" and not share.relative:
            yield Ratio(
                kind="share",
                label=share.label,
                stated=share.id,
                numerators=(part.id,),
                denominators=named,
            )


def _shared(reading: Reading) -> Iterator[tuple[list[Named], list[Named]]]:
    """The amounts of each sentence that holds nothing but amounts and their shares of one whole.

    Each share stands behind its amount, or all of them behind all the amounts (分别为…，占比分别为…).
    """
    for sentence in dict.fromkeys(n.mention.sentence for n in reading.named):
        inside = [n for n in reading.named if n.mention.sentence == sentence]
        half = len(inside) // 2
        if len(inside) % 2 or half < _FEWEST:
            continue
        for parts, shares in ((inside[::2], inside[1::2]), (inside[:half], inside[half:])):
            free = not any(n.id in reading.totals or n.relation for n in parts)
            if free and all(n.relation == "share" for n in shares):
                yield parts, shares
                break


def _hundred(shares: Sequence[Named]) -> bool:
    """Whether shares leave nothing over."""
    slack = sum((n.mention.number.step for n in shares), Decimal()) / 2
    return abs(sum((n.mention.number.value for n in shares), Decimal()) - 100) <= slack


def _make(whole: Named, parts: Sequence[Named]) -> bool:
    amounts = (n.mention.number.amount for n in parts)
    return sum(amounts, Decimal()) == whole.mention.number.amount


def _whole(parts: Sequence[Named], earlier: Sequence[Named]) -> Named | None:
    """The total of parts: the nearest that the vocabulary makes of them, else the nearest that they close to."""
    concepts = [part.concept for part in parts]
    fit = [n for n in earlier if not n.relation and alike(n, parts[0]) and _like(n, parts[0])]
    known = [n for n in fit if n.concept and is_complete_set(n.concept, concepts)]
    amount = sum((part.mention.number.amount for part in parts), Decimal())
    closing = [n for n in fit if n.mention.number.amount == amount]
    both = [n for n in known if n in closing]
    return next(iter([*both, *known, *closing]), None)


def _like(total: Named, part: Named) -> bool:
    """Whether both are measured alike and of one fund, as far as their words say."""
    same_fund = not total.fund or not part.fund or total.fund == part.fund
    return same_fund and (total.measure == part.measure or not part.explicit)


def _announced(passage: Passage) -> Named | None:
    """The amount that a paragraph leaves open at its end (…万元，其中：)."""
    text = passage.placed.text.rstrip()
    if not text.endswith(("：", ":")) or not passage.named:
        return None
    opening = lexicon()["parts.opening"]
    stem = text.rstrip("：:")
    opened = any(match.end() == len(stem) for match in opening.finditer(stem))
    opened = opened or lexicon().has("outline.announced", text)
    money = [n for n in passage.named if dimension(n.mention.number) == "money" and not n.relation]
    last = bool(money) and money[-1] is passage.named[-1] and _sums_up(money[-1])
    return money[-1] if opened and (len(money) == 1 or last) else None


def _sums_up(named: Named) -> bool:
    """Whether a figure is called a total, and nothing but the words that open a list stands behind it."""
    lex, mention = lexicon(), named.mention
    rest = lex["parts.opening"].sub("", squash(mention.tail))
    total = lex.has("parts.totals", squash(mention.lead)) and not mention.depth
    return total and not rest.strip("，,：:；;。")


def _heads(total: Named, passage: Passage) -> bool:
    """Whether a paragraph begins with an amount that may be a part."""
    first = passage.named[0]
    told = lexicon().has("parts.totals", squash(total.mention.lead))
    whole = total.concept == "accounts_balance" or told
    kept = whole and first.role in {"carried", "carried_in"}
    return not first.relation and alike(first, total) and (kept or _like(total, first))


def whole_of_parts(
    total: Named, parts: Sequence[Named], section: str, basis: str = "prose"
) -> Breakdown:
    """Parts that are all of a total by what the text says, or by another ``basis``."""
    return Breakdown(
        label=total.label,
        measure=total.measure,
        total=total.id,
        parts=tuple(part.id for part in parts),
        complete=True,
        basis=basis,
        section=section,
    )

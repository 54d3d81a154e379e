"""Ratios: the percentages of a text with the amounts they compare, as records."""

from collections.abc import Iterator, Sequence

from extract.narrative.changes import growth_by, growth_of
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.rates import moved, rate_of
from extract.narrative.reading import Reading
from extract.narrative.shares import share_of
from extract.numbers import Kind
from extract.records import Denominator, Ratio


def ratios_in(reading: Reading, earlier: Sequence[Named] = ()) -> Iterator[Ratio]:
    """Every ratio among the quantities of one text; ``earlier`` are those of the texts before it."""
    for index, item in enumerate(reading.named):
        if item.mention.number.kind is not Kind.PERCENT:
            continue
        if item.relation == "share":
            found, kind = share_of(reading, index, earlier), "share"
        elif item.relation == "growth":
            found, kind = growth_of(reading, index), "growth"
        else:
            found, kind = rate_of(reading, index), "rate"
        if found:
            yield _ratio(reading, index, kind, *found)
        elif kind == "growth" and (by := growth_by(reading, index)):
            yield _record(reading, index, kind, by[0], [by[1]])


def _ratio(reading: Reading, index: int, kind: str, upper: Named, lowers: Sequence[Named]) -> Ratio:
    candidates = [Denominator(name=n.label, numbers=(n.id,)) for n in lowers]
    if kind == "rate" and (more := moved(reading, index, lowers)):
        candidates.append(more)
    return _record(reading, index, kind, upper, candidates)


def _record(
    reading: Reading, index: int, kind: str, upper: Named, candidates: Sequence[Denominator]
) -> Ratio:
    item = reading.named[index]
    return Ratio(
        kind=kind,
        label=item.label,
        stated=item.id,
        numerators=(upper.id,),
        denominators=tuple(candidates),
        section=reading.setting.section,
        direction=_direction(item.label) if kind == "growth" else "",
    )


def _direction(label: str) -> str:
    """Which way the words say that a figure went."""
    lex = lexicon()
    if lex.has("falls", label):
        return "down"
    return "up" if lex.has("rises", label) else ""

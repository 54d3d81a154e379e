"""Ratios: the percentages of a text with the amounts they compare, as records."""

from collections.abc import Iterator, Sequence

from extract.narrative.afar import rate_of_saved
from extract.narrative.changes import growth_by, growth_of
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.rates import base_of, degrees_of, moved, rate_of
from extract.narrative.reading import Reading
from extract.narrative.shares import share_of
from extract.numbers import Kind
from extract.records import Denominator, Ratio


def ratios_in(reading: Reading, earlier: Sequence[Named] = ()) -> Iterator[Ratio]:
    """Every ratio among the quantities of one text; ``earlier`` are those of the texts before it."""
    for index, item in enumerate(reading.named):
        if item.mention.number.kind is Kind.PERCENT:
            found = _found(reading, index, earlier)
            if found is not None:
                yield found


def _found(reading: Reading, index: int, earlier: Sequence[Named]) -> Ratio | None:
    """The ratio that one percentage states, by how its words relate it to others."""
    relation = reading.named[index].relation
    if relation == "share":
        shared = share_of(reading, index, earlier)
        return _ratio(reading, index, "share", *shared) if shared else None
    if relation == "growth":
        grown = growth_of(reading, index, earlier)
        if grown is None and (by := growth_by(reading, index, earlier)):
            return _record(reading, index, "growth", by[0], [by[1]])
        return _ratio(reading, index, "growth", *grown) if grown else None
    return _rate(reading, index, earlier)


def _rate(reading: Reading, index: int, earlier: Sequence[Named]) -> Ratio | None:
    """The ratio that a percentage states which is neither a share nor a growth."""
    if (saved := rate_of_saved(reading, index)) is not None:
        return _record(reading, index, "rate", saved[0], [saved[1]])
    based = reading.named[index].relation == "rate"
    found = base_of(reading, index) if based else rate_of(reading, index, earlier)
    if found is None:
        return None
    uppers = degrees_of(reading, index, *found)
    if uppers == []:
        return None
    whole = _ratio(reading, index, "rate", *found)
    counted = tuple(n.id for n in uppers or (found[0],))
    return whole.model_copy(update={"numerators": counted})


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

"""Peers: the figures by which units of a year are laid beside each other, with the middle of them all.

The middle is the median, the usual distance from it the median of the distances: a few odd units don't move either.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from audit.across.lines import single
from audit.across.papers import Paper, Usual
from audit.across.totals import total_of
from audit.intervals import EXACT, HUNDRED, TWO
from extract.records import Fact

Figure = Callable[[Paper], "Ratio | None"]
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Ratio:
    """One amount in per cent of another, with the facts that it is made of."""

    value: Decimal
    facts: tuple[Fact, Fact]


def execution(paper: Paper) -> Ratio | None:
    """Spending in per cent of the full budget."""
    return _ratio(paper, total_of(paper, "全年执行数"), total_of(paper, "全年预算数"))


def three_public(paper: Paper) -> Ratio | None:
    """三公经费 in per cent of all spending."""
    return _ratio(paper, _base(paper, "three_public"), total_of(paper, "全年执行数"))


def public_use(paper: Paper) -> Ratio | None:
    """公用经费 in per cent of all spending."""
    return _ratio(paper, _base(paper, "public_use"), total_of(paper, "全年执行数"))


FIGURES: Mapping[str, Figure] = {
    "预算执行率": execution,
    "三公经费占支出比重": three_public,
    "公用经费占支出比重": public_use,
}


def slim(paper: Paper) -> Paper:
    """The paper with nothing but what its figures are made of, so that many of them fit in memory."""
    facts = [
        fact for figure in FIGURES.values() if (found := figure(paper)) for fact in found.facts
    ]
    wanted = {fact.number for fact in facts}
    update = {
        "numbers": tuple(n for n in paper.report.numbers if n.id in wanted),
        "wheres": {name: where for name, where in paper.report.wheres.items() if name in wanted},
        "facts": tuple(fact for fact in paper.report.facts if fact.number in wanted),
        "entities": (),
        "indicators": (),
    }
    return replace(paper, report=paper.report.model_copy(update=update), places=())


def middle(values: Sequence[Decimal]) -> Decimal:
    """The median.

    >>> middle([Decimal(3), Decimal(1), Decimal(2)]), middle([Decimal(1), Decimal(2)])
    (Decimal('2'), Decimal('1.5'))
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / TWO


def distance(values: Sequence[Decimal]) -> Decimal:
    """The median of the distances from the median."""
    centre = middle(values)
    return middle([abs(value - centre) for value in values])


def usual_of(values: Sequence[Decimal], units: int) -> Usual:
    """What is usual among some values, of so many units."""
    return Usual(middle(values), distance(values), len(values), units)


def ratios(papers: Sequence[Paper], figure: Figure) -> Iterator[tuple[Paper, Ratio]]:
    """The papers that have a figure, each with it."""
    for paper in papers:
        found = figure(paper)
        if found is not None:
            yield paper, found


def _base(paper: Paper, concept: str) -> Fact | None:
    found = [
        fact
        for fact in paper.money
        if fact.concept == concept and fact.measure == "决算数" and paper.kind_of(fact) == "base"
    ]
    return found[0] if found and single(paper, found) else None


def _ratio(paper: Paper, upper: Fact | None, lower: Fact | None) -> Ratio | None:
    if upper is None or lower is None:
        return None
    under = paper.number(lower).amount
    if under <= 0:
        return None
    share = EXACT.divide(paper.number(upper).amount * HUNDRED, under)
    return Ratio(share.quantize(CENT, context=EXACT), (upper, lower))

"""A unit's rates lie near those of the units of its year.

## Why it matters
Nobody knows what a rate ought to be, but a hundred units of one year show what is usual. One far from all
others is worth a look; it is no error.

## How it is computed
Execution rate, share of 三公经费 and share of 公用经费 of every unit of a year; the median of each, and the
median of the distances from it. The claim fails where a rate lies more than eight such distances and more than
ten points from the median. Severity info: a hint, never a finding.

## When it is skipped
1. fewer than twelve units of the year have the figure;
2. more than half of them have the very same rate, so that there is no usual distance;
3. a unit's report gives no such amounts, or several.

## Example
An execution rate of 31.20 % among thirty units with a median of 97.10 % and a usual distance of 1.40 stands out.

## Basis
横向比较: comparison among like units is a usual step of analysis.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from audit.across.papers import Bundle, Paper, Usual
from audit.across.peers import FIGURES, Ratio, ratios, usual_of
from audit.across.rule import across
from audit.intervals import short
from audit.relations import Conformity, Relation, Term

ENOUGH = 12
DISTANCES, POINTS = Decimal(8), Decimal(10)


@across("CROSS-09", "peers", nature="compliance")
def unit_is_like_its_peers(bundle: Bundle) -> Iterator[Relation]:
    """Yield each unit's rates as near to those of its peers."""
    for name, figure in FIGURES.items():
        found = list(ratios(bundle.papers, figure))  # (3)
        usual = bundle.usual.get(name) or _usual(found)
        if usual and usual.units >= ENOUGH and usual.distance:  # (1) (2)
            yield from _claims(name, found, usual)


def _usual(found: Sequence[tuple[Paper, Ratio]]) -> Usual | None:
    """What is usual among the papers at hand."""
    units = {paper.unit for paper, _ in found}
    return usual_of([ratio.value for _, ratio in found], len(units)) if found else None


def _claims(name: str, found: Sequence[tuple[Paper, Ratio]], usual: Usual) -> Iterator[Relation]:
    for paper, ratio in found:
        away = abs(ratio.value - usual.centre)
        yield Conformity(
            statement=f"{paper.called}{name} {short(ratio.value)}%，{usual.papers} 家中位数 {short(usual.centre)}%",
            anchors=(paper.unit, str(paper.year), name),
            holds=away <= max(usual.distance * DISTANCES, POINTS),
            numbers=tuple(Term(fact.number, role="other") for fact in ratio.facts),
            code="across.peers",
        )

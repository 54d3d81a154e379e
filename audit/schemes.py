"""Schemes: how a province gives points for execution in a year, as its announcement says.

A scheme turns an execution rate into the part of the full points that it earns. Which scheme a case falls under is
told by its year and by the names of places in its agency and title; where several fit, none is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from audit.intervals import HUNDRED, ONE, ZERO
from extract.records import Case


@dataclass(frozen=True, slots=True)
class Band:
    """From this rate on, this part of the full points, both in per cent."""

    least: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One scheme: for which places and years, and how a rate becomes points.

    Points are in proportion to the rate, unless ``bands`` give them, or ``per_unit`` points are taken off for each
    percentage point below 100. ``nothing_below`` is the rate that earns nothing at all, ``at_most`` the rate beyond
    which more earns no more. ``whole`` points are rounded, halves upwards.
    """

    name: str
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    bands: tuple[Band, ...] = ()
    per_unit: Decimal | None = None
    nothing_below: Decimal | None = None
    at_most: Decimal = HUNDRED
    whole: bool = False

    @property
    def plain(self) -> bool:
        """Whether points are in proportion to the rate at every rate up to ``at_most``."""
        return not (self.bands or self.per_unit or self.nothing_below or self.whole)

    def fits(self, case: Case) -> bool:
        """Whether a case is of these years and names one of these places, where they are limited at all."""
        named = f"{case.agency} {case.title}"
        in_years = not self.years or case.year in self.years
        return in_years and (not self.places or any(each in named for each in self.places))

    def points(self, rate: Decimal, weight: Decimal) -> Decimal:
        """The points out of ``weight`` that a rate in per cent earns.

        >>> Scheme(name="", nothing_below=Decimal(60)).points(Decimal("94.5"), Decimal(10))
        Decimal('9.45')
        >>> Scheme(name="", per_unit=Decimal("0.5"), whole=True).points(Decimal(93), Decimal(10))
        Decimal('7')
        """
        earned = self._earned(min(rate, self.at_most), weight)
        kept = min(max(earned, ZERO), weight)
        return kept.quantize(ONE, ROUND_HALF_UP) if self.whole else kept

    def _earned(self, rate: Decimal, weight: Decimal) -> Decimal:
        if self.nothing_below is not None and rate < self.nothing_below:
            return ZERO
        if self.bands:
            shares = [band.share for band in self.bands if rate >= band.least]
            return weight * max(shares, default=ZERO) / HUNDRED
        if self.per_unit is not None:
            return weight - self.per_unit * max(HUNDRED - rate, ZERO)
        return weight * rate / HUNDRED


def scheme_for(case: Case, schemes: Sequence[Scheme]) -> Scheme | None:
    """The one scheme that a case falls under: one that names its place before one that names none."""
    fitting = [each for each in schemes if each.fits(case)]
    named = [each for each in fitting if each.places] or fitting
    return named[0] if len(named) == 1 else None

"""Scheme file: how provinces give points for execution, by place and year."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from audit.schemes import Band, Scheme
from gouji.basis.reading import Entry, shaped

Percent = Annotated[Decimal, Field(ge=0)]


class BandEntry(Entry):
    """From this rate on, this part of the full points, in per cent."""

    least: Percent = Field(alias="from")
    share: Percent


class SchemeEntry(Entry):
    """One scheme of a file.

    ``places`` are names of which one stands in the agency or title of the reports that the scheme is for.
    """

    name: str = Field(min_length=1)
    province: str = ""
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kind: Literal["proportional", "bands", "per-unit"] = "proportional"
    bands: tuple[BandEntry, ...] = ()
    per_unit: Percent | None = None
    nothing_below: Percent | None = None
    at_most: Percent = Decimal(100)
    whole_points: bool = False

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if (self.kind == "bands") != bool(self.bands):
            raise ValueError("kind: bands 与 bands 须一起给出")
        if (self.kind == "per-unit") != (self.per_unit is not None):
            raise ValueError("kind: per-unit 与 per_unit 须一起给出")
        return self

    def scheme(self) -> Scheme:
        """The scheme as the audit takes it."""
        return Scheme(
            name=self.name,
            places=tuple(filter(None, (self.province, *self.places))),
            years=self.years,
            bands=tuple(Band(each.least, each.share) for each in self.bands),
            per_unit=self.per_unit,
            nothing_below=self.nothing_below,
            at_most=self.at_most,
            whole=self.whole_points,
        )


class SchemeFile(Entry):
    """The schemes of a file."""

    schemes: tuple[SchemeEntry, ...] = Field(min_length=1)


def read_schemes(path: Path, found: Mapping[str, Any]) -> tuple[Scheme, ...]:
    """The schemes of a file; raises Unusable with a sentence for each fault."""
    return tuple(each.scheme() for each in shaped(path, found, SchemeFile).schemes)

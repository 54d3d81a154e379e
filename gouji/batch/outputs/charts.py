"""Charts: bars and grids drawn as inline SVG, told apart by letters and patterns as well as by colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml.builder import ElementMaker  # type: ignore[import-not-found]

SVG = ElementMaker(
    namespace="http://www.w3.org/2000/svg", nsmap={None: "http://www.w3.org/2000/svg"}
)
WIDTH, NAMED, BAR, GAP = 720, 170, 18, 8
ROOM = 60
"""Room behind the longest bar for its figure."""
Element = Any


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: its size, the class that colours it, the letter inside it, and what it is called."""

    size: int
    style: str
    sign: str
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of parts beside its name."""

    name: str
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """All parts together."""
        return sum(part.size for part in self.parts)


def bars(title: str, given: Sequence[Bar]) -> Element:
    """A chart of lying bars, each with its parts, letters and total."""
    most = max((bar.size for bar in given), default=0)
    height = len(given) * (BAR + GAP) + GAP
    chart = SVG.svg(
        SVG.title(title),
        SVG.defs(*patterns()),
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        width=str(WIDTH),
        height=str(height),
    )
    for place, bar in enumerate(given):
        chart.extend(_bar(bar, GAP + place * (BAR + GAP), most))
    return chart


def _bar(bar: Bar, top: int, most: int) -> list[Element]:
    middle = top + BAR - 5
    name = SVG.text(bar.name, x=str(NAMED - 8), y=str(middle), **{"text-anchor": "end"})
    drawn, left = [name], NAMED
    for part in bar.parts:
        if not part.size:
            continue
        width = max(2, (WIDTH - NAMED - ROOM) * part.size // max(1, most))
        drawn.extend(_part(part, (left, top, width)))
        left += width
    drawn.append(SVG.text(str(bar.size), x=str(left + 6), y=str(middle), **{"class": "total"}))
    return drawn


def _part(part: Part, area: tuple[int, int, int]) -> list[Element]:
    left, top, width = area
    shape = {"x": str(left), "y": str(top), "width": str(width), "height": str(BAR)}
    told = SVG.title(f"{part.name} {part.size}")
    drawn = [SVG.rect(told, **{**shape, "class": f"part {part.style}"})]
    if f"hatch-{part.style}" in HATCHES:
        drawn.append(SVG.rect(**{**shape, "fill": f"url(#hatch-{part.style})"}))
    if width >= 14:
        middle = {"x": str(left + width // 2), "y": str(top + BAR - 5)}
        drawn.append(SVG.text(part.sign, **{**middle, "class": "sign", "text-anchor": "middle"}))
    return drawn


HATCHES = ("hatch-unchecked", "hatch-unread", "hatch-single", "hatch-unverified", "hatch-info")
"""Styles that are hatched, so that what was not checked never looks like what was."""


def patterns() -> list[Element]:
    """The hatchings of the charts."""
    made = []
    for name in HATCHES:
        line = SVG.path(d="M0 6 L6 0", stroke="#555", **{"stroke-width": "1"})
        size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
        made.append(SVG.pattern(line, id=name, **size))
    return made

"""Figures that were run together, cut so that each fits under its head: 10097.509.75 as 100, 97.50 and 9.75.

Figures of one kind look alike: the same decimals, and about as many digits; a score does not pass its weight. The
cuts that look best are taken further, some dozens at a time.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from extract.readers.flat_kinds import POINTS, Kind, Traits, fit, traits_of, units
from extract.vocabulary import derived

_BEAM: Final = 40
_LONGEST: Final = 18
_SIGNS: Final = "≥≧≤≦＞＜><=＝═"
_BEGINS: Final = _SIGNS + "-"  # what a figure may begin with but for its digits
_START: Final = re.compile(rf"[{_SIGNS}]*")
_FIGURE: Final = re.compile(r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
_WELL_FORMED: Final = re.compile(r"-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:[,，]\d{3})+)(?:\.\d+)?")
_CLOSE: Final = 2
_IMPOSSIBLE: Final = -30
_HUNDREDTHS: Final = 2
_ONE_ZERO: Final = 5  # nothing beside something is seen less often than two amounts of a size
_USUAL: Final = frozenset({1, 4, 6})
_CUSTOMARY: Final = 5  # weights are mostly multiples of it


class Split(NamedTuple):
    """Where the pieces of a run of figures end, how well they fit, and whether another cut fits nearly as well."""

    score: int
    ends: tuple[int, ...]
    close: bool = False


def figures_pattern() -> re.Pattern[str]:
    """A run of figures, each with its sign and its unit."""
    return _pattern()


@derived
def _pattern() -> re.Pattern[str]:
    listed = sorted((u for u in units() if u), key=len, reverse=True)
    unit = "|".join(map(re.escape, listed))
    sign = _SIGNS
    # what follows a unit in a cell begins another cell; a word may begin like a unit
    parted = rf"(?:{unit})(?=[\d{sign}—，。；、（(]|$)"
    last = r"\d(?![、．\d])|\d(?=\d)|[.,，](?=\d)"
    # a target and what came of it have the same unit, whatever follows the second
    pair = rf"[{sign}]?(?:{last})+(?P<same>{unit})[{sign}]?(?:{last})+(?P=same)"
    one = rf"[{sign}](?:{last})+(?:[%％]|{unit})|[{sign}]?(?:{last})+(?:[%％]|{parted})?"
    fall = rf"(?<=[\d%％])-(?:{last})+[%％]?"
    return re.compile(rf"(?:{pair}|{one}|{fall})+")


@derived
def best_split(text: str, kinds: tuple[Kind, ...]) -> Split | None:
    """The best way to cut a run of figures into one piece for each kind, or None where there is none."""
    beam: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for index in range(len(kinds)):
        grown = [
            (score + gain, (*ends, end))
            for score, ends in beam
            for end, gain in _pieces(text, ends, kinds, index)
        ]
        beam = sorted(grown, key=lambda item: (-item[0], item[1]))[:_BEAM]
    whole = [(score, ends) for score, ends in beam if ends and ends[-1] == len(text)]
    if not whole or whole[0][0] < 0:
        return None
    close = len(whole) > 1 and whole[1][0] >= whole[0][0] - _CLOSE
    return Split(*whole[0], close)


def _pieces(
    text: str, ends: tuple[int, ...], kinds: Sequence[Kind], index: int
) -> Iterator[tuple[int, int]]:
    """Where the next piece may end, and how well it fits under its head and beside the piece before."""
    start = ends[-1] if ends else 0
    before = text[ends[-2] if len(ends) > 1 else 0 : start] if ends else ""
    last = index == len(kinds) - 1
    apart = not last and kinds[index + 1] is Kind.UNIT
    for end in _ends(text, start, kinds[index], apart=apart):
        if last and end != len(text):
            continue
        piece = text[start:end]
        gain = fit(piece, kinds[index])
        if kinds[index] is Kind.NOTE and index and piece.isdigit():
            gain = 1  # a remark may begin with a figure
        if gain >= 0:
            yield (
                end,
                gain - bool(index) + _likeness(before, piece, kinds[max(index - 1, 0) : index + 1]),
            )


def _ends(text: str, start: int, kind: Kind, *, apart: bool) -> Iterator[int]:
    """Where a piece that begins at ``start`` may end; ``apart`` says that its unit stands in a cell of its own."""
    signs = _START.match(text, start)
    digits = signs.end() if signs else start
    if kind is Kind.SIGN or kind is Kind.UNIT:
        end = digits if kind is Kind.SIGN else _behind_unit(text, start)
        yield from [end] * (end > start)
        return
    run = _FIGURE.match(text, digits)
    for end in range(digits + 1, min(run.end(), digits + _LONGEST) + 1) if run else ():
        if not _WELL_FORMED.fullmatch(text, digits, end):
            continue
        stop = end if apart or not run or end < run.end() else _behind_unit(text, end)
        if apart or stop == len(text) or text[stop].isdigit() or text[stop] in _BEGINS:
            yield stop


def _behind_unit(text: str, end: int) -> int:
    """Where the unit behind a figure ends."""
    stop = end
    while stop < len(text) and not (text[stop].isdigit() or text[stop] in "≥≧≤≦＞＜><=＝═—-.,，"):
        stop += 1
    return stop


def _likeness(before: str, piece: str, kinds: Sequence[Kind]) -> int:
    """How well two neighbours go together."""
    usual = _customary(piece, kinds[-1])
    if not before or len(kinds) < 2:
        return usual
    first, second = traits_of(before), traits_of(piece)
    if kinds[0] is kinds[1] and kinds[0] in {Kind.MONEY, Kind.COUNT}:
        return usual + _alike(first, second)
    if kinds[0] is Kind.TARGET and kinds[1] is Kind.TARGET:
        return 3 if first.unit == second.unit != "" else -2
    if kinds[0] in POINTS and kinds[1] in POINTS:
        if first.figure is None or second.figure is None or second.figure > first.figure:
            return _IMPOSSIBLE
        return 3 if first.figure == second.figure else 1
    return usual


def _customary(piece: str, kind: Kind) -> int:
    """Whether a weight is one that forms mostly give, and an amount has decimals that money mostly has."""
    traits = traits_of(piece)
    if kind is Kind.MONEY and traits.decimals:
        return 1 if traits.decimals == _HUNDREDTHS else 0 if traits.decimals in _USUAL else -2
    if kind is not Kind.WEIGHT or traits.figure is None:
        return 0
    return 2 if traits.figure % _CUSTOMARY == 0 and not traits.decimals else 0


def _alike(first: Traits, second: Traits) -> int:
    """Whether two amounts are printed alike."""
    if first.figure is None or second.figure is None:
        return 0
    if bool(first.figure) != bool(second.figure):
        return _same_decimals(first.decimals, second.decimals) - _ONE_ZERO
    sizes = abs(first.figure.adjusted() - second.figure.adjusted()) if first.figure else 0
    same = first.figure == second.figure != 0
    return _same_decimals(first.decimals, second.decimals) + same - min(2 * sizes, 6)


def _same_decimals(first: int, second: int) -> int:
    """How likely two amounts have so many decimals; zeros at the end of hundredths are often left out."""
    if first == second:
        return 4
    return -1 if max(first, second) <= _HUNDREDTHS else -5

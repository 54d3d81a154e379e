"""Slips: rows that print as many cells as their heads, but not under them, since merged cells were dropped.

Programs that list the cells of a web page leave out those that a merged cell covers, and make up for them at the end of
the row: what follows has slipped to the left.
"""

from collections.abc import Sequence
from typing import Final

from extract.readers.flat_kinds import FIGURES, Kind, fit, traits_of
from extract.vocabulary.form_words import is_total

_WORDED: Final = frozenset({Kind.LEVEL1, Kind.LEVEL2, Kind.NAME, Kind.LABEL})
_MOST: Final = 3  # merged cells before a row
_SURELY: Final = 6  # how much better a row has to fit when it is moved


def slip_of(texts: Sequence[str], kinds: Sequence[Kind], *, bars: bool) -> int | None:
    """By how many columns the texts of a row have slipped to the left; None where they stand under no heads as printed.

    Between bars each cell is certain but for a total that was filled up behind, since its label lies over several.
    """
    filled_up = is_total(texts[0]) and not texts[-1]
    if not (bars and not filled_up) and not _stands(texts, kinds):
        return None
    if not any(traits_of(text).figure is not None for text in texts):
        return 0  # a second row of heads
    room = len(texts) - max((i + 1 for i, text in enumerate(texts) if text), default=len(texts))
    merits = [
        sum(fit(text, kind) for text, kind in zip(texts, kinds[by:], strict=False) if text)
        for by in range(min(room, _MOST) + 1)
    ]
    best = max(range(len(merits)), key=lambda by: (merits[by], -by))
    return best if merits[best] > merits[0] + _SURELY else 0


def _stands(texts: Sequence[str], kinds: Sequence[Kind]) -> bool:
    """Whether no words stand under figures, and no figures under words."""
    pairs = [(traits_of(text), kind) for text, kind in zip(texts, kinds, strict=True)]
    return not any(
        traits.words if kind in FIGURES else traits.bare and kind in _WORDED
        for traits, kind in pairs
    )

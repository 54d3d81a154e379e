"""Decoding: from the recogniser's probabilities to characters, each with its doubt and what else it may be.

The network gives for every narrow column of a line the probability of each character and of none. Characters are runs
of columns with the same winner. A column where another character, or none, comes near the winner leaves a doubt.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

BLANK: Final = 0
_FIGURES: Final = "0123456789.,%-"
_SURE: Final = 0.99  # a character with this probability has no runner-up worth telling
_RIVAL: Final = 0.02  # a runner-up below this is noise
_LOST: Final = 0.1  # a figure that nearly won where none was read

Probabilities = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mark:
    """One character as recognised: the column of its peak, its probability, and the runner-up.

    ``rival`` is another character, empty for "none", or None where nothing came near. A mark without ``text`` is a
    figure that nearly was read.
    """

    text: str
    column: float
    probability: float
    rival: str | None = None


def decoded(
    probabilities: Probabilities, characters: Sequence[str], columns: int
) -> Iterator[Mark]:
    """The characters of one line; only its first ``columns`` columns show the line, the rest is padding."""
    answers = probabilities[:columns]
    winner = answers.argmax(1)
    best = np.take_along_axis(answers, winner[:, None], 1)[:, 0]
    starts = np.nonzero(np.concatenate([[True], winner[1:] != winner[:-1]]))[0].tolist()
    spans = list(zip(starts, [*starts[1:], len(winner)], strict=True))
    for start, end in spans:
        index = int(winner[start])
        if index != BLANK:
            peak = start + int(best[start:end].argmax())
            yield _read(answers[peak], index, (start + end - 1) / 2, characters)
        elif end - start > 2:
            # a column beside a character only shows its edge
            yield from _nearly(answers[start + 1 : end - 1], start + 1, characters)


def _read(column: Probabilities, winner: int, at: float, characters: Sequence[str]) -> Mark:
    """The winner of a column, with the strongest character of another shape as its rival."""
    probability = float(column[winner])
    if probability >= _SURE:
        return Mark(characters[winner], at, probability)
    for other in np.argsort(column)[-4:][::-1].tolist():
        text = "" if other == BLANK else characters[other]
        if other == winner or column[other] < _RIVAL:
            continue
        if text and _shape(text) == _shape(characters[winner]):
            probability += float(column[other])  # wide and narrow forms are one shape
            continue
        return Mark(characters[winner], at, min(probability, 1.0), text)
    return Mark(characters[winner], at, min(probability, 1.0))


def _shape(text: str) -> str:
    """What a character looks like, whatever its width."""
    return unicodedata.normalize("NFKC", text)


def _nearly(column: Probabilities, start: int, characters: Sequence[str]) -> Iterator[Mark]:
    """A figure that nearly won in columns where nothing was read."""
    weakest = int(column[:, BLANK].argmin())
    nothing = float(column[weakest, BLANK])
    if nothing > 1 - _LOST:
        return
    other = int(column[weakest, 1:].argmax()) + 1
    if characters[other] in _FIGURES and column[weakest, other] >= _LOST:
        yield Mark("", start + weakest, nothing, characters[other])

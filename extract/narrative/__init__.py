"""Narrative: from running text to records, each number with the words that name it."""

from collections.abc import Sequence

from extract.document import Document
from extract.fragments import Fragments
from extract.numbers import Number

__all__ = ["recognise_phrase", "recognise_prose"]


def recognise_prose(document: Document, numbers: Sequence[Number]) -> Fragments:
    """Everything that the paragraphs of ``document`` say about ``numbers``, as records in reading order."""
    del document, numbers
    return Fragments()


def recognise_phrase(
    text: str,
    offset: int,
    numbers: Sequence[Number],
    *,
    section: str,
    path: tuple[str, ...] = (),
    default_measure: str = "",
) -> Fragments:
    """What the words of one table cell say about the numbers in it.

    ``offset`` is where ``text`` starts in its block and ``numbers`` are those that lie in it; facts carry
    ``section``, ``path`` and, where the words name no measure, ``default_measure``.
    """
    del text, offset, numbers, section, path, default_measure
    return Fragments()
